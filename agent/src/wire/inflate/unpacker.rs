//! zstd's decoder on memory of this program's allocator, which wipes what is freed: the decoder's window holds text.

use std::alloc::{Layout, alloc, dealloc};
use std::ffi::c_void;
use std::ptr::NonNull;

use zstd::zstd_safe::zstd_sys::{
    ZSTD_DCtx, ZSTD_DCtx_setParameter, ZSTD_dParameter, ZSTD_decompressStream, ZSTD_freeDCtx,
    ZSTD_inBuffer, ZSTD_isError, ZSTD_outBuffer,
};

/// Before each block, its length; as much as malloc aligns to.
const HEAD: usize = 16;

/// `ZSTD_customMem` of zstd.h.
#[repr(C)]
struct Memory {
    take: extern "C" fn(*mut c_void, usize) -> *mut c_void,
    give: extern "C" fn(*mut c_void, *mut c_void),
    of: *mut c_void,
}

unsafe extern "C" {
    /// Of zstd's static interface, which the library always holds.
    fn ZSTD_createDCtx_advanced(memory: Memory) -> *mut ZSTD_DCtx;
}

fn layout(len: usize) -> Option<Layout> {
    Layout::from_size_align(len.checked_add(HEAD)?, HEAD).ok()
}

extern "C" fn take(_: *mut c_void, len: usize) -> *mut c_void {
    let Some(layout) = layout(len) else {
        return std::ptr::null_mut();
    };
    // SAFETY: the layout is not empty; the head lies within the block and is aligned.
    unsafe {
        let block = alloc(layout);
        if block.is_null() {
            return std::ptr::null_mut();
        }
        block.cast::<usize>().write(len);
        block.add(HEAD).cast()
    }
}

extern "C" fn give(_: *mut c_void, text: *mut c_void) {
    if text.is_null() {
        return;
    }
    // SAFETY: zstd gives back what `take` gave it, once; the head says how long it is.
    unsafe {
        let block = text.cast::<u8>().sub(HEAD);
        if let Some(layout) = layout(block.cast::<usize>().read()) {
            dealloc(block, layout);
        }
    }
}

/// A decoder of one frame.
pub(super) struct Unpacker(NonNull<ZSTD_DCtx>);

// SAFETY: nothing else refers to the context.
unsafe impl Send for Unpacker {}

/// What one step did.
pub(super) struct Step {
    pub(super) read: usize,
    pub(super) written: usize,
    /// The frame's end is read, and all of it written.
    pub(super) ended: bool,
}

impl Unpacker {
    /// A decoder that takes frames with a window of at most `1 << window_log` bytes.
    pub(super) fn new(window_log: i32) -> Option<Self> {
        let memory = Memory {
            take,
            give,
            of: std::ptr::null_mut(),
        };
        // SAFETY: the two functions allocate and free as zstd asks.
        let unpacker = Self(NonNull::new(unsafe { ZSTD_createDCtx_advanced(memory) })?);
        // SAFETY: a live context and a parameter of its own.
        let set = unsafe {
            ZSTD_DCtx_setParameter(
                unpacker.0.as_ptr(),
                ZSTD_dParameter::ZSTD_d_windowLogMax,
                window_log,
            )
        };
        is_fine(set).then_some(unpacker)
    }

    /// Decodes some of `input` to some of `out`; nothing where the frame is damaged.
    pub(super) fn step(&mut self, input: &[u8], out: &mut [u8]) -> Option<Step> {
        let mut from = ZSTD_inBuffer {
            src: input.as_ptr().cast(),
            size: input.len(),
            pos: 0,
        };
        let mut to = ZSTD_outBuffer {
            dst: out.as_mut_ptr().cast(),
            size: out.len(),
            pos: 0,
        };
        // SAFETY: a live context, and two buffers that outlive the call.
        let hint = unsafe { ZSTD_decompressStream(self.0.as_ptr(), &mut to, &mut from) };
        is_fine(hint).then_some(Step {
            read: from.pos,
            written: to.pos,
            ended: hint == 0,
        })
    }
}

impl Drop for Unpacker {
    fn drop(&mut self) {
        // SAFETY: a live context, given up here.
        unsafe { ZSTD_freeDCtx(self.0.as_ptr()) };
    }
}

fn is_fine(code: usize) -> bool {
    // SAFETY: looks at a number.
    unsafe { ZSTD_isError(code) == 0 }
}
