//! Numbers of messages, which are written as addresses are (RFC 5322, 3.6.4): nobody has mail there.

/// How far before one its field's name may stand, in bytes: references are listed.
const REACH: usize = 400;

/// Fields that hold numbers of messages or of their parts, in lower case.
const FIELDS: [&str; 6] = [
    "message-id:",
    "in-reply-to:",
    "references:",
    "content-id:",
    "resent-message-id:",
    "x-ms-exchange-message-id:",
];

/// Whether what starts at a place in angle brackets is the number of a message: by the field that holds it.
pub(super) fn is_number(text: &str, start: usize) -> bool {
    let Some(head) = text.get(..start).and_then(|head| head.strip_suffix('<')) else {
        return false;
    };
    let floor = text.ceil_char_boundary(head.len().saturating_sub(REACH));
    let near = head.get(floor..).unwrap_or_default();
    // A field goes on in lines that begin with a blank.
    let mut listed = String::new();
    for line in near.rsplit('\n') {
        listed.insert_str(0, line);
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let lower = listed.to_ascii_lowercase();
        let said = FIELDS.iter().find_map(|field| lower.strip_prefix(field));
        return said.is_some_and(is_listed);
    }
    false
}

/// Whether nothing but other numbers stands before one in its field: a name there is that of a person.
fn is_listed(said: &str) -> bool {
    said.split_inclusive('>').all(|part| {
        let part = part.trim();
        part.is_empty() || part.starts_with('<') && part.ends_with('>')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_messages_are_told_by_their_field() {
        for (text, number) in [
            ("From: a <b@c>\nMessage-ID: <~c0c9@mx8.acme.io>", true),
            ("References: <1@x.io>\n <~2@x.io>", true),
            ("From: Ann Lee <~ann@acme.io>", false),
            ("References: Emma Weber <~emma@acme.io>", false),
            ("Message-ID: none\nTo: <~ann@acme.io>", false),
            ("~ann@acme.io", false),
        ] {
            let at = text.find('~').expect("marked");
            assert_eq!(is_number(&text.replace('~', ""), at), number, "{text}");
        }
    }
}
