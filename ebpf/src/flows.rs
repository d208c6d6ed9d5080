//! `sock_ops`: tells the agent, before the SYN leaves, which connection will arrive from which port.

use aya_ebpf::bindings::{
    BPF_SOCK_OPS_STATE_CB, BPF_SOCK_OPS_STATE_CB_FLAG, BPF_SOCK_OPS_TCP_CONNECT_CB, BPF_TCP_CLOSE,
};
use aya_ebpf::programs::SockOpsContext;
use weir_ebpf::{FAMILY_V4, Flow, FlowKey};

use crate::address::{bytes6, map4, read6};
use crate::maps::{FLOWS, origin};

/// Why a flow is not told.
pub enum Error {
    /// The table is full; the agent will find no flow and turn the connection away.
    Full,
}

/// Handles a TCP event of a socket.
#[inline(always)]
pub fn try_flows(ctx: &SockOpsContext) -> Result<(), Error> {
    let op = ctx.op();
    if op != BPF_SOCK_OPS_TCP_CONNECT_CB && op != BPF_SOCK_OPS_STATE_CB {
        return Ok(());
    }
    // SAFETY: a field of the program's own context or socket, as the verifier checks.
    let sk = unsafe { (*ctx.ops).__bindgen_anon_2.sk };
    if sk.is_null() {
        return Ok(());
    }
    let flow = origin(sk);
    if flow.is_null() {
        return Ok(());
    }
    // SAFETY: not null, and as large as the map's values.
    let flow = unsafe { &*flow };
    if op == BPF_SOCK_OPS_TCP_CONNECT_CB {
        // The call replaces all flags: those of other programs are kept. Without the callback the entry of a
        // connection that is never accepted stays until its port is used again.
        let _ = ctx.set_cb_flags((ctx.cb_flags() | BPF_SOCK_OPS_STATE_CB_FLAG) as i32);
        return FLOWS
            .insert(key(ctx, flow), flow, 0)
            .map_err(|_| Error::Full);
    }
    if ctx.arg(1) == BPF_TCP_CLOSE {
        let _ = FLOWS.remove(key(ctx, flow));
    }
    Ok(())
}

#[inline(always)]
fn key(ctx: &SockOpsContext, flow: &Flow) -> FlowKey {
    let source = if ctx.family() == u32::from(FAMILY_V4) {
        map4(ctx.local_ip4())
    } else {
        // SAFETY: a field of the program's own context or socket, as the verifier checks.
        bytes6(unsafe { read6((&raw const (*ctx.ops).local_ip6).cast()) })
    };
    let dport = u32::from_be(ctx.remote_port()) as u16;
    FlowKey::new(flow.netns(), source, ctx.local_port() as u16, dport)
}
