//! `connect`: a TCP socket bound for a guarded port goes to the agent's listener, or nowhere.

use core::mem;

use aya_ebpf::EbpfContext;
use aya_ebpf::bindings::{BPF_F_CURRENT_NETNS, bpf_sock, bpf_sock_tuple};
use aya_ebpf::helpers::{
    bpf_get_current_cgroup_id, bpf_get_netns_cookie, bpf_get_socket_cookie, bpf_ktime_get_boot_ns,
    bpf_setsockopt, bpf_sk_lookup_tcp, bpf_sk_release,
};
use aya_ebpf::programs::SockAddrContext;
use weir_ebpf::{Caller, Config, Counter, FAMILY_V4, FAMILY_V6, Flow};

use crate::address;
use crate::maps::{CONFIG, count, forget, is_guarded, is_listener, is_ours, remember};
use crate::udp;

const SOCK_STREAM: u32 = 1;
const SOCK_DGRAM: u32 = 2;
const SOL_SOCKET: i32 = 1;
const SO_BINDTODEVICE: i32 = 25;

/// Why a connect is refused.
pub enum Error {
    /// No marked listener lives in this network namespace, or the agent has not armed the programs yet.
    Dead,
    /// The kernel has no room for what the agent must know of the connection.
    NoStorage,
    /// HTTP/3 would carry AI traffic past the agent.
    Quic,
}

/// Handles `connect` of an IPv4 socket.
#[inline(always)]
pub fn try_connect4(ctx: &SockAddrContext) -> Result<(), Error> {
    let to = address::destination4(ctx);
    if let Some(port) = try_connect(ctx, to, FAMILY_V4, Listener::V4)? {
        address::set4(ctx, address::LOCALHOST_V4, port);
    }
    Ok(())
}

/// Handles `connect` of an IPv6 socket; v4-mapped destinations go to the IPv4 listener.
#[inline(always)]
pub fn try_connect6(ctx: &SockAddrContext) -> Result<(), Error> {
    let (words, to) = address::destination6(ctx);
    if address::is_mapped(words) {
        if let Some(port) = try_connect(ctx, to, FAMILY_V6, Listener::V4)? {
            address::set6(ctx, address::LOCALHOST_MAPPED, port);
        }
    } else if let Some(port) = try_connect(ctx, to, FAMILY_V6, Listener::V6)? {
        address::set6(ctx, address::LOCALHOST_V6, port);
    }
    Ok(())
}

/// `Some(port)` when the socket is to be redirected to the listener's port, `None` when it passes.
#[inline(always)]
fn try_connect(
    ctx: &SockAddrContext,
    (dst, port): ([u8; 16], u16),
    family: u16,
    listener: Listener,
) -> Result<Option<u16>, Error> {
    // SAFETY: a field of the program's own context or socket, as the verifier checks.
    match unsafe { (*ctx.sock_addr).type_ } {
        SOCK_STREAM => {}
        SOCK_DGRAM if udp::is_quic(port) => return Err(Error::Quic),
        _ => return Ok(None),
    }
    // SAFETY: a field of the program's own context or socket, as the verifier checks.
    let sk = unsafe { (*ctx.sock_addr).__bindgen_anon_1.sk };
    if sk.is_null() {
        return Err(Error::NoStorage);
    }
    if !is_guarded(port) || is_ours(sk) {
        // A socket redirected earlier, disconnected and connected elsewhere must not report its old peer.
        forget(sk);
        return Ok(None);
    }
    let config = armed()?;
    if !listener.lives(ctx, config.port()) {
        return Err(Error::Dead);
    }
    let mut flow = Flow::new(caller(ctx), dst, port, family);
    if !remember(sk, &mut flow) {
        return Err(Error::NoStorage);
    }
    unbind_device(ctx, sk);
    count(Counter::Redirected);
    Ok(Some(config.port()))
}

#[inline(always)]
fn armed() -> Result<&'static Config, Error> {
    match CONFIG.get(0) {
        Some(config) if config.is_armed() => Ok(config),
        _ => Err(Error::Dead),
    }
}

#[inline(always)]
fn caller(ctx: &SockAddrContext) -> Caller {
    Caller {
        // SAFETY: a kernel helper, whose arguments the verifier checks.
        netns: unsafe { bpf_get_netns_cookie(ctx.as_ptr()) },
        // SAFETY: a kernel helper, whose arguments the verifier checks.
        cgroup: unsafe { bpf_get_current_cgroup_id() },
        // SAFETY: a kernel helper, whose arguments the verifier checks.
        boot_ns: unsafe { bpf_ktime_get_boot_ns() },
        // SAFETY: a kernel helper, whose arguments the verifier checks.
        cookie: unsafe { bpf_get_socket_cookie(ctx.as_ptr()) },
        comm: ctx.command().unwrap_or([0; 16]),
        tgid: ctx.tgid(),
        tid: ctx.pid(),
        uid: ctx.uid(),
        gid: ctx.gid(),
    }
}

/// A socket bound to a device cannot reach the loopback listener; unbound it can.
#[inline(always)]
fn unbind_device(ctx: &SockAddrContext, sk: *mut bpf_sock) {
    // SAFETY: a field of the program's own context or socket, as the verifier checks.
    if unsafe { (*sk).bound_dev_if } != 0 {
        let mut none = 0u32;
        // On failure the connect fails with EHOSTUNREACH: closed, if less clearly.
        // SAFETY: a kernel helper, whose arguments the verifier checks.
        unsafe {
            bpf_setsockopt(
                ctx.as_ptr(),
                SOL_SOCKET,
                SO_BINDTODEVICE,
                (&raw mut none).cast(),
                4,
            )
        };
    }
}

/// The loopback address on which the agent must be listening.
#[derive(Clone, Copy)]
enum Listener {
    V4,
    V6,
}

impl Listener {
    /// Whether the socket that listens there in the caller's network namespace bears the agent's mark: neither a dead
    /// agent nor a stranger on its port does.
    #[inline(always)]
    fn lives(self, ctx: &SockAddrContext, port: u16) -> bool {
        // SAFETY: all zeroes are a valid tuple.
        let mut tuple: bpf_sock_tuple = unsafe { mem::zeroed() };
        let size = match self {
            Self::V4 => {
                // SAFETY: every field of the zeroed union is a number.
                let v4 = unsafe { &mut tuple.__bindgen_anon_1.ipv4 };
                v4.saddr = address::LOCALHOST_V4;
                v4.daddr = address::LOCALHOST_V4;
                v4.sport = 1u16.to_be();
                v4.dport = port.to_be();
                size_of_val(v4)
            }
            Self::V6 => {
                // SAFETY: every field of the zeroed union is a number.
                let v6 = unsafe { &mut tuple.__bindgen_anon_1.ipv6 };
                v6.saddr = address::LOCALHOST_V6;
                v6.daddr = address::LOCALHOST_V6;
                v6.sport = 1u16.to_be();
                v6.dport = port.to_be();
                size_of_val(v6)
            }
        };
        let netns = BPF_F_CURRENT_NETNS as i64 as u64;
        // SAFETY: a kernel helper, whose arguments the verifier checks.
        let sk = unsafe { bpf_sk_lookup_tcp(ctx.as_ptr(), &mut tuple, size as u32, netns, 0) };
        if sk.is_null() {
            return false;
        }
        let lives = is_listener(sk);
        // SAFETY: a kernel helper, whose arguments the verifier checks.
        unsafe { bpf_sk_release(sk.cast()) };
        lives
    }
}
