//! The prompts: chat requests of an exact size, most of whose text was sent before, as agents send it.

use bytes::Bytes;

use super::job::{Job, Mix};

/// A request's body, and a value in it that must not leave the host and must come back.
pub struct Prompt {
    /// The JSON body.
    pub body: Bytes,
    /// An e-mail address of the last message.
    pub value: String,
}

/// Bytes of a message of the history.
const MESSAGE: usize = 600;
/// One message of the history in so many holds an e-mail address.
const WITH_VALUE: u64 = 8;

/// How weir compresses what it stores.
const LEVEL: i32 = 1;
/// Bytes of a stored message's name.
const NAME: usize = 16;
/// Bytes of a record beside the text that it keeps.
const RECORD: usize = 1024;

const WORDS: &[&str] = &[
    "the", "file", "of", "and", "function", "returns", "a", "value", "when", "test", "fails",
    "because", "error", "in", "module", "please", "change", "this", "loop", "so", "that", "it",
    "reads", "each", "line", "once", "we", "could", "also", "move", "check", "into", "handler",
    "before", "request", "is", "sent", "server", "answers", "with", "status", "code", "then",
    "client", "waits", "for", "reply", "time", "out", "after", "seconds", "build", "passes", "on",
    "main", "branch", "but", "not", "here", "look", "at", "log", "output", "below",
];

/// A small generator (splitmix64): the same seed makes the same text in every process.
pub struct Random(u64);

impl Random {
    /// One that starts from `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// So many bytes that no codec makes shorter.
    pub fn bytes(&mut self, count: usize) -> Vec<u8> {
        std::iter::repeat_with(|| self.next().to_ne_bytes())
            .flatten()
            .take(count)
            .collect()
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Appends words, exactly `bytes` of them.
    fn words(&mut self, text: &mut String, bytes: usize) {
        let end = text.len() + bytes;
        while text.len() < end {
            let word = usize::try_from(self.next() >> 8).unwrap_or(0) % WORDS.len();
            text.push_str(WORDS[word]);
            text.push(' ');
        }
        text.truncate(end);
    }

    fn email(&mut self) -> String {
        format!("u{:x}@acme-corp.io", self.next() >> 16)
    }

    /// The form of a cloud provider's access key.
    fn key(&mut self) -> String {
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let mut bits = self.next();
        let mut more = self.next();
        let mut key = String::from("AKIA");
        for at in 0..16 {
            let from = if at < 8 { &mut bits } else { &mut more };
            key.push(char::from(
                letters[usize::try_from(*from & 31).unwrap_or(0)],
            ));
            *from >>= 5;
        }
        key
    }
}

/// The bodies of a job: `count` from the `first` on; no two of them end alike.
pub fn prompts(job: &Job, first: usize, count: usize) -> Vec<Prompt> {
    let seen = history(job, &mut Random(job.bytes as u64));
    let prompt = |number: usize| {
        let mut random =
            Random(job.seed.wrapping_mul(1 << 24).wrapping_add(number as u64) ^ (1 << 63));
        let mut body = match job.mix {
            Mix::Seen | Mix::Turn => seen.clone(),
            Mix::Cold => history(job, &mut random),
        };
        let value = random.email();
        let key = random.key();
        body.push_str(&format!(
            r#"{{"role":"user","content":"Write to {value} with {key} that "#
        ));
        let end = r#""}]}"#;
        let rest = job.bytes.saturating_sub(body.len() + end.len());
        random.words(&mut body, rest);
        body.push_str(end);
        Prompt {
            body: body.into(),
            value,
        }
    };
    (first..first + count).map(prompt).collect()
}

/// Bytes that a record of such a request holds: its new text, compressed as weir compresses it, a name for
/// each message, and the record itself.
pub fn stored(job: &Job) -> usize {
    let Some(prompt) = prompts(job, 0, 1).pop() else {
        return 0;
    };
    let new = match job.mix {
        Mix::Seen | Mix::Turn => &prompt.body[prompt.body.len() - new_bytes(job)..],
        Mix::Cold => &prompt.body[..],
    };
    // Text that does not get shorter is stored as it is.
    let packed = zstd::bulk::compress(new, LEVEL).map_or(new.len(), |packed| packed.len());
    let messages = memchr::memmem::find_iter(&prompt.body, r#""role""#).count();
    packed + messages * NAME + RECORD
}

/// Bytes of the body that were not sent before: 5 %, or one turn of 200.
fn new_bytes(job: &Job) -> usize {
    match job.mix {
        Mix::Turn => job.bytes / 200,
        Mix::Seen | Mix::Cold => job.bytes / 20,
    }
}

/// The body up to its last message.
fn history(job: &Job, random: &mut Random) -> String {
    let mut body = String::with_capacity(job.bytes + 512);
    body.push_str(r#"{"model":"gpt-4o","#);
    if job.events > 0 {
        body.push_str(&format!(
            r#""stream":true,"max_completion_tokens":{},"seed":{},"#,
            job.events, job.gap_ms
        ));
    }
    body.push_str(r#""messages":[{"role":"system","content":"You help with code."},"#);
    let end = job.bytes - new_bytes(job);
    let mut number = 0;
    while body.len() < end {
        let role = if number % 2 == 0 { "user" } else { "assistant" };
        body.push_str(&format!(r#"{{"role":"{role}","content":""#));
        if number % WITH_VALUE == WITH_VALUE - 1 {
            body.push_str(&random.email());
            body.push(' ');
        }
        let rest = end.saturating_sub(body.len() + r#""},"#.len());
        // A remainder too short for a message of its own joins the last one.
        random.words(&mut body, if rest < 2 * MESSAGE { rest } else { MESSAGE });
        body.push_str(r#""},"#);
        number += 1;
    }
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(bytes: usize, mix: Mix, seed: u64) -> Job {
        Job {
            connections: 1,
            requests: 1,
            warmup: 0,
            bytes,
            mix,
            pace_us: 0,
            fresh: false,
            events: 0,
            gap_ms: 0,
            far: false,
            seed,
        }
    }

    #[test]
    fn bodies_are_json_of_the_size_asked_for() {
        for bytes in [10_240, 102_400] {
            for mix in [Mix::Seen, Mix::Cold] {
                for prompt in prompts(&job(bytes, mix, 3), 5, 2) {
                    assert_eq!(prompt.body.len(), bytes);
                    let body: serde_json::Value =
                        serde_json::from_slice(&prompt.body).expect("JSON");
                    let last = body["messages"]
                        .as_array()
                        .and_then(|all| all.last())
                        .expect("a message");
                    assert!(
                        last["content"]
                            .as_str()
                            .is_some_and(|text| text.contains(&prompt.value))
                    );
                }
            }
        }
    }

    #[test]
    fn streams_are_asked_for_before_the_messages() {
        let asked = prompts(
            &Job {
                events: 40,
                ..job(10_240, Mix::Seen, 1)
            },
            0,
            1,
        );
        let body: serde_json::Value = serde_json::from_slice(&asked[0].body).expect("JSON");
        assert_eq!(
            (&body["stream"], &body["max_completion_tokens"]),
            (&true.into(), &40.into())
        );
    }

    #[test]
    fn a_record_holds_new_text_alone() {
        let (seen, cold) = (
            stored(&job(102_400, Mix::Seen, 1)),
            stored(&job(102_400, Mix::Cold, 1)),
        );
        assert!((4_000..12_000).contains(&seen), "{seen}");
        assert!((25_000..102_400).contains(&cold), "{cold}");
    }

    #[test]
    fn seen_text_is_shared_and_cold_text_is_not() {
        let common = |a: &[u8], b: &[u8]| a.iter().zip(b).take_while(|(a, b)| a == b).count();
        let two = |mix| {
            (
                prompts(&job(10_240, mix, 1), 0, 1),
                prompts(&job(10_240, mix, 2), 7, 1),
            )
        };
        let (a, b) = two(Mix::Seen);
        let shared = common(&a[0].body, &b[0].body);
        assert!((9_700..9_900).contains(&shared), "{shared}");
        let (a, b) = two(Mix::Cold);
        assert!(common(&a[0].body, &b[0].body) < 200);
    }
}
