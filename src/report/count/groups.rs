//! A selection divided into the groups of a dimension.

use std::collections::BTreeMap;

use ahash::AHashMap;
use smol_str::{SmolStr, ToSmolStr as _};

use super::figures::{Figures, Members};
use super::origin::{EU, OTHER, REGIONS};
use super::period;
use super::reach::Reach;
use super::slice::{Codes, Slice, code_of_partner, code_of_result, codes_of_expert, or_none};
use crate::model::{Action, Activity, TermCode, folded};
use crate::query::{
    AsOf, COUNTRY, Choice, Links, NOT_STATED, ONGOING, Scheme, Selection, chosen_partners,
    experts_of,
};
use crate::report::ask::dimension::Dimension;
use crate::words::Words;

/// The code of the row of activities that took place online.
const ONLINE: &str = "online";

/// What every part of a report is computed with.
#[derive(Debug, Clone)]
pub(crate) struct Context<'c, 'r> {
    /// Look-ups.
    pub(crate) links: &'c Links<'r>,
    /// What is selected.
    pub(crate) selection: &'c Selection,
    /// The scheme of regions.
    pub(crate) scheme: Scheme,
    /// The words of the language.
    pub(crate) words: &'c Words,
    /// Whether requests are asked for, so that a group of nothing else is shown.
    pub(crate) with_requests: bool,
    /// Whether figures about few experts are withheld.
    pub(crate) public: bool,
    /// The selected activities of each action, where a dimension goes by them.
    pub(crate) by_action: AHashMap<&'r str, Vec<&'r Activity>>,
}

/// One group and its figures.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Group<'r> {
    /// The code; empty for the records that state none.
    pub(crate) code: SmolStr,
    /// The label.
    pub(crate) label: String,
    /// The records that belong to it.
    pub(crate) members: Members<'r>,
    /// What of these records counts in it.
    pub(crate) slices: Vec<Slice>,
    /// The figures.
    pub(crate) figures: Figures<'r>,
    /// What it selects, if that is the state of a day of its own.
    pub(crate) selection: Option<Selection>,
}

impl<'r> Context<'_, 'r> {
    /// The groups that have anything in them, in the order of the vocabulary, countries by name.
    pub(crate) fn divide(
        &self,
        dimension: Dimension,
        members: &Members<'r>,
        slices: &[Slice],
    ) -> Vec<Group<'r>> {
        let mut members = self.members(dimension, members);
        // The row of activities without a kind has the experts of actions as a whole. That it is there
        // must not say that there are any.
        let is_always_shown =
            |code: &str| self.public && dimension.is_of_activities() && code.is_empty();
        if is_always_shown("") {
            members.entry(SmolStr::default()).or_default();
        }
        let of_dimension =
            members.into_iter().filter(|(code, _)| is_selected(self, dimension, code));
        let mut groups: Vec<Group<'_>> = of_dimension
            .map(|(code, members)| {
                let slice = self.slice(dimension, [code.clone()]);
                let slices = slices.iter().cloned().chain(slice).collect();
                self.group(code.clone(), self.label(dimension, &code), members, slices)
            })
            .filter(|group| is_always_shown(&group.code) || self.is_shown(&group.figures))
            .collect();
        groups.sort_by_cached_key(|group| self.rank(dimension, group));
        groups
    }

    /// A group with its figures.
    pub(crate) fn group(
        &self,
        code: SmolStr,
        label: String,
        members: Members<'r>,
        slices: Vec<Slice>,
    ) -> Group<'r> {
        let figures = Figures::within(self.links, self.selection, &members, &slices);
        Group { code, label, members, slices, figures, selection: None }
    }

    /// What the cells of a group are computed with: the same, on the day of the group.
    pub(crate) fn of_group<'g>(&'g self, group: &'g Group<'r>) -> Context<'g, 'r> {
        match &group.selection {
            Some(selection) => {
                let by_action = by_action(&group.members.activities);
                Context { selection, by_action, ..self.clone() }
            }
            None => self.clone(),
        }
    }

    /// These rows of a dimension as a slice; none for time, whose rows are made of whole records.
    pub(crate) fn slice(
        &self,
        dimension: Dimension,
        codes: impl IntoIterator<Item = SmolStr>,
    ) -> Option<Slice> {
        let vocabulary = dimension.vocabulary(self.scheme);
        let slice = || Slice { dimension, vocabulary, codes: codes.into_iter().collect() };
        (!dimension.is_time()).then(slice)
    }

    /// What belongs to each group.
    fn members(&self, dimension: Dimension, all: &Members<'r>) -> BTreeMap<SmolStr, Members<'r>> {
        let mut members: BTreeMap<SmolStr, Members<'_>> = BTreeMap::new();
        // As a rule these are the same actions, whose codes are then looked for once.
        let are_same = !dimension.is_of_activities() && all.names_all();
        for action in &all.actions {
            for code in self.codes(dimension, action) {
                let group = members.entry(code).or_default();
                group.actions.push(action);
                group.with_own_experts.extend(are_same.then_some(*action));
            }
        }
        for action in all.with_own_experts.iter().filter(|_| !are_same) {
            // An expert of an action as a whole was in no activity that is known.
            let of_none = || Codes::from([SmolStr::default()]);
            let is_of_none = dimension.is_of_activities();
            let codes = if is_of_none { of_none() } else { self.codes(dimension, action) };
            for code in codes {
                members.entry(code).or_default().with_own_experts.push(action);
            }
        }
        for action in &all.requests {
            for code in self.codes_of_request(dimension, action) {
                members.entry(code).or_default().requests.push(action);
            }
        }
        for activity in &all.activities {
            let action = self.links.action_of(activity);
            let codes = |action| self.codes(dimension, action);
            let of_action = || action.map(codes).unwrap_or_default();
            for code in self.own_codes(dimension, activity).unwrap_or_else(of_action) {
                members.entry(code).or_default().activities.push(activity);
            }
        }
        members
    }

    /// The codes of the groups that an action belongs to as a request: in time, by its arrival if that is
    /// known.
    fn codes_of_request(&self, dimension: Dimension, action: &'r Action) -> Codes {
        let received = action.request.as_ref().and_then(|request| request.received);
        match received.filter(|_| dimension.is_time() && dimension != Dimension::EndYear) {
            Some(date) => Codes::from([period::code(dimension, Some(date))]),
            None => self.codes(dimension, action),
        }
    }

    /// The codes of the groups that an action belongs to, whatever else it belongs to: so that a cell
    /// of a cross table holds what belongs to its row and to its column.
    fn codes(&self, dimension: Dimension, action: &'r Action) -> Codes {
        let activities = self.by_action.get(action.id.as_str()).map_or(&[][..], Vec::as_slice);
        let owned = |codes: &[SmolStr]| codes.iter().cloned().collect();
        or_none(match dimension {
            Dimension::Region => {
                let scheme = self.scheme.vocabulary();
                let regions = self.links.regions_of_action(scheme, action);
                regions.into_iter().map(SmolStr::from).collect()
            }
            Dimension::Country => {
                let reach = Reach::new(self.selection, &[]);
                // A country that is named has its row, be it of a region that is chosen or not.
                let named = self.selection.choices(COUNTRY);
                let is_selected = |code: &&SmolStr| {
                    reach.has(self.links, action, code)
                        || named.iter().any(|choice| choice.code == ***code)
                };
                let selected: Codes =
                    action.countries.iter().filter(is_selected).cloned().collect();
                // An action can be of a region that its record names, and none of its countries.
                if selected.is_empty() { owned(&action.countries) } else { selected }
            }
            Dimension::Theme => owned(&action.themes),
            Dimension::Area => owned(&action.areas),
            Dimension::Status => self.status(action).into_iter().collect(),
            Dimension::Phase => action.phase.iter().cloned().collect(),
            Dimension::GoodPractice => {
                action.good_practices.iter().map(|number| number.to_smolstr()).collect()
            }
            Dimension::Year | Dimension::Quarter | Dimension::Month => {
                Codes::from([period::code(dimension, action.start)])
            }
            Dimension::RequestYear => {
                let received = action.request.as_ref().and_then(|request| request.received);
                Codes::from([period::code(dimension, received.or(action.start))])
            }
            Dimension::EndYear => Codes::from([period::code(dimension, action.end)]),
            Dimension::ActivityKind | Dimension::Family | Dimension::Place => activities
                .iter()
                .flat_map(|activity| self.own_codes(dimension, activity).unwrap_or_default())
                .collect(),
            Dimension::Origin
            | Dimension::OriginGroup
            | Dimension::Sector
            | Dimension::Language => {
                let experts = experts_of(self.links, self.selection, &[action], activities);
                let codes = |id| codes_of_expert(self.links, dimension, id);
                experts.into_iter().flat_map(codes).collect()
            }
            Dimension::PartnerKind | Dimension::PartnerRole => {
                let code = |named| code_of_partner(self.links, dimension, named);
                chosen_partners(self.links, self.selection, &[action], activities)
                    .map(code)
                    .collect()
            }
            Dimension::ResultKind | Dimension::ResultLevel | Dimension::ResultYear => {
                let of_activities = activities.iter().flat_map(|activity| &activity.results);
                let results = action.results.iter().chain(of_activities);
                results.map(|result| code_of_result(dimension, result)).collect()
            }
        })
    }

    /// The codes that an activity has of its own, where it does not belong to the groups of its
    /// action.
    fn own_codes(&self, dimension: Dimension, activity: &'r Activity) -> Option<Codes> {
        let kind = activity.kind.as_ref();
        Some(or_none(match dimension {
            Dimension::Year | Dimension::Quarter | Dimension::Month => {
                Codes::from([period::code(dimension, activity.start)])
            }
            Dimension::EndYear => Codes::from([period::code(dimension, activity.end)]),
            Dimension::Place => {
                let countries = activity.places.iter().filter_map(|place| place.country.clone());
                let online = activity.online.then(|| SmolStr::new_static(ONLINE));
                countries.chain(online).collect()
            }
            Dimension::ActivityKind => kind.into_iter().cloned().collect(),
            Dimension::Family => {
                let family = kind.and_then(|kind| self.links.family_of(kind));
                family.into_iter().map(SmolStr::from).collect()
            }
            Dimension::Origin
            | Dimension::OriginGroup
            | Dimension::Sector
            | Dimension::Language => {
                let experts = experts_of(self.links, self.selection, &[], &[activity]);
                let codes = |id| codes_of_expert(self.links, dimension, id);
                experts.into_iter().flat_map(codes).collect()
            }
            _ => return None,
        }))
    }

    /// The status of an action: that of its record, or what is known of it on the day that is meant.
    fn status(&self, action: &'r Action) -> Option<SmolStr> {
        match self.selection.as_of {
            None => action.status.clone(),
            Some(date) => AsOf::new(self.links, date).status(action).map(SmolStr::from),
        }
    }

    /// Whether figures say anything.
    pub(crate) fn is_shown(&self, figures: &Figures<'_>) -> bool {
        !figures.projects.is_empty()
            || !figures.activities.is_empty()
            || !figures.experts.is_empty()
            || (self.with_requests && !figures.requests.is_empty())
    }

    /// Whether rows of this dimension are groups of experts, so that all their figures are about these.
    pub(crate) fn is_about_experts(&self, dimension: Dimension) -> bool {
        dimension.is_of_experts() || self.selection.narrows_experts()
    }

    /// What people call a group.
    pub(crate) fn label(&self, dimension: Dimension, code: &str) -> String {
        let vocabularies = &self.links.registry.vocabularies;
        match (code, dimension.vocabulary(self.scheme)) {
            ("", _) => self.words.get("not-stated"),
            (ONGOING, _) if dimension == Dimension::Status => self.words.get("status-ongoing"),
            (ONLINE, _) if dimension == Dimension::Place => self.words.get("online"),
            (code, Some(vocabulary)) => self.words.label(vocabularies, vocabulary, code),
            (period::YEAR_ONLY, None) => self.words.get("year-only"),
            (code, None) if dimension == Dimension::Quarter => period::label(code, self.words),
            (EU, None) if dimension == Dimension::OriginGroup => {
                self.words.label(vocabularies, "country-groups", EU)
            }
            (OTHER, None) if dimension == Dimension::OriginGroup => self.words.get("origin-other"),
            (code, None) if dimension == Dimension::OriginGroup => {
                self.words.label(vocabularies, REGIONS, code)
            }
            (code, None) if dimension == Dimension::Language => self.words.language_label(code),
            (code, None) if dimension == Dimension::ResultLevel => {
                self.words.find(&format!("level.{code}")).unwrap_or_else(|| code.to_owned())
            }
            (code, None) => code.to_owned(),
        }
    }

    /// The position of a group: what states nothing comes last.
    fn rank(&self, dimension: Dimension, group: &Group<'_>) -> (u8, usize, String) {
        let by_name =
            matches!(dimension, Dimension::Country | Dimension::Origin | Dimension::Place);
        let position = |vocabulary: &str| {
            let is_it = |code: &TermCode| code.to_string() == group.code;
            let terms = &self.links.registry.vocabularies.get(vocabulary)?.terms;
            terms.iter().position(|term| is_it(&term.code))
        };
        let position = match dimension {
            Dimension::OriginGroup if group.code == EU => Some(0),
            Dimension::OriginGroup => position(REGIONS).map(|position| position + 1),
            _ => dimension.vocabulary(self.scheme).filter(|_| !by_name).and_then(position),
        };
        (unstated(&group.code), position.unwrap_or(usize::MAX), folded(&group.label))
    }
}

/// The activities of each action that were neither only planned nor cancelled.
pub(crate) fn by_action<'r>(activities: &[&'r Activity]) -> AHashMap<&'r str, Vec<&'r Activity>> {
    let mut by_action: AHashMap<&str, Vec<&Activity>> = AHashMap::new();
    for activity in activities.iter().filter(|activity| !activity.is_not_held()) {
        if let Some(action) = &activity.action {
            by_action.entry(action).or_default().push(activity);
        }
    }
    by_action
}

/// 0 for what states a code; more for what comes after it.
pub(crate) fn unstated(code: &str) -> u8 {
    match code {
        "" => 2,
        period::YEAR_ONLY => 1,
        _ => 0,
    }
}

/// Whether a group is one that the selection speaks of: who asks for one country of an action of
/// several does not want a row for the others.
fn is_selected(context: &Context<'_, '_>, dimension: Dimension, code: &str) -> bool {
    let option = match dimension {
        Dimension::Family => Dimension::ActivityKind.name(),
        // On a day in the past an action of this status may have been in another.
        Dimension::Status => return true,
        dimension => dimension.name(),
    };
    let choices = context.selection.choices(option);
    // Who named a code of another list as well, such as a region of the other scheme, wants every row
    // that it touches.
    let vocabulary = dimension.vocabulary(context.scheme);
    let is_comparable = |choice: &Choice| Some(choice.vocabulary) == vocabulary;
    choices.is_empty()
        || !choices.iter().all(is_comparable)
        || choices
            .iter()
            .any(|choice| choice.code == code || (code.is_empty() && choice.code == NOT_STATED))
}
