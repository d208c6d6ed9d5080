//! Intercept: connections bound for AI ports arrive here with what the kernel knows of them.

pub use weir_ebpf::Flow;

pub mod sockets;
pub mod tunnel;
