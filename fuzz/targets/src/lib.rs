//! What is fuzzed. Each target takes any bytes and panics where something that must hold does not.

mod answers;
mod hello;
mod requests;
mod stored;
mod texts;

/// A target: its name, what must hold, and the function.
pub struct Target {
    /// As `cargo xtask fuzz` and the folder of its corpus name it.
    pub name: &'static str,
    /// What it proves of any input.
    pub holds: &'static str,
    run: fn(&[u8]),
}

/// Every target.
pub const TARGETS: [Target; 19] = [
    Target {
        name: "client_hello",
        holds: "any split of the bytes reads alike; where rustls reads a ClientHello, weir reads the same name and ALPN",
        run: hello::client_hello,
    },
    Target {
        name: "head",
        holds: "a head that passes names one host once, frames its body one way and walks up no path; every byte is counted",
        run: requests::head,
    },
    Target {
        name: "strict",
        holds: "any split of a connection's bytes passes the same on to the parser; a head that passes is one to another parser",
        run: hello::strict,
    },
    Target {
        name: "walker",
        holds: "weir's JSON is serde's JSON, string by string; leaves lie in the body; every byte is counted; an edit leaves JSON",
        run: requests::walker,
    },
    Target {
        name: "openai_chat",
        holds: "model and stream are what serde reads; every string is a leaf",
        run: requests::openai_chat,
    },
    Target {
        name: "openai_responses",
        holds: "model, stream and previous response are what serde reads; every string is a leaf",
        run: requests::openai_responses,
    },
    Target {
        name: "anthropic",
        holds: "model and stream are what serde reads; every string is a leaf",
        run: requests::anthropic,
    },
    Target {
        name: "gemini",
        holds: "stream is what serde reads; every string is a leaf",
        run: requests::gemini,
    },
    Target {
        name: "forms",
        holds: "forms, lines and other types of body: every byte is counted, leaves lie in the body",
        run: requests::forms,
    },
    Target {
        name: "inflate",
        holds: "any split of an encoded body inflates alike, and never beyond its caps",
        run: requests::inflate,
    },
    Target {
        name: "sse",
        holds: "events are the stream byte for byte, and the same however it comes",
        run: answers::sse,
    },
    Target {
        name: "restorer",
        holds: "an answer's bytes and what is told of it are the same however it comes; without a placeholder nothing changes",
        run: answers::restorer,
    },
    Target {
        name: "watched",
        holds: "a watched answer becomes the same however it comes, and what is masked in a tool's arguments leaves them JSON",
        run: answers::watched,
    },
    Target {
        name: "redact",
        holds: "by each action no finding is left in what leaves and all else is unchanged; placeholders are given back as it was",
        run: texts::redact,
    },
    Target {
        name: "disguise",
        holds: "a key in a disguise is found between any two texts, and findings are whole characters, in order and apart",
        run: texts::disguise,
    },
    Target {
        name: "policy",
        holds: "a policy loads the same twice, and what it complains of can be shown",
        run: texts::policy,
    },
    Target {
        name: "detectors",
        holds: "detectors that load find whole characters, in order and apart",
        run: texts::detectors,
    },
    Target {
        name: "dictionary",
        holds: "an index of any bytes is read or refused alike each time; what it finds are whole characters",
        run: texts::dictionary,
    },
    Target {
        name: "record",
        holds: "a record that is read is written the same; a frame opens to what was framed, changed ones do not",
        run: stored::record,
    },
];

/// Runs one target.
///
/// # Panics
/// There is no such target, or something does not hold.
pub fn run(name: &str, data: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name);
    (target.expect("a target of this name").run)(data);
}

/// The bytes in pieces of 1 to 16 bytes, by a seed; for seed 0, byte by byte.
fn pieces(data: &[u8], seed: u8) -> Vec<&[u8]> {
    let mut state = u32::from(seed);
    let mut rest = data;
    let mut pieces = Vec::new();
    while !rest.is_empty() {
        state = state.wrapping_mul(1_664_525).wrapping_add(u32::from(seed));
        let len = (1 + (state >> 28) as usize).min(rest.len());
        let (piece, later) = rest.split_at(len);
        pieces.push(piece);
        rest = later;
    }
    pieces
}
