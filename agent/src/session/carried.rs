//! What is carried of an answer: restored, counted, and kept for the record.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HeaderMap};
use http_body::{Body, Frame};

use super::answer::{Broken, End};
use super::kept::Kept;
use crate::audit::Ending;
use crate::relay::Relay;
use crate::wire::inflate::Inflater;

/// What is carried, and what became of it so far.
pub(super) struct Carried {
    pub(super) relay: Relay,
    pub(super) inflater: Option<Inflater>,
    pub(super) plain: Vec<u8>,
    pub(super) kept: Kept,
    pub(super) sent: u64,
}

/// How much of an answer that is there already is carried at once.
const EARLY: usize = 64 << 10;

/// What came of an answer with its head.
#[derive(Default)]
pub(super) struct Early {
    /// What the caller gets of it.
    pub(super) out: Vec<Bytes>,
    /// How it ended, where it did.
    pub(super) end: Option<End>,
}

impl Early {
    /// All in one piece.
    pub(super) fn joined(mut self) -> Bytes {
        self.out.retain(|piece| !piece.is_empty());
        match self.out.as_mut_slice() {
            [] => Bytes::new(),
            [one] => std::mem::take(one),
            more => more.concat().into(),
        }
    }
}

impl Carried {
    /// Whether the caller may get other bytes than came.
    pub(super) fn alters(&self) -> bool {
        self.inflater.is_some() || self.relay.rewrites() || self.relay.is_stream()
    }

    /// Carries what is there already, without waiting. Nothing at all has no end: what has no body (HEAD, 204) is not told
    /// from one that has none yet.
    pub(super) fn early<B>(&mut self, body: &mut B) -> Early
    where
        B: Body<Data = Bytes> + Unpin,
    {
        let mut early = Early::default();
        let mut cx = Context::from_waker(Waker::noop());
        let mut came = 0;
        while came < EARLY && early.end.is_none() {
            let Poll::Ready(frame) = Pin::new(&mut *body).poll_frame(&mut cx) else {
                break;
            };
            if frame.is_none() && came == 0 {
                break;
            }
            if let Some(Ok(frame)) = &frame {
                came += frame.data_ref().map_or(0, Bytes::len);
            }
            let (piece, end) = self.take(frame);
            early.out.push(piece);
            early.end = end;
        }
        early
    }

    /// All that the caller gets of an answer that is whole.
    ///
    /// # Errors
    /// What came cannot be read to its end, or is not as long as its head says: how it goes on.
    pub(super) fn whole(&mut self, mut early: Early, headers: &HeaderMap) -> Result<Bytes, Early> {
        let broken = |out| Early {
            out,
            end: Some(End::UpstreamBroke),
        };
        match self.finish() {
            Ok(rest) => early.out.push(rest),
            Err(_) => return Err(broken(early.out)),
        }
        let whole = early.joined();
        let told = headers.get(CONTENT_LENGTH);
        let told = told.map(|told| told.to_str().ok().and_then(|told| told.parse().ok()));
        match told {
            Some(length) if length != Some(whole.len()) => Err(broken(vec![whole])),
            _ => Ok(whole),
        }
    }

    /// How an answer ended that left to its last byte.
    pub(super) fn ending(&self) -> Ending {
        match self.relay.cut() {
            Some(_) => Ending::Cut,
            None => Ending::Done,
        }
    }

    /// Takes one frame of the answer, or its end: what the caller gets for it, and how that ends the answer.
    pub(super) fn take<E>(
        &mut self,
        frame: Option<Result<Frame<Bytes>, E>>,
    ) -> (Bytes, Option<End>) {
        let data = match frame {
            Some(Ok(frame)) => match frame.into_data() {
                Ok(data) => data,
                Err(_) => return (Bytes::new(), None),
            },
            None => return (Bytes::new(), Some(End::Whole)),
            Some(Err(_)) => return (Bytes::new(), Some(End::UpstreamBroke)),
        };
        let pushed = self.push(&data);
        let cut = self.relay.cut().is_some();
        match pushed {
            Err(Broken::Upstream | Broken::Cut) if !cut => (Bytes::new(), Some(End::UpstreamBroke)),
            pushed => {
                let found = cut && self.relay.is_stream();
                (pushed.unwrap_or_default(), found.then_some(End::Found))
            }
        }
    }

    fn push(&mut self, data: &Bytes) -> Result<Bytes, Broken> {
        let out = match &mut self.inflater {
            None => {
                self.kept.push(data);
                self.relay.push(data)
            }
            Some(inflater) => {
                self.plain.clear();
                inflater
                    .push(data, &mut self.plain)
                    .map_err(|_| Broken::Upstream)?;
                self.kept.push(&self.plain);
                self.relay.push(&Bytes::copy_from_slice(&self.plain))
            }
        };
        let out = out.map_err(|_| Broken::Upstream)?;
        self.sent += out.len() as u64;
        Ok(out)
    }

    pub(super) fn finish(&mut self) -> Result<Bytes, Broken> {
        if let Some(inflater) = &self.inflater {
            inflater.finish().map_err(|_| Broken::Upstream)?;
        }
        let rest = self.relay.finish().map_err(|_| Broken::Upstream)?;
        self.sent += rest.len() as u64;
        Ok(rest)
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::channel::Channel;
    use http_body_util::{BodyExt, Empty, Full};
    use weir_policy::catalog::{Dialect, Shape};

    use super::*;

    fn carried(content_type: &str) -> Carried {
        Carried {
            relay: Relay::new(
                Dialect::Openai,
                Shape::ChatCompletions,
                Some(content_type),
                &[],
            ),
            inflater: None,
            plain: Vec::new(),
            kept: Kept::new(None),
            sent: 0,
        }
    }

    #[test]
    fn an_answer_that_is_there_is_carried_to_its_end() {
        let answer = Bytes::from_static(br#"{"choices":[{"message":{"content":"hi"}}]}"#);
        let mut carried = carried("application/json");
        let early = carried.early(&mut Full::new(answer.clone()));
        assert!(matches!(early.end, Some(End::Whole)));
        let whole = carried.whole(early, &HeaderMap::new());
        assert!(whole.is_ok_and(|whole| whole == answer));
        assert_eq!(carried.sent, answer.len() as u64);
    }

    #[test]
    fn an_answer_that_is_not_as_long_as_it_says_is_broken() {
        let answer = Bytes::from_static(b"hello");
        for (told, holds) in [
            (None, true),
            (Some("5"), true),
            (Some("6"), false),
            (Some("x"), false),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(told) = told {
                headers.insert(CONTENT_LENGTH, told.parse().expect("a value"));
            }
            let mut carried = carried("text/plain");
            let early = carried.early(&mut Full::new(answer.clone()));
            match carried.whole(early, &headers) {
                Ok(whole) => assert!(holds && whole == answer, "{told:?}"),
                Err(early) => {
                    assert!(
                        !holds && matches!(early.end, Some(End::UpstreamBroke)),
                        "{told:?}"
                    );
                    assert_eq!(early.joined(), answer);
                }
            }
        }
    }

    #[test]
    fn what_has_no_body_has_no_end_either() {
        let early = carried("application/json").early(&mut Empty::<Bytes>::new());
        assert!(early.end.is_none() && early.out.is_empty());
    }

    #[tokio::test]
    async fn what_has_begun_goes_on_where_it_stands() {
        let (mut sender, mut body) = Channel::<Bytes>::new(2);
        let first = Bytes::from_static(b"data: {\"choices\":[]}\n\n");
        sender.send_data(first.clone()).await.expect("it has room");
        let mut carried = carried("text/event-stream");
        let early = carried.early(&mut body);
        assert!(early.end.is_none());
        assert_eq!(early.joined(), first);
        let last = Bytes::from_static(b"data: [DONE]\n\n");
        sender.send_data(last.clone()).await.expect("it has room");
        drop(sender);
        let (piece, end) = carried.take(body.frame().await);
        assert!(piece == last && end.is_none());
        assert!(matches!(
            carried.take(body.frame().await),
            (_, Some(End::Whole))
        ));
        assert_eq!(carried.sent, (first.len() + last.len()) as u64);
    }
}
