//! `mieux report`.

mod as_of;
mod claims;
mod completeness;
mod dates;
mod dimensions;
mod figures;
mod formats;
mod funnel;
mod history;
mod incomplete;
mod languages;
mod map;
mod public;
mod reach;
mod saved;
mod series;
mod usual;
mod withheld;

use crate::common::TestRegistry;

/// The small programme with everything that can be measured: participants, days, results, requests,
/// and experts from the EU and from a country that left it.
fn measured() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.replace("vocabularies/countries.yaml", "  - code: \"NO\"\n", COUNTRIES);
    for (path, text) in MEASURED {
        registry.file(path, text);
    }
    registry
}

const COUNTRIES: &str = "  - {code: ES, label: {en: Spain, es: España, fr: Espagne}}\n  \
    - {code: GB, label: {en: United Kingdom, es: Reino Unido, fr: Royaume-Uni}}\n  - code: \"NO\"\n";

const MEASURED: &[(&str, &str)] = &[
    (
        "vocabularies/country-groups.yaml",
        "id: country-groups\ntitle: {en: Groups}\nterms:\n  - code: eu\n    label: {en: European Union}\n    \
         members: [ES]\n    membership_changes: [{country: GB, to: \"2020-01-31\"}]\n",
    ),
    (
        "vocabularies/activity-families.yaml",
        "id: activity-families\ntitle: {en: Families}\nterms:\n\
         - {code: practical-tools, label: {en: Practical tools}}\n\
         - {code: information-exchange, label: {en: Information exchange}}\n\
         - {code: training, label: {en: Training}}\n",
    ),
    (
        "vocabularies/activity-kinds.yaml",
        "id: activity-kinds\ntitle: {en: Kinds}\nterms:\n\
         - {code: workshop, label: {en: Workshop, fr: Atelier}, parent: information-exchange}\n\
         - {code: training, label: {en: Training session}, parent: training}\n",
    ),
    (
        "actions/chile-i.yaml",
        "id: chile-i\ntitle: {en: Chile I}\nstatus: completed\ncountries: [CL]\nthemes: [legal-migration]\n\
         principles: [south-south-and-triangular]\npartners: [{partner: cl-ngo}]\nexperts: [{expert: exp-0005}]\n\
         request: {received: 2018-01}\nstart: 2018-04\nend: 2020-06\n\
         results:\n  - {kind: manual, title: {es: Manual}, adopted: 2019-03}\n  - {kind: law, title: {en: A law}, adopted: true}\n  \
         - {kind: law, title: {en: A draft}, adopted: false}\n\
         good_practices: [1, 4]\nsources: [{source: page}]\n",
    ),
    (
        "actions/chile-ii.yaml",
        "id: chile-ii\ntitle: {en: Chile II}\nstatus: request\ncountries: [CL]\nthemes: [legal-migration]\n\
         request: {received: \"2021-03-10\"}\nsources: [{source: page}]\n",
    ),
    (
        "activities/chile-i/chile-i-a01.yaml",
        "id: chile-i-a01\naction: chile-i\ntitle: {en: Workshop}\nkind: workshop\nstatus: held\nstart: \"2018-05-14\"\n\
         participants: {total: 1200, women: 700, men: 500}\n\
         experts: [{expert: exp-0002, days: 2.5}, {expert: exp-0003, days: 3}, {expert: exp-0004}]\nsources: [{source: page}]\n",
    ),
    (
        "activities/chile-i/chile-i-a02.yaml",
        "id: chile-i-a02\naction: chile-i\ntitle: {en: Training}\nkind: training\nstatus: held\nstart: 2020\n\
         participants: {women: 10, men: 5}\nexperts: [{expert: exp-0004, days: 1}]\nsources: [{source: page}]\n",
    ),
    (
        "experts/exp-0003.yaml",
        "id: exp-0003\norigin: ES\nsector: public\nlanguages: [{language: es}, {language: en, level: C1}]\nsources: [{source: page}]\n",
    ),
    (
        "experts/exp-0004.yaml",
        "id: exp-0004\norigin: GB\nlanguages: [{language: en}]\nsources: [{source: page}]\n",
    ),
    ("experts/exp-0005.yaml", "id: exp-0005\nsector: public\nsources: [{source: page}]\n"),
    (
        "partners/cl/cl-ngo.yaml",
        "id: cl-ngo\nname: {es: Una asociación}\nkind: civil-society\ncountry: CL\nsources: [{source: page}]\n",
    ),
];
