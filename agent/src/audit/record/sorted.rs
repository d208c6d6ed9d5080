//! JSON as `serde_json` writes it, with the keys of every object sorted, without a tree in between.

use std::ops::Range;

/// The same JSON with every object's members in the order of their keys, whose bytes are compared as they stand:
/// for keys without escapes that is the canonical order. `None` where it is not what `serde_json` writes.
pub(super) fn sorted(json: &[u8]) -> Option<Vec<u8>> {
    let mut sorter = Sorter {
        json,
        at: 0,
        out: Vec::with_capacity(json.len()),
    };
    sorter.value()?;
    (sorter.at == json.len()).then_some(sorter.out)
}

struct Sorter<'j> {
    json: &'j [u8],
    at: usize,
    out: Vec<u8>,
}

/// Where the key stands in what is read, and the member in what is written.
type Member = (Range<usize>, Range<usize>);

impl Sorter<'_> {
    fn peek(&self) -> Option<u8> {
        self.json.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| {
            self.at += 1;
            self.out.push(byte);
        })
    }

    fn value(&mut self) -> Option<()> {
        match self.peek()? {
            b'{' => self.object(),
            b'[' => self.array(),
            b'"' => self.string().map(drop),
            _ => {
                let rest = self.json.get(self.at..)?;
                let end = rest
                    .iter()
                    .position(|byte| matches!(byte, b',' | b'}' | b']'));
                let scalar = rest.get(..end.unwrap_or(rest.len()))?;
                self.out.extend_from_slice(scalar);
                self.at += scalar.len();
                Some(())
            }
        }
    }

    /// Copies a string; where it stands.
    fn string(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let mut at = start + 1;
        loop {
            at += memchr::memchr2(b'"', b'\\', self.json.get(at..)?)?;
            if self.json.get(at)? == &b'"' {
                break;
            }
            at += 2;
        }
        self.at = at + 1;
        self.out.extend_from_slice(self.json.get(start..self.at)?);
        Some(start + 1..at)
    }

    fn array(&mut self) -> Option<()> {
        self.take(b'[')?;
        if self.peek()? != b']' {
            self.value()?;
            while self.peek()? == b',' {
                self.take(b',')?;
                self.value()?;
            }
        }
        self.take(b']')
    }

    fn object(&mut self) -> Option<()> {
        self.take(b'{')?;
        let start = self.out.len();
        let mut members: Vec<Member> = Vec::new();
        while self.peek()? != b'}' {
            if !members.is_empty() {
                (self.peek()? == b',').then_some(())?;
                self.at += 1;
            }
            let from = self.out.len();
            let key = self.string()?;
            self.take(b':')?;
            self.value()?;
            members.push((key, from..self.out.len()));
        }
        self.at += 1;
        let written = self.out.split_off(start);
        let key = |member: &Member| self.json.get(member.0.clone());
        if !members.is_sorted_by_key(key) {
            members.sort_by_key(key);
        }
        for (index, (_, member)) in members.iter().enumerate() {
            if index > 0 {
                self.out.push(b',');
            }
            let member = member.start - start..member.end - start;
            self.out.extend_from_slice(written.get(member)?);
        }
        self.out.push(b'}');
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;
    use crate::audit::record::canonical;

    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                proptest::collection::vec(("[a-z_\u{e9}]{0,6}", inner), 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn it_is_the_canonical_form(value in json(), unsorted in "[ -~]{0,20}") {
            // serde_json's own maps are sorted: the members are turned round here.
            let text = serde_json::to_string(&value).unwrap();
            prop_assert_eq!(sorted(text.as_bytes()).unwrap(), canonical(&value));
            let quoted = serde_json::to_string(&unsorted).unwrap();
            let turned = format!("{{\"z\":{quoted},\"b\":{text},\"a\":[{{\"d\":1,\"c\":{text}}}]}}");
            let whole: Value = serde_json::from_str(&turned).unwrap();
            prop_assert_eq!(sorted(turned.as_bytes()).unwrap(), canonical(&whole));
        }

        #[test]
        fn what_is_no_json_is_no_panic(bytes in proptest::collection::vec(prop_oneof![Just(b'{'), Just(b'}'), Just(b'['), Just(b'"'), Just(b'\\'), Just(b':'), Just(b','), any::<u8>()], 0..30)) {
            let _ = sorted(&bytes);
        }
    }
}
