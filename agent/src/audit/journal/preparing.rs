//! Content that is made ready while its call is still judged: compressing and sealing needs no verdict.

use std::sync::Arc;

use tokio::task::JoinHandle;
use weir_policy::subject::Subject;

use super::{INLINE, Inner, Journal, JournalError};
use crate::audit::content::{Content, Mode, Prepared};
use crate::audit::keys::Owner;

/// More than this is made ready when it is inspected, not while: both at once would take too much memory.
const MOST: usize = 2 << 20;

/// Content on its way: what [`Journal::open`] or [`Journal::refused`] takes with the rest of a unit. One that is
/// dropped leaves nothing behind.
pub struct Preparing(JoinHandle<Result<Ready, JournalError>>);

/// Content that is ready, and whose key it is sealed with.
pub(in crate::audit) struct Ready {
    pub(in crate::audit) owner: Owner,
    pub(in crate::audit) content: Option<Prepared>,
}

impl Preparing {
    /// What became of it; `None` where it failed: then it is made once more, and that tells why.
    pub(super) async fn done(self) -> Option<Ready> {
        self.0.await.ok()?.ok()
    }
}

impl Journal {
    /// Begins to make a call's content ready on another thread; `None` where that would be no gain, or what is kept is
    /// known by the verdict alone. Only within a runtime.
    pub fn prepare(&self, subject: &Arc<Subject>, content: &Content) -> Option<Preparing> {
        let bytes = content.len();
        if self.inner.options.content != Mode::Sealed || bytes <= INLINE || bytes > MOST {
            return None;
        }
        let (inner, subject) = (Arc::clone(&self.inner), Arc::clone(subject));
        let content = content.clone();
        Some(Preparing(tokio::task::spawn_blocking(move || {
            inner.prepared(&subject, &content)
        })))
    }
}

impl Inner {
    fn prepared(&self, subject: &Subject, content: &Content) -> Result<Ready, JournalError> {
        let key = self.key_of(subject)?;
        Ok(Ready {
            owner: key.owner(),
            content: self.prepare(content.pieces(), &key)?,
        })
    }
}
