//! The contract between weir's kernel programs and its agent: map names, limits and the types stored in maps.
//!
//! Every type is `repr(C)` with no implicit padding (the kernel hashes and compares keys as bytes), ports are in host
//! order, and addresses are 16 bytes with IPv4 mapped into IPv6. [`LAYOUT`] changes whenever any of it does.
#![cfg_attr(target_arch = "bpf", no_std)]
#![warn(missing_docs)]

use core::mem::{offset_of, size_of};
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use core::time::Duration;

/// The one-entry array that holds [`Config`].
pub const MAP_CONFIG: &str = "CONFIG";
/// The hash whose keys are the guarded TCP ports, `u32` in host order.
pub const MAP_PORTS: &str = "PORTS";
/// The hash from [`FlowKey`] to [`Flow`]: connections on their way to the agent's listener.
pub const MAP_FLOWS: &str = "FLOWS";
/// Socket storage: the [`Flow`] of each redirected socket, freed with it.
pub const MAP_ORIGINS: &str = "ORIGINS";
/// Socket storage: [`MARK`] on each socket with which the agent dials out.
pub const MAP_OURS: &str = "OURS";
/// Socket storage: [`MARK`] on the agent's listeners, the proof that it lives.
pub const MAP_LISTEN: &str = "LISTEN";
/// The per-CPU array of [`Counter`]s.
pub const MAP_COUNTERS: &str = "COUNTERS";
/// The ring buffer through which the programs log.
pub const MAP_LOGS: &str = "AYA_LOGS";

/// Most ports that can be guarded.
pub const PORTS_MAX: u32 = 1024;
/// Most connections that can lie between the kernel's redirect and the agent's `accept`.
pub const FLOWS_MAX: u32 = 16_384;
/// The value of a mark in [`MAP_OURS`] and [`MAP_LISTEN`].
pub const MARK: u32 = 1;
/// The UDP port of HTTP/3, refused so that clients fall back to TCP.
pub const QUIC_PORT: u16 = 443;
/// Flag of [`Config`]: the listener is ready. Without it every guarded connect is refused.
pub const FLAG_ARMED: u32 = 1;

/// `AF_INET`, as [`Flow::family`] gives it.
pub const FAMILY_V4: u16 = 2;
/// `AF_INET6`, as [`Flow::family`] gives it.
pub const FAMILY_V6: u16 = 10;

/// Who called `connect`, as the kernel knew it at that moment.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Cookie of the socket's network namespace (`SO_NETNS_COOKIE`).
    pub netns: u64,
    /// Id of the caller's cgroup v2: the inode number of its directory.
    pub cgroup: u64,
    /// When: nanoseconds since boot, suspend included (`CLOCK_BOOTTIME`).
    pub boot_ns: u64,
    /// The socket's cookie (`SO_COOKIE`).
    pub cookie: u64,
    /// The thread's name, zero-terminated. Any program can choose it, and io_uring's workers have their own.
    pub comm: [u8; 16],
    /// Process id in the initial pid namespace.
    pub tgid: u32,
    /// Thread id in the initial pid namespace.
    pub tid: u32,
    /// User id in the initial user namespace.
    pub uid: u32,
    /// Group id in the initial user namespace.
    pub gid: u32,
}

/// What the kernel knows of one redirected connection: who made it, and where it was bound.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    caller: Caller,
    dst: [u8; 16],
    port: u16,
    family: u16,
    pad: u32,
}

impl Flow {
    /// A flow in the kernel's own terms: `dst` v4-mapped, `port` in host order, `family` of the socket.
    #[inline(always)]
    #[must_use]
    pub const fn new(caller: Caller, dst: [u8; 16], port: u16, family: u16) -> Self {
        Self {
            caller,
            dst,
            port,
            family,
            pad: 0,
        }
    }

    /// A flow to `to`, as tests and replays make it.
    #[must_use]
    pub fn to(caller: Caller, to: SocketAddr) -> Self {
        let family = if to.is_ipv4() { FAMILY_V4 } else { FAMILY_V6 };
        Self::new(caller, mapped(to.ip()), to.port(), family)
    }

    /// Who connected.
    #[must_use]
    pub const fn caller(&self) -> &Caller {
        &self.caller
    }

    /// The address that the application asked for; a v4-mapped one is given as IPv4.
    #[must_use]
    pub fn destination(&self) -> SocketAddr {
        SocketAddr::new(unmapped(self.dst), self.port)
    }

    /// The destination's 16 bytes, IPv4 mapped into IPv6.
    #[inline(always)]
    #[must_use]
    pub const fn destination_octets(&self) -> [u8; 16] {
        self.dst
    }

    /// The destination's port, in host order.
    #[inline(always)]
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The socket's address family: [`FAMILY_V4`] or [`FAMILY_V6`] (also for v4-mapped destinations).
    #[must_use]
    pub const fn family(&self) -> u16 {
        self.family
    }

    /// Cookie of the network namespace.
    #[inline(always)]
    #[must_use]
    pub const fn netns(&self) -> u64 {
        self.caller.netns
    }

    /// When the connect was made, since boot: comparable with field 22 (`starttime`) of `/proc/PID/stat`.
    #[must_use]
    pub const fn since_boot(&self) -> Duration {
        Duration::from_nanos(self.caller.boot_ns)
    }

    /// The thread's name up to its zero byte; not necessarily UTF-8, and never to be trusted.
    #[must_use]
    pub fn comm(&self) -> &[u8] {
        let name = &self.caller.comm;
        name.split(|b| *b == 0).next().unwrap_or(name)
    }
}

/// The key under which the agent finds a connection's [`Flow`] when it accepts it.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FlowKey {
    netns: u64,
    saddr: [u8; 16],
    sport: u16,
    dport: u16,
    pad: u32,
}

impl FlowKey {
    /// The key in the kernel's own terms: the client's address v4-mapped, both ports in host order.
    #[inline(always)]
    #[must_use]
    pub const fn new(netns: u64, saddr: [u8; 16], sport: u16, dport: u16) -> Self {
        Self {
            netns,
            saddr,
            sport,
            dport,
            pad: 0,
        }
    }

    /// The key of a connection from `peer` to the listener's port `dport`, in the namespace with cookie `netns`.
    #[must_use]
    pub fn of(netns: u64, peer: SocketAddr, dport: u16) -> Self {
        Self::new(netns, mapped(peer.ip()), peer.port(), dport)
    }
}

/// How the programs shall act; the one value of [`MAP_CONFIG`].
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Config {
    flags: u32,
    port: u16,
    pad: u16,
}

impl Config {
    /// Redirect to the loopback listener on `port`.
    #[must_use]
    pub const fn armed(port: u16) -> Self {
        Self {
            flags: FLAG_ARMED,
            port,
            pad: 0,
        }
    }

    /// Whether the listener is ready.
    #[inline(always)]
    #[must_use]
    pub const fn is_armed(&self) -> bool {
        self.flags & FLAG_ARMED != 0
    }

    /// The listener's port, in host order.
    #[inline(always)]
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }
}

/// What is counted, each in its slot of [`MAP_COUNTERS`].
#[repr(u32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counter {
    /// Connections sent to the agent.
    Redirected = 0,
    /// Connects refused because no marked listener lives in the caller's network namespace.
    RefusedDead = 1,
    /// UDP to [`QUIC_PORT`] refused.
    RefusedUdp = 2,
    /// Raw sockets refused.
    RefusedRaw = 3,
    /// Packets dropped on their way out past the redirect.
    Tripped = 4,
    /// Connects refused because the kernel had no room for the socket's storage.
    StorageFailed = 5,
    /// Redirected connections whose flow found no room in [`MAP_FLOWS`]: the agent will turn them away.
    FlowsFull = 6,
}

/// Number of [`Counter`]s.
pub const COUNTERS: u32 = 7;

/// A hash of everything above that both sides must agree on; it names the pin directory, so that two builds with
/// different layouts never open each other's maps.
pub const LAYOUT: u64 = {
    const VERSION: usize = 1;
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let numbers = [
        VERSION,
        size_of::<Caller>(),
        size_of::<Flow>(),
        offset_of!(Flow, dst),
        offset_of!(Flow, port),
        offset_of!(Flow, family),
        offset_of!(Caller, netns),
        offset_of!(Caller, cgroup),
        offset_of!(Caller, boot_ns),
        offset_of!(Caller, cookie),
        offset_of!(Caller, comm),
        offset_of!(Caller, tgid),
        offset_of!(Caller, tid),
        offset_of!(Caller, uid),
        offset_of!(Caller, gid),
        size_of::<FlowKey>(),
        offset_of!(FlowKey, netns),
        offset_of!(FlowKey, saddr),
        offset_of!(FlowKey, sport),
        offset_of!(FlowKey, dport),
        size_of::<Config>(),
        offset_of!(Config, flags),
        offset_of!(Config, port),
        FLAG_ARMED as usize,
        MARK as usize,
        PORTS_MAX as usize,
        FLOWS_MAX as usize,
        COUNTERS as usize,
    ];
    let mut i = 0;
    while i < numbers.len() {
        hash = fnv1a(hash, &(numbers[i] as u64).to_le_bytes());
        i += 1;
    }
    let names = [
        MAP_CONFIG,
        MAP_PORTS,
        MAP_FLOWS,
        MAP_ORIGINS,
        MAP_OURS,
        MAP_LISTEN,
        MAP_COUNTERS,
    ];
    let mut i = 0;
    while i < names.len() {
        hash = fnv1a(hash, names[i].as_bytes());
        hash = fnv1a(hash, &[0]);
        i += 1;
    }
    hash
};

const fn fnv1a(mut hash: u64, bytes: &[u8]) -> u64 {
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        i += 1;
    }
    hash
}

/// `ip` as 16 bytes, IPv4 mapped into IPv6.
#[must_use]
pub const fn mapped(ip: IpAddr) -> [u8; 16] {
    match ip {
        IpAddr::V4(v4) => v4.to_ipv6_mapped().octets(),
        IpAddr::V6(v6) => v6.octets(),
    }
}

/// The inverse of [`mapped`]: a v4-mapped address is given as IPv4.
#[must_use]
pub const fn unmapped(octets: [u8; 16]) -> IpAddr {
    match octets {
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, a, b, c, d] => {
            IpAddr::V4(Ipv4Addr::new(a, b, c, d))
        }
        _ => IpAddr::V6(Ipv6Addr::from_octets(octets)),
    }
}

/// Fails to compile when a type is larger than the sum of its fields, i.e. has implicit padding.
macro_rules! no_padding {
    ($type:ty: $($field:ty),+) => {
        const _: () = assert!(size_of::<$type>() == 0 $(+ size_of::<$field>())+);
    };
}
no_padding!(Caller: u64, u64, u64, u64, [u8; 16], u32, u32, u32, u32);
no_padding!(Flow: Caller, [u8; 16], u16, u16, u32);
no_padding!(FlowKey: u64, [u8; 16], u16, u16, u32);
no_padding!(Config: u32, u16, u16);
const _: () = assert!(Counter::FlowsFull as u32 + 1 == COUNTERS);

#[cfg(feature = "user")]
mod pod {
    // SAFETY: repr(C), fixed-size integers and arrays only, every bit pattern is valid, no padding (asserted above).
    unsafe impl aya::Pod for super::Flow {}
    // SAFETY: as above.
    unsafe impl aya::Pod for super::FlowKey {}
    // SAFETY: as above.
    unsafe impl aya::Pod for super::Config {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller() -> Caller {
        Caller {
            netns: 1,
            cgroup: 2,
            boot_ns: 3_000_000_007,
            cookie: 4,
            comm: *b"curl\0garbage\0\0\0\0",
            tgid: 5,
            tid: 6,
            uid: 7,
            gid: 8,
        }
    }

    #[test]
    fn destinations_survive_in_both_families() {
        for to in [
            "192.0.2.7:443",
            "[2001:db8::1]:8443",
            "127.0.0.1:1",
            "[::1]:65535",
            "[::]:443",
        ] {
            let to: SocketAddr = to.parse().unwrap();
            assert_eq!(Flow::to(caller(), to).destination(), to);
        }
    }

    #[test]
    fn a_mapped_destination_reads_as_ipv4() {
        let to: SocketAddr = "[::ffff:192.0.2.7]:443".parse().unwrap();
        let flow = Flow::to(caller(), to);
        assert_eq!(flow.destination(), "192.0.2.7:443".parse().unwrap());
        assert_eq!(flow.family(), FAMILY_V6);
    }

    #[test]
    fn one_peer_has_one_key_whatever_family_reports_it() {
        let plain: SocketAddr = "127.0.0.1:40000".parse().unwrap();
        let mapped: SocketAddr = "[::ffff:127.0.0.1]:40000".parse().unwrap();
        assert_eq!(FlowKey::of(9, plain, 843), FlowKey::of(9, mapped, 843));
        assert_ne!(FlowKey::of(9, plain, 843), FlowKey::of(10, plain, 843));
    }

    #[test]
    fn the_name_ends_at_its_zero_byte() {
        assert_eq!(
            Flow::to(caller(), "192.0.2.7:443".parse().unwrap()).comm(),
            b"curl"
        );
        let full = Caller {
            comm: *b"sixteen-bytes-xx",
            ..caller()
        };
        assert_eq!(
            Flow::to(full, "192.0.2.7:443".parse().unwrap()).comm(),
            b"sixteen-bytes-xx"
        );
    }

    #[test]
    fn a_config_is_armed_only_when_made_so() {
        assert!(!Config::default().is_armed());
        assert!(Config::armed(843).is_armed());
        assert_eq!(Config::armed(843).port(), 843);
    }

    #[test]
    fn the_time_of_a_flow_is_nanoseconds_since_boot() {
        let flow = Flow::to(caller(), "192.0.2.7:443".parse().unwrap());
        assert_eq!(flow.since_boot(), Duration::new(3, 7));
    }
}
