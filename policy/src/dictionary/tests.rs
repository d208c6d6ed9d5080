//! An index as a whole: what it finds, what it leaves, what it refuses to be.

use proptest::prelude::*;

use super::*;

fn plan(columns: &[&str]) -> Plan {
    Plan {
        name: "customers".to_owned(),
        made: 1_700_000_000,
        key: *b"a key of 16 byte",
        columns: columns
            .iter()
            .map(|column| column.split('+').map(str::to_owned).collect())
            .collect(),
        everyday: false,
    }
}

/// An index of rows, each with the parts of all columns in a row.
fn made(columns: &[&str], rows: &[&[&str]]) -> Dictionary {
    let mut draft = Draft::new(plan(columns)).expect("good names");
    for row in rows {
        draft.row();
        let mut cells = *row;
        for (index, column) in columns.iter().enumerate() {
            let (mine, rest) = cells.split_at(column.split('+').count());
            cells = rest;
            draft.add(index, mine).expect("a value to look for");
        }
    }
    Dictionary::read(draft.finish().expect("values").bytes).expect("whole")
}

fn phrases(list: &[&str]) -> Dictionary {
    let mut draft = Draft::new(plan(&[])).expect("a good name");
    for phrase in list {
        draft.add(0, &[phrase]).expect("a phrase to look for");
    }
    Dictionary::read(draft.finish().expect("values").bytes).expect("whole")
}

/// What stands in a text: column and the text of the place.
fn found<'t>(of: &Dictionary, text: &'t str) -> Vec<(usize, &'t str)> {
    let mut hits = Vec::new();
    of.find(text, &mut |hit| {
        hits.push((hit.column, &text[hit.range]));
        true
    });
    hits
}

pub(crate) fn customers() -> Dictionary {
    made(
        &["email", "phone", "name+birthdate"],
        &[
            &[
                "Zoe.Mueller@Example-Mail.de",
                "+49 151 12345678",
                "Zoë Müller",
                "1985-03-12",
            ],
            &[
                "j.obrien@corp.example.org",
                "(202) 555-0143",
                "O'Brien, John",
                "07/04/1979",
            ],
            &[
                "tanaka@mail.example.jp",
                "090-1234-5678",
                "田中太郎",
                "昭和60年3月12日",
            ],
        ],
    )
}

#[test]
fn a_number_is_found_whatever_its_extension_is_glued_to() {
    for value in [
        "+1 (202) 555-0143 ext. 12",
        "+1 (202) 555-0143x12",
        "+1 (202) 555-0143X 12",
        "+0 (202) 555-0143x et. 12",
        "+1 (202) 555-0143xt. 12",
        "+49 151 123g5678",
        // As many digits as a number may have, with a country's code and without.
        &format!("{} 555-0143", "7".repeat(31)),
        &format!("+1 (202){} 555-0143 ext. 12", "7".repeat(28)),
    ] {
        let index = phrases(&[value]);
        let text = format!("call {value} now");
        assert!(!found(&index, &text).is_empty(), "{value}");
    }
    let index = phrases(&["+1 (202) 555-0143"]);
    for text in ["+1 (202) 555-0143x12", "202-555-0143x7 or", "202-555-0143X"] {
        assert!(!found(&index, text).is_empty(), "{text}");
    }
    assert!(found(&index, "202-555-0143xa").is_empty());
}

#[test]
fn records_are_found_in_the_notations_that_texts_have() {
    let all = customers();
    for (text, wanted) in [
        (
            "write to zoe.mueller@example-mail.de.",
            vec![(0, "zoe.mueller@example-mail.de")],
        ),
        (
            "to='J.OBrien@corp.example.org'",
            vec![(0, "J.OBrien@corp.example.org")],
        ),
        ("call 0151/12345678 now", vec![(1, "0151/12345678")]),
        (
            "call +49 (0)151 123 456 78",
            vec![(1, "+49 (0)151 123 456 78")],
        ),
        ("tel:(202) 555-0143, ext 2", vec![(1, "(202) 555-0143")]),
        ("2025550143", vec![(1, "2025550143")]),
        (
            "ZOE MULLER, born on March 12, 1985",
            vec![(2, "ZOE MULLER"), (2, "March 12, 1985")],
        ),
        (
            "Müller, Zoë (* 12.3.85)",
            vec![(2, "Müller, Zoë"), (2, "12.3.85")],
        ),
        (
            "dob=1979-07-04 name=John O’Brien",
            vec![(2, "1979-07-04"), (2, "John O’Brien")],
        ),
        (
            "患者：田中 太郎さん（1985年3月12日生）",
            vec![(2, "田中 太郎"), (2, "1985年3月12日")],
        ),
    ] {
        let mut got = found(&all, text);
        got.sort_unstable_by_key(|(_, value)| text.find(value));
        assert_eq!(got, wanted, "{text}");
    }
}

#[test]
fn what_is_near_or_a_part_alone_is_left() {
    let all = customers();
    let far = format!("Zoë Müller {} 1985-03-12", "and so on, ".repeat(30));
    for text in [
        "zoe.mueller@example-mail.com and xzoe.mueller@example-mail.de",
        "0151 12345679, 15112345678901",
        "Zoë Müller asked",
        "on 1985-03-12",
        "Zoë Müller, 1979-07-04",
        "Zoë and Müller; 12.3.1985? Zoë Meier Müller",
        "太郎田中 1985年3月12日",
        &far,
        "",
    ] {
        assert_eq!(found(&all, text), [], "{text}");
    }
}

#[test]
fn phrases_keep_their_order_and_need_no_case() {
    let all = phrases(&[
        "Project Blue Heron",
        "Nachtigall-7",
        "Zephyria",
        "AB-12345",
        "open door policy eleven for every one of us",
    ]);
    for (text, wanted) in [
        (
            "the project  blue\nheron launch",
            vec![(0, "project  blue\nheron")],
        ),
        ("PROJECT_BLUE_HERON_V2", vec![(0, "PROJECT_BLUE_HERON")]),
        (
            "nachtigall 7 and zephyria's",
            vec![(0, "nachtigall 7"), (0, "zephyria")],
        ),
        (
            "order AB12345 or ab/12345",
            vec![(0, "AB12345"), (0, "ab/12345")],
        ),
        (
            "open door policy eleven for every one of them",
            vec![(0, "open door policy eleven for every one of")],
        ),
        ("heron blue project; Zephyrias; project blue", vec![]),
    ] {
        assert_eq!(found(&all, text), wanted, "{text}");
    }
}

#[test]
fn what_everyday_text_would_match_is_not_taken() {
    let mut draft = Draft::new(plan(&["name"])).expect("a good name");
    for (value, why) in [
        ("", Skipped::Empty),
        ("  ", Skipped::Empty),
        ("Al", Skipped::Short),
        ("---", Skipped::Short),
        ("123456", Skipped::Short),
        ("Maria", Skipped::Everyday),
        ("Rechnung", Skipped::Everyday),
        ("1985-03-12", Skipped::Everyday),
    ] {
        assert_eq!(draft.add(0, &[value]), Err(why), "{value}");
    }
    assert_eq!(draft.add(0, &[&"x".repeat(2000)]), Err(Skipped::Long));
    assert!(matches!(draft.finish(), Err(BuildError::Nothing)));
    let mut any = Draft::new(Plan {
        everyday: true,
        ..plan(&["name"])
    })
    .expect("a good name");
    any.add(0, &["Maria"]).expect("asked for");
}

#[test]
fn names_that_make_no_classes_are_refused() {
    for name in ["", "…", &"x".repeat(65)] {
        let plan = Plan {
            name: name.to_owned(),
            ..plan(&["a"])
        };
        assert!(matches!(Draft::new(plan), Err(BuildError::Name(_))));
    }
    assert!(matches!(
        Draft::new(plan(&["E-mail", "e mail"])).err(),
        Some(BuildError::Label(_))
    ));
    assert!(matches!(
        Draft::new(plan(&["a+…"])).err(),
        Some(BuildError::Label(_))
    ));
    assert!(matches!(
        Draft::new(plan(&["a+b+c+d"])).err(),
        Some(BuildError::Columns)
    ));
}

#[test]
fn no_value_stands_in_the_file() {
    let bytes = customers().bytes;
    for value in [
        "zoe",
        "mueller",
        "example-mail",
        "12345678",
        "1985",
        "brien",
    ] {
        let stands = bytes
            .windows(value.len())
            .any(|window| window.eq_ignore_ascii_case(value.as_bytes()));
        assert!(!stands, "{value}");
    }
}

#[test]
fn damaged_files_are_refused_and_nothing_panics() {
    let whole = customers().bytes;
    assert!(Dictionary::read(whole.clone()).is_ok());
    for length in (0..whole.len())
        .step_by(37)
        .chain(whole.len() - 40..whole.len())
    {
        assert!(
            Dictionary::read(whole[..length].to_vec()).is_err(),
            "{length} bytes"
        );
    }
    for at in (0..whole.len()).step_by(11).chain(0..200) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        assert!(Dictionary::read(bytes).is_err(), "byte {at}");
    }
    assert_eq!(
        Dictionary::read(b"[[detector]]".to_vec()).err(),
        Some(DictionaryError::NotOne)
    );
    let mut newer = whole.clone();
    newer[8] = 2;
    assert_eq!(
        Dictionary::read(newer).err(),
        Some(DictionaryError::Version(2))
    );
    let mut longer = whole[..whole.len() - 32].to_vec();
    longer.push(0);
    assert_eq!(
        Dictionary::read(seal(longer)).err(),
        Some(DictionaryError::Damaged)
    );
}

/// A value of each kind, and how a text may write it.
fn disguised() -> impl Strategy<Value = (&'static str, String, String)> {
    let word = "[A-Z][a-zà-öø-ÿ]{3,9}";
    let name = (word, word).prop_flat_map(|(first, last)| {
        let shapes = vec![
            format!("{first} {last}"),
            format!("{last}, {first}"),
            format!("{} {}", first.to_uppercase(), last.to_lowercase()),
            format!("{first}\n {last}"),
            format!("{first}_{last}"),
            format!("{}\u{ad}{}-{last}", &first[..1], &first[1..]),
        ];
        (
            Just("name"),
            Just(format!("{first} {last}")),
            prop::sample::select(shapes),
        )
    });
    let email = (
        "[a-z][a-z0-9._+-]{0,12}[a-z0-9]",
        "[a-z]{3,9}\\.(org|example|co\\.uk)",
    )
        .prop_flat_map(|(local, domain)| {
            let plain = format!("{local}@{domain}");
            let shapes = vec![
                plain.clone(),
                plain.to_uppercase(),
                format!("<{plain}>"),
                format!("mailto:{plain}."),
                format!("'{plain}'"),
                format!("?to={plain}&x=1"),
            ];
            (Just("email"), Just(plain), prop::sample::select(shapes))
        });
    let phone = ("1[567][0-9]", "[0-9]{3}", "[0-9]{4,5}").prop_flat_map(|(area, one, two)| {
        let shapes = vec![
            format!("0{area} {one}{two}"),
            format!("+49 {area} {one} {two}"),
            format!("+49 (0){area}/{one}{two}"),
            format!("0049{area}{one}{two}"),
            format!("49{area}{one}{two}"),
            format!("0{area}-{one}-{two}"),
            format!("(0{area}) {one}{two}"),
        ];
        (
            prop::sample::select(vec![
                format!("+49 {area} {one}{two}"),
                format!("0{area}/{one}{two}"),
            ]),
            prop::sample::select(shapes),
        )
            .prop_map(|(value, text)| ("phone", value, text))
    });
    prop_oneof![name, email, phone]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_is_in_it_is_found_however_it_is_written((column, value, text) in disguised(), before in "[ -~]{0,12}", tail in "[a-z ]{0,9}") {
        let mut draft = Draft::new(Plan { everyday: true, ..plan(&[column]) }).expect("a good name");
        draft.add(0, &[&value]).expect("a value to look for");
        let index = Dictionary::read(draft.finish().expect("one").bytes).expect("whole");
        let text = format!("{before}: {text} {tail}");
        prop_assert!(!found(&index, &text).is_empty(), "{} in {}", value, text);
    }

    #[test]
    fn any_text_is_searched_to_places_on_boundaries(text in crate::detect::tests::fragments()) {
        for (_, value) in found(&customers(), &text) {
            prop_assert!(!value.is_empty());
        }
    }

    #[test]
    fn sound_or_not_a_file_does_not_panic(at in 0usize..400, byte in any::<u8>(), cut in 0usize..64) {
        let whole = customers().bytes;
        let mut body = whole[..whole.len() - 32 - cut].to_vec();
        body[at] = byte;
        if let Ok(index) = Dictionary::read(seal(body)) {
            let _ = found(&index, "Zoë Müller 1985-03-12 zoe.mueller@example-mail.de 0151 12345678");
            let _ = (index.odds(), index.name(), index.columns());
        }
    }
}

#[test]
fn hostile_text_takes_no_longer_than_its_length_says() {
    let all = customers();
    for piece in [
        "1 ",
        "@",
        "a@b.c",
        "a.a=",
        "Zoë ",
        "Müller Zoë ",
        "1985-03-12 ",
        "田",
        "0151 12345678 ",
        "x",
        "\u{301}",
        "=@",
        "12.03.",
        "Zoë Müller 12.3.1985 ",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        #[expect(clippy::disallowed_methods, reason = "the test holds the clock")]
        let started = std::time::Instant::now();
        let mut count = 0_usize;
        all.find(&text, &mut |_| {
            count += 1;
            true
        });
        assert!(
            started.elapsed().as_secs() < 4,
            "{piece:?} took {:?}",
            started.elapsed()
        );
        assert!(count < 200_000, "{piece:?}: {count}");
    }
}

/// A made-up record, by its number.
fn record(number: u64) -> [String; 4] {
    let random = |salt: u64, below: u64| hash::mix(number ^ (salt << 56)) % below;
    let syllables = [
        "ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "zan", "dor", "fel", "gri", "hul",
        "jas", "pel",
    ];
    let word = |salt, count: u64| -> String {
        (0..count)
            .map(|at| syllables[random(salt + at, 16) as usize])
            .collect()
    };
    let (first, last) = (word(1, 3), word(10, 4));
    let day = 1 + random(20, 28);
    [
        format!("{first}.{last}{number}@mail{}.example", random(21, 90)),
        format!("+49 15{} {:08}", random(22, 8), random(23, 100_000_000)),
        format!("{first} {last}"),
        format!(
            "{}-{:02}-{day:02}",
            1930 + random(24, 80),
            1 + random(25, 12)
        ),
    ]
}

/// An index of so many made-up records: three values each.
fn records(count: u64) -> Built {
    let mut draft = Draft::new(plan(&["email", "phone", "name+birthdate"])).expect("good names");
    for number in 0..count {
        let [email, phone, name, born] = record(number);
        draft.row();
        draft.add(0, &[&email]).expect("an address");
        draft.add(1, &[&phone]).expect("a number");
        draft.add(2, &[&name, &born]).expect("a name and a date");
    }
    draft.finish().expect("values")
}

#[test]
fn records_are_found_and_others_are_not() {
    let index = Dictionary::read(records(20_000).bytes).expect("whole");
    for number in (0..20_000).step_by(97) {
        let [email, phone, name, born] = record(number);
        let text = format!("{email} {phone}; {} {born}", name.to_uppercase());
        assert!(found(&index, &text).len() >= 4, "{text}");
    }
    let mut others = 0;
    for number in 1_000_000..1_060_000 {
        let [email, _, name, _] = record(number);
        others += found(&index, &format!("{email} x {name}")).len();
        // Of one record the name, of another the day.
        let [.., born] = record(number % 20_000);
        let [_, _, name, other] = record((number + 7919) % 20_000);
        if born != other {
            others += found(&index, &format!("{name}, {born}")).len();
        }
    }
    assert_eq!(others, 0);
}

#[test]
#[ignore = "builds ten million values and prints size, time and speed"]
#[expect(clippy::disallowed_methods, reason = "the test holds the clock")]
fn ten_million_values() {
    let started = std::time::Instant::now();
    let built = records(3_334_000);
    eprintln!(
        "{} hashes, {} bytes, built in {:?}",
        built.hashes,
        built.bytes.len(),
        started.elapsed()
    );
    let started = std::time::Instant::now();
    let index = Dictionary::read(built.bytes).expect("whole");
    eprintln!(
        "read in {:?}, one in {} errs",
        started.elapsed(),
        index.odds()
    );
    let prose = "The quick brown fox reviews the quarterly report, then asks Maria Keller to summarise section 4.2 of it. ";
    let code = "fn main() {\n    let token = lexer.next_token();\n    println!(\"{token:?} at {}:{}\", line, column);\n}\n";
    let json = "{\"id\":\"msg_01XFDUDYJgAACzvnptvVoYEL\",\"role\":\"user\",\"created\":1732456789,\"usage\":{\"input_tokens\":2095}}\n";
    let numbers: String = (0..2000)
        .map(|at| format!("{} ", hash::mix(at) % 1_000_000))
        .collect();
    let strangers: String = (9_000_000..9_002_000)
        .map(|at| record(at).join(", ") + "\n")
        .collect();
    let customers: String = (0..2000)
        .map(|at| record(at * 1601).join(", ") + "\n")
        .collect();
    let mixed = [prose, code, json].concat();
    for (name, block) in [
        ("prose", prose),
        ("code", code),
        ("json", json),
        ("mixed", &mixed),
        ("numbers", &numbers),
        ("records of others", &strangers),
        ("records in it", &customers),
    ] {
        let text = block.repeat(8_000_000 / block.len());
        let words = words::Words::new(&text, index.keys.word).count();
        let started = std::time::Instant::now();
        let mut count = 0_usize;
        index.find(&text, &mut |_| {
            count += 1;
            true
        });
        let took = started.elapsed();
        eprintln!(
            "{name}: {} ns a token, {:.0} MB/s, {count} hits in {words} tokens",
            took.as_nanos() / words as u128,
            text.len() as f64 / 1e6 / took.as_secs_f64()
        );
    }
    let others: usize = (20_000_000..22_000_000)
        .map(|number| {
            let [email, _, name, born] = record(number);
            found(&index, &format!("{email} {name} {born}")).len()
        })
        .sum();
    eprintln!("{others} found of two million records that are not in it");
}
