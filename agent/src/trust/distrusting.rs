//! A program that does not trust a run's root, as summary and status tell of it.

use serde::{Deserialize, Serialize};

/// A program that does not trust a run's root.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Distrusting {
    /// Its name.
    pub program: String,
    /// Its executable.
    pub exe: Option<String>,
    /// The script that it runs.
    pub script: Option<String>,
    /// Its user.
    pub uid: Option<u32>,
    /// The host that it called.
    pub host: String,
    /// How it showed it, last.
    pub sign: String,
    /// Whether it said so, or only left without a request.
    pub certain: bool,
    /// How often.
    pub times: u64,
    /// Since when, seconds since 1970.
    pub since: u64,
    /// Whether it carries roots of its own and cannot be convinced.
    pub own_roots: bool,
    /// What mends it, as a person types it.
    pub mend: Option<String>,
}

impl Distrusting {
    /// One line for a person.
    pub fn line(&self) -> String {
        let name = match self
            .script
            .as_deref()
            .and_then(|script| script.rsplit('/').next())
        {
            Some(script) => format!("{} ({script})", self.program),
            None => self.program.clone(),
        };
        let how = if self.certain {
            "does not trust"
        } else {
            "probably does not trust"
        };
        let times = if self.times == 1 {
            String::new()
        } else {
            format!(", {} times", self.times)
        };
        let mend = match &self.mend {
            Some(mend) if self.own_roots => {
                format!(
                    "; it carries its own roots and cannot be convinced: {}",
                    mend.strip_prefix("none: ").unwrap_or(mend)
                )
            }
            Some(mend) => format!("   fix: {mend}"),
            None => String::new(),
        };
        format!(
            "{name} {how} weir's certificate for {}: {}{times}{mend}",
            self.host, self.sign
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_read_who_how_and_what_to_do() {
        let mut one = Distrusting {
            program: "wget".to_owned(),
            host: "api.openai.com".to_owned(),
            sign: "it finished the handshake and left without a request".to_owned(),
            times: 3,
            mend: Some("wget --ca-certificate=/b".to_owned()),
            ..Distrusting::default()
        };
        assert_eq!(
            one.line(),
            "wget probably does not trust weir's certificate for api.openai.com: it finished the handshake and left without a request, 3 times   fix: wget --ca-certificate=/b"
        );
        one.certain = true;
        one.own_roots = true;
        one.mend = Some("none: use another build".to_owned());
        let line = one.line();
        assert!(
            line.starts_with("wget does not trust")
                && line.ends_with("cannot be convinced: use another build"),
            "{line}"
        );
    }
}
