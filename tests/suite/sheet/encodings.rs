//! The encodings of a text: summary by a mark, by the bytes, or by whoever asks.

use insta::assert_snapshot;
use mieux::sheet::Options;

use super::{read, shown};

const TEXT: &str = "id;título\r\nperú;Protección “A”\r\n";

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn windows_1252(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1252.encode(text).0.into_owned()
}

#[test]
fn a_text_is_the_same_in_each_encoding() {
    let expected = read("p.csv", TEXT.as_bytes(), &Options::default()).unwrap();
    assert!(expected.summary.notes.is_empty());
    let marked = format!("\u{feff}{TEXT}");
    for bytes in [
        marked.as_bytes().to_vec(),
        utf_16(&marked, u16::to_le_bytes),
        utf_16(&marked, u16::to_be_bytes),
        utf_16(TEXT, u16::to_le_bytes),
        utf_16(TEXT, u16::to_be_bytes),
        windows_1252(TEXT),
    ] {
        let table = read("p.csv", &bytes, &Options::default()).unwrap();
        assert_eq!(table.summary.columns, expected.summary.columns, "{bytes:?}");
        assert_eq!(table.rows, expected.rows, "{bytes:?}");
    }
}

#[test]
fn an_encoding_that_was_guessed_is_said() {
    assert_snapshot!(shown(read("p.csv", &windows_1252(TEXT), &Options::default())), @r#"
    A="id" B="título"
     2: "perú" | "Protección “A”"
    note: read as Windows-1252 because line 1 is not UTF-8
    "#);
    assert_snapshot!(shown(read("p.csv", &utf_16(TEXT, u16::to_le_bytes), &Options::default())), @r#"
    A="id" B="título"
     2: "perú" | "Protección “A”"
    note: read as UTF-16LE, which its bytes look like; it has no byte order mark
    "#);
}

#[test]
fn what_is_utf_8_only_in_part_is_not_guessed() {
    let mut mixed = TEXT.as_bytes().to_vec();
    mixed.extend(windows_1252("a;é\r\n"));
    assert_snapshot!(shown(read("p.csv", &mixed, &Options::default())), @"error: cannot read `p.csv`: it is UTF-8 up to line 3, but not there; save it again as UTF-8, or name its encoding: --encoding windows-1252");
    for (label, bytes) in
        [("utf-8", mixed), ("utf-17", vec![]), ("utf-16le", vec![0, 0xd8, 0x20, 0])]
    {
        let options = Options { encoding: Some(label.to_owned()), ..Options::default() };
        let table = shown(read("p.csv", &bytes, &options));
        assert!(table.starts_with("error: "), "{table}");
    }
    assert_snapshot!(shown(read("p.csv", b"id;a\n\0\0;b\n", &Options::default())), @"error: cannot read `p.csv`: it is not text: it contains zero bytes");
}
