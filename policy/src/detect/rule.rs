//! A detector as a person writes it (TOML), and the rule it compiles to.

use std::sync::Arc;

use serde::Deserialize;

use super::assign::Assignment;
use super::checksum::Checksum;
use super::command::Template;
use super::context::Words;
use super::form::Form;
use super::shape::Shape;
use super::walk::Walk;
use super::windows::{AROUND, Reach};
use super::{Class, Confidence, DetectorError, ids, learned};
use pattern::Pattern;

mod pattern;

/// How far from a keyword a form may stand where the detector does not say, in bytes.
const GAP: usize = 48;

/// One file: a class, or a family of classes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    detector: Vec<Raw>,
}

/// One detector as written; `docs/detectors.md` explains each field.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: String,
    class: String,
    summary: String,
    tag: String,
    confidence: Confidence,
    #[serde(default)]
    prefix: Vec<String>,
    #[serde(default)]
    keywords: Vec<String>,
    form: Option<String>,
    regex: Option<String>,
    capture: Option<usize>,
    back: Option<usize>,
    ahead: Option<usize>,
    #[serde(default)]
    whole: bool,
    shape: Option<Shape>,
    gap: Option<usize>,
    #[serde(default)]
    options: Vec<String>,
    id: Option<ids::Raw>,
    #[serde(default)]
    any_case: bool,
    #[serde(default)]
    left: Left,
    #[serde(default)]
    contains: Vec<String>,
    randomness: Option<f32>,
    wordiness: Option<f32>,
    min_length: Option<usize>,
    #[serde(default)]
    chosen: bool,
    #[serde(default)]
    worded: bool,
    checksum: Option<Checksum>,
    #[serde(default)]
    checksum_required: bool,
    #[serde(default)]
    context: Vec<String>,
    /// More of them, whose other spellings say something else.
    #[serde(default)]
    context_as_written: Vec<String>,
    #[serde(default)]
    context_required: bool,
    #[serde(default)]
    negative: Vec<String>,
    #[serde(default)]
    documented: Vec<String>,
    r#match: Vec<Example>,
    clean: Vec<String>,
}

/// What may stand left of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Left {
    /// No letter, digit, `_` or `-`, unless it ends an escape.
    #[default]
    Boundary,
    /// As `boundary`, or a `_` or `-`: the value is joined to a name (`resp_`, `--`).
    Joined,
    /// Anything: the prefix is distinctive enough.
    Any,
}

/// Text in which a value must be found; a plain string is the value itself.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Example {
    Whole(String),
    Within(Within),
}

/// A value in its text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Within {
    pub text: String,
    pub value: String,
}

/// How a rule recognises a value.
pub(super) enum Matcher {
    Form(Form),
    /// A form within so many bytes of a keyword.
    Keyed(Form, usize),
    Jwt,
    Command(Vec<Template>),
    Walk(Walk),
    SeedPhrase,
    /// Passwords that nothing but their looks tells of.
    Lone,
    /// What was learned to be a secret.
    Learned(learned::Kind),
    /// A pattern around its keywords, which may have to be words of their own.
    Regex {
        regex: Pattern,
        capture: usize,
        reach: Reach,
        whole: bool,
    },
    Card,
    Iban,
    Phone,
    Host,
    Place,
    Email,
    PrivateKey,
    Userinfo,
    Assignment(Assignment),
    Id(ids::Id),
    Name,
    Address,
    BirthDate,
    /// A number in the row of somebody who is named.
    PersonNumber,
    /// An illness or a medicine, where somebody is named near.
    Condition,
    /// What the pass over disguises shows to be a secret.
    Hidden,
    /// A value of a dictionary.
    Exact,
}

/// A compiled detector.
pub(super) struct Rule {
    pub file: Arc<str>,
    pub name: Arc<str>,
    pub class: Class,
    pub summary: Arc<str>,
    pub tag: Arc<str>,
    pub confidence: Confidence,
    pub matcher: Matcher,
    pub literals: Vec<String>,
    pub any_case: bool,
    pub left: Left,
    pub contains: Vec<String>,
    pub randomness: Option<f32>,
    pub wordiness: Option<f32>,
    /// It must look like a password that a person chose.
    pub chosen: bool,
    /// As that, or a word or words of letters that nobody says of passwords.
    pub worded: bool,
    pub checksum: Option<Checksum>,
    pub checksum_required: bool,
    pub context: Option<Arc<Words>>,
    pub context_required: bool,
    pub negative: Option<Words>,
    /// Published values, without separators and in lower case.
    pub documented: Vec<String>,
    pub matches: Vec<Example>,
    pub clean: Vec<String>,
}

impl Rule {
    /// An error that names this rule.
    pub(super) fn error(&self, problem: impl Into<String>) -> DetectorError {
        DetectorError::Detector {
            file: self.file.to_string(),
            detector: self.name.to_string(),
            problem: problem.into(),
        }
    }

    /// # Errors
    /// Its regex, where it has one, does not compile or has no such group.
    pub(super) fn check_pattern(&self) -> Result<(), DetectorError> {
        match &self.matcher {
            Matcher::Regex { regex, capture, .. } => {
                regex.check(*capture).map_err(|problem| self.error(problem))
            }
            _ => Ok(()),
        }
    }

    /// Whether the value is one that documentation publishes.
    pub(super) fn is_documented(&self, value: &str) -> bool {
        self.documented
            .iter()
            .any(|published| published.chars().eq(compact(value)))
    }
}

/// Letters and digits alone, in lower case: `4242 4242` and `4242-4242` are the same published value.
fn compact(value: &str) -> impl Iterator<Item = char> + '_ {
    value
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
}

/// Reads and compiles one file.
pub(super) fn parse(file: &str, text: &str) -> Result<Vec<Rule>, DetectorError> {
    let parsed: File = toml::from_str(text).map_err(|error| DetectorError::File {
        file: file.to_owned(),
        problem: error.to_string().trim_end().to_owned(),
    })?;
    let file: Arc<str> = file.into();
    parsed
        .detector
        .into_iter()
        .map(|raw| {
            let name = raw.name.clone();
            compile(&file, raw).map_err(|problem| DetectorError::Detector {
                file: file.to_string(),
                detector: name,
                problem,
            })
        })
        .collect()
}

fn compile(file: &Arc<str>, raw: Raw) -> Result<Rule, String> {
    check_words(&raw)?;
    let matcher = matcher(&raw)?;
    let literals = [raw.prefix, raw.keywords].concat();
    if literals.iter().any(|literal| literal.len() < 2) {
        return Err(
            "a literal of fewer than two bytes would wake the detector everywhere".to_owned(),
        );
    }
    if raw.checksum_required && raw.checksum.is_none() {
        return Err("`checksum_required` needs a `checksum`".to_owned());
    }
    let as_written = raw.context_as_written;
    if raw.context_required && raw.context.is_empty() && as_written.is_empty() {
        return Err("`context_required` needs `context` words".to_owned());
    }
    let context = match matcher {
        Matcher::Id(_) | Matcher::Phone | Matcher::Place | Matcher::Host => {
            Words::labels(raw.context, as_written)?
        }
        _ => Words::new(&[raw.context, as_written].concat())?,
    };
    Ok(Rule {
        file: Arc::clone(file),
        name: raw.name.into(),
        class: Class::new(&raw.class),
        summary: raw.summary.into(),
        tag: raw.tag.into(),
        confidence: raw.confidence,
        matcher,
        literals,
        any_case: raw.any_case,
        left: raw.left,
        contains: raw.contains,
        randomness: raw.randomness,
        wordiness: raw.wordiness,
        chosen: raw.chosen,
        worded: raw.worded,
        checksum: raw.checksum,
        checksum_required: raw.checksum_required,
        context: context.map(Arc::new),
        context_required: raw.context_required,
        negative: Words::new(&raw.negative)?,
        documented: raw
            .documented
            .iter()
            .map(|value| compact(value).collect())
            .collect(),
        matches: raw.r#match,
        clean: raw.clean,
    })
}

/// Checks what a person reads and what policy names.
fn check_words(raw: &Raw) -> Result<(), String> {
    let letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    let segment = |part: &str| !part.is_empty() && part.bytes().all(letter);
    if raw.name.is_empty() || raw.summary.is_empty() {
        return Err("`name` and `summary` may not be empty".to_owned());
    }
    if !raw.class.contains('.') || !raw.class.split('.').all(segment) {
        return Err("`class` is a dotted name in lower case, such as `secrets.jwt`".to_owned());
    }
    if raw.class.split('.').next() == Some("weir") {
        return Err("classes under `weir` are weir's own".to_owned());
    }
    if raw.tag.is_empty() || raw.tag.len() > 8 || !raw.tag.bytes().all(|b| b.is_ascii_uppercase()) {
        return Err("`tag` is one to eight letters A-Z".to_owned());
    }
    if raw.r#match.is_empty() || raw.clean.is_empty() {
        return Err("`match` and `clean` each need an example".to_owned());
    }
    Ok(())
}

/// Chooses the matcher: exactly one of `form`, `regex`, `shape`, `id`, each with the literals it needs.
fn matcher(raw: &Raw) -> Result<Matcher, String> {
    let need = |given: bool, what: &str| if given { Ok(()) } else { Err(what.to_owned()) };
    if let Some(id) = &raw.id {
        need(
            raw.prefix.is_empty()
                && raw.keywords.is_empty()
                && (&raw.form, &raw.regex, raw.shape) == (&None, &None, None),
            "`id` takes neither `prefix` nor `keywords`; give exactly one of `form`, `regex`, `shape`, `id`",
        )?;
        return id.compile().map(Matcher::Id);
    }
    need(
        raw.regex.is_some() || (raw.back, raw.ahead, raw.whole) == (None, None, false),
        "`back`, `ahead` and `whole` say where a `regex` looks",
    )?;
    match (&raw.form, &raw.regex, raw.shape) {
        (Some(form), None, None) => {
            need(
                raw.prefix.is_empty() != raw.keywords.is_empty(),
                "`form` follows a `prefix`, or stands near one of `keywords`",
            )?;
            let form = Form::parse(form)?;
            if raw.prefix.is_empty() {
                need(
                    !form.is_open(),
                    "near `keywords`, `form` needs an upper bound in every count",
                )?;
                let gap = raw.gap.unwrap_or(GAP);
                need(gap <= 128, "`gap` is at most 128 bytes")?;
                return Ok(Matcher::Keyed(form, gap));
            }
            need(
                raw.left == Left::Boundary || !form.is_open(),
                "`left` needs an upper bound in every count of `form`, to stay linear",
            )?;
            Ok(Matcher::Form(form))
        }
        (None, Some(regex), None) => pattern(raw, regex),
        (None, None, Some(shape)) => {
            need(
                raw.prefix.is_empty(),
                "`shape` takes `keywords`, no `prefix`",
            )?;
            need(
                shape.is_driven() == raw.keywords.is_empty() || shape == Shape::Name,
                "this `shape` is driven by digits or `@`, or else needs `keywords`",
            )?;
            need(
                matches!(shape, Shape::Command) != raw.options.is_empty(),
                "`options` say how a `command` takes a password",
            )?;
            shape.matcher(raw.min_length, &raw.options)
        }
        _ => Err("give exactly one of `form`, `regex`, `shape`, `id`".to_owned()),
    }
}

/// A pattern, and where it looks.
fn pattern(raw: &Raw, regex: &str) -> Result<Matcher, String> {
    if raw.keywords.is_empty() || !raw.prefix.is_empty() {
        return Err("`regex` needs `keywords` (no `prefix`)".to_owned());
    }
    let reach = Reach {
        back: raw.back.unwrap_or(AROUND.back),
        ahead: raw.ahead.unwrap_or(AROUND.ahead),
    };
    if reach.back > AROUND.back || reach.ahead > AROUND.ahead {
        return Err("`back` is at most 96 bytes, `ahead` at most 384".to_owned());
    }
    Ok(Matcher::Regex {
        regex: Pattern::new(regex),
        capture: raw.capture.unwrap_or(0),
        reach,
        whole: raw.whole,
    })
}
