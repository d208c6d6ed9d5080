//! What a record says of what was found in an answer.

use serde::{Deserialize, Serialize};
use weir_policy::answer::Treatment;
use weir_policy::detect::Confidence;

/// One row of what was found in an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heard {
    /// What.
    pub class: String,
    /// By which detector.
    pub detector: String,
    /// How sure.
    pub confidence: Confidence,
    /// What was done.
    pub action: Treatment,
    /// In which of the answer's texts: `text`, `reasoning`, `tool_arguments`.
    pub place: String,
    /// How many different values.
    pub count: u32,
    /// The rule that says what is done.
    pub rule: String,
}
