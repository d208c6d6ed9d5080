//! The maps, their names given by the contract, and the few ways in which the programs use them.

use core::ffi::c_void;
use core::ptr;

use aya_ebpf::bindings::{BPF_SK_STORAGE_GET_F_CREATE, bpf_sock};
use aya_ebpf::btf_maps::SkStorage;
use aya_ebpf::helpers::{bpf_sk_storage_delete, bpf_sk_storage_get};
use aya_ebpf::macros::{btf_map, map};
use aya_ebpf::maps::{Array, HashMap, PerCpuArray};
use weir_ebpf::{
    COUNTERS as COUNTERS_LEN, Config, Counter, FLOWS_MAX, Flow, FlowKey, MARK, PORTS_MAX,
};

#[map]
pub static CONFIG: Array<Config> = Array::with_max_entries(1, 0);
#[map]
pub static PORTS: HashMap<u32, u32> = HashMap::with_max_entries(PORTS_MAX, 0);
/// A plain hash: an LRU would silently evict flows under load, and the agent would forward to nowhere.
#[map]
pub static FLOWS: HashMap<FlowKey, Flow> = HashMap::with_max_entries(FLOWS_MAX, 0);
#[map]
static COUNTERS: PerCpuArray<u64> = PerCpuArray::with_max_entries(COUNTERS_LEN, 0);
#[btf_map]
static ORIGINS: SkStorage<Flow> = SkStorage::new();
#[btf_map]
static OURS: SkStorage<u32> = SkStorage::new();
#[btf_map]
static LISTEN: SkStorage<u32> = SkStorage::new();

fn raw<T>(map: &'static T) -> *mut c_void {
    ptr::from_ref(map).cast_mut().cast()
}

#[inline(always)]
fn is_marked(map: *mut c_void, sk: *mut bpf_sock) -> bool {
    // SAFETY: a kernel helper, whose arguments the verifier checks.
    let mark: *const u32 = unsafe { bpf_sk_storage_get(map, sk.cast(), ptr::null_mut(), 0) }.cast();
    // SAFETY: not null, and as large as the map's values.
    !mark.is_null() && unsafe { *mark } == MARK
}

/// Whether the agent marked `sk` as one it dials out with.
#[inline(always)]
pub fn is_ours(sk: *mut bpf_sock) -> bool {
    is_marked(raw(&OURS), sk)
}

/// Whether the agent marked `sk` as its listener.
#[inline(always)]
pub fn is_listener(sk: *mut bpf_sock) -> bool {
    is_marked(raw(&LISTEN), sk)
}

/// Where the redirected socket `sk` was bound, null when it was not redirected.
#[inline(always)]
pub fn origin(sk: *mut bpf_sock) -> *const Flow {
    // SAFETY: a kernel helper, whose arguments the verifier checks.
    unsafe { bpf_sk_storage_get(raw(&ORIGINS), sk.cast(), ptr::null_mut(), 0) }.cast()
}

/// Remembers where `sk` was bound; `false` when the kernel has no room.
#[inline(always)]
pub fn remember(sk: *mut bpf_sock, flow: &mut Flow) -> bool {
    let create = u64::from(BPF_SK_STORAGE_GET_F_CREATE);
    // SAFETY: a kernel helper, whose arguments the verifier checks.
    let slot: *mut Flow =
        unsafe { bpf_sk_storage_get(raw(&ORIGINS), sk.cast(), ptr::from_mut(flow).cast(), create) }
            .cast();
    if slot.is_null() {
        return false;
    }
    // A socket that was redirected before keeps its storage: the new destination replaces the old.
    // SAFETY: not null, and as large as the map's values.
    unsafe { *slot = *flow };
    true
}

/// Forgets where `sk` was bound: it is connected elsewhere now, or again without redirect.
#[inline(always)]
pub fn forget(sk: *mut bpf_sock) {
    if !origin(sk).is_null() {
        // SAFETY: a kernel helper, whose arguments the verifier checks.
        unsafe { bpf_sk_storage_delete(raw(&ORIGINS), sk.cast()) };
    }
}

/// Whether TCP to `port` (host order) is guarded.
#[inline(always)]
pub fn is_guarded(port: u16) -> bool {
    PORTS.get_ptr(u32::from(port)).is_some()
}

/// Adds one to `counter`.
#[inline(always)]
pub fn count(counter: Counter) {
    if let Some(slot) = COUNTERS.get_ptr_mut(counter as u32) {
        // SAFETY: not null, and as large as the map's values.
        unsafe { *slot += 1 };
    }
}
