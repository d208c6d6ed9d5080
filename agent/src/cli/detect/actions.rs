//! `--action CLASS=ACTION`: what `weir detect --redact` does with what it finds.

use weir_policy::answer::MARKUP;
use weir_policy::detect::{Class, Detectors, INJECTION};
use weir_policy::language::{KnownClasses, nearest};
use weir_policy::redact::{Action, Actions, has_stand_ins, with_stand_ins};

/// What is done with the values of a class or a group.
#[derive(Clone, Debug)]
pub(super) struct Done {
    group: String,
    action: Action,
}

/// What is left to do with a text: to refuse is a call's.
fn words() -> impl Iterator<Item = &'static str> {
    let left = Action::ALL.into_iter();
    left.filter(|action| *action != Action::Refuse)
        .map(Action::word)
}

/// Reads `CLASS=ACTION`.
pub(super) fn parse(text: &str) -> Result<Done, String> {
    let Some((group, word)) = text.split_once('=') else {
        return Err("write CLASS=ACTION, as in pii=mask".to_owned());
    };
    let known = words().find(|known| *known == word);
    let Some(action) = known.and_then(Action::named) else {
        return Err(match nearest(word, words()) {
            Some(near) => format!("there is no action \"{word}\"; did you mean \"{near}\"?"),
            None => {
                let all: Vec<_> = words().collect();
                format!(
                    "there is no action \"{word}\"; there are {}",
                    all.join(", ")
                )
            }
        });
    };
    Ok(Done {
        group: group.to_owned(),
        action,
    })
}

/// All that was asked, or what is no class of these detectors.
pub(super) fn of(asked: &[Done], detectors: &Detectors) -> Result<Actions, String> {
    let classes = KnownClasses::of(detectors);
    let mut actions = Actions::default();
    for Done { group, action } in asked {
        if !classes.contains(group) {
            let instead = classes.instead(group);
            return Err(format!("there is no data class \"{group}\"; {instead}"));
        }
        let within = |name: &str| Class::new(group).is_within(name);
        if within(INJECTION) || within(MARKUP) {
            return Err(format!(
                "\"{group}\" is found in calls alone (in what a tool brought, or in an answer), so nothing is done with it here"
            ));
        }
        if *action == Action::Synthetic && !classes.meant(group).any(has_stand_ins) {
            let all: Vec<_> = with_stand_ins().collect();
            let all = all.join(", ");
            return Err(format!(
                "there is no stand-in for \"{group}\"; there are some for {all}"
            ));
        }
        for class in classes.meant(group) {
            actions.add(class.to_owned(), *action);
        }
    }
    Ok(actions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_are_read_and_mistakes_named() {
        let set = Detectors::builtin();
        let asked = ["finance=hash", "pci.card=partial"].map(|text| parse(text).expect("one"));
        let actions = of(&asked, &set).expect("known classes");
        assert_eq!(actions.of(&Class::new("pci.iban")), Some(Action::Hash));
        assert_eq!(actions.of(&Class::new("pci.card")), Some(Action::Partial));
        assert_eq!(actions.of(&Class::new("pii.email")), None);
        for (text, said) in [
            ("pii", "CLASS=ACTION"),
            ("pii=maks", "did you mean \"mask\"?"),
            ("pii=refuse", "there are token, "),
        ] {
            let error = parse(text).map(|_| ()).expect_err(text);
            assert!(error.contains(said), "{error}");
        }
        for text in ["injection=mask", "injection.role=mask", "markup=drop"] {
            let asked = [parse(text).expect("an action")];
            let error = of(&asked, &set).expect_err("nothing would be done");
            assert!(error.contains("calls alone"), "{error}");
        }
        let wrong = parse("pii.emial=mask").expect("an action");
        let error = of(&[wrong], &set).expect_err("no such class");
        assert!(error.contains("did you mean \"pii.email\"?"), "{error}");
    }
}
