//! Identifiers of people, documents, accounts and things: shapes of letters and digits, each with its check and its words.
//!
//! All of them share one pass. At each run of digits the groups around it are read once (`219-09-9998` is 3-2-4 with
//! dashes); their lengths are looked up in one table of all layouts, and only what has that layout is proved.

mod check;
mod coins;
mod layout;
mod national;
mod open;
mod others;
mod vocabulary;
mod voice;

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::Deserialize;

use self::check::{Check, Date};
use self::layout::{Chain, Layout, Shapes};
use self::others::is_nobodys;
use self::vocabulary::{Bits, OTHER, Vocabulary};
use self::voice::{AFTER, BEFORE, Voice, voice};
use super::context::{Sightings, Words};
use super::numbers::{in_dump, in_row, is_row, is_span};
use super::rule::{Matcher, Rule};
use super::scan::Scan;
use super::{Confidence, DetectorError};

/// An identifier as a person writes it: `id.layouts = ["ddd_dd_dddd"]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    /// How it is written where words near say what it is.
    #[serde(default)]
    layouts: Vec<String>,
    /// How it is written where that alone says what it is.
    #[serde(default)]
    alone: Vec<String>,
    /// What `_` in a layout may stand for, besides nothing.
    #[serde(default = "separators")]
    separators: String,
    #[serde(default)]
    check: Vec<Check>,
    date: Option<Date>,
    /// Words must stand right before it, or in its column's header.
    #[serde(default)]
    labelled: bool,
    /// Besides the layouts, whatever is written as a number counts under a label: each issuer has its own form.
    #[serde(default)]
    open: bool,
}

fn separators() -> String {
    " -.".to_owned()
}

/// A compiled identifier.
pub(super) struct Id {
    layouts: Vec<Layout>,
    check: Vec<Check>,
    date: Option<Date>,
    labelled: bool,
    open: bool,
}

impl Raw {
    /// # Errors
    /// What is wrong, in words.
    pub(super) fn compile(&self) -> Result<Id, String> {
        let mut layouts = Vec::new();
        for (texts, alone) in [(&self.alone, true), (&self.layouts, false)] {
            for text in texts {
                layouts.extend(Layout::parse(text, &self.separators, alone)?);
            }
        }
        if layouts.is_empty() {
            return Err("`id` needs `layouts` or `alone`".to_owned());
        }
        for check in &self.check {
            check.validate()?;
        }
        if let Some(date) = &self.date {
            date.validate()?;
        }
        Ok(Id {
            layouts,
            check: self.check.clone(),
            date: self.date.clone(),
            labelled: self.labelled,
            open: self.open,
        })
    }
}

impl Id {
    /// Whether letters, digits and date are such as it has, in this layout.
    fn may_be(&self, layout: &Layout, chain: &Chain) -> bool {
        let date = self.date.as_ref();
        layout.fits(chain) && date.is_none_or(|date| date.holds(chain.values()))
    }

    /// Whether every check holds; `None` where none proves anything.
    fn holds(&self, chain: &Chain, raw: &[u8]) -> Option<bool> {
        let all = self
            .check
            .iter()
            .all(|check| check.holds(chain.values(), raw));
        (!all || self.check.iter().any(Check::is_proof)).then_some(all)
    }
}

impl Id {
    /// Whether a check that tells its form does not hold.
    fn is_of_another_form(&self, chain: &Chain, raw: &[u8]) -> bool {
        let mut demanded = self.check.iter().filter(|check| check.is_demanded());
        demanded.any(|check| !check.holds(chain.values(), raw))
    }
}

/// All identifiers of a set.
pub(super) struct Ids {
    shapes: Shapes,
    /// Of each rule, by its index.
    labels: Vec<(Arc<Words>, u16)>,
    /// All labels, made when the first number is met that may be an identifier.
    vocabulary: OnceLock<Vocabulary>,
    /// Rules whose identifiers have any form.
    open: Vec<usize>,
}

/// Words that name something else, right before a number.
const OTHERS: &str = "order invoice isbn issn doi tracking trace uuid guid sha commit hash version offset seq build \
    timestamp request ref sku ts part model port pid line row page bytes size count amount total price revision \
    ticket issue bug pr epoch parcel shipment barcode ean upc gtin asin checksum crc bestellung rechnung commande \
    facture pedido factura";

impl Ids {
    /// # Errors
    /// The set as a whole is too large to compile.
    pub(super) fn new(rules: &[Rule]) -> Result<Self, DetectorError> {
        let mut shapes = Shapes::default();
        let mut labels = Vec::new();
        let mut open = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            let Matcher::Id(id) = &rule.matcher else {
                continue;
            };
            if id.open {
                open.push(index);
            }
            for (number, layout) in id.layouts.iter().enumerate() {
                shapes.add(layout, index, number);
            }
            let number = u16::try_from(index).ok().filter(|rule| *rule != OTHER);
            let number =
                number.ok_or_else(|| DetectorError::Set("there are too many".to_owned()))?;
            labels.extend(rule.context.clone().map(|context| (context, number)));
        }
        shapes.finish();
        Ok(Self {
            shapes,
            labels,
            vocabulary: OnceLock::new(),
            open,
        })
    }

    fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary
            .get_or_init(|| Vocabulary::new(&self.labels, OTHERS.split_whitespace()))
    }
}

/// What is remembered of one text.
#[derive(Default)]
pub(super) struct State {
    seen: Sightings,
    /// What the words near the value that was met last speak for.
    near: Bits,
    header: Sightings,
    /// The last header cell, and what it speaks for.
    cell: (Range<usize>, Bits),
    /// Where the last token was read that starts with letters, so that it is read once.
    read: usize,
}

/// Tries every identifier that may start with this run of digits, or with the letters before it. Where the longest
/// that was kept ends.
pub(super) fn at(
    ids: &Ids,
    rules: &[Rule],
    scan: &mut Scan<'_>,
    digits: &Range<usize>,
) -> Option<usize> {
    if ids.shapes.is_empty() {
        return None;
    }
    let bytes = scan.text.as_bytes();
    let mut kept = None;
    for start in layout::starts(bytes, digits.start).into_iter().flatten() {
        if start < scan.ids.read {
            continue;
        }
        let mut chain = Chain::new(start);
        while chain.grow(bytes) {
            if !ids.shapes.may_be(chain.key) || !layout::closes(bytes, chain.end) {
                continue;
            }
            let Some(candidates) = ids.shapes.get(chain.key) else {
                continue;
            };
            let fits = |candidate: &layout::Candidate| {
                named(rules, candidate).is_some_and(|(_, id, layout)| id.may_be(layout, &chain))
            };
            if !candidates.iter().any(fits) || layout::is_cut(bytes, &chain) {
                continue;
            }
            let heard = hear(ids, scan, &(chain.start..chain.end));
            for candidate in candidates {
                let index = usize::from(candidate.rule);
                // Most numbers are no identifier: nothing near speaks for one.
                if !(candidate.alone || heard || scan.ids.near.has(index)) {
                    continue;
                }
                if let Some((rule, id, layout)) = named(rules, candidate)
                    && id.may_be(layout, &chain)
                    && prove(ids, scan, index, rule, id, layout, &chain)
                {
                    kept = kept.max(Some(chain.end));
                }
            }
        }
        if kept.is_some() {
            break;
        }
    }
    if kept.is_none() {
        kept = labelled(ids, rules, scan, digits);
    }
    if let Some(end) = kept {
        scan.ids.read = end;
    }
    kept
}

/// What is written as a number under the label of an identifier that has any form: where it ends.
fn labelled(
    ids: &Ids,
    rules: &[Rule],
    scan: &mut Scan<'_>,
    digits: &Range<usize>,
) -> Option<usize> {
    if ids.open.is_empty() || digits.start < scan.ids.read {
        return None;
    }
    let range = open::token(scan.text, digits)?;
    let bytes = scan.text.as_bytes();
    if is_nobodys(bytes, &range) {
        return None;
    }
    let heard = hear(ids, scan, &range);
    let mut kept = None;
    for index in &ids.open {
        if let Some(rule) = rules.get(*index)
            && (heard || scan.ids.near.has(*index))
            && voice(ids, scan, *index, &range) == Voice::Label
            && scan.offer(*index, rule, range.clone(), Some(rule.confidence))
        {
            kept = Some(range.end);
        }
    }
    kept
}

/// The rule, the identifier and the layout of a candidate.
fn named<'r>(
    rules: &'r [Rule],
    candidate: &layout::Candidate,
) -> Option<(&'r Rule, &'r Id, &'r Layout)> {
    let rule = rules.get(usize::from(candidate.rule))?;
    let Matcher::Id(id) = &rule.matcher else {
        return None;
    };
    Some((rule, id, id.layouts.get(usize::from(candidate.layout))?))
}

/// Remembers which identifiers the words around a value may speak for; `true` where the values before it may, too.
fn hear(ids: &Ids, scan: &mut Scan<'_>, range: &Range<usize>) -> bool {
    let (told, bytes) = (scan.told(), scan.text.as_bytes());
    let window = around(bytes, &(range.start..range.end + 1));
    let State { seen, near, .. } = &mut scan.ids;
    near.clear();
    ids.vocabulary().look(seen, told, window.clone());
    ids.vocabulary().join(seen, &window, near);
    if let Some(cell) = scan.columns.header(bytes, range.start) {
        head(ids, scan, cell);
        let State { near, cell, .. } = &mut scan.ids;
        near.join(&cell.1);
    }
    scan.has_one_before(range.start)
}

/// Remembers what a header's cell speaks for.
fn head(ids: &Ids, scan: &mut Scan<'_>, cell: Range<usize>) {
    if scan.ids.cell.0 != cell {
        let told = scan.told();
        let words = ids
            .vocabulary()
            .all(&mut scan.ids.header, told, cell.clone());
        scan.ids.cell = (cell, words);
    }
}

/// Where words stand that may speak for a value.
fn around(bytes: &[u8], range: &Range<usize>) -> Range<usize> {
    range.start.saturating_sub(BEFORE)..bytes.len().min(range.end + AFTER)
}

/// Proves one identifier that has the layout, and offers it.
fn prove(
    ids: &Ids,
    scan: &mut Scan<'_>,
    index: usize,
    rule: &Rule,
    id: &Id,
    layout: &Layout,
    chain: &Chain,
) -> bool {
    let bytes = scan.text.as_bytes();
    let range = chain.start..layout::end(bytes, chain);
    let raw = bytes.get(range.clone()).unwrap_or_default();
    if is_span(raw) || is_row(raw) || is_nobodys(bytes, &range) {
        return false;
    }
    let holds = id.holds(chain, raw);
    if holds == Some(false) && id.is_of_another_form(chain, raw) {
        return false;
    }
    let voice = voice(ids, scan, index, &range);
    let confidence = match (voice, holds) {
        (Voice::Against, _) => return false,
        (Voice::Label, Some(true)) if rule.confidence > Confidence::Low => Confidence::High,
        (Voice::Label, Some(true) | None) => rule.confidence,
        // A firm's number is a person's by chance, and one that no office gave is no firm's.
        (Voice::Label, Some(false)) if rule.class.as_str().starts_with("pii.business_id") => {
            return false;
        }
        // Mistyped numbers are sent as well, and a label says what they are.
        (Voice::Label, Some(false)) => Confidence::Medium,
        (_, Some(false)) => return false,
        (Voice::Near, Some(true)) if !id.labelled => Confidence::High,
        (Voice::Near, None) if !id.labelled => rule.confidence,
        // A row of pairs goes on where bytes are written down.
        (Voice::Near | Voice::None, _)
            if layout.alone
                && !(raw.contains(&b' ')
                    && (in_row(bytes, range.start, range.end)
                        || in_dump(bytes, range.start, range.end))) =>
        {
            Confidence::Medium
        }
        _ => return false,
    };
    scan.offer(index, rule, range, Some(confidence))
}

#[cfg(test)]
mod tests {
    use crate::detect::Detectors;
    use crate::embedded;

    #[test]
    fn warming_makes_the_words_of_all_identifiers() {
        let set = Detectors::assemble(embedded::DETECTORS, &[]).expect("the built-in detectors");
        assert!(set.ids.vocabulary.get().is_none());
        set.warm();
        assert!(set.ids.vocabulary.get().is_some());
    }
}
