//! An answer that is a JSON array as it grows, worked on element by element.

use bytes::Bytes;

use super::elements::Piece;
use super::out::Out;
use super::tree::Tree;
use super::{EVENT_LIMIT, Framing, Relay, RelayError, json, told};

impl Relay {
    /// Works off the whole elements that wait.
    pub(super) fn elements(&mut self, out: &mut Out) -> Result<(), RelayError> {
        let large = RelayError::TooLarge {
            what: "event",
            limit: EVENT_LIMIT,
        };
        while let Framing::Array(elements) = &mut self.framing {
            let Some(piece) = elements.next() else {
                let waiting = elements.waiting();
                return if waiting > EVENT_LIMIT {
                    Err(large)
                } else {
                    Ok(())
                };
            };
            match piece {
                Piece::Element(element) if element.len() > EVENT_LIMIT => return Err(large),
                Piece::Element(element) => self.element(element, out)?,
                Piece::Between(bytes) => out.push(bytes),
                Piece::End(bracket) => {
                    let held = self.held_of_array();
                    self.uncut()?;
                    out.push(held);
                    out.push(bracket);
                }
                Piece::Other(bytes) => {
                    // An error, most likely: one document.
                    self.framing = Framing::Document;
                    self.held += bytes.len();
                    self.document.push(bytes);
                }
            }
        }
        Ok(())
    }

    /// What the texts of an array still hold back, as elements that follow its last.
    pub(super) fn held_of_array(&mut self) -> Bytes {
        let mut held = b",".to_vec();
        let mut tally = told::Tally::default();
        self.channels.end(
            &self.set,
            (self.guard.as_mut(), true),
            &mut tally,
            &mut held,
            |_| true,
        );
        self.told.add(tally);
        // Each carries a comma behind it.
        held.pop();
        held.into()
    }

    /// Ends an array that broke off, or what comes after one.
    pub(super) fn end_of_array(&mut self, out: &mut Out) -> Result<(), RelayError> {
        let Framing::Array(elements) = &mut self.framing else {
            return Ok(());
        };
        let rest = elements.rest();
        self.told.unread += rest.len() as u64;
        let held = self.held_of_array();
        self.uncut()?;
        out.push(held);
        out.push(rest);
        Ok(())
    }

    /// Works on one element of an array.
    pub(super) fn element(&mut self, element: Bytes, out: &mut Out) -> Result<(), RelayError> {
        let mut nodes = std::mem::take(&mut self.nodes);
        match Tree::read(&element, &mut nodes) {
            Ok(tree) => {
                let (ahead, edits) = self.apart(&tree, false)?;
                out.push(ahead.into());
                if edits.is_empty() {
                    out.push(element.clone());
                } else {
                    out.push(json::splice(&element, &edits).into());
                }
            }
            Err(_) => {
                self.told.unread += element.len() as u64;
                out.push(element.clone());
            }
        }
        self.nodes = nodes;
        self.nodes.clear();
        Ok(())
    }
}
