//! Which records belong together: activities of actions, regions of countries, families of kinds.

use std::collections::BTreeSet;

use ahash::{AHashMap, AHashSet};

use smol_str::SmolStr;

use super::choice::NOT_STATED;
use super::involved::first_involved;
use super::regions::{OPERATIONAL, Regions};
use super::span::Span;
use super::status::status;
use crate::model::{Action, Activity, Day, Expert, Partner, Term};
use crate::registry::{Record, Registry};

/// Look-ups over a registry.
#[derive(Debug)]
pub struct Links<'r> {
    /// The registry.
    pub registry: &'r Registry,
    every_action: Vec<&'r Action>,
    every_activity: Vec<&'r Activity>,
    every_expert: Vec<&'r Expert>,
    every_partner: Vec<&'r Partner>,
    actions: AHashMap<&'r str, &'r Record<Action>>,
    activities: AHashMap<&'r str, Vec<&'r Activity>>,
    partners: AHashMap<&'r str, &'r Record<Partner>>,
    experts: AHashMap<&'r str, &'r Record<Expert>>,
    by_expert: AHashMap<&'r str, BTreeSet<&'r str>>,
    spans: AHashMap<&'r str, Span>,
    first_involved: AHashMap<&'r str, (Day, Day)>,
    regions: Regions,
}

impl<'r> Links<'r> {
    /// Goes through the registry once.
    #[must_use]
    pub fn new(registry: &'r Registry) -> Self {
        registry.wake();
        let every_action = distinct(&registry.actions, |body| &body.id);
        let every_activity = distinct(&registry.activities, |body| &body.id);
        let mut activities: AHashMap<&str, Vec<&Activity>> = AHashMap::new();
        for body in every_activity.iter().copied() {
            if let Some(action) = &body.action {
                activities.entry(action).or_default().push(body);
            }
        }
        let mut by_expert: AHashMap<&str, BTreeSet<&str>> = AHashMap::new();
        for Record { body, .. } in &registry.actions {
            for expert in &body.experts {
                by_expert.entry(&expert.expert).or_default().insert(&body.id);
            }
        }
        for Record { body, .. } in &registry.activities {
            for (action, expert) in body
                .action
                .iter()
                .flat_map(|action| body.experts.iter().map(move |one| (action, one)))
            {
                by_expert.entry(&expert.expert).or_default().insert(action);
            }
        }
        let span = |action: &'r Action| {
            let activities = activities.get(action.id.as_str()).map_or(&[][..], Vec::as_slice);
            (action.id.as_str(), Span::of(&registry.vocabularies, action, activities))
        };
        let spans = every_action.iter().copied().map(span).collect();
        let counts = |action: &&Action| {
            status(&registry.vocabularies, action).is_some_and(|status| status.counts)
        };
        let projects = every_action.iter().copied().filter(counts);
        let held = every_activity.iter().copied().filter(|activity| !activity.is_not_held());
        Self {
            registry,
            first_involved: first_involved(projects, held, &spans),
            spans,
            every_expert: distinct(&registry.experts, |body| &body.id),
            every_partner: distinct(&registry.partners, |body| &body.id),
            every_action,
            every_activity,
            actions: by_id(&registry.actions, |body| &body.id),
            activities,
            partners: by_id(&registry.partners, |body| &body.id),
            experts: by_id(&registry.experts, |body| &body.id),
            by_expert,
            regions: Regions::of(&registry.vocabularies),
        }
    }

    /// Every action in the order of the files; of those that share an id, the first.
    pub(crate) fn every_action(&self) -> impl Iterator<Item = &'r Action> {
        self.every_action.iter().copied()
    }

    /// Every activity in the order of the files; of those that share an id, the first.
    pub(crate) fn every_activity(&self) -> impl Iterator<Item = &'r Activity> {
        self.every_activity.iter().copied()
    }

    /// Every expert in the order of the files; of those that share an id, the first.
    pub(crate) fn every_expert(&self) -> impl Iterator<Item = &'r Expert> {
        self.every_expert.iter().copied()
    }

    /// Every partner in the order of the files; of those that share an id, the first.
    pub(super) fn every_partner(&self) -> impl Iterator<Item = &'r Partner> {
        self.every_partner.iter().copied()
    }

    /// The activities of an action.
    #[must_use]
    pub fn activities_of(&self, action: &str) -> &[&'r Activity] {
        self.activities.get(action).map_or(&[], Vec::as_slice)
    }

    /// The action of this id.
    #[must_use]
    pub fn action(&self, id: &str) -> Option<&'r Action> {
        self.action_record(id).map(|record| &*record.body)
    }

    /// The days on which an action can have begun and ended.
    pub(crate) fn span(&self, action: &Action) -> Span {
        self.spans.get(action.id.as_str()).copied().unwrap_or(Span::UNKNOWN)
    }

    /// The action of an activity; `None` for one of the programme itself, or if there is no such action.
    #[must_use]
    pub(crate) fn action_of(&self, activity: &Activity) -> Option<&'r Action> {
        self.action(activity.action.as_deref()?)
    }

    /// The action of this id, with its file.
    #[must_use]
    pub(crate) fn action_record(&self, id: &str) -> Option<&'r Record<Action>> {
        self.actions.get(id).copied()
    }

    /// The partner of this id.
    #[must_use]
    pub fn partner(&self, id: &str) -> Option<&'r Partner> {
        self.partners.get(id).map(|record| &*record.body)
    }

    /// A partner and the institutions that it is part of, from the partner upwards, each once.
    pub(crate) fn with_parents<'p>(&self, id: &'p str) -> Vec<&'p str>
    where
        'r: 'p,
    {
        let mut all = vec![id];
        let mut last = id;
        let parent = |id: &str| self.partner(self.partner(id)?.parent.as_deref()?);
        while let Some(parent) = parent(last).filter(|parent| !all.contains(&parent.id.as_str())) {
            last = parent.id.as_str();
            all.push(last);
        }
        all
    }

    /// Whether the status of an action makes it a project.
    #[must_use]
    pub fn counts(&self, action: &Action) -> bool {
        self.status(action).is_some_and(|status| status.counts)
    }

    /// What the public pages call the status of an action: `ongoing`, `completed` or nothing.
    #[must_use]
    pub(crate) fn public_status(&self, action: &Action) -> Option<&'r str> {
        self.status(action)?.public.as_deref()
    }

    /// The term of an action's status; `None` if no source says it, or the vocabulary does not know it.
    #[must_use]
    pub fn status(&self, action: &Action) -> Option<&'r Term> {
        status(&self.registry.vocabularies, action)
    }

    /// Whether a code is that of a country.
    #[must_use]
    pub fn is_country(&self, code: &str) -> bool {
        let countries = self.registry.vocabularies.get("countries");
        countries.is_some_and(|countries| countries.get(code).is_some())
    }

    /// The ids of the actions that name an expert or deployed one in an activity, sorted.
    pub(crate) fn actions_of_expert(&self, expert: &str) -> impl Iterator<Item = &'r str> {
        self.by_expert.get(expert).into_iter().flatten().copied()
    }

    /// The days between which an expert was first involved: deployed in an activity that is not known to be
    /// cancelled or only planned, or named on a project. `None` for who was not.
    pub(crate) fn first_involved(&self, expert: &str) -> Option<(Day, Day)> {
        self.first_involved.get(expert).copied()
    }

    /// The expert of this id.
    #[must_use]
    pub fn expert(&self, id: &str) -> Option<&'r Expert> {
        self.experts.get(id).map(|record| &*record.body)
    }

    /// The regions of a scheme that a country belongs to.
    #[must_use]
    pub(crate) fn regions_of_country(&self, scheme: &str, country: &str) -> &[String] {
        self.regions.of_country(scheme, country)
    }

    /// The regions of a scheme that an action belongs to: those of its beneficiary countries, and
    /// the operational ones that its record names.
    #[must_use]
    pub(crate) fn regions_of_action<'a>(
        &'a self,
        scheme: &str,
        action: &'a Action,
    ) -> BTreeSet<&'a str> {
        self.regions_of(scheme, &action.countries, &action.regions)
    }

    /// The regions of a scheme that these countries belong to, and these, which a record names, where the
    /// scheme is the operational one.
    pub(super) fn regions_of<'a>(
        &'a self,
        scheme: &str,
        countries: impl IntoIterator<Item = &'a SmolStr>,
        named: impl IntoIterator<Item = &'a SmolStr>,
    ) -> BTreeSet<&'a str> {
        let countries = countries.into_iter();
        let derived = countries.flat_map(|country| self.regions_of_country(scheme, country));
        let named = named.into_iter().filter(|_| scheme == OPERATIONAL);
        derived.map(String::as_str).chain(named.map(SmolStr::as_str)).collect()
    }

    /// Whether a beneficiary country of an action counts for a region: its own, or, where it has
    /// none, one that the action's record names.
    #[must_use]
    pub(crate) fn country_counts_for(
        &self,
        scheme: &str,
        region: &str,
        action: &Action,
        country: &str,
    ) -> bool {
        match self.regions_of_country(scheme, country) {
            [] if region == NOT_STATED => action.regions.is_empty(),
            [] => scheme == OPERATIONAL && action.regions.iter().any(|named| named == region),
            own => own.iter().any(|own| own == region),
        }
    }

    /// The family of a kind of activity.
    #[must_use]
    pub(crate) fn family_of(&self, kind: &str) -> Option<&'r str> {
        self.registry.vocabularies.get("activity-kinds")?.get(kind)?.parent.as_deref()
    }
}

/// The records by their ids; of those that share an id, the first in the order of the files.
fn by_id<'r, T>(
    records: &'r [Record<T>],
    id: impl Fn(&'r T) -> &'r SmolStr,
) -> AHashMap<&'r str, &'r Record<T>> {
    let mut known = AHashMap::with_capacity(records.len());
    for record in records {
        known.entry(id(&record.body).as_str()).or_insert(record);
    }
    known
}

/// The records in the order of the files; of those that share an id, the first.
fn distinct<'r, T>(records: &'r [Record<T>], id: impl Fn(&'r T) -> &'r SmolStr) -> Vec<&'r T> {
    let mut seen = AHashSet::with_capacity(records.len());
    let bodies = records.iter().map(|record| &*record.body);
    bodies.filter(|body| seen.insert(id(body).as_str())).collect()
}
