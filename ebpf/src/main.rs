//! The trapdoor: every kernel program's entry point, each a decision and one action per way it can end.
#![cfg_attr(target_arch = "bpf", no_std, no_main)]

#[cfg(target_arch = "bpf")]
mod address;
#[cfg(target_arch = "bpf")]
mod connect;
#[cfg(target_arch = "bpf")]
mod create;
#[cfg(target_arch = "bpf")]
mod egress;
#[cfg(target_arch = "bpf")]
mod flows;
#[cfg(target_arch = "bpf")]
mod maps;
#[cfg(target_arch = "bpf")]
mod peer;
#[cfg(target_arch = "bpf")]
mod udp;

#[cfg(not(target_arch = "bpf"))]
fn main() {
    eprintln!("weir-bpf: this runs in the kernel; `cargo xtask ebpf` builds it");
}

#[cfg(target_arch = "bpf")]
mod programs {
    use aya_ebpf::EbpfContext;
    use aya_ebpf::helpers::bpf_set_retval;
    use aya_ebpf::macros::{cgroup_skb, cgroup_sock, cgroup_sock_addr, sock_ops};
    use aya_ebpf::programs::{SkBuffContext, SockAddrContext, SockContext, SockOpsContext};
    use aya_log_ebpf::{debug, warn};
    use weir_ebpf::Counter;

    use crate::connect::{self, try_connect4, try_connect6};
    use crate::create::{self, try_create};
    use crate::egress::{self, try_egress};
    use crate::flows::{self, try_flows};
    use crate::maps::count;
    use crate::peer::{peer4, peer6};
    use crate::udp::{self, try_sendmsg};

    const ALLOW: i32 = 1;
    /// The kernel turns it into EPERM unless `bpf_set_retval` said otherwise.
    const REFUSE: i32 = 0;
    const ECONNREFUSED: i32 = 111;

    #[cgroup_sock_addr(connect4)]
    pub fn connect4(ctx: SockAddrContext) -> i32 {
        match try_connect4(&ctx) {
            Ok(()) => ALLOW,
            Err(error) => refuse_connect(&ctx, error),
        }
    }

    #[cgroup_sock_addr(connect6)]
    pub fn connect6(ctx: SockAddrContext) -> i32 {
        match try_connect6(&ctx) {
            Ok(()) => ALLOW,
            Err(error) => refuse_connect(&ctx, error),
        }
    }

    #[inline(always)]
    fn refuse_connect(ctx: &SockAddrContext, error: connect::Error) -> i32 {
        match error {
            connect::Error::Dead => {
                warn!(
                    ctx,
                    "connect of process {} refused: no agent listens",
                    ctx.tgid()
                );
                refused(Counter::RefusedDead)
            }
            connect::Error::NoStorage => {
                warn!(
                    ctx,
                    "connect of process {} refused: no socket storage",
                    ctx.tgid()
                );
                refused(Counter::StorageFailed)
            }
            connect::Error::Quic => {
                debug!(ctx, "HTTP/3 of process {} refused", ctx.tgid());
                refused(Counter::RefusedUdp)
            }
        }
    }

    #[cgroup_sock_addr(sendmsg4)]
    pub fn sendmsg4(ctx: SockAddrContext) -> i32 {
        match try_sendmsg(&ctx) {
            Ok(()) => ALLOW,
            Err(udp::Error::Quic) => refused(Counter::RefusedUdp),
        }
    }

    #[cgroup_sock_addr(sendmsg6)]
    pub fn sendmsg6(ctx: SockAddrContext) -> i32 {
        match try_sendmsg(&ctx) {
            Ok(()) => ALLOW,
            Err(udp::Error::Quic) => refused(Counter::RefusedUdp),
        }
    }

    #[cgroup_sock_addr(getpeername4)]
    pub fn getpeername4(ctx: SockAddrContext) -> i32 {
        peer4(&ctx);
        ALLOW
    }

    #[cgroup_sock_addr(getpeername6)]
    pub fn getpeername6(ctx: SockAddrContext) -> i32 {
        peer6(&ctx);
        ALLOW
    }

    /// Named unlike its section: a symbol may not bear its section's name.
    #[sock_ops]
    pub fn tcp_events(ctx: SockOpsContext) -> u32 {
        match try_flows(&ctx) {
            Ok(()) => {}
            Err(flows::Error::Full) => count(Counter::FlowsFull),
        }
        ALLOW as u32
    }

    #[cgroup_sock(sock_create)]
    pub fn sock_create(ctx: SockContext) -> i32 {
        match try_create(&ctx) {
            Ok(()) => ALLOW,
            Err(create::Error::Raw) => {
                warn!(&ctx, "raw socket of process {} refused", ctx.tgid());
                count(Counter::RefusedRaw);
                REFUSE
            }
        }
    }

    #[cgroup_skb(egress)]
    pub fn tripwire(ctx: SkBuffContext) -> i32 {
        match try_egress(&ctx) {
            Ok(()) => ALLOW,
            Err(egress::Error::Guarded | egress::Error::Raw) => {
                count(Counter::Tripped);
                REFUSE
            }
            Err(egress::Error::Quic) => {
                count(Counter::RefusedUdp);
                REFUSE
            }
        }
    }

    /// Counts a refusal that the application shall see as "nobody listens there": every client knows that answer, and
    /// none waits for it. Where the kernel will not say so, the refusal is EPERM.
    #[inline(always)]
    fn refused(counter: Counter) -> i32 {
        count(counter);
        // SAFETY: a kernel helper, whose arguments the verifier checks.
        unsafe { bpf_set_retval(-ECONNREFUSED) };
        REFUSE
    }

    #[panic_handler]
    fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
        loop {}
    }

    #[unsafe(link_section = "license")]
    #[unsafe(no_mangle)]
    static LICENSE: [u8; 4] = *b"GPL\0";
}
