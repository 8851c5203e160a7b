//! The records of the small programme: each figure of it can be counted by hand.

/// The path of each file below the registry, and its text.
pub(super) const PROGRAMME: &[(&str, &str)] = &[
    (
        "actions/both.yaml",
        "id: both\ntitle: {en: Both regions, es: Ambas regiones}\nstatus: completed\ncountries: [PE, BY]\n\
         themes: [irregular-migration, legal-migration]\npartners: [{partner: pe-interior, role: requester}]\n\
         experts: [{expert: exp-0001}]\nstart: 2016\nend: 2018\nsources: [{source: page}]\n",
    ),
    (
        "actions/peru-i.yaml",
        "id: peru-i\ntitle: {es: Perú I}\nstatus: implementation\ncountries: [PE]\nthemes: [irregular-migration]\n\
         partners: [{partner: pe-interior}]\nstart: 2019-05\nfollows: [both]\nsources: [{source: page}]\n",
    ),
    (
        "actions/unclear.yaml",
        "id: unclear\ntitle: {en: Nobody knows}\ncountries: [CL]\nsources: [{source: page}]\n\
         allow: [{rule: status-missing, reason: No source says what came of it.}]\n",
    ),
    (
        "activities/both/both-a01.yaml",
        "id: both-a01\naction: both\ntitle: {en: First workshop}\nkind: workshop\nstatus: held\nstart: 2017-03\n\
         places: [{city: Lima, country: PE}]\nexperts: [{expert: exp-0001}, {expert: exp-0002}]\nsources: [{source: page}]\n",
    ),
    (
        "activities/both/both-a02.yaml",
        "id: both-a02\naction: both\ntitle: {en: Planned training}\nkind: training\nstatus: planned\nsources: [{source: page}]\n",
    ),
    (
        "activities/peru-i/peru-i-a01.yaml",
        "id: peru-i-a01\naction: peru-i\ntitle: {en: Remote training}\nkind: training\nonline: true\nsources: [{source: page}]\n",
    ),
    (
        "activities/programme/programme-a01.yaml",
        "id: programme-a01\ntitle: {en: Closing event}\nkind: workshop\nstart: 2024\nsources: [{source: page}]\n",
    ),
    (
        "experts/exp-0001.yaml",
        "id: exp-0001\norigin: CL\nsector: public\nsources: [{source: page}]\n",
    ),
    ("experts/exp-0002.yaml", "id: exp-0002\norigin: \"NO\"\nsources: [{source: page}]\n"),
    (
        "partners/pe/pe-interior.yaml",
        "id: pe-interior\nname: {en: Ministry of the Interior, es: Ministerio del Interior}\nacronym: MININTER\n\
         kind: national-institution\ncountry: PE\nsources: [{source: page}]\n",
    ),
    (
        "published/regions.yaml",
        "claims:\n  - scope: {region: latin-america-and-caribbean}\n    metric: projects\n    value: 35\n    source: page\n",
    ),
];
