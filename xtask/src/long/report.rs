//! The report of long runs, as Markdown: a row and a section for each part, dated; parts that were not run keep theirs.

use std::fmt::Write as _;
use std::process::Command;

use anyhow::Result;

use super::{Done, Outcome, PARTS};

const TABLE: &str = "\
| part | what is done | what must come of it | outcome | took | when, and of what |
|---|---|---|---|---|---|
";

/// Writes the report: what was done, and what `before` tells of the other parts.
pub(super) fn markdown(before: &str, done: &[Done], is_release: bool) -> Result<String> {
    let stamp = format!(
        "{}, {}{}",
        said("date", &["-u", "+%Y-%m-%d %H:%M UTC"]),
        said("git", &["rev-parse", "--short=12", "HEAD"]),
        if is_release { "" } else { ", not optimised" },
    );
    let (mut rows, mut sections) = (String::new(), String::new());
    for part in PARTS {
        match done.iter().find(|one| one.part.name == part.name) {
            Some(one) => {
                rows.push_str(&row(one, &stamp));
                sections.push_str(&section(one));
            }
            None => {
                let start = format!("| {} |", part.name);
                let kept = before.lines().find(|line| line.starts_with(&start));
                kept.map(|line| writeln!(rows, "{line}")).transpose()?;
                sections.push_str(kept_section(before, part.name));
            }
        }
    }
    Ok(format!(
        "# The long tests\n\nWhat `cargo xtask long` showed, on {} processors and kernel {}. Each part says when, and at \
         which commit.\n\n{TABLE}{rows}\n{sections}",
        std::thread::available_parallelism().map_or(0, std::num::NonZero::get),
        said("uname", &["-r"]),
    ))
}

fn row(one: &Done, stamp: &str) -> String {
    let outcome = match &one.outcome {
        Outcome::Passed => "passed".to_owned(),
        Outcome::Failed => "**failed**".to_owned(),
        Outcome::NotRun(why) => format!("not run: {why}"),
    };
    format!(
        "| {} | {} | {} | {outcome} | {} s | {stamp} |\n",
        one.part.name,
        one.part.does,
        one.part.expects,
        one.took.as_secs()
    )
}

fn section(one: &Done) -> String {
    if one.figures.is_empty() {
        return String::new();
    }
    format!(
        "{}:\n\n```\n{}\n```\n\n",
        one.part.name,
        one.figures.join("\n")
    )
}

/// A part's section of an older report, whole.
fn kept_section<'b>(before: &'b str, name: &str) -> &'b str {
    let start = format!("\n{name}:\n\n```\n");
    let Some(at) = before.find(&start).map(|at| at + 1) else {
        return "";
    };
    let rest = before.get(at..).unwrap_or_default();
    let end = rest.find("\n```\n\n").map_or(rest.len(), |end| end + 6);
    rest.get(..end).unwrap_or_default()
}

/// The first line that a program says.
fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(crate::sh::root())
        .output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let line = text
        .ok()
        .and_then(|text| text.lines().next().map(str::to_owned));
    line.unwrap_or_else(|| "(unknown)".to_owned())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn done(at: usize, outcome: Outcome, figures: &str) -> Done {
        Done {
            part: &PARTS[at],
            outcome,
            took: Duration::from_secs(7),
            figures: vec![figures.to_owned()],
        }
    }

    #[test]
    fn what_was_run_is_told_anew_and_the_rest_is_kept() {
        let first = [
            done(0, Outcome::Passed, "kills=200"),
            done(1, Outcome::Failed, "rounds=5"),
            done(2, Outcome::NotRun("no reason"), "none"),
        ];
        let before = markdown("", &first, true).expect("it is text");
        for told in [
            "| passed | 7 s |",
            "| **failed** |",
            "not run: no reason",
            "kills=200",
        ] {
            assert!(before.contains(told), "{told} in {before}");
        }
        let again = [done(1, Outcome::Passed, "rounds=6")];
        let after = markdown(&before, &again, true).expect("it is text");
        for told in ["kills=200", "rounds=6", "none", "not run: no reason"] {
            assert_eq!(after.matches(told).count(), 1, "{told} in {after}");
        }
        assert!(!after.contains("rounds=5") && !after.contains("**failed**"));
        assert_eq!(markdown(&after, &[], true).expect("it is text"), after);
    }
}
