//! The set as a whole: examples, canaries, bounds, and what holds for any text.

use proptest::prelude::*;

use super::*;

/// The classes and the texts of what is found.
pub(super) fn found(text: &str) -> Vec<(String, String)> {
    let findings = Detectors::builtin().scan(text).expect("few findings");
    findings
        .iter()
        .map(|f| (f.class.to_string(), text[f.range.clone()].to_owned()))
        .collect()
}

/// What a walk finds from the first place of its cue.
pub(super) fn walked<'t>(walk: walk::Walk, text: &'t str, cue: &str) -> Vec<&'t str> {
    let at = text.find(cue).expect("the cue");
    let mut found = Vec::new();
    walk(text, &(at..at + cue.len()), &mut found);
    found.into_iter().map(|range| &text[range]).collect()
}

/// Values of every class, made here so that no token stands in the source.
pub(crate) fn canaries() -> Vec<(&'static str, String)> {
    vec![
        (
            "secrets.aws_access_key",
            format!("AK{}", "IAQ4T7ZK2MWXB3N5LD"),
        ),
        (
            "secrets.anthropic_key",
            format!(
                "sk-ant-{}-{}AA",
                "api03",
                "aB3-x_9Kq2".repeat(10)[..93].to_owned()
            ),
        ),
        (
            "secrets.github_token",
            format!("gh{}", "p_Zk81Qs02LmVt7Yx4Rw6Np3Bd9Hg5Jf1CkTa8"),
        ),
        ("pii.email", "jane.doe@acme-corp.io".to_owned()),
        ("pci.card", "4539 1488 0343 6467".to_owned()),
        ("pci.iban", "DE44 5001 0517 5407 3249 31".to_owned()),
        ("pii.us_ssn", "219-09-9999".to_owned()),
        ("pii.phone", "+1 415 555 2671".to_owned()),
        ("pii.phone", "+49 30 901820".to_owned()),
        (
            "secrets.private_key",
            format!(
                "-----BEGIN {0}-----\n{1}\n{1}\n-----END {0}-----",
                "RSA PRIVATE KEY",
                "MIIEowIBAAKCAQEAq7".repeat(3)
            ),
        ),
    ]
}

#[test]
fn every_example_of_every_detector_holds_against_the_whole_set() {
    let failures: Vec<String> = Detectors::builtin()
        .failing_examples()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_built_in_regex_compiles_and_has_its_group() {
    let set = Detectors::builtin();
    let checked = set.rules.iter().map(|rule| rule.check_pattern());
    let failures: Vec<String> = checked
        .filter_map(|checked| checked.err().map(|error| error.to_string()))
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn canaries_are_found_in_prose_code_and_json() {
    for (class, value) in canaries() {
        for text in [
            value.clone(),
            format!("Please look at {value}, thanks."),
            format!("x = \"{value}\";"),
            format!("é{}\n{value}\n→", "日本"),
        ] {
            assert_eq!(found(&text), [(class.to_owned(), value.clone())], "{text}");
        }
    }
}

#[test]
fn classes_are_told_apart_in_words_and_tags() {
    let set = Detectors::builtin();
    let mut tags: Vec<&str> = set.classes().map(|class| set.describe(class).1).collect();
    assert!(tags.len() >= 20);
    let count = tags.len();
    tags.sort_unstable();
    tags.dedup();
    assert_eq!(tags.len(), count, "two classes share a tag");
    for class in set.classes() {
        let group = class.as_str().split('.').next().unwrap_or_default();
        assert!(
            ["secrets", "pii", "pci", "special", "marking", "injection"].contains(&group),
            "{class}"
        );
    }
    assert_eq!(
        set.describe(&Class::new("secrets.aws_access_key")),
        ("an AWS access key", "AWSKEY")
    );
    assert_eq!(set.describe(&Class::new("own.unknown")).1, "DATA");
}

#[test]
fn placeholders_are_not_secrets_but_do_not_shield_what_is_around_them() {
    assert_eq!(found("password = \"WEIRxPASSWORDx0123456789ABCDEF\""), []);
    assert_eq!(found("token: WEIRxJWTx0123456789ABCDEF, ok"), []);
    let glued = "password = \"WEIRxPASSWORDx0123456789ABCDEFhunter2!\"";
    assert_eq!(found(glued).len(), 1);
}

#[test]
fn overlaps_become_one_finding_of_the_surest_class() {
    let (class, token) = canaries().swap_remove(1);
    assert_eq!(
        found(&format!("password = \"{token}\"")),
        [(class.to_owned(), token.clone())]
    );
    let longer = format!("{token}!x9");
    assert_eq!(
        found(&format!("password = \"{longer}\"")),
        [(class.to_owned(), longer.clone())]
    );
}

#[test]
fn clean_text_of_many_kinds_stays_clean() {
    for text in [
        "commit 9fceb02d0ae598e95dc970b74767f19372d61af8 fixes #1234 in v1.22.333",
        "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU= integrity",
        "id 550e8400-e29b-41d4-a716-446655440000 at 1732456789012 (req_011CSHoEeqs5C35K2UUqR7Fy)",
        "| 1234 5678 | 415 555 2671 | 219 09 9999 | 0.1234567890123456 |",
        "let token = lexer.next_token(); // tokens: 128000, max_tokens=4096",
        "type Props = { password: string; apiKey?: string; secret: Secret<string> }",
        "Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0.6778.86 at 203.0.113.10:443",
        "embedding: [0.0123456789012345, -0.4539148803436467, 4.539148803436467e-05]",
        "curl -H 'Authorization: Bearer $TOKEN' https://api.example.com/v1/users?page=2",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn bad_files_are_refused_with_file_detector_and_reason() {
    let detector = |lines: &str| {
        format!(
            "[[detector]]\nname = \"mine\"\nclass = \"own.mine\"\nsummary = \"mine\"\ntag = \"MINE\"\nconfidence = \"high\"\n{lines}\n"
        )
    };
    let examples = "match = [\"mine-1234\"]\nclean = [\"other\"]";
    let good = detector(&format!(
        "prefix = [\"mine-\"]\nform = '[0-9]{{4}}'\n{examples}"
    ));
    let set = Detectors::load(&[("own.toml", &good)]).expect("a good file loads");
    assert_eq!(set.scan("a mine-1234").expect("few").len(), 1);
    assert_ne!(set.digest(), Detectors::builtin().digest());
    for (text, said) in [
        (
            "[[detector]]\nnmae = \"x\"".to_owned(),
            "unknown field `nmae`",
        ),
        (detector(examples), "exactly one of"),
        (
            detector(&format!("prefix = [\"mine-\"]\nform = 'a+'\n{examples}")),
            "use `regex`",
        ),
        (
            detector(&format!("form = '[0-9]{{4}}'\n{examples}")),
            "follows a `prefix`",
        ),
        (
            detector(&format!(
                "keywords = [\"mine\"]\nregex = 'mine-(\\d{{4}}'\n{examples}"
            )),
            "unclosed group",
        ),
        (
            detector(&format!(
                "keywords = [\"mine\"]\nregex = 'mine'\ncapture = 3\n{examples}"
            )),
            "not a group",
        ),
        (
            detector(&format!(
                "prefix = [\"mine-\"]\nform = '[0-9]{{5}}'\n{examples}"
            )),
            "nothing was found",
        ),
        (
            good.replace("\"other\"", "\"x mine-9999\""),
            "the class was found",
        ),
        (good.replace("own.mine", "Own Mine"), "dotted name"),
        (good.replace("own.mine", "weir.mine"), "weir's own"),
        (good.replace("MINE", "mine"), "one to eight letters"),
        (
            format!(
                "{good}{}",
                good.replace("mine-", "thine-")
                    .replace("tag = \"MINE\"", "tag = \"THINE\"")
                    .replace("name = \"mine\"", "name = \"thine\"")
            ),
            "same class",
        ),
    ] {
        let error = Detectors::load(&[("own.toml", &text)])
            .expect_err(said)
            .to_string();
        assert!(
            error.starts_with("own.toml") && error.contains(said),
            "{error}"
        );
    }
}

#[test]
fn too_many_findings_fail_loudly() {
    let text = "a@acme.io ".repeat(MAX_CANDIDATES + 1);
    assert_eq!(Detectors::builtin().scan(&text), Err(TooMany));
}

#[expect(clippy::disallowed_methods, reason = "the test holds the clock")]
/// How long a processor has worked for this thread (proc_pid_schedstat(5)): other work of the machine does not count.
fn worked() -> std::time::Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").expect("it can be read");
    let nanoseconds = told.split(' ').next().and_then(|first| first.parse().ok());
    std::time::Duration::from_nanos(nanoseconds.expect("its first number"))
}

#[test]
fn adversarial_text_takes_linear_time() {
    let set = Detectors::builtin();
    for piece in [
        "sk-ant-",
        "-----BEGIN RSA PRIVATE KEY-----",
        "password=",
        "eyJ",
        "a@",
        "://a:",
        "4539 ",
        "+1",
        "AKIA",
        "secret_access_key",
        "\\n",
        "eyJhbGciOiJIUzI1NiJ9.",
        "DE44 ",
        "WEIRxA",
        "Q~",
        "0 ",
        "당뇨",
        "capital ",
        "FTP(",
        "MIIG4=",
        "authorization=",
        "-----BEGIN PRIVATE KEY-----\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
    ] {
        let text = piece.repeat(400_000 / piece.len());
        let before = worked();
        let _ = set.scan(&text);
        let took = worked() - before;
        assert!(took.as_secs() < 5, "{piece:?} took {took:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_scans_to_sorted_findings_on_boundaries(text in fragments()) {
        let findings = Detectors::builtin().scan(&text).expect("few findings");
        let mut end = 0;
        for finding in findings {
            prop_assert!(finding.range.start >= end && finding.range.end > finding.range.start);
            prop_assert!(text.get(finding.range.clone()).is_some());
            end = finding.range.end;
        }
    }

    #[test]
    fn any_bytes_do_not_panic(text in "\\PC{0,200}") {
        let _ = Detectors::builtin().scan(&text);
    }

    #[test]
    fn lines_do_not_hide_each_other(a in 0usize..10, b in 0usize..10) {
        let canaries = canaries();
        let (first, second) = (&canaries[a], &canaries[b]);
        let text = format!("a {}\n{} z", first.1, second.1);
        let wanted = vec![(first.0.to_owned(), first.1.clone()), (second.0.to_owned(), second.1.clone())];
        prop_assert_eq!(found(&text), wanted);
    }
}

/// Text put together from pieces that wake the detectors, with multi-byte characters between them.
pub(crate) fn fragments() -> impl Strategy<Value = String> {
    let canary = (0usize..10).prop_map(|index| canaries().swap_remove(index).1);
    let piece = prop_oneof![
        canary,
        "[ -~]{0,12}",
        "\\PC{0,6}",
        prop::sample::select(vec![
            "password=",
            "\"token\": \"",
            "://u:",
            "@",
            "eyJ",
            "-----BEGIN PRIVATE KEY-----",
            "sk-",
            "AKIA",
            "+49",
            "Пароль: ",
            "密码",
            "\\n",
            "é",
            "日",
            "\n",
            "secret_access_key=",
            "Q~",
            ":AA",
            "DE44",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

#[test]
#[ignore = "prints throughput"]
#[expect(clippy::disallowed_methods, reason = "the test holds the clock")]
fn throughput() {
    let started = std::time::Instant::now();
    let set = Detectors::builtin();
    eprintln!(
        "{} detectors ready in {:?}",
        set.rules.len(),
        started.elapsed()
    );
    let prose = "The quick brown fox reviews the quarterly report, then asks the model to summarise section 4.2 of it. ";
    let code = "fn main() {\n    let token = lexer.next_token();\n    println!(\"{token:?} at {}:{}\", line, column);\n}\n";
    let json = "{\"id\":\"msg_01XFDUDYJgAACzvnptvVoYEL\",\"role\":\"user\",\"created\":1732456789,\"usage\":{\"input_tokens\":2095}}\n";
    let mixed = [prose, code, json].concat();
    let dirty = format!("{}{}\n", mixed.repeat(12), canaries()[3].1);
    for (name, block) in [
        ("prose", prose),
        ("code", code),
        ("json", json),
        ("mixed", &mixed),
        ("mixed, one finding in 4 KB", &dirty),
    ] {
        let text = block.repeat(8_000_000 / block.len());
        for size in [4096, text.len()] {
            let started = std::time::Instant::now();
            let count: usize = text
                .as_bytes()
                .chunks(size)
                .map(|part| {
                    set.scan(std::str::from_utf8(part).expect("ASCII"))
                        .map_or(0, |found| found.len())
                })
                .sum();
            let rate = text.len() as f64 / 1e6 / started.elapsed().as_secs_f64();
            eprintln!("{name}: blocks of {size}: {rate:.0} MB/s, {count} findings");
        }
        let started = std::time::Instant::now();
        let count = set.bare_pass(&text);
        eprintln!(
            "{name}: bare automaton {:.0} MB/s, {count} hits",
            text.len() as f64 / 1e6 / started.elapsed().as_secs_f64()
        );
    }
}

#[test]
fn a_card_number_written_as_a_float_is_one() {
    for (text, count) in [
        ("card\n4539148803436467.0\n", 1),
        ("a,4539148803436467.00,b", 1),
        ("4539148803436467,4539148803436467", 2),
        ("1001,4539 1488 0343 6467,7", 1),
        ("4539148803436467.5", 0),
        ("4539148803436467.0.1", 0),
    ] {
        let found = Detectors::builtin().scan(text).expect("few");
        let cards = found.iter().filter(|one| one.class.as_str() == "pci.card");
        assert_eq!(cards.count(), count, "{text}");
    }
}

#[test]
fn numbers_in_the_cells_of_a_table_are_read_whatever_stands_beside_them() {
    for (text, class, value) in [
        (
            "id,ssn,n\n1001,536-22-8841,17\n",
            "pii.us_ssn",
            "536-22-8841",
        ),
        ("id,ssn\n1001,536-22-8841\n", "pii.us_ssn", "536-22-8841"),
        ("id,phone\n3,415-867-2290\n", "pii.phone", "415-867-2290"),
        (
            "id,cpf\n12,390.533.447-05\n",
            "pii.national_id.br_cpf",
            "390.533.447-05",
        ),
        (
            "id,tel\n1,01 44 55 66 77,5\n",
            "pii.phone",
            "01 44 55 66 77",
        ),
    ] {
        let found = Detectors::builtin().scan(text).expect("few");
        let is_it =
            |one: &Finding| one.class.as_str() == class && &text[one.range.clone()] == value;
        assert!(found.iter().any(is_it), "{text}: {found:?}");
    }
    for text in [
        "a,b,c\n1,234,567\n",
        "it costs 1,234 567 or 12,345,678.90 in all",
        "x,y\n3,14159265358\n",
        "t,val\n1,12345678,5\n2,87654321,5\n",
    ] {
        let found = Detectors::builtin().scan(text).expect("few");
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}
