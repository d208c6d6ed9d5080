//! The decision in words: for the refused, for `weir why`, for a model that reads it.

use std::fmt;

use crate::decide::{Basis, Code, Refusal, RuleRef, Word};
use crate::request::{CredentialKind, Opacity, UnitId};
use crate::subject::Subject;

/// The line that the refused person and the refused model read: what, where, which rule, what to do, id.
///
/// `Blocked by policy (weir): the prompt contains a private key (message 3). Rule "private keys never
/// leave". Remove it and try again; do not retry unchanged. Details: weir why 7QK2-M9`. A failure
/// upstream says nothing of policy. Always one line, never a value.
pub fn refusal_line(refusal: &Refusal, id: Option<UnitId>, organisation: Option<&str>) -> String {
    let mut line = if refusal.code.is_upstream() {
        match refusal.reason.split_once(": ") {
            Some((what, why)) => format!("{what} (weir): {why}."),
            None => format!("{} (weir).", refusal.reason),
        }
    } else {
        let by = match refusal.code {
            Code::PolicyDenied | Code::CredentialNotEnrolled | Code::PolicyMissing => {
                match organisation {
                    Some(name) => format!("{name} policy (weir)"),
                    None => "policy (weir)".to_owned(),
                }
            }
            _ => "weir".to_owned(),
        };
        format!("Blocked by {by}: {}.", refusal.reason)
    };
    if let (Code::PolicyDenied | Code::CredentialNotEnrolled, Some(basis)) =
        (refusal.code, &refusal.basis)
    {
        line.push_str(&format!(" Rule \"{}\".", basis.rule.name));
    }
    if !refusal.hint.is_empty() {
        line.push_str(&format!(" {}.", capitalised(&refusal.hint)));
    }
    if let Some(id) = id {
        line.push_str(&format!(" Details: weir why {}", short_id(id)));
    }
    line.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// The first seven characters of an id as people say it: `7QK2-M9`. Any unique prefix finds the unit.
pub fn short_id(id: UnitId) -> String {
    let full = id.to_string();
    match (full.get(..4), full.get(4..6)) {
        (Some(head), Some(tail)) => format!("{head}-{tail}"),
        _ => full,
    }
}

/// A place as people count it: `messages[2].content` is `message 3`.
pub fn place(place: &str) -> String {
    for (list, word) in [
        ("messages[", "message"),
        ("input[", "input item"),
        ("tools[", "tool"),
        ("system[", "system prompt, part"),
    ] {
        let digits = place
            .strip_prefix(list)
            .and_then(|rest| rest.split_once(']'))
            .map(|(digits, _)| digits);
        if let Some(number) = digits
            .and_then(|digits| digits.parse::<u32>().ok())
            .and_then(|index| index.checked_add(1))
        {
            return format!("{word} {number}");
        }
    }
    match place {
        "system" => "system prompt".to_owned(),
        "request" => "request".to_owned(),
        other => other.to_owned(),
    }
}

/// The JSON field to blame, as the dialects' errors name it: `messages[2]`. `None` outside of a body.
pub fn param(place: &str) -> Option<String> {
    let name = place
        .find(['.', '['])
        .map_or(place, |end| place.get(..end).unwrap_or(place));
    let word = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if !word || matches!(name, "request" | "path" | "query" | "target" | "body") {
        return None;
    }
    let index = place
        .get(name.len()..)
        .and_then(|rest| rest.strip_prefix('[')?.split_once(']'))
        .map(|(digits, _)| digits);
    match index {
        Some(digits) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(format!("{name}[{digits}]"))
        }
        _ => Some(name.to_owned()),
    }
}

/// Why bytes could not be read, in words.
pub fn opacity(why: Opacity) -> &'static str {
    match why {
        Opacity::Media => "an image, sound or document",
        Opacity::ContentType => "neither text nor JSON",
        Opacity::Encoding => "a compression that weir does not read",
        Opacity::Malformed => "not valid in its own form",
        Opacity::Tokens => "numbers of tokens in place of text",
        Opacity::Call => "an offer of a call, whose sound would go past weir",
    }
}

/// A kind of credential in words.
pub fn credential(kind: CredentialKind) -> &'static str {
    match kind {
        CredentialKind::None => "none",
        CredentialKind::ApiKey => "an API key",
        CredentialKind::Oauth => "an OAuth or session token",
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// What `weir why` is told of one unit.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The unit.
    pub unit: UnitId,
    /// Who asked.
    pub subject: &'a Subject,
    /// The user's name, where it is known.
    pub user: Option<&'a str>,
    /// When, as it is to be shown.
    pub when: &'a str,
    /// The host it was for.
    pub host: &'a str,
    /// What was decided.
    pub basis: &'a Basis,
    /// Bytes of the request that left the host; `None` where the record does not say.
    pub left: Option<u64>,
}

/// The answer of `weir why`; its `Display` is the few lines a person reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// `Denied`, `Redacted`, `Allowed`, `Would be denied`, ...
    pub verdict: &'static str,
    /// Which program, run by whom, when, to which host.
    pub call: String,
    /// The reason, without a value.
    pub because: String,
    /// The rule, its file and line, and the policy.
    pub rule: String,
    /// What of the request left the host.
    pub left_host: String,
    /// What the person can do.
    pub you_can: String,
}

/// Explains one unit.
pub fn why(told: &Told<'_>) -> Why {
    let subject = told.subject;
    let exe = subject
        .exe
        .get()
        .map_or("executable unknown", String::as_str);
    let uid = || {
        subject
            .uid
            .get()
            .map_or_else(|| "an unknown user".to_owned(), |uid| format!("uid {uid}"))
    };
    let user = told.user.map_or_else(uid, str::to_owned);
    let (verdict, you_can) = words(told.basis.word);
    let left_host = match (told.basis.word, told.left) {
        (Word::Deny | Word::Hold, _) => "nothing: refused before any byte was sent".to_owned(),
        (Word::Redact, Some(bytes)) => format!("{bytes} bytes, with placeholders"),
        (Word::Redact, None) => "the request, with placeholders".to_owned(),
        (_, Some(bytes)) => format!("{bytes} bytes, as they were"),
        (_, None) => "the request, as it was".to_owned(),
    };
    Why {
        verdict,
        call: format!(
            "{} ({exe}) run by {user}, {}, to {}",
            subject.program(),
            told.when,
            told.host
        ),
        because: told.basis.reason.clone(),
        rule: rule(&told.basis.rule, &told.basis.policy),
        left_host,
        you_can: you_can.to_owned(),
    }
}

fn rule(rule: &RuleRef, policy: &str) -> String {
    let digest = policy.get(..12).unwrap_or(policy);
    let line = if rule.line == 0 {
        String::new()
    } else {
        format!(":{}", rule.line)
    };
    format!("\"{}\"  {}{line}  (policy {digest})", rule.name, rule.file)
}

fn words(word: Word) -> (&'static str, &'static str) {
    match word {
        Word::Allow => ("Allowed", "nothing to do"),
        Word::Redact => (
            "Redacted",
            "nothing to do: the answer holds the values again",
        ),
        Word::Hold => ("Held", "wait for the approval, then try again"),
        Word::Deny => (
            "Denied",
            "remove what is named above and try again; if it is a key that was pasted elsewhere, too, replace it",
        ),
        Word::WouldRedact => (
            "Would be redacted",
            "see before it is enforced: the answer would hold the values again",
        ),
        Word::WouldHold => (
            "Would be held",
            "see before it is enforced: a person would have to approve it",
        ),
        Word::WouldDeny => (
            "Would be denied",
            "remove what is named above before the policy is enforced",
        ),
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = [
            (self.verdict, &self.call),
            ("Because", &self.because),
            ("Rule", &self.rule),
            ("Left host", &self.left_host),
            ("You can", &self.you_can),
        ];
        let width = lines
            .iter()
            .map(|(label, _)| label.len())
            .max()
            .unwrap_or(0);
        for (index, (label, text)) in lines.iter().enumerate() {
            let end = if index + 1 == lines.len() { "" } else { "\n" };
            write!(f, "  {label:<width$}  {text}{end}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn denied(reason: &str) -> Refusal {
        let rule = RuleRef {
            name: "secrets never leave".into(),
            file: "20-secrets.toml".into(),
            line: 7,
        };
        let basis = Basis {
            word: Word::Deny,
            enforced: true,
            rule,
            policy: "ab".repeat(32),
            reason: "an AWS secret key in messages[2].content".into(),
        };
        Refusal {
            code: Code::PolicyDenied,
            reason: reason.into(),
            hint: "remove it and try again; do not retry unchanged".into(),
            param: Some("messages[2]".into()),
            basis: Some(basis),
        }
    }

    #[test]
    fn a_refusal_is_one_line_with_all_that_matters() {
        let id = UnitId::parse("7QK2M90000000000").unwrap();
        let line = refusal_line(
            &denied("the prompt contains an AWS secret key (message 3)"),
            Some(id),
            None,
        );
        assert_eq!(
            line,
            "Blocked by policy (weir): the prompt contains an AWS secret key (message 3). Rule \"secrets never leave\". \
             Remove it and try again; do not retry unchanged. Details: weir why 7QK2-M9"
        );
        let line = refusal_line(&denied("a\nb"), None, Some("ACME"));
        assert!(
            line.starts_with("Blocked by ACME policy (weir): a b. ") && !line.contains('\n'),
            "{line}"
        );
    }

    #[test]
    fn failures_do_not_speak_of_policy() {
        let upstream = Refusal::failure(
            Code::UpstreamUntrusted,
            "api.openai.com could not be verified: certificate expired",
            "check the host's clock",
        );
        let line = refusal_line(&upstream, None, Some("ACME"));
        assert_eq!(
            line,
            "api.openai.com could not be verified (weir): certificate expired. Check the host's clock."
        );
        let own = Refusal::failure(
            Code::NotRecorded,
            "the record could not be written",
            "free disk space",
        );
        let line = refusal_line(&own, None, None);
        assert_eq!(
            line,
            "Blocked by weir: the record could not be written. Free disk space."
        );
    }

    #[test]
    fn places_read_as_people_count() {
        for (given, people, field) in [
            ("messages[2].content", "message 3", Some("messages[2]")),
            (
                "messages[0].content[1].text",
                "message 1",
                Some("messages[0]"),
            ),
            ("input[4].output", "input item 5", Some("input[4]")),
            ("system", "system prompt", Some("system")),
            ("instructions", "instructions", Some("instructions")),
            ("header x-title", "header x-title", None),
            ("query q", "query q", None),
            ("path", "path", None),
            ("messages[x]", "messages[x]", Some("messages")),
            (
                "messages[99999999999]",
                "messages[99999999999]",
                Some("messages[99999999999]"),
            ),
            ("", "", None),
        ] {
            assert_eq!(place(given), people);
            assert_eq!(param(given).as_deref(), field, "{given}");
        }
    }

    #[test]
    fn why_says_what_left_the_host() {
        let refusal = denied("x");
        let basis = refusal.basis.as_ref().unwrap();
        let subject = Subject {
            exe: crate::subject::Known::Sure("/usr/bin/node".into()),
            ..Subject::default()
        };
        let told = Told {
            unit: UnitId::new([0; 10]),
            subject: &subject,
            user: Some("alice"),
            when: "09:41:07",
            host: "api.anthropic.com",
            basis,
            left: Some(0),
        };
        let text = why(&told).to_string();
        assert_eq!(text.lines().count(), 5);
        assert!(
            text.starts_with(
                "  Denied     node (/usr/bin/node) run by alice, 09:41:07, to api.anthropic.com\n"
            ),
            "{text}"
        );
        assert!(
            text.contains(
                "  Rule       \"secrets never leave\"  20-secrets.toml:7  (policy abababababab)\n"
            ),
            "{text}"
        );
        assert!(
            text.contains("nothing: refused before any byte was sent"),
            "{text}"
        );
        let other = Told { user: None, ..told };
        assert!(why(&other).call.contains("an unknown user"));
    }
}
