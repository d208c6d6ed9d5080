//! Content on its way into bundles: what is known is listed, what is new is collected, compressed and sealed.

use std::collections::HashMap;
use std::sync::Arc;

use super::{
    Bundle, ContentError, ContentRef, Digest, ENTRY, MAX_BUNDLE, Mode, Name, Numbers, Piece, Spot,
    seal,
};
use crate::audit::hex;
use crate::audit::keys::SubjectKey;
use crate::audit::store::Pair;
use crate::hashed::HashedMap;

/// Content made ready to be written.
pub(crate) struct Prepared {
    pub reference: ContentRef,
    pub pairs: Vec<Pair>,
    /// Where the new pieces lie, once the pairs are stored.
    pub known: Vec<(Piece, Spot)>,
}

/// One range of a call's content.
#[derive(Clone, Copy)]
struct Entry {
    /// Index among the bundles that the list names.
    bundle: usize,
    offset: u32,
    length: u32,
}

/// Content on its way into bundles.
struct Making<'s> {
    subject: &'s SubjectKey,
    numbers: &'s Numbers,
    /// What the bundles of `entries` are; a bundle that is still filled has no digest yet.
    bundles: Vec<Bundle>,
    /// Known bundles among them, by number.
    listed: HashMap<u64, usize>,
    /// The last of them that was asked for: pieces lie together.
    last: Option<(u64, usize)>,
    entries: Vec<Entry>,
    fresh: Vec<u8>,
    /// Index of the bundle that `fresh` becomes.
    filling: Option<usize>,
    /// Where the new pieces lie.
    made: HashedMap<Piece, Entry>,
    pairs: Vec<Pair>,
}

impl Making<'_> {
    /// The bundle to add `length` bytes to.
    fn room(&mut self, length: usize) -> Result<usize, ContentError> {
        if !self.fresh.is_empty() && self.fresh.len() + length > MAX_BUNDLE {
            // Its list is empty.
            self.fresh.extend_from_slice(&0_u32.to_be_bytes());
            self.seal()?;
        }
        Ok(self.fill())
    }

    fn fill(&mut self) -> usize {
        *self.filling.get_or_insert_with(|| {
            self.bundles.push(Bundle {
                number: self.numbers.next(),
                digest: Digest::default(),
            });
            self.bundles.len() - 1
        })
    }

    fn add(&mut self, entry: Entry) {
        match self.entries.last_mut() {
            Some(last)
                if last.bundle == entry.bundle && last.offset + last.length == entry.offset =>
            {
                last.length += entry.length;
            }
            _ => self.entries.push(entry),
        }
    }

    fn known(&mut self, spot: &Spot) {
        let bundle = match self.last {
            Some((number, bundle)) if number == spot.bundle.number => bundle,
            _ => self.list(&spot.bundle),
        };
        self.last = Some((spot.bundle.number, bundle));
        self.add(Entry {
            bundle,
            offset: spot.offset,
            length: spot.length,
        });
    }

    /// The index of a known bundle, which is listed once.
    fn list(&mut self, bundle: &Bundle) -> usize {
        let bundles = &mut self.bundles;
        *self.listed.entry(bundle.number).or_insert_with(|| {
            bundles.push(*bundle);
            bundles.len() - 1
        })
    }

    /// Adds a piece that is not known.
    fn new_piece(&mut self, name: Piece, piece: &[u8]) -> Result<(), ContentError> {
        let bundle = self.room(piece.len())?;
        let long = |_| ContentError::Seal("is too long");
        let offset = u32::try_from(self.fresh.len()).map_err(long)?;
        let length = u32::try_from(piece.len()).map_err(long)?;
        self.fresh.extend_from_slice(piece);
        let entry = Entry {
            bundle,
            offset,
            length,
        };
        self.made.insert(name, entry);
        self.add(entry);
        Ok(())
    }

    /// Seals what is filled; its list stands at its end.
    fn seal(&mut self) -> Result<Bundle, ContentError> {
        let index = self.fill();
        self.filling = None;
        let fresh = std::mem::take(&mut self.fresh);
        let bundle = self
            .bundles
            .get_mut(index)
            .ok_or(ContentError::Seal("has no number"))?;
        bundle.digest = seal(self.subject, bundle.number, &fresh, &mut self.pairs)?;
        Ok(*bundle)
    }

    /// Writes the list after what is new, and seals both.
    fn finish(&mut self) -> Result<Bundle, ContentError> {
        let own = self.fill();
        self.fresh.reserve(self.entries.len() * ENTRY + 4);
        for entry in &self.entries {
            let bundle = self
                .bundles
                .get(entry.bundle)
                .ok_or(ContentError::Seal("has no number"))?;
            self.fresh.extend_from_slice(&bundle.number.to_be_bytes());
            self.fresh.extend_from_slice(&bundle.digest);
            self.fresh.extend_from_slice(&entry.offset.to_be_bytes());
            self.fresh.extend_from_slice(&entry.length.to_be_bytes());
        }
        let length = u32::try_from(self.entries.len() * ENTRY)
            .map_err(|_| ContentError::Seal("is too long"))?;
        self.fresh.extend_from_slice(&length.to_be_bytes());
        self.filling = Some(own);
        self.seal()
    }

    /// All that was made, with the digests that bundles have by now.
    fn prepared(self, reference: ContentRef) -> Prepared {
        let bundles: Vec<Arc<Bundle>> = self.bundles.into_iter().map(Arc::new).collect();
        let places = self.made.into_iter();
        let known = places.filter_map(|(name, entry)| {
            let spot = Spot {
                bundle: Arc::clone(bundles.get(entry.bundle)?),
                offset: entry.offset,
                length: entry.length,
            };
            Some((name, spot))
        });
        Prepared {
            reference,
            known: known.collect(),
            pairs: self.pairs,
        }
    }
}

/// Cuts content into pieces, up to the cap; what is kept, how many bytes it has, and how many are left out.
fn cut<'c>(content: impl Iterator<Item = Given<'c>>, cap: u64) -> (Vec<Given<'c>>, u64, u64) {
    let (mut bytes, mut omitted) = (0, 0);
    let mut kept = Vec::with_capacity(content.size_hint().0.max(16));
    for (whole, name) in content {
        for piece in whole.chunks(MAX_BUNDLE) {
            if bytes + piece.len() as u64 > cap {
                omitted += piece.len() as u64;
            } else {
                bytes += piece.len() as u64;
                kept.push((piece, name.filter(|_| piece.len() == whole.len())));
            }
        }
    }
    (kept, bytes, omitted)
}

/// A piece of content, and what it is known by, where that is known.
type Given<'c> = (&'c [u8], Option<Name>);

/// Makes content ready: only pieces that `known` has no place of are compressed and sealed.
pub(crate) fn prepare<'c>(
    content: impl Iterator<Item = Given<'c>>,
    (mode, cap): (Mode, u64),
    subject: &SubjectKey,
    numbers: &Numbers,
    known: impl FnOnce(&[Piece]) -> Vec<Option<Spot>>,
) -> Result<Option<Prepared>, ContentError> {
    let (kept, bytes, omitted) = cut(content, cap);
    if kept.is_empty() && omitted == 0 {
        return Ok(None);
    }
    let owner = subject.owner();
    let names: Vec<Piece> = kept
        .iter()
        .map(|(piece, name)| (owner, name.unwrap_or_else(|| subject.quick(piece))))
        .collect();
    let spots = known(&names);
    let mut making = Making {
        subject,
        numbers,
        bundles: Vec::new(),
        listed: HashMap::new(),
        last: None,
        entries: Vec::new(),
        fresh: Vec::new(),
        filling: None,
        made: HashedMap::default(),
        pairs: Vec::new(),
    };
    let new = kept.iter().zip(&spots).filter(|(_, spot)| spot.is_none());
    let fresh = new.map(|((piece, _), _)| piece.len()).sum::<usize>();
    making.fresh.reserve(fresh.min(MAX_BUNDLE));
    for (((piece, _), name), spot) in kept.iter().zip(&names).zip(spots) {
        let is_it = |length: u32| length as usize == piece.len();
        let made = making.made.get(name).copied();
        match (spot, made) {
            (Some(spot), _) if is_it(spot.length) => making.known(&spot),
            (_, Some(made)) if is_it(made.length) => making.add(made),
            _ => making.new_piece(*name, piece)?,
        }
    }
    let bundle = making.finish()?;
    Ok(Some(making.prepared(ContentRef {
        mode,
        bundle: bundle.number,
        digest: hex(&bundle.digest),
        pieces: u32::try_from(kept.len()).unwrap_or(u32::MAX),
        bytes,
        omitted,
    })))
}
