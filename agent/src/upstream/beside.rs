//! One task for all that an HTTP/2 connection does: what hyper would spawn is polled beside the connection.
//!
//! hyper gives the frames, the requests and each answer's head a task of its own. Spread over threads, they wait for each
//! other at one lock.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use hyper::rt::Executor;

use super::cork::Cork;
use crate::again::Bell;

type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What one connection spawns. Clones share it.
#[derive(Clone, Default)]
pub(super) struct Beside(Arc<Mutex<Vec<Work>>>);

impl Beside {
    fn spawned(&self) -> MutexGuard<'_, Vec<Work>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The connection, and all it spawns, until both have ended.
    pub(super) fn drive<C: Future<Output = ()>>(self, connection: C, cork: Cork) -> Driven<C> {
        Driven {
            connection: Some(Box::pin(connection)),
            beside: self,
            works: Vec::new(),
            spawned: false,
            cork,
        }
    }
}

impl<F> Executor<F> for Beside
where
    F: Future<Output = ()> + Send + 'static,
{
    /// The connection alone spawns, while it is polled or before: nobody has to be woken for it.
    fn execute(&self, work: F) {
        self.spawned().push(Box::pin(work));
    }
}

/// Something spawned, and what it is woken by.
struct Running {
    work: Work,
    bell: Arc<Bell>,
    waker: Waker,
    /// Whether it moves the connection's frames, as what was spawned first does.
    frames: bool,
}

impl Running {
    fn new(work: Work, frames: bool) -> Self {
        let bell = Bell::new();
        Self {
            work,
            frames,
            waker: Waker::from(Arc::clone(&bell)),
            bell,
        }
    }

    /// Polls it where it was woken; whether it goes on.
    fn goes_on(&mut self, task: &Waker) -> bool {
        self.bell.calls(task);
        let mut cx = Context::from_waker(&self.waker);
        !self.bell.was_rung() || self.work.as_mut().poll(&mut cx).is_pending()
    }
}

/// See [`Beside::drive`].
pub(super) struct Driven<C> {
    /// `None` once it ended.
    connection: Option<Pin<Box<C>>>,
    beside: Beside,
    works: Vec<Running>,
    /// Whether anything was spawned yet.
    spawned: bool,
    /// What the connection writes through.
    cork: Cork,
}

impl<C> Driven<C> {
    /// Polls what was woken, or spawned, until nothing more is spawned.
    fn turn(&mut self, task: &Waker) {
        loop {
            let spawned = std::mem::take(&mut *self.beside.spawned());
            for work in spawned {
                let frames = !std::mem::replace(&mut self.spawned, true);
                self.works.push(Running::new(work, frames));
            }
            // The frames were spawned first and have their turn last: what is to be sent leaves together.
            for at in (0..self.works.len()).rev() {
                if let Some(work) = self.works.get_mut(at)
                    && !work.goes_on(task)
                {
                    self.works.remove(at);
                }
            }
            // What was polled may have spawned more.
            if self.beside.spawned().is_empty() {
                break;
            }
        }
    }
}

impl<C: Future<Output = ()>> Future for Driven<C> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = self.get_mut();
        this.cork.shut();
        if let Some(connection) = &mut this.connection
            && connection.as_mut().poll(cx).is_ready()
        {
            this.connection = None;
        }
        this.turn(cx.waker());
        // A head was kept back until its body could be written, which may be by now.
        if this.cork.open() {
            if let Some(frames) = this.works.iter().find(|work| work.frames) {
                frames.bell.ring();
            }
            this.turn(cx.waker());
        }
        match this.connection.is_none() && this.works.is_empty() {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    use std::io;

    use bytes::Bytes;
    use http::{Request, Response};
    use http_body_util::{BodyExt, Full};
    use hyper::body::Incoming;
    use hyper::client::conn::http2;
    use hyper::service::service_fn;
    use hyper_util::rt::{TokioExecutor, TokioIo};
    use tokio::io::{AsyncRead, AsyncWrite, DuplexStream, ReadBuf};
    use tokio::sync::{mpsc, oneshot};

    use super::super::cork::Corked;
    use super::*;
    use crate::again::Again;

    /// A stream that notes how long each write is.
    struct Noted(DuplexStream, Arc<Mutex<Vec<usize>>>);

    impl AsyncRead for Noted {
        fn poll_read(
            mut self: Pin<&mut Self>,
            cx: &mut Context<'_>,
            into: &mut ReadBuf<'_>,
        ) -> Poll<io::Result<()>> {
            Pin::new(&mut self.0).poll_read(cx, into)
        }
    }

    impl AsyncWrite for Noted {
        fn poll_write(
            self: Pin<&mut Self>,
            cx: &mut Context<'_>,
            bytes: &[u8],
        ) -> Poll<io::Result<usize>> {
            self.poll_write_vectored(cx, &[io::IoSlice::new(bytes)])
        }

        fn poll_write_vectored(
            mut self: Pin<&mut Self>,
            cx: &mut Context<'_>,
            parts: &[io::IoSlice<'_>],
        ) -> Poll<io::Result<usize>> {
            let all: Vec<u8> = parts.iter().flat_map(|part| part.to_vec()).collect();
            self.1.lock().unwrap().push(all.len());
            Pin::new(&mut self.0).poll_write(cx, &all)
        }

        fn is_write_vectored(&self) -> bool {
            true
        }

        fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
            Pin::new(&mut self.0).poll_flush(cx)
        }

        fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
            Pin::new(&mut self.0).poll_shutdown(cx)
        }
    }

    #[tokio::test]
    async fn a_requests_head_leaves_with_its_body() {
        let (near, far) = tokio::io::duplex(1 << 20);
        let serve = service_fn(|request: Request<Incoming>| async {
            let body = request.into_body().collect().await?.to_bytes();
            let length = body.len().to_string();
            Ok::<_, hyper::Error>(Response::new(Full::new(Bytes::from(length))))
        });
        let server = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
        tokio::spawn(server.serve_connection(TokioIo::new(far), serve));
        let writes = Arc::new(Mutex::new(Vec::new()));
        let (beside, cork) = (Beside::default(), Cork::default());
        let corked = Corked::new(Noted(near, Arc::clone(&writes)), cork.clone());
        let (mut sender, connection) = http2::Builder::new(beside.clone())
            .handshake(TokioIo::new(corked))
            .await
            .unwrap();
        let connection = async { connection.await.unwrap() };
        tokio::spawn(Again::new(beside.drive(connection, cork)));
        let mut leaving = Vec::new();
        for length in [0, 20_000, 10_000, 300, 0] {
            writes.lock().unwrap().clear();
            let body = Full::new(Bytes::from(vec![b'a'; length]));
            let request = Request::post("http://provider/").body(body).unwrap();
            let answer = sender.send_request(request).await.unwrap();
            let told = answer.into_body().collect().await.unwrap().to_bytes();
            assert_eq!(told, length.to_string());
            leaving.push(writes.lock().unwrap().first().copied());
        }
        // A frame holds 16 KiB.
        assert!(leaving[1].unwrap() > 16_384, "{leaving:?}");
        assert!(leaving[2].unwrap() > 10_000, "{leaving:?}");
        assert!(leaving[3].unwrap() > 300, "{leaving:?}");
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn what_is_spawned_runs_beside_the_connection_and_outlives_it() {
        let beside = Beside::default();
        let (ask, mut asked) = mpsc::channel::<oneshot::Sender<usize>>(4);
        let done = Arc::new(AtomicUsize::new(0));
        let ended = Arc::new(AtomicBool::new(false));
        let connection = {
            let (beside, done, ended) = (beside.clone(), Arc::clone(&done), Arc::clone(&ended));
            async move {
                let mut count = 0;
                while let Some(answer) = asked.recv().await {
                    count += 1;
                    let (done, count) = (Arc::clone(&done), count);
                    beside.execute(async move {
                        tokio::time::sleep(std::time::Duration::from_millis(count as u64 % 5))
                            .await;
                        done.fetch_add(1, Ordering::SeqCst);
                        let _ = answer.send(count);
                    });
                }
                ended.store(true, Ordering::SeqCst);
            }
        };
        let driving = tokio::spawn(Again::new(beside.drive(connection, Cork::default())));
        let mut answers = Vec::new();
        for _ in 0..40 {
            let (answer, told) = oneshot::channel();
            ask.send(answer).await.expect("the connection lives");
            answers.push(told);
        }
        drop(ask);
        for (count, told) in answers.into_iter().enumerate() {
            assert_eq!(told.await, Ok(count + 1));
        }
        driving.await.expect("no panic");
        assert!(ended.load(Ordering::SeqCst));
        assert_eq!(done.load(Ordering::SeqCst), 40);
    }

    #[test]
    fn only_what_was_woken_is_polled() {
        let polls = Arc::new(AtomicUsize::new(0));
        let (tell, told) = std::sync::mpsc::channel::<Waker>();
        let beside = Beside::default();
        let counted = Arc::clone(&polls);
        beside.execute(std::future::poll_fn(move |cx| {
            counted.fetch_add(1, Ordering::SeqCst);
            let _ = tell.send(cx.waker().clone());
            Poll::<()>::Pending
        }));
        let mut driven = beside.drive(std::future::pending::<()>(), Cork::default());
        let mut cx = Context::from_waker(Waker::noop());
        for _ in 0..3 {
            assert!(Pin::new(&mut driven).poll(&mut cx).is_pending());
        }
        assert_eq!(polls.load(Ordering::SeqCst), 1);
        told.recv().expect("polled").wake();
        assert!(Pin::new(&mut driven).poll(&mut cx).is_pending());
        assert_eq!(polls.load(Ordering::SeqCst), 2);
    }
}
