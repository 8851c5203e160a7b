//! Spreadsheets of LibreOffice, written as it writes them.

use std::io::{Cursor, Write};

use insta::assert_snapshot;
use mieux::sheet::Options;

use super::{read, shown};

/// A file with this text as the sheets.
pub(crate) fn spreadsheet(sheets: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:calcext="c"><office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"#
    );
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest/>"),
        ("content.xml", &content),
    ];
    for (name, text) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn table(sheets: &str) -> String {
    shown(read("p.ods", &spreadsheet(sheets), &Options::default()))
}

#[test]
fn each_cell_has_the_type_that_it_has_in_the_spreadsheet() {
    let sheets = r#"<table:table table:name="Old" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="string"><text:p>old</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="Actions"><table:table-header-rows><table:table-row>
<table:table-cell office:value-type="string"><text:p>id</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>day</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>share</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>note</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="16380"/></table:table-row></table:table-header-rows>
<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
<table:table-row>
<table:table-cell office:value-type="float" office:value="20170001"><text:p>2.0E+07</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2017-05-12"><text:p>12/05/17</text:p></table:table-cell>
<table:table-cell office:value-type="percentage" office:value="0.45"><text:p>45%</text:p></table:table-cell>
<table:table-cell office:value-type="string"><office:annotation><text:p>a comment</text:p></office:annotation><text:p>Perú &amp;<text:s text:c="2"/>Chile</text:p><text:p>&#243;</text:p></table:table-cell>
</table:table-row>
<table:table-row table:number-rows-repeated="2">
<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="2" table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
<table:table-cell table:formula="of:=B1"/>
</table:table-row></table:table>"#;
    assert_snapshot!(table(sheets), @r#"
    A="id" B="day" C="share" D="note"
     5: Integer(20170001) | date 2017-05-12 | float 0.45 | "Perú &  Chile\nó"
     6: Bool(true) | fault #DIV/0! | fault #DIV/0! | unreadable: the formula has no value; open the workbook and save it
     7: Bool(true) | fault #DIV/0! | fault #DIV/0! | unreadable: the formula has no value; open the workbook and save it
    "#);
}

#[test]
fn merged_cells_belong_to_the_first_and_downwards_to_each_row() {
    let text = |text: &str| {
        format!(
            r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
        )
    };
    let (covered, empty) = ("<table:covered-table-cell/>", "<table:table-cell/>");
    let across = r#"<table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>Title</text:p></table:table-cell>"#;
    let down = r#"<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>PE</text:p></table:table-cell>"#;
    let rows = [
        format!("{empty}{across}{covered}{}", text("Country")),
        format!("{}{}{}{}", text("id"), text("en"), text("es"), text("code")),
        format!("{}{}{empty}{down}", text("a"), text("A")),
        format!("{}{}{empty}{covered}", text("b"), text("B")),
        format!("{}{}", text("c"), text("C")),
    ];
    let rows: String =
        rows.iter().map(|row| format!("<table:table-row>{row}</table:table-row>")).collect();
    let bytes = spreadsheet(&format!(r#"<table:table table:name="A">{rows}</table:table>"#));
    let options = Options { header_rows: Some(2), ..Options::default() };
    assert_snapshot!(shown(read("p.ods", &bytes, &options)), @r#"
    A="id" B="Title / en" C="Title / es" D="Country / code"
     3: "a" | "A" |  | "PE"
     4: "b" | "B" |  | "PE"
     5: "c" | "C"
    note: a merged cell counts for each of its rows, for example in row 4
    "#);
}

#[test]
fn a_date_is_as_precise_as_its_style_shows_and_hidden_rows_are_named() {
    let styles = r#"<number:date-style xmlns:number="n" style:name="N1"><number:month number:textual="true"/><number:text>-</number:text><number:year/></number:date-style><number:date-style style:name="N2"><number:year number:style="long"/></number:date-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/></office:automatic-styles>"#;
    let date = |style: &str| {
        format!(
            r#"<table:table-cell {style} office:value-type="date" office:date-value="2020-10-01"><text:p>x</text:p></table:table-cell>"#
        )
    };
    let heading = |text: &str| {
        format!(
            r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#
        )
    };
    let row = |attribute: &str| {
        format!(
            "<table:table-row {attribute}>{}{}{}</table:table-row>",
            date(r#"table:style-name="ce1""#),
            date(""),
            date("")
        )
    };
    let sheets = format!(
        r#"<table:table table:name="A"><table:table-column/><table:table-column table:default-cell-style-name="ce2"/><table:table-column/><table:table-row>{}{}{}</table:table-row>{}{}</table:table>"#,
        heading("month"),
        heading("year"),
        heading("day"),
        row(""),
        row(r#"table:visibility="filter""#),
    );
    let bytes = spreadsheet(&sheets);
    let with_styles = repacked(&bytes, |text| text.replace("</office:automatic-styles>", styles));
    assert_snapshot!(shown(read("p.ods", &with_styles, &Options::default())), @r#"
    A="month" B="year" C="day"
     2: date 2020-10 | date 2020 | date 2020-10-01
     3: date 2020-10 | date 2020 | date 2020-10-01
    note: hidden row 3 is imported like the others; use --skip-hidden to skip it
    "#);
}

#[test]
fn a_spreadsheet_needs_no_part_that_says_its_type() {
    let sheets = r#"<table:table table:name="A"><table:table-row><table:table-cell office:value-type="string"><text:p>id</text:p></table:table-cell></table:table-row></table:table>"#;
    let bytes = repacked(&spreadsheet(sheets), |text| text);
    assert_eq!(shown(read("p.ods", &bytes, &Options::default())), "A=\"id\"\n");
}

/// The same file with another text of its sheets, and only that part.
fn repacked(bytes: &[u8], change: impl Fn(String) -> String) -> Vec<u8> {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name("content.xml").unwrap().read_to_string(&mut text).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(change(text).as_bytes()).unwrap();
    writer.finish().unwrap().into_inner()
}
