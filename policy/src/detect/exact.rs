//! Dictionaries as detectors: each column of one is a rule of the host's own layer, of a class `company.…`.

use std::sync::Arc;

use super::rule::{Left, Matcher, Rule};
use super::scan::Scan;
use super::{Class, Confidence, DetectorError, Detectors, Words};
use crate::dictionary::{Column, Dictionary};

/// A dictionary, and the first of its columns' rules.
pub(super) struct Exact {
    dictionary: Arc<Dictionary>,
    first: usize,
}

impl Detectors {
    /// This set and dictionaries, each with the name of its file.
    ///
    /// # Errors
    /// Two dictionaries have one name, or a class of theirs is another detector's.
    pub fn with_dictionaries(
        mut self,
        dictionaries: impl IntoIterator<Item = (String, Arc<Dictionary>)>,
    ) -> Result<Self, DetectorError> {
        for (file, dictionary) in dictionaries {
            let first = self.rules.len();
            for column in dictionary.columns() {
                let rule = rule(&file, &dictionary, column);
                let taken = |known: &Rule| known.name == rule.name;
                if self.classes.contains_key(&rule.class) || self.rules.iter().any(taken) {
                    return Err(rule.error(
                        "another detector or dictionary has its class; build it under another --name",
                    ));
                }
                let words = Words {
                    summary: Arc::clone(&rule.summary),
                    tag: Arc::clone(&rule.tag),
                };
                self.classes.insert(rule.class.clone(), words);
                self.rules.push(rule);
            }
            let both = [self.digest, dictionary.digest()].concat();
            let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &both);
            self.digest.copy_from_slice(digest.as_ref());
            self.exact.push(Exact { dictionary, first });
        }
        Ok(self)
    }
}

/// The rule of a column.
fn rule(file: &str, dictionary: &Dictionary, column: &Column) -> Rule {
    let name = dictionary.name();
    let (detector, summary) = match dictionary.is_phrases() {
        true => (name.to_owned(), format!("an entry of {name}")),
        false => {
            let parts = column.parts.join(" and ");
            (
                format!("{name}: {parts}"),
                format!("the {parts} of an entry of {name}"),
            )
        }
    };
    Rule {
        file: file.into(),
        name: detector.into(),
        class: Class::new(&dictionary.class(column)),
        summary: summary.into(),
        tag: tag(match dictionary.is_phrases() {
            true => name,
            false => column.parts.first().map_or(name, String::as_str),
        })
        .into(),
        confidence: Confidence::High,
        matcher: Matcher::Exact,
        literals: Vec::new(),
        any_case: false,
        left: Left::Any,
        contains: Vec::new(),
        randomness: None,
        wordiness: None,
        chosen: false,
        worded: false,
        checksum: None,
        checksum_required: false,
        context: None,
        context_required: false,
        negative: None,
        documented: Vec::new(),
        matches: Vec::new(),
        clean: Vec::new(),
    }
}

/// What placeholders carry: the first letters of a name.
fn tag(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphabetic);
    let tag: String = letters.map(|c| c.to_ascii_uppercase()).take(8).collect();
    match tag.is_empty() {
        true => "COMPANY".to_owned(),
        false => tag,
    }
}

/// The pass over what dictionaries hold.
pub(super) fn each(set: &Detectors, scan: &mut Scan<'_>) {
    for exact in &set.exact {
        let text = scan.text;
        exact.dictionary.find(text, &mut |hit| {
            let index = exact.first + hit.column;
            if let Some(rule) = set.rules.get(index) {
                scan.offer(index, rule, hit.range, None);
            }
            !scan.is_over()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionary::tests::customers;

    #[test]
    fn dictionaries_find_beside_the_detectors_under_classes_of_their_own() {
        let plain = Arc::try_unwrap(Detectors::builtin())
            .unwrap_or_else(|_| Detectors::with_own(&[]).expect("the built-in detectors load"));
        let digest = plain.digest();
        let set = plain
            .with_dictionaries([("customers.dict".to_owned(), Arc::new(customers()))])
            .expect("it loads");
        assert_ne!(set.digest(), digest);
        assert_eq!(set.own_count(), 3);
        let text = "mail zoe.mueller@example-mail.de about Zoë Müller, 12.03.1985";
        let all = set.inspect(text).expect("few");
        let of = |class: &str| -> Vec<&str> {
            let mine = all.iter().filter(|one| one.class.as_str() == class);
            mine.map(|one| &text[one.range.clone()]).collect()
        };
        assert_eq!(of("pii.email"), ["zoe.mueller@example-mail.de"]);
        assert_eq!(
            of("company.customers.email"),
            ["zoe.mueller@example-mail.de"]
        );
        assert_eq!(
            of("company.customers.name_birthdate"),
            ["Zoë Müller", "12.03.1985"]
        );
        let one = all
            .iter()
            .find(|one| one.class.is_within("company.customers.email"))
            .expect("found");
        assert_eq!(
            set.explain(text, one),
            "the email of an entry of customers: the dictionary holds it"
        );
        assert_eq!(set.describe(&one.class).1, "EMAIL");
        let again = set.with_dictionaries([("copy.dict".to_owned(), Arc::new(customers()))]);
        let error = again.expect_err("its classes are taken").to_string();
        assert!(
            error.contains("copy.dict") && error.contains("--name"),
            "{error}"
        );
    }
}
