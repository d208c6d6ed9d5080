//! Directions: only the session and the app join wings; a wing sees no other, and nothing above it.

use super::source::Source;

/// The wings, in the order in which a call meets them, and trust, which a run prepares before.
const WINGS: &[&str] = &[
    "intercept",
    "identify",
    "tls",
    "wire",
    "judge",
    "audit",
    "upstream",
    "relay",
    "trust",
];

/// What stands above the wings, and joins or runs them.
const ABOVE: &[&str] = &[
    "session",
    "app",
    "cli",
    "control",
    "drain",
    "run",
    "telemetry",
];

/// A type that one wing hands to another: who takes it, from whom, what, and why that is no reach.
struct Shared {
    taker: &'static str,
    giver: &'static str,
    items: &'static [&'static str],
    why: &'static str,
}

const SHARED: &[Shared] = &[
    Shared {
        taker: "intercept",
        giver: "tls",
        items: &[
            "Prefixed",
            "HelloReader",
            "ClientHello",
            "Plain",
            "State",
            "MAX_HELLO",
        ],
        why: "the tunnel reads a late hello with the one reader of hellos, and replays it",
    },
    Shared {
        taker: "judge",
        giver: "wire",
        items: &[
            "Leaf", "Decoded", "Digest", "Element", "Found", "Known", "Recall", "LISTS",
        ],
        why: "leaves are what is judged, and what of a body was read before is recalled by its hash",
    },
    Shared {
        taker: "relay",
        giver: "wire",
        items: &["At", "Framed", "Standing", "Stream"],
        why: "where an answer stands is what a refusal in the middle of it is made for",
    },
    Shared {
        taker: "upstream",
        giver: "wire",
        items: &["Whole", "Encoding"],
        why: "the received body is what leaves; what wire decodes is what is asked for",
    },
    Shared {
        taker: "upstream",
        giver: "audit",
        items: &["Entry"],
        why: "nothing leaves without an open record",
    },
    Shared {
        taker: "upstream",
        giver: "intercept",
        items: &["Sockets"],
        why: "what dials takes sockets that are marked ours",
    },
];

/// Names each reach of a wing into another, or up.
pub fn check(source: &Source<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    let Some(rest) = source.name.strip_prefix("agent/src/") else {
        return problems;
    };
    let wing = rest.split(['/', '.']).next().unwrap_or_default();
    if !WINGS.contains(&wing) || source.is_test {
        return problems;
    }
    for (number, path) in paths(source) {
        let other = path[0].as_str();
        let reaches = WINGS.contains(&other) && other != wing && !is_shared(wing, &path);
        if reaches || ABOVE.contains(&other) {
            problems.push(format!(
                "{}:{number}: `{wing}` reaches into `{}`: only the session joins wings{}",
                source.name,
                path.join("::"),
                shared_so_far(wing, other)
            ));
        }
    }
    problems
}

fn is_shared(wing: &str, path: &[String]) -> bool {
    SHARED.iter().any(|shared| {
        shared.taker == wing
            && shared.giver == path[0]
            && path
                .iter()
                .any(|part| shared.items.contains(&part.as_str()))
    })
}

fn shared_so_far(wing: &str, other: &str) -> String {
    SHARED
        .iter()
        .filter(|shared| shared.taker == wing && shared.giver == other)
        .map(|shared| {
            format!(
                " (it is handed {}: {})",
                shared.items.join(", "),
                shared.why
            )
        })
        .collect()
}

/// Every path that starts at `crate::`, with the line it stands in; a group gives a path for each member.
fn paths(source: &Source<'_>) -> Vec<(usize, Vec<String>)> {
    let code: Vec<(usize, &str)> = source.statements().collect();
    let mut found = Vec::new();
    for (index, (number, line)) in code.iter().enumerate() {
        for (at, root) in line.match_indices("crate::") {
            let rest = code[index + 1..].iter().map(|(_, line)| *line);
            let mut text = line[at + root.len()..].to_owned();
            // A group goes on until its braces are even.
            for more in rest {
                if text.matches('{').count() <= text.matches('}').count() || !opens(&text) {
                    break;
                }
                text.push_str(more);
            }
            expand(&mut text.as_str(), &[], &mut found, *number);
        }
    }
    found
}

/// Whether what follows `crate::` is a path that ends in a group.
fn opens(text: &str) -> bool {
    let head = text.split('{').next().unwrap_or_default();
    head.is_empty() || head.ends_with("::")
}

/// Reads one member of a use tree, and leaves `text` behind it.
fn expand(text: &mut &str, before: &[String], found: &mut Vec<(usize, Vec<String>)>, line: usize) {
    let mut path = before.to_vec();
    loop {
        *text = text.trim_start();
        if let Some(mut inner) = text.strip_prefix('{') {
            while !inner.trim_start().is_empty() && !inner.trim_start().starts_with('}') {
                expand(&mut inner, &path, found, line);
                inner = inner.trim_start().trim_start_matches(',');
            }
            *text = inner.trim_start().trim_start_matches('}');
            return;
        }
        let end = text
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(text.len());
        if end == 0 {
            // A glob, or something that is no path: passed over.
            *text = text.get(1..).unwrap_or_default();
            break;
        }
        path.push(text[..end].to_owned());
        *text = &text[end..];
        match text.strip_prefix("::") {
            Some(rest) => *text = rest,
            None => break,
        }
    }
    // `as other`
    if let Some(renamed) = text.trim_start().strip_prefix("as ") {
        *text = renamed.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
    }
    if !path.is_empty() {
        found.push((line, path));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str, text: &str) -> usize {
        check(&Source::read(name, text)).len()
    }

    #[test]
    fn groups_are_read_member_by_member() {
        let text = "use crate::{a::{B, c::D as E}, f};\nlet x = crate::g::h(1);\nuse crate::i::{\n    j,\n    k::*,\n};\n";
        let found: Vec<String> = paths(&Source::read("x.rs", text))
            .into_iter()
            .map(|(line, path)| format!("{line} {}", path.join("::")))
            .collect();
        assert_eq!(
            found,
            ["1 a::B", "1 a::c::D", "1 f", "2 g::h", "3 i::j", "3 i::k"]
        );
    }

    #[test]
    fn wings_do_not_reach_into_each_other_or_up() {
        for line in [
            "use crate::tls::Authority;",
            "use crate::{tls, wire::Leaf};",
            "use crate::session::Line;",
            "    crate::app::main()",
        ] {
            assert_ne!(said("agent/src/relay/x.rs", line), 0, "{line}");
            assert_eq!(said("agent/src/session/x.rs", line), 0, "{line}");
            assert_eq!(said("agent/src/relay/tests.rs", line), 0, "{line}");
        }
        assert_eq!(
            said(
                "agent/src/relay/x.rs",
                "use crate::{relay::Told, config::Span};"
            ),
            0
        );
    }

    #[test]
    fn what_is_handed_over_is_named() {
        for (file, line, problems) in [
            (
                "agent/src/upstream/pool.rs",
                "use crate::intercept::sockets::Sockets;",
                0,
            ),
            (
                "agent/src/upstream/pool.rs",
                "use crate::intercept::Interception;",
                1,
            ),
            ("agent/src/upstream.rs", "use crate::audit::Entry;", 0),
            (
                "agent/src/upstream.rs",
                "use crate::audit::{Entry, Journal};",
                1,
            ),
            (
                "agent/src/intercept/tunnel.rs",
                "use crate::tls::{HelloReader, Prefixed};",
                0,
            ),
            ("agent/src/intercept.rs", "use crate::tls::Authority;", 1),
        ] {
            assert_eq!(said(file, line), problems, "{file} {line}");
        }
    }
}
