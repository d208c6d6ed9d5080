//! A provider that is 50 ms away: behind two TUN devices and a relay that holds each packet for half of that.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::AsRawFd;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use rustix::thread::{UnshareFlags, unshare_unsafe};
use tokio::net::TcpListener;

use crate::certs::Certs;
use crate::world::ip;

/// How long a packet is on its way, in each direction.
const ONE_WAY: Duration = Duration::from_millis(25);
/// No packet of a TUN device is longer than its MTU of 1,500 bytes.
const PACKET: usize = 2048;
/// The lab's end of the way.
const NEAR: &str = "198.51.100.1";

/// The host that is far, and its address.
pub fn host() -> (&'static str, &'static str) {
    crate::NAMES[1]
}

/// Takes the far host's address from this network namespace and serves it in another one, behind the relay.
///
/// All of it ends with the process.
pub fn serve(certs: Arc<Certs>) -> Result<()> {
    let (_, address) = host();
    let near = tun(c"far0")?;
    ip(&["addr", "del", &format!("{address}/32"), "dev", "lo"])?;
    ip(&["addr", "add", &format!("{NEAR}/32"), "dev", "far0"])?;
    ip(&["link", "set", "far0", "up"])?;
    let to = format!("{address}/32");
    ip(&["route", "add", &to, "dev", "far0", "src", NEAR])?;
    let (ready, is_ready) = channel();
    std::thread::spawn(move || {
        let _ = ready.send(other_side(near, address).map_err(|error| format!("{error:#}")));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let listener = TcpListener::bind((address, 443)).await?;
            super::fast::serve(listener, certs).await
        })
    });
    match is_ready.recv()? {
        Ok(()) => Ok(()),
        Err(error) => anyhow::bail!("the far provider's side: {error}"),
    }
}

/// Moves this thread into a network namespace of its own, joined to the lab's by the relay.
fn other_side(near: File, address: &str) -> Result<()> {
    // SAFETY: a network namespace belongs to the thread alone; no memory or descriptor is unshared.
    unsafe { unshare_unsafe(UnshareFlags::NEWNET) }.context("a network namespace")?;
    let far = tun(c"far1")?;
    ip(&["link", "set", "lo", "up"])?;
    ip(&["addr", "add", &format!("{address}/32"), "dev", "far1"])?;
    ip(&["link", "set", "far1", "up"])?;
    let back = format!("{NEAR}/32");
    ip(&["route", "add", &back, "dev", "far1", "src", address])?;
    carry(near.try_clone()?, far.try_clone()?);
    carry(far, near);
    Ok(())
}

/// Carries packets one way, each [`ONE_WAY`] after it came.
fn carry(from: File, to: File) {
    let (sender, receiver) = channel();
    std::thread::spawn(move || read(from, &sender));
    std::thread::spawn(move || write(to, &receiver));
}

fn read(mut from: File, sender: &Sender<(Instant, Vec<u8>)>) {
    let mut packet = [0; PACKET];
    while let Ok(length) = from.read(&mut packet) {
        if sender
            .send((Instant::now() + ONE_WAY, packet[..length].to_vec()))
            .is_err()
        {
            return;
        }
    }
}

fn write(mut to: File, receiver: &Receiver<(Instant, Vec<u8>)>) {
    while let Ok((due, packet)) = receiver.recv() {
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        // A packet that the device does not take is lost, as on any way.
        let _ = to.write(&packet);
    }
}

/// A TUN device of this network namespace.
fn tun(name: &std::ffi::CStr) -> Result<File> {
    let file = File::options()
        .read(true)
        .write(true)
        .open("/dev/net/tun")
        .context("/dev/net/tun")?;
    // SAFETY: all-zero is a valid request.
    let mut request: libc::ifreq = unsafe { std::mem::zeroed() };
    for (to, from) in request.ifr_name.iter_mut().zip(name.to_bytes_with_nul()) {
        *to = from.cast_signed();
    }
    request.ifr_ifru.ifru_flags = libc::c_short::try_from(libc::IFF_TUN | libc::IFF_NO_PI)?;
    // SAFETY: the request lives through the call and has the kernel's layout.
    let failed = unsafe { libc::ioctl(file.as_raw_fd(), libc::TUNSETIFF, &raw mut request) };
    ensure!(
        failed == 0,
        "a TUN device: {}",
        std::io::Error::last_os_error()
    );
    Ok(file)
}
