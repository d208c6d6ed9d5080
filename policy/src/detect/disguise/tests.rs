//! What hides values, and what must stay as it is.

use super::*;
use crate::detect::tests::found;

/// A token that is made here, so that none stands in the source.
fn token() -> String {
    format!("gh{}", "p_Zk81Qs02LmVt7Yx4Rw6Np3Bd9Hg5Jf1CkTa8")
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let mut padded = [0; 3];
        padded[..group.len()].copy_from_slice(group);
        let bits = u32::from_be_bytes([0, padded[0], padded[1], padded[2]]);
        for index in 0..4 {
            match index <= group.len() {
                true => out.push(LETTERS[(bits >> (18 - 6 * index) & 63) as usize] as char),
                false => out.push('='),
            }
        }
    }
    out
}

fn each(text: &str, map: impl Fn(char) -> String) -> String {
    text.chars().map(map).collect()
}

fn between(text: &str, mark: &str) -> String {
    each(text, |char| format!("{char}{mark}"))
        .trim_end_matches(mark)
        .to_owned()
}

/// Every disguise of a token, by name.
fn disguises(token: &str) -> Vec<(&'static str, String)> {
    let (left, right) = token.split_at(token.len() / 2);
    let full = |c: char| {
        char::from_u32(c as u32 + 0xFEE0)
            .map(String::from)
            .unwrap_or_default()
    };
    let rot = |c: char| match c {
        'a'..='z' => ((c as u8 - b'a' + 13) % 26 + b'a') as char,
        'A'..='Z' => ((c as u8 - b'A' + 13) % 26 + b'A') as char,
        c => c,
    };
    vec![
        ("zero width", between(token, "\u{200b}")),
        ("NUL", between(token, "\0")),
        ("DEL", between(token, "\u{7f}")),
        ("bidi", between(token, "\u{202c}")),
        ("tags", between(token, "\u{e0041}")),
        ("soft hyphen", between(token, "\u{ad}")),
        ("combining", between(token, "\u{301}")),
        ("full width", each(token, full)),
        ("look-alikes", token.replace('p', "р").replace('s', "ѕ")),
        (
            "unicode escapes",
            each(token, |c| format!("\\u{:04x}", c as u32)),
        ),
        (
            "braced escapes",
            each(token, |c| format!("\\u{{{:x}}}", c as u32)),
        ),
        (
            "escaped escapes",
            each(token, |c| format!("\\\\u{:04x}", c as u32)),
        ),
        (
            "hex escapes",
            each(token, |c| format!("\\x{:02x}", c as u32)),
        ),
        (
            "octal escapes",
            each(token, |c| format!("\\{:03o}", c as u32)),
        ),
        ("percent", each(token, |c| format!("%{:02X}", c as u32))),
        (
            "percent twice",
            each(token, |c| format!("%25{:02X}", c as u32)),
        ),
        ("entities", each(token, |c| format!("&#{};", c as u32))),
        (
            "hex entities",
            each(token, |c| format!("&#x{:X};", c as u32)),
        ),
        ("named entities", token.replace('_', "&lowbar;")),
        ("base64", base64(token.as_bytes())),
        ("base64 twice", base64(base64(token.as_bytes()).as_bytes())),
        (
            "base64 of a file",
            base64(format!("user = me\ntoken = {token}\n").as_bytes()),
        ),
        (
            "base64 of units of two",
            base64(&token.bytes().flat_map(|b| [b, 0]).collect::<Vec<_>>()),
        ),
        ("hex", token.bytes().map(|b| format!("{b:02x}")).collect()),
        (
            "hex in pairs",
            token
                .bytes()
                .map(|b| format!("{b:02x} "))
                .collect::<String>()
                .trim_end()
                .to_owned(),
        ),
        (
            "codes",
            token
                .bytes()
                .map(|b| b.to_string())
                .collect::<Vec<_>>()
                .join(", "),
        ),
        (
            "groups",
            token
                .as_bytes()
                .chunks(5)
                .map(|group| String::from_utf8_lossy(group).into_owned())
                .collect::<Vec<_>>()
                .join(" "),
        ),
        ("backwards", token.chars().rev().collect()),
        ("turned", token.chars().map(rot).collect()),
        ("spaced", between(token, " ")),
        ("dotted", between(token, ".")),
        ("dashed", between(token, "-")),
        ("dots in the middle", between(token, "·")),
        ("bullets", between(token, "•")),
        ("added", format!("{left}\" + \"{right}")),
        ("added over lines", format!("{left}\"\n      + \"{right}")),
        ("continued", format!("{left}\\\n{right}")),
        ("wrapped", format!("{left}\n{right}")),
        ("wrapped and indented", format!("{left}\n    {right}")),
        ("quoted-printable", format!("{left}=\n{right}")),
        (
            "bold",
            format!("{left}**{right}**")
                .trim_end_matches('*')
                .to_owned(),
        ),
        ("code", format!("{left}`{right}")),
        ("markup", format!("{left}<b>{right}")),
        ("coloured", format!("{left}\u{1b}[31m{right}")),
        ("escaped markdown", token.replace('_', "\\_")),
        (
            "entities in percent",
            each(token, |c| {
                each(&format!("&#{};", c as u32), |c| {
                    format!("%{:02x}", c as u32)
                })
            }),
        ),
    ]
}

#[test]
fn each_disguise_of_a_token_is_seen_through_and_nothing_else_is_taken() {
    let token = token();
    for (name, hidden) in disguises(&token) {
        for (before, after) in [("", ""), ("my token: \"", "\", thanks"), ("naïve → ", " …")] {
            let text = format!("{before}{hidden}{after}");
            let wanted = [("secrets.github_token".to_owned(), hidden.clone())];
            assert_eq!(found(&text), wanted, "{name}: {text}");
        }
    }
}

#[test]
fn other_values_are_seen_through_too() {
    for (text, class, value) in [
        (
            "card: ４５３９ １４８８ ０３４３ ６４６７",
            "pci.card",
            "４５３９ １４８８ ０３４３ ６４６７",
        ),
        (
            "card ④⑤③⑨ ①④⑧⑧ ⓪③④③ ⑥④⑥⑦!",
            "pci.card",
            "④⑤③⑨ ①④⑧⑧ ⓪③④③ ⑥④⑥⑦",
        ),
        (
            "card number 4 5 3 9 1 4 8 8 0 3 4 3 6 4 6 7",
            "pci.card",
            "4 5 3 9 1 4 8 8 0 3 4 3 6 4 6 7",
        ),
        (
            "Номер карты: 4 5 3 9 1 4 8 8 0 3 4 3 6 4 6 7",
            "pci.card",
            "4 5 3 9 1 4 8 8 0 3 4 3 6 4 6 7",
        ),
        (
            "credit card: four five three nine one four eight eight zero three four three six four six seven.",
            "pci.card",
            "four five three nine one four eight eight zero three four three six four six seven",
        ),
        (
            "write to jane dot doe at acme-corp dot io",
            "pii.email",
            "jane dot doe at acme-corp dot io",
        ),
        (
            "jane.doe&#64;acme-corp.io",
            "pii.email",
            "jane.doe&#64;acme-corp.io",
        ),
        (
            "jane.doe%40acme-corp.io",
            "pii.email",
            "jane.doe%40acme-corp.io",
        ),
        (
            "charge my card 4539 1488** 0343 6467 now",
            "pci.card",
            "4539 1488** 0343 6467",
        ),
        (
            "my visa 4539 1488 0343 6467 now",
            "pci.card",
            "4539 1488 0343 6467",
        ),
        (
            "my card 4539 1488\0 \x000343 6467",
            "pci.card",
            "4539 1488\0 \x000343 6467",
        ),
        (
            "IBAN DE44 5001 0517\u{a0}5407 3249 31",
            "pci.iban",
            "DE44 5001 0517\u{a0}5407 3249 31",
        ),
    ] {
        assert_eq!(
            found(text),
            [(class.to_owned(), value.to_owned())],
            "{text}"
        );
    }
}

#[test]
fn text_that_hides_nothing_stays_clean() {
    let table: String = (0..40)
        .map(|row| {
            format!(
                "{} 5 3 9 1 4 8 8 0 3 4 3 6 4 6 {}\n",
                row % 10,
                row * 7 % 10
            )
        })
        .collect();
    for text in [
        table.as_str(),
        "Привет, как дела? Δt = 5 μs, x ∈ ℝ, naïve café, 東京 １２ 月",
        "let s = \"one\" + \"two\" + name; let t = a ** b ** c; let u = `x${y}z`;",
        "one two three four five six seven eight nine ten",
        "https://example.com/a%20b%2Fc?q=%7Bx%7D&amp;lang=de&#39;s",
        "we meet at noon. look at docs.rs and at github.com",
        "[\"alpha1\", \"beta22\", \"gamma3\", \"delta4\"]",
        "a\\nb\\tc \\d+\\.\\d+ \\u00e9 \\x1b[0m 0x41 0x42",
        "VGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZSBsYXp5IGRvZw==",
        "build-2024\n1234 items\nversion1\n2 of 3",
        "<tr><td>QueueSnapshot</td><td>132.23</td><td>45812bd</td></tr><tr><td>token</td></tr>",
        "git update-index --add --cacheinfo 100644 \\\n  83baae61804e65cc73a7201a7252750c76066a30 test.txt",
        "by `cpu_to_be32`/`be32_to_cpu` and with `RPM_ASYNC`. `pm_runtime_put_sync` is another",
        "{\"tool_use_id\":\"toolu_HORWT7bKQe4I01W6VxXBBD\",\"content\":\"read the list backwards\"}",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn what_only_the_pains_to_hide_it_show_is_found() {
    for (text, value) in [
        (
            "Dim p As String\np = \"BkDGU3\" & \"6\" & \"%Z\"",
            "BkDGU3\" & \"6\" & \"%Z",
        ),
        ("p = 'Rh' . 'in' . 'o1987.x';", "Rh' . 'in' . 'o1987.x"),
        ("login w/ 𝐫𝐡𝐢𝐧𝐨𝟏𝟐𝟑𝟒𝟔 and then", "𝐫𝐡𝐢𝐧𝐨𝟏𝟐𝟑𝟒𝟔"),
        (
            "enlève les points : V.9.o.F.y.7.E.k.G.c",
            "V.9.o.F.y.7.E.k.G.c",
        ),
        (
            "s = \"\\\\122\\\\150\\\\151\\\\156\\\\157\\\\056\\\\070\\\\067\"",
            "\\\\122\\\\150\\\\151\\\\156\\\\157\\\\056\\\\070\\\\067",
        ),
        (
            "$ xxd pw.bin\n00000000: 7465 6170 6f74 2067 7261 7665 6c20 6f66  teapot gravel of\n00000010: 7465 6e                                  ten\n",
            "00000000: 7465 6170 6f74 2067 7261 7665 6c20 6f66  teapot gravel of\n00000010: 7465 6e                                  ten",
        ),
    ] {
        let found = found(text);
        assert!(
            found.iter().any(|(_, found)| found == value),
            "{text} {found:?}"
        );
    }
    for text in [
        "name = \"sha\" + \"256\" + \"sum\"",
        "url = \"/api/v1\" + \"/users2\" + \"/list3\"",
        "𝐭𝐨𝐩 𝟏𝟎𝟎 of the year, 𝐛𝐞𝐬𝐭𝟐𝟎𝟐𝟒",
        "s/(a)(b)/\\\\2\\\\1\\\\101/",
        "one of two 3 4 5 6 7 8 9",
        "$ xxd notes.bin\n00000000: 7465 6170 6f74 2067 7261 7665 6c20 6f66  teapot gravel of\n00000010: 7465 6e                                  ten\n",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_value_that_ends_a_line_does_not_take_the_next() {
    let token = token();
    for next in ["NEXT_2=value", "9 items", "- 4 more", "[main2]"] {
        let text = format!("TOKEN={token}\n{next}\n");
        let wanted = [("secrets.github_token".to_owned(), token.clone())];
        assert_eq!(found(&text), wanted, "{text}");
    }
    let list = format!("[\"{token}\", \"{token}\"]");
    assert_eq!(found(&list).len(), 2, "{list}");
}

#[test]
fn a_value_is_seen_through_wherever_a_long_text_is_cut() {
    let hidden = each(&token(), |c| format!("%{:02X}", c as u32));
    for filler in ["%20", "%41b", "plain words, "] {
        for length in [AT_ONCE - 60, AT_ONCE, AT_ONCE + 40, 2 * AT_ONCE - AGAIN] {
            let before = filler.repeat(length / filler.len());
            let text = format!("{before} {hidden} {before}");
            let all = Detectors::builtin().scan(&text).expect("few");
            let wanted = before.len() + 1..before.len() + 1 + hidden.len();
            assert!(
                all.iter().any(|f| f.range == wanted),
                "{filler} {length} {all:?}"
            );
        }
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test holds the clock")]
fn hostile_text_takes_linear_time() {
    let set = Detectors::builtin();
    for piece in [
        "%41",
        "\\u0041",
        "&#65;",
        "&amp;",
        "\\",
        "\"+\"",
        "\"a\"+",
        "a\", \"b1",
        "=\n",
        "ab1=\n",
        "a1b2c3d4\n",
        "a b ",
        "1 ",
        "one ",
        "one-two-",
        " at ",
        "-at-a.",
        "a at b dot c ",
        "\u{200b}",
        "a\u{301}",
        "аa",
        "аbж",
        "一",
        "\u{e0041}",
        "<b>",
        "a<b>",
        "**",
        "a**",
        "`",
        "QUJD",
        "QUJDRA==\n",
        "41",
        "41 ",
        "\u{1b}[",
        "\u{1b}[0m",
        "１",
        "Zz9",
        "+1",
        "%25",
        "%252525",
        "4539 ",
        "abc1 ",
        "abc1 abc1 abc1 1234 1234 1234 ",
        "65, ",
        "65,66 ",
        "five 4 3 ",
        "1 one ",
        "pin four 4 ",
        "00000000: 4141\n",
        "00000000: 4141 4141 4141 4141 4141 4141 4141 4141  AAAAAAAAAAAAAAAA\n",
        "\\\\141",
        "xor with 0x2a 4a4b4c4d4e4f ",
        "A2B3C4D5",
        "QUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJDQUJD\n",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        let started = std::time::Instant::now();
        let _ = set.scan(&text);
        let once = started.elapsed();
        assert!(once.as_secs() < 4, "{piece:?} took {once:?}");
    }
}
