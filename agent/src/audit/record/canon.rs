//! The canonical form of the records that each call writes, member by member in the order of their keys.
//!
//! Written out of order and sorted afterwards they took half as much again. Each value is taken apart whole, so that
//! nothing that is added to one is forgotten here.

use serde::Serialize;
use weir_policy::decide::RuleRef;
use weir_policy::request::Credential;

use super::sorted::sorted;
use super::{Ai, Body, Closed, Heard, Opened, Read, Row, Written};
use crate::audit::content::ContentRef;
use crate::audit::{Timings, Usage};

/// The record's canonical form; `None` for kinds that are rare, or where a value cannot be written.
pub(super) fn canonical(record: &Written, out: &mut Vec<u8>) -> Option<()> {
    let mut object = Object::begin(out);
    match record.body {
        Body::Opened(opened) => object.opened(record, opened)?,
        Body::Closed(closed) => object.closed(record, closed)?,
        Body::TurnedAway(_) | Body::Agent { .. } => return None,
    }
    object.end();
    Some(())
}

/// Writes a value as `serde_json` does, objects within it in order.
fn any(value: &impl Serialize, out: &mut Vec<u8>) -> Option<()> {
    let start = out.len();
    serde_json::to_writer(&mut *out, value).ok()?;
    if matches!(out.get(start), Some(b'{' | b'[')) {
        let ordered = sorted(out.get(start..)?)?;
        out.truncate(start);
        out.extend_from_slice(&ordered);
    }
    Some(())
}

fn text(text: &str, out: &mut Vec<u8>) -> Option<()> {
    let plain = |byte: u8| !matches!(byte, 0..0x20 | b'"' | b'\\');
    if !text.bytes().all(plain) {
        return any(&text, out);
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
    Some(())
}

fn list<'v, T: 'v>(
    values: impl IntoIterator<Item = &'v T>,
    out: &mut Vec<u8>,
    write: impl Fn(&'v T, &mut Vec<u8>) -> Option<()>,
) -> Option<()> {
    out.push(b'[');
    for (index, value) in values.into_iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        write(value, out)?;
    }
    out.push(b']');
    Some(())
}

/// An object whose members are written in order.
struct Object<'o> {
    out: &'o mut Vec<u8>,
    empty: bool,
}

impl<'o> Object<'o> {
    fn begin(out: &'o mut Vec<u8>) -> Self {
        out.push(b'{');
        Self { out, empty: true }
    }

    fn end(self) {
        self.out.push(b'}');
    }

    /// Writes a key, which needs no escapes; where its value goes.
    fn key(&mut self, key: &str) -> &mut Vec<u8> {
        let before: &[u8] = if self.empty { b"\"" } else { b",\"" };
        self.empty = false;
        self.out.extend_from_slice(before);
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
        self.out
    }

    fn any(&mut self, key: &str, value: &impl Serialize) -> Option<()> {
        any(value, self.key(key))
    }

    fn text(&mut self, key: &str, value: &str) -> Option<()> {
        text(value, self.key(key))
    }

    fn maybe(&mut self, key: &str, value: Option<&String>) -> Option<()> {
        match value {
            Some(value) => self.text(key, value),
            None => self.null(key),
        }
    }

    fn null(&mut self, key: &str) -> Option<()> {
        self.key(key).extend_from_slice(b"null");
        Some(())
    }

    fn object(&mut self, key: &str, write: impl FnOnce(&mut Object) -> Option<()>) -> Option<()> {
        object(self.key(key), write)
    }

    fn list<'v, T: 'v>(
        &mut self,
        key: &str,
        values: &'v [T],
        write: impl Fn(&'v T, &mut Vec<u8>) -> Option<()>,
    ) -> Option<()> {
        list(values, self.key(key), write)
    }

    fn texts(&mut self, key: &str, values: &[String]) -> Option<()> {
        self.list(key, values, |value, out| text(value, out))
    }

    fn opened(&mut self, record: &Written, opened: &Opened) -> Option<()> {
        let Opened {
            id,
            parent,
            repeats,
            connection,
            owner,
            subject,
            endpoint,
            method,
            ai,
            findings,
            findings_cut,
            coverage,
            credential,
            verdict,
            enforced,
            rule,
            policy,
            reason,
            content,
            committed,
        } = opened;
        match ai {
            Some(asked) => self.object("ai", |object| object.ai(asked))?,
            None => self.null("ai")?,
        }
        self.object("committed", |object| {
            committed
                .iter()
                .try_for_each(|(name, hash)| object.text(name, hash))
        })?;
        self.any("connection", connection)?;
        self.content("content", content.as_ref())?;
        self.object("coverage", |object| object.read(coverage))?;
        self.object("credential", |object| object.credential(credential))?;
        self.text("endpoint", endpoint)?;
        self.any("enforced", enforced)?;
        self.list("findings", findings, row)?;
        self.any("findings_cut", findings_cut)?;
        self.text("host", record.host)?;
        self.text("id", id)?;
        self.text("kind", "opened")?;
        self.text("method", method)?;
        self.text("owner", owner)?;
        self.maybe("parent", parent.as_ref())?;
        self.text("policy", policy)?;
        self.text("reason", reason)?;
        self.maybe("repeats", repeats.as_ref())?;
        self.object("rule", |object| object.rule(rule))?;
        self.text("schema", record.schema)?;
        self.any("seq", &record.seq)?;
        self.text("subject", subject)?;
        self.any("time", &record.time)?;
        self.any("verdict", verdict)
    }

    fn closed(&mut self, record: &Written, closed: &Closed) -> Option<()> {
        let Closed {
            id,
            opened,
            ending,
            code,
            note,
            status,
            model,
            provider_request,
            usage: Usage { input, output },
            timings,
            restored,
            bytes_out,
            answer,
            tenant,
            found,
        } = closed;
        let Timings {
            weir,
            commit,
            upstream,
            total,
        } = timings;
        self.content("answer", answer.as_ref())?;
        self.any("bytes_out", bytes_out)?;
        self.any("code", code)?;
        self.text("ending", ending)?;
        if !found.is_empty() {
            self.list("found", found, heard)?;
        }
        self.text("host", record.host)?;
        self.text("id", id)?;
        self.text("kind", "closed")?;
        self.maybe("model", model.as_ref())?;
        self.maybe("note", note.as_ref())?;
        self.any("opened", opened)?;
        self.maybe("provider_request", provider_request.as_ref())?;
        self.any("restored", restored)?;
        self.text("schema", record.schema)?;
        self.any("seq", &record.seq)?;
        self.any("status", status)?;
        if !tenant.is_empty() {
            self.texts("tenant", tenant)?;
        }
        self.any("time", &record.time)?;
        self.object("timings", |object| {
            object.any("commit", commit)?;
            object.any("total", total)?;
            object.any("upstream", upstream)?;
            object.any("weir", weir)
        })?;
        self.object("usage", |object| {
            object.any("input", input)?;
            object.any("output", output)
        })
    }

    fn ai(&mut self, asked: &Ai) -> Option<()> {
        let Ai {
            provider,
            dialect,
            operation,
            model,
            stream,
            tools,
            previous,
        } = asked;
        self.any("dialect", dialect)?;
        self.maybe("model", model.as_ref())?;
        self.text("operation", operation)?;
        self.maybe("previous", previous.as_ref())?;
        self.text("provider", provider)?;
        self.any("stream", stream)?;
        self.texts("tools", tools)
    }

    fn content(&mut self, key: &str, content: Option<&ContentRef>) -> Option<()> {
        let Some(content) = content else {
            return self.null(key);
        };
        let ContentRef {
            mode,
            bundle,
            digest,
            pieces,
            bytes,
            omitted,
        } = content;
        self.object(key, |object| {
            object.any("bundle", bundle)?;
            object.any("bytes", bytes)?;
            object.text("digest", digest)?;
            object.any("mode", mode)?;
            object.any("omitted", omitted)?;
            object.any("pieces", pieces)
        })
    }

    fn read(&mut self, coverage: &Read) -> Option<()> {
        let Read {
            inspected,
            sealed,
            opaque,
            why,
        } = coverage;
        self.any("inspected", inspected)?;
        self.any("opaque", opaque)?;
        self.any("sealed", sealed)?;
        self.list("why", why, any)
    }

    fn credential(&mut self, credential: &Credential) -> Option<()> {
        let Credential {
            kind,
            fingerprint,
            binding,
        } = credential;
        if let Some(binding) = binding {
            self.any("binding", binding)?;
        }
        self.maybe("fingerprint", fingerprint.as_ref())?;
        self.any("kind", kind)
    }

    fn rule(&mut self, rule: &RuleRef) -> Option<()> {
        let RuleRef { name, file, line } = rule;
        self.text("file", file)?;
        self.any("line", line)?;
        self.text("name", name)
    }
}

fn object(out: &mut Vec<u8>, write: impl FnOnce(&mut Object) -> Option<()>) -> Option<()> {
    let mut object = Object::begin(out);
    write(&mut object)?;
    object.end();
    Some(())
}

fn row(row: &Row, out: &mut Vec<u8>) -> Option<()> {
    let Row {
        class,
        detector,
        confidence,
        count,
        values,
        token,
        action,
    } = row;
    object(out, |object| {
        if let Some(action) = action {
            object.any("action", action)?;
        }
        object.text("class", class)?;
        object.any("confidence", confidence)?;
        object.any("count", count)?;
        object.text("detector", detector)?;
        object.maybe("token", token.as_ref())?;
        match values {
            Some(values) => object.any("values", values),
            None => Some(()),
        }
    })
}

fn heard(heard: &Heard, out: &mut Vec<u8>) -> Option<()> {
    let Heard {
        class,
        detector,
        confidence,
        action,
        place,
        count,
        rule,
    } = heard;
    object(out, |object| {
        object.any("action", action)?;
        object.text("class", class)?;
        object.any("confidence", confidence)?;
        object.any("count", count)?;
        object.text("detector", detector)?;
        object.text("place", place)?;
        object.text("rule", rule)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use weir_policy::answer::Treatment;
    use weir_policy::catalog::Dialect;
    use weir_policy::decide::{Code, Word};
    use weir_policy::detect::Confidence;
    use weir_policy::redact::Action;
    use weir_policy::request::{Binding, Opacity};

    use super::super::{SCHEMA, written};
    use super::*;
    use crate::audit::content::Mode;

    fn opened(some: bool, word: &str) -> Opened {
        let maybe = || some.then(|| word.to_owned());
        let row = Row {
            class: word.to_owned(),
            detector: "a".to_owned(),
            confidence: Confidence::High,
            count: 3,
            values: some.then_some(2),
            token: maybe(),
            action: some.then_some(Action::Token),
        };
        Opened {
            id: "7QK2M9".to_owned(),
            parent: maybe(),
            repeats: maybe(),
            connection: u64::MAX,
            owner: word.to_owned(),
            subject: word.to_owned(),
            endpoint: word.to_owned(),
            method: "POST".to_owned(),
            ai: some.then(|| Ai {
                provider: word.to_owned(),
                dialect: Dialect::Gemini,
                operation: word.to_owned(),
                model: maybe(),
                stream: some,
                tools: vec![word.to_owned(), "b".to_owned()],
                previous: maybe(),
            }),
            findings: if some {
                vec![row.clone(), row]
            } else {
                Vec::new()
            },
            findings_cut: 1,
            coverage: Read {
                inspected: 1,
                sealed: 2,
                opaque: 3,
                why: vec![Opacity::Media, Opacity::Encoding],
            },
            credential: Credential {
                fingerprint: maybe(),
                binding: some.then_some(Binding::Other),
                ..Credential::default()
            },
            verdict: Word::Redact,
            enforced: some,
            rule: RuleRef {
                name: word.to_owned(),
                file: "f".to_owned(),
                line: 7,
            },
            policy: word.to_owned(),
            reason: word.to_owned(),
            content: some.then(|| content(word)),
            committed: BTreeMap::from([
                ("target".to_owned(), word.to_owned()),
                ("opaque_places".to_owned(), word.to_owned()),
            ]),
        }
    }

    fn content(word: &str) -> ContentRef {
        ContentRef {
            mode: Mode::Redacted,
            bundle: 9,
            digest: word.to_owned(),
            pieces: 1,
            bytes: 2,
            omitted: 0,
        }
    }

    fn closed(some: bool, word: &str) -> Closed {
        let mut closed = Closed::aborted(word.to_owned(), 3, word);
        if some {
            closed.code = Some(Code::PolicyDenied);
            closed.status = Some(200);
            closed.model = Some(word.to_owned());
            closed.provider_request = Some(word.to_owned());
            closed.usage.input = Some(4);
            closed.answer = Some(content(word));
            closed.tenant = vec![word.to_owned(), word.to_owned()];
            let heard = Heard {
                class: word.to_owned(),
                detector: "d".to_owned(),
                confidence: Confidence::High,
                action: Treatment::Mask,
                place: "text".to_owned(),
                count: 2,
                rule: word.to_owned(),
            };
            closed.found = vec![heard.clone(), heard];
        }
        closed
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn members_stand_in_the_order_of_their_keys(
            some in proptest::bool::ANY, word in ".{0,12}", host in ".{0,4}", numbers in (0..=u64::MAX, 0..=u64::MAX),
        ) {
            for body in [
                Body::Opened(Box::new(opened(some, &word))),
                Body::Closed(Box::new(closed(some, &word))),
            ] {
                let record = Written { schema: SCHEMA, seq: numbers.0, time: numbers.1, host: &host, body: &body };
                let mut out = Vec::new();
                canonical(&record, &mut out).unwrap();
                let expected = written::canonical(&serde_json::to_value(&record).unwrap());
                prop_assert_eq!(String::from_utf8(out), String::from_utf8(expected));
            }
        }
    }
}
