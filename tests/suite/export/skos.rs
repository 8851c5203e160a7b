//! The vocabularies as SKOS.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use serde_json::Value;

use crate::common::TestRegistry;

fn graph(registry: &TestRegistry) -> Vec<Value> {
    let document =
        registry.json(["export", "--format", "skos", "--date", "2026-11-26", "--revision", "v1"]);
    document["@graph"].as_array().unwrap().clone()
}

fn shown(graph: &[Value], address: &str) -> String {
    let found = graph.iter().find(|one| one["@id"] == address);
    format!("{:#}", found.unwrap())
}

#[test]
fn a_vocabulary_is_a_scheme_and_a_term_a_concept() {
    let graph = graph(&TestRegistry::shipped());
    assert_snapshot!(shown(&graph, "urn:mieux:roles"), @r#"
    {
      "@id": "urn:mieux:roles",
      "@type": "skos:ConceptScheme",
      "dct:title": [
        {
          "@language": "en",
          "@value": "Roles of partners"
        },
        {
          "@language": "es",
          "@value": "Funciones de los socios"
        },
        {
          "@language": "fr",
          "@value": "Rôles des partenaires"
        }
      ],
      "dct:creator": "the contributors to the MIEUX registry",
      "dct:rights": "Names of countries: i18n-iso-countries (MIT); codes: datasets/country-codes (PDDL)",
      "dct:hasVersion": "v1",
      "dct:license": {
        "@id": "https://creativecommons.org/licenses/by/4.0/"
      },
      "dct:modified": {
        "@type": "xsd:dateTime",
        "@value": "2026-11-26T00:00:00Z"
      }
    }
    "#);
    assert_snapshot!(shown(&graph, "urn:mieux:areas:migrant-smuggling"), @r#"
    {
      "@id": "urn:mieux:areas:migrant-smuggling",
      "@type": "skos:Concept",
      "skos:inScheme": {
        "@id": "urn:mieux:areas"
      },
      "skos:notation": "migrant-smuggling",
      "skos:prefLabel": [
        {
          "@language": "en",
          "@value": "Smuggling of migrants"
        },
        {
          "@language": "es",
          "@value": "Tráfico ilegal de migrantes"
        },
        {
          "@language": "fr",
          "@value": "Trafic illicite de migrants"
        }
      ],
      "skos:definition": [
        {
          "@language": "en",
          "@value": "Procuring a person's illegal entry for gain; not to be confused with trafficking in human beings."
        },
        {
          "@language": "es",
          "@value": "Facilitar con ánimo de lucro la entrada ilegal de una persona; no debe confundirse con la trata de seres humanos."
        },
        {
          "@language": "fr",
          "@value": "Assurer, contre un avantage, l’entrée illégale d’une personne ; à ne pas confondre avec la traite des êtres humains."
        }
      ],
      "skos:hiddenLabel": [
        "IMT - Migrant Smuggling",
        "Migrant smuggling",
        "Smuggling",
        "Tráfico ilícito de migrantes",
        "Tráfico de migrantes",
        "Contrabando",
        "Contrabando de personas",
        "Trafic de migrants"
      ],
      "skos:broadMatch": {
        "@id": "urn:mieux:themes:irregular-migration"
      }
    }
    "#);
}

/// A theme and an area may have the same code: the area is not broader than itself.
#[test]
fn every_address_is_of_one_object_and_every_broader_term_is_there() {
    let graph = graph(&TestRegistry::shipped());
    let addresses: BTreeSet<&str> = graph.iter().map(|one| one["@id"].as_str().unwrap()).collect();
    assert_eq!(addresses.len(), graph.len());
    let mut broader = 0;
    for one in &graph {
        for property in ["skos:broader", "skos:broadMatch"] {
            let Some(address) = one[property]["@id"].as_str() else { continue };
            broader += 1;
            assert!(addresses.contains(address) && one["@id"] != address, "{one:#}");
        }
    }
    assert!(broader > 20, "{broader}");
}

#[test]
fn only_vocabularies_are_concepts() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["export", "actions", "-o", "terms.jsonld"]), @"
    [stderr]
    error: SKOS is for vocabularies; leave out the kinds, or write `mieux export vocabularies -o terms.jsonld`
    [exit 2]
    ");
}
