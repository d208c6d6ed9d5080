//! `getpeername`: a redirected socket reports the peer that its application asked for.

use aya_ebpf::programs::SockAddrContext;

use crate::address::{set4, set6, words6};
use crate::maps::origin;

/// Restores the peer of an IPv4 socket.
#[inline(always)]
pub fn peer4(ctx: &SockAddrContext) {
    // SAFETY: a field of the program's own context or socket, as the verifier checks.
    let sk = unsafe { (*ctx.sock_addr).__bindgen_anon_1.sk };
    if sk.is_null() {
        return;
    }
    let flow = origin(sk);
    if !flow.is_null() {
        // SAFETY: not null, and as large as the map's values.
        let flow = unsafe { &*flow };
        let [_, _, _, address] = words6(flow.destination_octets());
        set4(ctx, address, flow.port());
    }
}

/// Restores the peer of an IPv6 socket.
#[inline(always)]
pub fn peer6(ctx: &SockAddrContext) {
    // SAFETY: a field of the program's own context or socket, as the verifier checks.
    let sk = unsafe { (*ctx.sock_addr).__bindgen_anon_1.sk };
    if sk.is_null() {
        return;
    }
    let flow = origin(sk);
    if !flow.is_null() {
        // SAFETY: not null, and as large as the map's values.
        let flow = unsafe { &*flow };
        set6(ctx, words6(flow.destination_octets()), flow.port());
    }
}
