//! A selection: what was chosen by each filter, as codes.

use super::choice::Choice;
use super::filter::{ACTIVITY_STATUS, FILTERS, Filter, Narrows, Own, STATUS};
use super::links::Links;
use crate::model::{Action, Activity, EdtfDate, Expert, Partner};

/// A selection: within a filter any of the choices, between filters all of them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selection {
    /// The filters in use with their choices, in the order of the table.
    chosen: Vec<(&'static Filter, Vec<Choice>)>,
    /// The first date of interest.
    pub from: Option<EdtfDate>,
    /// The last date of interest.
    pub to: Option<EdtfDate>,
    /// The day whose state is wanted, where it is not that of the records.
    pub as_of: Option<EdtfDate>,
}

impl Selection {
    /// This selection between other dates, on another day.
    pub(crate) fn with_dates(
        self,
        from: Option<EdtfDate>,
        to: Option<EdtfDate>,
        as_of: Option<EdtfDate>,
    ) -> Self {
        Self { from, to, as_of, ..self }
    }

    /// This selection with the choices of one more filter; the same where there are none.
    ///
    /// # Panics
    /// Where no filter has this option.
    pub(crate) fn with(mut self, option: &str, choices: Vec<Choice>) -> Self {
        let position = |wanted: &str| FILTERS.iter().position(|filter| filter.option == wanted);
        let filter = &FILTERS[position(option).expect("an option of the table")];
        if !choices.is_empty() {
            self.chosen.push((filter, choices));
            self.chosen.sort_by_key(|(filter, _)| position(filter.option));
        }
        self
    }

    /// This selection with the choices of another one, which take the place of its own by the same filter.
    pub(crate) fn narrowed_by(mut self, other: &Self) -> Self {
        for (filter, choices) in other.chosen() {
            self.chosen.retain(|(own, _)| *own != filter);
            self = self.with(filter.option, choices.to_vec());
        }
        self
    }

    /// This selection without the filters that this holds of.
    pub(super) fn without(&self, is_left_out: impl Fn(&Filter, &[Choice]) -> bool) -> Self {
        let mut rest = self.clone();
        rest.chosen.retain(|(filter, choices)| !is_left_out(filter, choices));
        rest
    }

    /// This selection of actions of whatever status.
    pub(crate) fn of_any_status(&self) -> Self {
        self.without(|filter, _| filter.option == STATUS)
    }

    /// Every filter in use with its choices.
    pub fn chosen(&self) -> impl Iterator<Item = (&'static Filter, &[Choice])> {
        self.chosen.iter().map(|(filter, choices)| (*filter, choices.as_slice()))
    }

    /// The choices of one filter; empty if it is not in use.
    #[must_use]
    pub fn choices(&self, option: &str) -> &[Choice] {
        let mut chosen = self.chosen.iter().filter(|(filter, _)| filter.option == option);
        chosen.next().map_or(&[], |(_, choices)| choices.as_slice())
    }

    /// Every date with the name of its option.
    #[must_use]
    pub fn dates(&self) -> [(&'static str, Option<EdtfDate>); 3] {
        [("from", self.from), ("to", self.to), ("as-of", self.as_of)]
    }

    /// Whether no record is left out by anything but the day.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.chosen.is_empty() && self.from.is_none() && self.to.is_none()
    }

    /// Whether nothing was named, so that everything is meant.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.is_whole() && self.as_of.is_none()
    }

    /// Whether a choice concerns actions themselves, so that the programme's own activities are not
    /// meant.
    pub(super) fn narrows_actions(&self) -> bool {
        self.narrows(|narrows| matches!(narrows, Narrows::Actions(_) | Narrows::Partners(_)))
    }

    /// Whether activities are chosen by what they are.
    pub(crate) fn narrows_kinds_of_activity(&self) -> bool {
        self.narrows(|narrows| matches!(narrows, Narrows::Activities(_)))
    }

    /// Whether activities are chosen by their status, so that planned ones can be meant.
    pub(crate) fn asks_activity_status(&self) -> bool {
        !self.choices(ACTIVITY_STATUS).is_empty()
    }

    /// Whether experts are chosen by what they are.
    #[must_use]
    pub fn narrows_experts(&self) -> bool {
        self.narrows(|narrows| matches!(narrows, Narrows::Experts(_)))
    }

    /// Whether partners are chosen by what they are.
    pub(super) fn narrows_partners(&self) -> bool {
        self.narrows(|narrows| matches!(narrows, Narrows::Partners(_)))
    }

    fn narrows(&self, is_such: fn(Narrows) -> bool) -> bool {
        self.chosen.iter().any(|(filter, _)| is_such(filter.narrows))
    }

    /// Whether an action has what was chosen of actions; the status on another day aside.
    pub(super) fn has_action(&self, links: &Links<'_>, action: &Action) -> bool {
        self.chosen.iter().all(|(filter, choices)| match filter.narrows {
            // On another day than that of the records an action may have had another status.
            Narrows::Actions(_) if filter.option == STATUS && self.as_of.is_some() => true,
            Narrows::Actions(applies) => choices.iter().any(|one| applies(links, action, one)),
            _ => true,
        })
    }

    /// Whether an activity has what was chosen of activities, and involves an expert who has what was
    /// chosen of experts.
    pub(super) fn has_activity(&self, links: &Links<'_>, activity: &Activity) -> bool {
        let is_chosen = self.chosen.iter().all(|(filter, choices)| match filter.narrows {
            Narrows::Activities(applies) => choices.iter().any(|one| applies(links, activity, one)),
            _ => true,
        });
        is_chosen
            && self.has_any_expert(links, activity.experts.iter().map(|one| one.expert.as_str()))
    }

    /// Whether any of these experts has what was chosen of experts; true where nothing was.
    pub(super) fn has_any_expert<'e>(
        &self,
        links: &Links<'_>,
        ids: impl IntoIterator<Item = &'e str>,
    ) -> bool {
        !self.narrows_experts() || ids.into_iter().any(|id| self.has_expert(links, id))
    }

    /// Whether the expert of this id has what was chosen of experts.
    pub(super) fn has_expert(&self, links: &Links<'_>, id: &str) -> bool {
        self.chosen.iter().all(|(filter, choices)| match filter.narrows {
            Narrows::Experts(applies) => links
                .expert(id)
                .is_some_and(|expert| choices.iter().any(|one| applies(links, expert, one))),
            _ => true,
        })
    }

    /// Whether the record of an expert has one of the choices of this filter of experts; false if it is not in use.
    pub(crate) fn holds_of_expert(&self, option: &str, links: &Links<'_>, expert: &Expert) -> bool {
        let mut chosen = self.chosen.iter().filter(|(filter, _)| filter.option == option);
        chosen.any(|(filter, choices)| match filter.narrows {
            Narrows::Experts(applies) => choices.iter().any(|one| applies(links, expert, one)),
            _ => false,
        })
    }

    /// Whether any of these partners has what was chosen of partners; true where nothing was.
    pub(super) fn has_any_partner<'p>(
        &self,
        links: &Links<'_>,
        ids: impl IntoIterator<Item = &'p str>,
    ) -> bool {
        let is_chosen =
            |id| links.partner(id).is_some_and(|partner| self.has_partner(links, partner));
        !self.narrows_partners() || ids.into_iter().any(is_chosen)
    }

    /// Whether a partner has what was chosen of partners.
    pub(super) fn has_partner(&self, links: &Links<'_>, partner: &Partner) -> bool {
        self.chosen.iter().all(|(filter, choices)| match filter.narrows {
            Narrows::Partners(applies) => choices.iter().any(|one| applies(links, partner, one)),
            _ => true,
        })
    }

    /// Whether the record of a partner itself has what was chosen of actions and means partners too.
    pub(super) fn has_own_of_partner(&self, links: &Links<'_>, partner: &Partner) -> bool {
        self.chosen.iter().all(|(filter, choices)| match filter.own {
            Own::Partners(applies) => choices.iter().any(|one| applies(links, partner, one)),
            Own::None | Own::Experts(_) => true,
        })
    }
}
