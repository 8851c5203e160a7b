//! Texts that are no record: each has its finding where the text goes wrong.

use super::{Beside, at};

/// One file beside the others, and what is found in it.
fn found(text: impl AsRef<[u8]>) -> Vec<super::Seen> {
    let beside = Beside::new();
    beside.file("actions/hostile.yaml", text);
    beside.seen()
}

#[test]
fn an_alias_bomb_never_goes_off() {
    let mut text =
        "id: hostile\ntitle: {en: Bomb}\na: &a [lol, lol, lol, lol, lol, lol]\n".to_owned();
    for (name, below) in ('b'..='z').zip('a'..) {
        text.push_str(&format!("{name}: &{name} [{}]\n", vec![format!("*{below}"); 10].join(", ")));
    }
    let found = found(text);
    let count = |rule: &str| found.iter().filter(|(own, ..)| own == rule).count();
    assert_eq!(found[..2], [at("missing-source", 1, 1), at("unknown-field", 3, 1)]);
    assert_eq!(found[2], at("unsupported-yaml", 3, 4));
    assert!(found.contains(&at("unsupported-yaml", 4, 8)), "{found:?}");
    // Of 303 findings as many as are shown of one file.
    assert_eq!((count("unsupported-yaml"), found.len()), (181, 200));
}

#[test]
fn an_alias_of_itself_is_an_alias() {
    let found = found("id: hostile\ntitle: &loop {en: *loop}\nsources: [{source: page}]\n");
    assert_eq!(found, [at("unsupported-yaml", 2, 8), at("unsupported-yaml", 2, 19)]);
}

#[test]
fn a_hundred_thousand_levels_are_too_many() {
    let nested = |text: &str| text.repeat(100_000);
    assert_eq!(found(nested("[")), [at("yaml-syntax", 1, 256)]);
    assert_eq!(found(nested("{a: ")), [at("yaml-syntax", 1, 1021)]);
    assert_eq!(found(nested("- ")), [at("yaml-syntax", 1, 511)]);
    assert_eq!(found(nested("? ")), [at("yaml-syntax", 1, 511)]);
    assert_eq!(found(nested("[") + &nested("]")), [at("yaml-syntax", 1, 256)]);
}

#[test]
fn as_many_levels_as_can_be_read_are_checked_and_shown() {
    let flow =
        format!("id: hostile\ntitle: {{en: Deep}}\ndeep: {}{}\n", "[".repeat(254), "]".repeat(254));
    assert_eq!(found(flow), [at("missing-source", 1, 1), at("unknown-field", 3, 1)]);
    let block = format!("id: hostile\ntitle: {{en: Deep}}\ncountries:\n{}x\n", "- ".repeat(250));
    assert_eq!(found(block), [at("missing-source", 1, 1), at("wrong-type", 4, 3)]);
}

#[test]
fn a_nul_is_no_text() {
    assert_eq!(found("id: hostile\ntitle: {en: a\0b}\n"), [at("yaml-syntax", 2, 14)]);
    assert_eq!(found("\0"), [at("yaml-syntax", 1, 1)]);
    assert_eq!(found([0; 10_000]), [at("yaml-syntax", 1, 1)]);
}

#[test]
fn what_is_no_utf8_is_found_where_it_begins() {
    assert_eq!(
        found(b"id: hostile\ntitle: {en: a, es: \"\xc3\xb1 Per\xfa\"}\n"),
        [at("not-utf8", 2, 26)]
    );
    assert_eq!(found(b"\xff\xfei\0d\0:\0 \0x\0"), [at("not-utf8", 1, 1)]);
    // Half a letter at the very end.
    assert_eq!(found(b"id: hostile\n\xc3"), [at("not-utf8", 2, 1)]);
}

#[test]
fn a_byte_order_mark_and_other_line_ends_move_nothing() {
    let good = "id: hostile\ntitle: {en: T}\nsources: [{source: page}]\n";
    let bad =
        "id: hostile\ntitle: {en: T}\nsources: [{source: page}]\nstatus: x # why\ncolour: red\n";
    let expected = [at("unknown-code", 4, 9), at("unknown-field", 5, 1)];
    for mark in ["", "\u{feff}"] {
        for line_end in ["\n", "\r\n"] {
            let typed = |text: &str| format!("{mark}{}", text.replace('\n', line_end));
            assert_eq!(found(typed(good)), []);
            assert_eq!(found(typed(bad)), expected, "{:?}", typed(bad));
        }
    }
    assert_eq!(found("\u{feff}id: Hostile\ntitle: {en: T}\n")[1], at("malformed-id", 1, 5));
    assert_eq!(found("\u{feff}"), [at("yaml-syntax", 1, 1)]);
}

#[test]
fn a_tab_does_not_indent() {
    assert_eq!(found("id: hostile\ntitle:\n\ten: T\n"), [at("yaml-syntax", 3, 1)]);
    assert_eq!(found("id: hostile\ntitle:\n  en: T\n\tes: T\n"), [at("yaml-syntax", 4, 1)]);
}

#[test]
fn a_file_that_says_nothing_is_told_so() {
    for text in ["", "\n", "# a\n# b\n", "---\n", "---\n...\n", "~\n", "null", " ", "\r\n"] {
        assert_eq!(found(text), [at("yaml-syntax", 1, 1)], "{text:?}");
    }
}

#[test]
fn a_record_is_a_map() {
    assert_eq!(found("# a list\n- id: hostile\n"), [at("wrong-type", 2, 1)]);
    assert_eq!(found("hostile\n"), [at("wrong-type", 1, 1)]);
    assert_eq!(found("\n\n  12\n"), [at("wrong-type", 3, 3)]);
    assert_eq!(found("[]"), [at("wrong-type", 1, 1)]);
    assert_eq!(found("\"\"\n"), [at("wrong-type", 1, 1)]);
    assert_eq!(
        found("{}\n"),
        [at("missing-field", 1, 1), at("missing-field", 1, 1), at("missing-source", 1, 1)]
    );
}

#[test]
fn a_second_document_is_found_where_it_begins() {
    let record = "id: hostile\ntitle: {en: T}\nsources: [{source: page}]\n";
    assert_eq!(found(format!("---\n{record}")), []);
    assert_eq!(found(format!("---\n{record}---\n{record}")), [at("unsupported-yaml", 5, 1)]);
    assert_eq!(found(format!("{record}...\nid: b\n")), [at("unsupported-yaml", 5, 1)]);
    // What comes after it is not looked at.
    assert_eq!(found(format!("{record}---\n[[[\n")), [at("unsupported-yaml", 4, 1)]);
}
