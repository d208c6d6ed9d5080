//! No canary leaves through any field, nor in any disguise that is undone.

use anyhow::Result;
use harness::lab::{Lab, is_long, is_root};
use harness::redteam::{Extent, attack};

#[test]
fn no_canary_leaves_through_any_field_or_known_disguise() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let extent = if is_long() {
        Extent::Whole
    } else {
        Extent::Short
    };
    let score = attack(&lab, extent)?;
    assert_eq!(score.ways_out(), Vec::<String>::new());
    let known = score.count(|_, _, disguise| disguise.known);
    assert!(known.cases > 90, "{known:?}");
    // The attack can tell: what nothing undoes does leave.
    let unknown = score.count(|_, _, disguise| !disguise.known);
    assert!(unknown.out > 0, "{unknown:?}");
    Ok(())
}
