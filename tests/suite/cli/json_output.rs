//! What programs read: every JSON output is what its schema says, and holds nothing that it does not say.

use insta::assert_snapshot;
use jsonschema::Validator;
use serde_json::{Map, Value};

use crate::common::TestRegistry;

/// The schema of an output as a validator that accepts no key beyond those it describes. Who reads the output
/// must accept such keys, because they may be added.
fn strict(name: &str) -> Validator {
    let output = TestRegistry::none().command(["schema", "--output", name]).output().unwrap();
    let mut schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(jsonschema::meta::is_valid(&schema), "{name}");
    close(&mut schema);
    jsonschema::validator_for(&schema).unwrap()
}

fn close(schema: &mut Value) {
    let own = |object: &Map<String, Value>| {
        object.get("properties").is_some_and(Value::is_object) && object.contains_key("type")
    };
    match schema {
        Value::Object(object) => {
            if own(object) && !object.contains_key("additionalProperties") {
                object.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
            object.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

/// Holds an output against the schema that it names.
fn hold(args: &[&str], read: &[u8]) -> Value {
    let value: Value = serde_json::from_slice(read)
        .unwrap_or_else(|error| panic!("{args:?}: {error}: {}", String::from_utf8_lossy(read)));
    let named = value["schema"].as_str().unwrap_or_else(|| panic!("{args:?} names no schema"));
    let name = named.strip_prefix("mieux/").and_then(|name| name.strip_suffix("/1")).unwrap();
    let problems: Vec<String> = strict(name)
        .iter_errors(&value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(problems.is_empty(), "{args:?}: {problems:#?}");
    value
}

/// Runs a command that answers in JSON, and holds the answer against its schema.
fn answer(registry: &TestRegistry, args: &[&str]) -> Value {
    let args = [args, &["--format", "json"]].concat();
    hold(&args, &registry.command(&args).output().unwrap().stdout)
}

/// The columns that a table or a list states, and that each of its rows must have.
fn columns(table: &Value) -> Vec<String> {
    let names: Vec<String> = serde_json::from_value(table["columns"].clone()).unwrap();
    for row in table["rows"].as_array().unwrap() {
        assert_eq!(
            row.as_object().unwrap().keys().collect::<Vec<_>>(),
            names.iter().collect::<Vec<_>>()
        );
    }
    names
}

#[test]
fn every_output_is_what_its_schema_says() {
    let shipped = TestRegistry::shipped();
    for args in [
        &["validate"][..],
        &["validate", "--strict"],
        &["validate", "registry/actions"],
        &["list", "actions"],
        &["list", "activities", "--lang", "es"],
        &["list", "experts", "--lang", "fr"],
        &["list", "partners"],
        &["list", "countries"],
        &["list", "themes"],
        &["report"],
        &["report", "--region", "latam"],
        &["report", "--region", "latam", "--list"],
        &["report", "--country", "PE", "--from", "2015", "--as-of", "2020"],
        &["report", "--by", "theme", "--by", "year", "--percent"],
        &["report", "--over", "year", "--by", "region", "--cumulative"],
        &["report", "--by", "country", "--figures", "all", "--public"],
        &["report", "claims"],
        &["report", "completeness"],
        &["report", "--names"],
        &["show", "peru-iii"],
        &["show", "exp-0007"],
        &["expert", "review", "--today", "2030-01-01"],
        &["expert", "access", "exp-0007"],
        &["explain"],
        &["explain", "stray-file"],
        &["explain", "IMT"],
    ] {
        let value = answer(&shipped, args);
        for table in value["tables"].as_array().into_iter().flatten() {
            columns(table);
        }
        if value["rows"].is_array() {
            columns(&value);
        }
    }
    for id in ["peru-iii", "peru-iii-a04", "exp-0007", "pe-dgsd"] {
        let args = ["show", id, "--format", "view"];
        hold(&args, &shipped.command(args).output().unwrap().stdout);
    }
}

#[test]
fn a_difference_is_what_its_schema_says() {
    let registry = TestRegistry::programme();
    registry.git(["init", "-q", "-b", "main"]);
    answer(&registry, &["diff"]);
    registry.commit("2024-01-10");
    registry.run(["set", "both", "status=on-hold", "--force"]);
    registry.run(["rename", "pe-interior", "pe-mininter"]);
    registry.file("actions/unclear.yaml", "id: [\n");
    let value = answer(&registry, &["diff"]);
    assert_eq!(value["records"].as_array().unwrap().len(), 4, "{value:#}");
    answer(&registry, &["diff", "HEAD", "--stat"]);
    answer(&registry, &["log", "both"]);
    let value = answer(&registry, &["diff", "--findings", "--figures"]);
    assert!(value["figures"].is_array() && value["findings"].is_object(), "{value:#}");
}

#[test]
fn an_import_is_what_its_schema_says() {
    let registry = TestRegistry::programme();
    let sheet = registry.path().join("sheet.csv");
    std::fs::write(
        &sheet,
        "id,title.en,status,sources[].source\nnew-i,New,completed,page\nbad-i,Bad,nowhere,page\n",
    )
    .unwrap();
    let value = answer(&registry, &["import", "actions", "sheet.csv", "--dry-run"]);
    assert_eq!(value["problems"].as_array().unwrap().len(), 1, "{value:#}");
}

/// A finding is told in full: where else to look, what to do, and what `--fix` would do.
#[test]
fn a_finding_has_its_help_its_related_place_and_its_fix() {
    let registry = TestRegistry::programme();
    registry.replace("actions/peru-i.yaml", "PE", "Peru");
    registry.file("actions/again/both.yaml", registry.text("actions/both.yaml"));
    let value = answer(&registry, &["validate"]);
    let findings = value["findings"].as_array().unwrap();
    let of = |rule: &str| findings.iter().find(|finding| finding["rule"] == rule).unwrap();
    assert_snapshot!(of("label-as-code")["fix"], @r#"{"action":"replace","field":"countries[0]","value":"PE"}"#);
    assert_snapshot!(of("duplicate-id")["related"], @r#"{"file":"registry/actions/again/both.yaml","line":1,"column":5,"end_line":1,"end_column":9,"message":"the same id","key":"duplicate-id.related","values":{}}"#);
}

/// The columns are those of the command, whatever the records say.
#[test]
fn columns_are_the_same_whatever_the_records_state() {
    let registry = TestRegistry::programme();
    let shipped = TestRegistry::shipped();
    for (kind, option, values) in [
        ("actions", "--country", ["PE", "NO", "CL"]),
        ("activities", "--country", ["PE", "NO", "CL"]),
        ("experts", "--origin", ["CL", "PE", "NO"]),
        ("partners", "--country", ["PE", "NO", "CL"]),
    ] {
        let mut seen: Vec<Vec<String>> = Vec::new();
        for value in values {
            for registry in [&registry, &shipped] {
                let args = ["list", kind, option, value];
                seen.push(columns(&answer(registry, &args)));
                let csv = registry.run([&args[..], &["--format", "csv"]].concat());
                let header: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
                assert_eq!(&header, seen.last().unwrap(), "{args:?}");
            }
        }
        seen.dedup();
        assert_eq!(seen.len(), 1, "{kind}: {seen:?}");
    }
    assert_snapshot!(columns(&answer(&registry, &["list", "activities"])).join(","), @"id,title,kind,kind_label,status,status_label,start,places");
}

/// The figures of a selection are in a row of their own, as exact as in JSON.
#[test]
fn csv_begins_with_the_figures_of_the_whole() {
    let registry = TestRegistry::shipped();
    let csv = registry.run(["report", "--region", "latam", "--by", "status", "--format", "csv"]);
    let figures: Vec<&str> = csv.lines().take_while(|line| !line.starts_with("status,")).collect();
    let json = answer(&registry, &["report", "--region", "latam", "--by", "status"]);
    assert_snapshot!(figures[..2].join("\n"), @"
    table,code,label,value,stated,of,projects,activities,experts,countries,partners
    figures,projects,Projects,30,,,,,,,
    ");
    for line in &figures[1..] {
        let fields: Vec<&str> = line.split(',').collect();
        let number = json["figures"][fields[1]].as_f64().unwrap();
        assert_eq!(fields[3], number.to_string(), "{line}");
    }
    assert_eq!(figures.len(), 6);
    let csv = registry.run(["report", "--figures", "experts-non-eu", "--format", "csv"]);
    let exact = answer(&registry, &["report"])["figures"]["experts-non-eu"].to_string();
    assert!(csv.contains(&exact), "{csv}");
}

#[test]
fn a_dash_is_the_standard_output() {
    let registry = TestRegistry::programme();
    let plain = registry.run(["list", "partners", "--format", "csv"]);
    assert_eq!(registry.run(["list", "partners", "--format", "csv", "-o", "-"]), plain);
    assert_eq!(registry.run(["list", "partners", "-o", "-"]), registry.run(["list", "partners"]));
    assert!(!registry.path().join("-").exists());
}

/// A program that asked for JSON reads why there is none.
#[test]
fn errors_are_json_where_json_is_asked_for() {
    let registry = TestRegistry::programme();
    for args in [
        &["report", "--region", "nowhere", "--format", "json"][..],
        &["show", "peru-x", "--format=json"],
        &["list", "nothing", "--format", "json"],
        &["list", "actions", "--format", "json", "--no-such-option"],
    ] {
        let output = registry.command(args).output().unwrap();
        assert_eq!(
            (output.status.code(), output.stdout.as_slice()),
            (Some(2), &b""[..]),
            "{args:?}"
        );
        hold(args, &output.stderr);
    }
    assert_snapshot!(registry.run(["report", "--region", "nowhere", "--format", "json"]), @r#"
    [stderr]
    {"schema":"mieux/error/1","error":"unknown region `nowhere`","help":"find it with `mieux list regions`, `mieux list eligibility-regions` or `mieux list sub-regions`"}
    [exit 2]
    "#);
    assert_snapshot!(registry.run(["report", "--format", "json", "--regoin", "PE"]), @r#"
    [stderr]
    {"schema":"mieux/error/1","error":"unexpected argument '--regoin' found","help":"tip: a similar argument exists: '--region'\nUsage: mieux report --format <FORMAT> --region <REGION> [NAME]\nFor more information, try '--help'."}
    [exit 2]
    "#);
}
