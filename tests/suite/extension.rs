//! A field that a registry adds behaves like a built-in field with the same definition: in `validate`, `set`,
//! `fmt` and `import`.
//!
//! Every field of an action is defined once more under another name, and both get the same values.

use std::fs;
use std::path::{Path, PathBuf};

use mieux::check::{Options, check_registry};
use mieux::edit::{Assignment, Known, edit, format};
use mieux::import::{Input, Mapping, Template, plan};
use mieux::message::Message;
use mieux::model::{FileKind, Kind};
use mieux::registry::registry_of_texts;
use mieux::registry::{Config, Registry};
use mieux::schema::{Schemas, extension_path};
use mieux::sheet::Source;
use serde_json::{Map, Value as Json, json};

use crate::common::{checked, files, project};

const ACTION: FileKind = FileKind::Record(Kind::Action);

/// What every record has, and fields that `mieux` itself gives a meaning by their name.
const OWN: [&str; 5] = ["id", "former_ids", "title", "sources", "allow"];

/// Before the name of a field in the extension.
const MARK: &str = "own_";

/// Values of fields as somebody would write them in a file, right for some fields and wrong for others.
const VALUES: [&str; 31] = [
    "PE",
    "[PE, CL]",
    "[PE, PE]",
    "pe",
    "Peru",
    "[latin-america-and-caribbean]",
    "irregular-migration",
    "[irregular-migration]",
    "completed",
    "2017",
    "2017-05",
    "2017-13",
    "\"2017-05-12\"",
    "12/05/2017",
    "{en: Text}",
    "{en: Text, es: Texto, pt: Texto}",
    "{en: \"\"}",
    "{english: Text}",
    "[{partner: pe-interior, role: requester}]",
    "[{partner: pe-nobody}]",
    "[{role: requester}]",
    "{received: 2022, channel: letter}",
    "{received: soon, chanel: letter}",
    "[{kind: policy, title: {en: Policy}, adopted: true}]",
    "[1, 4]",
    "[99]",
    "true",
    "~",
    "[]",
    "{}",
    "-3.5",
];

/// The definitions of the fields that are compared.
fn definitions() -> Map<String, Json> {
    let schema: Json = serde_json::from_str(Schemas::built_in().text(ACTION)).unwrap();
    let fields = schema["properties"].as_object().unwrap().clone();
    fields.into_iter().filter(|(name, _)| !OWN.contains(&name.as_str())).collect()
}

fn extension() -> String {
    let fields = definitions().into_iter().map(|(name, field)| (format!("{MARK}{name}"), field));
    json!({ "properties": fields.collect::<Map<_, _>>() }).to_string()
}

/// A registry with the vocabularies of the fixtures, the extension, a partner and these files.
fn registry(records: Vec<(PathBuf, String)>) -> Registry {
    let base = project("tests/rules/base");
    let vocabularies = files(&base, "yaml")
        .into_iter()
        .map(|path| (path.strip_prefix(&base).unwrap().to_owned(), fs::read(&path).unwrap()));
    let partner =
        "id: pe-interior\nname: {en: Interior}\nkind: ministry\nsources: [{source: page}]\n";
    let others = [
        (extension_path(Kind::Action), extension().into_bytes()),
        ("partners/pe-interior.yaml".into(), partner.as_bytes().to_vec()),
    ];
    let records = records.into_iter().map(|(path, text)| (path, text.into_bytes()));
    registry_of_texts(Config::default(), vocabularies.chain(others).chain(records).collect())
}

/// Words about a field of the extension as they would be about the built-in one.
fn unmarked(words: &str) -> String {
    words.replace(MARK, "")
}

/// Every field with every value.
fn cases() -> Vec<(String, &'static str)> {
    let names = definitions().into_iter().map(|(name, _)| name);
    names.flat_map(|name| VALUES.map(|value| (name.clone(), value))).collect()
}

#[test]
fn the_extension_of_all_built_in_fields_is_valid() {
    let registry = registry(Vec::new());
    assert_eq!(Schemas::extension_faults(Kind::Action, &extension(), &registry.vocabularies), []);
    assert!(definitions().len() > 20);
}

#[test]
fn validate_finds_the_same() {
    /// The rules that look at the schema alone.
    const RULES: [&str; 14] = [
        "duplicate-item",
        "empty-value",
        "label-as-code",
        "malformed-date",
        "malformed-id",
        "malformed-value",
        "missing-field",
        "missing-translation",
        "out-of-range",
        "unknown-code",
        "unknown-field",
        "unknown-reference",
        "value-not-in-list",
        "wrong-type",
    ];
    let record = |mark: &str, (number, (name, value)): (usize, (String, &str))| {
        let text = format!(
            "id: a{number:04}\ntitle: {{en: T}}\nsources: [{{source: page}}]\n{mark}{name}: {value}\n"
        );
        (PathBuf::from(format!("actions/a{number:04}.yaml")), text)
    };
    let found = |mark: &str| {
        let records = cases().into_iter().enumerate().map(|case| record(mark, case)).collect();
        let registry = registry(records);
        let findings = check_registry(&registry, &Options::default()).unwrap();
        let findings = findings.iter().filter(|finding| RULES.contains(&finding.rule));
        let words = findings.map(|finding| {
            let file = registry.file(finding.place.file).below.display();
            // A list in the plural tells the name of its items, which a field of another name does not.
            let help = finding
                .help
                .as_ref()
                .map(Message::in_english)
                .filter(|_| finding.rule != "wrong-type");
            unmarked(&format!(
                "{file} {} {:?} {} {help:?} {:?}",
                finding.rule, finding.place.spot, finding.message, finding.fix
            ))
        });
        words.collect::<Vec<_>>()
    };
    let (built_in, own) = (found(""), found(MARK));
    assert!(built_in.len() > 400, "{}", built_in.len());
    similar(&built_in, &own);
}

/// Holds two lists of words against each other, one by one.
fn similar(built_in: &[String], own: &[String]) {
    for (built_in, own) in built_in.iter().zip(own) {
        assert_eq!(built_in, own);
    }
    assert_eq!(built_in.len(), own.len());
}

#[test]
fn set_understands_the_same_and_writes_it_the_same() {
    let registry = registry(Vec::new());
    let shape = registry.shape(ACTION);
    let set = |name: &str, value: &str| {
        let given: Result<Assignment, _> = format!("{name}={value}").parse();
        let text = given.and_then(|given| {
            let change = given.change(shape, Known::codes(&registry.vocabularies))?;
            edit("id: x\n", shape, &given.address, &change)
        });
        unmarked(&text.unwrap_or_else(|error| error.to_string()))
    };
    let mut made = 0;
    for (name, value) in cases() {
        let (built_in, own) = (set(&name, value), set(&format!("{MARK}{name}"), value));
        made += usize::from(built_in.contains('\n'));
        assert_eq!(built_in, own, "{name}={value}");
    }
    assert!(made > 200, "{made}");
}

#[test]
fn fmt_orders_and_folds_the_same_behind_the_built_in_fields() {
    let registry = registry(Vec::new());
    let shape = registry.shape(ACTION);
    let line = |text: String| {
        let lines = text.lines().filter(|line| *line != "id: x" && *line != "notes:");
        unmarked(&lines.filter(|line| *line != "  en: Note").collect::<Vec<_>>().join("\n"))
    };
    for (name, value) in cases().into_iter().filter(|(name, _)| name != "notes") {
        let record = |name: &str| format!("{name}:   {value}\nnotes: {{en: Note}}\nid: x\n");
        let built_in = format(&record(&name), shape).map(line);
        let own = format(&record(&format!("{MARK}{name}")), shape);
        let own = own.inspect(|text| {
            let keys: Vec<&str> =
                text.lines().filter(|line| !line.starts_with([' ', '-'])).collect();
            assert!(keys.last().unwrap().starts_with(MARK), "{text}");
        });
        assert_eq!(built_in, own.map(line), "{name}: {value}");
    }
}

#[test]
fn a_template_has_the_same_columns_and_import_reads_them_the_same() {
    let registry = registry(Vec::new());
    let template = Template::new(Kind::Action, &registry.schemas, &["en".to_owned()]);
    let template = String::from_utf8(template.csv().unwrap()).unwrap();
    let (header, example) = template.split_once('\n').unwrap();
    let columns: Vec<(&str, &str)> = header.split(',').zip(example.trim().split(',')).collect();
    let is_compared =
        |name: &str| definitions().contains_key(name.split(['.', '[']).next().unwrap());
    let built_in: Vec<_> = columns.iter().filter(|(name, _)| is_compared(name)).collect();
    let left_out = [
        "identifiers",
        "budgets",
        "translated",
        "fact_sheet",
        "design_changes",
        "complementary_initiatives",
    ];
    let is_left_out = |name: &str| left_out.iter().any(|left| name.starts_with(left));
    let own =
        columns.iter().filter_map(|(name, example)| Some((name.strip_prefix(MARK)?, *example)));
    let own: Vec<_> = own.filter(|(name, _)| !is_left_out(name)).collect();
    assert_eq!(built_in.into_iter().copied().collect::<Vec<_>>(), own);

    let mut imported = 0;
    for (name, example) in own {
        let import = |column: &str| {
            let cells = VALUES.iter().copied().chain([example]).enumerate();
            let rows = cells.map(|(number, cell)| {
                format!("new-{number:02},T,request,page,\"{}\"", cell.replace('"', "\"\""))
            });
            let sheet = format!(
                "id,title.en,{},sources[].source,{column}\n{}\n",
                if column == "status" { "notes.en" } else { "status" },
                rows.collect::<Vec<_>>().join("\n")
            );
            let source = Source::Bytes { name: "x.csv", bytes: sheet.into_bytes() };
            let input = Input {
                kind: Kind::Action,
                name: "x.csv".to_owned(),
                source,
                mapping: Mapping::default(),
                layout: mieux::sheet::Options::default(),
                links: Vec::new(),
            };
            let options = mieux::import::Options { skip_bad: true, ..Default::default() };
            plan(&checked(&registry), &[input], &options, &mut |_| {}).unwrap()
        };
        let (one, other) = (import(name), import(&format!("{MARK}{name}")));
        let values = |outcome: &mieux::import::Outcome, column: &str| {
            let texts = outcome.rows.iter().filter_map(|row| row.effect.text());
            texts.map(|text| values_of(text, column)).collect::<Vec<_>>()
        };
        imported += one.rows.len();
        // Rules that know a field by its name speak of the built-in one only.
        let of_the_reader = |outcome: &mieux::import::Outcome| {
            let problems = outcome.problems.iter().filter(|problem| problem.rule.is_none());
            problems
                .map(|one| format!("{} {}", one.row, unmarked(&one.message.to_string())))
                .collect::<Vec<_>>()
        };
        assert_eq!(of_the_reader(&one), of_the_reader(&other), "{name}");
        let rows = |outcome: &mieux::import::Outcome| {
            outcome.rows.iter().map(|row| row.row).collect::<Vec<_>>()
        };
        if rows(&one) == rows(&other) {
            assert_eq!(values(&one, name), values(&other, &format!("{MARK}{name}")), "{name}");
        }
    }
    assert!(imported > 150, "{imported}");
}

/// What the top field of a column got in the text of a record.
fn values_of(text: &str, column: &str) -> String {
    let field = column.split(['.', '[']).next().unwrap();
    let root = mieux::yaml::read(text).root.unwrap();
    unmarked(&root.get(field).map_or_else(String::new, |node| text[node.span.clone()].to_owned()))
}

#[test]
fn the_example_of_the_docs_is_the_one_that_init_writes() {
    let example =
        fs::read_to_string(project("schemas/examples/action.extension.schema.json")).unwrap();
    let page = fs::read_to_string(project("docs/records.md")).unwrap();
    assert!(page.contains(&example), "docs/records.md shows another example");
    let registry = registry(Vec::new());
    assert_eq!(Schemas::extension_faults(Kind::Action, &example, &registry.vocabularies), []);
    assert_eq!(extension_path(Kind::Action), Path::new("schemas/action.extension.schema.json"));
}
