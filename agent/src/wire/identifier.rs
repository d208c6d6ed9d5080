//! Where an identifier stands by the protocol, so that what only looks drawn there is one.

use weir_policy::request::Surface;

use super::{Kind, Leaf, target};

impl Leaf<'_> {
    /// Whether an identifier stands there by the protocol: in a path, or as the value of a member that is named so.
    pub fn is_identifier(&self) -> bool {
        /// Of these an identifier opens what it names.
        const OPEN: [&str; 9] = [
            "session", "token", "secret", "key", "auth", "access", "pass", "cred", "sid",
        ];
        if self.surface == Surface::Target && self.kind == Kind::Text {
            return self.place == target::PATH;
        }
        let member = self.place.rsplit('.').next().unwrap_or_default();
        let name = member.split('[').next().unwrap_or_default();
        let named = name == "id"
            || ["_id", "Id", "_ids", "Ids"]
                .iter()
                .any(|end| name.ends_with(end));
        let opens = || {
            let lower = name.to_ascii_lowercase();
            OPEN.iter().any(|part| lower.contains(part))
        };
        named && !self.text.contains(char::is_whitespace) && !opens()
    }
}
