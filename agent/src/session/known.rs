//! What is known of a unit while its journey goes on.

use std::sync::Arc;
use std::time::Instant;

use http::{Method, Version};
use weir_policy::catalog::Dialect;
use weir_policy::decide::Refusal;
use weir_policy::request::{Coverage, Credential, ModelRequest, Tenant, UnitId};

use crate::audit::{Content, Noted, Preparing};
use crate::shares::Room;

/// What is known of a unit, filled in as its journey goes on, so that a refusal at any point records all of it.
pub(super) struct Known {
    pub(super) unit: UnitId,
    pub(super) began: Instant,
    pub(super) method: Method,
    pub(super) version: Version,
    pub(super) target: String,
    /// The dialect of its path, once that is known.
    pub(super) dialect: Option<Dialect>,
    pub(super) request: Option<ModelRequest>,
    pub(super) coverage: Coverage,
    pub(super) findings: Arc<[Noted]>,
    pub(super) credential: Credential,
    pub(super) tenant: Tenant,
    pub(super) content: Content,
    /// The same, where the record makes it ready already.
    pub(super) ready: Option<Preparing>,
    pub(super) repeats: Option<UnitId>,
    /// Why the body could not be read: refused where policy is enforced, opaque where it observes.
    pub(super) unread: Option<Refusal>,
    /// What it holds of its user's share, from the moment its body is read.
    pub(super) room: Option<Room>,
}

impl Known {
    pub(super) fn new(unit: UnitId, method: Method, version: Version, target: String) -> Self {
        Self {
            unit,
            began: Instant::now(),
            method,
            version,
            target,
            dialect: None,
            request: None,
            coverage: Coverage::default(),
            findings: [].into(),
            credential: Credential::default(),
            tenant: Tenant::default(),
            content: Content::default(),
            ready: None,
            repeats: None,
            unread: None,
            room: None,
        }
    }
}
