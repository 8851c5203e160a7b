//! The tables: as SQL, and as CSV with its description.

use std::fs;
use std::io::Cursor;

use insta::assert_snapshot;
use serde_json::Value;

use crate::common::TestRegistry;

/// The rows of the records of a file of SQL.
fn rows(registry: &TestRegistry, more: &[&str]) -> String {
    let args = [&["export", "--format", "sql"], more].concat();
    let all = registry.run(args);
    let is_of_vocabulary = |line: &str| {
        let table = line.split(' ').nth(2).unwrap_or_default();
        registry.below(format!("vocabularies/{}.yaml", table.replace('_', "-"))).is_file()
            || ["aliases", "region_countries", "membership_changes"].contains(&table)
            || table.ends_with("region_countries")
            || table.ends_with("group_countries")
    };
    let lines = all.lines().filter(|line| line.starts_with("INSERT"));
    let lines = lines.filter(|line| !is_of_vocabulary(line) && !line.contains("_fts"));
    lines.map(|line| format!("{}\n", &line["INSERT INTO ".len()..])).collect()
}

#[test]
fn each_record_and_each_link_is_a_row() {
    let registry = TestRegistry::programme();
    assert_snapshot!(rows(&registry, &["--revision", "v1"]), @r#"
    about VALUES ('name', 'Example');
    about VALUES ('revision', 'v1');
    about VALUES ('generator', 'mieux 0.1.0');
    about VALUES ('language', 'en');
    about VALUES ('public', 'no');
    about VALUES ('internal', 'no');
    about VALUES ('schema', '1');
    partners VALUES ('pe-interior', 'Ministry of the Interior', 'MININTER', 'national-institution', 'PE', NULL, NULL, NULL);
    experts VALUES ('exp-0001', 'CL', 'public', NULL, NULL, NULL);
    experts VALUES ('exp-0002', 'NO', NULL, NULL, NULL, NULL);
    actions VALUES ('both', 'Both regions', 'completed', NULL, '2016', '2018', '["PE","BY"]', '["irregular-migration","legal-migration"]', NULL, NULL, NULL, NULL, NULL, '2016-01-01', '2016-12-31', 2016, '2018-01-01', '2018-12-31', 2018, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
    actions VALUES ('peru-i', 'Perú I', 'implementation', NULL, '2019-05', NULL, '["PE"]', '["irregular-migration"]', NULL, NULL, NULL, NULL, NULL, '2019-05-01', '2019-05-31', 2019, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
    actions VALUES ('unclear', 'Nobody knows', NULL, NULL, NULL, NULL, '["CL"]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
    activities VALUES ('both-a01', 'First workshop', 'both', 'workshop', 'held', '2017-03', NULL, NULL, NULL, NULL, NULL, NULL, '2017-03-01', '2017-03-31', 2017, NULL, NULL);
    activities VALUES ('both-a02', 'Planned training', 'both', 'training', 'planned', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
    activities VALUES ('peru-i-a01', 'Remote training', 'peru-i', 'training', NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
    activities VALUES ('programme-a01', 'Closing event', NULL, 'workshop', NULL, '2024', NULL, NULL, NULL, NULL, NULL, NULL, '2024-01-01', '2024-12-31', 2024, NULL, NULL);
    claims VALUES (1, 'regions', 1, 'projects', 35.0, NULL, NULL, NULL, NULL, NULL, NULL, 'latin-america-and-caribbean', NULL, NULL, NULL, NULL, NULL, NULL, 'page', NULL);
    action_countries VALUES ('both', 'PE', 1);
    action_countries VALUES ('both', 'BY', 2);
    action_countries VALUES ('peru-i', 'PE', 1);
    action_countries VALUES ('unclear', 'CL', 1);
    action_themes VALUES ('both', 'irregular-migration', 1);
    action_themes VALUES ('both', 'legal-migration', 2);
    action_themes VALUES ('peru-i', 'irregular-migration', 1);
    action_follows VALUES ('peru-i', 'both', 1);
    action_regions VALUES ('both', 'european-neighbourhood', 0);
    action_regions VALUES ('both', 'latin-america-and-caribbean', 0);
    action_regions VALUES ('peru-i', 'latin-america-and-caribbean', 0);
    action_regions VALUES ('unclear', 'latin-america-and-caribbean', 0);
    action_partners VALUES ('both', 1, 'pe-interior', 'requester');
    action_partners VALUES ('peru-i', 1, 'pe-interior', NULL);
    action_experts VALUES ('both', 1, 'exp-0001', NULL);
    activity_places VALUES ('both-a01', 1, 'Lima', 'PE');
    activity_experts VALUES ('both-a01', 1, 'exp-0001', NULL, NULL);
    activity_experts VALUES ('both-a01', 2, 'exp-0002', NULL, NULL);
    sources VALUES (1, 'pe-interior', NULL, NULL, NULL, 1, 'page', NULL, NULL);
    sources VALUES (2, NULL, 'exp-0001', NULL, NULL, 1, 'page', NULL, NULL);
    sources VALUES (3, NULL, 'exp-0002', NULL, NULL, 1, 'page', NULL, NULL);
    sources VALUES (4, NULL, NULL, 'both', NULL, 1, 'page', NULL, NULL);
    sources VALUES (5, NULL, NULL, 'peru-i', NULL, 1, 'page', NULL, NULL);
    sources VALUES (6, NULL, NULL, 'unclear', NULL, 1, 'page', NULL, NULL);
    sources VALUES (7, NULL, NULL, NULL, 'both-a01', 1, 'page', NULL, NULL);
    sources VALUES (8, NULL, NULL, NULL, 'both-a02', 1, 'page', NULL, NULL);
    sources VALUES (9, NULL, NULL, NULL, 'peru-i-a01', 1, 'page', NULL, NULL);
    sources VALUES (10, NULL, NULL, NULL, 'programme-a01', 1, 'page', NULL, NULL);
    texts VALUES (1, 'pe-interior', NULL, NULL, NULL, 'name', 'en', 'Ministry of the Interior');
    texts VALUES (2, 'pe-interior', NULL, NULL, NULL, 'name', 'es', 'Ministerio del Interior');
    texts VALUES (3, NULL, NULL, 'both', NULL, 'title', 'en', 'Both regions');
    texts VALUES (4, NULL, NULL, 'both', NULL, 'title', 'es', 'Ambas regiones');
    texts VALUES (5, NULL, NULL, 'peru-i', NULL, 'title', 'es', 'Perú I');
    texts VALUES (6, NULL, NULL, 'unclear', NULL, 'title', 'en', 'Nobody knows');
    texts VALUES (7, NULL, NULL, NULL, 'both-a01', 'title', 'en', 'First workshop');
    texts VALUES (8, NULL, NULL, NULL, 'both-a02', 'title', 'en', 'Planned training');
    texts VALUES (9, NULL, NULL, NULL, 'peru-i-a01', 'title', 'en', 'Remote training');
    texts VALUES (10, NULL, NULL, NULL, 'programme-a01', 'title', 'en', 'Closing event');
    "#);
}

#[test]
fn a_link_to_what_is_not_exported_is_no_row_and_counted() {
    let registry = TestRegistry::programme();
    let export = ["export", "--action", "peru-i", "--format", "sql", "-o", "one.sql"];
    assert_snapshot!(registry.run(export), @"
    [stderr]
    Exported 1 action, 1 activity, 1 partner.
    note: 1 link leads to what is not in the export, and is left out of these tables: action_follows
    [exit 0]
    ");
    let sql = fs::read_to_string(registry.path().join("one.sql")).unwrap();
    assert!(!sql.contains("INSERT INTO action_follows"));
}

#[test]
fn for_the_public_no_column_is_of_experts() {
    let registry = TestRegistry::programme();
    let sql = registry.run(["export", "--format", "sql", "--public"]);
    let lines: Vec<&str> = sql.lines().filter(|line| line.contains("expert")).collect();
    assert_snapshot!(lines.join("\n"), @"
    INSERT INTO metrics VALUES ('experts', 'Experts involved', 'Experts involved', 'Expertos participantes', 'Experts mobilisés', NULL, NULL, NULL, 'experts');
    INSERT INTO aliases VALUES ('metrics', 'experts', 'Experts mobilised');
    INSERT INTO aliases VALUES ('metrics', 'experts', 'Experts recruited');
    CREATE TABLE expert_origins (
      experts INTEGER NOT NULL CHECK (experts >= 1)
    ");
}

#[test]
fn a_package_describes_each_file() {
    let registry = TestRegistry::programme();
    registry.file("mieux.toml", "name = \"Example\"\n[export]\nlicence = \"CC BY 4.0\"\nlicence_url = \"https://creativecommons.org/licenses/by/4.0/\"\nattribution = \"the authors\"\n");
    registry.run([
        "export",
        "--format",
        "csv",
        "-o",
        "out/",
        "--revision",
        "v1",
        "--date",
        "2026-11-26",
    ]);
    let out = registry.path().join("out");
    let text = fs::read_to_string(out.join("datapackage.json")).unwrap();
    let mut package: Value = serde_json::from_str(&text).unwrap();
    let resources = package.as_object_mut().unwrap().remove("resources").unwrap();
    assert_snapshot!(format!("{package:#}"), @r#"
    {
      "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
      "name": "example",
      "title": "Example",
      "version": "v1",
      "created": "2026-11-26T00:00:00Z",
      "licenses": [
        {
          "name": "CC-BY-4.0",
          "title": "CC BY 4.0",
          "path": "https://creativecommons.org/licenses/by/4.0/"
        }
      ],
      "contributors": [
        {
          "title": "the authors",
          "roles": [
            "creator"
          ]
        }
      ]
    }
    "#);
    let resources = resources.as_array().unwrap();
    for resource in resources {
        let bytes = fs::read(out.join(resource["path"].as_str().unwrap())).unwrap();
        assert_eq!(resource["bytes"], bytes.len());
        assert!(bytes.ends_with(b"\r\n"));
    }
    let find = |name: &str| resources.iter().find(|one| one["name"] == name).unwrap();
    assert_snapshot!(format!("{:#}", find("action_partners")), @r#"
    {
      "name": "action_partners",
      "type": "table",
      "path": "data/action_partners.csv",
      "format": "csv",
      "mediatype": "text/csv",
      "encoding": "utf-8",
      "bytes": 83,
      "hash": "sha256:f566b97961ec043593a692f8196a464760660bfa9e43370a4b68e06497b019d7",
      "schema": {
        "fields": [
          {
            "name": "action",
            "type": "string",
            "constraints": {
              "required": true
            }
          },
          {
            "name": "position",
            "type": "integer",
            "constraints": {
              "required": true
            }
          },
          {
            "name": "partner",
            "type": "string",
            "constraints": {
              "required": true
            }
          },
          {
            "name": "role",
            "type": "string"
          }
        ],
        "primaryKey": [
          "action",
          "position"
        ],
        "foreignKeys": [
          {
            "fields": [
              "action"
            ],
            "reference": {
              "resource": "actions",
              "fields": [
                "id"
              ]
            }
          },
          {
            "fields": [
              "partner"
            ],
            "reference": {
              "resource": "partners",
              "fields": [
                "id"
              ]
            }
          },
          {
            "fields": [
              "role"
            ],
            "reference": {
              "resource": "roles",
              "fields": [
                "code"
              ]
            }
          }
        ]
      }
    }
    "#);
    assert_eq!(
        find("partners")["schema"].get("foreignKeys").unwrap()[0]["reference"]["resource"],
        "partner_kinds"
    );
    assert_snapshot!(fs::read_to_string(out.join("data/actions.csv")).unwrap().replace('\r', ""), @r#"
    id,title,status,phase,start,end,countries,themes,areas,regions,participating_countries,principles,good_practices,start_from,start_to,start_year,end_from,end_to,end_year,request_received,request_channel,request_addressee,request_answered,fiche_date,fiche_reference,approval_decision,approval_date,objective
    both,Both regions,completed,,2016,2018,"[""PE"",""BY""]","[""irregular-migration"",""legal-migration""]",,,,,,2016-01-01,2016-12-31,2016,2018-01-01,2018-12-31,2018,,,,,,,,,
    peru-i,Perú I,implementation,,2019-05,,"[""PE""]","[""irregular-migration""]",,,,,,2019-05-01,2019-05-31,2019,,,,,,,,,,,,
    unclear,Nobody knows,,,,,"[""CL""]",,,,,,,,,,,,,,,,,,,,,
    "#);
}

#[test]
fn an_archive_has_the_same_files_the_description_first() {
    let registry = TestRegistry::programme();
    registry.run(["export", "--format", "csv", "-o", "out/"]);
    registry.run(["export", "-o", "out.zip"]);
    let bytes = fs::read(registry.path().join("out.zip")).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names[0], "datapackage.json");
    assert!(names[1..].is_sorted());
    for name in names {
        let mut entry = archive.by_name(&name).unwrap();
        let time = entry.last_modified().unwrap();
        assert_eq!((time.year(), time.month(), time.day(), time.hour()), (1980, 1, 1, 0));
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        assert_eq!(bytes, fs::read(registry.path().join("out").join(&name)).unwrap(), "{name}");
    }
}

#[test]
fn what_tables_cannot_be_is_said_before_any_work() {
    let registry = TestRegistry::programme();
    assert_snapshot!(registry.run(["export", "-o", "actions.csv"]), @"
    [stderr]
    error: `actions.csv` is one file, but the tables are several; end the name in `.zip`, or name a folder with --format csv -o out/. One list is `mieux list actions --format csv`
    [exit 2]
    ");
    assert_snapshot!(registry.run(["export", "actions", "-o", "out.zip"]), @"
    [stderr]
    error: `csv` is always of the whole registry; leave out the kinds, or choose records with options such as --region
    [exit 2]
    ");
    assert_snapshot!(registry.run(["export", "--internal", "-o", "out.db"]), @"
    [stderr]
    error: `sqlite` never has what is only for the programme itself; leave out --internal, or write `jsonl`
    [exit 2]
    ");
}

/// A vocabulary of one programme only has a table of its own, whatever it is called.
#[test]
fn a_vocabulary_of_its_own_is_a_table() {
    let registry = TestRegistry::programme();
    registry.file(
        "vocabularies/order.yaml",
        "id: order\ntitle: {en: Order}\nterms:\n  - code: first\n    label: {en: The 'first'}\n",
    );
    let rows = rows(&registry, &[]);
    let own: Vec<&str> = rows.lines().filter(|line| line.starts_with("vocabulary_")).collect();
    assert_snapshot!(own.join("\n"), @"vocabulary_order VALUES ('first', 'The ''first''', 'The ''first''', NULL, NULL, NULL, NULL, NULL);");
}

#[test]
fn employers_of_experts_are_rows_but_not_for_the_public() {
    let registry = TestRegistry::programme();
    registry.replace(
        "experts/exp-0001.yaml",
        "sector: public",
        "sector: public\naffiliations:\n  - partner: pe-interior\n    role: {en: Adviser}\n    from: 2012\n    to: 2014-06\n  \
         - organisation: {es: Un tribunal}\n    current: false",
    );
    let employers = |more: &[&str]| {
        let all = rows(&registry, more);
        let own = all.lines().filter(|line| line.starts_with("expert_affiliations"));
        own.map(|line| format!("{line}\n")).collect::<String>()
    };
    assert_snapshot!(employers(&[]), @"
    expert_affiliations VALUES ('exp-0001', 1, 'pe-interior', NULL, 'Adviser', '2012', '2014-06', '2012-01-01', '2014-06-30', NULL);
    expert_affiliations VALUES ('exp-0001', 2, NULL, 'Un tribunal', NULL, NULL, NULL, NULL, NULL, 0);
    ");
    assert_eq!(employers(&["--public"]), "");
}
