//! A refusal in the middle of a stream: valid for the client's parser, and in the form that it shows.

use std::time::{SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use serde::Deserialize;
use weir_policy::decide::Code;
use weir_policy::request::UnitId;

use super::table::{Filling, fill, table};
use super::{name, one_line};

/// How a stream names its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stream {
    /// OpenAI's chat completions.
    Chat,
    /// OpenAI's responses.
    Responses,
    /// Anthropic's messages.
    Messages,
    /// Gemini's generateContent.
    Contents,
}

/// Where an answer stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// Nothing of it came.
    #[default]
    Nothing,
    /// In a text.
    Text,
    /// In a tool call's arguments, which are not whole.
    Tool,
    /// In an item of another kind.
    Other,
    /// No item is open.
    Between,
    /// It has ended.
    Done,
}

/// Who ends the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Policy, or weir.
    #[default]
    Policy,
    /// The provider broke off.
    Provider,
}

/// How events stand in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framed {
    /// As server-sent events.
    Events,
    /// As elements of a JSON array; what must stand before the first of them.
    Elements(&'static str),
}

/// Where a stream was left, in the names of its dialect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its dialect.
    pub stream: Stream,
    /// Where the answer stands.
    pub at: At,
    /// How its events are framed.
    pub framed: Framed,
    /// The provider's id of the answer.
    pub id: Option<String>,
    /// The model that answers.
    pub model: Option<String>,
    /// The choice, output item, content block or candidate that is open.
    pub item: u64,
    /// Which part of it.
    pub part: u64,
    /// The number that the next item would have.
    pub next: u64,
    /// The number that the next event would have.
    pub sequence: u64,
    /// The id of the open item, as it stands in JSON.
    pub item_id: String,
}

/// Who is told, as far as its family shows: its `User-Agent`, and the name of its program.
#[derive(Clone, Copy, Debug)]
pub struct Client<'a> {
    /// `User-Agent`; empty where there is none.
    pub agent: &'a str,
    /// The executable's name.
    pub program: &'a str,
}

/// What ends the stream: `message` is the one line that a person and a model read. Empty where the answer has ended
/// already; `None` where the stream has no form for it, and can only break off.
pub fn midway(
    standing: &Standing,
    cause: Cause,
    client: Client<'_>,
    code: Code,
    message: &str,
    unit: UnitId,
) -> Option<Bytes> {
    if standing.at == At::Done {
        return Some(Bytes::new());
    }
    let form = table().midway(
        standing.stream,
        standing.at,
        cause,
        client.agent,
        client.program,
    )?;
    let (message, unit) = (one_line(message), format!("weir_{unit}"));
    let time = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    let mut sequence = standing.sequence;
    let mut out = match standing.framed {
        Framed::Events => String::new(),
        Framed::Elements(before) => before.to_owned(),
    };
    for (number, event) in form.events.iter().enumerate() {
        let data = fill(&event.data, |name_of| {
            let number = |number: u64| Some(Filling::Json(number.to_string()));
            match name_of {
                "message" => Some(Filling::Text(&message)),
                "code" => Some(Filling::Text(name(code))),
                "unit" => Some(Filling::Text(&unit)),
                "id" => Some(Filling::Text(standing.id.as_deref().unwrap_or(&unit))),
                "model" => Some(Filling::Text(standing.model.as_deref().unwrap_or_default())),
                "item-id" => Some(Filling::Json(standing.item_id.clone())),
                "time" => number(time),
                "item" => number(standing.item),
                "part" => number(standing.part),
                "next" => number(standing.next),
                "sequence" => {
                    sequence += 1;
                    number(sequence - 1)
                }
                _ => None,
            }
        });
        match standing.framed {
            Framed::Events => {
                if let Some(kind) = &event.event {
                    out.push_str(&format!("event: {kind}\n"));
                }
                out.push_str(&format!("data: {data}\n\n"));
            }
            Framed::Elements(_) => {
                out.push_str(if number > 0 { ",\n" } else { "" });
                out.push_str(&data);
            }
        }
    }
    if matches!(standing.framed, Framed::Elements(_)) {
        out.push_str("\n]\n");
    }
    Some(out.into())
}
