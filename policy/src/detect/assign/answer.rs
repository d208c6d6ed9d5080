//! Passwords that answer a question: someone asks for one, and the next line is it, alone or after who says so.

use std::ops::Range;
use std::sync::LazyLock;

use super::name::about_word;
use super::words::Set;
use super::{given, judge, worded};
use crate::detect::lines;

/// Longest line that asks, and that answers, in bytes.
const LINE: usize = 200;

/// How many lines below a question may answer it, and how long those after the first may be, in bytes.
const TURNS: usize = 6;
const SHORT: usize = 60;

/// What questions start with or hold, in the languages people write.
const ASKS: &[&str] = &[
    "what",
    "which",
    "whats",
    "anyone",
    "somebody",
    "someone",
    "remind",
    "send me",
    "give me",
    "need the",
    "tell me",
    "know the",
    "got the",
    "have the",
    "was ist",
    "wie ist",
    "wie lautet",
    "wie war",
    "welche",
    "weiß",
    "weiss",
    "kennt",
    "brauche",
    "hast du",
    "schick",
    "sag mir",
    "quel",
    "c'est quoi",
    "tu as",
    "t'as",
    "tu connais",
    "qui a",
    "qui connaît",
    "donne",
    "envoie",
    "rappelle",
    "cuál",
    "cual",
    "alguien",
    "me pasas",
    "pásame",
    "pasame",
    "dime",
    "me das",
    "qual",
    "qualcuno",
    "mi dai",
    "mi dici",
    "mandi",
    "alguém",
    "me passa",
    "me manda",
    "me diz",
    "wat is",
    "welk",
    "weet iemand",
    "iemand",
    "stuur",
    "geef",
    "heb je",
    "jakie",
    "jakim",
    "zna ktoś",
    "ktoś",
    "podaj",
    "podasz",
    "wyślij",
    "przypomnij",
    "masz",
    "vad var",
    "vad är",
    "vilket",
    "hvad er",
    "hva er",
    "har du",
    "jaké",
    "jak bylo",
    "máš",
    "neydi",
    "nedir",
    "ne idi",
    "какой",
    "какая",
    "какое",
    "скажи",
    "подскажи",
    "напомни",
    "何",
    "教え",
    "なん",
    "わか",
    "什么",
    "多少",
    "是啥",
    "啥",
    "谁知道",
    "发我",
    "发一下",
    "告诉",
];

/// Words before the value in an answer.
static LEADS: LazyLock<Set> = LazyLock::new(|| Set::new(LEAD_WORDS));
const LEAD_WORDS: &str = " it's its it is use try now still should be the one new think was i es ist nimm c'est essaie mets est toujours \
    usa prueba pon sigue siendo è é prova usi use o a het is probeer nog steeds to użyj spróbuj jest its still now \
    det är je to det er это гостевой ключ this that one here you go sure yes ja oui sí sì sim tak hier voici aquí ecco aqui ";

/// The password in the line below one that asks for it.
pub(in crate::detect) fn answer(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let bytes = text.as_bytes();
    let after = bytes.get(hit.end..).unwrap_or_default();
    let boundary = |b: Option<&u8>| b.is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'_');
    let opens = hit.start.checked_sub(1).and_then(|at| bytes.get(at));
    let plural = usize::from(matches!(after, [b's', next, ..] if !next.is_ascii_alphanumeric()));
    if !boundary(opens) || !boundary(after.get(plural)) {
        return hit.end;
    }
    let Some(line) = line_of(bytes, hit) else {
        return hit.end;
    };
    // One look at a line is enough.
    let end = line.end;
    if !asks(text, line.clone()) || is_forgotten(text.get(line).unwrap_or_default()) {
        return end;
    }
    let mut at = end;
    let mut turn = 0;
    // Each turn may have a line that says whose it is.
    for _ in 0..2 * TURNS {
        let Some(below) = below(bytes, at).filter(|_| turn < TURNS) else {
            break;
        };
        at = below.end;
        let line = text.get(below.clone()).unwrap_or_default();
        if is_heading(line) {
            continue;
        }
        let spoken = speaker(line);
        let start = below.start + spoken;
        let said = text.get(start..below.end).unwrap_or_default();
        // What is said later answers only where it is all that is said.
        let alone = !said.trim().contains(char::is_whitespace);
        if turn > 0 && (said.len() > SHORT || !alone && spoken == 0 && turn > 2) {
            break;
        }
        let range = match turn {
            0 => said_first(said),
            _ => said_first(said).filter(|_| alone || spoken > 0),
        };
        if let Some(range) = range {
            found.push(start + range.start..start + range.end);
            break;
        }
        turn += 1;
    }
    end
}

/// The line of the hit, where another follows and no word right after says that it is about something else.
fn line_of(bytes: &[u8], hit: &Range<usize>) -> Option<Range<usize>> {
    let start = hit.start - lines::before(bytes, hit.start, LINE).len();
    let rest = bytes.get(hit.end..bytes.len().min(hit.end + LINE))?;
    let end = hit.end + memchr::memchr(b'\n', rest)?;
    let next = rest.iter().position(u8::is_ascii_alphanumeric).unwrap_or(0);
    let word = rest.get(next..)?;
    let letters = word.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let about = next <= 2 && about_word(word.get(..letters)?);
    (!about).then_some(start..end)
}

/// Whether a line asks for something: it says so, and ends in the mark of a question or follows who speaks.
fn asks(text: &str, line: Range<usize>) -> bool {
    let start = text.ceil_char_boundary(line.start);
    let above = text.get(..start).unwrap_or_default().trim_end_matches('\n');
    let above = lines::before(text.as_bytes(), above.len(), LINE);
    let line = text.get(start..line.end).unwrap_or_default().trim_end();
    let marked = line.ends_with(['?', '？']);
    let spoken = speaker(line) > 0 || std::str::from_utf8(above).is_ok_and(is_heading);
    if marked == spoken {
        return marked;
    }
    let lower = line.to_lowercase();
    ASKS.iter().any(|word| lower.contains(word))
}

/// Whether a line says who speaks, and when, of the lines below: `**bo_w**  07:35`, `Dana Reed [10:02 AM]`.
fn is_heading(line: &str) -> bool {
    const LONGEST: usize = 48;
    let line = line.trim();
    if line.len() > LONGEST || !line.starts_with(|c: char| c.is_alphabetic() || c == '*') {
        return false;
    }
    let inner = line.trim_end_matches([']', ')', '*', '_', ' ']);
    let clock = inner.trim_end_matches(['A', 'P', 'M', 'a', 'p', 'm', ' ']);
    let timed = match clock.as_bytes() {
        [.., hour, b':', ten, one] => [hour, ten, one].iter().all(|b| b.is_ascii_digit()),
        _ => false,
    };
    let words = clock.split_whitespace().count();
    timed && (2..=4).contains(&words) && !clock.contains(": ")
}

/// Whether a question is what to do without one.
fn is_forgotten(line: &str) -> bool {
    let lower = line.to_lowercase();
    [
        "忘记",
        "忘れ",
        "forgot",
        "vergessen",
        "olvid",
        "oublié",
        "dimentic",
        "esqueci",
        "vergeten",
        "zapomn",
        "how long",
        "怎么办",
        "policy",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// The line that follows, past at most one that is empty.
fn below(bytes: &[u8], newline: usize) -> Option<Range<usize>> {
    let mut at = newline + 1;
    if bytes.get(at) == Some(&b'\n') {
        at += 1;
    }
    let rest = bytes.get(at..bytes.len().min(at + LINE))?;
    let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    (length > 0).then_some(at..at + length)
}

/// How long it takes to say who speaks: `[09:12] dana: `, `<lee> `, `A: `, `- `.
pub(in crate::detect) fn speaker(line: &str) -> usize {
    const LONGEST: usize = 40;
    let bytes = line.as_bytes();
    let head = bytes.get(..bytes.len().min(LONGEST)).unwrap_or_default();
    for (at, pair) in head.windows(2).enumerate() {
        if matches!(pair, [b':' | b'>', b' ']) {
            return at + 2;
        }
    }
    match bytes {
        [b'-' | b'>', b' ', ..] => 2,
        _ if line.starts_with("— ") || line.starts_with("– ") => "— ".len(),
        _ => head
            .windows(3)
            .position(|three| three == "：".as_bytes())
            .map_or(0, |at| at + 3),
    }
}

/// The value that an answer starts with, after at most a few words that lead to it.
fn said_first(said: &str) -> Option<Range<usize>> {
    let mut at = said.len() - said.trim_start().len();
    let alone = !said.trim().contains(char::is_whitespace);
    for _ in 0..4 {
        let word = said.get(at..)?.split(char::is_whitespace).next()?;
        let inner = word.trim_start_matches(['"', '\'', '`', '“', '„', '«', '「', '*']);
        let start = at + word.len() - inner.len();
        let value = inner.trim_end_matches([
            '"', '\'', '`', '”', '“', '»', '」', '*', ',', '.', ';', '。', '，',
        ]);
        let wrapped = inner.len() < word.len();
        // A sentence in a script without blanks is none.
        let sentence = value.chars().filter(|c| (*c as u32) >= 0x3000).count() > 5;
        let chosen = given::is_given(value) && !sentence && !value.contains(';');
        let plain = || {
            alone
                && value.chars().count() > 7
                && value.chars().all(char::is_lowercase)
                && worded::is_word(value)
        };
        if chosen && (alone || wrapped || judge::is_strong(value)) || plain() {
            return Some(start..start + value.len());
        }
        if !LEADS.has(word.trim_end_matches([':', ',']).as_bytes()) {
            return None;
        }
        at += word.len();
        at += said.get(at..)?.len() - said.get(at..)?.trim_start().len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::tests::walked;

    fn answered(text: &str) -> Option<&str> {
        walked(answer, text, "pw").first().copied()
    }

    #[test]
    fn lines_of_speakers_are_passed_and_not_without_end() {
        let asked = |headings: usize| {
            let headings = "Lee Oh [10:05 AM]\n".repeat(headings);
            format!("Dana Reed [10:02 AM]\nneed the pw of dev\n{headings}mongodev!1\n")
        };
        assert_eq!(answered(&asked(TURNS)), Some("mongodev!1"));
        assert_eq!(answered(&asked(2 * TURNS)), None);
    }

    #[test]
    fn what_answers_a_question_is_found() {
        for (text, value) in [
            (
                "dana: whats the pw of dev\nlee: mongodev!1\n",
                Some("mongodev!1"),
            ),
            (
                "What is the pw for the printer?\n\nBlauer-See-7",
                Some("Blauer-See-7"),
            ),
            (
                "[10:02] a: wie lautet das pw?\n[10:03] b: es ist „Wolken7bruch“, glaube ich",
                Some("Wolken7bruch"),
            ),
            (
                "dana: whats the pw of dev\nlee: marmalade\n",
                Some("marmalade"),
            ),
            (
                "**bo**  07:33\nalso what's the pw for the demo tenant\n**jan_w**  07:35\ndemo tenant: `Tiger-hunter69` — done\n",
                Some("Tiger-hunter69"),
            ),
            (
                "Dana Reed [10:02 AM]\nneed the pw of dev\nLee Oh [10:05 AM]\none sec\nLee Oh [10:06 AM]\nmongodev!1\n",
                Some("mongodev!1"),
            ),
            (
                "Release 07:33\nwhat pw length is ok\nRelease 07:35\nbuild-2026-11\n",
                None,
            ),
            ("a: whats the pw of dev?\nb: dunno\nc: sorry", None),
            ("a: the pw policy?\nb: see RFC2617", None),
            (
                "What is the pw for?\nIt protects the file report2.pdf",
                None,
            ),
            ("set the pw now\nplum-river4", None),
            ("a: what pw length is ok?\nb: 12 or more", None),
        ] {
            assert_eq!(answered(text), value, "{text}");
        }
    }
}
