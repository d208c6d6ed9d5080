//! The decoders behind one face: bytes in, bytes out, done or not.

use brotli_decompressor::{BrotliDecompressStream, BrotliResult, BrotliState, StandardAlloc};
use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::{Encoding, InflateError};
use crate::memory::zstd::Unpacker;

/// Output is made in steps of so many bytes, and the caps are looked at after each.
const STEP: usize = 64 << 10;
/// Bytes of a gzip header (names and comments), at most.
const GZIP_HEAD_CAP: usize = 64 << 10;
/// Windows of at most 8 MiB (RFC 9659).
const ZSTD_WINDOW_LOG: i32 = 23;

type Check<'c> = &'c mut dyn FnMut(usize) -> Result<(), InflateError>;

/// A decoder in its course.
pub(super) struct Codec {
    stage: Stage,
    step: Box<[u8]>,
    /// Bytes that were looked at and belong to the stream.
    again: Vec<u8>,
}

enum Stage {
    /// The first bytes tell zlib from raw deflate.
    DeflateHead(Vec<u8>),
    Deflate(Box<Decompress>),
    GzipHead(Vec<u8>),
    GzipBody(Box<Decompress>, Crc),
    /// CRC-32 and length, as they should be.
    GzipTail(Vec<u8>, [u8; 8]),
    Brotli(Box<BrotliState<StandardAlloc, StandardAlloc, StandardAlloc>>),
    Zstd(Unpacker),
    /// The decoder could not be made.
    Unusable,
    Done,
}

/// What one step of a decoder did.
struct Stepped {
    read: usize,
    written: usize,
    done: bool,
}

impl Codec {
    pub(super) fn new(encoding: Encoding) -> Self {
        let stage = match encoding {
            Encoding::Gzip => Stage::GzipHead(Vec::new()),
            Encoding::Deflate => Stage::DeflateHead(Vec::new()),
            // Strict: no window beyond the 16 MiB of RFC 7932.
            Encoding::Brotli => Stage::Brotli(Box::new(BrotliState::new_strict(
                StandardAlloc::default(),
                StandardAlloc::default(),
                StandardAlloc::default(),
            ))),
            Encoding::Zstd => Unpacker::new(ZSTD_WINDOW_LOG).map_or(Stage::Unusable, Stage::Zstd),
        };
        Self {
            stage,
            step: vec![0; STEP].into_boxed_slice(),
            again: Vec::new(),
        }
    }

    pub(super) fn is_done(&self) -> bool {
        matches!(self.stage, Stage::Done)
    }

    pub(super) fn push(
        &mut self,
        mut input: &[u8],
        out: &mut Vec<u8>,
        check: Check<'_>,
    ) -> Result<(), InflateError> {
        let before = out.len();
        loop {
            let head = matches!(
                self.stage,
                Stage::DeflateHead(_) | Stage::GzipHead(_) | Stage::GzipTail(..)
            );
            if head || self.is_done() {
                if input.is_empty() {
                    return Ok(());
                }
                input = self.frame(input)?;
                let again = std::mem::take(&mut self.again);
                if !again.is_empty() {
                    self.push(&again, out, check)?;
                }
                continue;
            }
            let stepped = self.step(input)?;
            input = input.get(stepped.read..).unwrap_or_default();
            let made = self.step.get(..stepped.written).unwrap_or_default();
            if let Stage::GzipBody(_, crc) = &mut self.stage {
                crc.update(made);
            }
            out.extend_from_slice(made);
            check(out.len() - before)?;
            if stepped.done {
                self.next();
            } else if stepped.written == 0 && stepped.read == 0 {
                // No progress: a decoder that still has input will never get further.
                return if input.is_empty() {
                    Ok(())
                } else {
                    Err(InflateError::Damaged)
                };
            }
        }
    }

    /// Takes the bytes of a header or trailer; gives back what is left.
    fn frame<'i>(&mut self, input: &'i [u8]) -> Result<&'i [u8], InflateError> {
        match &mut self.stage {
            Stage::DeflateHead(head) => {
                let (now, later) = input.split_at(input.len().min(2 - head.len()));
                head.extend_from_slice(now);
                let [first, second] = head.as_slice() else {
                    return Ok(later);
                };
                // RFC 1950, section 2.2: method 8, and a multiple of 31.
                let zlib =
                    first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0;
                self.again = std::mem::take(head);
                self.stage = Stage::Deflate(Box::new(Decompress::new(zlib)));
                Ok(later)
            }
            Stage::GzipHead(head) => {
                let had = head.len();
                head.extend_from_slice(
                    input.get(..GZIP_HEAD_CAP.min(input.len())).unwrap_or(input),
                );
                let Some(len) = gzip_head(head)? else {
                    return if head.len() > GZIP_HEAD_CAP {
                        Err(InflateError::Damaged)
                    } else {
                        Ok(&[])
                    };
                };
                self.stage = Stage::GzipBody(Box::new(Decompress::new(false)), Crc::new());
                Ok(input.get(len - had..).unwrap_or_default())
            }
            Stage::GzipTail(tail, expected) => {
                let (now, later) = input.split_at(input.len().min(8 - tail.len()));
                tail.extend_from_slice(now);
                if tail.len() == 8 {
                    if tail != expected {
                        return Err(InflateError::Damaged);
                    }
                    self.stage = Stage::Done;
                }
                Ok(later)
            }
            _ => Err(InflateError::Trailing),
        }
    }

    /// What follows a stream that has come to its end.
    fn next(&mut self) {
        self.stage = match &self.stage {
            Stage::GzipBody(_, crc) => {
                let mut tail = [0; 8];
                tail[..4].copy_from_slice(&crc.sum().to_le_bytes());
                tail[4..].copy_from_slice(&crc.amount().to_le_bytes());
                Stage::GzipTail(Vec::new(), tail)
            }
            _ => Stage::Done,
        };
    }

    fn step(&mut self, input: &[u8]) -> Result<Stepped, InflateError> {
        match &mut self.stage {
            Stage::Deflate(decoder) | Stage::GzipBody(decoder, _) => {
                let (read, written) = (decoder.total_in(), decoder.total_out());
                let status = decoder.decompress(input, &mut self.step, FlushDecompress::None);
                Ok(Stepped {
                    read: usize::try_from(decoder.total_in() - read).unwrap_or(usize::MAX),
                    written: usize::try_from(decoder.total_out() - written).unwrap_or(0),
                    done: status.map_err(|_| InflateError::Damaged)? == Status::StreamEnd,
                })
            }
            Stage::Brotli(state) => {
                let (mut in_left, mut read) = (input.len(), 0);
                let (mut out_left, mut written, mut total) = (self.step.len(), 0, 0);
                let result = BrotliDecompressStream(
                    &mut in_left,
                    &mut read,
                    input,
                    &mut out_left,
                    &mut written,
                    &mut self.step,
                    &mut total,
                    state,
                );
                match result {
                    BrotliResult::ResultFailure => Err(InflateError::Damaged),
                    BrotliResult::ResultSuccess => Ok(Stepped {
                        read,
                        written,
                        done: true,
                    }),
                    BrotliResult::NeedsMoreInput | BrotliResult::NeedsMoreOutput => Ok(Stepped {
                        read,
                        written,
                        done: false,
                    }),
                }
            }
            Stage::Zstd(unpacker) => {
                let step = unpacker
                    .step(input, &mut self.step)
                    .ok_or(InflateError::Damaged)?;
                // The end is told to everyone who asks: it counts for one who has just given or got something.
                Ok(Stepped {
                    read: step.read,
                    written: step.written,
                    done: step.ended && (step.read > 0 || step.written > 0),
                })
            }
            _ => Err(InflateError::Damaged),
        }
    }
}

/// The length of a gzip header (RFC 1952, section 2.3), or `None` while it is not whole.
fn gzip_head(head: &[u8]) -> Result<Option<usize>, InflateError> {
    const MAGIC: [u8; 3] = [0x1f, 0x8b, 8];
    let known = head.len().min(MAGIC.len());
    if head.get(..known) != MAGIC.get(..known) {
        return Err(InflateError::Damaged);
    }
    let Some(flags) = head.get(3).copied().filter(|_| head.len() >= 10) else {
        return Ok(None);
    };
    if flags & 0xe0 != 0 {
        return Err(InflateError::Damaged);
    }
    let mut len = 10;
    if flags & 4 != 0 {
        let Some(&[low, high]) = head.get(len..len + 2) else {
            return Ok(None);
        };
        len += 2 + usize::from(u16::from_le_bytes([low, high]));
    }
    for text in [8, 16] {
        if flags & text != 0 {
            let rest = head.get(len..).unwrap_or_default();
            let Some(end) = memchr::memchr(0, rest) else {
                return Ok(None);
            };
            len += end + 1;
        }
    }
    if flags & 2 != 0 {
        len += 2;
    }
    Ok((head.len() >= len).then_some(len))
}
