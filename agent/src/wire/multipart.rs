//! `multipart/form-data` (RFC 7578) and its kin: names and text are read, binary parts are counted as unread.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;
use weir_policy::catalog::Dialect;
use weir_policy::request::{ModelRequest, Opacity, Opaque, Surface};

use super::content::ContentType;
use super::map::MapBuilder;
use super::place::shown;
use super::strict::is_token;
use super::walk::Walk;
use super::{Kind, Leaf, OffsetMap, WireError, asked, content, media, target};

/// Parts of one body, at most.
const PART_CAP: usize = 4096;
/// Bytes of one part's headers, at most.
const HEAD_CAP: usize = 16 << 10;
/// Longest boundary (RFC 2046, section 5.1.1).
const BOUNDARY_CAP: usize = 70;

/// Names of a part's headers that say nothing of the caller's; any other may be a value.
const KNOWN: &str = "content-length content-transfer-encoding content-type mime-version";

/// One part, as offsets into the body.
#[derive(Debug)]
struct Part {
    /// Header lines without the line end.
    headers: Vec<Range<usize>>,
    content: Range<usize>,
}

/// A parameter of a header value (`filename="a.txt"`).
pub(super) struct Parameter<'h> {
    pub(super) name: &'h str,
    /// Where the name stands.
    named: Range<usize>,
    /// The value as written, without quotes.
    pub(super) value: &'h str,
    /// Where the value stands.
    pub(super) raw: Range<usize>,
}

impl Parameter<'_> {
    /// Whether its name is one that forms have.
    fn plain(&self) -> bool {
        let name = self.name.to_ascii_lowercase();
        matches!(name.as_str(), "" | "name" | "filename" | "filename*")
    }
}

/// Reads a multipart body.
pub(super) fn read<'b>(
    walk: &mut Walk<'b>,
    request: &mut ModelRequest,
    dialect: Dialect,
    body: &'b [u8],
    boundary: &str,
) -> Result<(), WireError> {
    let parts = split(body, boundary)?;
    // The boundary stands in the body, too, at every part: what is found in it cannot be replaced.
    let raw = 2..2 + boundary.len();
    walk.leaf(Leaf {
        surface: Surface::Body,
        place: "the boundary".to_owned(),
        text: Cow::Owned(boundary.to_owned()),
        map: OffsetMap::identity(raw.start),
        raw,
        kind: Kind::FileName,
        signed: true,
        brought: false,
    })?;
    for (index, part) in parts.into_iter().enumerate() {
        let mut about = About {
            name: None,
            encoded: false,
        };
        let bytes = body.get(part.content.clone()).unwrap_or_default();
        for line in &part.headers {
            header(walk, body, line.clone(), bytes, index, &mut about)?;
        }
        let name = about.name.as_deref().map_or("*", shown);
        let place = format!("part {} ({name})", index + 1);
        let unread = |why| Opaque {
            place: place.clone(),
            bytes: bytes.len() as u64,
            why,
        };
        match media::as_text(bytes) {
            _ if about.encoded => walk.coverage.opaque(unread(Opacity::Encoding)),
            Some("") => {}
            Some(text) if about.name.as_deref() == Some("sdp") || media::is_offer(text) => {
                walk.coverage.opaque(unread(Opacity::Call));
            }
            Some(text) => {
                charset(about.name.as_deref(), text, part.content.start)?;
                let model = || asked::bare(text.trim().to_owned());
                if about.name.as_deref() == Some("model")
                    && request.model.replace(model()).is_some()
                {
                    return Err(WireError::Ambiguous { field: "model" });
                }
                asked::lines(text, dialect, request)?;
                content::whole(walk, text, part.content.start, place)?;
            }
            None => {
                walk.cut(&part.content);
                walk.coverage.opaque(unread(Opacity::Media));
            }
        }
    }
    Ok(())
}

struct About {
    name: Option<String>,
    /// The part says that its bytes are encoded once more.
    encoded: bool,
}

/// Adds the leaves of one header line of a part.
fn header<'b>(
    walk: &mut Walk<'b>,
    body: &'b [u8],
    line: Range<usize>,
    content: &[u8],
    index: usize,
    about: &mut About,
) -> Result<(), WireError> {
    let text = body
        .get(line.clone())
        .and_then(|bytes| std::str::from_utf8(bytes).ok());
    let text = text.ok_or_else(|| malformed(line.start, "a part's header is not UTF-8"))?;
    let (name, value) = text
        .split_once(':')
        .ok_or_else(|| malformed(line.start, "a part's header has no colon"))?;
    // What some readers forgive (a blank before the colon) would be another header to them.
    if name.is_empty() || !name.bytes().all(is_token) {
        return Err(malformed(line.start, "a part's header has no plain name"));
    }
    let base = line.start + name.len() + 1;
    let named = line.start..line.start + name.len();
    let (written, name) = (name, name.to_ascii_lowercase());
    if name == "content-transfer-encoding" {
        about.encoded |=
            !["binary", "8bit", "7bit"].contains(&value.trim().to_ascii_lowercase().as_str());
    }
    if name == "content-type" {
        let kind = ContentType::parse(value);
        if kind.is_multipart() {
            return Err(malformed(line.start, "a part is in parts itself"));
        }
        // A batch: each of its requests has a path and a credential of its own, which nobody judged.
        if kind.is_request() {
            return Err(malformed(line.start, "a part is a request itself"));
        }
        about.encoded |= !kind.speaks_utf8(content);
    }
    if name == "content-disposition" {
        return disposition(walk, value, base, index, about);
    }
    if KNOWN.split(' ').all(|known| known != name) {
        let map = OffsetMap::identity(named.start);
        let what = "a header's name";
        walk.leaf(leaf(what, index, Cow::Borrowed(written), map, named))?;
    }
    let map = OffsetMap::identity(base);
    let value = Cow::Borrowed(value);
    walk.leaf(leaf("a header", index, value, map, base..line.end))
}

/// A leaf of the head of the n-th part, from 0.
fn leaf<'b>(
    what: &str,
    index: usize,
    text: Cow<'b, str>,
    map: OffsetMap,
    raw: Range<usize>,
) -> Leaf<'b> {
    Leaf {
        surface: Surface::Body,
        place: format!("{what} of part {}", index + 1),
        text,
        map,
        raw,
        kind: Kind::FileName,
        signed: false,
        brought: false,
    }
}

/// Adds the leaves of a part's `Content-Disposition`, whose value starts at `base`: its parameters.
fn disposition(
    walk: &mut Walk<'_>,
    value: &str,
    base: usize,
    index: usize,
    about: &mut About,
) -> Result<(), WireError> {
    for parameter in parameters(value, base) {
        if !parameter.plain() {
            let (text, raw) = (parameter.name.to_owned(), parameter.named.clone());
            let map = OffsetMap::identity(raw.start);
            walk.leaf(leaf(
                "a parameter's name",
                index,
                Cow::Owned(text),
                map,
                raw,
            ))?;
        }
        if parameter.value.is_empty() {
            continue;
        }
        if parameter.name.eq_ignore_ascii_case("name")
            && about.name.replace(parameter.value.to_owned()).is_some()
        {
            return Err(malformed(base, "a part has two names"));
        }
        let what = if parameter.name.to_ascii_lowercase().starts_with("filename") {
            "the file name"
        } else {
            "the name"
        };
        if parameter.value.contains('\\') {
            let (text, map) = unquoted(parameter.value, parameter.raw.start);
            let what = format!("{what}, its escapes undone,");
            let raw = parameter.raw.clone();
            walk.leaf(leaf(&what, index, Cow::Owned(text), map, raw))?;
        }
        // Browsers and RFC 5987 (`filename*`) percent-encode what a quoted string cannot hold.
        let (text, map) = target::percent(parameter.value, parameter.raw.start, false);
        let text = Cow::Owned(text.into_owned());
        walk.leaf(leaf(what, index, text, map, parameter.raw))?;
    }
    Ok(())
}

/// What the form says of its own charset (RFC 7578, section 4.6) must be what weir reads.
fn charset(name: Option<&str>, text: &str, at: usize) -> Result<(), WireError> {
    let utf8 = ["utf-8", "utf8", "us-ascii"].contains(&text.trim().to_ascii_lowercase().as_str());
    if name == Some("_charset_") && !utf8 {
        return Err(malformed(at, "its charset is not UTF-8"));
    }
    Ok(())
}

/// A quoted string's inside with its quoted pairs (RFC 9110, section 5.6.4) undone.
fn unquoted(value: &str, base: usize) -> (String, OffsetMap) {
    let (mut text, mut map) = (String::with_capacity(value.len()), MapBuilder::new(base));
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        let (letter, slash) = match letter {
            '\\' => letters.next().map_or((letter, 0), |next| (next, 1)),
            _ => (letter, 0),
        };
        text.push(letter);
        map.escapes(letter.len_utf8() + slash, letter.len_utf8(), 1);
    }
    (text, map.finish())
}

/// The parameters of a header value that starts at `base`; quoted or bare; what has no `=` is a value without a name.
pub(super) fn parameters(value: &str, base: usize) -> Vec<Parameter<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < value.len() {
        let rest = value.get(at..).unwrap_or_default();
        let len = piece_len(rest);
        let piece = rest.get(..len).unwrap_or(rest);
        let (name, written) = piece.split_once('=').unwrap_or(("", piece));
        let named = base + at + (name.len() - name.trim_start().len());
        let start = at + piece.len() - written.len() + (written.len() - written.trim_start().len());
        let written = written.trim();
        let unquoted = written
            .strip_prefix('"')
            .map(|inner| inner.strip_suffix('"').unwrap_or(inner));
        let (value, start) = unquoted.map_or((written, start), |inner| (inner, start + 1));
        if !value.is_empty() || !name.trim().is_empty() {
            let raw = base + start..base + start + value.len();
            found.push(Parameter {
                name: name.trim(),
                named: named..named + name.trim().len(),
                value,
                raw,
            });
        }
        at += len + 1;
    }
    found
}

/// Bytes up to the next semicolon outside quotes.
fn piece_len(text: &str) -> usize {
    let (mut quoted, mut escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b';' if !quoted => return at,
            _ => {}
        }
    }
    text.len()
}

/// Splits a body at its boundary. Nothing may hide before the first part or after the last.
fn split(body: &[u8], boundary: &str) -> Result<Vec<Part>, WireError> {
    if boundary.is_empty()
        || boundary.len() > BOUNDARY_CAP
        || boundary.ends_with(' ')
        || !boundary.bytes().all(is_boundary)
    {
        return Err(malformed(0, "its boundary is not one"));
    }
    let open = format!("--{boundary}");
    let delimiter = format!("\r\n--{boundary}");
    let find = memmem::Finder::new(&delimiter);
    if !body.starts_with(open.as_bytes()) {
        return Err(malformed(0, "it does not begin with its boundary"));
    }
    let mut at = open.len();
    let mut parts = Vec::new();
    loop {
        let rest = body.get(at..).unwrap_or_default();
        if let Some(end) = rest.strip_prefix(b"--") {
            return if matches!(end, b"" | b"\r\n") && !parts.is_empty() {
                Ok(parts)
            } else {
                Err(malformed(at, "something follows the last part"))
            };
        }
        if !rest.starts_with(b"\r\n") {
            return Err(malformed(at, "a boundary's line does not end"));
        }
        if parts.len() >= PART_CAP {
            return Err(WireError::TooLarge {
                what: format!("more than {PART_CAP} parts"),
            });
        }
        let (headers, start) = head(body, at + 2)?;
        // The line end before a delimiter may be the one that ends empty headers.
        let from = start - 2;
        let len = find
            .find(body.get(from..).unwrap_or_default())
            .ok_or_else(|| malformed(start, "the last part does not end"))?;
        let end = (from + len).max(start);
        parts.push(Part {
            headers,
            content: start..end,
        });
        at = from + len + delimiter.len();
    }
}

/// RFC 2046, section 5.1.1: what else a server might read otherwise than weir.
fn is_boundary(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"'()+_,-./:=? ".contains(&byte)
}

/// The header lines from `at`, and where the content begins.
fn head(body: &[u8], at: usize) -> Result<(Vec<Range<usize>>, usize), WireError> {
    let (mut lines, mut start) = (Vec::new(), at);
    loop {
        let rest = body
            .get(start..(at + HEAD_CAP).min(body.len()))
            .unwrap_or_default();
        let len = memmem::find(rest, b"\r\n")
            .ok_or_else(|| malformed(start, "a part's headers do not end"))?;
        let line = rest.get(..len).unwrap_or_default();
        if line.is_empty() {
            return Ok((lines, start + 2));
        }
        if matches!(line.first(), Some(b' ' | b'\t'))
            || line.iter().any(|byte| matches!(byte, b'\r' | b'\n' | 0))
        {
            return Err(malformed(start, "a part's header is folded or broken"));
        }
        lines.push(start..start + len);
        start += len + 2;
    }
}

fn malformed(offset: usize, what: &str) -> WireError {
    WireError::Malformed {
        what: "multipart body",
        detail: format!("{what} (byte {offset})"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn walked<'b>(body: &'b [u8], boundary: &str) -> Result<(Walk<'b>, Option<String>), WireError> {
        let mut walk = Walk::new();
        let mut request = crate::wire::tests::blank();
        read(&mut walk, &mut request, Dialect::Openai, body, boundary)?;
        Ok((walk, request.model))
    }

    const FORM: &str = "--b\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n\
        --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ada%20lovelace.txt\"\r\nContent-Type: application/octet-stream\r\n\r\nmail ada@example.com\r\n\
        --b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a;\\\"b.png\"\r\n\r\n\u{1}PNG\u{0}\r\n--b--\r\n";

    #[test]
    fn names_and_texts_are_read_and_bytes_are_counted() {
        let (walk, model) = walked(FORM.as_bytes(), "b").unwrap();
        assert_eq!(model.as_deref(), Some("whisper-1"));
        let mail = walk
            .leaves
            .iter()
            .find(|leaf| leaf.text.contains("ada@"))
            .unwrap();
        assert_eq!(
            (mail.place.as_str(), &FORM[mail.raw.clone()]),
            ("part 2 (file)", "mail ada@example.com")
        );
        let name = walk
            .leaves
            .iter()
            .find(|leaf| leaf.text == "ada lovelace.txt")
            .unwrap();
        assert_eq!(
            (name.place.as_str(), name.kind),
            ("the file name of part 2", Kind::FileName)
        );
        assert_eq!(&FORM[name.raw.clone()], "ada%20lovelace.txt");
        assert!(walk.leaves.iter().any(|leaf| leaf.text == "a;\\\"b.png"));
        assert_eq!(walk.coverage.unread_of_body(), 5);
    }

    #[test]
    fn names_of_headers_and_of_parameters_are_read() {
        let form = "--b\r\nContent-Disposition: form-data; name=\"a\"; ghp_One=1; ghp_Two=; filename=\"\"\r\n\
            X-ghp_Three: 1\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n";
        let (walk, _) = walked(form.as_bytes(), "b").unwrap();
        for name in ["ghp_One", "ghp_Two", "X-ghp_Three"] {
            let found = walk.leaves.iter().find(|leaf| leaf.text == name);
            assert_eq!(&form[found.expect(name).raw.clone()], name);
        }
        assert!(walk.leaves.iter().all(|leaf| leaf.text != "Content-Type"));
    }

    #[test]
    fn what_is_a_request_or_has_no_plain_header_is_refused() {
        for header in [
            "Content-Type: application/http",
            "content-type: Application/HTTP; msgtype=request",
            "content-type: message/http",
            "Content-Type : text/plain",
            ": x",
            "(a): x",
        ] {
            let body =
                format!("--b\r\n{header}\r\n\r\nPOST /v1beta/x HTTP/1.1\r\n\r\n{{}}\r\n--b--\r\n");
            assert!(walked(body.as_bytes(), "b").is_err(), "{header}");
        }
    }

    #[test]
    fn nothing_hides_around_the_parts() {
        for bad in [
            FORM.replacen("--b", "secret\r\n--b", 1),
            format!("{FORM}secret"),
            FORM.replace("--b--", "--b"),
            FORM.replace("\r\n\r\nwhisper", "\r\nwhisper"),
            "--b--\r\n".to_owned(),
            String::new(),
            FORM.replace("name=\"model\"", "name=\"model\"; name=\"other\""),
        ] {
            assert!(walked(bad.as_bytes(), "b").is_err(), "{bad:?}");
        }
        assert!(walked(FORM.as_bytes(), "").is_err());
        assert!(walked(FORM.as_bytes(), &"b".repeat(71)).is_err());
    }

    #[test]
    fn two_models_are_ambiguous() {
        let twice = FORM.replace(
            "name=\"file\"; filename=\"ada%20lovelace.txt\"",
            "name=\"model\"",
        );
        assert_eq!(
            walked(twice.as_bytes(), "b").err(),
            Some(WireError::Ambiguous { field: "model" })
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn contents_come_back_exactly(contents in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..40), 1..5)) {
            let boundary = "a boundary nobody writes";
            let mut body = Vec::new();
            for content in &contents {
                body.extend_from_slice(format!("--{boundary}\r\nContent-Disposition: form-data; name=x\r\n\r\n").as_bytes());
                body.extend_from_slice(content);
                body.extend_from_slice(b"\r\n");
            }
            body.extend_from_slice(format!("--{boundary}--").as_bytes());
            let parts = split(&body, boundary).unwrap();
            let again: Vec<&[u8]> = parts.iter().map(|part| &body[part.content.clone()]).collect();
            prop_assert_eq!(again, contents);
        }

        #[test]
        fn never_panics(pieces in proptest::collection::vec(prop_oneof![Just("--b"), Just("\r\n"), Just("--"), Just("a:b"), Just("content-disposition: x; name="), Just("\""), Just(";"), Just("é"), Just("\\")], 0..20)) {
            let _ = walked(pieces.concat().as_bytes(), "b");
            let _ = parameters(&pieces.concat(), 0);
        }
    }
}
