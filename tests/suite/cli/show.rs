//! `mieux show`.

use insta::assert_snapshot;

use crate::common::TestRegistry;

#[test]
fn a_record_is_shown_with_the_names_of_what_it_points_to_and_what_points_to_it() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["show", "both"]), @"
    Both regions
    action both in registry/actions/both.yaml

    Title: Both regions
    Status: Completed (completed)
    Countries: Peru (PE); Belarus (BY)
    Themes
      Irregular Migration/Trafficking in Human Beings (irregular-migration); Legal
      Migration and Mobility (legal-migration)
    Partners
      1. pe-interior  Ministry of the Interior: Requester (requester)
    Experts
      1. exp-0001  Chile
    Start: 2016
    End: 2018
    Sources
      1.
        Source: page
    Activities
      both-a01  First workshop
      both-a02  Planned training
    Followed by
      peru-i  Perú I
    [exit 0]
    ");
    assert_snapshot!(registry.run(["show", "both-a01", "--lang", "es"]), @"
    First workshop [en]
    actividad both-a01 en registry/activities/both/both-a01.yaml

    Acción: both  Ambas regiones
    Título: First workshop [en]
    Tipo: Taller de trabajo (workshop)
    Estado: celebrada (held)
    Inicio: 2017-03
    Lugares
      1.
        Ciudad: Lima
        País: Perú (PE)
    Expertos
      1. exp-0001  Chile
      2. exp-0002  Noruega
    Fuentes
      1.
        Fuente: page
    [exit 0]
    ");
    assert_snapshot!(registry.run(["show", "exp-0001"]), @"
    exp-0001
    expert exp-0001 in registry/experts/exp-0001.yaml

    Origin: Chile (CL)
    Sector: Public sector (public)
    Sources
      1.
        Source: page
    Involved in
      both  Both regions
    Deployed in
      both-a01  First workshop
    [exit 0]
    ");
    assert_snapshot!(registry.run(["show", "pe-interior"]), @"
    Ministry of the Interior
    partner pe-interior in registry/partners/pe/pe-interior.yaml

    Name: Ministry of the Interior
    Acronym: MININTER
    Kind: National institution (national-institution)
    Country: Peru (PE)
    Sources
      1.
        Source: page
    Partner of
      both  Both regions
      peru-i  Perú I
    [exit 0]
    ");
}

#[test]
fn text_in_another_language_than_asked_for_says_which() {
    let registry = TestRegistry::programme();
    assert!(registry.run(["show", "peru-i"]).contains("Perú I [es]"));
    assert!(registry.run(["show", "peru-i", "--lang", "es"]).starts_with("Perú I\n"));
}

#[test]
fn the_file_and_its_json_are_for_scripts() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["show", "exp-0002", "--format", "yaml"]), @r#"
    id: exp-0002
    origin: "NO"
    sources: [{source: page}]
    [exit 0]
    "#);
    assert_snapshot!(registry.run(["show", "exp-0002", "--format", "json"]), @r#"
    {
      "schema": "mieux/show/1",
      "kind": "expert",
      "id": "exp-0002",
      "file": "registry/experts/exp-0002.yaml",
      "record": {
        "id": "exp-0002",
        "origin": "NO",
        "sources": [
          {
            "source": "page"
          }
        ]
      }
    }
    [exit 0]
    "#);
}

#[test]
fn the_view_has_labels_names_and_what_refers_to_the_record_as_json() {
    let registry = TestRegistry::programme();
    registry.file("actions/peru-i.yaml", SHORT);
    assert_snapshot!(registry.run(["show", "peru-i", "--format", "view", "--lang", "es"]), @r#"
    {
      "schema": "mieux/view/1",
      "version": 1,
      "language": "es",
      "kind": "action",
      "id": "peru-i",
      "file": "registry/actions/peru-i.yaml",
      "heading": {
        "es": "Perú I"
      },
      "fields": [
        {
          "name": "title",
          "label": "Título",
          "value": {
            "type": "text",
            "text": {
              "es": "Perú I"
            }
          }
        },
        {
          "name": "status",
          "label": "Estado",
          "value": {
            "type": "code",
            "vocabulary": "statuses",
            "code": "implementation",
            "label": "Implementación"
          }
        },
        {
          "name": "countries",
          "label": "Países",
          "value": {
            "type": "list",
            "items": [
              {
                "type": "code",
                "vocabulary": "countries",
                "code": "PE",
                "label": "Perú"
              }
            ]
          }
        },
        {
          "name": "partners",
          "label": "Socios",
          "value": {
            "type": "list",
            "items": [
              {
                "type": "map",
                "fields": [
                  {
                    "name": "partner",
                    "label": "Socio",
                    "value": {
                      "type": "link",
                      "link": {
                        "kind": "partner",
                        "id": "pe-interior",
                        "name": "Ministerio del Interior"
                      }
                    }
                  },
                  {
                    "name": "role",
                    "label": "Función",
                    "value": {
                      "type": "code",
                      "vocabulary": "roles",
                      "code": "requester",
                      "label": "Solicitante"
                    }
                  }
                ]
              }
            ]
          }
        },
        {
          "name": "start",
          "label": "Inicio",
          "value": {
            "type": "date",
            "date": "2019-05"
          }
        },
        {
          "name": "good_practices",
          "label": "Buenas prácticas",
          "value": {
            "type": "list",
            "items": [
              {
                "type": "code",
                "vocabulary": "good-practices",
                "code": "1",
                "label": "El país socio debe apropiarse de la Acción"
              }
            ]
          }
        },
        {
          "name": "follows",
          "label": "Continuación de",
          "value": {
            "type": "list",
            "items": [
              {
                "type": "link",
                "link": {
                  "kind": "action",
                  "id": "both",
                  "name": "Ambas regiones"
                }
              },
              {
                "type": "link",
                "link": {
                  "kind": "action",
                  "id": "gone",
                  "name": null
                }
              }
            ]
          }
        },
        {
          "name": "sources",
          "label": "Fuentes",
          "value": {
            "type": "list",
            "items": [
              {
                "type": "map",
                "fields": [
                  {
                    "name": "source",
                    "label": "Fuente",
                    "value": {
                      "type": "plain",
                      "plain": "page"
                    }
                  },
                  {
                    "name": "as_of",
                    "label": "A fecha de",
                    "value": {
                      "type": "date",
                      "date": "2020"
                    }
                  }
                ]
              }
            ]
          }
        }
      ],
      "back_links": [
        {
          "kind": "activity",
          "field": "action",
          "label": "Actividades",
          "links": [
            {
              "kind": "activity",
              "id": "peru-i-a01",
              "name": "Remote training"
            }
          ]
        }
      ]
    }
    [exit 0]
    "#);
    let expert = registry.json(["show", "exp-0001", "--format", "view"]);
    assert_eq!(expert["heading"], serde_json::json!({}));
    let groups = expert["back_links"].as_array().unwrap();
    let fields: Vec<_> = groups.iter().map(|group| (&group["kind"], &group["field"])).collect();
    let experts = &serde_json::json!("experts.expert");
    assert_eq!(fields, [(&"action".into(), experts), (&"activity".into(), experts)]);
}

#[test]
fn a_page_stands_alone_and_leads_to_other_pages_only_where_that_is_asked_for() {
    let registry = TestRegistry::programme();
    registry.file("actions/peru-i.yaml", SHORT);
    let page = registry.run(["show", "peru-i", "--format", "html"]);
    assert!(!page.contains("href=") && !page.contains("://"), "{page}");
    let body = page.split_once("<body>").unwrap().1.replace("><", ">\n<");
    assert_snapshot!(body, @r#"
    <header>
    <h1>
    <bdi lang="es">Perú I</bdi> [es]</h1>
    <p class="place">
    <bdi>action peru-i in registry/actions/peru-i.yaml</bdi>
    </p>
    </header>
    <main>
    <dl class="fields">
    <div>
    <dt>Title</dt>
    <dd>
    <bdi lang="es">Perú I</bdi> [es]</dd>
    </div>
    <div>
    <dt>Status</dt>
    <dd>
    <bdi>Implementation</bdi> <span class="code">(implementation)</span>
    </dd>
    </div>
    <div>
    <dt>Countries</dt>
    <dd>
    <ul role="list" class="codes">
    <li>
    <bdi>Peru</bdi> <span class="code">(PE)</span>
    </li>
    </ul>
    </dd>
    </div>
    <div>
    <dt>Partners</dt>
    <dd>
    <ul role="list">
    <li>
    <bdi>Ministry of the Interior</bdi> <span class="code">(pe-interior)</span>: <bdi>Requester</bdi> <span class="code">(requester)</span>
    </li>
    </ul>
    </dd>
    </div>
    <div>
    <dt>Start</dt>
    <dd>2019-05</dd>
    </div>
    <div>
    <dt>Good practices</dt>
    <dd>
    <ul role="list" class="codes">
    <li>
    <bdi>The partner country must take ownership of the Action</bdi> <span class="code">(1)</span>
    </li>
    </ul>
    </dd>
    </div>
    <div>
    <dt>Follows</dt>
    <dd>
    <ul role="list">
    <li>
    <bdi>Both regions</bdi> <span class="code">(both)</span>
    </li>
    <li>
    <bdi>gone</bdi>
    </li>
    </ul>
    </dd>
    </div>
    <div>
    <dt>Sources</dt>
    <dd>
    <ul role="list">
    <li>
    <dl class="fields">
    <div>
    <dt>Source</dt>
    <dd>
    <bdi>page</bdi>
    </dd>
    </div>
    <div>
    <dt>As of</dt>
    <dd>2020</dd>
    </div>
    </dl>
    </li>
    </ul>
    </dd>
    </div>
    </dl>
    <section>
    <h2>Activities</h2>
    <ul>
    <li>
    <bdi>Remote training</bdi> <span class="code">(peru-i-a01)</span>
    </li>
    </ul>
    </section>
    </main>
    </body>
    </html>
    [exit 0]
    "#);
    let page = registry.run(["show", "both", "--format", "html", "--links", "--lang", "fr"]);
    assert!(page.contains("<html lang=\"fr\">"), "{page}");
    for id in ["pe-interior", "exp-0001", "both-a01", "peru-i"] {
        assert!(page.contains(&format!("<a href=\"{id}.html\">")), "{id}: {page}");
    }
    assert_snapshot!(registry.run(["show", "both", "--links"]), @"
    [stderr]
    error: --links is for pages; add --format html, or leave it out
    [exit 2]
    ");
}

#[test]
fn a_page_lets_nothing_in_that_a_record_holds() {
    let registry = TestRegistry::programme();
    registry.file(
        "actions/peru-i.yaml",
        "id: peru-i\ntitle: {en: \"<script>x</script>\\u202e\"}\n\
         follows: [\"javascript:alert(1)\"]\nunknown: {\"</dl>\": \"a&b\"}\n",
    );
    let page = registry.run(["show", "peru-i", "--format", "html", "--links"]);
    assert!(page.contains("&lt;script&gt;x&lt;/script&gt;\\u{202e}"), "{page}");
    assert!(page.contains("<a href=\"javascript%3Aalert%281%29.html\">"), "{page}");
    assert!(page.contains("&lt;/dl&gt;") && page.contains("a&amp;b"), "{page}");
    assert!(page.contains("default-src 'none'") && !page.contains("<script"), "{page}");
}

#[test]
fn what_refers_to_a_record_is_complete() {
    let registry = TestRegistry::programme();
    registry
        .replace("experts/exp-0002.yaml", "origin", "affiliations: [{partner: pe-interior}]\norigin")
        .replace("activities/both/both-a02.yaml", "sources", "partners: [{partner: pe-interior}]\nsources")
        .file(
            "partners/pe/pe-office.yaml",
            "id: pe-office\nname: {en: Office}\nparent: pe-interior\n",
        )
        .file(
            "published/peru.yaml",
            "claims:\n  - scope: {action: both}\n    metric: activities\n    value: 2\n    source: page\n",
        );
    let below = |id| {
        let shown = registry.run(["show", id]);
        shown.split_once("Source: page\n").unwrap().1.to_owned()
    };
    assert_snapshot!(below("pe-interior"), @"
    Partner of
      both  Both regions
      peru-i  Perú I
    Partner in activities
      both-a02  Planned training
    Affiliated experts
      exp-0002  Norway
    Parts
      pe-office  Office
    [exit 0]
    ");
    assert_snapshot!(below("both"), @"
    Activities
      both-a01  First workshop
      both-a02  Planned training
    Published figures
      peru
    Followed by
      peru-i  Perú I
    [exit 0]
    ");
    assert_snapshot!(below("exp-0002"), @"
    Deployed in
      both-a01  First workshop
    [exit 0]
    ");
}

/// An action that has a value of every type.
const SHORT: &str = "id: peru-i\ntitle: {es: Perú I}\nstatus: implementation\ncountries: [PE]\n\
                     partners: [{partner: pe-interior, role: requester}]\nstart: 2019-05\n\
                     good_practices: [1]\nfollows: [both, gone]\nsources: [{source: page, as_of: 2020}]\n";

#[test]
fn an_unknown_id_gets_what_was_meant() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["show", "peru-1"]), @"
    [stderr]
    error: there is no record `peru-1`; did you mean `peru-i`?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["show", "ministerio del interior"]), @"
    Ministry of the Interior
    partner pe-interior in registry/partners/pe/pe-interior.yaml

    Name: Ministry of the Interior
    Acronym: MININTER
    Kind: National institution (national-institution)
    Country: Peru (PE)
    Sources
      1.
        Source: page
    Partner of
      both  Both regions
      peru-i  Perú I
    [exit 0]
    ");
    assert_snapshot!(registry.run(["show", "peru-i", "--kind", "partner"]), @"
    [stderr]
    error: `peru-i` is the id of an action, not of a partner
    [exit 2]
    ");
    assert_snapshot!(registry.run(["show", "something-else"]), @"
    [stderr]
    error: there is no record `something-else`; find the id with `mieux search` or `mieux list actions`
    [exit 2]
    ");
}

#[test]
fn an_id_that_two_kinds_share_shows_both_and_can_be_told_apart() {
    let registry = TestRegistry::programme();
    registry.file(
        "partners/both.yaml",
        "id: both\nname: {en: Both, es: Ambos}\nkind: civil-society\nsources: [{source: page}]\n",
    );
    let shown = registry.run(["show", "both"]);
    assert!(shown.contains("action both in") && shown.contains("partner both in"), "{shown}");
    assert_snapshot!(registry.run(["show", "both", "--format", "json"]), @r#"
    [stderr]
    {"schema":"mieux/error/1","error":"`both` is the id of records of several kinds","help":"add --kind with `action` or `partner`"}
    [exit 2]
    "#);
    assert_snapshot!(registry.run(["show", "both", "--kind", "partners"]), @"
    Both
    partner both in registry/partners/both.yaml

    Name: Both
    Kind: Civil society organisation (civil-society)
    Sources
      1.
        Source: page
    [exit 0]
    ");
}

#[test]
fn a_record_that_cannot_be_read_says_where_to_look() {
    let registry = TestRegistry::programme();
    registry.file("actions/peru-i.yaml", "id: [\n");
    assert_snapshot!(registry.run(["show", "peru-i"]), @"
    [stderr]
    error: registry/actions/peru-i.yaml has errors; correct them first: mieux validate registry/actions/peru-i.yaml
    [exit 2]
    ");
}

/// A record is found by its title or name and by a part of one that no other record has.
#[test]
fn a_record_is_found_by_its_name() {
    let registry = TestRegistry::shipped();
    let by_id = registry.run(["show", "peru-iii"]);
    for words in ["Peru III", "Peru-III", "PERÚ  iii"] {
        assert_eq!(registry.run(["show", words]), by_id, "{words}");
    }
    let partner = registry.run(["show", "pe-dgsd"]);
    assert_eq!(registry.run(["show", "DGSD"]), partner);
    assert_eq!(registry.run(["show", "iberred"]), registry.run(["show", "IberRed"]));
    assert_snapshot!(registry.run(["show", "peru"]), @"
    [stderr]
    error: there is no record `peru`; write the id of one of these:
      peru-i  Peru I: trafficking in human beings
      peru-ii  Peru II
      peru-iii  Countering the smuggling of migrants
      peru-iv  Peru IV: asylum services
    [exit 2]
    ");
    assert_snapshot!(registry.run(["show", "Peru X"]), @"
    [stderr]
    error: there is no record `Peru X`; write the id of one of these:
      pe-apci  Peruvian Agency for International Cooperation (Ministry of Foreign Affairs)
      pe-mre  Ministry of Foreign Affairs of Peru / Special Commission for Refugees (CEPR)
    [exit 2]
    ");
    assert_snapshot!(registry.run(["show", "exp-9999"]), @"
    [stderr]
    error: there is no record `exp-9999`; find the id with `mieux search` or `mieux list actions`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["show", "!"]), @"
    [stderr]
    error: there is no record `!`; find the id with `mieux search` or `mieux list actions`
    [exit 2]
    ");
}

/// What changes a record is told its id.
#[test]
fn a_part_of_a_name_changes_nothing() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["set", "nobody", "end=2020"]), @"
    [stderr]
    error: there is no record `nobody`; did you mean `unclear`?
    [exit 2]
    ");
    assert_snapshot!(registry.run(["remove", "Nobody knows"]), @"
    [stderr]
    error: there is no record `Nobody knows`; did you mean `unclear`?
    [exit 2]
    ");
}

#[test]
fn texts_that_the_registry_translated_are_named() {
    let registry = TestRegistry::programme();
    registry.file(
        "actions/peru-iv.yaml",
        "id: peru-iv\ntitle: {en: Peru IV, es: Perú IV}\nstatus: implementation\ncountries: [PE]\nstart: 2019\n\
         sources: [{source: page}]\ntranslated: [es, results.fr, fact_sheet.summary.en]\n",
    );
    assert_snapshot!(registry.run(["show", "peru-iv"]), @"
    Peru IV
    action peru-iv in registry/actions/peru-iv.yaml

    Title: Peru IV
    Status: Implementation (implementation)
    Countries: Peru (PE)
    Start: 2019
    Sources
      1.
        Source: page
    Translated by the registry
      Spanish (es); French (Results) (results.fr); English (Fact sheet: Summary)
      (fact_sheet.summary.en)
    [exit 0]
    ");
    assert_snapshot!(registry.run(["show", "peru-iv", "--lang", "es"]), @"
    Perú IV
    acción peru-iv en registry/actions/peru-iv.yaml

    Título: Perú IV
    Estado: Implementación (implementation)
    Países: Perú (PE)
    Inicio: 2019
    Fuentes
      1.
        Fuente: page
    Traducido por el registro
      Español (es); Francés (Resultados) (results.fr); Inglés (Hoja informativa:
      Resumen) (fact_sheet.summary.en)
    [exit 0]
    ");
}
