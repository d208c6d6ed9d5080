//! The report of a long run, as Markdown.

use std::fmt::Write as _;
use std::process::Command;

use anyhow::Result;

use super::{Done, Outcome};

/// Writes the report: when, on what, each part with its outcome and its figures.
pub(super) fn markdown(done: &[Done], is_release: bool) -> Result<String> {
    let mut text = String::from("# The long tests\n\n");
    let build = if is_release {
        "a release build"
    } else {
        "a build without optimisation"
    };
    writeln!(
        text,
        "What `cargo xtask long` showed on {}, at commit {}, with {build}, on {} processors, kernel {}.\n",
        said("date", &["-u", "+%Y-%m-%d %H:%M UTC"]),
        said("git", &["rev-parse", "--short=12", "HEAD"]),
        std::thread::available_parallelism().map_or(0, std::num::NonZero::get),
        said("uname", &["-r"]),
    )?;
    text.push_str(
        "| part | what is done | what must come of it | outcome | took |\n|---|---|---|---|---|\n",
    );
    for one in done {
        let outcome = match &one.outcome {
            Outcome::Passed => "passed".to_owned(),
            Outcome::Failed => "**failed**".to_owned(),
            Outcome::NotRun(why) => format!("not run: {why}"),
        };
        writeln!(
            text,
            "| {} | {} | {} | {outcome} | {} s |",
            one.part.name,
            one.part.does,
            one.part.expects,
            one.took.as_secs()
        )?;
    }
    text.push_str("\n## Figures\n");
    for one in done.iter().filter(|one| !one.figures.is_empty()) {
        writeln!(text, "\n{}:\n\n```", one.part.name)?;
        for figures in &one.figures {
            writeln!(text, "{figures}")?;
        }
        text.push_str("```\n");
    }
    Ok(text)
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
    use super::super::PARTS;
    use super::*;
    use std::time::Duration;

    #[test]
    fn parts_and_figures_are_told() {
        let done: Vec<Done> = PARTS
            .iter()
            .zip([
                Outcome::Passed,
                Outcome::Failed,
                Outcome::NotRun("no reason"),
            ])
            .map(|(part, outcome)| Done {
                part,
                outcome,
                took: Duration::from_secs(7),
                figures: vec!["kills=200".to_owned()],
            })
            .collect();
        let text = markdown(&done, true).expect("it is text");
        for told in [
            "| passed | 7 s |",
            "| **failed** |",
            "not run: no reason",
            "kills=200",
        ] {
            assert!(text.contains(told), "{told} in {text}");
        }
    }
}
