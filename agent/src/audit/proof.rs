//! Proofs: that a record is in a run's tree, and that an older tree is a part of a newer one.

use super::draft;
use super::frame::{self, Framed};
use super::query::{QueryError, Reader};
use super::tree::{self, Hash};

/// The proof that one record is in a run's tree (RFC 9162 section 2.1.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inclusion {
    /// The record, from 1; its leaf's index is one less.
    pub seq: u64,
    /// The tree's size.
    pub size: u64,
    /// The record's leaf hash.
    pub leaf: Hash,
    /// The sibling hashes, from the leaf up.
    pub path: Vec<Hash>,
    /// The tree's root.
    pub root: Hash,
}

impl Inclusion {
    /// Whether the path leads from the leaf to the root.
    pub fn holds(&self) -> bool {
        let index = self.seq.checked_sub(1);
        index.is_some_and(|index| {
            tree::verify_inclusion(&self.leaf, index, self.size, &self.path, &self.root)
        })
    }
}

impl Reader {
    /// The leaf hashes of the run, in order.
    fn leaves(&self) -> Result<Vec<Hash>, QueryError> {
        let (mut leaves, mut from) = (Vec::new(), draft::record_key(0));
        loop {
            let page = self.store.range(&from, b"s", 256, false)?;
            let Some((last, _)) = page.last() else {
                return Ok(leaves);
            };
            from.clone_from(last);
            from.push(0);
            for (_, frame) in &page {
                let seq = leaves.len() as u64 + 1;
                match frame::decode(&self.keys, frame) {
                    Framed::Whole(told, bytes) if told == seq => leaves.push(tree::leaf(bytes)),
                    _ => {
                        return Err(QueryError::Damaged {
                            run: self.run.clone(),
                            seq,
                        });
                    }
                }
            }
        }
    }

    /// Proves that the record is in the run's tree. Reads the whole run.
    pub fn prove(&self, seq: u64) -> Result<Inclusion, QueryError> {
        let leaves = self.leaves()?;
        let index = seq
            .checked_sub(1)
            .and_then(|index| usize::try_from(index).ok());
        let damaged = || QueryError::Damaged {
            run: self.run.clone(),
            seq,
        };
        let index = index.ok_or_else(damaged)?;
        let (leaf, path) = leaves
            .get(index)
            .copied()
            .zip(tree::inclusion(&leaves, index))
            .ok_or_else(damaged)?;
        Ok(Inclusion {
            seq,
            size: leaves.len() as u64,
            leaf,
            path,
            root: tree::root(&leaves),
        })
    }

    /// Proves that the run's first `old` records are those of an older root: the proof and both roots.
    pub fn prove_consistency(&self, old: u64) -> Result<(Vec<Hash>, Hash, Hash), QueryError> {
        let leaves = self.leaves()?;
        let damaged = || QueryError::Damaged {
            run: self.run.clone(),
            seq: old,
        };
        let size = usize::try_from(old).map_err(|_| damaged())?;
        let proof = tree::consistency(&leaves, size).ok_or_else(damaged)?;
        let before = leaves.get(..size).map(tree::root).ok_or_else(damaged)?;
        Ok((proof, before, tree::root(&leaves)))
    }
}
