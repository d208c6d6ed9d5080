//! `docs/policy.md` is true: its policies load, its lists are those of the catalog, its messages are those said.

use weir_policy::catalog::Catalog;
use weir_policy::detect::Detectors;
use weir_policy::language::{Diagnostics, KnownClasses, Names, Policy, Source};

const DOC: &str = include_str!("../../docs/policy.md");

struct Host;

impl Names for Host {
    fn user(&self, name: &str) -> Option<u32> {
        (name == "root").then_some(0)
    }

    fn group(&self, name: &str) -> Option<u32> {
        (name == "root").then_some(0)
    }
}

fn load(text: &str) -> Result<Policy, Diagnostics> {
    let source = Source {
        name: "docs/policy.md".to_owned(),
        text: text.to_owned(),
    };
    Policy::load(&[source], &Host, &KnownClasses::of(&Detectors::builtin()))
}

#[test]
fn every_example_loads_without_a_warning() {
    let blocks: Vec<&str> = DOC
        .split("```toml\n")
        .skip(1)
        .filter_map(|rest| rest.split("\n```").next())
        .collect();
    assert!(blocks.len() >= 8, "{} examples", blocks.len());
    for block in blocks {
        match load(block) {
            Ok(policy) => assert!(
                policy.warnings().is_empty(),
                "{block}\n{}",
                policy.warnings()
            ),
            Err(found) => panic!("{block}\n{found}"),
        }
    }
}

#[test]
fn the_lists_are_complete() {
    let catalog = Catalog::builtin();
    let row = |key: &str| {
        let start = format!("| `{key}` |");
        DOC.lines()
            .find(|line| line.starts_with(&start))
            .unwrap_or_default()
    };
    for operation in catalog.operations() {
        assert!(
            row("operation").contains(&format!("`{operation}`")),
            "{operation}"
        );
    }
    for provider in catalog.providers() {
        assert!(
            row("provider").contains(&format!("`{}`", provider.name())),
            "{}",
            provider.name()
        );
    }
    let classes = KnownClasses::of(&Detectors::builtin());
    for name in classes
        .names()
        .filter(|name| !name.starts_with("secrets.") && !name.starts_with("weir"))
    {
        assert!(DOC.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn what_does_not_exist_yet_says_what_the_table_says() {
    for (written, said) in [
        (
            "effect = \"approve\"",
            "approvals do not exist in this version",
        ),
        (
            "effect = \"allow\"\nroute = {}",
            "routes do not exist in this version",
        ),
        (
            "effect = \"deny\"\nwhat = { intent = \"x\" }",
            "intents do not exist in this version",
        ),
    ] {
        let found = load(&format!("[[rule]]\nname = \"r\"\n{written}\n")).map(|_| ());
        let found = found.expect_err("it does not exist").to_string();
        assert!(
            found.contains(said) && DOC.contains(said),
            "{written}: {found}"
        );
    }
}

#[test]
fn the_shown_mistake_is_what_is_shown() {
    let text = "[[rule]]\nname = \"uploads\"\neffect = \"deny\"\nwhat = { operation = [\"file.upload\"] }\n";
    let found = load(text).map(|_| ()).expect_err("it is one").to_string();
    let shown = found.replace("docs/policy.md", "team.toml");
    assert!(DOC.contains(&shown), "{shown}");
}
