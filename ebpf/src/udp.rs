//! UDP: HTTP/3 is refused, so that clients fall back to TCP, which the agent sees.

use aya_ebpf::programs::SockAddrContext;
use weir_ebpf::QUIC_PORT;

use crate::address::port;

/// Why a datagram is refused.
pub enum Error {
    /// It is bound for HTTP/3's port.
    Quic,
}

/// Whether UDP to `port` is refused.
#[inline(always)]
pub fn is_quic(port: u16) -> bool {
    port == QUIC_PORT
}

/// Handles a datagram of an unconnected socket, of either family; `connect` covers the others.
#[inline(always)]
pub fn try_sendmsg(ctx: &SockAddrContext) -> Result<(), Error> {
    if is_quic(port(ctx)) {
        Err(Error::Quic)
    } else {
        Ok(())
    }
}
