//! Workbooks of Excel, made by another library.

use insta::assert_snapshot;
use mieux::sheet::Options;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

use super::{read, shown};

/// A workbook with one sheet.
fn workbook(fill: impl FnOnce(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet()).unwrap();
    workbook.save_to_buffer().unwrap()
}

fn table(bytes: &[u8]) -> String {
    shown(read("p.xlsx", bytes, &Options::default()))
}

#[test]
fn each_cell_has_the_type_that_it_has_in_the_workbook() {
    let bytes = workbook(|sheet| {
        for (column, heading) in (0..).zip(["id", "day", "time", "share", "flag", "sum", "code"]) {
            sheet.write(0, column, heading)?;
        }
        let day = Format::new().set_num_format("dd/mm/yyyy");
        let time = Format::new().set_num_format("dd/mm/yyyy hh:mm");
        sheet.write(1, 0, 20_170_001)?;
        sheet.write_with_format(1, 1, &ExcelDateTime::from_ymd(2017, 5, 12)?, &day)?;
        let noon = ExcelDateTime::from_ymd(2017, 5, 12)?.and_hms(12, 30, 0)?;
        sheet.write_with_format(1, 2, &noon, &time)?;
        sheet.write_with_format(1, 3, 0.45, &Format::new().set_num_format("0%"))?;
        sheet.write(1, 4, true)?;
        sheet.write(1, 5, Formula::new("=1+1.5").set_result("2.5"))?;
        sheet.write(1, 6, " 007 ")?;
        sheet.write(3, 0, 1e15)?;
        sheet.write(3, 5, Formula::new("=1/0").set_result("#DIV/0!"))?;
        sheet.write(3, 6, "Perú\u{a0}")?;
        Ok(())
    });
    assert_snapshot!(table(&bytes), @r#"
    A="id" B="day" C="time" D="share" E="flag" F="sum" G="code"
     2: Integer(20170001) | date 2017-05-12 | date 2017-05-12T12:30:00 | float 0.45 | Bool(true) | float 2.5 | "007"
     4: Integer(1000000000000000) |  |  |  |  | fault #DIV/0! | "Perú"
    "#);
}

#[test]
fn days_may_be_counted_from_1904() {
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, "id")?;
        sheet.write(0, 1, "day")?;
        sheet.write(1, 0, "a")?;
        sheet.write_with_format(1, 1, 41_405, &Format::new().set_num_format("yyyy-mm-dd"))?;
        Ok(())
    });
    let bytes = with_part(&bytes, "xl/workbook.xml", |text| {
        text.replace("<workbookPr ", "<workbookPr date1904=\"1\" ")
    });
    assert_snapshot!(table(&bytes), @r#"
    A="id" B="day"
     2: "a" | date 2017-05-12
    "#);
}

/// The same archive with another text of one part.
fn with_part(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        writer.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
        let text = if name == part { change(text) } else { text };
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_formula_without_a_value_and_an_error_are_faults() {
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, "id")?;
        sheet.write(0, 1, "sum")?;
        sheet.write(1, 0, "a")?;
        sheet.write(1, 1, Formula::new("=B9").set_result("99"))?;
        Ok(())
    });
    let bytes = with_part(&bytes, "xl/worksheets/sheet1.xml", |text| text.replace("<v>99</v>", ""));
    assert_snapshot!(table(&bytes), @r#"
    A="id" B="sum"
     2: "a" | unreadable: the formula has no value; open the workbook and save it
    "#);
}

#[test]
fn merged_cells_belong_to_the_first_and_downwards_to_each_row() {
    let bytes = workbook(|sheet| {
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 4, "Actions", &plain)?;
        sheet.merge_range(1, 0, 2, 0, "id", &plain)?;
        sheet.merge_range(1, 1, 1, 2, "Title", &plain)?;
        sheet.write(1, 3, "Country")?;
        sheet.write(2, 1, "en")?;
        sheet.write(2, 2, "es")?;
        sheet.write(2, 3, "code")?;
        sheet.write(2, 4, "note")?;
        sheet.merge_range(3, 3, 5, 3, "PE", &plain)?;
        sheet.merge_range(3, 1, 3, 2, "A", &plain)?;
        for (row, id) in (3..).zip(["a", "b", "c", "d"]) {
            sheet.write(row, 0, id)?;
        }
        Ok(())
    });
    let options = Options { header_rows: Some(2), ..Options::default() };
    assert_snapshot!(shown(read("p.xlsx", &bytes, &options)), @r#"
    A="id" B="Title / en" C="Title / es" D="Country / code" E="note"
     4: "a" | "A" |  | "PE"
     5: "b" |  |  | "PE"
     6: "c" |  |  | "PE"
     7: "d"
    note: the header is row 2; the rows above it are skipped
    note: a merged cell counts for each of its rows, for example in row 5
    "#);
}

#[test]
fn of_several_sheets_the_first_with_rows_is_read_and_said() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Cover").unwrap();
    workbook.add_worksheet().set_name("Old").unwrap().set_hidden(true).write(0, 0, "old").unwrap();
    for name in ["Actions", "Partners"] {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap().write(0, 0, "id").unwrap();
        sheet.write(1, 0, name).unwrap();
    }
    let bytes = workbook.save_to_buffer().unwrap();
    assert_snapshot!(table(&bytes), @r#"
    A="id"
     2: "Actions"
    note: sheet `Actions` is read; these are not: `Cover` and `Partners`
    "#);
    for sheet in ["partners", "4", "Actors"] {
        let options = Options { sheet: Some(sheet.to_owned()), ..Options::default() };
        let table = shown(read("p.xlsx", &bytes, &options));
        let expected = if sheet == "Actors" {
            "error: cannot read `p.xlsx!Actors`: there is no sheet `Actors`; the sheets are `Cover`, `Old`, `Actions` and `Partners`"
        } else {
            "A=\"id\"\n 2: \"Partners\"\n"
        };
        assert_eq!(table, expected);
    }
}

#[test]
fn a_date_is_as_precise_as_its_format_shows() {
    let bytes = workbook(|sheet| {
        for (column, heading) in (0..).zip(["month", "year", "day", "time"]) {
            sheet.write(0, column, heading)?;
        }
        let date = ExcelDateTime::from_ymd(2020, 10, 1)?;
        for (column, format) in (0..).zip(["mmm-yy", "yyyy", "d mmm yyyy"]) {
            sheet.write_with_format(1, column, &date, &Format::new().set_num_format(format))?;
        }
        let typed = Format::new().set_num_format("mmm-yy");
        sheet.write_with_format(1, 3, &date, &typed)?;
        Ok(())
    });
    let bytes = with_part(&bytes, "xl/worksheets/sheet1.xml", |text| {
        let start = text.find(r#"<c r="D2""#).unwrap();
        let end = start + text[start..].find("</c>").unwrap();
        format!(r#"{}<c r="D2" t="d"><v>10:30:00</v>{}"#, &text[..start], &text[end..])
    });
    assert_snapshot!(table(&bytes), @r#"
    A="month" B="year" C="day" D="time"
     2: date 2020-10 | date 2020 | date 2020-10-01 | "10:30:00"
    "#);
}

#[test]
fn hidden_rows_and_columns_are_named_and_skipped_where_that_is_asked() {
    let bytes = workbook(|sheet| {
        for (row, cells) in
            (0..).zip([["id", "note", "x"], ["a", "n", ""], ["b", "", ""], ["c", "", ""]])
        {
            for (column, cell) in (0..).zip(cells) {
                sheet.write(row, column, cell)?;
            }
        }
        sheet.set_row_hidden(2)?;
        sheet.set_row_hidden(9)?;
        sheet.set_column_hidden(1)?;
        Ok(())
    });
    assert_snapshot!(table(&bytes), @r#"
    A="id" B="note" C="x"
     2: "a" | "n"
     3: "b"
     4: "c"
    note: hidden row 3 is imported like the others; use --skip-hidden to skip it
    note: hidden column B is imported like the others; use --skip-hidden to skip it
    "#);
    let options = Options { skip_hidden: true, ..Options::default() };
    assert_snapshot!(shown(read("p.xlsx", &bytes, &options)), @r#"
    A="id" B="" C="x"
     2: "a" | 
     4: "c"
    note: hidden row 3 is skipped
    note: hidden column B is skipped
    "#);
}

#[test]
fn parts_may_be_in_utf_16() {
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, "id")?;
        sheet.write(1, 0, "perú")?;
        Ok(())
    });
    use std::io::{Cursor, Read, Write};
    for is_big_endian in [true, false] {
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut text = String::from("\u{feff}");
            file.read_to_string(&mut text).unwrap();
            let text = text.replace("UTF-8", "UTF-16");
            writer.start_file(&name, zip::write::SimpleFileOptions::default()).unwrap();
            let units = text.encode_utf16();
            let units: Vec<u8> = match is_big_endian {
                true => units.flat_map(u16::to_be_bytes).collect(),
                false => units.flat_map(u16::to_le_bytes).collect(),
            };
            writer.write_all(&units).unwrap();
        }
        let bytes = writer.finish().unwrap().into_inner();
        assert_eq!(table(&bytes), "A=\"id\"\n 2: \"perú\"\n");
    }
}
