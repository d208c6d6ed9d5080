//! What a person would read in a client's output: a raw body's text, or what the client made of it.

use serde_json::Value;

/// The part of `out` that belongs to a mode, below its heading `--MODE--`; all of it, where there is none.
pub fn section<'a>(out: &'a str, mode: &str) -> &'a str {
    let heading = format!("--{mode}--\n");
    let Some((_, rest)) = out.split_once(&heading) else {
        return out;
    };
    let end = rest
        .match_indices("--")
        .find(|(at, _)| {
            (*at == 0 || rest[..*at].ends_with('\n'))
                && rest[*at..]
                    .lines()
                    .next()
                    .is_some_and(|line| line.len() > 4 && line.ends_with("--"))
        })
        .map_or(rest.len(), |(at, _)| at);
    &rest[..end]
}

/// Text and tool arguments of a chat answer, streamed or whole; other output as it is.
pub fn text(out: &str) -> String {
    let events: Vec<Value> = out
        .lines()
        .filter_map(|line| serde_json::from_str(line.strip_prefix("data: ")?).ok())
        .collect();
    if !events.is_empty() {
        let delta = |event: &Value| {
            let delta = &event["choices"][0]["delta"];
            let arguments = &delta["tool_calls"][0]["function"]["arguments"];
            delta["content"]
                .as_str()
                .or_else(|| arguments.as_str())
                .map(str::to_owned)
        };
        return events.iter().filter_map(delta).collect();
    }
    let Ok(body) = serde_json::from_str::<Value>(out.trim()) else {
        return out.to_owned();
    };
    let message = &body["choices"][0]["message"];
    let arguments = &message["tool_calls"][0]["function"]["arguments"];
    message["content"]
        .as_str()
        .or_else(|| arguments.as_str())
        .map_or_else(|| out.to_owned(), str::to_owned)
}

/// The line in which the client says weir's refusal, its identifier and paths left out; `None`: it does not.
pub fn refusal(out: &str, err: &str) -> Option<String> {
    let line = err
        .lines()
        .chain(out.lines())
        .find(|line| line.contains("Blocked by policy (weir)") && line.contains("weir why "))?;
    let line: String = line.chars().filter(|c| !c.is_control()).collect();
    let words = line
        .split(' ')
        .map(|word| if word.starts_with('/') { "FILE" } else { word });
    let line = words.collect::<Vec<_>>().join(" ");
    let (before, after) = line.split_once("weir why ")?;
    let after = after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
    Some(format!("{}weir why ID{after}", before.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_and_bodies_are_read() {
        let out = "--whole--\n{\"choices\":[{\"message\":{\"content\":\"a\\n--b\"}}]}\n--stream--\ndata: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\ndata: {\"choices\":[{\"delta\":{\"content\":\"y\"}}]}\n";
        assert_eq!(text(section(out, "whole")), "a\n--b");
        assert_eq!(text(section(out, "stream")), "xy");
        assert_eq!(section("plain", "whole"), "plain");
    }

    #[test]
    fn the_line_of_a_refusal_is_found_without_its_identifier() {
        let err = "Traceback\n  Error: /tmp/x.json 400 Blocked by policy (weir): no. Details: weir why AB12-CD\"}\n";
        assert_eq!(
            refusal("", err).as_deref(),
            Some("Error: FILE 400 Blocked by policy (weir): no. Details: weir why ID\"}")
        );
        assert_eq!(refusal("Connection error.", ""), None);
    }
}
