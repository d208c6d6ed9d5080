//! Memory hygiene: what is freed is wiped, what is held is not swapped, and what a large body took goes back.
//!
//! TLS buffers, HTTP buffers, decoded texts and what the journal seals pass through the allocator: wiping there covers
//! the buffers of every dependency at once, which no wrapper of weir's own types could.

pub mod zstd;

use std::alloc::{GlobalAlloc, Layout, System};
use std::mem::MaybeUninit;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::Thread;
use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use rustix::thread::CapabilitySet;

/// Blocks of this size and more are pages of their own, which go back to the kernel when they are freed.
const OWN_PAGES: usize = 4 << 20;
/// malloc has as many heaps as there are processors, and at most so many: each keeps free memory of its own.
const HEAPS: usize = 8;
/// How much free memory at the end of a heap stays for the next request.
const KEPT: usize = 16 << 20;
/// Up to here a block is wiped word by word, which is quicker than a call.
const SHORT: usize = 128;
/// What malloc aligns to anyway: such blocks it resizes itself.
const ALIGN: usize = 16;
/// How far below a caller the stack is overwritten.
const SCRUBBED: usize = 48 << 10;
/// How long what follows a large body (leaves, findings, the copy that leaves) may take to be dropped.
const SETTLING: Duration = Duration::from_millis(300);

/// The system's allocator; blocks are wiped when they are freed.
pub struct Wiping;

/// Zeroes a block that its owner has given up.
///
/// # Safety
/// `block` is a live allocation of at least `len` bytes, aligned to a word, that nobody uses.
unsafe fn wipe(block: *mut u8, len: usize) {
    if len > SHORT {
        // SAFETY: the caller vouches for block and length; the call is one that no optimiser drops.
        unsafe { libc::explicit_bzero(block.cast(), len) };
        return;
    }
    let words = block.cast::<usize>();
    for word in 0..len / size_of::<usize>() {
        // SAFETY: whole words within the block.
        unsafe { words.add(word).write_volatile(0) };
    }
    for byte in len - len % size_of::<usize>()..len {
        // SAFETY: the bytes after the last whole word.
        unsafe { block.add(byte).write_volatile(0) };
    }
}

// SAFETY: every block comes from and goes to the system's allocator, with the layout it was asked for.
unsafe impl GlobalAlloc for Wiping {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as the caller promises.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the block is the caller's to give up; the system aligns every block to a word at least.
        unsafe {
            wipe(block, layout.size());
            System.dealloc(block, layout);
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let old = layout.size();
        if layout.align() <= ALIGN {
            if size <= old {
                // A block shrinks where it stands, and its end is wiped first.
                // SAFETY: within the block, and its owner has given up what is beyond `size`.
                return unsafe {
                    libc::explicit_bzero(block.add(size).cast(), old - size);
                    System.realloc(block, layout, size)
                };
            }
            // Pages of their own are moved, not copied.
            if old >= OWN_PAGES {
                // SAFETY: as the caller promises.
                return unsafe { System.realloc(block, layout, size) };
            }
            // SAFETY: the block is one of malloc's.
            if unsafe { libc::malloc_usable_size(block.cast()) } >= size {
                return block;
            }
        }
        // The system would move the block and leave the old one as it was.
        // SAFETY: `size` is not zero and does not overflow when rounded up to the alignment: the caller promises it.
        let new = unsafe { self.alloc(Layout::from_size_align_unchecked(size, layout.align())) };
        if !new.is_null() {
            // SAFETY: two live blocks, of which both have the smaller length; then the old one is given up.
            unsafe {
                std::ptr::copy_nonoverlapping(block, new, old.min(size));
                self.dealloc(block, layout);
            }
        }
        new
    }
}

/// Settles how the process holds its memory: large blocks go back to the kernel at once, nothing is swapped, and no
/// core dump is written. Says what could not be had.
pub fn settle() -> Option<&'static str> {
    few_heaps();
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    if setrlimit(Resource::Core, none).is_err() {
        return Some("the limit on core dumps could not be set");
    }
    if !may_lock() {
        return Some("memory may be swapped: weir lacks CAP_IPC_LOCK and its lock limit is finite");
    }
    if lock() {
        LOCKED.store(true, Ordering::Release);
        None
    } else {
        Some("memory may be swapped: the kernel does not lock it")
    }
}

/// Whether all memory is locked.
static LOCKED: AtomicBool = AtomicBool::new(false);

/// Keeps all memory, present and to come, from being swapped.
fn lock() -> bool {
    // Pages are locked as they are touched: what is reserved and unused costs nothing.
    let flags = libc::MCL_CURRENT | libc::MCL_FUTURE | libc::MCL_ONFAULT;
    // SAFETY: takes numbers alone.
    unsafe { libc::mlockall(flags) == 0 }
}

/// With a finite limit, locking all that is to come would make allocations fail.
fn may_lock() -> bool {
    let unlimited = Rlimit {
        current: None,
        maximum: None,
    };
    let _ = setrlimit(Resource::Memlock, unlimited);
    let capable = rustix::thread::capabilities(None)
        .is_ok_and(|sets| sets.effective.contains(CapabilitySet::IPC_LOCK));
    capable || getrlimit(Resource::Memlock).current.is_none()
}

/// Large blocks have pages of their own, and threads share heaps.
fn few_heaps() {
    #[cfg(target_env = "gnu")]
    for (parameter, value) in [
        (
            libc::M_ARENA_MAX,
            std::thread::available_parallelism().map_or(1, |count| count.get().min(HEAPS)),
        ),
        (libc::M_MMAP_THRESHOLD, OWN_PAGES),
        (libc::M_TRIM_THRESHOLD, KEPT),
    ] {
        // SAFETY: sets a number in the allocator.
        unsafe { libc::mallopt(parameter, value as libc::c_int) };
    }
}

/// Overwrites the stack below the caller, where functions that have returned left what they worked on: blocks of a
/// hash, characters of a text. For the ends of what works on values found.
#[inline(never)]
pub fn scrub_stack() {
    let mut below = MaybeUninit::<[u8; SCRUBBED]>::uninit();
    // SAFETY: the array's own bytes; the call is one that no optimiser drops.
    unsafe { libc::explicit_bzero(below.as_mut_ptr().cast(), SCRUBBED) };
    std::hint::black_box(&mut below);
}

/// Whether the sweeper has work, and whether free memory is to go back to the kernel.
static DUE: AtomicBool = AtomicBool::new(false);
static TRIM: AtomicBool = AtomicBool::new(false);
/// Whether little free memory is to stay: what was free was of the start.
static STARTED: AtomicBool = AtomicBool::new(false);

/// Gives back to the kernel what the start took and nothing takes again.
pub fn started() {
    STARTED.store(true, Ordering::Release);
    trim_soon();
}

/// Gives free memory back to the kernel, once what is in hand has been dropped.
pub fn trim_soon() {
    TRIM.store(true, Ordering::Release);
    sweep_soon();
}

/// Drops what is only kept for speed, a little later.
fn sweep_soon() {
    static SWEEPER: OnceLock<Option<Thread>> = OnceLock::new();
    if DUE.swap(true, Ordering::AcqRel) {
        return;
    }
    let sweeper = SWEEPER.get_or_init(|| {
        let started = std::thread::Builder::new()
            .name("weir-sweeper".to_owned())
            .stack_size(64 << 10)
            .spawn(sweep);
        started.ok().map(|started| started.thread().clone())
    });
    if let Some(sweeper) = sweeper {
        sweeper.unpark();
    }
}

fn sweep() {
    loop {
        while !DUE.load(Ordering::Acquire) {
            std::thread::park();
        }
        std::thread::sleep(SETTLING);
        // Who asks from here on is heard again.
        DUE.store(false, Ordering::Release);
        zstd::forget();
        if TRIM.swap(false, Ordering::AcqRel) {
            trim();
        }
    }
}

/// Gives free memory back. The kernel takes no locked pages back in the way that the allocator asks it to, so for the
/// milliseconds that this takes nothing is locked.
fn trim() {
    let locked = LOCKED.load(Ordering::Acquire);
    if locked {
        // SAFETY: takes nothing.
        unsafe { libc::munlockall() };
    }
    let kept = match STARTED.swap(false, Ordering::AcqRel) {
        true => {
            forget_program();
            0
        }
        false => KEPT,
    };
    #[cfg(target_env = "gnu")]
    // SAFETY: takes nothing that anybody uses.
    unsafe {
        libc::malloc_trim(kept)
    };
    if locked && !lock() {
        tracing::warn!("memory may be swapped: the kernel does not lock it again");
    }
}

/// Gives back the program's own pages, which the start touched and locked: what is called again is read again from the
/// kernel's cache of the file.
fn forget_program() {
    let Ok(maps) = std::fs::read_to_string("/proc/self/maps") else {
        return;
    };
    for range in maps.lines().filter_map(program) {
        // SAFETY: a mapping of a file that is executed and was never writable: its pages are the file's.
        unsafe { libc::madvise(range.start as *mut _, range.len(), libc::MADV_DONTNEED) };
    }
}

/// The range of a line of `/proc/self/maps` (proc_pid_maps(5)) that maps a file's code.
fn program(line: &str) -> Option<Range<usize>> {
    let mut words = line.split_ascii_whitespace();
    let (range, rights) = (words.next()?, words.next()?);
    let file = words.nth(3).filter(|path| path.starts_with('/'));
    if rights != "r-xp" || file.is_none() {
        return None;
    }
    let (start, end) = range.split_once('-')?;
    let address = |digits| usize::from_str_radix(digits, 16).ok();
    Some(address(start)?..address(end)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_code_is_known_by_its_mapping_and_may_be_forgotten() {
        let range = program("55d0-56a0 r-xp 00001000 08:01 1234   /usr/bin/weir");
        assert_eq!(range, Some(0x55d0..0x56a0));
        for other in [
            "55d0-56a0 r--p 00001000 08:01 1234   /usr/bin/weir",
            "55d0-56a0 rwxp 00001000 08:01 1234   /usr/bin/weir",
            "7ffd-7fff r-xp 00000000 00:00 0   [vdso]",
            "55d0-56a0 r-xp 00000000 00:00 0",
            "",
        ] {
            assert_eq!(program(other), None, "{other}");
        }
        let maps = std::fs::read_to_string("/proc/self/maps").expect("it can be read");
        let here = forget_program as fn() as usize;
        assert!(
            maps.lines()
                .filter_map(program)
                .any(|range| range.contains(&here))
        );
        forget_program();
    }

    /// What stands in freed memory is looked at through a second pointer, before the block is used again.
    #[test]
    fn blocks_are_wiped_before_they_are_given_up() {
        for size in [1, 7, 8, 24, 100, 128, 129, 5000] {
            let layout = Layout::from_size_align(size, 1).expect("a layout");
            // SAFETY: wiped while it is still ours to read.
            unsafe {
                let block = Wiping.alloc(layout);
                block.write_bytes(0xa5, size);
                wipe(block, size);
                let left = std::slice::from_raw_parts(block, size);
                assert!(left.iter().all(|byte| *byte == 0), "{size}");
                Wiping.dealloc(block, layout);
            }
        }
    }

    #[test]
    fn blocks_keep_what_they_hold_when_they_grow_and_shrink() {
        for align in [1, 8, 64] {
            let mut layout = Layout::from_size_align(3, align).expect("a layout");
            // SAFETY: one block, grown and shrunk with the layout it has.
            unsafe {
                let mut block = Wiping.alloc(layout);
                let mut filled = 3;
                block.write_bytes(7, filled);
                for size in [20, 21, 400, 90_000, 5 << 20, 9 << 20, 70_000, 33, 2] {
                    block = Wiping.realloc(block, layout, size);
                    assert!(!block.is_null());
                    layout = Layout::from_size_align(size, align).expect("a layout");
                    filled = filled.min(size);
                    let held = std::slice::from_raw_parts(block, filled);
                    assert!(held.iter().all(|byte| *byte == 7), "{align} {size}");
                    block.write_bytes(7, size);
                    filled = size;
                }
                Wiping.dealloc(block, layout);
            }
        }
    }
}
