//! What refers to a record: whatever the schemas declare to be a reference, so that a new kind or field
//! is found like any other.

use std::collections::BTreeMap;

use super::fields::Reader;
use super::value::{BackLinks, Link};
use crate::model::{FileKind, Kind};
use crate::registry::{FileId, Registry};
use crate::yaml::Route;

/// Every place that refers to the record of this kind and id, in the order of the files.
pub fn referrers<'r>(
    registry: &'r Registry,
    kind: Kind,
    id: &'r str,
) -> impl Iterator<Item = (FileId, Route)> {
    registry.files_referring_to(kind, id).into_iter().flat_map(move |file| {
        let of_file = registry.file(file).kind;
        let root = registry.root(file);
        let shape = registry.shape(of_file);
        let routes = root.map_or_else(Vec::new, |root| shape.references_to(root, kind, id));
        routes.into_iter().map(move |route| (file, route))
    })
}

/// Whether files of a kind can be seen by everybody: not the records of persons.
fn is_public(kind: FileKind) -> bool {
    !matches!(kind, FileKind::Record(kind) if kind.is_person())
}

impl Reader<'_> {
    /// What refers to the record of this kind and id, by field. Records of its own kind come last, since
    /// what belongs to a record matters more than what is beside it.
    pub(super) fn back_links(&self, kind: Kind, id: &str) -> Vec<BackLinks> {
        let registry = self.names.registry;
        let mut by_field: BTreeMap<(bool, FileKind, String), (Route, Vec<FileId>)> =
            BTreeMap::new();
        let is_shown = |file: &FileId| !self.is_public || is_public(registry.file(*file).kind);
        for (file, route) in referrers(registry, kind, id).filter(|(file, _)| is_shown(file)) {
            let from = registry.file(file).kind;
            let key = (from == FileKind::Record(kind), from, route.field_names());
            let (_, files) = by_field.entry(key).or_insert_with(|| (route, Vec::new()));
            if files.last() != Some(&file) {
                files.push(file);
            }
        }
        let groups = by_field.into_iter().map(|((_, kind, field), (route, files))| BackLinks {
            kind,
            label: self.back_links_label(kind, &field, &route),
            links: files.into_iter().map(|file| self.link(file)).collect(),
            field,
        });
        groups.collect()
    }

    fn link(&self, file: FileId) -> Link {
        let source = self.names.registry.file(file);
        let id = source.id_or_stem().to_string();
        Link { kind: source.kind, name: self.names.name(source.kind, &id), id }
    }

    /// What people call the files that refer to a record in a field; where there are no words for it,
    /// their kind and the title of the field.
    fn back_links_label(&self, kind: FileKind, field: &str, route: &Route) -> String {
        let own = self.words.find(&format!("back-link.{}.{field}", kind.name()));
        let shape = self.names.registry.shape(kind);
        own.unwrap_or_else(|| {
            let title = self.label(shape.at(route), route.last_key().unwrap_or(field));
            let kind = self.words.get(&format!("kind.{}", kind.name()));
            self.words.fill("back-link", &[("kind", &kind), ("field", &title)])
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::names::Names;
    use super::Reader;
    use crate::model::{FileKind, Language};
    use crate::registry::Registry;
    use crate::schema::{Meaning, Schemas, Shape};
    use crate::words::Words;
    use crate::yaml::Route;

    /// Calls `visit` with the names of the fields on the way to every reference of a shape.
    fn each_reference(shape: &Shape, path: &str, visit: &mut impl FnMut(&str)) {
        if matches!(shape.meaning(), Some(Meaning::Reference(_))) {
            visit(path);
        }
        for name in shape.field_names() {
            let below = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            shape.field(name).into_iter().for_each(|field| each_reference(field, &below, visit));
        }
        shape.items().into_iter().for_each(|items| each_reference(items, path, visit));
    }

    #[test]
    fn every_reference_of_a_schema_has_words_for_what_refers_by_it() {
        let words = Words::of(Language::En);
        let mut seen = 0;
        for kind in FileKind::ALL {
            each_reference(Schemas::built_in().shape(kind), "", &mut |field| {
                let key = format!("back-link.{}.{field}", kind.name());
                assert!(words.find(&key).is_some(), "{key}");
                seen += 1;
            });
        }
        assert!(seen > 5, "{seen}");
    }

    #[test]
    fn a_reference_without_words_is_called_by_its_kind_and_field() {
        let (registry, words) = (Registry::default(), Words::of(Language::En));
        let names = Names { registry: &registry, language: Language::En };
        let reader = Reader { names: &names, words: &words, is_public: false };
        let route = Route::default().key("terms").index(0).key("label");
        let label = reader.back_links_label(FileKind::Vocabulary, "terms.label", &route);
        assert_eq!(label, "Referred to by a vocabulary (Label)");
    }
}
