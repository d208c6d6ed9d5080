//! What is known of a value when it is judged, besides itself.

use super::link::Link;

/// A value, what ties it to its name, and what stands around both.
pub(super) struct Told<'t> {
    pub value: &'t str,
    pub quoted: bool,
    pub link: Link,
    /// The value ends its line or clause.
    pub ends: bool,
    /// The name starts its line, as in settings and forms.
    pub leads: bool,
    /// The name is in capitals, as in shells and settings.
    pub shouted: bool,
    /// The name starts with one capital, as in forms.
    pub titled: bool,
    /// The keyword is the end of a name that says whose it is (`CISCO_KEY`).
    pub owned: bool,
    /// A user's name stands before, or words such as `my`: what follows the name is its value.
    pub intro: bool,
    /// The words before the value say that it is not so.
    pub negated: bool,
    /// What ties the value to its name is English.
    pub english: bool,
    /// The name is an option of a command (`--password=`, `-Ddb.password=`), or a field of a query after others.
    pub flagged: bool,
    /// The value stands beside a name in a language without capitals or in prose: no code.
    pub prose: bool,
    /// A label in a note: a colon ties the value, nothing but words stands before the name, and the value ends its line.
    pub labelled: bool,
    /// No quotes of code stand around the value.
    pub bare: bool,
    /// The name is of a script that shares no letter with Latin.
    pub foreign: bool,
}

impl<'t> Told<'t> {
    /// A value of whose name nothing is known but what ties it, as in English prose.
    pub(super) const fn of(value: &'t str, link: Link) -> Self {
        Self {
            value,
            quoted: false,
            link,
            ends: false,
            leads: false,
            shouted: false,
            titled: false,
            owned: false,
            intro: false,
            negated: false,
            english: true,
            flagged: false,
            prose: true,
            labelled: false,
            bare: false,
            foreign: false,
        }
    }
}
