//! The database of SQLite: sound, the same as its SQL, and what `schemas/export.sql` says.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use insta::assert_snapshot;
use mieux::export::tables::tables;
use mieux::export::{Content, dataset, sql_schema, sqlite};
use mieux::query::{Links, Selection};
use mieux::registry::{Config, registry_of_texts};
use rusqlite::types::Value;
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use crate::common::{TestRegistry, project};
use crate::docs::expect;
use crate::generated;
use crate::generated::generate::Order;

fn opened(path: &Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

/// A registry as a database, and the database that its SQL makes.
fn both(registry: &TestRegistry, more: &[&str]) -> (Connection, Connection) {
    let folder = registry.path().join("both");
    fs::create_dir_all(&folder).unwrap();
    for name in ["one.db", "two.sql"] {
        let path = format!("both/{name}");
        let args = [&["export", "-o", &path, "--overwrite"], more].concat();
        let output = registry.command(args).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let _ = fs::remove_file(folder.join("two.db"));
    let sql = fs::read_to_string(folder.join("two.sql")).unwrap();
    let by_program = Command::new("sqlite3")
        .arg("-bail")
        .arg(folder.join("two.db"))
        .stdin(fs::File::open(folder.join("two.sql")).unwrap())
        .stdout(Stdio::null())
        .status();
    match by_program {
        Ok(status) => assert!(status.success()),
        Err(_) => Connection::open(folder.join("two.db")).unwrap().execute_batch(&sql).unwrap(),
    }
    (opened(&folder.join("one.db")), opened(&folder.join("two.db")))
}

/// What a query gives, row by row.
fn answer(database: &Connection, query: &str) -> Vec<Vec<Value>> {
    let mut statement = database.prepare(query).unwrap_or_else(|error| panic!("{query}: {error}"));
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect());
    rows.unwrap().map(Result::unwrap).collect()
}

fn names(database: &Connection, kind: &str) -> Vec<String> {
    let query = format!("SELECT name FROM sqlite_master WHERE type = '{kind}' ORDER BY rowid");
    let text = |row: Vec<Value>| match &row[0] {
        Value::Text(text) => text.clone(),
        other => panic!("{other:?}"),
    };
    answer(database, &query).into_iter().map(text).collect()
}

fn check(registry: &TestRegistry, more: &[&str]) -> Connection {
    let (one, two) = both(registry, more);
    for database in [&one, &two] {
        assert_eq!(answer(database, "PRAGMA foreign_key_check"), Vec::<Vec<Value>>::new());
        assert_eq!(answer(database, "PRAGMA integrity_check"), [[Value::Text("ok".to_owned())]]);
    }
    let master = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name";
    assert_eq!(answer(&one, master), answer(&two, master));
    for pragma in ["user_version", "application_id", "page_size"] {
        let pragma = format!("PRAGMA {pragma}");
        assert_eq!(answer(&one, &pragma), answer(&two, &pragma));
    }
    for name in names(&one, "table").iter().filter(|name| !name.contains("_fts")) {
        let query = format!("SELECT rowid, * FROM {name}");
        assert_eq!(answer(&one, &query), answer(&two, &query), "{name}");
    }
    for view in names(&one, "view") {
        answer(&one, &format!("SELECT * FROM {view}"));
    }
    one
}

#[test]
fn a_database_is_sound_and_the_same_as_its_sql() {
    let programme = TestRegistry::programme();
    check(&programme, &[]);
    check(&programme, &["--public"]);
    check(&programme, &["--action", "peru-i", "--lang", "es"]);
    let empty = TestRegistry::initialised();
    check(&empty, &[]);
    let (large, _) = generated::registry(Order { records: 300, seed: 1, faults: 0 });
    check(&large, &[]);
    check(&large, &["--public", "--region", "latam"]);
}

#[test]
fn words_are_found_in_every_language_and_without_accents() {
    let registry = TestRegistry::programme();
    let database = check(&registry, &[]);
    let found = |words: &str| {
        let query = format!(
            "SELECT a.id FROM actions_fts f JOIN actions a ON a.rowid = f.rowid WHERE actions_fts MATCH '{words}'"
        );
        answer(&database, &query).concat()
    };
    assert_eq!(found("ambas"), [Value::Text("both".to_owned())]);
    assert_eq!(found("peru"), [Value::Text("peru-i".to_owned())]);
    assert_eq!(found("nobody AND knows"), [Value::Text("unclear".to_owned())]);
}

#[test]
fn a_text_comes_through_whatever_is_in_it() {
    let registry = TestRegistry::programme();
    let text = "it's \\\"quoted\\\"; DROP TABLE actions;\\n.quit\\n\\0x ñ 日本";
    registry.replace(
        "actions/peru-i.yaml",
        "start:",
        &format!("objective: {{en: \"{text}\"}}\nstart:"),
    );
    let database = check(&registry, &[]);
    let found = answer(&database, "SELECT objective FROM actions WHERE id = 'peru-i'");
    let text = "it's \"quoted\"; DROP TABLE actions;\n.quit\n\0x ñ 日本";
    assert_eq!(found, [[Value::Text(text.to_owned())]]);
}

/// Whatever is wrong with a registry, its tables have no key twice and no link to nowhere.
#[test]
fn what_a_key_forbids_is_left_out() {
    let files = [
        (
            "actions/a.yaml",
            "id: a\ncountries: [PE, PE, XX]\nfollows: [a, b]\npartners: [{partner: p}]\n",
        ),
        ("actions/b.yaml", "id: a\ntitle: {en: The same id}\nstatus: unheard-of\n"),
        (
            "vocabularies/countries.yaml",
            "id: countries\nterms: [{code: PE}, {code: PE}, {label: {en: No code}}]\n",
        ),
        (
            "vocabularies/good-practices.yaml",
            "id: good-practices\nterms: [{code: one}, {code: 2}]\n",
        ),
    ];
    let files = files.map(|(path, text)| (PathBuf::from(path), text.as_bytes().to_vec()));
    let registry = registry_of_texts(Config::default(), files.to_vec());
    let links = Links::new(&registry);
    let dataset = dataset(&links, &Selection::default(), &BTreeSet::new(), Content::default());
    let export = sqlite(&dataset, false).unwrap();
    let bytes = &export.files[0].bytes;
    let mut database = Connection::open_in_memory().unwrap();
    database.deserialize_read_exact(MAIN_DB, &bytes[..], bytes.len(), true).unwrap();
    assert_eq!(answer(&database, "PRAGMA foreign_key_check"), Vec::<Vec<Value>>::new());
    let counts = [
        "actions",
        "action_countries",
        "action_follows",
        "action_partners",
        "countries",
        "good_practices",
    ];
    let counts = counts.map(|table| {
        format!(
            "{table}: {:?}",
            answer(&database, &format!("SELECT count(*) FROM {table}")).concat()
        )
    });
    assert_snapshot!(counts.join("\n"), @"
    actions: [Integer(1)]
    action_countries: [Integer(1)]
    action_follows: [Integer(1)]
    action_partners: [Integer(0)]
    countries: [Integer(1)]
    good_practices: [Integer(1)]
    ");
    assert_snapshot!(export.notes[0], @"4 links lead to what is not in the export, and are left out of these tables: action_countries, action_follows, action_partners and actions");
}

/// The page of the schema is what an empty registry gives.
#[test]
fn the_schema_is_the_page_of_it() {
    let registry = registry_of_texts(Config::default(), Vec::new());
    let links = Links::new(&registry);
    let dataset = dataset(&links, &Selection::default(), &BTreeSet::new(), Content::default());
    let text = "-- The tables that `mieux export` writes as SQLite, SQL and CSV: docs/exports.md.\n-- Written from the code.\n\n".to_owned();
    let schema = sql_schema(&tables(&dataset));
    expect("schemas/export.sql", &(text + &schema));

    let by_page = Connection::open_in_memory().unwrap();
    by_page.execute_batch(&fs::read_to_string(project("schemas/export.sql")).unwrap()).unwrap();
    let registry = TestRegistry::shipped();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mieux.db");
    let output = registry.command(["export", "-o", path.to_str().unwrap()]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let master = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name";
    assert_eq!(answer(&opened(&path), master), answer(&by_page, master));
}

#[test]
fn a_folder_is_for_datasette() {
    let registry = TestRegistry::programme();
    registry.run([
        "export",
        "--format",
        "sqlite",
        "-o",
        "out/",
        "--revision",
        "v1",
        "--date",
        "2026-11-26",
        "--lang",
        "fr",
    ]);
    let text = fs::read_to_string(registry.path().join("out/metadata.json")).unwrap();
    let mut metadata: serde_json::Value = serde_json::from_str(&text).unwrap();
    let databases = metadata.as_object_mut().unwrap().remove("databases").unwrap();
    let database = &databases["mieux"];
    assert_snapshot!(format!("{metadata:#}"), @r#"
    {
      "title": "Example",
      "description": "Révision v1 du 2026-11-26.",
      "about": "mieux 0.1.0"
    }
    "#);
    assert_snapshot!(format!("{:#}", database["tables"]["actions"]), @r#"
    {
      "label_column": "title",
      "about": "mieux 0.1.0",
      "title": "Actions",
      "description": "Projets du programme. Une date est aussi précise que sa source ; à côté d’elle se trouvent le premier et le dernier jour qu’elle peut désigner. Ce qu’aucune source n’indique est vide.",
      "columns": {
        "participating_countries": "Ont participé et ne sont pas des pays de l’action.",
        "regions": "Seulement celles qui ne découlent pas des pays ; toutes sont dans action_regions."
      },
      "facets": [
        "status",
        "phase",
        "start_year",
        {
          "array": "themes"
        }
      ],
      "sort_desc": "start_from",
      "size": 50,
      "fts_table": "actions_fts",
      "fts_pk": "rowid"
    }
    "#);
    let opened = opened(&registry.path().join("out/mieux.db"));
    let tables: BTreeSet<String> =
        names(&opened, "table").into_iter().filter(|name| !name.contains("_fts")).collect();
    let described: BTreeSet<String> =
        database["tables"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(described, tables);
    for query in database["queries"].as_object().unwrap().values() {
        opened.prepare(query["sql"].as_str().unwrap()).unwrap();
    }
}

/// The examples of the page on exports.
#[test]
fn the_sql_of_the_page_on_exports_answers() {
    let page = fs::read_to_string(project("docs/exports.md")).unwrap();
    let examples: Vec<&str> =
        page.split("```sql\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(examples.len() >= 3);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mieux.db");
    let output =
        TestRegistry::shipped().command(["export", "-o", path.to_str().unwrap()]).output().unwrap();
    assert!(output.status.success());
    let database = opened(&path);
    for example in examples {
        assert!(!answer(&database, example).is_empty(), "{example}");
    }
}
