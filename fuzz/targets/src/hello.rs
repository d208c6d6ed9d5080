//! The bytes of a connection, before and below the parser.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};

use rustls::server::Acceptor;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use weir::tls::HelloReader;
use weir::tls::hello::State;
use weir::wire::strict::Strict;

use crate::pieces;

pub(super) fn client_hello(data: &[u8]) {
    let Some((seed, data)) = data.split_first() else {
        return;
    };
    let whole = last(&[data]);
    assert_eq!(
        whole,
        last(&pieces(data, *seed)),
        "another split, another hello"
    );
    assert_ne!(whole, State::More, "the end of the bytes is known");
    let State::Hello(ours) = whole else {
        return;
    };
    let mut acceptor = Acceptor::default();
    let mut rest = data;
    while !rest.is_empty() {
        match acceptor.read_tls(&mut rest) {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
        match acceptor.accept() {
            Ok(None) => {}
            Ok(Some(accepted)) => {
                let theirs = accepted.client_hello();
                if let Some(name) = theirs.server_name() {
                    // rustls leaves the root's dot out; weir does so where it compares names.
                    let bare = |name: &str| {
                        let name = name.strip_suffix('.').unwrap_or(name);
                        name.to_ascii_lowercase()
                    };
                    let same = ours
                        .sni
                        .as_deref()
                        .is_some_and(|ours| bare(ours) == bare(name));
                    assert!(same, "rustls reads {name}, weir {:?}", ours.sni);
                }
                if let Some(offered) = theirs.alpn() {
                    let offered: Vec<&[u8]> = offered.collect();
                    assert_eq!(ours.alpn, offered);
                }
                return;
            }
            Err(_) => return,
        }
    }
}

fn last(chunks: &[&[u8]]) -> State {
    let mut reader = HelloReader::new();
    for chunk in chunks {
        let state = reader.push(chunk);
        if state != State::More {
            return state;
        }
    }
    reader.finish()
}

/// How the bytes come, and the bytes of an HTTP/1.1 connection.
pub(super) fn strict(data: &[u8]) {
    let Some((seed, data)) = data.split_first() else {
        return;
    };
    let whole = passed(&[data]);
    assert!(
        whole == passed(&pieces(data, *seed)),
        "another split, other bytes for the parser"
    );
    if whole.is_empty() {
        return;
    }
    let mut fields = [httparse::EMPTY_HEADER; 256];
    let mut head = httparse::Request::new(&mut fields);
    let parsed = head.parse(&whole);
    assert!(parsed.is_ok(), "what passes is no head: {parsed:?}");
    if parsed.is_ok_and(|parsed| parsed.is_complete()) {
        let named = |name: &str| {
            head.headers
                .iter()
                .filter(|field| field.name.eq_ignore_ascii_case(name))
                .count()
        };
        // HTTP/1.0 may name none; where it is judged, it is refused.
        assert!(named("host") == 1 || head.version == Some(0) && named("host") == 0);
        assert!(named("content-length") + named("transfer-encoding") <= 1);
    }
}

/// What the parser is given of a connection that comes in these pieces and then ends.
fn passed(pieces: &[&[u8]]) -> Vec<u8> {
    /// Timers are made, though none runs out.
    static RUNTIME: LazyLock<tokio::runtime::Runtime> = LazyLock::new(|| {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        runtime.enable_time().build().expect("a runtime")
    });
    let _inside = RUNTIME.enter();
    let source = Source(pieces.iter().map(|piece| piece.to_vec()).collect());
    let (mut strict, _heads) = Strict::new(source);
    let mut cx = Context::from_waker(Waker::noop());
    let mut out = Vec::new();
    loop {
        let mut space = [0; 512];
        let mut buffer = ReadBuf::new(&mut space);
        match Pin::new(&mut strict).poll_read(&mut cx, &mut buffer) {
            Poll::Ready(Ok(())) if !buffer.filled().is_empty() => {
                out.extend_from_slice(buffer.filled())
            }
            Poll::Ready(_) | Poll::Pending => return out,
        }
    }
}

/// Pieces, one a read.
struct Source(VecDeque<Vec<u8>>);

impl AsyncRead for Source {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if let Some(mut piece) = self.0.pop_front() {
            let rest = piece.split_off(piece.len().min(buffer.remaining()));
            buffer.put_slice(&piece);
            if !rest.is_empty() {
                self.0.push_front(rest);
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Source {
    fn poll_write(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
