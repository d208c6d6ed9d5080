//! What leads from ids to records, and from a unit's beginning to its end, is not sealed: whoever changes it is told of.

use super::super::query::QueryError;
use super::super::verify::Kind;
use super::super::{draft, store};
use super::*;

/// Units that are answered; unit `n` is opened at `2n + 1` and closed right after.
const UNITS: u64 = 600;

fn filled() -> Lab {
    let lab = Lab::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let journal = lab.start(options());
        for number in 0..UNITS {
            answered(&journal, opening(number, 1000)).await;
        }
        journal.stop().await;
    });
    lab
}

fn place(of: u64) -> Vec<u8> {
    of.to_be_bytes().to_vec()
}

/// What verification finds wrong, and of which record, once pairs are changed so.
fn found(change: impl Fn(&[u8], &[u8]) -> Option<Vec<u8>>) -> (Lab, Kind, Option<u64>) {
    let lab = filled();
    assert_eq!(verify(&lab.run, &lab.keys).unwrap().fault, None);
    store::alter(&lab.run.store(), change);
    let fault = verify(&lab.run, &lab.keys)
        .unwrap()
        .fault
        .expect("reported");
    (lab, fault.kind, fault.seq)
}

fn reader(lab: &Lab) -> [Reader; 1] {
    [Reader::open(&lab.run, Arc::clone(&lab.keys)).unwrap()]
}

#[test]
fn an_id_that_leads_to_another_unit_is_reported_and_not_followed() {
    let key = draft::unit_key(&unit(7).bytes());
    let (lab, kind, seq) = found(|at, held| match at == key {
        true => Some(place(2 * 300 + 1)),
        false => Some(held.to_vec()),
    });
    assert_eq!((kind, seq), (Kind::Index, Some(2 * 7 + 1)));
    let readers = reader(&lab);
    let shown = resolve(&readers, &unit(7).to_string());
    assert!(
        matches!(shown, Err(QueryError::Damaged { .. })),
        "{shown:?}"
    );
    assert!(resolve(&readers, &unit(8).to_string()).is_ok());
}

#[test]
fn an_id_that_leads_nowhere_is_reported() {
    let key = draft::unit_key(&unit(599).bytes());
    let (lab, kind, seq) = found(|at, held| (at != key).then(|| held.to_vec()));
    assert_eq!((kind, seq), (Kind::Index, Some(2 * 599 + 1)));
    let shown = resolve(&reader(&lab), &unit(599).to_string());
    assert!(matches!(shown, Err(QueryError::Unknown(_))), "{shown:?}");
}

#[test]
fn a_unit_is_not_shown_with_another_ones_end() {
    let key = draft::end_key(2 * 7 + 1);
    let (lab, kind, seq) = found(|at, held| match at == key {
        true => Some(place(2 * 300 + 2)),
        false => Some(held.to_vec()),
    });
    assert_eq!((kind, seq), (Kind::Index, Some(2 * 7 + 2)));
    let readers = reader(&lab);
    let shown = resolve(&readers, &unit(7).to_string());
    assert!(
        matches!(shown, Err(QueryError::Damaged { .. })),
        "{shown:?}"
    );
    // The others are listed, and it is counted.
    let all = Filter {
        limit: usize::MAX,
        ..Filter::default()
    };
    let listing = list(&readers, &all).unwrap();
    assert_eq!(
        (listing.events.len() as u64, listing.damaged),
        (UNITS - 1, 1)
    );
}

#[test]
fn a_unit_whose_end_is_taken_away_is_reported() {
    let key = draft::end_key(2 * 7 + 1);
    let (_, kind, seq) = found(|at, held| (at != key).then(|| held.to_vec()));
    assert_eq!((kind, seq), (Kind::Index, Some(2 * 7 + 2)));
}
