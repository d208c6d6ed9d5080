//! The bench's own lab process: the resolver and the fast provider, nothing else.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use tokio::net::{TcpListener, UdpSocket};

use crate::certs::Certs;

/// Serves in a namespace that [`crate::world::enter`] has made; prints `ready`; ends when standard input ends.
///
/// Writes `root.pem`, and `front.pem` with `front.key` for a proxy that stands before the provider.
pub async fn serve(dir: &Path) -> Result<()> {
    let certs = Arc::new(Certs::make()?);
    std::fs::write(dir.join("root.pem"), &certs.root_pem)?;
    std::fs::write(dir.join("front.pem"), &certs.front.certificate_pem)?;
    std::fs::write(dir.join("front.key"), &certs.front.key_pem)?;
    let resolver = UdpSocket::bind((crate::RESOLVER, 53)).await?;
    tokio::spawn(crate::resolver::serve(resolver));
    let (_, address) = crate::NAMES.first().context("the lab has names")?;
    let listener = TcpListener::bind((*address, 443)).await?;
    tokio::spawn(super::fast::serve(listener, Arc::clone(&certs)));
    let (far, _) = super::far::host();
    std::fs::write(dir.join("far.pem"), &certs.far.certificate_pem)?;
    std::fs::write(dir.join("far.key"), &certs.far.key_pem)?;
    super::far::serve(certs).with_context(|| format!("{far}, 50 ms away"))?;
    println!("ready");
    tokio::task::spawn_blocking(|| std::io::copy(&mut std::io::stdin(), &mut std::io::sink()))
        .await??;
    Ok(())
}
