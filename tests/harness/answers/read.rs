//! What a client reads of an answer.

/// The text of all deltas of a streamed chat answer.
pub fn streamed_text(sse: &str) -> String {
    sse.lines()
        .filter_map(|line| {
            serde_json::from_str::<serde_json::Value>(line.strip_prefix("data: ")?).ok()
        })
        .filter_map(|event| {
            event["choices"][0]["delta"]["content"]
                .as_str()
                .map(str::to_owned)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::answer;

    #[test]
    fn streams_say_what_whole_answers_say() {
        let body =
            r#"{"model":"m","stream":true,"messages":[{"role":"user","content":"hello there"}]}"#;
        let streamed = answer("api.openai.com", "POST", "/v1/chat/completions", body);
        let text: String = streamed
            .pieces
            .iter()
            .filter_map(|piece| {
                serde_json::from_str::<serde_json::Value>(piece.strip_prefix("data: ")?.trim()).ok()
            })
            .filter_map(|event| {
                event["choices"][0]["delta"]["content"]
                    .as_str()
                    .map(str::to_owned)
            })
            .collect();
        assert_eq!(text, "You wrote: hello there");
    }
}
