//! `mieux list` by the fields of records.

use insta::assert_snapshot;

use crate::common::TestRegistry;

fn ids(registry: &TestRegistry, args: &[&str]) -> Vec<String> {
    let args: Vec<&str> =
        ["list"].iter().chain(args).chain(&["--format", "csv"]).copied().collect();
    let output = registry.command(&args).output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{args:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect()
}

#[test]
fn a_field_is_stated_or_not() {
    let registry = TestRegistry::programme();
    let of = |args: &[&str]| {
        ids(&registry, &["actions"].iter().chain(args).copied().collect::<Vec<_>>())
    };
    assert_eq!(of(&["--with", "start"]), ["both", "peru-i"]);
    assert_eq!(of(&["--without", "end"]), ["peru-i", "unclear"]);
    assert_eq!(of(&["--with", "start,end"]), ["both"]);
    assert_eq!(of(&["--with", "partners.role"]), ["both"]);
    assert_eq!(of(&["--with", "title.es"]), ["both", "peru-i"]);
    assert_eq!(of(&["--without", "activities"]), ["unclear"]);
    assert_eq!(of(&["--without", "end", "--country", "PE"]), ["peru-i"]);
}

#[test]
fn a_field_has_a_value_by_any_of_its_names() {
    let registry = TestRegistry::programme();
    let of = |condition: &str| ids(&registry, &["actions", "--where", condition]);
    assert_eq!(of("countries=Perú"), ["both", "peru-i"]);
    assert_eq!(of("countries=BY,CL"), ["both", "unclear"]);
    assert_eq!(of("themes=IMT"), ["both", "peru-i"]);
    assert_eq!(of("partners=MININTER"), ["both", "peru-i"]);
    assert_eq!(of("partners.role=requester"), ["both"]);
    assert_eq!(of("start=2019"), ["peru-i"]);
    assert_eq!(of("start=2019-05"), ["peru-i"]);
    assert_eq!(of("start=201"), [""; 0]);
    assert_eq!(of("title=regiones"), ["both"]);
    assert_eq!(of("id=peru-i"), ["peru-i"]);
    assert_eq!(of("follows=both"), ["peru-i"]);
    let of = |condition: &str| ids(&registry, &["activities", "--where", condition]);
    assert_eq!(of("online=true"), ["peru-i-a01"]);
    assert_eq!(of("status=Planned"), ["both-a02"]);
    assert_eq!(of("places.city=LIMA"), ["both-a01"]);
    let both = [
        "actions",
        "--where",
        "start=2016",
        "--where",
        "start=2019",
        "--where",
        "status=completed",
    ];
    assert_eq!(ids(&registry, &both), ["both"]);
}

#[test]
fn records_are_sorted_and_what_states_nothing_comes_last() {
    let registry = TestRegistry::programme();
    let of = |kind: &str, order: &str| ids(&registry, &[kind, "--sort", order]);
    assert_eq!(of("actions", "start"), ["both", "peru-i", "unclear"]);
    assert_eq!(of("actions", "start:desc"), ["peru-i", "both", "unclear"]);
    assert_eq!(of("actions", "title:desc"), ["peru-i", "unclear", "both"]);
    assert_eq!(of("actions", "countries:desc"), ["both", "peru-i", "unclear"]);
    assert_eq!(
        of("activities", "start:desc"),
        ["programme-a01", "both-a01", "both-a02", "peru-i-a01"]
    );
    registry.replace(
        "activities/peru-i/peru-i-a01.yaml",
        "online: true",
        "online: true\nexperts: [{expert: exp-0002}]",
    );
    assert_eq!(of("experts", "activities:desc"), ["exp-0002", "exp-0001"]);
}

#[test]
fn columns_are_fields_and_do_not_depend_on_the_data() {
    let registry = TestRegistry::programme();
    let spanish = ["list", "actions", "--columns", "title.es,partners.role", "--lang", "es"];
    let shown = registry.run(spanish);
    assert!(shown.contains("Ambas regiones") && shown.contains("requester"), "{shown}");
    let experts =
        ["list", "experts", "--columns", "id,sector,languages,activities", "--format", "csv"];
    let csv = registry.run(experts);
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "id,sector,sector_label,languages,activities");
    assert_eq!(lines[1], "exp-0001,public,Public sector,,both-a01");
    let all = |country| {
        let args =
            ["list", "actions", "--columns", "all", "--country", country, "--format", "json"];
        registry.json(args)["columns"].clone()
    };
    assert_eq!(all("PE"), all("NO"));
    assert!(all("PE").as_array().unwrap().len() > 20);
}

#[test]
fn what_is_no_field_or_value_gets_what_was_meant() {
    let registry = TestRegistry::programme();
    for (args, words) in [
        (["actions", "--with", "countrys"], "have no field `countrys`; did you mean `countries`?"),
        (["actions", "--sort", "inicio"], "did you mean `start`?"),
        (["actions", "--where", "pays=PE"], "did you mean `countries`?"),
        (["actions", "--sort", "partners.rol"], "did you mean `partners.role`?"),
        (
            ["actions", "--sort", "start:down"],
            "unknown order `down`; write `start:asc` or `start:desc`",
        ),
        (["actions", "--where", "status"], "write FIELD=VALUE, such as `status=completed`"),
        (["actions", "--where", "status=finished"], "is not a code or name of `statuses`"),
        (["activities", "--where", "status=done"], "write one of `planned`, `held` or `cancelled`"),
        (["themes", "--with", "label"], "a vocabulary is always listed whole"),
    ] {
        let shown = registry.run(["list", args[0], args[1], args[2]]);
        assert!(shown.contains(words) && shown.ends_with("[exit 2]\n"), "{args:?}: {shown}");
    }
    let by_word = |word| registry.run(["list", "activities", "--where", word]);
    assert_eq!(by_word("status=celebrada"), by_word("status=held"));
}

#[test]
fn results_are_listed_with_their_action_and_link() {
    let registry = TestRegistry::programme();
    registry.replace("actions/both.yaml", "start: 2016", "results:\n  - kind: law\n    title: {en: The law}\n    level: outcome\n    adopted: 2017\n    link: https://example.org/law\nstart: 2016");
    let csv = registry.run(["list", "results", "--country", "PE", "--format", "csv"]);
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(
        lines[0],
        "action,activity,countries,countries_label,kind,kind_label,title,level,date,adopted,reference,link"
    );
    assert!(lines[1].starts_with("both,,PE;BY,Peru;Belarus,law,"), "{csv}");
    assert!(lines[1].ends_with(",The law,outcome,,2017,,https://example.org/law"), "{csv}");
    assert!(!registry.run(["list", "results", "--country", "CL"]).contains("law"));
}

/// The questions "which laws were adopted, by country" and "which manuals were made, with their links".
#[test]
fn results_are_chosen_sorted_and_shown_by_their_fields() {
    let registry = TestRegistry::programme();
    registry.replace("actions/both.yaml", "start: 2016", "results:\n  - kind: law\n    title: {en: The law}\n    adopted: 2017\n  - kind: manual\n    title: {en: A manual}\nstart: 2016");
    registry.replace(
        "activities/peru-i/peru-i-a01.yaml",
        "online: true",
        "online: true\nresults:\n  - kind: manual\n    title: {en: Another manual}\n    adopted: 2015\n    link: https://example.org/manual",
    );
    let list = |args: &[&str]| {
        let all = ["list", "results", "--format", "csv"].iter().chain(args);
        registry.run(all.copied().collect::<Vec<_>>())
    };
    assert_snapshot!(list(&["--where", "kind=Manual", "--columns", "action,activity,countries,title.en,link"]), @"
    action,activity,countries,countries_label,title.en,link
    both,,PE;BY,Peru;Belarus,A manual,
    peru-i,peru-i-a01,PE,Peru,Another manual,https://example.org/manual
    [exit 0]
    ");
    assert_snapshot!(list(&["--with", "adopted", "--sort", "adopted", "--columns", "adopted,title"]), @"
    adopted,title
    2015,Another manual
    2017,The law
    [exit 0]
    ");
    assert_snapshot!(list(&["--where", "action=Peru I", "--without", "reference", "--columns", "title"]), @"
    title
    Another manual
    [exit 0]
    ");
    assert_snapshot!(list(&["--where", "countries=Belarus", "--sort", "kind:desc", "--columns", "kind"]), @"
    kind,kind_label
    manual,Manual
    law,Law or regulation
    [exit 0]
    ");
    assert_snapshot!(list(&["--columns", "lnk"]), @"
    [stderr]
    error: results have no field `lnk`; did you mean `link`?
    [exit 2]
    ");
    assert!(list(&["--columns", "all"]).starts_with("kind,kind_label,"));
}

/// Who took part is compared by any name, although no file states it.
#[test]
fn what_is_worked_out_has_values_by_any_of_their_names() {
    let registry = TestRegistry::programme();
    assert_eq!(
        ids(&registry, &["experts", "--where", "actions=Both regions"]),
        ["exp-0001", "exp-0002"]
    );
    let unknown = registry.run(["list", "experts", "--where", "actions=nowhere"]);
    assert_snapshot!(unknown, @"
    [stderr]
    error: unknown value in `actions=nowhere`: `nowhere` is not the id or name of an action; find it with `mieux list actions`
    [exit 2]
    ");
}

#[test]
fn the_countries_of_a_region_come_with_what_was_done_there() {
    let registry = TestRegistry::programme();
    let csv = registry.run(["list", "countries", "--region", "latam", "--format", "csv"]);
    assert!(csv.starts_with("country,country_label,projects,activities\n"), "{csv}");
    assert!(csv.contains("PE,Peru,2,2\n") && csv.contains("CL,Chile,0,0\n"), "{csv}");
    let csv = registry.run([
        "list",
        "countries",
        "--region",
        "latam",
        "--status",
        "completed",
        "--format",
        "csv",
    ]);
    assert!(csv.contains("PE,Peru,1,1\n"), "{csv}");
}
