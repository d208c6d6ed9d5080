//! Reading and writing the address in a `bpf_sock_addr`, word by word as the verifier wants it.

use core::ptr;

use aya_ebpf::programs::SockAddrContext;

/// 127.0.0.1 in network order.
pub const LOCALHOST_V4: u32 = u32::from_ne_bytes([127, 0, 0, 1]);
/// ::1 in network order.
pub const LOCALHOST_V6: [u32; 4] = [0, 0, 0, 1u32.to_be()];
/// ::ffff:127.0.0.1 in network order.
pub const LOCALHOST_MAPPED: [u32; 4] = [0, 0, 0xffffu32.to_be(), LOCALHOST_V4];

/// The destination of an IPv4 call: v4-mapped address and port in host order.
#[inline(always)]
pub fn destination4(ctx: &SockAddrContext) -> ([u8; 16], u16) {
    // SAFETY: a field of the program's own context or socket, as the verifier checks.
    let address = unsafe { &raw const (*ctx.sock_addr).user_ip4 };
    // SAFETY: words of the program's own context, as the verifier checks.
    (map4(unsafe { address.read_volatile() }), port(ctx))
}

/// The destination of an IPv6 call: its words in network order, and its bytes with the port in host order.
#[inline(always)]
pub fn destination6(ctx: &SockAddrContext) -> ([u32; 4], ([u8; 16], u16)) {
    // SAFETY: words of the program's own context, as the verifier checks.
    let words = unsafe { read6((&raw const (*ctx.sock_addr).user_ip6).cast()) };
    (words, (bytes6(words), port(ctx)))
}

/// The destination's port in host order.
#[inline(always)]
pub fn port(ctx: &SockAddrContext) -> u16 {
    // SAFETY: a field of the program's own context or socket, as the verifier checks.
    let port = unsafe { &raw const (*ctx.sock_addr).user_port };
    // SAFETY: words of the program's own context, as the verifier checks.
    u16::from_be(unsafe { port.read_volatile() } as u16)
}

/// Rewrites an IPv4 destination: address in network order, port in host order.
#[inline(always)]
pub fn set4(ctx: &SockAddrContext, address: u32, port: u16) {
    // SAFETY: words of the program's own context, as the verifier checks.
    unsafe {
        (&raw mut (*ctx.sock_addr).user_ip4).write_volatile(address);
        (&raw mut (*ctx.sock_addr).user_port).write_volatile(u32::from(port.to_be()));
    }
}

/// Rewrites an IPv6 destination: words in network order, port in host order.
#[inline(always)]
pub fn set6(ctx: &SockAddrContext, [a, b, c, d]: [u32; 4], port: u16) {
    // SAFETY: words of the program's own context, as the verifier checks.
    unsafe {
        let word: *mut u32 = (&raw mut (*ctx.sock_addr).user_ip6).cast();
        word.write_volatile(a);
        word.add(1).write_volatile(b);
        word.add(2).write_volatile(c);
        word.add(3).write_volatile(d);
        (&raw mut (*ctx.sock_addr).user_port).write_volatile(u32::from(port.to_be()));
    }
}

/// Four words of a context, each loaded on its own: wider loads are refused in some contexts.
///
/// # Safety
/// `words` points at four readable words of a program's context.
#[inline(always)]
pub unsafe fn read6(words: *const u32) -> [u32; 4] {
    // SAFETY: the caller points at four words.
    unsafe {
        [
            words.read_volatile(),
            words.add(1).read_volatile(),
            words.add(2).read_volatile(),
            words.add(3).read_volatile(),
        ]
    }
}

/// An IPv4 address in network order as 16 v4-mapped bytes.
#[inline(always)]
pub fn map4(address: u32) -> [u8; 16] {
    bytes6([0, 0, 0xffffu32.to_be(), address])
}

/// Four words in network order as 16 bytes.
#[inline(always)]
pub fn bytes6(words: [u32; 4]) -> [u8; 16] {
    // SAFETY: both are 16 plain bytes, and the words are the more aligned.
    unsafe { ptr::from_ref(&words).cast::<[u8; 16]>().read() }
}

/// 16 bytes as four words in network order.
#[inline(always)]
pub fn words6(bytes: [u8; 16]) -> [u32; 4] {
    // SAFETY: both are 16 plain bytes, read unaligned.
    unsafe { ptr::from_ref(&bytes).cast::<[u32; 4]>().read_unaligned() }
}

/// Whether an IPv6 address is an IPv4 one in disguise.
#[inline(always)]
pub fn is_mapped([a, b, c, _]: [u32; 4]) -> bool {
    a == 0 && b == 0 && c == 0xffffu32.to_be()
}
