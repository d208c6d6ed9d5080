//! A relay that wraps TLS with a name around what plain clients send: some tools name no host in their handshake.
#![expect(clippy::disallowed_methods, reason = "the lab's client is the caller")]

use std::net::ToSocketAddrs;

use anyhow::{Context, Result};
use rustls::pki_types::ServerName;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio_rustls::TlsConnector;

use super::raw::{self, HOST};

/// Listens on the host's own address at port 80, and relays to its port 443, until it is killed.
pub fn run() -> Result<()> {
    let to = (HOST, 443)
        .to_socket_addrs()?
        .next()
        .context("the host has no address")?;
    let tls = TlsConnector::from(raw::trusting("http/1.1")?);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind((to.ip(), 80)).await?;
        println!("ready");
        loop {
            let (near, _) = listener.accept().await?;
            let tls = tls.clone();
            tokio::spawn(async move {
                let _ = relay(near, to, &tls).await;
            });
        }
    })
}

async fn relay(mut near: TcpStream, to: std::net::SocketAddr, tls: &TlsConnector) -> Result<()> {
    let far = TcpSocket::new_v4()?.connect(to).await?;
    let mut far = Box::pin(tls.connect(ServerName::try_from(HOST)?, far)).await?;
    tokio::io::copy_bidirectional(&mut near, &mut far).await?;
    Ok(())
}
