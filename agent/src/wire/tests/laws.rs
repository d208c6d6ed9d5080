//! What holds for any request.

use proptest::prelude::*;

use super::*;

/// Any JSON, with strings that need escapes and with JSON inside strings.
fn body() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        "(\\PC|[\\x00-\\x1f\"\\\\]){0,16}".prop_map(Value::from),
        "[a-z ]{0,300}".prop_map(Value::from),
        proptest::collection::vec(any::<u8>(), 0..300)
            .prop_map(|bytes| Value::from(media::encode(&bytes))),
    ];
    let leaf =
        prop_oneof![4 => text, 1 => any::<i64>().prop_map(Value::from), 1 => Just(Value::Null)];
    let name = prop_oneof![
        proptest::sample::select(
            &[
                "type",
                "data",
                "signature",
                "thinking",
                "file_data",
                "encrypted_content",
                "arguments",
                "messages"
            ][..]
        )
        .prop_map(str::to_owned),
        "\\PC{0,8}",
    ];
    leaf.prop_recursive(4, 24, 5, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map(name.clone(), inner.clone(), 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
            inner.prop_map(|value| Value::from(value.to_string())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_byte_is_counted_and_no_leaf_leaves_the_body(value in body()) {
        let text = value.to_string();
        let decoded = read_as(Shape::Generic, Dialect::Anthropic, JSON, text.as_bytes()).unwrap();
        counted(&decoded, JSON, text.len());
        for leaf in decoded.leaves.iter().filter(|leaf| leaf.surface == Surface::Body) {
            prop_assert_eq!(leaf.raw_range(0..leaf.text.len()), leaf.raw.clone(), "{}", leaf.place);
            prop_assert!(text.is_char_boundary(leaf.raw.start) && text.is_char_boundary(leaf.raw.end));
        }
        prop_assert!(decoded.cuts.is_sorted() && decoded.cuts.iter().all(|cut| text.is_char_boundary(*cut)));
    }

    #[test]
    fn an_edit_changes_what_it_says_and_leaves_json(value in body(), which in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let text = json!({"messages": value, "text": "one that can be edited"}).to_string();
        let decoded = read_as(Shape::Generic, Dialect::Anthropic, JSON, text.as_bytes()).unwrap();
        let editable: Vec<&Leaf<'_>> = decoded.leaves.iter().filter(|leaf| leaf.surface == Surface::Body && leaf.editable() && !leaf.text.is_empty()).collect();
        let leaf = which.get(&editable);
        let bounds: Vec<usize> = leaf.text.char_indices().map(|(at, _)| at).chain([leaf.text.len()]).collect();
        let (a, b) = (*from.get(&bounds), *to.get(&bounds));
        let (start, end) = (a.min(b), a.max(b));
        let raw = leaf.raw_range(start..end);
        let edited = format!("{}TOKEN{}", &text[..raw.start], &text[raw.end..]);
        let expected = format!("{}TOKEN{}", &leaf.text[..start], &leaf.text[end..]);
        let again = read_as(Shape::Generic, Dialect::Anthropic, JSON, edited.as_bytes()).unwrap();
        // An edited value may no longer be JSON or base64 itself, so it is looked for by its text alone.
        prop_assert!(again.leaves.iter().any(|leaf| leaf.text == expected.as_str()) || leaf.kind == Kind::Key || expected.is_empty(), "{expected:?} in {edited}");
        prop_assert!(serde_json::from_str::<Value>(&edited).is_ok());
    }

    #[test]
    fn any_bytes_are_read_or_refused(body in proptest::collection::vec(any::<u8>(), 0..120), text in "[\\[\\]{}:,\"\\\\a-z0-9 \n=&%-]{0,60}", kind in proptest::sample::select(&["", "application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=\"a\"", "application/octet-stream", "a;;=;\""][..])) {
        let headers = [("content-type", kind)];
        for body in [body.as_slice(), text.as_bytes()] {
            if let Ok(decoded) = read_as(Shape::Generic, Dialect::Openai, &headers, body) {
                counted(&decoded, &headers, body.len());
            }
        }
    }
}
