//! One line out for each line in, whatever the line.

use serde_json::Value;

use super::*;
use weir_policy::detect::Detectors;

fn scanner(redacts: bool) -> Scanner {
    Scanner::new(Detectors::builtin(), false, redacts).expect("random")
}

/// The lines out, and the tally.
fn out(scanner: &Scanner, lines: &str) -> (Vec<Value>, Tally) {
    let mut out = Vec::new();
    let tally = answer(scanner, lines.as_bytes(), "test", &mut out).expect("memory");
    let text = String::from_utf8(out).expect("text");
    let lines = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    (lines, tally)
}

#[test]
fn spans_are_byte_offsets_in_the_decoded_text() {
    let line = r#"{"text": "Gr\u00fc\u00dfe: john.smith@corp-mail.org", "id": "a"}"#;
    let (lines, tally) = out(&scanner(false), line);
    let text = "Grüße: john.smith@corp-mail.org";
    let start = text.find("john").expect("there");
    assert_eq!(lines[0]["spans"][0]["start"], start);
    assert_eq!(lines[0]["spans"][0]["end"], text.len());
    assert_eq!(lines[0]["spans"][0]["class"], "pii.email");
    assert_eq!(lines[0]["id"], "a");
    assert_eq!(
        tally,
        Tally {
            lines: 1,
            found: 1,
            wrong: 0
        }
    );
}

#[test]
fn a_bad_line_is_answered_by_its_number_and_the_others_as_ever() {
    let lines = "{\"id\": 1, \"text\": \"clean\"}\nnonsense\n\n{\"id\": 4}\n{\"id\": 5, \"text\": 7}\n[1]\n\
                 {\"id\": 123456789012345678901234567890, \"text\": \"clean\", \"label\": []}";
    let (lines, tally) = out(&scanner(false), lines);
    assert_eq!(lines.len(), 7);
    assert_eq!((tally.lines, tally.wrong), (7, 5));
    for (index, number) in [(1, 2), (2, 3), (3, 4), (4, 5), (5, 6)] {
        let error = lines[index]["error"].as_str().expect("an error");
        assert!(error.starts_with(&format!("line {number}: ")), "{error}");
        assert!(lines[index].get("spans").is_none());
    }
    assert!(lines[1]["id"].is_null());
    assert_eq!(lines[3]["id"], 4);
    assert_eq!(lines[4]["id"], 5);
    assert_eq!(lines[0]["spans"], serde_json::json!([]));
    assert_eq!(lines[6]["spans"], serde_json::json!([]));
}

#[test]
fn half_a_surrogate_pair_is_as_long_as_in_wtf_8() {
    let line = r#"{"id": 1, "text": "\ud800 \ud83d\ude00 \udfff john.smith@corp-mail.org \ud83d"}"#;
    let (lines, tally) = out(&scanner(false), line);
    assert_eq!((tally.found, tally.wrong), (1, 0), "{lines:?}");
    assert_eq!(lines[0]["spans"][0]["start"], 3 + 1 + 4 + 1 + 3 + 1);
    assert_eq!(lines[0]["spans"][0]["class"], "pii.email");
}

#[test]
fn a_broken_line_keeps_its_id_where_that_came_first() {
    let told = |line: &[u8]| {
        let mut to = Vec::new();
        answer(&scanner(false), line, "test", &mut to).expect("memory");
        let line: Value = serde_json::from_slice(&to).expect("JSON");
        assert!(line["error"].is_string(), "{line}");
        line["id"].clone()
    };
    assert_eq!(told(b"{\"id\": \"a\", \"text\": \"cut"), "a");
    assert_eq!(told(b"{\"label\": [1, {}], \"id\": 7, \"text\": }"), 7);
    assert_eq!(told(b"{\"id\": 8, \"text\": \"\xff\"}"), 8);
    assert_eq!(told(b"{\"text\": \"cut"), Value::Null);
    assert_eq!(told(b"{\"id\""), Value::Null);
}

#[test]
fn ids_come_back_as_they_stand() {
    let line = "{\"id\": 123456789012345678901234567890.50, \"text\": \"\"}";
    let mut out = Vec::new();
    answer(&scanner(false), line.as_bytes(), "test", &mut out).expect("memory");
    assert_eq!(
        String::from_utf8(out).expect("text"),
        "{\"id\":123456789012345678901234567890.50,\"spans\":[]}\n"
    );
}

#[test]
fn many_lines_keep_their_order_on_any_number_of_threads() {
    let lines: String = (0..20_000)
        .map(|id| match id % 7 {
            0 => format!("{{\"id\":{id},\"text\":\"write to user{id}@corp-mail.org\"}}\n"),
            1 => format!("{{\"id\":{id}\n"),
            _ => format!("{{\"id\":{id},\"text\":\"plain words, nothing else {id}\"}}\n"),
        })
        .collect();
    let (answers, tally) = out(&scanner(false), &lines);
    assert_eq!(answers.len(), 20_000);
    for (id, answer) in answers.iter().enumerate() {
        match id % 7 {
            0 => assert_eq!(
                answer["spans"].as_array().map(Vec::len),
                Some(1),
                "{answer}"
            ),
            1 => assert!(
                answer["error"]
                    .as_str()
                    .is_some_and(|error| error.starts_with(&format!("line {}: ", id + 1))),
                "{answer}"
            ),
            _ => assert_eq!(answer["id"], id),
        }
    }
    assert_eq!((tally.found, tally.wrong), (2858, 2857));
}

#[test]
fn with_redact_the_text_comes_back_with_placeholders() {
    let line = "{\"id\": 1, \"text\": \"a john.smith@corp-mail.org b john.smith@corp-mail.org\"}";
    let (lines, _) = out(&scanner(true), line);
    let redacted = lines[0]["redacted"].as_str().expect("text");
    let mut words = redacted.split(' ');
    assert_eq!(words.next(), Some("a"));
    let first = words.next().expect("a placeholder");
    assert!(first.starts_with("WEIRxEMAILx"), "{redacted}");
    assert_eq!(words.nth(1), Some(first));
}

#[test]
fn a_reader_that_goes_away_ends_it() {
    struct Gone;
    impl Write for Gone {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::from(io::ErrorKind::BrokenPipe))
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let lines = "{\"id\":1,\"text\":\"x\"}\n".repeat(100_000);
    let ended = answer(&scanner(false), lines.as_bytes(), "test", Gone);
    assert!(matches!(ended, Err(StreamError::Write(_))));
}
