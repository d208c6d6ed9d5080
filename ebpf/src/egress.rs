//! Egress: the tripwire behind the redirect. What still leaves for a guarded port by a way round it is dropped.

use aya_ebpf::bindings::bpf_sock;
use aya_ebpf::helpers::bpf_sk_fullsock;
use aya_ebpf::programs::SkBuffContext;

use crate::create::{ICMP, ICMPV6, SOCK_RAW};
use crate::maps::{is_guarded, is_ours};
use crate::udp::is_quic;

const TCP: u32 = 6;
const UDP: u8 = 17;
const FRAGMENT: u8 = 44;
const IPV6_HEADER: usize = 40;

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
    let sk = unsafe { (*ctx.skb.skb).__bindgen_anon_2.sk };
    if sk.is_null() {
        return Ok(());
    }
    // Not a full socket: a handshake or a TIME_WAIT, which carry no data of an application.
    let sk = unsafe { bpf_sk_fullsock(sk) };
    if sk.is_null() {
        return Ok(());
    }
    if unsafe { (*sk).protocol } == TCP {
        return try_tcp(sk);
    }
    let header = Header::load(ctx);
    if unsafe { (*sk).type_ } == SOCK_RAW {
        return match header {
            Some(header)
                if u32::from(header.protocol) == ICMP || u32::from(header.protocol) == ICMPV6 =>
            {
                Ok(())
            }
            _ => Err(Error::Raw),
        };
    }
    match header {
        Some(header) if header.protocol == UDP && is_quic(header.port(ctx)) => Err(Error::Quic),
        _ => Ok(()),
    }
}

/// A redirected socket's peer is the listener, whose port is never guarded: the peer alone decides.
#[inline(always)]
fn try_tcp(sk: *mut bpf_sock) -> Result<(), Error> {
    let port = u16::from_be(unsafe { (&raw const (*sk).dst_port).read_volatile() });
    if is_guarded(port) && !is_ours(sk) {
        Err(Error::Guarded)
    } else {
        Ok(())
    }
}

/// What is needed of an IP header.
struct Header {
    /// The protocol of what follows the header (and an IPv6 fragment header).
    protocol: u8,
    /// Where the next header begins; `None` in a later fragment, which has none.
    next: Option<usize>,
}

impl Header {
    #[inline(always)]
    fn load(ctx: &SkBuffContext) -> Option<Self> {
        let first: u8 = ctx.load(0).ok()?;
        match first >> 4 {
            4 => {
                let protocol = ctx.load(9).ok()?;
                let fragment: u16 = ctx.load(6).ok()?;
                let later = u16::from_be(fragment) & 0x1fff != 0;
                Some(Self {
                    protocol,
                    next: (!later).then_some(usize::from(first & 15) * 4),
                })
            }
            6 => match ctx.load(6).ok()? {
                FRAGMENT => Some(Self {
                    protocol: ctx.load(IPV6_HEADER).ok()?,
                    next: None,
                }),
                protocol => Some(Self {
                    protocol,
                    next: Some(IPV6_HEADER),
                }),
            },
            _ => None,
        }
    }

    /// The destination's port in host order, 0 when there is none.
    #[inline(always)]
    fn port(&self, ctx: &SkBuffContext) -> u16 {
        let Some(next) = self.next else { return 0 };
        ctx.load(next + 2).map_or(0, u16::from_be)
    }
}
