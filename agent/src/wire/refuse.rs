//! No, in the caller's own dialect: the error shape that its client shows once and does not retry.

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER, UPGRADE};
use http::{Method, Response, StatusCode, Version};
use weir_policy::catalog::Dialect;
use weir_policy::decide::{Code, Refusal};
use weir_policy::request::UnitId;

pub use self::midway::{At, Cause, Client, Framed, Standing, Stream, midway};
use self::table::{Filling, fill, table};

mod midway;
mod table;

/// The examples that the forms of a refusal bring.
#[cfg(test)]
pub(crate) fn examples() -> &'static [table::Example] {
    &table().example
}

const SHOULD_RETRY: HeaderName = HeaderName::from_static("x-should-retry");
const ID: HeaderName = HeaderName::from_static("x-weir-id");
const VERDICT: HeaderName = HeaderName::from_static("x-weir-verdict");

/// Longest message sent, in bytes.
const MESSAGE_CAP: usize = 2048;

/// Who is told no.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The dialect it speaks.
    pub dialect: Dialect,
    /// The request's method: an answer to `HEAD` has no body.
    pub method: &'a Method,
    /// The request's version: only HTTP/1.1 knows `Upgrade`.
    pub version: Version,
}

/// The answer that says so: `message` is the one line that a person and a model read.
///
/// A failure upstream is reported as such, with no word of policy.
pub fn refuse(
    asked: Asked<'_>,
    refusal: &Refusal,
    message: &str,
    unit: Option<UnitId>,
) -> Response<Bytes> {
    let upstream = refusal.code.is_upstream();
    let body = Bytes::from(body(asked.dialect, refusal, &one_line(message), unit));
    let length = HeaderValue::from(body.len());
    let mut response = Response::new(if asked.method == Method::HEAD {
        Bytes::new()
    } else {
        body
    });
    *response.status_mut() =
        StatusCode::from_u16(refusal.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CONTENT_LENGTH, length);
    if let Some(id) = unit.and_then(|unit| HeaderValue::from_str(&unit.to_string()).ok()) {
        headers.insert(ID, id);
    }
    if !upstream {
        headers.insert(VERDICT, HeaderValue::from_static("deny"));
    }
    // A provider that could not be reached may be reached a moment later, and a limit passes: a client that knows how
    // to wait is told to. Nothing else changes by itself.
    if refusal.code == Code::AtLimit {
        headers.insert(SHOULD_RETRY, HeaderValue::from_static("true"));
        headers.insert(RETRY_AFTER, HeaderValue::from_static("2"));
    } else if refusal.code != Code::UpstreamFailed {
        headers.insert(SHOULD_RETRY, HeaderValue::from_static("false"));
    }
    // RFC 9110, section 15.5.22: a 426 names what to use.
    if refusal.code == Code::UpgradeRefused && asked.version == Version::HTTP_11 {
        headers.insert(UPGRADE, HeaderValue::from_static("HTTP/1.1"));
    }
    response
}

/// The machine's name for a refusal.
pub const fn name(code: Code) -> &'static str {
    match code {
        Code::PolicyDenied => "weir_policy_denied",
        Code::CredentialNotEnrolled => "weir_credential_not_enrolled",
        Code::PolicyMissing => "weir_policy_missing",
        Code::Unreadable => "weir_unreadable",
        Code::TooLarge => "weir_too_large",
        Code::NotInspected => "weir_not_inspected",
        Code::NotRecorded => "weir_not_recorded",
        Code::NameMismatch => "weir_name_mismatch",
        Code::UpgradeRefused => "weir_upgrade_refused",
        Code::UpstreamFailed => "weir_upstream_failed",
        Code::UpstreamUntrusted => "weir_upstream_untrusted",
        Code::AtLimit => "weir_at_limit",
        Code::Draining => "weir_draining",
        Code::Internal => "weir_internal",
    }
}

fn body(dialect: Dialect, refusal: &Refusal, message: &str, unit: Option<UnitId>) -> String {
    let Some(form) = table().error(dialect) else {
        return String::new();
    };
    let kind = if refusal.code.is_upstream() {
        &form.theirs
    } else {
        &form.ours
    };
    let unit = unit.map_or_else(|| "weir".to_owned(), |unit| format!("weir_{unit}"));
    let param = refusal.param.as_deref().map(serde_json::Value::from);
    fill(&form.body, |name_of| match name_of {
        "message" => Some(Filling::Text(message)),
        "kind" => Some(Filling::Text(kind)),
        "code" => Some(Filling::Text(name(refusal.code))),
        "unit" => Some(Filling::Text(&unit)),
        "param" => Some(Filling::Json(param.clone().unwrap_or_default().to_string())),
        "status" => Some(Filling::Json(refusal.code.status().to_string())),
        _ => None,
    })
}

/// One line, bounded: terminals and logs show it as it is.
fn one_line(message: &str) -> String {
    let line: String = message
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let end = (0..=MESSAGE_CAP.min(line.len()))
        .rev()
        .find(|at| line.is_char_boundary(*at))
        .unwrap_or(0);
    line.get(..end).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const ALL: [Code; 14] = [
        Code::PolicyDenied,
        Code::CredentialNotEnrolled,
        Code::PolicyMissing,
        Code::Unreadable,
        Code::TooLarge,
        Code::NotInspected,
        Code::NotRecorded,
        Code::NameMismatch,
        Code::UpgradeRefused,
        Code::UpstreamFailed,
        Code::UpstreamUntrusted,
        Code::AtLimit,
        Code::Draining,
        Code::Internal,
    ];

    fn told(dialect: Dialect, code: Code, method: &Method) -> Response<Bytes> {
        let mut refusal = Refusal::failure(code, "why", "what to do");
        refusal.param = Some("messages[2].content".to_owned());
        let asked = Asked {
            dialect,
            method,
            version: Version::HTTP_11,
        };
        refuse(
            asked,
            &refusal,
            "Blocked by policy (weir): a key\nin messages[2].",
            Some(UnitId::new([7; 10])),
        )
    }

    #[test]
    fn each_dialect_gets_its_own_shape() {
        let openai = told(Dialect::Openai, Code::PolicyDenied, &Method::POST);
        assert_eq!(openai.status(), 400);
        let body: Value = serde_json::from_slice(openai.body()).unwrap();
        let message = "Blocked by policy (weir): a key in messages[2].";
        assert_eq!(
            body,
            json!({"error": {"message": message, "type": "invalid_request_error", "param": "messages[2].content", "code": "weir_policy_denied"}})
        );
        let anthropic = told(Dialect::Anthropic, Code::PolicyDenied, &Method::POST);
        let body: Value = serde_json::from_slice(anthropic.body()).unwrap();
        let id = format!("weir_{}", UnitId::new([7; 10]));
        assert_eq!(
            body,
            json!({"type": "error", "error": {"type": "invalid_request_error", "message": message}, "request_id": id})
        );
        let gemini = told(Dialect::Gemini, Code::PolicyDenied, &Method::POST);
        let body: Value = serde_json::from_slice(gemini.body()).unwrap();
        assert_eq!(
            body,
            json!({"error": {"code": 400, "message": message, "status": "INVALID_ARGUMENT", "details": []}})
        );
        for response in [openai, anthropic, gemini] {
            let headers = response.headers();
            assert_eq!(headers["x-should-retry"], "false");
            assert_eq!(headers["x-weir-verdict"], "deny");
            assert_eq!(headers["x-weir-id"], UnitId::new([7; 10]).to_string());
            assert_eq!(headers["content-length"], response.body().len().to_string());
            assert_eq!(headers["content-type"], "application/json");
        }
    }

    #[test]
    fn failures_upstream_say_nothing_of_policy() {
        for code in ALL.into_iter().filter(|code| code.is_upstream()) {
            let response = told(Dialect::Openai, code, &Method::POST);
            assert_eq!(response.status(), 502);
            assert!(!response.headers().contains_key("x-weir-verdict"));
            let body: Value = serde_json::from_slice(response.body()).unwrap();
            assert_eq!(body["error"]["code"], name(code));
            assert_eq!(body["error"]["type"], "api_error");
        }
    }

    #[test]
    fn heads_have_no_body_and_upgrades_are_named() {
        let head = told(Dialect::Openai, Code::PolicyDenied, &Method::HEAD);
        assert!(head.body().is_empty());
        assert_ne!(head.headers()["content-length"], "0");
        let upgrade = told(Dialect::Openai, Code::UpgradeRefused, &Method::GET);
        assert_eq!(
            (upgrade.status().as_u16(), &upgrade.headers()["upgrade"]),
            (426, &HeaderValue::from_static("HTTP/1.1"))
        );
    }

    #[test]
    fn names_are_the_codes_own() {
        for code in ALL {
            let serde = serde_json::to_value(code).unwrap();
            assert_eq!(name(code), format!("weir_{}", serde.as_str().unwrap()));
        }
    }

    #[test]
    fn every_code_is_explained_to_the_refused() {
        let doc = include_str!("../../../docs/why-was-i-blocked.md");
        for code in ALL {
            let row = format!("| `{}` | {} |", name(code), code.status());
            assert_eq!(doc.matches(&row).count(), 1, "{row}");
        }
    }

    #[test]
    fn messages_are_one_bounded_line() {
        assert_eq!(one_line("a\r\nb\u{1b}c"), "a  b c");
        assert!(one_line(&"é".repeat(5000)).len() <= MESSAGE_CAP);
    }
}
