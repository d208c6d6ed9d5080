//! `weir audit verify`: what is proven, or which record is not.

use std::io::{self, Write};

use super::{View, clean, grouped, short};
use crate::audit::verify::{Fault, Report};

/// The exit code of a verification that failed.
pub const FAILED: u8 = 3;

/// Writes one block for each run; the exit code.
pub fn verify(out: &mut dyn Write, reports: &[Report], view: &View<'_>) -> io::Result<u8> {
    let mut code = 0;
    if reports.is_empty() {
        writeln!(out, "no runs were recorded")?;
    }
    for report in reports {
        one(out, report, view)?;
        if report.fault.is_some() {
            code = FAILED;
        }
    }
    Ok(code)
}

fn one(out: &mut dyn Write, report: &Report, view: &View<'_>) -> io::Result<()> {
    writeln!(out, "run {}", clean(&report.run))?;
    if let Some(fault) = &report.fault {
        failed(out, fault, report, view)?;
    } else {
        let root = match (report.root.get(..8), report.root.get(56..)) {
            (Some(head), Some(tail)) => format!("{head}..{tail}"),
            _ => "none".to_owned(),
        };
        let range = if report.records == 0 {
            "none".to_owned()
        } else {
            format!("1 .. {}", grouped(report.records))
        };
        let sealed = report
            .head
            .map_or_else(|| "never".to_owned(), |head| view.time(head.time));
        writeln!(
            out,
            "  records {range}   tree root {root}   sealed by this host's key at {sealed}"
        )?;
        writeln!(
            out,
            "  chain ok   head ok   gaps none      checked {} records in {:.1} s",
            grouped(report.records),
            report.took.as_secs_f64()
        )?;
        if report.open > 0 {
            writeln!(
                out,
                "  open {}: not ended yet, or closed as aborted at the next start",
                grouped(report.open)
            )?;
        }
        if report.erased > 0 {
            writeln!(
                out,
                "  erased {}: who asked and what was sent is gone by intent; the tree is whole",
                grouped(report.erased)
            )?;
        }
    }
    for note in &report.notes {
        writeln!(out, "  note: {}", clean(note))?;
    }
    Ok(())
}

fn failed(out: &mut dyn Write, fault: &Fault, report: &Report, view: &View<'_>) -> io::Result<()> {
    let red = anstyle::Style::new()
        .bold()
        .fg_color(Some(anstyle::AnsiColor::Red.into()));
    let unit = fault.unit.as_ref().map_or_else(String::new, |id| {
        format!(" (of AI request {})", short(id, 16))
    });
    writeln!(
        out,
        "{}: {}{unit}",
        view.paint(red, "FAILED"),
        clean(&fault.what)
    )?;
    writeln!(out, "  what this means   {}", clean(&fault.means))?;
    if let Some(time) = fault.good_time {
        writeln!(
            out,
            "                    the checkpoint at {} of {} is good",
            grouped(fault.good),
            view.time(time)
        )?;
    }
    if fault.more > 0 {
        writeln!(
            out,
            "  also affected     {} more records",
            grouped(fault.more)
        )?;
    }
    match fault.good {
        0 => writeln!(
            out,
            "  not affected      nothing before it is proven by this check"
        )?,
        1 => writeln!(out, "  not affected      record 1")?,
        good => writeln!(out, "  not affected      1 .. {}", grouped(good))?,
    }
    writeln!(
        out,
        "  next              keep the run's directory as it is (copy run {} aside) and tell your security team",
        clean(&report.run)
    )
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::tests::view;
    use super::*;
    use crate::audit::tests::{Lab, answered, opening, options};

    #[tokio::test]
    async fn a_good_run_says_so_and_a_changed_one_names_the_record() {
        let lab = Lab::new();
        let journal = lab.start(options());
        for number in 0..3 {
            answered(&journal, opening(number, 1000)).await;
        }
        journal.stop().await;
        let text = || {
            let mut out = Vec::new();
            let report = crate::audit::verify::verify(&lab.run, &lab.keys).unwrap();
            let code = verify(&mut out, &[report], &view(false)).unwrap();
            (code, String::from_utf8(out).unwrap())
        };
        let (code, good) = text();
        assert_eq!(code, 0);
        assert!(
            good.contains("records 1 .. 6") && good.contains("gaps none"),
            "{good}"
        );
        let db = lab.run.store().join("db");
        let mut bytes = fs::read(&db).unwrap();
        let at: Vec<_> = memchr::memmem::find_iter(&bytes, b"\"reason\":\"an AWS secret").collect();
        let needle = [&b"\xf7weirR1\n"[..], &3_u64.to_be_bytes()].concat();
        for frame in memchr::memmem::find_iter(&bytes.clone(), &needle) {
            let reason = *at.iter().find(|reason| **reason > frame).unwrap();
            bytes[reason + 12] ^= 1;
        }
        fs::write(&db, bytes).unwrap();
        let (code, bad) = text();
        assert_eq!(code, FAILED);
        let id = short(&crate::audit::tests::unit(1).to_string(), 16);
        assert!(
            bad.contains("FAILED: record 3 does not match its seal") && bad.contains(&id),
            "{bad}"
        );
        assert!(bad.contains("not affected      1 .. 2"), "{bad}");
    }
}
