//! The lab's own process: leaves the host's network, gives itself addresses, serves until told to end.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use rustix::mount::{MountPropagationFlags, mount_bind, mount_change};
use rustix::thread::{UnshareFlags, unshare_unsafe};
use tokio::net::{TcpListener, UdpSocket};

use crate::certs::Certs;
use crate::provider::Provider;

/// Moves this (single-threaded) process into a network and mount namespace of its own and sets both up.
pub fn enter(dir: &Path) -> Result<()> {
    // SAFETY: the process has one thread and shares no descriptor table.
    unsafe { unshare_unsafe(UnshareFlags::NEWNET | UnshareFlags::NEWNS) }
        .context("a namespace of its own (needs root)")?;
    mount_change(
        "/",
        MountPropagationFlags::PRIVATE | MountPropagationFlags::REC,
    )?;
    ip(&["link", "set", "lo", "up"])?;
    ip(&[
        "addr",
        "add",
        &format!("{}/32", crate::RESOLVER),
        "dev",
        "lo",
    ])?;
    let mut added: Vec<&str> = Vec::new();
    for (_, address) in crate::NAMES {
        if !added.contains(address) {
            ip(&["addr", "add", &format!("{address}/32"), "dev", "lo"])?;
            added.push(address);
        }
    }
    for (_, address) in crate::NAMES6 {
        ip(&[
            "addr",
            "add",
            &format!("{address}/128"),
            "dev",
            "lo",
            "nodad",
        ])?;
    }
    std::fs::write(
        dir.join("resolv.conf"),
        format!(
            "nameserver {}\noptions timeout:1 attempts:2\n",
            crate::RESOLVER
        ),
    )?;
    std::fs::write(dir.join("hosts"), "127.0.0.1 localhost\n::1 localhost\n")?;
    for name in ["resolv.conf", "hosts"] {
        let target = std::fs::canonicalize(format!("/etc/{name}"))
            .unwrap_or_else(|_| format!("/etc/{name}").into());
        mount_bind(dir.join(name), &target)
            .with_context(|| format!("the lab's own {}", target.display()))?;
    }
    Ok(())
}

/// Runs `ip` in this thread's network namespace.
pub(crate) fn ip(arguments: &[&str]) -> Result<()> {
    let status = Command::new("ip")
        .args(arguments)
        .status()
        .context("ip (package iproute2)")?;
    ensure!(status.success(), "ip {} failed", arguments.join(" "));
    Ok(())
}

/// Serves providers and resolver; prints `ready`; ends when standard input ends.
pub async fn serve(dir: &Path) -> Result<()> {
    let certs = Arc::new(Certs::make()?);
    std::fs::write(dir.join("root.pem"), &certs.root_pem)?;
    let resolver = UdpSocket::bind((crate::RESOLVER, 53)).await?;
    tokio::spawn(crate::resolver::serve(resolver));
    let provider = Arc::new(Provider::new(dir, certs)?);
    let mut bound: Vec<&str> = Vec::new();
    for (name, address) in crate::NAMES {
        if bound.contains(address) {
            continue;
        }
        bound.push(address);
        let listener = TcpListener::bind((*address, 443)).await?;
        if *name == "greeter.example" {
            tokio::spawn(crate::provider::greet(listener));
        } else {
            tokio::spawn(provider.clone().serve(listener, name.starts_with("h1.")));
        }
    }
    for (_, address) in crate::NAMES6 {
        let listener = TcpListener::bind((*address, 443)).await?;
        tokio::spawn(provider.clone().serve(listener, false));
    }
    println!("ready");
    tokio::task::spawn_blocking(|| std::io::copy(&mut std::io::stdin(), &mut std::io::sink()))
        .await??;
    Ok(())
}
