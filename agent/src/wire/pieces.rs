//! What of a leaf's text can be replaced: all of it, or, where it is JSON, what stands within its strings and numbers.

use std::ops::Range;

use super::json::{Kind as Json, TOKEN_CAP, Tape};
use super::{Kind, Leaf};

/// A part of a text that is replaced as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where in the leaf's text.
    pub range: Range<usize>,
    /// A JSON number, within so many layers of JSON strings: what stands in its place needs quotes of its own.
    pub bare: Option<u8>,
    /// Whether anything may stand in its place.
    pub editable: bool,
}

/// How a text is cut into pieces.
pub struct Pieces {
    editable: bool,
    form: Form,
}

enum Form {
    /// As it is asked for.
    Text,
    /// A number goes whole.
    Number(usize, Option<u8>),
    /// Where strings, keys and numbers stand, in order, and which are numbers.
    Json(Vec<(Range<usize>, bool)>, Option<u8>),
}

impl Leaf<'_> {
    /// How its text is cut. Reads it once more where it is JSON: for leaves in which something was found.
    pub fn pieces(&self) -> Pieces {
        let form = match self.kind {
            Kind::Number(layers) => Form::Number(self.text.len(), layers),
            Kind::Json(layers) => {
                values(&self.text).map_or(Form::Text, |values| Form::Json(values, layers))
            }
            Kind::Text | Kind::Key | Kind::FileName | Kind::Encoded => Form::Text,
        };
        Pieces {
            editable: !self.signed && self.kind != Kind::Encoded,
            form,
        }
    }
}

impl Pieces {
    /// The pieces of a range: of JSON, a part of each string that it reaches and all of each number. Brackets, colons
    /// and quotes say nothing, and stay.
    pub fn of(&self, range: &Range<usize>) -> Vec<Piece> {
        let text = |range| Piece {
            range,
            bare: None,
            editable: self.editable,
        };
        let number = |range, layers: Option<u8>| Piece {
            range,
            bare: layers,
            editable: self.editable && layers.is_some(),
        };
        match &self.form {
            Form::Text => vec![text(range.clone())],
            Form::Number(len, layers) => vec![number(0..*len, *layers)],
            Form::Json(values, layers) => {
                let first = values.partition_point(|(value, _)| value.end <= range.start);
                let reached = values.iter().skip(first);
                reached
                    .take_while(|(value, _)| value.start < range.end)
                    .filter(|(value, _)| !value.is_empty())
                    .map(|(value, is_number)| match is_number {
                        true => number(value.clone(), *layers),
                        false => text(value.start.max(range.start)..value.end.min(range.end)),
                    })
                    .collect()
            }
        }
    }
}

fn values(text: &str) -> Option<Vec<(Range<usize>, bool)>> {
    let tape = Tape::parse(text.as_bytes(), TOKEN_CAP).ok()?;
    let values = tape.tokens().iter().filter_map(|token| match token.kind {
        Json::Key | Json::String => Some((token.span(), false)),
        Json::Number => Some((token.span(), true)),
        Json::Object | Json::Array | Json::True | Json::False | Json::Null => None,
    });
    Some(values.collect())
}
