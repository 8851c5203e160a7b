//! What a hostile record makes the command print: it moves no cursor and forges no line.

use super::Beside;
use crate::any_bytes::{is_command, is_raw};

/// Escape, carriage return, bell, a mark that turns the direction, a line break, and what a runner of
/// GitHub Actions takes for a command; with backticks, which messages use as quotes.
const EVIL: &str = r#"a`\e[2J\r\a\u202e\u2066\x7f\x85\u2028\n::error file=x,line=1::forged\n%0A::error::forged `b"#;

/// A registry in which every sort of text is evil: values, keys, ids and file names.
fn evil() -> Beside {
    let beside = Beside::new();
    let evil = format!("\"{EVIL}\"");
    beside.file(
        "actions/values.yaml",
        format!(
            "id: {evil}\ntitle: {{en: [{evil}]}}\nstatus: {evil}\ncountries: [{evil}, {evil}]\nstart: {evil}\nend: {evil}\n\
             partners: [{{partner: {evil}, role: {evil}}}]\ngood_practices: [{evil}]\nfollows: [{evil}]\n\
             request: {{channel: {evil}}}\nsources: [{{source: {evil}, supports: {evil}}}]\nallow: [{{rule: {evil}, reason: {evil}}}]\n"
        ),
    );
    beside.file(
        "actions/keys.yaml",
        format!("{evil}: 1\n{evil}: 2\ntitle: {{{evil}: x}}\nrequest: {{{evil}: x}}\n"),
    );
    let raw = "\u{1b}[2J\u{202e}::error::x";
    beside.file(format!("actions/{raw}.yaml"), format!("id: {evil}\n"));
    beside.file("actions/new\n::error::line\r.yaml", "id: same\n");
    beside.file("actions/same\n::error::.yaml", "id: same\n");
    beside.file("actions/::error ::x.yaml/x", "");
    beside.file("action\n::error::s/x.yaml", "");
    // As characters of the text, where the reader lets them through.
    beside.file("actions/raw.yaml", format!("id: x{raw}\nstatus: y{raw}\u{9b}2J\n"));
    beside.file("actions/escape.yaml", "id: x\u{1b}[31m\n");
    beside.file(
        "actions/turned.yaml",
        "id: \u{202e}x\ntitle: {en: T}\nstatus: \u{2066}y \u{200f}\u{61c}\n",
    );
    beside.file("actions/returned.yaml", "status: x\rid: y\r\r::error::z\r");
    beside.file("partners/words.yaml", words());
    beside
}

/// A value before which a message could break its line: a command must not stand at the beginning
/// of the next.
fn words() -> String {
    let mut text = "id: words\n".to_owned();
    for length in 0..60 {
        let filler = "w".repeat(length);
        text.push_str(&format!("\"{filler}` ::error::x{length} `\": 1\n"));
    }
    text
}

#[test]
fn no_format_prints_what_moves_the_cursor_or_forges_a_line() {
    let beside = evil();
    let findings = beside.all();
    assert!(findings.len() > 100, "{findings:#?}");
    for format in ["human", "short", "github"] {
        let text = beside.validate(format);
        let raw = text.chars().find(|letter| *letter != '\n' && is_raw(*letter));
        assert_eq!(raw, None, "{format}: {text:?}");
        let commands: Vec<&str> = text.lines().filter(|line| is_command(line)).collect();
        // GitHub is given ten of each level at most, and how many others there are.
        let of_level = ["error", "warning"].map(|level| {
            findings.iter().filter(|finding| finding["severity"] == level).count().min(10)
        });
        let wanted = if format == "github" { of_level.iter().sum::<usize>() + 1 } else { 0 };
        assert_eq!(commands.len(), wanted, "{format}: {commands:#?}");
        if format != "human" {
            let lines = findings.len() + usize::from(format == "github");
            assert_eq!(text.lines().count(), lines, "{format}: {text}");
        }
    }
}

#[test]
fn json_keeps_every_letter_for_whoever_reads_it() {
    let beside = evil();
    let text = beside.validate("json");
    assert!(!text.contains('\u{1b}'));
    let stated = beside.all().into_iter().find(|one| one["file"] == "registry/actions/values.yaml");
    let expected = "a`\u{1b}[2J\r\u{7}\u{202e}\u{2066}\u{7f}\u{85}\u{2028}\n::error file=x,line=1::forged\n%0A::error::forged `b";
    assert_eq!(stated.unwrap()["record"], expected);
}
