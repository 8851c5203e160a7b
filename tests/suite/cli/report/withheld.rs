//! What a report for the public was once made to tell: each attack, on the registry that is shipped.

use serde_json::Value;

use crate::common::TestRegistry;

fn public(args: &[&str]) -> String {
    TestRegistry::shipped().run([&["report", "--public"], args].concat())
}

fn json(args: &[&str]) -> Value {
    TestRegistry::shipped().json([&["report", "--public", "--format", "json"], args].concat())
}

/// The lines of the first table, from the one after its headings to the one before its total.
fn rows(text: &str) -> Vec<&str> {
    let rows = text.lines().skip_while(|line| !line.starts_with('─')).skip(1);
    rows.take_while(|line| !line.starts_with("Total")).collect()
}

#[test]
fn rows_do_not_stand_in_the_order_of_what_is_withheld() {
    let text = public(&["--by", "country", "--figures", "experts", "--sort", "experts:desc"]);
    let rows = rows(&text);
    let withheld: Vec<&str> = rows.iter().filter(|row| row.ends_with('–')).copied().collect();
    let mut by_name = withheld.clone();
    by_name.sort_unstable();
    assert!(withheld.len() > 10, "{text}");
    assert_eq!(withheld, by_name);
}

#[test]
fn origins_of_few_experts_have_no_rows() {
    let text = public(&["--by", "origin", "--figures", "experts", "--sort", "experts:desc"]);
    for name in ["Belarus", "Benin", "Philippines", "Thailand", "–"] {
        assert!(rows(&text).iter().all(|row| !row.contains(name)), "{name}\n{text}");
    }
    assert!(rows(&text).iter().any(|row| row.starts_with("Others ")), "{text}");
    let text = public(&["--country", "GE", "--by", "origin"]);
    assert_eq!(rows(&text), [""; 0], "{text}");
}

#[test]
fn a_selection_of_one_expert_does_not_say_what_the_expert_did() {
    for more in [
        &[][..],
        &["--list"],
        &["--by", "country"],
        &["--by", "area", "--list"],
        &["--over", "month"],
        &["--over", "year", "--cumulative"],
        &["--by", "region", "--by", "theme"],
    ] {
        let report = json(&[&["--origin", "BY"], more].concat());
        let tables = report["tables"].as_array().unwrap();
        assert!(tables.iter().all(|table| table["rows"] == Value::Array(Vec::new())), "{report:#}");
        let figures = report["figures"].as_object().unwrap();
        assert!(figures.values().all(Value::is_null), "{report:#}");
        assert_eq!(report["known"], serde_json::json!({}));
        let text = public(&[&["--origin", "BY"], more].concat());
        let numbers = text.trim_end_matches("[exit 0]\n").chars().filter(char::is_ascii_digit);
        assert_eq!(numbers.count(), 0, "{text}");
        assert!(!text.contains("Mexico"), "{text}");
    }
}

#[test]
fn a_cumulative_series_does_not_say_when_few_came() {
    let text = public(&["--over", "year", "--cumulative", "--figures", "experts"]);
    let number = |row: &&str| row.split_whitespace().last().unwrap().parse::<usize>().ok();
    let dated = rows(&text).into_iter().filter(|row| row.starts_with("20"));
    let mut told: Vec<usize> = dated.filter_map(|row| number(&row)).collect();
    told.push(257);
    told.dedup();
    assert!(told.windows(2).all(|pair| pair[0] + 3 <= pair[1]), "{text}");
    // The fault was the difference of such numbers: 253, 255 and 257.
    assert!(!text.contains("255"), "{text}");
}

#[test]
fn one_cell_does_not_follow_from_the_others() {
    let text = public(&["--by", "sector", "--by", "phase", "--figures", "experts"]);
    let told = |row: &str| row.split_whitespace().filter_map(|cell| cell.parse().ok()).collect();
    let told: Vec<Vec<usize>> = rows(&text).into_iter().map(told).collect();
    assert_eq!(told, [[7], [6], [6], [238]], "{text}");
}

#[test]
fn claims_of_few_experts_and_of_days_with_few_between_them_are_withheld() {
    let report = json(&["claims"]);
    let rows = report["tables"][0]["rows"].as_array().unwrap();
    let of_all = |row: &&Value| {
        row["metric"] == "experts" && row["scope"].as_str().unwrap().contains("2009")
    };
    let mut told: Vec<u64> =
        rows.iter().filter(of_all).filter_map(|row| row["computed"].as_u64()).collect();
    told.sort_unstable();
    told.dedup();
    assert!(told.len() > 1, "{report:#}");
    assert!(told.windows(2).all(|pair| pair[0] + 3 <= pair[1]), "{told:?}");
}
