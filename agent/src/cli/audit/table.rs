//! The table of `weir audit list`: one line for each event, newest last.

use std::io::{self, Write};

use super::{View, clean, glyph, grouped, program, short, short_length};
use crate::audit::Turned;
use crate::audit::query::{Event, Listing, Unit};
use crate::audit::record::AgentEvent;

/// Writes the table; `wide` adds host, target, outcome and whole ids. No event, no line.
pub fn list(out: &mut dyn Write, listing: &Listing, view: &View<'_>, wide: bool) -> io::Result<()> {
    let ids = listing.events.iter().filter_map(|event| {
        if let Event::Unit(unit) = event {
            Some(&*unit.opened.id)
        } else {
            None
        }
    });
    let length = if wide { 16 } else { short_length(ids) };
    let rows: Vec<_> = listing
        .events
        .iter()
        .map(|event| row(event, view, length, wide))
        .collect();
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.cells.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    for row in &rows {
        let mut line = String::new();
        for (index, (cell, width)) in row.cells.iter().zip(&widths).enumerate() {
            let pad = " ".repeat(width.saturating_sub(cell.chars().count()));
            let cell = if index == 1 {
                view.paint(row.style, cell)
            } else {
                cell.clone()
            };
            line.push_str(&cell);
            line.push_str(&pad);
            line.push_str("  ");
        }
        line.push_str(&row.tail);
        writeln!(out, "{}", line.trim_end())?;
    }
    if listing.damaged > 0 {
        writeln!(
            out,
            "{} records could not be read: weir audit verify says which",
            grouped(listing.damaged)
        )?;
    }
    Ok(())
}

struct Row {
    cells: Vec<String>,
    /// Words that stand in no column.
    tail: String,
    style: anstyle::Style,
}

fn row(event: &Event, view: &View<'_>, length: usize, wide: bool) -> Row {
    match event {
        Event::Unit(unit) => unit_row(unit, view, length, wide),
        Event::Away { at, away, subject } => {
            let subject = subject.as_deref();
            let what = away
                .endpoint
                .as_deref()
                .map_or_else(|| "-".to_owned(), clean);
            let cells = vec![
                view.time(at.time),
                "- away".to_owned(),
                view.user(subject),
                program(subject),
            ];
            let detail = away
                .detail
                .as_deref()
                .map_or_else(String::new, |detail| format!(": {}", clean(detail)));
            let mend = away
                .mend
                .as_deref()
                .map_or_else(String::new, |mend| format!("   fix: {}", clean(mend)));
            let tail = format!("{what}  {}{detail}{mend}", turned(away.why));
            Row {
                cells,
                tail,
                style: anstyle::Style::new(),
            }
        }
        Event::Agent { at, event } => {
            let cells = vec![view.time(at.time), "* weir".to_owned()];
            Row {
                cells,
                tail: said(event),
                style: anstyle::Style::new().dimmed(),
            }
        }
    }
}

fn unit_row(unit: &Unit, view: &View<'_>, length: usize, wide: bool) -> Row {
    let opened = &unit.opened;
    let subject = unit.subject.as_ref();
    let (user, app) = if unit.erased {
        ("erased".to_owned(), "erased".to_owned())
    } else {
        (view.user(subject), program(subject))
    };
    let (model, operation) = match &opened.ai {
        Some(ai) => {
            let model = ai.model.as_deref().unwrap_or("-");
            (
                format!("{} {}", clean(&ai.provider), clean(model)),
                clean(&ai.operation),
            )
        }
        None => (
            format!("{} -", clean(&opened.endpoint)),
            "unknown".to_owned(),
        ),
    };
    let mut cells = vec![
        view.time(unit.time),
        format!("{} {}", glyph(opened.verdict), opened.verdict),
        user,
        app,
        model,
        operation,
        classes(unit),
        format!("rule \"{}\"", clean(&opened.rule.name)),
        short(&opened.id, length),
    ];
    if wide {
        cells.push(clean(&opened.endpoint));
        let target = if unit.erased {
            "erased"
        } else {
            unit.target.as_deref().unwrap_or("-")
        };
        cells.push(format!("{} {}", clean(&opened.method), clean(target)));
        cells.push(
            unit.closed
                .as_ref()
                .map_or("open", |(_, _, closed)| &closed.ending)
                .to_owned(),
        );
        cells.push(unit.run.clone());
    }
    Row {
        cells,
        tail: String::new(),
        style: view.word(opened.verdict),
    }
}

/// `secrets:aws_secret_key x2, pii:email`, or `-`.
pub(super) fn classes(unit: &Unit) -> String {
    let mut counts: Vec<(&str, u64)> = Vec::new();
    for row in &unit.opened.findings {
        match counts.iter_mut().find(|(class, _)| *class == row.class) {
            Some((_, count)) => *count += u64::from(row.count),
            None => counts.push((&row.class, u64::from(row.count))),
        }
    }
    if counts.is_empty() {
        return "-".to_owned();
    }
    let name = |(class, count): (&str, u64)| {
        let class = clean(&class.replacen('.', ":", 1));
        if count > 1 {
            format!("{class} x{count}")
        } else {
            class
        }
    };
    counts.into_iter().map(name).collect::<Vec<_>>().join(", ")
}

fn turned(why: Turned) -> &'static str {
    match why {
        Turned::Direct => "dialled weir directly: got nothing",
        Turned::Distrust => "does not trust weir's certificate",
        Turned::Spliced => "passed through untouched: not AI",
        Turned::Unreadable => "could not be read: closed",
        Turned::Stranger => "at an AI host's address under another name: closed",
        Turned::Shed => "turned away: weir was stopping or full",
    }
}

/// An agent's event in words.
fn said(event: &AgentEvent) -> String {
    clean(&match event {
        AgentEvent::Started { version, about, .. } => format!("started ({about}, {version})"),
        AgentEvent::Stopped { reason } => format!("stopped ({reason})"),
        AgentEvent::Policy {
            source,
            enforced: true,
            ..
        } => format!("policy {source} in force"),
        AgentEvent::Policy {
            source,
            enforced: false,
            ..
        } => format!("policy {source} observed"),
        AgentEvent::PolicyRejected { source, reason } => {
            format!("policy {source} did not load: {reason}")
        }
        AgentEvent::Detectors { own, .. } => {
            format!("other detectors in force, {own} of the host's own among them")
        }
        AgentEvent::Damaged { aside, records, .. } => {
            format!("a damaged store of {records} records lies in {aside}")
        }
        AgentEvent::Pruned { run, records, .. } => {
            format!("removed the older run {run} ({records} records)")
        }
        AgentEvent::Enrolled {
            provider,
            fingerprint,
            source,
        } => format!("the key for {provider} in {source} is this run's own ({fingerprint})"),
        AgentEvent::Revealed { id, by, reason } => {
            format!("uid {by} read the content of {id}: {reason}")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{NOW, view};
    use super::*;
    use crate::audit::query::{At, Reader};
    use crate::audit::record::Away;
    use crate::audit::tests::{Lab, answered, opening, options, units};

    fn text(listing: &Listing, color: bool, wide: bool) -> String {
        let mut out = Vec::new();
        list(&mut out, listing, &view(color), wide).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[tokio::test]
    async fn lines_are_as_drawn() {
        let lab = Lab::new();
        let journal = lab.start(options());
        answered(&journal, opening(1, 1000)).await;
        journal.stop().await;
        let reader = Reader::open(&lab.run, std::sync::Arc::clone(&lab.keys)).unwrap();
        let mut unit = units(&[reader]).remove(0);
        unit.time = NOW;
        unit.opened.rule.name = "redact\u{1b}[31m secrets".to_owned();
        let at = At {
            run: "r1".into(),
            seq: 9,
            time: NOW,
            host: "build-7".into(),
        };
        let away = Away {
            connection: 1,
            why: Turned::Direct,
            owner: None,
            subject: None,
            endpoint: None,
            peer: None,
            detail: None,
            mend: None,
        };
        let events = vec![
            Event::Unit(Box::new(unit.clone())),
            Event::Away {
                at,
                away: Box::new(away),
                subject: None,
            },
        ];
        let listing = Listing { events, damaged: 1 };
        let id = short(&unit.opened.id, 6);
        assert_eq!(
            text(&listing, false, false),
            format!(
                "09:01:07  ~ redact  alice    node[4121]  anthropic claude-sonnet-4  chat  secrets:aws_secret_key  rule \"redact\\u{{1b}}[31m secrets\"  {id}\n\
                 09:01:07  - away    unknown  unknown     -  dialled weir directly: got nothing\n\
                 1 records could not be read: weir audit verify says which\n"
            )
        );
        assert!(text(&listing, true, false).contains("\u{1b}[33m~ redact\u{1b}[0m"));
        assert!(
            text(&listing, false, true)
                .replace("-", "")
                .contains(&unit.opened.id)
        );
        assert_eq!(text(&Listing::default(), false, false), "");
    }
}
