//! What was read before of a conversation: its elements are not read again.

use std::sync::{Arc, Mutex, OnceLock};

use weir_policy::detect::{Detectors, Told};
use weir_policy::request::Located;

use super::digest::{Context, Digester, Generations};
use super::place;
use crate::wire::{Digest, Element, Known, LISTS, Recall};

/// Elements in one generation; two generations live.
const GENERATION: usize = 16 * 1024;

/// How much of what follows tells the first element of a list from others.
const BEGINNING: usize = 256;

/// Elements by keyed hash, where in them something was found, and which follows which. It holds no text.
pub(super) struct History {
    digester: Arc<Digester>,
    known: Mutex<Generations<Arc<Known>>>,
    /// By the element before, or for a first element by its beginning: how long it was.
    lengths: Mutex<Generations<u32>>,
}

/// A [`History`] as one application sees it, in one dialect.
pub struct Past<'h> {
    history: &'h History,
    detectors: Arc<Detectors>,
    /// What the contexts of all lists have in common.
    common: Vec<Vec<u8>>,
    /// As they are asked for, in the order of [`LISTS`].
    contexts: [OnceLock<Context>; LISTS.len()],
}

impl History {
    pub(super) fn new(digester: Arc<Digester>) -> Self {
        Self {
            digester,
            known: Mutex::new(Generations::new(GENERATION)),
            lengths: Mutex::new(Generations::new(GENERATION)),
        }
    }

    /// What was read before in this context, all but the list that decides what an element means, by these detectors.
    pub(super) fn past(&self, context: &[&[u8]], detectors: Arc<Detectors>) -> Past<'_> {
        Past {
            history: self,
            detectors,
            common: context.iter().map(|part| part.to_vec()).collect(),
            contexts: Default::default(),
        }
    }
}

impl Past<'_> {
    /// The detectors that it speaks of.
    pub(super) fn detectors(&self) -> &Detectors {
        &self.detectors
    }

    fn context(&self, list: &str) -> Option<Context> {
        let (at, list) = LISTS
            .iter()
            .enumerate()
            .find(|(_, known)| **known == list)?;
        let context = self.contexts.get(at)?.get_or_init(|| {
            let mut parts: Vec<&[u8]> = self.common.iter().map(Vec::as_slice).collect();
            parts.push(list.as_bytes());
            self.history.digester.context(&parts)
        });
        Some(*context)
    }

    fn beginning(&self, rest: &[u8]) -> Digest {
        let beginning = rest.get(..BEGINNING).unwrap_or(rest);
        self.history.digester.digest(beginning)
    }

    /// Forgets the elements that were recalled and may hold one of these secrets besides what was found in them, so that
    /// they are read again; whether there are any.
    pub(super) fn forget(&self, body: &[u8], elements: &[Element], told: &Told<'_>) -> bool {
        let recalled = elements.iter().filter(|element| element.is_recalled());
        let mut recalled = recalled.peekable();
        let Some(written) = recalled.peek().and_then(|_| told.written()) else {
            return false;
        };
        let mut any = false;
        for element in recalled {
            let raw = body.get(element.raw.clone()).unwrap_or_default();
            if !written.may_stand_in(raw, element.found()) {
                continue;
            }
            any = true;
            if let (Some(context), Ok(mut known)) =
                (self.context(element.list), self.history.known.lock())
            {
                known.forget(&(context, element.digest));
            }
        }
        any
    }

    /// Remembers what was read of a body, and what was found in it.
    pub(super) fn learn(&self, body: &[u8], elements: &[Element], located: &[Located]) {
        let (Ok(mut known), Ok(mut lengths)) =
            (self.history.known.lock(), self.history.lengths.lock())
        else {
            return;
        };
        let mut before: Option<&Element> = None;
        for element in elements {
            let follows = before.filter(|before| before.list == element.list);
            before = Some(element);
            let Some(fresh) = &element.fresh else {
                continue;
            };
            let Some(context) = self.context(element.list) else {
                continue;
            };
            let Some(found) = place::held(body, element, located) else {
                continue;
            };
            let after = match follows {
                Some(before) => before.digest,
                None => self.beginning(body.get(element.raw.start..).unwrap_or_default()),
            };
            let Ok(length) = u32::try_from(element.raw.len()) else {
                continue;
            };
            lengths.keep((context, after), length);
            let fresh = fresh.clone().holding(found);
            known.keep((context, element.digest), Arc::new(fresh));
        }
    }
}

impl Recall for Past<'_> {
    fn hint(&self, list: &'static str, before: Option<&Digest>, rest: &[u8]) -> Option<usize> {
        let context = self.context(list)?;
        let after = before.copied().unwrap_or_else(|| self.beginning(rest));
        let length = self.history.lengths.lock().ok()?.get(&(context, after))?;
        Some(length as usize)
    }

    fn digest(&self, element: &[u8]) -> Digest {
        self.history.digester.digest(element)
    }

    fn known(&self, list: &'static str, digest: &Digest) -> Option<Arc<Known>> {
        let key = (self.context(list)?, *digest);
        self.history.known.lock().ok()?.get(&key)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use http::request::Parts;
    use proptest::prelude::*;
    use serde_json::{Value, json};
    use weir_policy::catalog::{Dialect, Endpoint, Shape};
    use weir_policy::detect::Detectors;
    use weir_policy::request::{Coverage, Located, ModelRequest};

    use super::super::Inspector;
    use crate::wire::{self, Route, WireError};

    const APPLICATION: &str = "1000\0/usr/bin/node";

    fn inspector() -> Inspector {
        Inspector::new(Detectors::builtin(), [7; 32], Duration::from_secs(60))
    }

    fn head() -> Parts {
        let built = http::Request::post("/v1/x").header("content-type", "application/json");
        built.body(()).expect("a head").into_parts().0
    }

    type Outcome = Result<(ModelRequest, Coverage, Vec<usize>, Vec<Located>), WireError>;

    /// What reading a body gives, and how many leaves were read for it.
    fn read(inspector: &Inspector, shape: Shape, body: &str, recall: bool) -> (String, usize) {
        let endpoint = Endpoint {
            operation: "chat".into(),
            shape,
            dialect: Dialect::Openai,
        };
        let route = Route {
            provider: "p",
            dialect: Dialect::Openai,
            endpoint: &endpoint,
            credential: &|_, _| false,
        };
        let past = inspector.past(APPLICATION, "openai");
        let head = head();
        let mut leaves = 0;
        let decode = || match recall {
            true => wire::decode_recalling(&route, &head, body.as_bytes(), &past),
            false => wire::decode(&route, &head, body.as_bytes()),
        };
        let mut locate = |decoded: &wire::Decoded<'_>| {
            leaves += decoded.leaves.len();
            let none = |_| Vec::<()>::new();
            inspector
                .located(APPLICATION, &past, (body.as_bytes(), decoded), &[], none)
                .expect("few findings")
        };
        let outcome: Outcome = decode().map(|decoded| {
            let located = locate(&decoded);
            let located = located.or_else(|| locate(&decode().expect("as before")));
            let located = located.expect("nobody else remembers");
            (decoded.request, decoded.coverage, decoded.cuts, located)
        });
        let told = match &outcome {
            Ok((request, coverage, cuts, located)) => {
                let located: Vec<_> = located
                    .iter()
                    .map(|f| {
                        (
                            f.surface,
                            f.raw.clone(),
                            &f.place,
                            &f.class,
                            &f.detector,
                            f.value.as_str(),
                            f.signed,
                        )
                    })
                    .collect();
                format!("{request:?} {coverage:?} {cuts:?} {located:?}")
            }
            Err(error) => error.to_string(),
        };
        (told, leaves)
    }

    fn mail() -> String {
        format!("write to jane.doe{}acme-corp.io", '@')
    }

    /// Messages of every kind: plain, with findings, with JSON inside, with media, sealed, signed, odd.
    fn message() -> impl Strategy<Value = Value> {
        let long = "plain words that go on and on ".repeat(12);
        let sealed = "kZ3+".repeat(100);
        let kinds = vec![
            json!({"role": "user", "content": "short"}),
            json!({"role": "user", "content": long}),
            json!({"role": "user", "content": format!("{long}\n\t\"quoted\" é \u{1}")}),
            json!({"role": "user", "content": mail()}),
            json!({"role": "tool", "content": json!({"a": [1, 2_345_678_901_u64, mail()]}).to_string()}),
            json!({"role": "tool", "content": json!({"path": "/srv/a", "text": long}).to_string()}),
            json!({"role": "user", "content": [{"type": "image_url", "image_url": {"url": format!("data:image/png;base64,{}", "iVBORw0KGgoAAAAN".repeat(40))}}]}),
            json!({"role": "assistant", "content": [{"type": "thinking", "thinking": long, "signature": sealed}]}),
            json!({"type": "reasoning", "encrypted_content": sealed}),
            json!({"messages": [{"role": "user", "content": "nested"}], "type": "x"}),
            json!({}),
            json!("a string"),
            json!([{"role": "user"}]),
            json!(null),
        ];
        prop::sample::select(kinds)
    }

    fn body() -> impl Strategy<Value = String> {
        let list = prop::collection::vec(message(), 0..8);
        let name = prop::sample::select(vec![
            "messages",
            "input",
            "system",
            "tools",
            "mess\\u0061ges",
        ]);
        let lists = prop::collection::vec((name, list), 1..3);
        (lists, any::<bool>()).prop_map(|(lists, first)| {
            let model = "\"model\":\"gpt-4o\"".to_owned();
            let mut members: Vec<String> = lists
                .into_iter()
                .map(|(name, list)| format!("\"{name}\": {}", Value::from(list)))
                .collect();
            members.insert(if first { 0 } else { members.len() }, model);
            format!("{{{}}}", members.join(","))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn what_is_recalled_is_as_if_it_had_been_read(
            bodies in prop::collection::vec(body(), 1..4),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0usize..12, prop::sample::select(vec!["", "{", "}", "]", ",", "\"", "\\", " ", "é", "{\"role\":\"user\"},"])), 0..4),
        ) {
            let remembering = inspector();
            let mut bodies = bodies;
            for (which, at, length, put) in changes {
                let mut body = which.get(&bodies).clone();
                let start = body.floor_char_boundary(at.index(body.len() + 1));
                let end = body.ceil_char_boundary((start + length).min(body.len()));
                body.replace_range(start..end, put);
                bodies.push(body);
            }
            bodies.extend(bodies.clone());
            for body in &bodies {
                for shape in [Shape::ChatCompletions, Shape::Messages] {
                    let (fresh, _) = read(&inspector(), shape, body, false);
                    let (recalled, _) = read(&remembering, shape, body, true);
                    prop_assert_eq!(&fresh, &recalled, "{}", body);
                }
            }
        }
    }

    const PASSWORD: &str = "Tr0ub\"4dor3xQé";

    /// Messages that tell of a password, and messages that hold one and do not say so.
    fn telling() -> impl Strategy<Value = Value> {
        let told = format!("The database password is {PASSWORD}");
        let alone = format!("and then {PASSWORD} did not work");
        let kinds = vec![
            json!({"role": "user", "content": told}),
            json!({"role": "user", "content": alone}),
            json!({"role": "tool", "content": json!({"line": alone, "n": 1}).to_string()}),
            json!({"role": "tool", "content": [{"type": "text", "text": alone}]}),
            json!({"role": "user", "content": "short"}),
        ];
        prop::sample::select(kinds)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_one_message_tells_of_is_found_in_those_that_are_recalled(
            turns in prop::collection::vec(prop::collection::vec(telling(), 0..3), 1..6),
            ascii in any::<bool>(),
        ) {
            let remembering = inspector();
            let mut messages: Vec<Value> = Vec::new();
            for turn in turns {
                messages.extend(turn);
                let mut body = json!({"messages": messages, "model": "m"}).to_string();
                if ascii {
                    body = body.replace('é', "\\u00e9");
                }
                let (fresh, _) = read(&inspector(), Shape::ChatCompletions, &body, false);
                let (recalled, _) = read(&remembering, Shape::ChatCompletions, &body, true);
                prop_assert_eq!(&fresh, &recalled, "{}", body);
                let told = messages.iter().any(|one| one.to_string().contains("password is"));
                let held = messages.iter().filter(|one| one.to_string().contains("Tr0ub")).count();
                let found = fresh.matches(r#"Tr0ub\"4dor3xQé"#).count();
                prop_assert!(found >= if told { held } else { 0 }, "{} {}", body, fresh);
            }
        }
    }

    #[test]
    fn what_is_told_of_later_is_found_before_and_read_again_once() {
        let inspector = inspector();
        let mut messages: Vec<Value> = (0..20)
            .map(|n| json!({"role": "user", "content": format!("message {n} {}", "words ".repeat(60))}))
            .collect();
        messages[3] = json!({"role": "user", "content": "nothing else than Tr0ub4dor3xQ there"});
        let body = |messages: &[Value]| json!({"messages": messages, "model": "m"}).to_string();
        let read = |messages: &[Value]| {
            let (told, leaves) = read(&inspector, Shape::ChatCompletions, &body(messages), true);
            (told.contains("messages[3].content"), leaves)
        };
        // Of each message the role and the content are leaves, and three are in no message.
        assert_eq!(read(&messages), (false, 20 * 2 + 3));
        messages.push(json!({"role": "user", "content": "The database password is Tr0ub4dor3xQ"}));
        assert_eq!(
            read(&messages),
            (true, (2 + 3) + (2 * 2 + 3)),
            "two messages are read the second time"
        );
        assert_eq!(read(&messages), (true, 3));
        messages.push(json!({"role": "user", "content": "so what of Tr0ub4dor3xQ?"}));
        assert_eq!(read(&messages), (true, 2 + 3));
    }

    #[test]
    fn a_turn_reads_what_is_new() {
        let inspector = inspector();
        let mut messages: Vec<Value> = (0..50)
            .map(|n| json!({"role": "user", "content": format!("message {n} {}", "words ".repeat(60))}))
            .collect();
        let body = |messages: &[Value]| json!({"messages": messages, "model": "m"}).to_string();
        let (_, all) = read(&inspector, Shape::ChatCompletions, &body(&messages), true);
        messages.push(json!({"role": "user", "content": "a new one"}));
        let (_, new) = read(&inspector, Shape::ChatCompletions, &body(&messages), true);
        // Of each message the role and the content are leaves, and the model's name is one.
        assert_eq!((all, new), (all, all - 50 * 2 + 2));
        messages[20] = json!({"role": "user", "content": format!("changed, {}", mail())});
        let (told, new) = read(&inspector, Shape::ChatCompletions, &body(&messages), true);
        assert!(told.contains("messages[20].content"), "{told}");
        assert_eq!(
            new,
            all - 50 * 2 + 2,
            "those after a change are known by themselves"
        );
        let (again, read) = read(&inspector, Shape::ChatCompletions, &body(&messages), true);
        assert_eq!(again, told, "found again in every turn");
        assert_eq!(read, all - 50 * 2, "without reading it");
    }
}
