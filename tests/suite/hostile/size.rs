//! Files that are large, or that give much to say.

use std::process::Stdio;

use serde_json::Value;

use super::{Beside, at, ended};

const MIB: usize = 1024 * 1024;

#[test]
fn a_file_over_the_limit_is_not_read() {
    let beside = Beside::new();
    beside.setting("max_file_size = 3000");
    let record = |length: usize| {
        let record = "id: hostile\ntitle: {en: T}\nsources: [{source: page}]\n# ";
        format!("{record}{}\n", "x".repeat(length - record.len() - 1))
    };
    beside.file("actions/hostile.yaml", record(3000));
    assert_eq!(of_hostile(&beside), []);
    beside.file("actions/hostile.yaml", record(3001));
    assert_eq!(of_hostile(&beside), [at("file-too-large", 1, 1)]);
}

fn of_hostile(beside: &Beside) -> Vec<super::Seen> {
    let findings = beside.findings();
    let ours = findings.iter().filter(|one| one["file"] == "registry/actions/hostile.yaml");
    ours.map(super::seen).collect()
}

#[test]
fn a_scalar_of_fifty_megabytes_is_refused_by_default_and_read_where_that_is_wished() {
    let text = format!("id: hostile\ntitle: {{en: T}}\ncountries: {}\n", "x".repeat(50 * MIB));
    let beside = Beside::new();
    beside.file("actions/hostile.yaml", &text);
    assert_eq!(beside.seen(), [at("file-too-large", 1, 1)]);
    let beside = beside.with_memory(1024);
    beside.setting("max_file_size = 60_000_000");
    let findings = beside.findings();
    let found: Vec<super::Seen> = findings.iter().map(super::seen).collect();
    assert_eq!(found, [at("missing-source", 1, 1), at("wrong-type", 3, 12)]);
    let longest = findings.iter().map(|one| one.to_string().len()).max();
    assert!(longest < Some(1000), "{longest:?}");
}

/// A hole takes no room on the disk; it must take none in memory either.
#[test]
fn a_file_larger_than_the_memory_is_refused_whatever_the_limit_is() {
    let beside = Beside::new();
    let file = std::fs::File::create(beside.path("actions/hostile.yaml")).unwrap();
    file.set_len(64 * 1024 * MIB as u64).unwrap();
    assert_eq!(beside.seen(), [at("file-too-large", 1, 1)]);
    beside.setting("max_file_size = 1_000_000_000_000");
    assert_eq!(beside.seen(), [at("file-too-large", 1, 1)]);
}

#[test]
fn three_hundred_thousand_lines_of_comment_are_skipped() {
    let beside = Beside::new();
    let comments = "# c\n".repeat(300_000);
    beside.file(
        "actions/hostile.yaml",
        format!("{comments}id: Hostile\n{comments}title: {{en: T}}\n"),
    );
    assert_eq!(beside.seen(), [at("missing-source", 300_001, 1), at("malformed-id", 300_001, 5)]);
}

/// As many keys and items as the largest file holds, in a field that is not known: reading them takes
/// no time by the square.
#[test]
fn as_many_keys_and_items_as_fit_are_read() {
    for (before, item, after, expected) in [
        ("\n", "  k{}: 1\n", "", vec![at("unknown-field", 4, 1), at("unsupported-yaml", 1005, 3)]),
        (
            " {\n",
            " k{}: 1,\n",
            " }",
            vec![at("unknown-field", 4, 1), at("unsupported-yaml", 1005, 2)],
        ),
        ("\n", "- {}\n", "", vec![at("unknown-field", 4, 1)]),
        (" [", "{}, ", "]", vec![at("unknown-field", 4, 1)]),
    ] {
        let mut text =
            format!("id: hostile\ntitle: {{en: T}}\nsources: [{{source: p}}]\ncolour:{before}");
        for index in 0.. {
            if text.len() > 4 * MIB - 100 {
                break;
            }
            text.push_str(&item.replace("{}", &index.to_string()));
        }
        let beside = Beside::new().with_memory(2048);
        beside.file("actions/hostile.yaml", text + after);
        assert_eq!(beside.seen(), expected, "{item}");
    }
}

/// Ten thousand things to say about one file, of each sort that a file can be filled with: the first
/// are told, the others counted.
#[test]
fn ten_thousand_findings_in_one_file_are_told_in_bounded_time_and_memory() {
    let head = "id: hostile\ntitle: {en: T}\nsources: [{source: p}]\n";
    let many = |before: &str, item: &str| {
        let items = (0..10_000).map(|index| item.replace("{}", &index.to_string()));
        format!("{head}{before}{}", items.collect::<String>())
    };
    for (rule, count, text) in [
        ("unknown-field", 997, many("", "k{}: 1\n")),
        ("duplicate-key", 10_000, many("", "id: {}\n")),
        ("unsupported-yaml", 10_000, many("", "[]: 1\n")),
        ("unsupported-yaml", 10_000, many("notes:\n", "- &a 1\n")),
        ("unknown-code", 10_000, many("countries:\n", "- a{}\n")),
        ("wrong-type", 10_000, many("countries:\n", "- {}\n")),
        ("duplicate-item", 9_999, many("countries:\n", "- PE\n")),
        ("unknown-reference", 10_000, many("follows:\n", "- a{}\n")),
        ("malformed-id", 10_000, many("follows:\n", "- A{}\n")),
        ("missing-field", 10_000, many("partners:\n", "- role: a{}\n")),
    ] {
        let beside = Beside::new().with_memory(1024);
        beside.file("actions/hostile.yaml", text);
        let output = beside.validate("json");
        let output: Value = serde_json::from_str(&output).unwrap();
        let hidden = output["summary"]["hidden"]["registry/actions/hostile.yaml"].as_u64().unwrap();
        let found: Vec<super::Seen> = beside.seen();
        assert_eq!(found.len(), 200, "{rule}");
        let shown = found.iter().filter(|(own, ..)| own == rule).count();
        assert!(shown >= 100, "{rule}: {found:?}");
        assert!(hidden + 200 >= count, "{rule}: {hidden}");
    }
}

#[test]
fn settings_larger_than_a_mebibyte_are_not_read() {
    let beside = Beside::new();
    let text = beside.registry.text("mieux.toml") + &"# comment\n".repeat(200_000);
    beside.file("mieux.toml", text);
    let printed = beside.registry.run(["validate"]);
    assert!(
        printed.contains("the limit is 1048576") && printed.ends_with("[exit 2]\n"),
        "{printed}"
    );
}

/// As many threads as are asked for would not fit in the memory.
#[test]
fn no_more_threads_are_made_than_help() {
    let beside = Beside::new();
    let mut command =
        beside.registry.shell("ulimit -v 6000000; exec mieux list actions --format csv");
    command.env("RAYON_NUM_THREADS", "200000").stdout(Stdio::null()).stderr(Stdio::null());
    assert!(matches!(ended(&mut command).code(), Some(0 | 1)));
}
