//! The vocabularies as SKOS in JSON-LD: a scheme for each, a concept for each term.
//!
//! SKOS Reference (W3C, 2009), <https://www.w3.org/TR/skos-reference/>; DCMI Metadata Terms.

use serde_json::{Map, Value as Json, json};

use super::about::About;
use super::dataset::Dataset;
use super::file::{Export, ExportFile};
use crate::model::{Term, Text, Vocabularies, Vocabulary};

/// What addresses begin with where the settings say nothing.
const BASE: &str = "urn:mieux:";

/// The vocabularies of a dataset as one document of JSON-LD.
#[must_use]
pub fn skos(dataset: &Dataset<'_>) -> Export {
    let own = &dataset.registry.config.export.base;
    let writer = Writer {
        base: if own.is_empty() { BASE } else { own },
        vocabularies: &dataset.registry.vocabularies,
        about: About::of(dataset),
    };
    let all = writer.vocabularies;
    let known = all.names().filter_map(|name| all.get(name));
    let graph: Vec<Json> = known.flat_map(|one| writer.scheme(one)).collect();
    let document = json!({
        "@context": {
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "dct": "http://purl.org/dc/terms/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@graph": graph,
    });
    Export::of(vec![ExportFile::new("vocabularies.jsonld", format!("{document:#}\n"))])
}

struct Writer<'d> {
    base: &'d str,
    vocabularies: &'d Vocabularies,
    about: About,
}

impl Writer<'_> {
    /// The scheme of a vocabulary, then its concepts.
    fn scheme(&self, vocabulary: &Vocabulary) -> Vec<Json> {
        let mut scheme = self.object(&self.address(&vocabulary.id), "skos:ConceptScheme");
        add(&mut scheme, "dct:title", texts(&vocabulary.title));
        for (property, fact) in [
            ("dct:creator", "attribution"),
            ("dct:rights", "third_party"),
            ("dct:hasVersion", "revision"),
        ] {
            scheme.extend(self.about.get(fact).map(|fact| (property.to_owned(), fact.into())));
        }
        if let Some(licence) = self.about.get("licence_url") {
            scheme.insert("dct:license".to_owned(), json!({ "@id": licence }));
        }
        if let Some(date) = self.about.get("revised") {
            let date = json!({ "@type": "xsd:dateTime", "@value": date });
            scheme.insert("dct:modified".to_owned(), date);
        }
        let above = self.vocabulary_above(vocabulary);
        let terms = vocabulary.terms.iter().map(|term| self.concept(vocabulary, above, term));
        std::iter::once(Json::Object(scheme)).chain(terms).collect()
    }

    fn concept(&self, vocabulary: &Vocabulary, above: Option<&str>, term: &Term) -> Json {
        let code = term.code.to_string();
        let scheme = json!({ "@id": self.address(&vocabulary.id) });
        let mut concept = self.object(&self.address_of_term(&vocabulary.id, &code), "skos:Concept");
        concept.insert("skos:inScheme".to_owned(), scheme.clone());
        concept.insert("skos:notation".to_owned(), code.into());
        add(&mut concept, "skos:prefLabel", texts(&term.label));
        add(&mut concept, "skos:definition", texts(&term.description));
        add(
            &mut concept,
            "skos:hiddenLabel",
            term.aliases.iter().map(|alias| json!(alias)).collect(),
        );
        match (above, &term.parent) {
            (Some(above), Some(parent)) => {
                let is_own = above == vocabulary.id;
                let property = if is_own { "skos:broader" } else { "skos:broadMatch" };
                let address = self.address_of_term(above, parent);
                concept.insert(property.to_owned(), json!({ "@id": address }));
            }
            _ => {
                concept.insert("skos:topConceptOf".to_owned(), scheme);
            }
        }
        Json::Object(concept)
    }

    /// The vocabulary of the broader terms: itself, or another one that has them all. A code may be in several, but no
    /// term is broader than itself.
    fn vocabulary_above<'v>(&'v self, vocabulary: &'v Vocabulary) -> Option<&'v str> {
        let has_all = |own: &Vocabulary| {
            let parents = vocabulary.terms.iter().filter_map(|term| term.parent.as_deref());
            parents.clone().next().is_some()
                && parents.into_iter().all(|code| own.get(code).is_some())
        };
        let is_circle =
            vocabulary.terms.iter().any(|term| term.parent == Some(term.code.to_string()));
        if !is_circle && has_all(vocabulary) {
            return Some(&vocabulary.id);
        }
        let others = self.vocabularies.names().filter_map(|name| self.vocabularies.get(name));
        let mut others = others.filter(|other| other.id != vocabulary.id && has_all(other));
        others.next().map(|other| other.id.as_str())
    }

    fn object(&self, address: &str, class: &str) -> Map<String, Json> {
        let members = [("@id", address), ("@type", class)];
        members.map(|(key, value)| (key.to_owned(), value.into())).into_iter().collect()
    }

    fn address(&self, vocabulary: &str) -> String {
        format!("{}{vocabulary}", self.base)
    }

    fn address_of_term(&self, vocabulary: &str, code: &str) -> String {
        let separator = if self.base.starts_with("urn:") { ':' } else { '/' };
        format!("{}{separator}{code}", self.address(vocabulary))
    }
}

fn texts(text: &Text) -> Vec<Json> {
    text.iter().map(|(language, text)| json!({ "@language": language, "@value": text })).collect()
}

/// Adds a property with its values; none where there are none.
fn add(object: &mut Map<String, Json>, property: &str, values: Vec<Json>) {
    if !values.is_empty() {
        object.insert(property.to_owned(), Json::Array(values));
    }
}
