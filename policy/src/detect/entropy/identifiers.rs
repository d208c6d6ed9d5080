//! Identifiers that look drawn and open nothing.

/// What begins the identifiers that services give to their objects: messages, answers and calls of tools in the
/// providers' protocols; customers, prices, payments and the like of a payment service.
const PREFIXES: [&str; 45] = [
    "toolu_",
    "call_",
    "msg_",
    "chatcmpl-",
    "resp_",
    "req_",
    "run_",
    "thread_",
    "asst_",
    "srvtoolu_",
    "item_",
    "rs_",
    "file-",
    "file_",
    "batch_",
    "step_",
    "vs_",
    "evt_",
    "cus_",
    "price_",
    "prod_",
    "plan_",
    "sub_",
    "si_",
    "in_",
    "ii_",
    "pi_",
    "ch_",
    "py_",
    "pm_",
    "re_",
    "txn_",
    "po_",
    "acct_",
    "card_",
    "ba_",
    "dp_",
    "cn_",
    "qt_",
    "coupon_",
    "promo_",
    "inv_",
    "ord_",
    "usr_",
    "user_",
];

/// Whether a token numbers an object of a service, or is a ULID (Crockford's base 32, 26 characters).
pub(in crate::detect) fn is_identifier(token: &str) -> bool {
    // `pi_3Mt…_secret_…` opens what it numbers.
    let plain = |rest: &str| rest.bytes().all(|b| b.is_ascii_alphanumeric());
    PREFIXES
        .iter()
        .any(|prefix| token.strip_prefix(prefix).is_some_and(plain))
        || is_ulid(token)
}

fn is_ulid(token: &str) -> bool {
    let crockford = |b: u8| b.is_ascii_digit() || b.is_ascii_uppercase() && !b"ILOU".contains(&b);
    token.len() == 26 && token.starts_with(['0', '1']) && token.bytes().all(crockford)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_and_ulids_are_known() {
        for id in [
            "toolu_01LsPJ5Zro",
            "price_1fjK9V92lIL1",
            "01ARZ3NDEKTSV4RRFFQ69G5FAV",
        ] {
            assert!(is_identifier(id), "{id}");
        }
        for other in [
            "pi_3MtwBwLkdIwHu7ix28a3tqPa_secret_YrKJUKribcBjcG8HVhfZluoGH",
            "sk_live_1fjK9V92",
            "01ARZ3NDEKTSV4RRFFQ69G5FAI",
            "rotation",
        ] {
            assert!(!is_identifier(other), "{other}");
        }
    }
}
