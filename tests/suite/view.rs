//! A record as a value, held against what the typed records say.

use std::collections::BTreeSet;

use mieux::model::{FileKind, Kind, Language};
use mieux::registry::load_registry;
use mieux::registry::{FileId, Record, Registry};
use mieux::view::view;

use crate::common::project;

/// A reference: to which record, from what kind of file of which name, in which field.
type Reference<'r> = (Kind, &'r str, FileKind, String, &'static str);

/// Every reference that the typed records of a registry hold.
fn references(registry: &Registry) -> Vec<Reference<'_>> {
    let mut found: Vec<Reference<'_>> = Vec::new();
    let mut add = |file: FileId, field, kind, id| {
        let from = registry.file(file);
        found.push((kind, id, from.kind, from.stem().into_owned(), field));
    };
    for Record { file, body } in &registry.actions {
        body.follows.iter().for_each(|id| add(*file, "follows", Kind::Action, id.as_str()));
        for one in &body.partners {
            add(*file, "partners.partner", Kind::Partner, &one.partner);
        }
        for one in &body.experts {
            add(*file, "experts.expert", Kind::Expert, &one.expert);
        }
    }
    for Record { file, body } in &registry.activities {
        body.action.iter().for_each(|id| add(*file, "action", Kind::Action, id.as_str()));
        for one in &body.partners {
            add(*file, "partners.partner", Kind::Partner, &one.partner);
        }
        for one in &body.experts {
            add(*file, "experts.expert", Kind::Expert, &one.expert);
        }
    }
    for Record { file, body } in &registry.experts {
        for id in body.affiliations.iter().filter_map(|one| one.partner.as_ref()) {
            add(*file, "affiliations.partner", Kind::Partner, id.as_str());
        }
    }
    for Record { file, body } in &registry.partners {
        body.parent.iter().for_each(|id| add(*file, "parent", Kind::Partner, id.as_str()));
    }
    for Record { file, body } in &registry.claims {
        for id in body.claims.iter().filter_map(|claim| claim.scope.action.as_ref()) {
            add(*file, "claims.scope.action", Kind::Action, id.as_str());
        }
    }
    found
}

#[test]
fn every_reference_of_the_shipped_registry_is_a_back_link_of_its_target_and_nothing_else_is() {
    let registry = load_registry(&project("registry")).unwrap();
    let stated: BTreeSet<Reference<'_>> = references(&registry).into_iter().collect();
    assert!(stated.len() > 500, "{}", stated.len());
    let views: Vec<_> = registry
        .files_with_ids()
        .filter_map(|(file, _)| view(&registry, file, Language::En))
        .collect();
    let mut shown: BTreeSet<Reference<'_>> = BTreeSet::new();
    for view in &views {
        for group in &view.back_links {
            let field = stated.iter().map(|one| one.4).find(|field| *field == group.field);
            let field = field.unwrap_or_else(|| panic!("{} is no reference", group.field));
            for link in &group.links {
                shown.insert((view.kind, &view.id, group.kind, link.id.clone(), field));
            }
        }
    }
    assert_eq!(shown, stated);
}

#[test]
fn the_fields_of_a_record_stand_as_in_the_schema_whatever_their_order_in_the_file() {
    let registry = load_registry(&project("tests/faults/base")).unwrap();
    let (file, _) = registry.files_with_ids().find(|(_, file)| file.stem() == "peru-iii").unwrap();
    let view = view(&registry, file, Language::Fr).unwrap();
    let names: Vec<&str> = view.fields.iter().map(|field| field.name.as_str()).collect();
    assert!(names.starts_with(&["title", "status"]), "{names:?}");
    assert_eq!(view.fields[0].label, "Titre");
}
