//! What is no table, or more of one than is read: an error in bounded time and memory.

use std::io::{Cursor, Write};
use std::path::Path;

use insta::assert_snapshot;
use mieux::sheet::{Format, Options, Source};
use rust_xlsxwriter::Workbook;

use super::ods::spreadsheet;
use super::{read, read_source, shown};

fn error(name: &str, bytes: &[u8]) -> String {
    shown(read(name, bytes, &Options::default()))
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "id").unwrap();
    sheet.write(1, 0, "a").unwrap();
    workbook.save_to_buffer().unwrap()
}

#[test]
fn workbooks_that_are_not_read_say_what_to_do() {
    let old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on";
    assert_snapshot!(error("p.xls", old), @"error: cannot read `p.xls`: it has a password, or it is a workbook from before 2007 (.xls); save it as .xlsx without a password, or as CSV");
    assert_snapshot!(error("p.xlsx", old), @"error: cannot read `p.xlsx`: it has a password, or it is a workbook from before 2007 (.xls); save it as .xlsx without a password, or as CSV");
    assert_snapshot!(error("p.xlsm", &zipped(&[("xl/workbook.xml", b""), ("xl/vbaProject.bin", b"")])), @"error: cannot read `p.xlsm`: workbooks with macros are not supported; save it as .xlsx or CSV");
    assert_snapshot!(error("p.xlsb", &zipped(&[("xl/workbook.bin", b"")])), @"error: cannot read `p.xlsb`: binary workbooks (.xlsb) are not supported; save it as .xlsx or CSV");
    assert_snapshot!(error("p.docx", &zipped(&[("word/document.xml", b"")])), @"error: cannot read `p.docx`: it is an archive but not a workbook; save the table as .xlsx or CSV");
    assert_snapshot!(error("p.xls", b"<html><table><tr><td>id</td></tr></table></html>"), @"error: cannot read `p.xls`: it is a web page or XML, not a table; save the table as CSV");
}

#[test]
fn a_workbook_that_breaks_off_is_an_error_wherever_it_does() {
    let whole = workbook();
    for length in (4..whole.len()).step_by(97) {
        assert!(read("p.xlsx", &whole[..length], &Options::default()).is_err(), "{length}");
    }
    assert_snapshot!(error("p.xlsx", &whole[..whole.len() / 2]), @"error: cannot read `p.xlsx`: the workbook is damaged or incomplete; download it or save it again");
    let whole = String::from_utf8(vec![b'x'; 10]).unwrap();
    let text = format!(r#"<table:table table:name="A"><table:table-row><table:table-cell>{whole}"#);
    assert_snapshot!(error("p.ods", &spreadsheet(&text)), @"error: cannot read `p.ods`: the workbook is damaged (ill-formed document: expected `</table:table-cell>`, but `</office:spreadsheet>` was found); save it again");
}

#[test]
fn the_content_counts_and_not_the_name() {
    assert_snapshot!(error("p.csv", &workbook()), @r#"
    A="id"
     2: "a"
    note: read as a workbook although its name ends in `.csv`
    "#);
    assert_snapshot!(error("p.xlsx", b"id;note\na;b\n"), @r#"
    A="id" B="note"
     2: "a" | "b"
    note: read as text although its name ends in `.xlsx`
    "#);
    let options = Options { format: Some(Format::Xlsx), ..Options::default() };
    assert_snapshot!(shown(read("p.csv", b"id\n", &options)), @"error: cannot read `p.csv`: it is not a workbook; remove --input-format");
    assert_snapshot!(error("p.csv", b""), @"error: cannot read `p.csv`: it is empty: there is no header");
    assert_snapshot!(error("p.csv", b" \n;;\n"), @r#"A=";;""#);
}

#[test]
fn what_unpacks_to_far_more_than_it_is_is_not_unpacked() {
    let zeros = vec![b' '; 40 << 20];
    let bytes =
        zipped(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(bytes.len() < 100_000);
    assert_snapshot!(error("p.xlsx", &bytes), @"error: cannot read `p.xlsx`: it unpacks to far more than a table needs; save the table as CSV");
    let row = r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="900" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    let bytes = spreadsheet(&format!(r#"<table:table table:name="A">{row}</table:table>"#));
    assert_snapshot!(error("p.ods", &bytes), @"error: cannot read `p.ods`: row 1 is repeated 1,000,000 times, which no table needs");
    let cell = r#"<table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="4000000000"/><text:s text:c="4000000000"/><text:s text:c="4000000000"/>x</text:p></table:table-cell></table:table-row>"#;
    let bytes = spreadsheet(&format!(r#"<table:table table:name="A">{cell}</table:table>"#));
    assert_snapshot!(error("p.ods", &bytes), @r#"A="x""#);
}

#[test]
fn a_table_that_is_too_wide_or_a_cell_that_is_too_long_is_an_error() {
    let wide = ["x"; 1_001].join(",");
    assert_snapshot!(error("p.csv", wide.as_bytes()), @"error: cannot read `p.csv`: row 1 reaches column ALM; the limit is 1,000 columns");
    assert_snapshot!(error("p.csv", ",".repeat(20_000).as_bytes()), @"error: cannot read `p.csv`: row 1 has more than 16,384 cells; is it a table?");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for column in 0..16_384 {
        sheet.write(0, column, "x").unwrap();
    }
    assert_snapshot!(error("p.xlsx", &workbook.save_to_buffer().unwrap()), @"error: cannot read `p.xlsx`: row 1 reaches column XFD; the limit is 1,000 columns");
    let long = format!("id,note\na,\"{}", "line\n".repeat(300_000));
    assert_snapshot!(error("p.csv", long.as_bytes()), @"error: cannot read `p.csv`: row 2, column B, has more than 1,000,000 bytes; is a quote not closed there?");
    assert_snapshot!(error("p.csv", b"id,note\na,\"b\nc\n"), @"error: cannot read `p.csv`: the quote that opens in row 2, column B, is not closed");
    let row = |times: usize, text: &str| {
        format!(
            r#"<table:table-row table:number-rows-repeated="{times}"><table:table-cell>{text}</table:table-cell></table:table-row>"#
        )
    };
    let rows = row(1, "<text:p>id</text:p>") + &row(1_048_575, "") + &row(1, "<text:p>a</text:p>");
    let bytes = spreadsheet(&format!(r#"<table:table table:name="A">{rows}</table:table>"#));
    assert_snapshot!(error("p.ods", &bytes), @"error: cannot read `p.ods`: it has more than 1,048,576 rows; divide it into several files");
}

#[test]
fn what_is_no_file_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.csv");
    let table = |path: &Path| {
        let table = shown(read_source(&Source::File(path.into()), &Options::default()));
        table.replace(&folder.path().display().to_string(), "…")
    };
    assert_snapshot!(table(&path), @"error: cannot read `…/p.csv`: no such file or folder");
    assert_snapshot!(table(folder.path()), @"error: cannot read `…`: it is a folder; give the name of a file");
    std::fs::write(&path, "id\na\n").unwrap();
    assert_snapshot!(table(&path), @r#"
    A="id"
     2: "a"
    "#);
    #[cfg(unix)]
    assert_snapshot!(table(Path::new("/dev/zero")), @"error: cannot read `/dev/zero`: it is not a regular file and holds more than 256 MiB; save it as a file first");
}
