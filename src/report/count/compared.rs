//! Published figures beside those that the registry gives for the same scope and day.

use super::claims::{figure, selection};
use super::figures::Figures;
use super::measure::measure;
use super::public::{Persons, is_few, persons};
use crate::model::{Action, Claim};
use crate::query::{Doubtful, Links, Selection, Window, pick};
use crate::report::ask::figure::Figure;
use crate::table::Cell;
use crate::words::{Words, count};

/// With what claims are compared.
pub(crate) struct Comparison<'c, 'r> {
    /// The records.
    pub(crate) links: &'c Links<'r>,
    /// The words of remarks.
    pub(crate) words: &'c Words,
    /// Whether figures about few experts are withheld.
    pub(crate) public: bool,
    /// The figures that are computed; all where none is named.
    pub(crate) only: &'c [Figure],
}

/// The figure of a claim's scope and day, and what to know about it.
pub(crate) struct Computed {
    /// The figure; nothing where none is computed.
    pub(crate) cell: Cell,
    /// What to know about it.
    pub(crate) remarks: Vec<String>,
    of_experts: Option<OfExperts>,
}

/// The experts that a figure speaks of.
struct OfExperts {
    figure: Figure,
    /// What is selected, whatever the dates.
    scope: Selection,
    /// How many they are, and how many without any dates.
    counts: Persons,
    whole: Persons,
}

impl Comparison<'_, '_> {
    /// The figures of the claims, in their order.
    pub(crate) fn computed<'m>(&self, claims: impl Iterator<Item = &'m Claim>) -> Vec<Computed> {
        let mut computed: Vec<Computed> = claims.map(|claim| self.of_claim(claim)).collect();
        if self.public {
            withhold(&mut computed);
        }
        computed
    }

    fn of_claim(&self, claim: &Claim) -> Computed {
        let nothing = |key: &str| Computed {
            cell: Cell::Empty,
            remarks: vec![self.words.get(key)],
            of_experts: None,
        };
        if claim.value.is_none() {
            return nothing("remark-no-number");
        }
        let Some(figure) = figure(self.links.registry, claim) else {
            return nothing("remark-no-figure");
        };
        if !(self.only.is_empty() || self.only.contains(&figure)) {
            return nothing("remark-not-compared");
        }
        let Some(selection) = selection(claim) else { return nothing("remark-group") };
        let all = selection.clone().with_dates(None, None, None);
        let selection = reduced(self.links, selection, || pick(self.links, &all).actions);
        let is_part = selection.from.is_some() || selection.to.is_some();
        if is_part && figure.is_of_requests() {
            return nothing("remark-requests");
        }
        self.figure(&selection, figure, is_part)
    }

    fn figure(&self, selection: &Selection, figure: Figure, is_part: bool) -> Computed {
        let picked = pick(self.links, selection);
        let figures = Figures::of(self.links, selection, &picked);
        let measured = measure(self.links, &figures, figure);
        let mut remarks = Vec::new();
        if measured.cell == Cell::Empty {
            remarks.push(self.words.get("remark-not-stated"));
        }
        if is_part && figure != Figure::Projects {
            remarks.push(self.words.get("remark-period"));
        }
        let Doubtful { undated, unplaced, .. } = &picked.doubtful;
        for (key, actions) in [("remark-undated", undated), ("remark-unplaced", unplaced)] {
            if !actions.is_empty() {
                remarks.push(self.words.counted(key, actions.len(), &[]));
            }
        }
        if let Some(known) = measured.known.filter(|known| known.stated < known.of) {
            let [stated, of] =
                [known.stated, known.of].map(|number| count(number, self.words.language()));
            let key = format!("known.{}", figure.name());
            remarks.push(self.words.fill(&key, &[("stated", &stated), ("of", &of)]));
        }
        let of_experts = (self.public && figure.is_of_experts()).then(|| {
            let scope = selection.clone().with_dates(None, None, None);
            let whole = Figures::of(self.links, &scope, &pick(self.links, &scope));
            let counts = persons(self.links, figure, [&figures, &whole]);
            let [counts, whole] = [counts[0].clone(), counts[1].clone()];
            OfExperts { figure, scope, counts, whole }
        });
        Computed { cell: measured.cell, remarks, of_experts }
    }
}

/// What a claim speaks of without its years, where these leave out none of the actions that have a date.
/// Years that hold everything say nothing, and actions without a date belong to them as well.
pub(crate) fn reduced<'r>(
    links: &Links<'r>,
    mut selection: Selection,
    actions: impl FnOnce() -> Vec<&'r Action>,
) -> Selection {
    // What had begun by a day touches all years up to it.
    if let (Some(to), Some(as_of)) = (selection.to, selection.as_of)
        && as_of.latest() <= to.latest()
    {
        selection.to = None;
    }
    let is_part = Window::of(links, &selection).is_some_and(|window| window.leaves_out(&actions()));
    if !is_part {
        (selection.from, selection.to) = (None, None);
    }
    selection
}

/// Withholds figures about few experts, and what differs by a few from another figure of the same
/// scope on another day.
fn withhold(computed: &mut [Computed]) {
    let mut order: Vec<usize> = (0..computed.len()).collect();
    let size = |one: &Computed| one.of_experts.as_ref().map(|of| of.counts.clone());
    order.sort_by_key(|at| std::cmp::Reverse(size(&computed[*at])));
    let mut shown: Vec<OfExperts> = Vec::new();
    for at in order {
        let Some(of) = computed[at].of_experts.take() else { continue };
        let is_same = |one: &&OfExperts| (one.figure, &one.scope) == (of.figure, &of.scope);
        let larger = shown.iter().rfind(is_same).map_or(&of.whole, |one| &one.counts);
        if of.figure.is_withheld_from_public() || is_few(&of.counts, larger) {
            computed[at].cell = Cell::Withheld;
            computed[at].remarks.clear();
        } else {
            shown.push(of);
        }
    }
}
