//! The clients: this binary again, in or out of the guarded cgroup, doing one thing and saying how it went.
#![expect(clippy::disallowed_methods, reason = "the test is the caller")]

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream, UdpSocket};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use weir::intercept::{Interception, Plan};

use crate::lab::{PORTS, answer, loopback_up};

/// The variable that turns the binary into a client.
pub const ROLE: &str = "WEIR_LAB_ROLE";
/// What precedes the words of a client on its output.
pub const SAYS: &str = "SAYS ";

/// Does what `task` names.
pub fn act(task: &str) {
    let mut words = task.split(' ');
    let name = words.next().unwrap();
    let to: Vec<SocketAddr> = words.map(|word| word.parse().unwrap()).collect();
    match name {
        "tcp" => say(&tcp(to[0])),
        "many" => say(&many(to[0])),
        "othernet" => {
            // SAFETY: this process has one thread that matters, and only its view of the network changes.
            assert_eq!(unsafe { libc::unshare(libc::CLONE_NEWNET) }, 0);
            loopback_up();
            say(&tcp(to[0]));
        }
        "udp" => say(&udp(to[0])),
        "raw" => say(&raw()),
        "forge" => say(&forge()),
        "again" => say(&again(to[0], to[1])),
        "fastopen" => say(&fast_open(to[0])),
        "device" => say(&device(to[0])),
        "early" => early(to[0]),
        "agent" => agent(),
        "logging" => logging(),
        "ours" => ours(to[0]),
        other => panic!("no such task: {other}"),
    }
}

fn say(words: &str) {
    println!("{SAYS}{words}");
    io::stdout().flush().unwrap();
}

fn wait() {
    let mut line = String::new();
    io::stdin().read_line(&mut line).unwrap();
}

fn outcome(result: io::Result<String>) -> String {
    result.unwrap_or_else(|error| match error.raw_os_error() {
        Some(libc::ECONNREFUSED) => "ECONNREFUSED".to_owned(),
        Some(libc::EPERM) => "EPERM".to_owned(),
        _ => format!("error {error}"),
    })
}

/// Connects, and says the peer that it sees and the line that it is sent.
fn tcp(to: SocketAddr) -> String {
    let begun = Instant::now();
    let words = outcome(TcpStream::connect_timeout(&to, Duration::from_secs(10)).and_then(heard));
    assert!(
        begun.elapsed() < Duration::from_secs(5),
        "{words} took {:?}",
        begun.elapsed()
    );
    format!("{words} pid {}", std::process::id())
}

fn heard(stream: TcpStream) -> io::Result<String> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut line = String::new();
    BufReader::new(&stream).read_line(&mut line)?;
    // A fast-opened socket has a peer once it has an answer.
    let peer = stream.peer_addr()?;
    Ok(format!("peer {peer} heard {}", line.trim()))
}

fn many(to: SocketAddr) -> String {
    let threads: Vec<_> = (0..50)
        .map(|_| {
            std::thread::spawn(move || {
                (0..10)
                    .filter(|_| tcp(to).contains(&format!("heard flow {to} ")))
                    .count()
            })
        })
        .collect();
    threads
        .into_iter()
        .map(|thread| thread.join().unwrap())
        .sum::<usize>()
        .to_string()
}

/// Sends to `to` unconnected, then connects.
fn udp(to: SocketAddr) -> String {
    let socket = UdpSocket::bind(if to.is_ipv4() { "0.0.0.0:0" } else { "[::]:0" }).unwrap();
    let sent = outcome(socket.send_to(b"x", to).map(|_| "sent".to_owned()));
    let connected = outcome(socket.connect(to).map(|()| "connected".to_owned()));
    format!("{sent} {connected}")
}

fn socket(family: i32, kind: i32, protocol: i32) -> io::Result<OwnedFd> {
    // SAFETY: no memory is passed; a descriptor that is returned is ours.
    match unsafe { libc::socket(family, kind | libc::SOCK_CLOEXEC, protocol) } {
        -1 => Err(io::Error::last_os_error()),
        fd => Ok(unsafe { OwnedFd::from_raw_fd(fd) }),
    }
}

/// Raw sockets for TCP, for anything, for TCP over IPv6, and for ICMP.
fn raw() -> String {
    let tries = [
        (libc::AF_INET, libc::IPPROTO_TCP),
        (libc::AF_INET, libc::IPPROTO_RAW),
        (libc::AF_INET6, libc::IPPROTO_TCP),
        (libc::AF_INET, libc::IPPROTO_ICMP),
    ];
    let made = |(family, protocol)| {
        outcome(socket(family, libc::SOCK_RAW, protocol).map(|_| "made".to_owned()))
    };
    tries.map(made).join(" ")
}

/// Writes a SYN to 127.0.0.1:443, header and all, through a raw ICMP socket, then an honest ping.
fn forge() -> String {
    let raw = socket(libc::AF_INET, libc::SOCK_RAW, libc::IPPROTO_ICMP).unwrap();
    let ping = send_raw(&raw, &[8, 0, 0xf7, 0xff, 0, 0, 0, 0]);
    let on: libc::c_int = 1;
    // SAFETY: the option takes an int.
    let set = unsafe {
        libc::setsockopt(
            raw.as_raw_fd(),
            libc::IPPROTO_IP,
            libc::IP_HDRINCL,
            (&raw const on).cast(),
            4,
        )
    };
    assert_eq!(set, 0);
    let mut packet = [0u8; 40];
    packet[0] = 0x45;
    packet[3] = 40;
    packet[8] = 64;
    packet[9] = 6;
    packet[12..16].copy_from_slice(&[127, 0, 0, 1]);
    packet[16..20].copy_from_slice(&[127, 0, 0, 1]);
    packet[20..24].copy_from_slice(&[0x9c, 0x40, 0x01, 0xbb]);
    packet[32] = 0x50;
    packet[33] = 2;
    format!("ping {ping} syn {}", send_raw(&raw, &packet))
}

fn send_raw(raw: &OwnedFd, packet: &[u8]) -> String {
    let (address, length) = raw_address("127.0.0.1:0".parse().unwrap());
    // SAFETY: packet and address are valid for their lengths.
    let sent = unsafe {
        libc::sendto(
            raw.as_raw_fd(),
            packet.as_ptr().cast(),
            packet.len(),
            0,
            address.as_ptr().cast(),
            length,
        )
    };
    if sent < 0 {
        outcome(Err(io::Error::last_os_error()))
    } else {
        "sent".to_owned()
    }
}

/// A `sockaddr_in` or `sockaddr_in6` in a buffer that is large enough for both.
fn raw_address(to: SocketAddr) -> ([u8; 28], libc::socklen_t) {
    let mut bytes = [0u8; 28];
    bytes[2..4].copy_from_slice(&to.port().to_be_bytes());
    match to.ip() {
        std::net::IpAddr::V4(ip) => {
            bytes[..2].copy_from_slice(&(libc::AF_INET as u16).to_ne_bytes());
            bytes[4..8].copy_from_slice(&ip.octets());
            (bytes, 16)
        }
        std::net::IpAddr::V6(ip) => {
            bytes[..2].copy_from_slice(&(libc::AF_INET6 as u16).to_ne_bytes());
            bytes[8..24].copy_from_slice(&ip.octets());
            (bytes, 28)
        }
    }
}

fn connect(fd: &impl AsRawFd, address: &[u8; 28], length: libc::socklen_t) -> io::Result<()> {
    // SAFETY: the address is valid for its length.
    match unsafe { libc::connect(fd.as_raw_fd(), address.as_ptr().cast(), length) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

/// One socket: connected to a guarded address, disconnected, connected to another.
fn again(first: SocketAddr, second: SocketAddr) -> String {
    let stream = TcpStream::from(socket(libc::AF_INET, libc::SOCK_STREAM, 0).unwrap());
    let (address, length) = raw_address(first);
    connect(&stream, &address, length).unwrap();
    let before = stream.peer_addr().unwrap();
    connect(&stream, &[0; 28], 16).unwrap();
    let (address, length) = raw_address(second);
    connect(&stream, &address, length).unwrap();
    format!("{before} then {}", outcome(heard(stream)))
}

fn fast_open(to: SocketAddr) -> String {
    let fd = socket(
        if to.is_ipv4() {
            libc::AF_INET
        } else {
            libc::AF_INET6
        },
        libc::SOCK_STREAM,
        0,
    )
    .unwrap();
    let (address, length) = raw_address(to);
    // SAFETY: data and address are valid for their lengths.
    let sent = unsafe {
        libc::sendto(
            fd.as_raw_fd(),
            c"hello".as_ptr().cast(),
            5,
            libc::MSG_FASTOPEN,
            address.as_ptr().cast(),
            length,
        )
    };
    if sent < 0 {
        return outcome(Err(io::Error::last_os_error()));
    }
    outcome(heard(TcpStream::from(fd)))
}

/// Connects from a socket that is bound to a device which cannot reach the loopback.
fn device(to: SocketAddr) -> String {
    let stream = TcpStream::from(socket(libc::AF_INET, libc::SOCK_STREAM, 0).unwrap());
    let name = b"weirtest0";
    // SAFETY: the name is valid for its length.
    let bound = unsafe {
        libc::setsockopt(
            stream.as_raw_fd(),
            libc::SOL_SOCKET,
            libc::SO_BINDTODEVICE,
            name.as_ptr().cast(),
            name.len() as libc::socklen_t,
        )
    };
    assert_eq!(bound, 0, "bind to device: {}", io::Error::last_os_error());
    let (address, length) = raw_address(to);
    outcome(connect(&stream, &address, length).and_then(|()| heard(stream)))
}

/// Connects before the programs are attached, and sends after.
fn early(to: SocketAddr) {
    let mut stream = TcpStream::connect(to).unwrap();
    let mut greeting = [0; 7];
    stream.read_exact(&mut greeting).unwrap();
    say("connected");
    wait();
    stream.write_all(b"secret").unwrap();
    std::thread::sleep(Duration::from_millis(300));
    say("sent");
    wait();
}

fn plan() -> Plan {
    let path = |name: &str| std::env::var_os(name).unwrap().into();
    Plan {
        cgroup: path("WEIR_LAB_CGROUP"),
        ports: PORTS.to_vec(),
        bpffs: path("WEIR_LAB_BPFFS"),
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
}

/// An agent as a process of its own, to be killed.
fn agent() {
    runtime().block_on(async {
        let (interception, acceptor) = Interception::start(plan()).await.unwrap();
        let task = answer(acceptor);
        say(&interception.port().to_string());
        task.await.unwrap();
    });
}

/// An agent inside the cgroup that it guards: what it dials with marked sockets passes, what it dials plainly does not.
fn ours(to: SocketAddr) {
    runtime().block_on(async {
        let (interception, acceptor) = Interception::start(plan()).await.unwrap();
        answer(acceptor);
        let socket = interception.sockets().open(to).await.unwrap();
        let marked = socket.connect(to).await.unwrap().into_std().unwrap();
        marked.set_nonblocking(false).unwrap();
        let marked = tokio::task::spawn_blocking(|| outcome(heard(marked)))
            .await
            .unwrap();
        let plain = tokio::task::spawn_blocking(move || tcp(to)).await.unwrap();
        say(&format!("marked {marked}, plain {plain}"));
    });
}

/// An agent whose log is watched for what the kernel programs say.
fn logging() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt()
        .with_ansi(false)
        .with_max_level(tracing::Level::DEBUG)
        .with_writer(move || writer.clone())
        .init();
    runtime().block_on(async {
        let (_interception, acceptor) = Interception::start(plan()).await.unwrap();
        answer(acceptor);
        say("ready");
        loop {
            tokio::time::sleep(Duration::from_millis(20)).await;
            if let Some(line) = log.line("weir::kernel") {
                say(&line);
            }
        }
    });
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn line(&self, holding: &str) -> Option<String> {
        let bytes = self.0.lock().unwrap();
        let text = String::from_utf8_lossy(&bytes);
        text.lines()
            .find(|line| line.contains(holding))
            .map(str::to_owned)
    }
}

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
