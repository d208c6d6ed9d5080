//! The contract between kernel and agent. (Skeleton: the kernel wing's owner fills it in.)
#![cfg_attr(target_arch = "bpf", no_std)]

/// What the kernel knows of one redirected connection.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Flow;
