//! The Merkle tree of RFC 9162 (section 2.1): leaf and node hashes, a compact frontier, proofs. Pure.

use aws_lc_rs::digest::{Context, SHA256, digest};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

fn sha256(parts: &[&[u8]]) -> Hash {
    let mut context = Context::new(&SHA256);
    for part in parts {
        context.update(part);
    }
    let mut hash = [0; 32];
    hash.copy_from_slice(context.finish().as_ref());
    hash
}

/// The hash of one record's canonical bytes: `SHA-256(0x00 || bytes)`.
pub fn leaf(bytes: &[u8]) -> Hash {
    sha256(&[&[0], bytes])
}

/// The hash of two subtrees: `SHA-256(0x01 || left || right)`.
pub fn node(left: &Hash, right: &Hash) -> Hash {
    let mut bytes = [1; 65];
    bytes[1..33].copy_from_slice(left);
    bytes[33..].copy_from_slice(right);
    let mut hash = [0; 32];
    hash.copy_from_slice(digest(&SHA256, &bytes).as_ref());
    hash
}

/// The root of the empty tree: the hash of nothing.
pub fn empty() -> Hash {
    sha256(&[])
}

/// The complete subtrees of a growing tree, largest first: all that is needed to append and to tell the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

impl Frontier {
    /// How many leaves were appended.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends one leaf hash.
    pub fn append(&mut self, leaf: Hash) {
        let mut hash = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                hash = node(&left, &hash);
            }
        }
        self.peaks.push(hash);
        self.size += 1;
    }

    /// The tree's root.
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        let Some(mut root) = peaks.next().copied() else {
            return empty();
        };
        for left in peaks {
            root = node(left, &root);
        }
        root
    }

    /// The size as eight big-endian bytes, then the peaks.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(8 + 32 * self.peaks.len());
        bytes.extend_from_slice(&self.size.to_be_bytes());
        bytes.extend_from_slice(self.peaks.as_flattened());
        bytes
    }

    /// Reads [`Frontier::encode`]; `None` where the peaks do not fit the size.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (size, peaks) = bytes.split_first_chunk::<8>()?;
        let size = u64::from_be_bytes(*size);
        let (peaks, rest) = peaks.as_chunks::<32>();
        if !rest.is_empty() || u32::try_from(peaks.len()).ok()? != size.count_ones() {
            return None;
        }
        Some(Self {
            size,
            peaks: peaks.to_vec(),
        })
    }
}

/// The largest power of two smaller than `size`, for `size > 1`.
fn split(size: usize) -> usize {
    size.next_power_of_two() >> 1
}

/// The root over these leaf hashes.
pub fn root(leaves: &[Hash]) -> Hash {
    let mut frontier = Frontier::default();
    for leaf in leaves {
        frontier.append(*leaf);
    }
    frontier.root()
}

/// The proof that leaf `index` (from 0) is in the tree of these leaves; `None` where it is not.
pub fn inclusion(leaves: &[Hash], index: usize) -> Option<Vec<Hash>> {
    if index >= leaves.len() {
        return None;
    }
    let mut proof = Vec::new();
    let (mut leaves, mut index) = (leaves, index);
    while leaves.len() > 1 {
        let (left, right) = leaves.split_at(split(leaves.len()));
        if index < left.len() {
            proof.push(root(right));
            leaves = left;
        } else {
            proof.push(root(left));
            index -= left.len();
            leaves = right;
        }
    }
    proof.reverse();
    Some(proof)
}

/// Checks an inclusion proof (RFC 9162 section 2.1.3.2).
pub fn verify_inclusion(leaf: &Hash, index: u64, size: u64, proof: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut first, mut last, mut hash) = (index, size - 1, *leaf);
    for sibling in proof {
        if last == 0 {
            return false;
        }
        if first & 1 == 1 || first == last {
            hash = node(sibling, &hash);
            while first & 1 == 0 && first != 0 {
                first >>= 1;
                last >>= 1;
            }
        } else {
            hash = node(&hash, sibling);
        }
        first >>= 1;
        last >>= 1;
    }
    last == 0 && hash == *root
}

/// The proof that the tree of the first `old` leaves is a prefix of the tree of them all; `None` where
/// `old` is nothing or more than there is.
pub fn consistency(leaves: &[Hash], old: usize) -> Option<Vec<Hash>> {
    if old == 0 || old > leaves.len() {
        return None;
    }
    let mut proof = Vec::new();
    let (mut leaves, mut old, mut known) = (leaves, old, true);
    while old != leaves.len() {
        let (left, right) = leaves.split_at(split(leaves.len()));
        if old <= left.len() {
            proof.push(root(right));
            leaves = left;
        } else {
            proof.push(root(left));
            old -= left.len();
            leaves = right;
            known = false;
        }
    }
    if !known {
        proof.push(root(leaves));
    }
    proof.reverse();
    Some(proof)
}

/// Checks a consistency proof (RFC 9162 section 2.1.4.2).
pub fn verify_consistency(
    old: u64,
    new: u64,
    old_root: &Hash,
    new_root: &Hash,
    proof: &[Hash],
) -> bool {
    if old == 0 || old > new {
        return false;
    }
    if old == new {
        return proof.is_empty() && old_root == new_root;
    }
    let mut rest = proof.iter();
    let seed = if old.is_power_of_two() {
        Some(old_root)
    } else {
        rest.next()
    };
    let Some(seed) = seed else { return false };
    let (mut first, mut last) = (old - 1, new - 1);
    while first & 1 == 1 {
        first >>= 1;
        last >>= 1;
    }
    let (mut old_hash, mut new_hash) = (*seed, *seed);
    for sibling in rest {
        if last == 0 {
            return false;
        }
        if first & 1 == 1 || first == last {
            old_hash = node(sibling, &old_hash);
            new_hash = node(sibling, &new_hash);
            while first & 1 == 0 && first != 0 {
                first >>= 1;
                last >>= 1;
            }
        } else {
            new_hash = node(&new_hash, sibling);
        }
        first >>= 1;
        last >>= 1;
    }
    last == 0 && old_hash == *old_root && new_hash == *new_root
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// RFC 9162 section 2.1.1, word for word.
    fn naive(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => empty(),
            [only] => *only,
            _ => {
                let (left, right) = leaves.split_at(split(leaves.len()));
                node(&naive(left), &naive(right))
            }
        }
    }

    fn leaves(count: usize) -> Vec<Hash> {
        (0..count).map(|index| leaf(&index.to_be_bytes())).collect()
    }

    #[test]
    fn known_answers() {
        let hex: String = empty().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            hex,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        let hex: String = leaf(b"").iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            hex,
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
        );
    }

    #[test]
    fn a_frontier_that_does_not_fit_its_size_is_refused() {
        let mut frontier = Frontier::default();
        leaves(5).into_iter().for_each(|leaf| frontier.append(leaf));
        let bytes = frontier.encode();
        assert_eq!(Frontier::decode(&bytes), Some(frontier));
        assert_eq!(Frontier::decode(&bytes[..bytes.len() - 1]), None);
        assert_eq!(Frontier::decode(&bytes[..bytes.len() - 32]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn frontier_is_the_naive_root(count in 0usize..200) {
            prop_assert_eq!(root(&leaves(count)), naive(&leaves(count)));
        }

        #[test]
        fn inclusion_holds_and_a_wrong_one_does_not(count in 1usize..130, pick in any::<prop::sample::Index>(), flip in 0usize..32) {
            let all = leaves(count);
            let index = pick.index(count);
            let proof = inclusion(&all, index).unwrap();
            let (at, size, root) = (index as u64, count as u64, naive(&all));
            prop_assert!(verify_inclusion(&all[index], at, size, &proof, &root));
            let mut other = all[index];
            other[flip] ^= 1;
            prop_assert!(!verify_inclusion(&other, at, size, &proof, &root));
            prop_assert!(!verify_inclusion(&all[index], at + 1, size, &proof, &root) || count == 1);
            let mut longer = proof.clone();
            longer.push(root);
            prop_assert!(!verify_inclusion(&all[index], at, size, &longer, &root));
        }

        #[test]
        fn consistency_holds_and_a_rewritten_past_does_not(count in 1usize..130, pick in any::<prop::sample::Index>()) {
            let all = leaves(count);
            let old = pick.index(count) + 1;
            let proof = consistency(&all, old).unwrap();
            let (before, after) = (naive(&all[..old]), naive(&all));
            prop_assert!(verify_consistency(old as u64, count as u64, &before, &after, &proof));
            let mut past = all.clone();
            past[old - 1][0] ^= 1;
            let (rewritten, forged) = (naive(&past), consistency(&past, old).unwrap());
            prop_assert!(!verify_consistency(old as u64, count as u64, &before, &rewritten, &forged));
        }
    }
}
