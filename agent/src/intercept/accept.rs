//! Accept: each connection that reaches the listeners, with the flow that the kernel told of it beforehand.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::os::fd::AsRawFd;

use tokio::net::{TcpListener, TcpSocket, TcpStream};
use weir_ebpf::{Flow, FlowKey};

use super::redirect::Flows;

/// Connections that may wait to be accepted; the kernel cuts it to `net.core.somaxconn`.
const BACKLOG: u32 = 4096;
/// The ports that are tried: only root can take one of them after the agent is gone.
const PORTS: std::ops::Range<u16> = 600..1024;
/// Ports in that range that belong to services a machine may well run (ipp, ldaps, dns over tls, rsync, imaps ...).
const SERVICES: [u16; 16] = [
    623, 631, 636, 646, 666, 674, 749, 853, 860, 873, 902, 989, 990, 992, 993, 995,
];
/// How many ports are tried before the kernel may choose any.
const TRIES: usize = 64;

/// A connection that the kernel sent here, or that somebody dialled.
#[derive(Debug)]
pub struct Intercepted {
    /// The connection to the application.
    pub stream: TcpStream,
    /// The application's end of it.
    pub peer: SocketAddr,
    /// Who made it and where it was bound. `None`: a local process dialled the listener itself and gets nothing.
    pub flow: Option<Flow>,
}

/// Takes connections from both listeners.
#[derive(Debug)]
pub struct Acceptor {
    listeners: Listeners,
    flows: Flows,
    netns: u64,
}

impl Acceptor {
    pub(super) fn new(listeners: Listeners, flows: Flows) -> io::Result<Self> {
        let netns = netns_cookie(&listeners.v4)?;
        Ok(Self {
            listeners,
            flows,
            netns,
        })
    }

    /// The next connection. Cancelling it loses none.
    ///
    /// # Errors
    /// What `accept` says; all but a shortage of descriptors or memory concern one connection only.
    pub async fn accept(&mut self) -> io::Result<Intercepted> {
        let (stream, peer) = match &self.listeners.v6 {
            Some(v6) => tokio::select! {
                taken = self.listeners.v4.accept() => taken,
                taken = v6.accept() => taken,
            },
            None => self.listeners.v4.accept().await,
        }?;
        let flow = self
            .flows
            .take(&FlowKey::of(self.netns, peer, self.listeners.port));
        // An answer's small pieces must not wait for an acknowledgement; a connection that is gone already errs later.
        let _ = stream.set_nodelay(true);
        Ok(Intercepted { stream, peer, flow })
    }
}

/// The loopback listeners, on one port in both families; IPv6's is missing where the machine has none.
#[derive(Debug)]
pub(super) struct Listeners {
    port: u16,
    v4: TcpListener,
    v6: Option<TcpListener>,
}

impl Listeners {
    /// Listens on a port that is none of `guarded`: a redirect to a guarded port would look like a way round it.
    pub(super) fn bind(guarded: &[u16]) -> io::Result<Self> {
        for port in candidates(guarded)? {
            match Self::on(port) {
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
                Err(error) if error.kind() == io::ErrorKind::PermissionDenied => break,
                listeners => return listeners,
            }
        }
        for _ in 0..TRIES {
            match Self::on(0) {
                Ok(listeners) if guarded.contains(&listeners.port) => {}
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
                listeners => return listeners,
            }
        }
        Err(io::ErrorKind::AddrInUse.into())
    }

    /// Listens on `port`, 0 for one that the kernel chooses.
    fn on(port: u16) -> io::Result<Self> {
        let v4 = TcpSocket::new_v4()?;
        v4.bind((Ipv4Addr::LOCALHOST, port).into())?;
        let v4 = v4.listen(BACKLOG)?;
        let port = v4.local_addr()?.port();
        let v6 = match listen6(port) {
            Ok(v6) => Some(v6),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
            Err(error) => {
                tracing::debug!(%error, "no IPv6 listener: connects to IPv6 addresses are refused");
                None
            }
        };
        Ok(Self { port, v4, v6 })
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &TcpListener> {
        std::iter::once(&self.v4).chain(&self.v6)
    }
}

fn listen6(port: u16) -> io::Result<TcpListener> {
    let v6 = TcpSocket::new_v6()?;
    v6.bind((Ipv6Addr::LOCALHOST, port).into())?;
    v6.listen(BACKLOG)
}

/// [`TRIES`] random ports of [`PORTS`]: two agents seldom meet, and nobody knows the port beforehand.
fn candidates(guarded: &[u16]) -> io::Result<Vec<u16>> {
    let mut random = [0u8; TRIES * 2];
    aws_lc_rs::rand::fill(&mut random)
        .map_err(|_| io::Error::other("the system gives no random bytes"))?;
    let span = PORTS.end - PORTS.start;
    Ok(random
        .chunks_exact(2)
        .map(|pair| pair.iter().fold(0u16, |n, b| n << 8 | u16::from(*b)))
        .map(|n| PORTS.start + n % span)
        .filter(|port| !SERVICES.contains(port) && !guarded.contains(port))
        .collect())
}

/// The cookie of the network namespace that `socket` lives in.
fn netns_cookie(socket: &impl AsRawFd) -> io::Result<u64> {
    const SO_NETNS_COOKIE: libc::c_int = 71;
    let mut cookie = 0u64;
    let mut length: libc::socklen_t = 8;
    // SAFETY: the descriptor is open, and the kernel writes at most `length` bytes to `cookie`.
    let result = unsafe {
        libc::getsockopt(
            socket.as_raw_fd(),
            libc::SOL_SOCKET,
            SO_NETNS_COOKIE,
            (&raw mut cookie).cast(),
            &raw mut length,
        )
    };
    if result == 0 {
        Ok(cookie)
    } else {
        Err(io::Error::last_os_error())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_avoid_services_and_guarded_ports() {
        let guarded: Vec<u16> = (600..1000).collect();
        for port in candidates(&guarded).unwrap() {
            assert!((1000..1024).contains(&port));
        }
        for port in candidates(&[]).unwrap() {
            assert!(PORTS.contains(&port) && !SERVICES.contains(&port));
        }
    }

    #[tokio::test]
    async fn both_families_share_a_port_that_is_not_guarded() {
        let guarded: Vec<u16> = PORTS.collect();
        let listeners = Listeners::bind(&guarded).unwrap();
        assert!(!guarded.contains(&listeners.port()));
        for listener in listeners.all() {
            let at = listener.local_addr().unwrap();
            assert_eq!(at.port(), listeners.port());
            assert!(at.ip().is_loopback());
        }
    }

    #[tokio::test]
    async fn the_namespace_has_a_cookie() {
        let listeners = Listeners::bind(&[]).unwrap();
        let cookies: Vec<u64> = listeners
            .all()
            .map(|listener| netns_cookie(listener).unwrap())
            .collect();
        assert!(
            cookies
                .iter()
                .all(|cookie| *cookie != 0 && *cookie == cookies[0])
        );
    }
}
