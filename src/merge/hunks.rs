//! Three sequences side by side: where both sides are as the base, and where one or both differ.

use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A stretch of three sequences: base, ours and theirs.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    /// Where it is in each.
    pub(super) at: [Range<usize>; 3],
    pub(super) nature: Nature,
}

/// Which side of a stretch has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    /// Neither: one element.
    Same,
    Ours,
    Theirs,
    /// Both, alike.
    Alike,
    /// Both, in different ways.
    Conflict,
}

/// The stretches of three sequences, in order and without gaps.
pub(super) fn hunks<T: Eq + Hash + Ord>(base: &[T], ours: &[T], theirs: &[T]) -> Vec<Hunk> {
    let (in_ours, in_theirs) = (matches(base, ours), matches(base, theirs));
    let mut found = Vec::new();
    let mut at = [0, 0, 0];
    loop {
        let both = |index: usize| Some([index, in_ours[index]?, in_theirs[index]?]);
        let next = (at[0]..base.len()).find_map(both);
        let ends = next.unwrap_or([base.len(), ours.len(), theirs.len()]);
        let stretch = [at[0]..ends[0], at[1]..ends[1], at[2]..ends[2]];
        if stretch.iter().any(|own| !own.is_empty()) {
            let [base, ours, theirs] =
                [&base[stretch[0].clone()], &ours[stretch[1].clone()], &theirs[stretch[2].clone()]];
            let nature = match () {
                () if ours == theirs => Nature::Alike,
                () if theirs == base => Nature::Ours,
                () if ours == base => Nature::Theirs,
                () => Nature::Conflict,
            };
            found.push(Hunk { at: stretch, nature });
        }
        let Some(same) = next else { return found };
        found.push(Hunk { at: same.map(|index| index..index + 1), nature: Nature::Same });
        at = same.map(|index| index + 1);
    }
}

/// For each element of `base` the place of its like in `other`.
fn matches<T: Eq + Hash + Ord>(base: &[T], other: &[T]) -> Vec<Option<usize>> {
    let mut found = vec![None; base.len()];
    for operation in capture_diff_slices(Algorithm::Myers, base, other) {
        if let DiffOp::Equal { old_index, new_index, len } = operation {
            (0..len).for_each(|step| found[old_index + step] = Some(new_index + step));
        }
    }
    found
}

/// What becomes of a sequence that both sides have changed; `None` if they have changed the same stretch, or
/// stretches that touch.
pub(super) fn merged<T: Eq + Hash + Ord + Clone>(
    base: &[T],
    ours: &[T],
    theirs: &[T],
) -> Option<Vec<T>> {
    let mut merged = Vec::new();
    for Hunk { at: [_, in_ours, in_theirs], nature } in hunks(base, ours, theirs) {
        merged.extend_from_slice(match nature {
            Nature::Same | Nature::Ours | Nature::Alike => &ours[in_ours],
            Nature::Theirs => &theirs[in_theirs],
            Nature::Conflict => return None,
        });
    }
    Some(merged)
}
