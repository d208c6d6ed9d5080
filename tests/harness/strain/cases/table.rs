//! The table itself, a line for each case: the sections are those of RFC 9113 (`http2`) and RFC 7541 (`hpack`).

use super::super::raw::{Frame, HOST, block, frame, kind::*};
use super::code::{COMPRESSION, FLOW_CONTROL, FRAME_SIZE, PROTOCOL, REFUSED_STREAM, STREAM_CLOSED};
use super::{Case, Expect};

const END_STREAM: u8 = 1;
const ACK: u8 = 1;
const END_HEADERS: u8 = 4;
const PADDED: u8 = 8;
const WITH_PRIORITY: u8 = 0x20;

/// What ends a stream that was closed before.
const CLOSED: Expect = Expect::Stream(&[STREAM_CLOSED]);
const MALFORMED: Expect = Expect::Stream(&[PROTOCOL]);
const BROKEN: Expect = Expect::Connection(&[PROTOCOL]);
const SIZE: Expect = Expect::Connection(&[FRAME_SIZE]);
const UNPACKED: Expect = Expect::Connection(&[COMPRESSION]);

/// The fields of a small request.
fn fields() -> Vec<(&'static str, &'static str)> {
    vec![
        (":method", "GET"),
        (":scheme", "https"),
        (":path", "/v1/models"),
        (":authority", HOST),
    ]
}

fn with(more: &[(&'static str, &'static str)]) -> Vec<u8> {
    block(&[fields(), more.to_vec()].concat())
}

fn without(name: &str) -> Vec<u8> {
    let mut fields = fields();
    fields.retain(|(field, _)| *field != name);
    block(&fields)
}

/// A whole request on `stream`.
fn get(stream: u32) -> Vec<u8> {
    frame(HEADERS, END_HEADERS | END_STREAM, stream, &block(&fields()))
}

/// A request on `stream` whose body is to follow.
fn open(stream: u32) -> Vec<u8> {
    let more = [("content-type", "application/json")];
    let mut post = fields();
    post[0].1 = "POST";
    post[2].1 = "/v1/chat/completions";
    frame(
        HEADERS,
        END_HEADERS,
        stream,
        &block(&[&post[..], &more].concat()),
    )
}

/// A whole request of these fields.
fn head(block: &[u8]) -> Vec<u8> {
    frame(HEADERS, END_HEADERS | END_STREAM, 1, block)
}

fn number(n: u32) -> [u8; 4] {
    n.to_be_bytes()
}

fn setting(id: u8, value: u32) -> Vec<u8> {
    [&[0, id][..], &number(value)].concat()
}

fn reset(stream: u32) -> Vec<u8> {
    frame(RST_STREAM, 0, stream, &number(8))
}

/// One case for each line of a group.
fn group(
    section: &'static str,
    lines: Vec<(&'static str, Vec<Vec<u8>>, Expect)>,
) -> impl Iterator<Item = Case> {
    lines.into_iter().map(move |(title, send, expect)| Case {
        section,
        title,
        send: send.concat(),
        expect,
    })
}

/// All cases.
pub(super) fn cases() -> Vec<Case> {
    framing()
        .chain(states())
        .chain(data_and_headers())
        .chain(settings())
        .chain(windows())
        .chain(continuations())
        .chain(messages())
        .chain(fields_of_a_message())
        .chain(compression())
        .collect()
}

#[rustfmt::skip]
fn framing() -> impl Iterator<Item = Case> {
    let ping = |flags, stream: u32| frame(PING, flags, stream, b"lives???");
    let answered = |payload: &[u8]| Expect::Frame(Frame { kind: PING, flags: ACK, stream: 0, payload: payload.to_vec() });
    let whole = frame(DATA, END_STREAM, 1, &[b' '; 16384]);
    let over = frame(DATA, END_STREAM, 1, &[b' '; 16385]);
    let large = with(&[("x", "y")]);
    let mut padded = large.clone();
    padded.resize(16385, 0);
    let lines = vec![
        ("a frame of an unknown type is ignored", vec![frame(0x16, 0, 0, b"what")], Expect::Lives),
        ("an unknown frame on a stream is ignored", vec![frame(0x16, 0, 1, b"what"), get(1)], Expect::Answer(1)),
        ("undefined flags are ignored", vec![ping(0xf0, 0)], answered(b"lives???")),
        ("the reserved bit of a stream is ignored", vec![ping(0, 1 << 31)], answered(b"lives???")),
        ("DATA of 2^14 bytes is taken", vec![open(1), whole], Expect::Answer(1)),
        ("DATA over the largest frame is refused", vec![open(1), over], Expect::Stream(&[FRAME_SIZE])),
        ("HEADERS over the largest frame are refused", vec![frame(HEADERS, 5, 1, &padded)], SIZE),
        ("SETTINGS over the largest frame are refused", vec![frame(SETTINGS, 0, 0, &[0; 16386])], SIZE),
        ("PRIORITY within a header block", vec![frame(HEADERS, 1, 1, &large), frame(PRIORITY, 0, 1, &[0, 0, 0, 0, 1])], BROKEN),
        ("another stream's HEADERS within a header block", vec![frame(HEADERS, 1, 1, &large), get(3)], BROKEN),
        ("an unknown frame within a header block", vec![frame(HEADERS, 1, 1, &large), frame(0x16, 0, 1, b"")], BROKEN),
        ("PING is answered with its payload", vec![frame(PING, 0, 0, b"12345678")], answered(b"12345678")),
        ("an answered PING is not answered", vec![frame(PING, ACK, 0, b"invalid!"), ping(0, 0)], answered(b"lives???")),
        ("PING on a stream", vec![ping(0, 1)], BROKEN),
        ("PING of six bytes", vec![frame(PING, 0, 0, b"123456")], SIZE),
        ("GOAWAY on a stream", vec![frame(GOAWAY, 0, 1, &[0; 8])], BROKEN),
        ("GOAWAY of four bytes", vec![frame(GOAWAY, 0, 0, &[0; 4])], SIZE),
        ("PUSH_PROMISE from a client", vec![get(1), frame(PUSH_PROMISE, 4, 1, &[0, 0, 0, 2])], BROKEN),
    ];
    group("http2/4,6.7,6.8", lines)
}

#[rustfmt::skip]
fn states() -> impl Iterator<Item = Case> {
    let data = |stream| frame(DATA, END_STREAM, stream, b"x");
    let update = |stream| frame(WINDOW_UPDATE, 0, stream, &number(100));
    let more = |stream| frame(CONTINUATION, END_HEADERS, stream, &block(&fields()));
    let streams: Vec<u8> = (0..101).flat_map(|n| open(2 * n + 1)).collect();
    let either = Expect::Connection(&[PROTOCOL, STREAM_CLOSED]);
    let lines = vec![
        ("idle: DATA", vec![data(1)], Expect::Connection(&[PROTOCOL, STREAM_CLOSED])),
        ("idle: RST_STREAM", vec![reset(1)], BROKEN),
        ("idle: WINDOW_UPDATE", vec![update(1)], BROKEN),
        ("idle: CONTINUATION", vec![more(1)], BROKEN),
        ("idle: PRIORITY is allowed", vec![frame(PRIORITY, 0, 1, &[0, 0, 0, 0, 1]), get(1)], Expect::Answer(1)),
        ("half-closed: DATA", vec![get(1), data(1)], CLOSED),
        ("half-closed: HEADERS", vec![get(1), get(1)], Expect::Stream(&[STREAM_CLOSED, PROTOCOL])),
        ("half-closed: CONTINUATION", vec![get(1), more(1)], either.clone()),
        ("half-closed: WINDOW_UPDATE is allowed", vec![get(1), update(1)], Expect::Answer(1)),
        ("closed by RST_STREAM: DATA", vec![open(1), reset(1), data(1)], CLOSED),
        ("closed by RST_STREAM: HEADERS", vec![open(1), reset(1), get(1)], Expect::Stream(&[STREAM_CLOSED, PROTOCOL])),
        ("closed by RST_STREAM: CONTINUATION", vec![open(1), reset(1), more(1)], either.clone()),
        ("closed by RST_STREAM: PRIORITY is allowed", vec![open(1), reset(1), frame(PRIORITY, 0, 1, &[0, 0, 0, 0, 1])], Expect::Lives),
        ("an even stream", vec![get(2)], BROKEN),
        ("stream 0 for a request", vec![get(0)], BROKEN),
        ("a stream lower than one before", vec![get(5), get(3)], either),
        ("more streams at once than are allowed", vec![streams], Expect::Stream(&[PROTOCOL, REFUSED_STREAM])),
        ("RST_STREAM on stream 0", vec![reset(0)], BROKEN),
        ("RST_STREAM of three bytes", vec![open(1), frame(RST_STREAM, 0, 1, &[0; 3])], SIZE),
        ("RST_STREAM with an unknown code", vec![open(1), frame(RST_STREAM, 0, 1, &number(0xff))], Expect::Lives),
        ("PRIORITY on stream 0", vec![frame(PRIORITY, 0, 0, &[0, 0, 0, 3, 1])], BROKEN),
        ("PRIORITY of four bytes", vec![open(1), frame(PRIORITY, 0, 1, &[0; 4])], Expect::Stream(&[FRAME_SIZE])),
        ("two requests at once", vec![get(1), get(3)], Expect::Answer(3)),
    ];
    group("http2/5,6.3,6.4", lines)
}

#[rustfmt::skip]
fn data_and_headers() -> impl Iterator<Item = Case> {
    let padded = |n: u8, rest: &[u8]| [&[n][..], rest, &vec![0; usize::from(n)]].concat();
    let weighted = [&[0, 0, 0, 0, 255][..], &block(&fields())].concat();
    let lines = vec![
        ("DATA on stream 0", vec![frame(DATA, END_STREAM, 0, b"x")], BROKEN),
        ("DATA padded beyond its end", vec![open(1), frame(DATA, PADDED | END_STREAM, 1, &[6, b'x', 0])], BROKEN),
        ("DATA padded as it may be", vec![open(1), frame(DATA, PADDED | END_STREAM, 1, &padded(3, b"{}"))], Expect::Answer(1)),
        ("HEADERS padded beyond their end", vec![frame(HEADERS, PADDED | 5, 1, &[255, 0x82])], BROKEN),
        ("HEADERS padded as they may be", vec![frame(HEADERS, PADDED | 5, 1, &padded(9, &block(&fields())))], Expect::Answer(1)),
        ("HEADERS with a priority", vec![frame(HEADERS, WITH_PRIORITY | 5, 1, &weighted)], Expect::Answer(1)),
        ("HEADERS with a padding and no length of it", vec![frame(HEADERS, PADDED | 5, 1, &[])], Expect::Connection(&[PROTOCOL, FRAME_SIZE])),
    ];
    group("http2/6.1,6.2", lines)
}

#[rustfmt::skip]
fn settings() -> impl Iterator<Item = Case> {
    let set = |payload: &[u8]| frame(SETTINGS, 0, 0, payload);
    let acknowledged = Expect::Frame(Frame { kind: SETTINGS, flags: ACK, stream: 0, payload: Vec::new() });
    let lines = vec![
        ("SETTINGS are acknowledged", vec![set(&setting(3, 50))], acknowledged.clone()),
        ("an unknown setting is ignored", vec![set(&setting(0xff, 1))], acknowledged.clone()),
        ("a setting twice is taken in order", vec![set(&[setting(4, 100), setting(4, 1)].concat()), get(1)], Expect::OneByte),
        ("an acknowledgement with a payload", vec![frame(SETTINGS, ACK, 0, &[0])], SIZE),
        ("SETTINGS on a stream", vec![frame(SETTINGS, 0, 1, &[])], BROKEN),
        ("SETTINGS of three bytes", vec![set(&[0, 3, 0])], SIZE),
        ("ENABLE_PUSH of 2", vec![set(&setting(2, 2))], BROKEN),
        ("INITIAL_WINDOW_SIZE over 2^31-1", vec![set(&setting(4, 1 << 31))], Expect::Connection(&[FLOW_CONTROL])),
        ("MAX_FRAME_SIZE under 2^14", vec![set(&setting(5, 16383))], BROKEN),
        ("MAX_FRAME_SIZE over 2^24-1", vec![set(&setting(5, 1 << 24))], BROKEN),
        ("ENABLE_PUSH of 0", vec![set(&setting(2, 0))], acknowledged),
    ];
    group("http2/6.5", lines)
}

#[rustfmt::skip]
fn windows() -> impl Iterator<Item = Case> {
    let update = |stream, by| frame(WINDOW_UPDATE, 0, stream, &number(by));
    let max = (1 << 31) - 1;
    let none = frame(SETTINGS, 0, 0, &setting(4, 0));
    let one = frame(SETTINGS, 0, 0, &setting(4, 1));
    let flow = Expect::Connection(&[FLOW_CONTROL]);
    let lines = vec![
        ("a window of one byte is kept to", vec![one, get(1)], Expect::OneByte),
        ("a window that opens later is used", vec![none.clone(), get(1), update(1, 1)], Expect::OneByte),
        ("no window, and the connection lives", vec![none, get(1)], Expect::Lives),
        ("WINDOW_UPDATE of 0", vec![update(0, 0)], BROKEN),
        ("WINDOW_UPDATE of 0 on a stream", vec![open(1), update(1, 0)], Expect::Stream(&[PROTOCOL])),
        ("WINDOW_UPDATE of three bytes", vec![frame(WINDOW_UPDATE, 0, 0, &[0, 0, 1])], SIZE),
        ("a connection's window over 2^31-1", vec![update(0, max), update(0, max)], flow.clone()),
        ("a stream's window over 2^31-1", vec![open(1), update(1, max), update(1, max)], Expect::Stream(&[FLOW_CONTROL])),
        ("a window over 2^31-1 by SETTINGS", vec![open(1), update(1, max - 65_535), frame(SETTINGS, 0, 0, &setting(4, 65_536))], Expect::Stream(&[FLOW_CONTROL])),
    ];
    group("http2/6.9", lines)
}

#[rustfmt::skip]
fn continuations() -> impl Iterator<Item = Case> {
    let all = block(&fields());
    let (first, rest) = all.split_at(20);
    let begun = || frame(HEADERS, END_STREAM, 1, first);
    let last = |stream| frame(CONTINUATION, END_HEADERS, stream, rest);
    let lines = vec![
        ("one CONTINUATION", vec![begun(), last(1)], Expect::Answer(1)),
        ("several CONTINUATIONs", vec![begun(), frame(CONTINUATION, 0, 1, &rest[..9]), frame(CONTINUATION, END_HEADERS, 1, &rest[9..])], Expect::Answer(1)),
        ("an empty CONTINUATION", vec![begun(), frame(CONTINUATION, 0, 1, &[]), last(1)], Expect::Answer(1)),
        ("DATA within a header block", vec![begun(), frame(DATA, 0, 1, b"x")], BROKEN),
        ("SETTINGS within a header block", vec![begun(), frame(SETTINGS, 0, 0, &[])], BROKEN),
        ("PING within a header block", vec![begun(), frame(PING, 0, 0, &[0; 8])], BROKEN),
        ("CONTINUATION on stream 0", vec![begun(), last(0)], BROKEN),
        ("CONTINUATION on another stream", vec![begun(), last(3)], BROKEN),
        ("CONTINUATION after END_HEADERS", vec![open(1), last(1)], BROKEN),
        ("CONTINUATION after a last CONTINUATION", vec![begun(), last(1), last(1)], Expect::Connection(&[PROTOCOL, STREAM_CLOSED])),
        ("CONTINUATION after DATA", vec![open(1), frame(DATA, 0, 1, b"x"), last(1)], BROKEN),
    ];
    group("http2/6.10", lines)
}

#[rustfmt::skip]
fn messages() -> impl Iterator<Item = Case> {
    let typed = |length: &'static str| {
        let mut post = fields();
        post[0].1 = "POST";
        post[2].1 = "/v1/chat/completions";
        post.extend([("content-type", "application/json"), ("content-length", length)]);
        frame(HEADERS, END_HEADERS, 1, &block(&post))
    };
    let trailers = |flags, fields: &[(&str, &str)]| frame(HEADERS, flags, 1, &block(fields));
    let lines = vec![
        ("GOAWAY with an unknown code", vec![frame(GOAWAY, 0, 0, &[0, 0, 0, 0, 0, 0, 0, 0xff])], Expect::Frame(Frame { kind: GOAWAY, flags: 0, stream: 0, payload: vec![0; 8] })),
        ("a second HEADERS that does not end the stream", vec![open(1), trailers(END_HEADERS, &[("x", "y")])], MALFORMED),
        ("a content-length that is too large", vec![typed("3"), frame(DATA, END_STREAM, 1, b"{}")], MALFORMED),
        ("a content-length that is too small", vec![typed("1"), frame(DATA, END_STREAM, 1, b"{}")], MALFORMED),
        ("a content-length that several DATA do not fill", vec![typed("9"), frame(DATA, 0, 1, b"{}"), frame(DATA, END_STREAM, 1, b"{}")], MALFORMED),
        ("a content-length and no body", vec![head(&with(&[("content-length", "1")]))], MALFORMED),
        ("a content-length that is no number", vec![typed("1x"), frame(DATA, END_STREAM, 1, b"{}")], MALFORMED),
        ("a pseudo-header in trailers", vec![open(1), frame(DATA, 0, 1, b"{}"), trailers(5, &[(":method", "GET")])], MALFORMED),
    ];
    group("http2/8.1", lines)
}

#[rustfmt::skip]
fn fields_of_a_message() -> impl Iterator<Item = Case> {
    let twice = |name, value| head(&with(&[(name, value)]));
    let late = |name: &'static str, value| {
        let mut fields = fields();
        fields.retain(|(field, _)| *field != name);
        fields.extend([("x", "y"), (name, value)]);
        head(&block(&fields))
    };
    let changed = |name: &str, value| {
        let mut fields = fields();
        for field in fields.iter_mut().filter(|(field, _)| *field == name) {
            field.1 = value;
        }
        head(&block(&fields))
    };
    let lines = vec![
        ("a field name in capitals", vec![twice("X-Test", "y")], MALFORMED),
        ("a field name with a space", vec![twice("x test", "y")], MALFORMED),
        ("a field name with a NUL", vec![twice("x\0", "y")], MALFORMED),
        ("an empty field name", vec![twice("", "y")], MALFORMED),
        ("a field name with a colon inside", vec![twice("x:y", "z")], MALFORMED),
        ("a value with a NUL", vec![twice("x", "a\0b")], MALFORMED),
        ("a value with a CR", vec![twice("x", "a\rb")], MALFORMED),
        ("a value with an LF", vec![twice("x", "a\nb: c")], MALFORMED),
        ("an unknown pseudo-header", vec![twice(":test", "y")], MALFORMED),
        ("a pseudo-header of answers", vec![twice(":status", "200")], MALFORMED),
        ("a pseudo-header after a field", vec![late(":path", "/v1/models")], MALFORMED),
        (":method twice", vec![twice(":method", "GET")], MALFORMED),
        (":scheme twice", vec![twice(":scheme", "https")], MALFORMED),
        (":path twice", vec![twice(":path", "/v1/models")], MALFORMED),
        (":authority twice", vec![twice(":authority", HOST)], MALFORMED),
        ("no :method", vec![head(&without(":method"))], MALFORMED),
        ("no :scheme", vec![head(&without(":scheme"))], MALFORMED),
        ("no :path", vec![head(&without(":path"))], MALFORMED),
        ("an empty :path", vec![changed(":path", "")], MALFORMED),
        ("a :path without its slash", vec![changed(":path", "v1/models")], MALFORMED),
        (":authority with a user", vec![changed(":authority", "user@api.openai.com")], MALFORMED),
        (":authority of another host", vec![changed(":authority", "shop.example")], MALFORMED),
        ("a host field of another host", vec![twice("host", "shop.example")], MALFORMED),
        ("connection", vec![twice("connection", "keep-alive")], MALFORMED),
        ("keep-alive", vec![twice("keep-alive", "timeout=5")], MALFORMED),
        ("proxy-connection", vec![twice("proxy-connection", "keep-alive")], MALFORMED),
        ("transfer-encoding", vec![twice("transfer-encoding", "chunked")], MALFORMED),
        ("upgrade", vec![twice("upgrade", "websocket")], MALFORMED),
        ("te other than trailers", vec![twice("te", "trailers, deflate")], MALFORMED),
        ("te: trailers is allowed", vec![twice("te", "trailers")], Expect::Answer(1)),
        ("CONNECT", vec![head(&block(&[(":method", "CONNECT"), (":authority", HOST)]))], MALFORMED),
        ("CONNECT with a path", vec![changed(":method", "CONNECT")], MALFORMED),
        ("extended CONNECT, which was not offered", vec![head(&block(&[fields(), vec![(":protocol", "websocket")]].concat()).to_vec())], MALFORMED),
    ];
    group("http2/8.2,8.3", lines)
}

#[rustfmt::skip]
fn compression() -> impl Iterator<Item = Case> {
    let plain = block(&fields());
    let then = |bytes: &[u8]| head(&[&plain[..], bytes].concat());
    let lines = vec![
        ("an index that no table has", vec![then(&[0xff, 0x80, 0x01])], UNPACKED),
        ("the index of an empty dynamic table", vec![then(&[0xbe])], UNPACKED),
        ("index 0", vec![then(&[0x80])], UNPACKED),
        ("a literal under a name that no table has", vec![then(&[0x7f, 0x80, 0x01, 0x01, b'x'])], UNPACKED),
        ("a table's size changed at the end", vec![then(&[0x20])], UNPACKED),
        ("a table larger than allowed", vec![head(&[&[0x3f, 0xe2, 0x1f][..], &plain].concat())], UNPACKED),
        ("a table's size changed at the start", vec![head(&[&[0x20][..], &plain].concat())], Expect::Answer(1)),
        ("Huffman padding of more than seven bits", vec![then(&[0x00, 0x85, 0xf2, 0xb2, 0x4a, 0x84, 0xff, 0x84, 0x49, 0x50, 0x9f, 0xff])], UNPACKED),
        ("Huffman padding of zeros", vec![then(&[0x00, 0x85, 0xf2, 0xb2, 0x4a, 0x84, 0xff, 0x83, 0x49, 0x50, 0x90])], UNPACKED),
        ("EOS in a Huffman string", vec![then(&[0x00, 0x85, 0xf2, 0xb2, 0x4a, 0x84, 0xff, 0x87, 0x49, 0x51, 0xff, 0xff, 0xff, 0xfa, 0x7f])], UNPACKED),
        ("a string longer than its block", vec![then(&[0x00, 0x7e, b'x'])], UNPACKED),
        ("an integer that does not end", vec![then(&[0x00, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])], UNPACKED),
    ];
    group("hpack", lines)
}
