//! zstd on memory of this program's allocator, which wipes what is freed: its windows and literals are text.

use std::alloc::{Layout, alloc, dealloc};
use std::ffi::c_void;
use std::ptr::NonNull;
use std::sync::Mutex;

use zstd::zstd_safe::zstd_sys::{
    ZSTD_CCtx, ZSTD_DCtx, ZSTD_DCtx_setParameter, ZSTD_compressBound, ZSTD_compressCCtx,
    ZSTD_dParameter, ZSTD_decompressStream, ZSTD_freeCCtx, ZSTD_freeDCtx, ZSTD_inBuffer,
    ZSTD_isError, ZSTD_outBuffer,
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
    fn ZSTD_createCCtx_advanced(memory: Memory) -> *mut ZSTD_CCtx;
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

const MEMORY: Memory = Memory {
    take,
    give,
    of: std::ptr::null_mut(),
};

/// A text up to this length is packed by a packer that is kept for the next.
const KEPT: usize = 64 << 10;
/// Packers kept at once.
const PACKERS: usize = 8;

/// Packers that nobody uses: making one costs more than a short text does. They hold literals of what they packed
/// last, until [`forget`] drops them.
static IDLE: Mutex<Vec<Packer>> = Mutex::new(Vec::new());

/// One frame that holds `text`; nothing where there is no memory for it.
pub fn pack(text: &[u8], level: i32) -> Option<Vec<u8>> {
    let idle = IDLE.lock().ok().and_then(|mut idle| idle.pop());
    let mut packer = match idle {
        Some(packer) if text.len() <= KEPT => packer,
        _ => Packer::new()?,
    };
    let packed = packer.pack(text, level);
    if text.len() <= KEPT
        && let Ok(mut idle) = IDLE.lock()
        && idle.len() < PACKERS
    {
        idle.push(packer);
        drop(idle);
        super::sweep_soon();
    }
    packed
}

/// Drops the packers that nobody uses, and wipes what they hold.
pub(super) fn forget() {
    let idle = IDLE.lock().map(|mut idle| std::mem::take(&mut *idle));
    drop(idle);
}

struct Packer(NonNull<ZSTD_CCtx>);

// SAFETY: nothing else refers to the context.
unsafe impl Send for Packer {}

impl Packer {
    fn new() -> Option<Self> {
        // SAFETY: the two functions allocate and free as zstd asks.
        NonNull::new(unsafe { ZSTD_createCCtx_advanced(MEMORY) }).map(Self)
    }

    fn pack(&mut self, text: &[u8], level: i32) -> Option<Vec<u8>> {
        // SAFETY: a number for a number.
        let mut packed = vec![0; unsafe { ZSTD_compressBound(text.len()) }];
        // SAFETY: a live context, and two buffers that outlive the call.
        let len = unsafe {
            ZSTD_compressCCtx(
                self.0.as_ptr(),
                packed.as_mut_ptr().cast(),
                packed.len(),
                text.as_ptr().cast(),
                text.len(),
                level,
            )
        };
        packed.truncate(len);
        is_fine(len).then_some(packed)
    }
}

impl Drop for Packer {
    fn drop(&mut self) {
        // SAFETY: a live context, given up here.
        unsafe { ZSTD_freeCCtx(self.0.as_ptr()) };
    }
}

/// A decoder of one frame.
pub struct Unpacker(NonNull<ZSTD_DCtx>);

// SAFETY: nothing else refers to the context.
unsafe impl Send for Unpacker {}

/// What one step did.
pub struct Step {
    /// Bytes of input used.
    pub read: usize,
    /// Bytes of output made.
    pub written: usize,
    /// The frame's end is read, and all of it written.
    pub ended: bool,
}

impl Unpacker {
    /// A decoder that takes frames with a window of at most `1 << window_log` bytes.
    pub fn new(window_log: i32) -> Option<Self> {
        // SAFETY: the two functions allocate and free as zstd asks.
        let unpacker = Self(NonNull::new(unsafe { ZSTD_createDCtx_advanced(MEMORY) })?);
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
    pub fn step(&mut self, input: &[u8], out: &mut [u8]) -> Option<Step> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        for len in [0, 1, 100, 5000, 300_000, 3 << 20] {
            let text: Vec<u8> = (0..len).map(|at: usize| (at * at / 7) as u8).collect();
            let packed = pack(&text, 1).expect("packed");
            assert_eq!(zstd::decode_all(&packed[..]).expect("a frame"), text);
            let mut unpacker = Unpacker::new(23).expect("a decoder");
            let (mut out, mut rest) = (Vec::new(), &packed[..]);
            loop {
                let mut some = [0; 1000];
                let step = unpacker.step(rest, &mut some).expect("a frame");
                out.extend_from_slice(&some[..step.written]);
                rest = &rest[step.read..];
                if step.ended {
                    break;
                }
            }
            assert!(out == text && rest.is_empty(), "{len}");
        }
        let mut unpacker = Unpacker::new(23).expect("a decoder");
        assert!(unpacker.step(b"no frame at all", &mut [0; 10]).is_none());
    }
}
