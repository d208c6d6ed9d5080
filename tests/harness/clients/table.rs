//! The table of clients, as `docs/clients.md` shows it.

use super::Row;

/// The page: how it was made, a row a client, and the words in which each tells of a refusal.
pub fn markdown(rows: &[Row], date: &str) -> String {
    let mut page = format!(
        "# Clients\n\n\
        Programs that run unchanged under `weir run`, with nothing set for them. `cargo xtask clients` wrote this page on {date} from what\n\
        it saw in the lab, where every provider is a stand-in; `tests/clients.toml` says how each client is installed and run, and\n\
        `cargo xtask test` repeats the rows marked \"CI\" on every change.\n\n\
        - **Believes by**: what alone makes the client trust the run's root: `mount`, the augmented copies of the trust stores that\n  \
          exist, or, where that is not enough, a variable. `weir run` gives all of them.\n\
        - **HTTP**: what it speaks with weir.\n\
        - **Redacted**: its prompt held an access key and an e-mail address; the provider saw placeholders in their place.\n\
        - **Whole, streamed, tool**: the real values came back in that form: in a whole answer, in a stream, in a tool's arguments.\n  \
          A coding agent's tool is its shell, and the command that it ran held the real values. `-`: the client has no such form.\n\
        - **Refused**: its prompt held a private key: whether its person read weir's words, and how many calls it made for the one\n  \
          prompt. No client repeated a refused call.\n\
        - **Cut**: policy changed while the answer streamed: whether its person read why, and the calls of that prompt that were\n  \
          cut or refused.\n\n\
        | client | kind | version | believes by | HTTP | redacted | whole | streamed | tool | refused | cut | CI |\n\
        |---|---|---|---|---|---|---|---|---|---|---|---|\n"
    );
    for row in rows {
        page.push_str(&line(row));
    }
    page.push_str("\n## What a person reads when a call is refused, and when its stream is cut\n\n`ID` stands for the call's own identifier.\n\n");
    for row in rows {
        let words = |words: &Option<String>| fits(words.as_deref().unwrap_or("(nothing of it)"));
        let name = &row.client.name;
        page.push_str(&format!("**{name}**\n\n```text\n{}\n", words(&row.refusal)));
        if row.streamed.is_some() {
            page.push_str(&format!("cut: {}\n", words(&row.cut)));
        }
        page.push_str("```\n\n");
    }
    let noted: Vec<&Row> = rows.iter().filter(|row| !notes(row).is_empty()).collect();
    if !noted.is_empty() {
        page.push_str("## Notes\n\n");
        for row in noted {
            page.push_str(&format!(
                "- {}: {}\n",
                row.client.name,
                notes(row).join("; ")
            ));
        }
    }
    page.trim_end().to_owned() + "\n"
}

fn line(row: &Row) -> String {
    let yes = |yes: bool| if yes { "yes" } else { "**NO**" };
    let maybe = |value: Option<bool>| value.map_or("-", yes);
    let trust = match row.trust.alone {
        Some("mount") => "mount".to_owned(),
        Some(variable) => format!("`{variable}`"),
        None => "**nothing alone**".to_owned(),
    };
    let protocols: Vec<&str> = row
        .trust
        .protocols
        .iter()
        .map(|name| if name == "H2" { "2" } else { "1.1" })
        .collect();
    let told = |words: &Option<String>, calls: usize| {
        let shown = if words.is_some() {
            "shown"
        } else {
            "**NOT shown**"
        };
        let calls = if calls == 1 {
            "1 call".to_owned()
        } else {
            format!("{calls} calls")
        };
        format!("{shown}, {calls}")
    };
    format!(
        "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n",
        row.client.name,
        row.client.kind,
        row.version,
        trust,
        protocols.join(", "),
        yes(row.redacted),
        maybe(row.whole),
        maybe(row.streamed),
        maybe(row.tool),
        told(&row.refusal, row.calls),
        row.streamed
            .map_or_else(|| "-".to_owned(), |_| told(&row.cut, row.cut_calls)),
        if row.client.ci { "CI" } else { "" },
    )
}

fn notes(row: &Row) -> Vec<String> {
    let mut notes = Vec::new();
    if !row.client.notes.is_empty() {
        notes.push(row.client.notes.clone());
    }
    notes.extend(row.client.refused_quietly.clone());
    notes
}

/// A line that fits a page.
fn fits(words: &str) -> String {
    const MOST: usize = 480;
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    words
        .chars()
        .take(MOST)
        .chain([' ', '.', '.', '.'])
        .collect()
}
