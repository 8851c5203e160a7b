//! A selection to the records that are exported: none of them refers to one that is not there.

use std::collections::BTreeSet;

use ahash::AHashSet;

use super::dataset::{ClaimEntry, Content, Dataset, Entry};
use crate::model::{Action, Activity, ClaimScope, Expert, FileKind, Kind, Partner, PartnerRole};
use crate::query::{Links, Selection, pick, pick_records};
use crate::registry::{FileId, Record, Registry};

/// The records that a selection picks, and those that they refer to.
pub(super) fn closed<'r>(
    links: &'r Links<'r>,
    selection: &Selection,
    content: Content,
) -> Dataset<'r> {
    let source = Source::of(links);
    let everything = selection.is_everything();
    let picked = pick(links, selection);
    let ids = ids(&picked.actions, action_id);
    let actions = source.actions(|action| ids.contains(action_id(action)));
    let ids: AHashSet<&str> = actions.iter().map(|entry| action_id(entry.body)).collect();
    let chosen = self::ids(&picked.activities, activity_id);
    let activities = source.activities(|activity| {
        let is_of_picked = match &activity.action {
            Some(action) => ids.contains(action.as_str()),
            None => everything,
        };
        is_of_picked && chosen.contains(activity_id(activity))
    });
    let named = Named::by(links, &actions, &activities);
    let is_wanted = |expert: &Expert| everything || named.experts.contains(expert_id(expert));
    let experts = source.experts(|expert| !content.is_public && is_wanted(expert));
    let partners = named.partners_with_employers(links, &experts);
    let partners = source.partners(|partner| everything || partners.contains(partner_id(partner)));
    let claims = source.claims_on(&actions, everything);
    let (registry, selection) = (links.registry, selection.clone());
    Dataset { registry, links, selection, partners, experts, actions, activities, claims, content }
}

/// The records of these kinds that a selection picks, as lists of them show, and nothing else.
pub(super) fn of_kinds<'r>(
    links: &'r Links<'r>,
    selection: &Selection,
    kinds: &BTreeSet<Kind>,
    content: Content,
) -> Dataset<'r> {
    let source = Source::of(links);
    let mut dataset = Dataset { selection: selection.clone(), ..Dataset::empty(links, content) };
    for kind in kinds {
        let picked = pick_records(links, selection, *kind);
        match kind {
            Kind::Action => {
                let ids = ids(&picked.actions, action_id);
                dataset.actions = source.actions(|action| ids.contains(action_id(action)));
            }
            Kind::Activity => {
                let ids = ids(&picked.activities, activity_id);
                dataset.activities = source.activities(|one| ids.contains(activity_id(one)));
            }
            Kind::Expert => {
                let ids = ids(&picked.experts, expert_id);
                let is_public = dataset.content.is_public;
                let is_wanted = |expert: &Expert| !is_public && ids.contains(expert_id(expert));
                dataset.experts = source.experts(is_wanted);
            }
            Kind::Partner => {
                let ids = ids(&picked.partners, partner_id);
                dataset.partners = source.partners(|partner| ids.contains(partner_id(partner)));
            }
        }
    }
    let ids = ids(&pick(links, selection).actions, action_id);
    let actions = source.actions(|action| ids.contains(action_id(action)));
    dataset.claims = source.claims_on(&actions, selection.is_everything());
    dataset
}

fn ids<'r, T>(records: &[&'r T], id: fn(&T) -> &str) -> AHashSet<&'r str> {
    records.iter().map(|record| id(record)).collect()
}

fn action_id(action: &Action) -> &str {
    &action.id
}

fn activity_id(activity: &Activity) -> &str {
    &activity.id
}

fn expert_id(expert: &Expert) -> &str {
    &expert.id
}

fn partner_id(partner: &Partner) -> &str {
    &partner.id
}

/// The records that can be exported: those of files without errors.
struct Source<'r> {
    registry: &'r Registry,
    /// The files that have errors.
    wrong: BTreeSet<FileId>,
}

impl<'r> Source<'r> {
    fn of(links: &Links<'r>) -> Self {
        let registry = links.registry;
        let wrong: AHashSet<&str> = registry.incomplete.iter().map(|one| &*one.file).collect();
        let files = registry.files_with_ids();
        let files = files.filter(|(_, file)| wrong.contains(&*file.path.to_string_lossy()));
        Self { registry, wrong: files.map(|(id, _)| id).collect() }
    }

    fn actions(&self, is_wanted: impl Fn(&Action) -> bool) -> Vec<Entry<'r, Action>> {
        self.entries(&self.registry.actions, action_id, is_wanted)
    }

    fn activities(&self, is_wanted: impl Fn(&Activity) -> bool) -> Vec<Entry<'r, Activity>> {
        self.entries(&self.registry.activities, activity_id, is_wanted)
    }

    fn experts(&self, is_wanted: impl Fn(&Expert) -> bool) -> Vec<Entry<'r, Expert>> {
        self.entries(&self.registry.experts, expert_id, is_wanted)
    }

    fn partners(&self, is_wanted: impl Fn(&Partner) -> bool) -> Vec<Entry<'r, Partner>> {
        self.entries(&self.registry.partners, partner_id, is_wanted)
    }

    /// The records of a kind that are wanted, sorted by id.
    fn entries<T>(
        &self,
        records: &'r [Record<T>],
        id: fn(&T) -> &str,
        is_wanted: impl Fn(&T) -> bool,
    ) -> Vec<Entry<'r, T>> {
        let right = records.iter().filter(|record| !self.wrong.contains(&record.file));
        let wanted = right.filter(|record| is_wanted(&record.body));
        let mut entries: Vec<Entry<'r, T>> = wanted
            .filter_map(|record| {
                let tree = self.registry.root(record.file)?;
                Some(Entry { file: record.file, body: &*record.body, tree })
            })
            .collect();
        entries.sort_by(|one, other| id(one.body).cmp(id(other.body)));
        entries
    }

    /// The published figures on these actions, and on the programme as a whole; on anything where everything is meant.
    fn claims_on(&self, actions: &[Entry<'r, Action>], everything: bool) -> Vec<ClaimEntry<'r>> {
        let ids: AHashSet<&str> = actions.iter().map(|entry| action_id(entry.body)).collect();
        self.claims(|scope| match &scope.action {
            Some(action) => ids.contains(action.as_str()),
            None => everything || is_of_the_programme(scope),
        })
    }

    /// The published figures whose scope is wanted, in the order of files and places.
    fn claims(&self, is_wanted: impl Fn(&ClaimScope) -> bool) -> Vec<ClaimEntry<'r>> {
        let mut entries = Vec::new();
        let files = self.registry.claims.iter();
        for record in files.filter(|record| !self.wrong.contains(&record.file)) {
            let root = self.registry.root(record.file);
            let trees = root.and_then(|root| root.get(FileKind::Claims.name()));
            let trees = trees.map_or(&[][..], |list| list.items());
            for (index, (body, tree)) in record.body.claims.iter().zip(trees).enumerate() {
                if is_wanted(&body.scope) {
                    let (file, position) = (record.file, index + 1);
                    entries.push(ClaimEntry { file, position, body, tree });
                }
            }
        }
        entries
    }
}

/// Whether a published figure that names no action speaks of the programme as a whole.
fn is_of_the_programme(scope: &ClaimScope) -> bool {
    let ClaimScope { region, country, phase, group, .. } = scope;
    region.is_none() && country.is_none() && phase.is_none() && group.is_empty()
}

/// The experts and partners that actions and activities name.
struct Named<'r> {
    experts: AHashSet<&'r str>,
    partners: AHashSet<&'r str>,
}

impl<'r> Named<'r> {
    fn by(
        links: &Links<'r>,
        actions: &[Entry<'r, Action>],
        activities: &[Entry<'r, Activity>],
    ) -> Self {
        let mut named = Self { experts: AHashSet::new(), partners: AHashSet::new() };
        for entry in actions {
            named.experts.extend(entry.body.experts.iter().map(|one| one.expert.as_str()));
            named.add_partners(links, &entry.body.partners);
        }
        for entry in activities {
            named.experts.extend(entry.body.experts.iter().map(|one| one.expert.as_str()));
            named.add_partners(links, &entry.body.partners);
        }
        named
    }

    fn add_partners(&mut self, links: &Links<'r>, partners: &'r [PartnerRole]) {
        for named in partners {
            self.partners.extend(links.with_parents(&named.partner));
        }
    }

    /// The partners with those for which the experts have worked.
    fn partners_with_employers(
        mut self,
        links: &Links<'r>,
        experts: &[Entry<'r, Expert>],
    ) -> AHashSet<&'r str> {
        let affiliations = experts.iter().flat_map(|entry| &entry.body.affiliations);
        for employer in affiliations.filter_map(|affiliation| affiliation.partner.as_deref()) {
            self.partners.extend(links.with_parents(employer));
        }
        self.partners
    }
}
