//! What weir says on standard error before and after the command: lines for people, one object for programs.

use serde::Serialize;

use super::daemons::Mask;
use super::stale::Swept;
use crate::credentials::{Enrolled, OtherKey};
use crate::trust::Distrusting;

/// What is known when the command starts.
#[derive(Clone, Debug, Default)]
pub struct Start<'a> {
    /// The policy in words, as its owner describes it: `built-in "baseline" (redact: secrets, pii, pci, company; ...)`.
    pub policy: &'a str,
    /// Doors that were closed.
    pub masks: &'a [Mask],
    /// Daemons that stay reachable because the user asked for it.
    pub allowed: Vec<&'static str>,
    /// Whether root itself called.
    pub root: bool,
    /// What could not be made to trust the root, one line each.
    pub notes: &'a [String],
    /// API keys that are the caller's own.
    pub keys: &'a [Enrolled],
    /// What was done about earlier runs.
    pub swept: &'a [Swept],
}

/// How many requests got which verdict; `would-` verdicts are those of a policy that observes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Verdicts {
    /// Left as they were.
    pub allow: u64,
    /// Left with placeholders.
    pub redact: u64,
    /// Waited for a person.
    pub hold: u64,
    /// Did not leave.
    pub deny: u64,
    /// Would have been redacted.
    pub would_redact: u64,
    /// Would have been held.
    pub would_hold: u64,
    /// Would have been denied.
    pub would_deny: u64,
    /// Answers in which something was masked, beside the verdicts on their requests.
    pub answers_masked: u64,
    /// Answers that were cut.
    pub answers_cut: u64,
}

impl Verdicts {
    fn rows(&self) -> [(u64, &'static str); 7] {
        [
            (self.allow, "allow"),
            (self.redact, "redact"),
            (self.hold, "hold"),
            (self.deny, "deny"),
            (self.would_redact, "would-redact"),
            (self.would_hold, "would-hold"),
            (self.would_deny, "would-deny"),
        ]
    }

    /// What became of answers, where something did.
    fn answers(&self) -> Option<String> {
        let rows = [(self.answers_masked, "masked"), (self.answers_cut, "cut")];
        let told: Vec<String> = rows
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(number, word)| format!("{} {word}", count(*number, "answer", "answers")))
            .collect();
        (!told.is_empty()).then(|| told.join("  "))
    }

    /// All requests.
    pub fn total(&self) -> u64 {
        self.rows().iter().map(|(count, _)| count).sum()
    }
}

/// How the agent ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Agent {
    /// It was there until weir stopped it.
    #[default]
    Ok,
    /// It died before the command did.
    Died,
}

impl Agent {
    /// Of an agent that died, or did not.
    pub const fn of(died: bool) -> Self {
        if died { Self::Died } else { Self::Ok }
    }
}

/// What is known when the command has ended.
#[derive(Clone, Debug, Default)]
pub struct End<'a> {
    /// The run's id.
    pub run: &'a str,
    /// The command's exit code.
    pub exit: u8,
    /// The verdicts; `None` where the agent died before it could tell.
    pub verdicts: Option<Verdicts>,
    /// How the agent ended.
    pub agent: Agent,
    /// How many processes of the command were still there and were ended.
    pub leftovers: usize,
    /// Why processes or directories are still there, if they are.
    pub stayed: Option<String>,
    /// Doors that were closed.
    pub masks: &'a [Mask],
    /// Whether root itself called.
    pub root: bool,
    /// The command that shows the records: `sudo weir audit list`.
    pub audit: &'a str,
    /// What could not be made to trust the root, one line each.
    pub notes: &'a [String],
    /// Programs that do not trust the run's root.
    pub distrusting: &'a [Distrusting],
    /// API keys that are the caller's own.
    pub keys: &'a [Enrolled],
    /// API keys that were used and are not.
    pub other_keys: &'a [OtherKey],
    /// Programs that came to an AI host's address under another name, or under none.
    pub strangers: &'a [String],
}

/// What a command that stays root can do to its guard; `SECURITY.md` says it at length.
pub const LOST: &[&str] = &[
    "undo its guard",
    "read the agent's keys",
    "open masked sockets",
    "change the record",
];

/// The lines before the command's first.
pub fn start(start: &Start<'_>) -> Vec<String> {
    let mut lines = vec![
        "weir: one command only; nothing on this host is changed (own cgroup, private CA)"
            .to_owned(),
    ];
    lines.push(format!("weir: policy: {}", start.policy));
    if !start.keys.is_empty() {
        let keys = start.keys.iter();
        let keys: Vec<String> = keys
            .map(|key| format!("{} ({})", key.provider, key.source))
            .collect();
        lines.push(format!("weir: your API keys: {}", keys.join(", ")));
    }
    lines.extend(start.swept.iter().map(swept));
    if !start.masks.is_empty() {
        lines.push(format!(
            "weir: closed to the command: {}  (--allow-daemons=NAME opens)",
            daemons(start.masks).join(", ")
        ));
    }
    if !start.allowed.is_empty() {
        let names = start.allowed.join(", ");
        lines.push(format!(
            "weir: warning: open to the command, and their calls are not guarded: {names}"
        ));
    }
    if start.root {
        lines.push(format!(
            "weir: warning: as root the command could {} (SECURITY.md)",
            LOST.join(", ")
        ));
    }
    lines.extend(start.notes.iter().map(|note| format!("weir: note: {note}")));
    lines
}

fn swept(swept: &Swept) -> String {
    match swept {
        Swept::Removed(id) => format!("weir: removed what run {id} left behind"),
        Swept::Guarded { id, processes } => format!(
            "weir: run {id} lost its weir but {} ({}); AI stays refused to {}",
            count(processes.len() as u64, "process goes on", "processes go on"),
            processes
                .iter()
                .take(8)
                .map(u32::to_string)
                .collect::<Vec<_>>()
                .join(", "),
            if processes.len() == 1 { "it" } else { "them" },
        ),
        Swept::Failed { id, why } => {
            format!("weir: warning: what run {id} left behind stays: {why}")
        }
    }
}

/// The lines after the command's last.
pub fn end(end: &End<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    if end.agent == Agent::Died {
        lines.push(
            "weir: the agent died; AI ports were refused by the kernel from then on".to_owned(),
        );
    }
    if end.leftovers > 0 {
        let what = count(
            end.leftovers as u64,
            "process that the command left behind",
            "processes that the command left behind",
        );
        lines.push(format!("weir: ended {what}"));
    }
    if let Some(why) = &end.stayed {
        lines.push(format!(
            "weir: warning: not everything could be removed, the next run tries again: {why}"
        ));
    }
    lines.push(match end.verdicts {
        None => format!(
            "weir: how many AI requests there were is not known; what is on record: {}",
            end.audit
        ),
        Some(verdicts) if verdicts.total() == 0 => "weir: no AI requests".to_owned(),
        Some(verdicts) => {
            let rows = verdicts.rows();
            let told: Vec<String> = rows
                .iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, word)| format!("{count} {word}"))
                .chain(verdicts.answers())
                .collect();
            let requests = count(verdicts.total(), "AI request", "AI requests");
            format!("weir: {requests}  {}      ({})", told.join("  "), end.audit)
        }
    });
    lines
}

/// The same for programs: one object, `weir.run/1`.
pub fn json(end: &End<'_>) -> String {
    #[derive(Serialize)]
    struct Object<'a> {
        schema: &'static str,
        run: &'a str,
        exit: u8,
        requests: Option<u64>,
        verdicts: Option<Verdicts>,
        agent: Agent,
        leftovers: usize,
        stayed: Option<&'a str>,
        masked: Vec<&'a str>,
        lost: &'a [&'a str],
        notes: &'a [String],
        distrusting: &'a [Distrusting],
        enrolled: &'a [Enrolled],
        other_keys: &'a [OtherKey],
        strangers: &'a [String],
    }
    let object = Object {
        schema: "weir.run/1",
        run: end.run,
        exit: end.exit,
        requests: end.verdicts.map(|verdicts| verdicts.total()),
        verdicts: end.verdicts,
        agent: end.agent,
        leftovers: end.leftovers,
        stayed: end.stayed.as_deref(),
        masked: daemons(end.masks),
        lost: if end.root { LOST } else { &[] },
        notes: end.notes,
        distrusting: end.distrusting,
        enrolled: end.keys,
        other_keys: end.other_keys,
        strangers: end.strangers,
    };
    serde_json::to_string(&object).expect("strings and numbers serialize")
}

/// The daemons whose doors were closed, each once.
fn daemons(masks: &[Mask]) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = masks.iter().map(|mask| mask.daemon).collect();
    names.dedup();
    names
}

fn count(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::daemons::Cover;

    fn mask(daemon: &'static str, path: &str) -> Mask {
        Mask {
            daemon,
            path: path.into(),
            cover: Cover::File,
        }
    }

    #[test]
    fn the_usual_run_says_two_lines_and_one() {
        let policy = "built-in \"baseline\" (redact: secrets, pii, pci, company; deny: private keys, unenrolled keys, opaque)";
        assert_eq!(
            start(&Start {
                policy,
                ..Start::default()
            }),
            [
                "weir: one command only; nothing on this host is changed (own cgroup, private CA)"
                    .to_owned(),
                format!("weir: policy: {policy}"),
            ]
        );
        let verdicts = Verdicts {
            allow: 1,
            redact: 1,
            deny: 1,
            ..Verdicts::default()
        };
        let told = End {
            verdicts: Some(verdicts),
            audit: "sudo weir audit list",
            ..End::default()
        };
        assert_eq!(
            end(&told),
            ["weir: 3 AI requests  1 allow  1 redact  1 deny      (sudo weir audit list)"]
        );
        let none = End {
            verdicts: Some(Verdicts::default()),
            ..End::default()
        };
        assert_eq!(end(&none), ["weir: no AI requests"]);
    }

    #[test]
    fn what_is_lost_is_said() {
        let masks = [
            mask("docker", "/run/docker.sock"),
            mask("docker", "/x"),
            mask("dbus", "/run/dbus"),
        ];
        let swept = [
            Swept::Removed("ABCD1234".into()),
            Swept::Guarded {
                id: "ABCD1235".into(),
                processes: vec![7],
            },
            Swept::Failed {
                id: "ABCD1236".into(),
                why: "busy".into(),
            },
        ];
        let notes = ["a note".to_owned()];
        let lines = start(&Start {
            policy: "p",
            masks: &masks,
            allowed: vec!["podman"],
            root: true,
            notes: &notes,
            keys: &[],
            swept: &swept,
        });
        let text = lines.join("\n");
        for part in [
            "closed to the command: docker, dbus  (--allow-daemons=NAME opens)",
            "their calls are not guarded: podman",
            "as root the command could undo its guard, read the agent's keys",
            "note: a note",
            "removed what run ABCD1234 left",
            "run ABCD1235 lost its weir but 1 process goes on (7); AI stays refused to it",
            "run ABCD1236 left behind stays: busy",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        let died = End {
            agent: Agent::Died,
            leftovers: 2,
            stayed: Some("busy".into()),
            audit: "sudo weir audit list",
            ..End::default()
        };
        assert_eq!(
            end(&died),
            [
                "weir: the agent died; AI ports were refused by the kernel from then on",
                "weir: ended 2 processes that the command left behind",
                "weir: warning: not everything could be removed, the next run tries again: busy",
                "weir: how many AI requests there were is not known; what is on record: sudo weir audit list",
            ]
        );
    }

    #[test]
    fn programs_get_one_object() {
        let masks = [mask("docker", "/run/docker.sock")];
        let verdicts = Verdicts {
            would_deny: 2,
            ..Verdicts::default()
        };
        let text = json(&End {
            run: "ABCD1234",
            exit: 3,
            verdicts: Some(verdicts),
            masks: &masks,
            root: true,
            ..End::default()
        });
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["schema"], "weir.run/1");
        assert_eq!(value["requests"], 2);
        assert_eq!(value["verdicts"]["would-deny"], 2);
        assert_eq!(value["agent"], "ok");
        assert_eq!(value["masked"][0], "docker");
        assert_eq!(value["lost"].as_array().unwrap().len(), LOST.len());
        assert!(!text.contains('\n'));
    }
}
