//! The red team: every field of every dialect, with a canary in it, in every disguise; what still reaches a provider is told.

mod disguises;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::lab::{Lab, Seen};
use disguises::{DISGUISES, Disguise};

/// The fields, as data.
const FILE: &str = include_str!("../redteam.toml");

/// Values that are nobody's, each with the words that people put before it; made here so that no token stands in the
/// source.
fn canaries() -> Vec<(&'static str, &'static str, String)> {
    vec![
        (
            "token",
            "our deploy token is",
            format!("gh{}", "p_7Tq2Lx9VbR4mZc8KwY3nH6sD1fG5jA1vhKJd"),
        ),
        (
            "card",
            "charge my credit card",
            "4539 1488 0343 6467".to_owned(),
        ),
        (
            "account",
            "pay to the IBAN",
            "DE44 5001 0517 5407 3249 31".to_owned(),
        ),
        (
            "address",
            "write a mail to",
            "m.okonkwo-reiter@acme-corp.io".to_owned(),
        ),
    ]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    dialect: Vec<Dialect>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dialect {
    name: String,
    url: String,
    #[serde(default)]
    headers: Vec<String>,
    fields: Vec<(String, String)>,
}

/// One request, and what hides in it.
struct Case {
    dialect: String,
    field: String,
    disguise: &'static Disguise,
    url: String,
    headers: Vec<String>,
    body: String,
    /// The canary as it is written in the body, before JSON.
    hidden: String,
    plain: String,
}

/// What became of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It reached the provider without the canary.
    Redacted,
    /// It was refused.
    Refused,
    /// The canary left.
    Out,
}

/// What became of all cases: by dialect and field, and by disguise.
pub struct Score {
    rows: Vec<(String, String, &'static Disguise, Outcome)>,
}

/// How many cases, and in how many the canary left.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    /// Requests made.
    pub cases: usize,
    /// Refused by weir.
    pub refused: usize,
    /// That reached a provider with the canary.
    pub out: usize,
}

/// Which cases are tried.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Each field with the plain canary and each disguise in one field.
    Short,
    /// Each field in each disguise, and each kind of canary in each disguise.
    Whole,
}

/// Tries to get the canary out, under weir's default policy.
///
/// # Errors
/// The lab or the client could not be started, or a case was neither refused nor seen.
pub fn attack(lab: &Lab, extent: Extent) -> Result<Score> {
    let cases = cases(extent)?;
    let folder = lab.dir().join("redteam");
    std::fs::create_dir_all(&folder)?;
    let config = folder.join("curl.conf");
    std::fs::write(&config, curl_config(&cases, &folder)?)?;
    let mut command = lab.weir_run()?;
    let output = command
        .args(["--", "curl", "-sS", "-K"])
        .arg(&config)
        .stdin(std::process::Stdio::null())
        .output()
        .context("curl under weir")?;
    let seen = lab.seen()?;
    let mut by_case: BTreeMap<usize, Vec<&Seen>> = BTreeMap::new();
    for one in &seen {
        let number = one.headers.iter().find(|(name, _)| name == "x-case");
        if let Some(number) = number.and_then(|(_, value)| value.parse().ok()) {
            by_case.entry(number).or_default().push(one);
        }
    }
    let said = String::from_utf8_lossy(&output.stdout);
    let codes: BTreeMap<usize, u16> = said
        .lines()
        .filter_map(|line| line.strip_prefix("case ")?.split_once(' '))
        .filter_map(|(case, code)| Some((case.parse().ok()?, code.trim().parse().ok()?)))
        .collect();
    let mut rows = Vec::new();
    for (number, case) in cases.into_iter().enumerate() {
        let outcome = match by_case.get(&number) {
            Some(seen) if seen.iter().any(|seen| is_out(&case, seen)) => Outcome::Out,
            Some(_) => Outcome::Redacted,
            None => {
                let code = codes.get(&number).copied();
                ensure!(
                    code.is_some_and(|code| (400..500).contains(&code)),
                    "{}, {}, {}: neither seen nor refused ({code:?}): {}",
                    case.dialect,
                    case.field,
                    case.disguise.name,
                    String::from_utf8_lossy(&output.stderr)
                );
                Outcome::Refused
            }
        };
        rows.push((case.dialect, case.field, case.disguise, outcome));
    }
    Ok(Score { rows })
}

fn cases(extent: Extent) -> Result<Vec<Case>> {
    let file: File = toml::from_str(FILE).context("tests/redteam.toml")?;
    let canaries = canaries();
    let mut cases = Vec::new();
    for (place, dialect) in file.dialect.iter().enumerate() {
        for (field, body) in &dialect.fields {
            for disguise in DISGUISES {
                for (kind, words, canary) in &canaries {
                    let first = *kind == "token";
                    let at_user = place == 0 && field == "user text";
                    let wanted = match extent {
                        Extent::Short => first && (at_user || disguise.is_none()),
                        Extent::Whole => first || at_user,
                    };
                    let Some(hidden) = wanted.then(|| (disguise.hide)(canary)).flatten() else {
                        continue;
                    };
                    cases.push(Case {
                        dialect: dialect.name.clone(),
                        field: field.clone(),
                        disguise,
                        url: dialect.url.clone(),
                        headers: dialect.headers.clone(),
                        body: fill(body, &format!("{words} {hidden} and no other"))?,
                        hidden,
                        plain: canary.clone(),
                    });
                }
            }
        }
    }
    Ok(cases)
}

/// A body with the text in its place.
fn fill(body: &str, text: &str) -> Result<String> {
    let once = strip(&serde_json::to_string(text)?);
    let twice = strip(&serde_json::to_string(&once)?);
    Ok(body
        .replace("<VV>", &twice)
        .replace("<V>", &once)
        .replace("<B>", &disguises::base64(text.as_bytes())))
}

/// Without the quotes around it.
fn strip(quoted: &str) -> String {
    let inner = quoted
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(quoted).to_owned()
}

/// One transfer for each case, over connections that are kept.
fn curl_config(cases: &[Case], folder: &Path) -> Result<String> {
    let mut config = String::new();
    for (number, case) in cases.iter().enumerate() {
        let body = folder.join(format!("{number}.json"));
        std::fs::write(&body, &case.body)?;
        if number > 0 {
            config.push_str("next\n");
        }
        let _ = write!(
            config,
            "url = \"{}\"\nheader = \"content-type: application/json\"\nheader = \"authorization: Bearer sk-lab\"\n\
             header = \"x-case: {number}\"\ndata-binary = \"@{}\"\noutput = \"/dev/null\"\nmax-time = 60\n\
             write-out = \"case {number} %{{http_code}}\\n\"\nsilent\n",
            case.url,
            body.display()
        );
        for header in &case.headers {
            let _ = writeln!(config, "header = \"{header}\"");
        }
    }
    Ok(config)
}

/// Whether a third of the canary, eight characters at least, still stands in what reached the provider: as it is, or
/// in its disguise.
fn is_out(case: &Case, seen: &Seen) -> bool {
    let mut texts = vec![seen.body.clone(), seen.target.clone()];
    if let Ok(value) = serde_json::from_str::<serde_json::Value>(&seen.body) {
        strings(&value, &mut texts);
    }
    [&case.hidden, &case.plain].into_iter().any(|canary| {
        let letters: Vec<char> = canary.chars().collect();
        let length = (letters.len() / 3).max(8).min(letters.len());
        let mut runs = letters
            .windows(length)
            .map(|run| run.iter().collect::<String>());
        runs.any(|run| texts.iter().any(|text| text.contains(&run)))
    })
}

/// Every text of a document, those inside JSON in a text and in base64 too.
fn strings(value: &serde_json::Value, texts: &mut Vec<String>) {
    use serde_json::Value;
    match value {
        Value::String(text) => {
            if let Ok(inner @ (Value::Object(_) | Value::Array(_))) = serde_json::from_str(text) {
                strings(&inner, texts);
            }
            let encoded = text.rsplit(',').next().unwrap_or(text);
            texts.extend(disguises::from_base64(encoded));
            texts.push(text.clone());
        }
        Value::Array(all) => all.iter().for_each(|one| strings(one, texts)),
        Value::Object(all) => {
            for (name, one) in all {
                texts.push(name.clone());
                strings(one, texts);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

impl Score {
    /// What became of the cases that `of` is said of: dialect, field, disguise.
    pub fn count(&self, of: impl Fn(&str, &str, &Disguise) -> bool) -> Count {
        let mut count = Count::default();
        for (dialect, field, disguise, outcome) in &self.rows {
            if of(dialect, field, disguise) {
                count.cases += 1;
                count.refused += usize::from(*outcome == Outcome::Refused);
                count.out += usize::from(*outcome == Outcome::Out);
            }
        }
        count
    }

    /// The tables as `docs/detection.md` has them.
    pub fn tables(&self) -> String {
        let known = self.count(|_, _, disguise| disguise.known);
        let unknown = self.count(|_, _, disguise| !disguise.known);
        let mut out = format!(
            "{} requests. Of {} with a canary as it is or in a disguise that weir undoes, it left in **{}** ({} were refused \
             whole). Of {} in a disguise that nothing undoes, it left in {}.\n\n",
            self.rows.len(),
            known.cases,
            known.out,
            known.refused,
            unknown.cases,
            unknown.out
        );
        out.push_str(
            "| dialect | fields | requests | refused | canary left |\n|---|---|---|---|---|\n",
        );
        let mut dialects: Vec<&String> = self.rows.iter().map(|(dialect, ..)| dialect).collect();
        dialects.dedup();
        for dialect in dialects {
            let mut fields: Vec<&String> = self
                .rows
                .iter()
                .filter(|row| &row.0 == dialect)
                .map(|row| &row.1)
                .collect();
            fields.dedup();
            let count = self.count(|of, _, disguise| of == dialect && disguise.known);
            let _ = writeln!(
                out,
                "| {dialect} | {} | {} | {} | {} |",
                fields.len(),
                count.cases,
                count.refused,
                count.out
            );
        }
        out.push_str("\n| disguise | requests | refused | canary left |\n|---|---|---|---|\n");
        for disguise in DISGUISES {
            let count = self.count(|_, _, of| of.name == disguise.name);
            let note = if disguise.known { "" } else { " (not undone)" };
            let _ = writeln!(
                out,
                "| {}{note} | {} | {} | {} |",
                disguise.name, count.cases, count.refused, count.out
            );
        }
        out
    }

    /// Where the canary left though its disguise is one that is undone: for whoever mends it.
    pub fn ways_out(&self) -> Vec<String> {
        let out = self
            .rows
            .iter()
            .filter(|row| row.3 == Outcome::Out && row.2.known);
        out.map(|(dialect, field, disguise, _)| format!("{dialect}, {field}, {}", disguise.name))
            .collect()
    }
}

/// Attacks, prints the tables and, where told, writes them between their markers.
///
/// # Errors
/// As [`attack`]; or the file has no markers.
pub fn run(write: Option<&Path>, note: &str) -> Result<()> {
    const BEGIN: &str = "<!-- redteam: begin -->";
    const END: &str = "<!-- redteam: end -->";
    let lab = Lab::start()?;
    let score = attack(&lab, Extent::Whole)?;
    let tables = score.tables();
    println!("{tables}");
    for way in score.ways_out() {
        println!("out: {way}");
    }
    let Some(path) = write else { return Ok(()) };
    let text = std::fs::read_to_string(path)?;
    let (before, rest) = text
        .split_once(BEGIN)
        .context("no marker where the tables begin")?;
    let (_, after) = rest
        .split_once(END)
        .context("no marker where the tables end")?;
    std::fs::write(
        path,
        format!("{before}{BEGIN}\n\n{note}\n\n{tables}\n{END}{after}"),
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_body_is_json_and_holds_its_canary() -> Result<()> {
        let cases = cases(Extent::Whole)?;
        assert!(cases.len() > 1500, "{}", cases.len());
        for case in cases {
            let value: serde_json::Value = serde_json::from_str(&case.body)
                .with_context(|| format!("{} {}", case.field, case.body))?;
            let mut texts = Vec::new();
            strings(&value, &mut texts);
            assert!(
                texts.iter().any(|text| text.contains(&case.hidden)),
                "{}",
                case.body
            );
        }
        Ok(())
    }
}
