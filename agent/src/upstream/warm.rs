//! The connections to one provider: which of them can take a request, and which have had their time.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::Full;
use hyper::client::conn::{http1, http2};
use tokio::sync::watch;

use super::{Options, Via};

/// The body of what leaves.
pub(super) type Outgoing = Full<Bytes>;

/// One provider's connections that can take a request.
#[derive(Default)]
pub(super) struct Warm {
    h2: Vec<SharedH2>,
    h1: Vec<IdleH1>,
    /// Alive while a dial is under way whose connection others may share.
    pub(super) dialling: Option<watch::Receiver<()>>,
    /// What the last handshake agreed on.
    speaks_h2: Option<bool>,
}

struct SharedH2 {
    sender: http2::SendRequest<Outgoing>,
    load: Arc<AtomicUsize>,
    /// Streams that the provider allows.
    allowed: Arc<AtomicUsize>,
    used: Instant,
    via: Via,
}

struct IdleH1 {
    sender: http1::SendRequest<Outgoing>,
    since: Instant,
    via: Via,
}

/// A connection that is ours to send one request on.
pub(super) struct Line {
    pub(super) sender: Sender,
    pub(super) via: Via,
}

pub(super) enum Sender {
    H1(http1::SendRequest<Outgoing>),
    H2(http2::SendRequest<Outgoing>, Load),
}

/// Counts as one stream of a shared connection while it lives.
pub(super) struct Load {
    count: Arc<AtomicUsize>,
    allowed: Arc<AtomicUsize>,
}

impl Load {
    pub(super) fn on(count: &Arc<AtomicUsize>, allowed: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self {
            count: count.clone(),
            allowed: allowed.clone(),
        }
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.count.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Line {
    pub(super) fn is_closed(&self) -> bool {
        match &self.sender {
            Sender::H1(sender) => sender.is_closed(),
            Sender::H2(sender, _) => sender.is_closed(),
        }
    }
}

impl Warm {
    pub(super) fn prune(&mut self, idle: Duration) {
        self.h1
            .retain(|line| !line.sender.is_closed() && line.since.elapsed() < idle);
        for line in &mut self.h2 {
            if line.load.load(Ordering::Relaxed) > 0 {
                line.used = Instant::now();
            }
        }
        self.h2
            .retain(|line| !line.sender.is_closed() && line.used.elapsed() < idle);
    }

    pub(super) fn take(&mut self, options: &Options) -> Option<Line> {
        self.prune(options.idle);
        for line in &mut self.h2 {
            let most = options
                .max_h2_streams
                .min(line.allowed.load(Ordering::Relaxed));
            if line.load.load(Ordering::Relaxed) < most {
                line.used = Instant::now();
                let via = Via {
                    reused: true,
                    ..line.via
                };
                return Some(Line {
                    sender: Sender::H2(line.sender.clone(), Load::on(&line.load, &line.allowed)),
                    via,
                });
            }
        }
        while let Some(line) = self.h1.pop() {
            if line.sender.is_ready() {
                return Some(Line {
                    sender: Sender::H1(line.sender),
                    via: Via {
                        reused: true,
                        ..line.via
                    },
                });
            }
        }
        None
    }

    /// Shares a new HTTP/2 connection at once, and remembers what the provider speaks.
    pub(super) fn learn(&mut self, line: &Line) {
        self.speaks_h2 = Some(line.via.h2);
        if let Sender::H2(sender, load) = &line.sender {
            self.h2.push(SharedH2 {
                sender: sender.clone(),
                load: load.count.clone(),
                allowed: load.allowed.clone(),
                used: Instant::now(),
                via: line.via,
            });
        }
    }

    /// Takes back a connection that can carry another request.
    pub(super) fn park(&mut self, line: Line, options: &Options) {
        // HTTP/2 is here already: only its load is given back.
        let Sender::H1(sender) = line.sender else {
            return;
        };
        self.prune(options.idle);
        if !sender.is_closed() && self.h1.len() < options.max_h1_idle {
            self.h1.push(IdleH1 {
                sender,
                since: Instant::now(),
                via: line.via,
            });
        }
    }

    /// Whether an HTTP/2 connection stands: the provider answers, if all its streams are taken.
    pub(super) fn stands(&self) -> bool {
        !self.h2.is_empty()
    }

    pub(super) fn joinable(&self) -> Option<watch::Receiver<()>> {
        // The sender is dropped with the dial's end, be it a panic.
        let alive = self
            .dialling
            .as_ref()
            .filter(|dialling| dialling.has_changed().is_ok());
        alive.filter(|_| self.speaks_h2 != Some(false)).cloned()
    }
}
