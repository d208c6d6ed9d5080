//! The language as a person meets it: what loads, and what is said of what does not.

use super::*;

struct Host;

impl Names for Host {
    fn user(&self, name: &str) -> Option<u32> {
        (name == "alice").then_some(1000)
    }

    fn group(&self, name: &str) -> Option<u32> {
        (name == "engineering").then_some(2000)
    }
}

fn classes() -> KnownClasses {
    KnownClasses::new([
        ("secrets.aws_access_key", "an AWS access key"),
        ("secrets.private_key", "a private key"),
        ("pii.email", "an e-mail address"),
        ("pci.card", "a card number"),
    ])
}

fn load(text: &str) -> Result<Policy, Diagnostics> {
    Policy::load(
        &[Source {
            name: "10-test.toml".into(),
            text: text.into(),
        }],
        &Host,
        &classes(),
    )
}

fn errors(text: &str) -> String {
    load(text)
        .expect_err("this policy has a mistake")
        .to_string()
}

const RULE: &str = "[[rule]]\nname = \"r\"\neffect = \"allow\"\n";

#[test]
fn the_packs_load_and_say_what_they_do() {
    let line = |name| {
        Policy::pack(name, &NoNames, &classes())
            .unwrap()
            .summary_line()
    };
    assert_eq!(
        line("baseline"),
        "built-in \"baseline\" (redact: secrets, pii, pci, company; deny: private keys, unenrolled keys, opaque)"
    );
    assert_eq!(
        line("strict"),
        "built-in \"strict\" (redact: secrets, pii, pci, company; deny: secrets, unenrolled keys, opaque)"
    );
    assert_eq!(
        line("observe"),
        "built-in \"observe\" (observing, nothing is changed; would redact: secrets, pii, pci, company; would deny: private keys, unenrolled keys, opaque)"
    );
    for name in Policy::packs() {
        assert!(
            Policy::pack(name, &NoNames, &classes())
                .unwrap()
                .warnings()
                .is_empty(),
            "{name}"
        );
    }
    let error = Policy::pack("basline", &NoNames, &classes())
        .unwrap_err()
        .to_string();
    assert_eq!(
        error,
        "error: there is no pack \"basline\"; did you mean \"baseline\"?"
    );
    assert_eq!(
        Policy::deny_all().summary_line(),
        "none (everything is refused)"
    );
}

#[test]
fn the_whole_language_loads() {
    let policy = load(
        r#"
version = 1
mode = "enforce"

[[rule]]
name = "engineers may use approved models"
effect = "allow"
redact = { pii = "token", "pii.email" = "partial", "pci.card" = "synthetic", pci = "hash", secrets = "drop", "secrets.private_key" = "refuse" }
restore = { pii = { text = true, tool_arguments = false, url = false } }
credential = { kind = ["api_key", "oauth"], fingerprint = "0123456789ABCDEF" }
coverage = { opaque = ["media", "encoding"] }
data = "pii"

[rule.who]
user = ["alice"]
group = ["engineering"]
uid = [0, 0x3e8]
app = ["/usr/bin/python3*", "**/node"]
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
unit = "etl.service"
container = "abc*"
image = "ghcr.io/acme/*"

[rule.what]
provider = ["openai", "anthropic"]
tenant = "org-1"
model = ["gpt-*", "claude-*"]
operation = ["chat", "embeddings", "files"]
tool = "read_*"

[[rule]]
name = "cards are always replaced"
redact = ["pci"]
"#,
    );
    assert!(policy.unwrap().warnings().is_empty());
}

#[test]
fn a_wrong_value_is_shown_with_its_place_and_what_was_meant() {
    let text = "[[rule]]\nname = \"uploads\"\neffect = \"deny\"\nwhat = { operation = [\"file.upload\"] }\n";
    let expected = "\
error: rule \"uploads\" can never match: `operation` has no \"file.upload\"
 --> 10-test.toml:4:23
  |
4 | what = { operation = [\"file.upload\"] }
  |                       ^^^^^^^^^^^^^ did you mean \"files.upload\"?";
    assert_eq!(errors(text), expected);
}

#[test]
fn every_mistake_is_reported_in_order() {
    let text = "mod = \"observe\"\n\n[[rule]]\nname = \"r\"\nefect = \"allow\"\ndata = [\"secret\"]\nredact = [\"pii\"]\n";
    let found = load(text).unwrap_err();
    let titles: Vec<&str> = found
        .iter()
        .filter(|one| one.severity() == Severity::Error)
        .map(Diagnostic::title)
        .collect();
    assert_eq!(
        titles,
        [
            "a policy file has no `mod`",
            "a rule has no `efect`",
            "rule \"r\": there is no data class \"secret\""
        ]
    );
    let shown = found.to_string();
    assert!(
        shown.contains("1 | mod = \"observe\"\n  | ^^^ did you mean `mode`?"),
        "{shown}"
    );
    assert!(
        shown.contains("5 | efect = \"allow\"\n  | ^^^^^ did you mean `effect`?"),
        "{shown}"
    );
    assert!(
        shown.contains("6 | data = [\"secret\"]\n  |         ^^^^^^^^ did you mean \"secrets\"?"),
        "{shown}"
    );
    let places: Vec<_> = found.iter().filter_map(Diagnostic::place).collect();
    assert!(places.contains(&("10-test.toml", 5, 1)), "{places:?}");
}

#[test]
fn what_does_not_exist_yet_says_so() {
    let cases = [
        (
            "effect = \"approve\"",
            "rule \"r\": approvals do not exist in this version",
        ),
        (
            "effect = \"deny\"\napprove = { by = [\"secops\"] }",
            "approvals do not exist in this version",
        ),
        (
            "effect = \"allow\"\nroute = { provider = \"vllm\" }",
            "routes do not exist in this version",
        ),
        (
            "effect = \"deny\"\nwhat = { intent = [\"coding\"] }",
            "intents do not exist in this version",
        ),
        (
            "effect = \"allow\"\nredact = { pii = \"maks\" }",
            "did you mean \"mask\"?",
        ),
        (
            "effect = \"allow\"\nredact = { pii.email = \"token\" }",
            "write \"pii.email\"",
        ),
        (
            "effect = \"allow\"\nanswer = { pii.email = \"mask\" }",
            "write \"pii.email\"",
        ),
        (
            "effect = \"allow\"\nrestore = { pii.email = { url = true } }",
            "write \"pii.email\"",
        ),
        (
            "effect = \"allow\"\nredact = { secrets = \"synthetic\" }",
            "there is no stand-in for \"secrets\"",
        ),
    ];
    for (body, expected) in cases {
        let shown = errors(&format!("[[rule]]\nname = \"r\"\n{body}\n"));
        assert!(shown.contains(expected), "{body}: {shown}");
    }
}

#[test]
fn rules_that_cannot_mean_anything_do_not_load() {
    let cases = [
        ("data = []", "rule \"r\" can never match: `data` is empty"),
        ("redact = {}", "rule \"r\": `redact` is empty"),
        ("answer = {}", "rule \"r\": `answer` is empty"),
        ("restore = {}", "rule \"r\": `restore` is empty"),
        ("restore = { pii = {} }", "rule \"r\": `pii` is empty"),
        (
            "who = { user = [\"mallory\"] }",
            "this host has no user \"mallory\"",
        ),
        (
            "who = { group = [\"ops\"] }",
            "this host has no group \"ops\"",
        ),
        (
            "who = { uid = -1 }",
            "`uid` is a number from 0 to 4294967294",
        ),
        (
            "who = { app = \"python3\" }",
            "`app` \"python3\" is no absolute path",
        ),
        ("who = { app = \"/usr/bin/{a\" }", "`app` is no pattern"),
        ("who = { sha256 = \"abc\" }", "`sha256` is 64 hex digits"),
        ("who = {}", "`who` asks nothing"),
        ("who = [\"alice\"]", "`who` is a table, not a list"),
        (
            "what = { provider = \"opnai\" }",
            "did you mean \"openai\"?",
        ),
        (
            "what = { provider = \"anthropic\", operation = \"fine_tuning\" }",
            "none of its providers has such an operation",
        ),
        ("what = { model = \"\" }", "`model` is an empty pattern"),
        (
            "coverage = { opaque = \"medium\" }",
            "`opaque` has no \"medium\"",
        ),
        (
            "coverage = { opaque = 3 }",
            "`opaque` is a string, not a number",
        ),
        (
            "credential = { kind = \"apikey\" }",
            "did you mean \"api_key\"?",
        ),
        (
            "credential = \"enroled\"",
            "`credential` has no \"enroled\"",
        ),
        ("credential = [\"othr\"]", "did you mean \"other\"?"),
        ("credential = { prints = \"x\" }", "has no `prints`"),
        (
            "what = { tenant = [\"org-1\", \"untolt\"] }",
            "did you mean \"untold\"?",
        ),
        ("restore = { pii = { txt = true } }", "did you mean `text`?"),
        (
            "restore = { pii = { text = 1 } }",
            "`text` is true or false, not a number",
        ),
    ];
    for (body, expected) in cases {
        let shown = errors(&format!("{RULE}{body}\n"));
        assert!(shown.contains(expected), "{body}: {shown}");
    }
    let cases = [
        ("[[rule]]\neffect = \"allow\"\n", "a rule has no name"),
        (
            "[[rule]]\nname = \"a\\nb\"\neffect = \"allow\"\n",
            "a rule's name is one line",
        ),
        ("[[rule]]\nname = \"r\"\n", "rule \"r\" does nothing"),
        (
            "[[rule]]\nname = \"r\"\neffect = \"deny\"\nredact = [\"pii\"]\n",
            "rule \"r\" denies, so there is nothing to redact",
        ),
        ("version = 2\n", "policy files of version 1"),
        ("mode = \"enforced\"\n", "did you mean \"enforce\"?"),
        ("rule = 3\n", "`rule` is a list of tables"),
    ];
    for (text, expected) in cases {
        let shown = errors(text);
        assert!(shown.contains(expected), "{text}: {shown}");
    }
    assert!(errors(&format!("{RULE}{RULE}")).contains("two rules are called \"r\""));
}

#[test]
fn broken_toml_is_an_error_with_a_place() {
    for text in [
        "[[rule]\nname = 1",
        "name = \"",
        "a = 1\na = 2\n",
        "\u{0}",
        "x = \"\u{e9}",
        "\u{feff}= 3",
    ] {
        let found = load(text).unwrap_err();
        assert!(
            found.iter().any(|one| one.place().is_some()),
            "{text:?}: {found}"
        );
    }
    let deep = format!("a = {}", "[".repeat(5000));
    assert!(load(&deep).is_err());
    assert!(
        load(&"#".repeat(1024 * 1024 + 1))
            .unwrap_err()
            .to_string()
            .contains("at most 1 MiB")
    );
    assert!(Policy::load(&[], &Host, &classes()).is_err());
}

#[test]
fn odd_but_valid_policies_warn() {
    let text = format!(
        "{RULE}what = {{ operation = \"chat.read\" }}\n[[rule]]\nname = \"no chat\"\neffect = \"deny\"\nwhat = {{ operation = \"chat\" }}\n"
    );
    let policy = load(&text).unwrap();
    let shown = policy.warnings().to_string();
    assert!(
        shown.starts_with(
            "warning: rule \"r\" never allows anything: rule \"no chat\" denies all of it"
        ),
        "{shown}"
    );
    assert!(shown.contains("shadowed by line 5"), "{shown}");
    let policy = load("[[rule]]\nname = \"no\"\neffect = \"deny\"\ndata = [\"pci\"]\n").unwrap();
    assert!(
        policy
            .warnings()
            .to_string()
            .contains("no rule of this file allows anything")
    );
    let narrower = format!("{RULE}[[rule]]\nname = \"no\"\neffect = \"deny\"\ndata = [\"pci\"]\n");
    assert!(load(&narrower).unwrap().warnings().is_empty());
}

#[test]
fn the_digest_is_of_the_text_and_its_name() {
    let digest = |name: &str, text: &str| {
        let source = Source {
            name: name.into(),
            text: text.into(),
        };
        Policy::load(&[source], &Host, &classes())
            .unwrap()
            .digest()
            .to_owned()
    };
    assert_eq!(digest("a", RULE), digest("a", &RULE.replace('\n', "\r\n")));
    assert_ne!(digest("a", RULE), digest("b", RULE));
    assert_ne!(digest("a", RULE), digest("a", &format!("{RULE}#")));
    assert_eq!(digest("a", RULE).len(), 64);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(192))]

    #[test]
    fn no_text_breaks_the_loader(
        cut in 0usize..400, len in 0usize..40,
        noise in "[a-z\\[\\]{}=\",.\\n\\r\\t \u{0}\u{e9}\u{4e2d}\u{1f600}#*0-9]{0,12}",
    ) {
        let mut text = format!("{RULE}who = {{ user = [\"alice\"] }}\n{}", Source::pack("strict").map(|pack| pack.text).unwrap_or_default());
        let start = cut.min(text.len());
        let end = (start + len).min(text.len());
        text.replace_range(start..end, &noise);
        match load(&text) {
            Ok(policy) => proptest::prop_assert!(!policy.summary_line().is_empty()),
            Err(found) => proptest::prop_assert!(found.to_string().contains("error: ") && found.render(true).contains("error")),
        }
    }
}

#[test]
fn documents_name_the_line_that_a_refusal_does() {
    let source = Source::pack("baseline").expect("built in");
    let before = source
        .text
        .split("name = \"private keys never leave\"")
        .next();
    // A rule stands where its table begins.
    let line = before.expect("the pack has the rule").lines().count();
    for (file, text) in [
        ("README.md", include_str!("../../../README.md")),
        (
            "docs/why-was-i-blocked.md",
            include_str!("../../../docs/why-was-i-blocked.md"),
        ),
    ] {
        let places: Vec<&str> = text.split("built-in \"baseline\":").skip(1).collect();
        assert!(!places.is_empty(), "{file}");
        for place in places {
            assert!(
                place.starts_with(&format!("{line}")),
                "{file}: the rule is on line {line}"
            );
        }
    }
}
