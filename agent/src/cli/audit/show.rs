//! `weir audit show`: one unit in full; content only when it was asked for.

use std::io::{self, Write};

use weir_policy::answer::Treatment;

use super::{View, clean, grouped, known, program};
use crate::audit::content::{ContentRef, Mode};
use crate::audit::hex;
use crate::audit::proof::Inclusion;
use crate::audit::query::{Content, Unit};

/// Writes Who, What, Decision and Proof. `content` is what `--reveal` shows: its reading was recorded before.
pub fn show(
    out: &mut dyn Write,
    unit: &Unit,
    proof: Option<&Inclusion>,
    content: Option<&Content>,
    view: &View<'_>,
) -> io::Result<()> {
    let title = |text: &str| view.paint(anstyle::Style::new().bold(), text);
    writeln!(
        out,
        "{} {}",
        title("AI request"),
        super::short(&unit.opened.id, 16)
    )?;
    writeln!(out, "{}", title("Who"))?;
    who(out, unit, view)?;
    writeln!(out, "{}", title("What"))?;
    what(out, unit, view)?;
    writeln!(out, "{}", title("Decision"))?;
    decision(out, unit, view)?;
    writeln!(out, "{}", title("Proof"))?;
    proven(out, unit, proof)?;
    if let Some(content) = content {
        revealed(out, "Request", content.request.as_deref(), view)?;
        revealed(out, "Answer", content.answer.as_deref(), view)?;
    }
    Ok(())
}

fn line(out: &mut dyn Write, name: &str, value: &str) -> io::Result<()> {
    writeln!(out, "  {name:<12} {value}")
}

fn maybe(field: &weir_policy::subject::Known<Option<String>>) -> String {
    field.get().map_or_else(
        || "unknown".to_owned(),
        |value| value.as_deref().map_or_else(|| "none".to_owned(), clean),
    )
}

fn who(out: &mut dyn Write, unit: &Unit, view: &View<'_>) -> io::Result<()> {
    let Some(subject) = &unit.subject else {
        return line(
            out,
            "user",
            if unit.erased {
                "erased at the user's wish"
            } else {
                "unknown"
            },
        );
    };
    line(
        out,
        "user",
        &format!("{} (uid {})", view.user(Some(subject)), known(&subject.uid)),
    )?;
    line(
        out,
        "program",
        &format!("{}  {}", program(Some(subject)), known(&subject.exe)),
    )?;
    line(out, "sha256", &known(&subject.sha256))?;
    let command = subject
        .command
        .get()
        .map_or_else(|| "unknown".to_owned(), |words| clean(&words.join(" ")));
    line(out, "command", &command)?;
    let parents = subject.parents.get().map_or_else(
        || "unknown".to_owned(),
        |parents| {
            let name =
                |exe: &Option<String>| exe.as_deref().map_or_else(|| "unknown".to_owned(), clean);
            parents
                .iter()
                .map(|parent| format!("{}[{}]", name(&parent.exe), parent.pid))
                .collect::<Vec<_>>()
                .join(" < ")
        },
    );
    line(
        out,
        "parents",
        if parents.is_empty() { "none" } else { &parents },
    )?;
    line(out, "unit", &maybe(&subject.unit))?;
    line(out, "container", &maybe(&subject.container))
}

fn what(out: &mut dyn Write, unit: &Unit, view: &View<'_>) -> io::Result<()> {
    let opened = &unit.opened;
    line(
        out,
        "time",
        &view.format(unit.time, "%Y-%m-%d %H:%M:%S%.6f %:z"),
    )?;
    let target = if unit.erased {
        "erased".to_owned()
    } else {
        unit.target.as_deref().map_or_else(|| "-".to_owned(), clean)
    };
    line(
        out,
        "endpoint",
        &format!(
            "{} {}  {target}",
            clean(&opened.method),
            clean(&opened.endpoint)
        ),
    )?;
    match &opened.ai {
        Some(ai) => {
            let model = ai
                .model
                .as_deref()
                .map_or_else(|| "no model named".to_owned(), clean);
            let stream = if ai.stream { ", streamed" } else { "" };
            line(
                out,
                "model",
                &format!(
                    "{} {model}, {}{stream}",
                    clean(&ai.provider),
                    clean(&ai.operation)
                ),
            )?;
            if !ai.tools.is_empty() {
                line(out, "tools", &clean(&ai.tools.join(", ")))?;
            }
        }
        None => line(out, "model", "unknown: the request could not be read")?,
    }
    let coverage = &opened.coverage;
    line(
        out,
        "read",
        &format!(
            "{} bytes inspected, {} sealed by the provider, {} opaque",
            grouped(coverage.inspected),
            grouped(coverage.sealed),
            grouped(coverage.opaque)
        ),
    )?;
    found(out, unit)?;
    line(
        out,
        "content",
        &stored(opened.content.as_ref(), unit.erased),
    )
}

fn found(out: &mut dyn Write, unit: &Unit) -> io::Result<()> {
    let opened = &unit.opened;
    for (index, row) in opened.findings.iter().enumerate() {
        let place = unit
            .places
            .get(index)
            .map_or_else(|| "place erased".to_owned(), |place| clean(place));
        let token = match (&row.token, row.done()) {
            (Some(token), _) => format!(" -> {}", clean(token)),
            (None, Some(action)) => format!(" -> {}", action.done()),
            (None, None) => String::new(),
        };
        let count = times(row.count);
        line(
            out,
            "found",
            &format!(
                "{}{count} in {place} ({}){token}",
                clean(&row.class),
                clean(&row.detector)
            ),
        )?;
    }
    if opened.findings_cut > 0 {
        line(
            out,
            "found",
            &format!("and {} more", grouped(opened.findings_cut)),
        )?;
    }
    Ok(())
}

fn stored(reference: Option<&ContentRef>, erased: bool) -> String {
    match reference {
        None => "not kept".to_owned(),
        Some(_) if erased => "erased at the user's wish".to_owned(),
        Some(reference) => {
            let how = if reference.mode == Mode::Sealed {
                "as it came"
            } else {
                "with placeholders"
            };
            let omitted = match reference.omitted {
                0 => String::new(),
                omitted => format!(", {} more bytes were over the cap", grouped(omitted)),
            };
            format!(
                "{} bytes in {} pieces, {how}, encrypted{omitted} (--reveal)",
                grouped(reference.bytes),
                reference.pieces
            )
        }
    }
}

fn decision(out: &mut dyn Write, unit: &Unit, view: &View<'_>) -> io::Result<()> {
    let opened = &unit.opened;
    let enforced = if opened.enforced {
        "enforced"
    } else {
        "observed only"
    };
    let word = view.paint(view.word(opened.verdict), &opened.verdict.to_string());
    line(out, "verdict", &format!("{word} ({enforced})"))?;
    line(out, "because", &clean(&opened.reason))?;
    let rule = &opened.rule;
    line(
        out,
        "rule",
        &format!(
            "\"{}\"  {}:{}",
            clean(&rule.name),
            clean(&rule.file),
            rule.line
        ),
    )?;
    line(out, "policy", &clean(&opened.policy))?;
    outcome(out, unit, view)
}

fn outcome(out: &mut dyn Write, unit: &Unit, view: &View<'_>) -> io::Result<()> {
    let Some((_, time, closed)) = &unit.closed else {
        return line(out, "outcome", "open: not ended yet");
    };
    let code = closed.code.map_or_else(String::new, |code| {
        format!(" ({})", crate::wire::refusal_name(code))
    });
    let note = closed
        .note
        .as_deref()
        .map_or_else(String::new, |note| format!(": {}", clean(note)));
    line(
        out,
        "outcome",
        &format!(
            "{}{code} at {}{note}",
            clean(&closed.ending),
            view.time(*time)
        ),
    )?;
    if let Some(status) = closed.status {
        let tokens = |count: Option<u64>| count.map_or_else(|| "unknown".to_owned(), grouped);
        let usage = &closed.usage;
        line(
            out,
            "answer",
            &format!(
                "{status}, {} bytes, tokens in {} out {}, {} placeholders given back",
                grouped(closed.bytes_out),
                tokens(usage.input),
                tokens(usage.output),
                closed.restored
            ),
        )?;
    }
    for row in &closed.found {
        let count = times(row.count);
        line(
            out,
            "answered",
            &format!(
                "{}{count} in its {} ({}): {} by rule \"{}\"",
                clean(&row.class),
                clean(&row.place).replace('_', " "),
                clean(&row.detector),
                done(row.action),
                clean(&row.rule)
            ),
        )?;
    }
    let id = closed
        .provider_request
        .as_deref()
        .map_or_else(|| "none".to_owned(), clean);
    line(out, "provider id", &id)?;
    let times = &closed.timings;
    line(
        out,
        "microseconds",
        &format!(
            "weir {}, commit {}, provider {}, whole {}",
            times.weir, times.commit, times.upstream, times.total
        ),
    )
}

/// What was done with a finding in an answer, in words.
pub(in crate::cli) fn done(action: Treatment) -> &'static str {
    match action {
        Treatment::Record => "recorded",
        Treatment::WouldMask => "would have been masked",
        Treatment::WouldCut => "would have cut the answer",
        Treatment::Mask => "masked",
        Treatment::Cut => "the answer was cut",
    }
}

fn proven(out: &mut dyn Write, unit: &Unit, proof: Option<&Inclusion>) -> io::Result<()> {
    let last = unit
        .closed
        .as_ref()
        .map_or_else(String::new, |(seq, _, _)| format!(" and {}", grouped(*seq)));
    line(
        out,
        "records",
        &format!("{}{last} of run {}", grouped(unit.seq), clean(&unit.run)),
    )?;
    let Some(proof) = proof else { return Ok(()) };
    line(out, "leaf", &hex(&proof.leaf))?;
    let word = if proof.holds() {
        "is in the tree of"
    } else {
        "IS NOT in the tree of"
    };
    line(
        out,
        "tree",
        &format!(
            "{word} {} records, root {} ({} hashes)",
            grouped(proof.size),
            hex(&proof.root),
            proof.path.len()
        ),
    )
}

fn revealed(
    out: &mut dyn Write,
    name: &str,
    content: Option<&[u8]>,
    view: &View<'_>,
) -> io::Result<()> {
    writeln!(out, "{}", view.paint(anstyle::Style::new().bold(), name))?;
    let Some(content) = content else {
        return writeln!(out, "  not kept");
    };
    for text in String::from_utf8_lossy(content).lines() {
        writeln!(out, "  {}", clean(text))?;
    }
    Ok(())
}

/// How often, where it is more than once.
fn times(count: u32) -> String {
    match count {
        0 | 1 => String::new(),
        more => format!(" x{more}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::view;
    use super::*;
    use crate::audit::query::Reader;
    use crate::audit::tests::{CANARY, Lab, answered, opening, options, units};

    #[tokio::test]
    async fn content_shows_only_when_asked_for() {
        let lab = Lab::new();
        let journal = lab.start(options());
        answered(&journal, opening(1, 1000)).await;
        journal.stop().await;
        let reader = Reader::open(&lab.run, std::sync::Arc::clone(&lab.keys)).unwrap();
        let unit = units(std::slice::from_ref(&reader)).remove(0);
        let proof = reader.prove(unit.seq).unwrap();
        assert!(proof.holds());
        let text = |content: Option<&Content>| {
            let mut out = Vec::new();
            show(&mut out, &unit, Some(&proof), content, &view(false)).unwrap();
            String::from_utf8(out).unwrap()
        };
        let masked = text(None);
        for part in [
            "alice (uid 1000)",
            "secrets.aws_secret_key in messages[2].content",
            "redact (enforced)",
            "records      1 and 2 of run r1",
            "is in the tree of 2 records",
            "encrypted (--reveal)",
        ] {
            assert!(masked.contains(part), "{part:?} is not in\n{masked}");
        }
        assert!(!masked.contains("history of this"));
        let revealed = text(Some(&reader.content(&unit).unwrap()));
        assert!(
            revealed.contains("history of this")
                && revealed.contains(&format!("the answer says {CANARY}"))
        );
    }
}
