//! `socket`: a raw socket could write TCP past every other hook, so only ICMP's are made.

use aya_ebpf::programs::SockContext;

/// `SOCK_RAW`.
pub const SOCK_RAW: u32 = 3;
/// `IPPROTO_ICMP`.
pub const ICMP: u32 = 1;
/// `IPPROTO_ICMPV6`.
pub const ICMPV6: u32 = 58;

/// Why a socket is not made.
pub enum Error {
    /// It is raw, and not for ICMP.
    Raw,
}

/// Handles the making of an IPv4 or IPv6 socket.
#[inline(always)]
pub fn try_create(ctx: &SockContext) -> Result<(), Error> {
    // SAFETY: a field of the program's own context or socket, as the verifier checks.
    let (kind, protocol) = unsafe { ((*ctx.sock).type_, (*ctx.sock).protocol) };
    if kind == SOCK_RAW && protocol != ICMP && protocol != ICMPV6 {
        return Err(Error::Raw);
    }
    Ok(())
}
