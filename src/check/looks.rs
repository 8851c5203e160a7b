//! A folder now, beside what it was when it was kept.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::update::is_record;
use crate::files::{Files, Listed, Nature, Packed, Part, Shelf, Sight, Stamp, Texts};
use crate::registry::{can_rest, kind_of};

/// Something in a folder, with its stamp if it is a file.
pub(super) type Stamped = (Listed, Option<Stamp>);

/// Two looks at a folder.
pub(super) struct Looks {
    /// The moment before the later look.
    pub(super) moment: i64,
    /// The later look.
    pub(super) sight: Sight,
    /// What is there, sorted by path.
    pub(super) now: Vec<Stamped>,
    /// What was there, if that is not the same.
    earlier: Option<Vec<Stamped>>,
    /// The paths of records, claims and pages that are not as they were, or may not be.
    pub(super) changed: BTreeSet<PathBuf>,
    /// Their texts, if they are no more than some records.
    pub(super) texts: Option<Texts>,
}

impl Looks {
    /// Looks at a folder, and compares what is there with what was there. `None` if nothing tells.
    pub(super) fn of(files: &dyn Files, shelf: &dyn Shelf) -> Option<Self> {
        let moment = shelf.moment()?;
        let earlier = shelf
            .read(Part::Sight)
            .and_then(|bytes| borsh::from_slice(&Packed::from(&*bytes).unpack()?).ok());
        let earlier: Sight = earlier.unwrap_or_default();
        let sight = files.look(&earlier)?;
        let now = sight.list();
        if sight == earlier && sight.knows_all() {
            let (changed, texts) = (BTreeSet::new(), None);
            return Some(Self { moment, sight, now, earlier: None, changed, texts });
        }
        let earlier = earlier.list();
        let mut changed = changed(&earlier, &now);
        let texts = texts(files, &now, &changed).filter(|_| !earlier.is_empty());
        changed.retain(|below| rests(below));
        Some(Self { moment, sight, now, earlier: Some(earlier), changed, texts })
    }

    /// Whether all that was kept is taken over first: nothing has changed, or what has is laid over it.
    pub(super) fn are_laid_over(&self) -> bool {
        self.changed.is_empty() || self.texts.is_some()
    }

    /// Whether what was kept of a file is of no use.
    pub(super) fn is_to_read(&self, below: &Path) -> bool {
        !self.are_laid_over() && self.changed.contains(below)
    }

    /// What was there.
    pub(super) fn earlier(&self) -> &[Stamped] {
        self.earlier.as_ref().unwrap_or(&self.now)
    }
}

/// Up to how many changed records are laid over what was kept, one by one; if there are more, what needs all files is
/// checked anew.
const MAX_LAID_OVER: usize = 256;

/// The largest changed record that is laid over, in bytes.
const MAX_SIZE: u64 = 16 * 1024 * 1024;

/// The texts of changed files, `None` for one that is gone. None at all if nothing has changed, too much, or what
/// cannot be read.
fn texts(files: &dyn Files, now: &[Stamped], changed: &BTreeSet<PathBuf>) -> Option<Texts> {
    let are_records = changed.iter().all(|below| is_record(below));
    if !(1..=MAX_LAID_OVER).contains(&changed.len()) || !are_records {
        return None;
    }
    let text = |below: &PathBuf| match now.binary_search_by(|(one, _)| one.below.cmp(below)) {
        Ok(_) => Some((below.clone(), Some(files.read(below, MAX_SIZE).ok()?))),
        Err(_) => Some((below.clone(), None)),
    };
    changed.iter().map(text).collect()
}

/// The paths at which there is something else, or a record or page may be; both lists are sorted.
fn changed(earlier: &[Stamped], now: &[Stamped]) -> BTreeSet<PathBuf> {
    let (mut earlier, mut now) = (earlier.iter().peekable(), now.iter().peekable());
    let mut changed = BTreeSet::new();
    loop {
        let order = match (earlier.peek(), now.peek()) {
            (Some((before, _)), Some((after, _))) => before.below.cmp(&after.below),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return changed,
        };
        let before = earlier.next_if(|_| order.is_le());
        let after = now.next_if(|_| order.is_ge());
        if let Some((one, _)) = before.or(after)
            && !is_same(before, after)
        {
            changed.insert(one.below.clone());
        }
    }
}

/// Whether a file at a path is read with the others. What is read whenever a registry is opened needs no stamp.
fn rests(below: &Path) -> bool {
    can_rest(kind_of(below))
}

/// Whether what was there is still there, as far as its stamp tells.
fn is_same(before: Option<&Stamped>, after: Option<&Stamped>) -> bool {
    let (Some((before, old)), Some((after, new))) = (before, after) else { return false };
    before.nature == after.nature
        && match after.nature {
            Nature::File | Nature::Link if !rests(&after.below) => true,
            Nature::File => old.is_some() && old == new,
            // What it leads to may have changed.
            Nature::Link => false,
            _ => true,
        }
}
