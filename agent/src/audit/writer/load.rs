//! Opening a run's store: its frontier must agree with checkpoint and head, or it is moved aside.

use std::fs;
use std::io;
use std::sync::Arc;

use crate::audit::draft::{self, FRONTIER};
use crate::audit::head;
use crate::audit::hex;
use crate::audit::journal::{Options, now};
use crate::audit::keys::Keys;
use crate::audit::record::AgentEvent;
use crate::audit::runs::Run;
use crate::audit::store::{Store, StoreError, failed};
use crate::audit::tree::{Frontier, Hash};

/// The bytes of a checkpoint: root, time, tag.
pub(in crate::audit) fn checkpoint(
    keys: &Keys,
    run: &str,
    size: u64,
    root: &Hash,
    time: u64,
) -> Vec<u8> {
    let mut value = Vec::with_capacity(32 + 8 + 16);
    value.extend_from_slice(root);
    value.extend_from_slice(&time.to_be_bytes());
    let tag = keys.tag(&[b"checkpoint", run.as_bytes(), &size.to_be_bytes(), &value]);
    value.extend_from_slice(&tag[..16]);
    value
}

/// The store and its frontier.
pub(super) fn load(
    run: &Run,
    keys: &Keys,
    options: &Options,
) -> Result<(Store, Frontier), StoreError> {
    let store = Store::open(&run.store(), Arc::clone(&options.disk))?;
    let tree = frontier(&store, run, keys)?;
    Ok((store, tree))
}

/// The store's frontier, if checkpoint and head agree with it.
pub(super) fn frontier(store: &Store, run: &Run, keys: &Keys) -> Result<Frontier, StoreError> {
    let damaged = |cause: &str| StoreError::Damaged {
        path: run.store(),
        cause: cause.to_owned(),
    };
    let tree = match store.get(FRONTIER)? {
        Some(bytes) => {
            Frontier::decode(&bytes).ok_or_else(|| damaged("its frontier cannot be read"))?
        }
        None => Frontier::default(),
    };
    let root_at = |size: u64| -> Result<Option<Hash>, StoreError> {
        let Some(value) = store.get(&draft::checkpoint_key(size))? else {
            return Ok(None);
        };
        Ok(read_checkpoint(keys, &run.name, size, &value).map(|(root, _)| root))
    };
    if tree.size() > 0 && root_at(tree.size())? != Some(tree.root()) {
        return Err(damaged("its last checkpoint does not agree with its tree"));
    }
    let told = head::read(&run.head(), keys, &run.name).map_err(failed("read", &run.head()))?;
    if let Some(head) = told.head {
        if head.size > tree.size() {
            return Err(damaged(&format!(
                "it holds {} records where {} were made durable",
                tree.size(),
                head.size
            )));
        }
        if root_at(head.size)? != Some(head.root) {
            return Err(damaged("its head does not agree with its tree"));
        }
    }
    Ok(tree)
}

/// Root and time of a checkpoint; `None` where it is not one that weir wrote for this run and size.
pub(in crate::audit) fn read_checkpoint(
    keys: &Keys,
    run: &str,
    size: u64,
    value: &[u8],
) -> Option<(Hash, u64)> {
    let (root, rest) = value.split_first_chunk::<32>()?;
    let time = u64::from_be_bytes(*rest.first_chunk::<8>()?);
    (checkpoint(keys, run, size, root, time) == value).then_some((*root, time))
}

/// Renames a damaged store and its head, so that they stay as they are; what the record says of it.
pub(super) fn move_aside(run: &Run, keys: &Keys, cause: String) -> Result<AgentEvent, StoreError> {
    let head = head::read(&run.head(), keys, &run.name)
        .ok()
        .and_then(|told| told.head);
    let stamp = now();
    let aside = run.dir.join(format!("store.damaged-{stamp}"));
    fs::rename(run.store(), &aside).map_err(failed("rename", &run.store()))?;
    match fs::rename(run.head(), run.dir.join(format!("head.damaged-{stamp}"))) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
            return Err(failed("rename", &run.head())(cause));
        }
        _ => {}
    }
    tracing::error!(store = %run.store().display(), %cause, "the audit store was damaged and was moved aside");
    let (records, root) = head.map_or((0, None), |head| (head.size, Some(hex(&head.root))));
    Ok(AgentEvent::Damaged {
        aside: aside.display().to_string(),
        cause,
        records,
        root,
    })
}
