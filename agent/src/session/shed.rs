//! Shedding: what is over a user's share is refused, and a storm of it is a few records.

use std::sync::Arc;
use std::time::Instant;

use weir_policy::decide::{Code, Refusal};
use weir_policy::subject::Subject;

use crate::app::Agent;
use crate::audit::{Turned, TurnedAway};
use crate::shares::{Full, SERIES};

/// The refusal of what is over a share.
pub(super) fn refusal(full: Full) -> Refusal {
    Refusal::failure(
        Code::AtLimit,
        format!("weir is at its limit for your user ({full})"),
        "try again when fewer requests are under way",
    )
}

/// Notes one shedding: `true` where it is the first of a series and goes on record by itself. The others are one
/// record together.
pub(super) fn note(
    agent: &Arc<Agent>,
    subject: &Arc<Subject>,
    connection: u64,
    uid: u32,
    full: Full,
) -> bool {
    let first = agent.shares().shed(uid, full, Instant::now());
    if first {
        let (agent, subject) = (agent.clone(), subject.clone());
        tokio::spawn(async move {
            tokio::time::sleep(SERIES).await;
            let more = agent.shares().settle(uid, full);
            if more > 0 {
                let away = TurnedAway {
                    subject: Some(subject),
                    ..others(connection, uid, full, more)
                };
                agent.turned_away(away).await;
            }
        });
    }
    first
}

/// The one record of those that followed the first.
fn others(connection: u64, uid: u32, full: Full, more: u64) -> TurnedAway {
    TurnedAway {
        detail: Some(format!(
            "{more} more: weir is at its limit for user {uid} ({full})"
        )),
        ..TurnedAway::of(connection, Turned::Shed)
    }
}

/// Puts on record what was shed and is not yet, when an agent stops.
pub(super) async fn settle(agent: &Agent) {
    for (uid, full, more) in agent.shares().settle_all() {
        agent.turned_away(others(0, uid, full, more)).await;
    }
}
