//! The contract for programs: `weir.event/1` and `weir.verify/1`, one object for each line.
//! `null` is known to be absent; what is missing does not apply or is not known.

use std::io::{self, Write};

use serde_json::{Map, Value, json};
use weir_policy::subject::{Known, Subject};

use super::View;
use crate::audit::query::{At, Event, Listing, Unit};
use crate::audit::verify::Report;

/// Writes one line for each event.
pub fn list(out: &mut dyn Write, listing: &Listing, view: &View<'_>) -> io::Result<()> {
    for event in &listing.events {
        writeln!(out, "{}", self::event(event, view))?;
    }
    Ok(())
}

/// Writes one line for each run.
pub fn verify(out: &mut dyn Write, reports: &[Report]) -> io::Result<()> {
    for report in reports {
        let fault = report.fault.as_ref().map(|fault| {
            json!({
                "kind": fault.kind, "seq": fault.seq, "id": fault.unit, "what": fault.what, "means": fault.means,
                "good": fault.good, "more": fault.more,
            })
        });
        let line = json!({
            "schema": "weir.verify/1", "run": report.run, "ok": report.fault.is_none(), "records": report.records,
            "root": report.root, "head": report.head.map(|head| head.size), "open": report.open,
            "erased": report.erased, "seconds": report.took.as_secs_f64(), "notes": report.notes, "fault": fault,
        });
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// One event as an object.
pub fn event(event: &Event, view: &View<'_>) -> Value {
    match event {
        Event::Unit(unit) => self::unit(unit, view),
        Event::Away { at, away, subject } => {
            let mut line = base(at, "turned_away", view);
            line.insert("why".into(), json!(away.why));
            line.insert("connection".into(), json!(away.connection));
            line.insert("endpoint".into(), json!(away.endpoint));
            line.insert("peer".into(), json!(away.peer));
            line.insert("detail".into(), json!(away.detail));
            if let Some(mend) = &away.mend {
                line.insert("mend".into(), json!(mend));
            }
            if let Some(subject) = subject {
                line.insert("subject".into(), self::subject(subject, view));
            }
            Value::Object(line)
        }
        Event::Agent { at, event } => {
            let mut line = base(at, "agent", view);
            line.insert("event".into(), json!(event));
            Value::Object(line)
        }
    }
}

fn base(at: &At, kind: &str, view: &View<'_>) -> Map<String, Value> {
    let line = json!({
        "schema": "weir.event/1", "kind": kind, "time": time(at.time, view), "host": at.host, "run": at.run, "seq": at.seq,
    });
    if let Value::Object(line) = line {
        line
    } else {
        Map::new()
    }
}

/// RFC 3339, UTC, microseconds.
fn time(micros: u64, view: &View<'_>) -> String {
    View {
        utc: true,
        color: false,
        ..*view
    }
    .format(micros, "%Y-%m-%dT%H:%M:%S.%6fZ")
}

/// One unit as an object.
pub fn unit(unit: &Unit, view: &View<'_>) -> Value {
    let opened = &unit.opened;
    let at = At {
        run: unit.run.clone(),
        seq: unit.seq,
        time: unit.time,
        host: unit.host.clone(),
    };
    let mut line = base(&at, "request", view);
    let mut put = |name: &str, value: Value| line.insert(name.to_owned(), value);
    put("id", json!(opened.id));
    put("parent", json!(opened.parent));
    put("connection", json!(opened.connection));
    put("endpoint", json!(opened.endpoint));
    put("method", json!(opened.method));
    put("erased", json!(unit.erased));
    if let Some(subject) = &unit.subject {
        put("subject", self::subject(subject, view));
    }
    if let Some(target) = &unit.target {
        put("target", json!(target));
    }
    if let Some(ai) = &opened.ai {
        put("ai", json!(ai));
    }
    let found = opened.findings.iter().enumerate().map(|(index, row)| {
        let mut row = json!(row);
        if let (Some(row), Some(place)) = (row.as_object_mut(), unit.places.get(index)) {
            row.insert("where".to_owned(), json!(place));
        }
        row
    });
    put("findings", found.collect());
    put("findings_cut", json!(opened.findings_cut));
    put("coverage", json!(opened.coverage));
    put("credential", json!(opened.credential));
    put("verdict", json!(opened.verdict));
    put("enforced", json!(opened.enforced));
    put("rule", json!(opened.rule.name));
    put(
        "rule_at",
        json!({ "file": opened.rule.file, "line": opened.rule.line }),
    );
    put("policy", json!(opened.policy));
    put("reason", json!(opened.reason));
    put("content", json!(opened.content));
    let coverage = &opened.coverage;
    let read = coverage
        .inspected
        .saturating_add(coverage.sealed)
        .saturating_add(coverage.opaque);
    let relayed = unit
        .closed
        .as_ref()
        .map_or(0, |(_, _, closed)| closed.bytes_out);
    put("bytes", json!({ "in": read, "out": relayed }));
    if let Some((seq, ended, closed)) = &unit.closed {
        put(
            "closed",
            json!({
                "seq": seq, "time": time(*ended, view), "ending": closed.ending, "code": closed.code, "note": closed.note,
                "status": closed.status, "model": closed.model, "provider_request": closed.provider_request,
                "usage": closed.usage, "timings": closed.timings, "restored": closed.restored, "answer": closed.answer,
                "tenant": closed.tenant, "found": closed.found,
            }),
        );
    }
    Value::Object(line)
}

/// The subject; `unknown` and `likely` name the fields that are not or not surely known.
fn subject(subject: &Subject, view: &View<'_>) -> Value {
    let (mut out, mut unknown, mut likely) = (Map::new(), Vec::new(), Vec::new());
    let mut put = |name: &'static str, field: Known<Value>| {
        match &field {
            Known::Sure(_) => {}
            Known::Likely(_) => likely.push(name),
            Known::Unknown => unknown.push(name),
        }
        if let Known::Sure(value) | Known::Likely(value) = field {
            out.insert(name.to_owned(), value);
        }
    };
    put("pid", value(&subject.pid));
    put("uid", value(&subject.uid));
    put("login_uid", value(&subject.login_uid));
    put("gids", value(&subject.gids));
    put("exe", value(&subject.exe));
    put("sha256", value(&subject.sha256));
    put("script", value(&subject.script));
    put("command", value(&subject.command));
    put("parents", value(&subject.parents));
    put("cgroup", value(&subject.cgroup));
    put("unit", value(&subject.unit));
    put("container", value(&subject.container));
    put("image", value(&subject.image));
    if let Some(uid) = subject.uid.get() {
        out.insert("user".to_owned(), json!((view.names)(*uid)));
    }
    out.insert("unknown".to_owned(), json!(unknown));
    out.insert("likely".to_owned(), json!(likely));
    Value::Object(out)
}

fn value<T: serde::Serialize>(field: &Known<T>) -> Known<Value> {
    match field {
        Known::Sure(value) => Known::Sure(json!(value)),
        Known::Likely(value) => Known::Likely(json!(value)),
        Known::Unknown => Known::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::view;
    use super::*;
    use crate::audit::query::{Filter, Reader};
    use crate::audit::tests::{Lab, answered, opening, options};

    #[tokio::test]
    async fn each_line_is_one_object_of_the_contract() {
        let lab = Lab::new();
        let journal = lab.start(options());
        journal
            .note_agent(crate::audit::AgentEvent::Stopped {
                reason: "a\nb".into(),
            })
            .await
            .unwrap();
        answered(&journal, opening(1, 1000)).await;
        journal.stop().await;
        let reader = Reader::open(&lab.run, std::sync::Arc::clone(&lab.keys)).unwrap();
        let listing = reader
            .events(&Filter {
                agent: true,
                ..Filter::default()
            })
            .unwrap();
        let mut out = Vec::new();
        list(&mut out, &listing, &view(false)).unwrap();
        let lines: Vec<Value> = String::from_utf8(out)
            .unwrap()
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(
            (&lines[0]["kind"], &lines[1]["kind"]),
            (&json!("agent"), &json!("request"))
        );
        let line = &lines[1];
        assert_eq!(
            (&line["schema"], &line["seq"], &line["verdict"]),
            (&json!("weir.event/1"), &json!(2), &json!("redact"))
        );
        assert_eq!(line["subject"]["user"], json!("alice"));
        assert_eq!(line["findings"][0]["where"], json!("messages[2].content"));
        assert!(line["parent"].is_null() && line.get("parent").is_some());
        assert!(
            line["subject"].get("sha256").is_none()
                && line["subject"]["unknown"]
                    .as_array()
                    .unwrap()
                    .contains(&json!("sha256"))
        );
        assert!(
            line["time"].as_str().unwrap().ends_with('Z')
                && line["time"].as_str().unwrap().len() == 27
        );
    }
}
