//! Egress: the tripwire behind the redirect. What still leaves for a guarded port by a way round it is dropped.

use aya_ebpf::bindings::bpf_sock;
use aya_ebpf::helpers::{bpf_sk_fullsock, bpf_skb_load_bytes};
use aya_ebpf::programs::SkBuffContext;

use crate::create::{ICMP, ICMPV6, SOCK_RAW};
use crate::maps::{is_guarded, is_ours};
use crate::udp::is_quic;

const TCP: u32 = 6;
const UDP: u32 = 17;
const FRAGMENT: u32 = 44;
const IPV6_HEADER: u32 = 40;

/// Why a packet is dropped.
pub enum Error {
    /// TCP to a guarded port from a socket that was not redirected: it was connected before the programs were attached.
    Guarded,
    /// A raw socket sent something other than ICMP: with `IP_HDRINCL` any packet can be written.
    Raw,
    /// HTTP/3 from a socket that was connected before the programs were attached.
    Quic,
}

/// Handles one packet on its way out of a socket.
#[inline(always)]
pub fn try_egress(ctx: &SkBuffContext) -> Result<(), Error> {
    // SAFETY: a field of the program's own context or socket, as the verifier checks.
    let sk = unsafe { (*ctx.skb.skb).__bindgen_anon_2.sk };
    if sk.is_null() {
        return Ok(());
    }
    // Not a full socket: a handshake or a TIME_WAIT, which carry no data of an application.
    // SAFETY: a kernel helper, whose arguments the verifier checks.
    let sk = unsafe { bpf_sk_fullsock(sk) };
    if sk.is_null() {
        return Ok(());
    }
    // SAFETY: a field of the program's own context or socket, as the verifier checks.
    if unsafe { (*sk).protocol } == TCP {
        return try_tcp(sk);
    }
    let header = Header::load(ctx);
    // SAFETY: a field of the program's own context or socket, as the verifier checks.
    if unsafe { (*sk).type_ } == SOCK_RAW {
        let icmp = header.protocol == ICMP || header.protocol == ICMPV6;
        return if icmp { Ok(()) } else { Err(Error::Raw) };
    }
    if header.protocol == UDP && is_quic(header.port(ctx)) {
        return Err(Error::Quic);
    }
    Ok(())
}

/// A redirected socket's peer is the listener, whose port is never guarded: the peer alone decides.
#[inline(always)]
fn try_tcp(sk: *mut bpf_sock) -> Result<(), Error> {
    // SAFETY: words of the program's own context, as the verifier checks.
    let port = u16::from_be(unsafe { (&raw const (*sk).dst_port).read_volatile() });
    if is_guarded(port) && !is_ours(sk) {
        Err(Error::Guarded)
    } else {
        Ok(())
    }
}

/// What is needed of an IP header. Numbers throughout: an enum that is half set reads, to the verifier, like memory
/// that was never written.
struct Header {
    /// The protocol of what follows the header (and an IPv6 fragment header); [`Header::NONE`] when unreadable.
    protocol: u32,
    /// Where the next header begins; 0 in a fragment, which need not have one.
    next: u32,
}

impl Header {
    /// Not the number of any protocol.
    const NONE: u32 = 256;

    #[inline(always)]
    fn load(ctx: &SkBuffContext) -> Self {
        match byte(ctx, 0) >> 4 {
            4 => {
                let later = (byte(ctx, 6) & 0x1f) | byte(ctx, 7) != 0;
                let next = if later { 0 } else { (byte(ctx, 0) & 15) * 4 };
                Self {
                    protocol: byte(ctx, 9),
                    next,
                }
            }
            6 => match byte(ctx, 6) {
                FRAGMENT => Self {
                    protocol: byte(ctx, IPV6_HEADER),
                    next: 0,
                },
                protocol => Self {
                    protocol,
                    next: IPV6_HEADER,
                },
            },
            _ => Self {
                protocol: Self::NONE,
                next: 0,
            },
        }
    }

    /// The destination's port in host order, 0 when there is none.
    #[inline(always)]
    fn port(&self, ctx: &SkBuffContext) -> u16 {
        if self.next == 0 {
            return 0;
        }
        (byte(ctx, self.next + 2) << 8 | byte(ctx, self.next + 3)) as u16
    }
}

/// The packet's byte at `offset`, [`Header::NONE`] beyond its end.
#[inline(always)]
fn byte(ctx: &SkBuffContext, offset: u32) -> u32 {
    let mut byte = 0u8;
    // SAFETY: a kernel helper, whose arguments the verifier checks.
    let read = unsafe { bpf_skb_load_bytes(ctx.skb.skb.cast(), offset, (&raw mut byte).cast(), 1) };
    if read == 0 {
        u32::from(byte)
    } else {
        Header::NONE
    }
}
