//! A body at rest: in memory while it is small, then in an unlinked temporary file, encrypted.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use http::request::Parts;
use http_body_util::BodyExt as _;
use weir_policy::decide::{Code, Refusal};
use zeroize::Zeroizing;

use self::room::Held;
use self::spill::{Spill, Writer};
use super::content::ContentType;
use super::inflate::InflateError;

mod room;
mod spill;

pub use self::spill::RECORD;

/// Largest JSON body: 64 MiB.
pub const JSON_CAP: u64 = 64 << 20;
/// Largest upload: 512 MiB.
pub const UPLOAD_CAP: u64 = 512 << 20;
/// Held in memory up to here: 1 MiB.
pub const MEMORY_CAP: usize = 1 << 20;

/// Bounds of one body.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of the whole body.
    pub cap: u64,
    /// Bytes held in memory.
    pub memory: usize,
    /// Directory of the temporary file.
    pub spill: PathBuf,
}

impl Limits {
    /// The bounds for a request of this head: an upload's where it says it is one, else JSON's.
    pub fn of(head: &Parts, spill: &Path) -> Self {
        let upload = ContentType::of(&head.headers).is_ok_and(|content| content.is_upload());
        let cap = if upload { UPLOAD_CAP } else { JSON_CAP };
        Self {
            cap,
            memory: MEMORY_CAP,
            spill: spill.to_owned(),
        }
    }
}

/// A body, whole. Cheap to clone.
#[derive(Clone)]
pub enum Body {
    /// In memory.
    Memory(Bytes),
    /// In an encrypted file without a name.
    Spilled(Arc<Spill>),
}

impl std::fmt::Debug for Body {
    /// How long, never what.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = if matches!(self, Self::Memory(_)) {
            "Memory"
        } else {
            "Spilled"
        };
        write!(f, "{kind}({} bytes)", self.len())
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::Memory(Bytes::new())
    }
}

/// Why a body could not be taken in or read back.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    /// Over its cap.
    #[error("the body is larger than {cap} bytes")]
    TooLarge {
        /// The cap.
        cap: u64,
    },
    /// The caller broke off, or its framing is broken.
    #[error("the body ended before its end")]
    Broken,
    /// Fields after the body, which would leave uninspected.
    #[error("the body has trailers")]
    Trailers,
    /// The temporary file failed.
    #[error("the temporary file failed: {0}")]
    Spill(#[from] io::Error),
    /// Too many large bodies at once.
    #[error("too many large bodies are being inspected at once")]
    Crowded,
    /// Its `Content-Encoding` cannot be undone.
    #[error(transparent)]
    Inflate(#[from] InflateError),
}

impl BodyError {
    /// The refusal that a caller sees.
    pub fn refusal(&self) -> Refusal {
        let (code, hint) = match self {
            Self::Inflate(error) => return error.refusal(),
            Self::TooLarge { .. } => (Code::TooLarge, "send less at once"),
            Self::Broken | Self::Trailers => (Code::Unreadable, "send the request again, whole"),
            Self::Crowded => (Code::NotInspected, "send the request again in a moment"),
            Self::Spill(_) => (
                Code::NotInspected,
                "make room in the directory for temporary files",
            ),
        };
        Refusal::failure(code, self.to_string(), hint)
    }
}

impl Body {
    /// Its length in bytes.
    pub fn len(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::Spilled(spill) => spill.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of it, in memory; of a spilled body a copy that is wiped when dropped, once there is room for it.
    ///
    /// # Errors
    /// The temporary file cannot be read or was changed, or no room came free.
    pub async fn whole(&self) -> Result<Bytes, BodyError> {
        match self {
            Self::Memory(bytes) => Ok(bytes.clone()),
            Self::Spilled(spill) => {
                let spill = Arc::clone(spill);
                let room = room::take(spill.len()).await?;
                blocking(move || {
                    let mut all = Zeroizing::new(Vec::with_capacity(
                        usize::try_from(spill.len()).unwrap_or(0),
                    ));
                    for index in 0..spill.records() {
                        all.extend_from_slice(&spill.read(index)?);
                    }
                    Ok(Bytes::from_owner(Held::new(all, room)))
                })
                .await
            }
        }
    }

    /// The n-th chunk, from 0, or `None` after the last; for sending it without holding it.
    ///
    /// # Errors
    /// As [`Body::whole`].
    pub async fn chunk(&self, index: u64) -> Result<Option<Bytes>, BodyError> {
        match self {
            Self::Memory(bytes) => Ok((index == 0 && !bytes.is_empty()).then(|| bytes.clone())),
            Self::Spilled(spill) if index >= spill.records() => Ok(None),
            Self::Spilled(spill) => {
                let spill = Arc::clone(spill);
                blocking(move || Ok(Some(Bytes::from_owner(spill.read(index)?)))).await
            }
        }
    }
}

/// Takes a body in, whole.
///
/// # Errors
/// Over the cap, broken off, trailers, or no room to spill.
pub async fn read<B>(body: B, limits: &Limits) -> Result<Body, BodyError>
where
    B: http_body::Body<Data = Bytes>,
{
    let announced = body.size_hint().lower();
    if announced > limits.cap {
        return Err(BodyError::TooLarge { cap: limits.cap });
    }
    let mut body = std::pin::pin!(body);
    let mut intake = Intake::new(limits);
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| BodyError::Broken)?;
        match frame.into_data() {
            Ok(data) => {
                intake.expect(announced);
                intake.push(data).await?;
            }
            Err(frame)
                if frame
                    .trailers_ref()
                    .is_some_and(|trailers| !trailers.is_empty()) =>
            {
                return Err(BodyError::Trailers);
            }
            Err(_) => {}
        }
    }
    intake.finish().await
}

/// Of an announced length so much is believed: what is touched late costs nothing before.
const EXPECTED: usize = 2 << 20;

/// Takes a body in piece by piece; spills when it outgrows memory.
pub struct Intake<'l> {
    limits: &'l Limits,
    total: u64,
    memory: BytesMut,
    writer: Option<Writer>,
}

impl<'l> Intake<'l> {
    /// An empty body.
    pub fn new(limits: &'l Limits) -> Self {
        Self {
            limits,
            total: 0,
            memory: BytesMut::new(),
            writer: None,
        }
    }

    /// Makes room for a body whose length was announced, once some of it is there: up to [`EXPECTED`], so that an
    /// announcement alone takes little.
    fn expect(&mut self, announced: u64) {
        if self.total == 0
            && let Ok(announced) = usize::try_from(announced)
        {
            self.memory
                .reserve(announced.min(self.limits.memory).min(EXPECTED));
        }
    }

    /// Adds bytes.
    ///
    /// # Errors
    /// Over the cap, or no room to spill.
    pub async fn push(&mut self, data: Bytes) -> Result<(), BodyError> {
        self.total += data.len() as u64;
        if self.total > self.limits.cap {
            return Err(BodyError::TooLarge {
                cap: self.limits.cap,
            });
        }
        self.memory.extend_from_slice(&data);
        if self.memory.len() > self.limits.memory {
            self.flush().await
        } else {
            Ok(())
        }
    }

    /// The body.
    ///
    /// # Errors
    /// As [`Intake::push`].
    pub async fn finish(mut self) -> Result<Body, BodyError> {
        if self.writer.is_none() {
            return Ok(Body::Memory(self.memory.freeze()));
        }
        self.flush().await?;
        match self.writer {
            Some(writer) => Ok(Body::Spilled(Arc::new(
                blocking(move || Ok(writer.finish()?)).await?,
            ))),
            None => Ok(Body::default()),
        }
    }

    async fn flush(&mut self) -> Result<(), BodyError> {
        let (writer, dir) = (self.writer.take(), self.limits.spill.clone());
        let memory = Zeroizing::new(Vec::from(std::mem::take(&mut self.memory)));
        let writer = blocking(move || {
            let mut writer = match writer {
                Some(writer) => writer,
                None => Writer::new(&dir)?,
            };
            writer.push(&memory)?;
            Ok(writer)
        })
        .await?;
        self.writer = Some(writer);
        Ok(())
    }
}

/// Runs file work off the reactor.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, BodyError> + Send + 'static,
) -> Result<T, BodyError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(_) => Err(BodyError::Spill(io::Error::other(
            "the work on it was given up",
        ))),
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::Full;
    use hyper::body::Frame;
    use proptest::prelude::*;

    use super::*;

    fn block<T>(work: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap()
            .block_on(work)
    }

    fn limits(cap: u64, memory: usize) -> Limits {
        Limits {
            cap,
            memory,
            spill: std::env::temp_dir(),
        }
    }

    /// A body of ready frames.
    struct Frames(std::vec::IntoIter<Frame<Bytes>>);

    impl http_body::Body for Frames {
        type Data = Bytes;
        type Error = std::convert::Infallible;

        fn poll_frame(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
            std::task::Poll::Ready(self.0.next().map(Ok))
        }
    }

    async fn chunks(body: &Body) -> Vec<u8> {
        let (mut all, mut index) = (Vec::new(), 0);
        while let Some(chunk) = body.chunk(index).await.unwrap() {
            all.extend_from_slice(&chunk);
            index += 1;
        }
        all
    }

    #[test]
    fn small_stays_in_memory_and_absent_is_empty() {
        let body = block(read(
            Full::new(Bytes::from_static(b"hello")),
            &limits(10, 10),
        ))
        .unwrap();
        assert!(matches!(&body, Body::Memory(bytes) if &bytes[..] == b"hello"));
        let none = block(read(Full::new(Bytes::new()), &limits(10, 10))).unwrap();
        assert!(none.is_empty());
        assert_eq!(block(none.chunk(0)).unwrap(), None);
    }

    #[test]
    fn caps_and_trailers_refuse() {
        let over = block(read(Full::new(Bytes::from(vec![0; 11])), &limits(10, 10))).unwrap_err();
        assert_eq!(over.refusal().code, Code::TooLarge);
        let streamed = Frames(
            vec![
                Frame::data(Bytes::from(vec![0; 6])),
                Frame::data(Bytes::from(vec![0; 6])),
            ]
            .into_iter(),
        );
        assert!(matches!(
            block(read(streamed, &limits(10, 10))),
            Err(BodyError::TooLarge { cap: 10 })
        ));
        let mut fields = http::HeaderMap::new();
        fields.insert("x-secret", "v".parse().unwrap());
        let trailed = Frames(vec![Frame::trailers(fields)].into_iter());
        assert!(matches!(
            block(read(trailed, &limits(10, 10))),
            Err(BodyError::Trailers)
        ));
        let unwritable = Limits {
            spill: "/nonexistent".into(),
            ..limits(10, 1)
        };
        assert!(matches!(
            block(read(Full::new(Bytes::from_static(b"ab")), &unwritable)),
            Err(BodyError::Spill(_))
        ));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn spilled_bodies_come_back(sizes in proptest::collection::vec(0..100_000usize, 1..6), memory in 1..200_000usize) {
            let all: Vec<u8> = (0..sizes.iter().sum::<usize>()).map(|at| (at * 7 + at / 251) as u8).collect();
            let (mut frames, mut at) = (Vec::new(), 0);
            for size in sizes {
                frames.push(Frame::data(Bytes::copy_from_slice(&all[at..at + size])));
                at += size;
            }
            block(async {
                let body = read(Frames(frames.into_iter()), &limits(1 << 20, memory)).await.unwrap();
                assert_eq!(matches!(body, Body::Spilled(_)), all.len() > memory);
                assert_eq!(body.len(), all.len() as u64);
                assert_eq!(body.whole().await.unwrap(), all);
                assert_eq!(chunks(&body).await, all);
            });
        }
    }
}
