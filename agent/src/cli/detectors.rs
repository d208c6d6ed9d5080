//! `weir detectors list | show | test`: what can be found, by which detector, and whether every example holds.

use std::path::PathBuf;
use std::process::ExitCode;

use anstyle::Style;
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use weir_policy::detect::About;
use weir_policy::language::{KnownClasses, nearest};

use super::audit::clean;
use super::{Colour, Out, complain, tell};
use crate::config::Config;
use crate::own::{Own, OwnError};

/// Lists, shows and tests detectors: the built-in ones and your own
#[derive(Debug, Args)]
#[command(
    after_help = "examples:\n  weir detectors list --class pii\n  weir detectors test badges.toml\n\nexit codes: 0 ok, 1 failed, 2 usage"
)]
pub(super) struct Detectors {
    #[command(subcommand)]
    command: DetectorsCommand,
}

/// Where detectors of one's own come from.
#[derive(Debug, Args)]
pub(super) struct OwnFiles {
    /// A file with detectors of your own, beside those of the configuration; more than once for more.
    #[arg(long = "detectors", value_name = "FILE")]
    detectors: Vec<PathBuf>,
    /// A file that `weir dictionary build` made, beside those of the configuration; more than once for more.
    #[arg(long, value_name = "FILE")]
    dictionary: Vec<PathBuf>,
    /// The configuration file [default: /etc/weir/weir.toml].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl OwnFiles {
    /// The detector files and dictionaries of the configuration and of the command line; `json`: what is no error is
    /// not told.
    ///
    /// # Errors
    /// The configuration does not load, a file cannot be read, or a pattern of the command line names none.
    pub(super) fn read(&self, json: bool) -> Result<Own, OwnError> {
        let config = Config::load(self.config.as_deref())?;
        let mut own = Own::read(&config.detectors)?;
        own.add(Own::indexes(&config.dictionaries)?);
        if !json {
            own.warnings()
                .for_each(|said| tell(format_args!("weir: warning: {said}")));
        }
        own.add(Own::asked(&self.detectors, &self.dictionary)?);
        Ok(own)
    }
}

#[derive(Debug, Subcommand)]
enum DetectorsCommand {
    /// Lists the detectors: class, name, how sure they are, file
    #[command(
        after_help = "examples:\n  weir detectors list\n  weir detectors list --class secrets --json\n\nexit codes: 0 ok, 1 no such class, or an own detector does not load, 2 usage"
    )]
    List {
        /// Only those that find this class, one within it, or one of this group: secrets, pii.email, health.
        #[arg(long, value_name = "CLASS")]
        class: Option<String>,
        #[command(flatten)]
        own: OwnFiles,
        /// As JSON, one object on a line for each detector; errors too, on standard error.
        #[arg(long)]
        json: bool,
        /// When to colour.
        #[arg(long, value_name = "WHEN", default_value = "auto")]
        color: Colour,
    },
    /// Shows a detector with what it must find and what it must leave alone
    #[command(
        after_help = "example:\n  weir detectors show 'payment card number'\n\nexit codes: 0 ok, 1 no such detector, or an own one does not load, 2 usage"
    )]
    Show {
        /// Its name, or a class or a group: all that find it.
        name: String,
        #[command(flatten)]
        own: OwnFiles,
        /// As JSON, one object on a line for each detector; errors too, on standard error.
        #[arg(long)]
        json: bool,
    },
    /// Runs every example of every detector, of the files given too, and names each that fails
    #[command(
        after_help = "examples:\n  weir detectors test\n  weir detectors test badges.toml\n\nexit codes: 0 every example holds, 1 one does not, or a detector does not load, 2 usage"
    )]
    Test {
        /// Files with detectors of your own, which no configuration need name.
        files: Vec<PathBuf>,
        #[command(flatten)]
        own: OwnFiles,
        /// As one JSON object; errors too, on standard error.
        #[arg(long)]
        json: bool,
    },
}

pub(super) fn detectors(asked: &Detectors, out: &mut Out) -> ExitCode {
    let (done, json) = match &asked.command {
        DetectorsCommand::List {
            class,
            own,
            json,
            color,
        } => (list(class.as_deref(), own, *json, *color, out), *json),
        DetectorsCommand::Show { name, own, json } => (show(name, own, *json, out), *json),
        DetectorsCommand::Test { files, own, json } => (test(files, own, *json, out), *json),
    };
    done.unwrap_or_else(|error| complain(json, &error, Some(error.hint()), 1))
}

fn list(
    class: Option<&str>,
    own: &OwnFiles,
    json: bool,
    color: Colour,
    out: &mut Out,
) -> Result<ExitCode, OwnError> {
    let set = own.read(json)?.load()?;
    let known = KnownClasses::of(&set);
    let rows: Vec<About<'_>> = set
        .about()
        .into_iter()
        .filter(|one| class.is_none_or(|class| is_in(&known, one, class)))
        .collect();
    if rows.is_empty() {
        let asked = class.unwrap_or_default();
        let error = format!("no detector finds `{}`", clean(asked));
        return Ok(complain(json, error, Some(&known.instead(asked)), 1));
    }
    if json {
        rows.iter().for_each(|one| out.line(object(one)));
        return Ok(ExitCode::SUCCESS);
    }
    let colour = color.on(&std::io::stdout());
    let bold = if colour {
        Style::new().bold()
    } else {
        Style::new()
    };
    let width = |cell: for<'a> fn(&'a About<'a>) -> &'a str| {
        let widths = rows.iter().map(|one| cell(one).chars().count());
        widths.max().unwrap_or_default()
    };
    let (first, second) = (width(|one| one.class.as_str()), width(|one| one.name));
    for one in &rows {
        out.line(format_args!(
            "{bold}{:<first$}{bold:#}  {:<second$}  {:<6}  {}",
            one.class.as_str(),
            clean(one.name),
            one.confidence.as_str(),
            file(one)
        ));
    }
    let own = rows.iter().filter(|one| one.own).count();
    out.line(format_args!("{}, {own} of your own", several(rows.len())));
    Ok(ExitCode::SUCCESS)
}

/// Whether a detector finds this class, one within it, or one of this group.
fn is_in(known: &KnownClasses, one: &About<'_>, class: &str) -> bool {
    known.meant(class).any(|meant| one.class.is_within(meant))
}

fn show(name: &str, own: &OwnFiles, json: bool, out: &mut Out) -> Result<ExitCode, OwnError> {
    let set = own.read(json)?.load()?;
    let all = set.about();
    let known = KnownClasses::of(&set);
    let exactly = |one: &About<'_>| one.name == name || one.class.as_str() == name;
    let any = all.iter().any(exactly);
    let mut shown = 0;
    for one in &all {
        if !(exactly(one) || !any && is_in(&known, one, name)) {
            continue;
        }
        if json {
            out.line(object(one));
        } else {
            if shown > 0 {
                out.line("");
            }
            out.text(described(one));
        }
        shown += 1;
    }
    if shown > 0 {
        return Ok(ExitCode::SUCCESS);
    }
    let names = all.iter().flat_map(|one| [one.name, one.class.as_str()]);
    let near = nearest(name, names).map(|near| format!("did you mean `{near}`?"));
    let hint = near.unwrap_or_else(|| known.instead(name));
    Ok(complain(
        json,
        format!("no detector is called `{name}`, and none finds such a class"),
        Some(&hint),
        1,
    ))
}

fn test(
    files: &[PathBuf],
    own: &OwnFiles,
    json: bool,
    out: &mut Out,
) -> Result<ExitCode, OwnError> {
    let mut all = own.read(json)?;
    all.add(Own::asked(files, &[])?);
    let set = weir_policy::detect::Detectors::unproven(&all.pairs())?;
    let failing: Vec<String> = set
        .failing_examples()
        .iter()
        .map(ToString::to_string)
        .collect();
    let rows = set.about();
    let examples: usize = rows
        .iter()
        .map(|one| one.examples.len() + one.clean.len())
        .sum();
    let code = if failing.is_empty() { 0 } else { 1 };
    if json {
        out.line(json!({
            "schema": "weir.detectors.test/1", "ok": failing.is_empty(), "detectors": rows.len(),
            "own": set.own_count(), "examples": examples, "failing": failing,
        }));
        return Ok(ExitCode::from(code));
    }
    for one in &failing {
        tell(format_args!("weir: error: {}", clean(one)));
    }
    out.line(format_args!(
        "{}, {} of your own: {} examples hold, {} fail",
        several(rows.len()),
        set.own_count(),
        examples.saturating_sub(failing.len()),
        failing.len()
    ));
    Ok(ExitCode::from(code))
}

/// So many detectors.
fn several(number: usize) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} detector{s}")
}

/// A detector for a person.
fn described(one: &About<'_>) -> String {
    let mut out = format!(
        "{}\n  finds       {} ({})\n  sure        {}\n  placeholder WEIRx{}x...\n  file        {}\n",
        clean(one.name),
        one.class,
        clean(one.summary),
        one.confidence.as_str(),
        one.tag,
        file(one)
    );
    for (text, value) in &one.examples {
        out.push_str(&format!("  finds       {}\n", within(text, value)));
    }
    for text in one.clean {
        out.push_str(&format!("  leaves      {}\n", clean(text)));
    }
    out
}

/// An example, the value in brackets where it is not all of it.
fn within(text: &str, value: &str) -> String {
    match text.split_once(value) {
        Some((before, after)) if !(before.is_empty() && after.is_empty()) => {
            clean(&format!("{before}[{value}]{after}"))
        }
        _ => clean(text),
    }
}

fn file(one: &About<'_>) -> String {
    match one.own {
        true => clean(one.file),
        false => format!("built-in {}", one.file),
    }
}

/// `weir.detector/1`.
fn object(one: &About<'_>) -> Value {
    let examples: Vec<Value> = one
        .examples
        .iter()
        .map(|(text, value)| json!({"text": text, "value": value}))
        .collect();
    json!({
        "schema": "weir.detector/1", "name": one.name, "class": one.class.as_str(), "summary": one.summary,
        "tag": one.tag, "confidence": one.confidence, "file": one.file, "own": one.own, "match": examples,
        "clean": one.clean,
    })
}
