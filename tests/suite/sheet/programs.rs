//! Workbooks as programs write them: `tests/fixtures/sheets/README.md` says which.

use insta::assert_snapshot;
use mieux::sheet::{Options, Source};

use super::{read_source, shown};
use crate::common::project;

fn table(file: &str) -> String {
    let path = project("tests/fixtures/sheets").join(file);
    let options = Options { header_row: Some(3), header_rows: Some(2), ..Options::default() };
    shown(read_source(&Source::File((&path).into()), &options))
}

#[test]
fn a_table_of_libreoffice_is_the_same_in_both_of_its_formats() {
    assert_snapshot!(table("libreoffice.ods"), @r#"
    A="id" B="Título / en" C="Título / es" D="País" E="Dates / start" F="Dates / end" G="Share" H="Active" I="Sum" J="Code" K="Hours"
     5: "a" | "Training & exchange\nsecond line" | "Formación" | "PE" | date 2017-05-12 | date 2018-01-31T09:30:00 | float 0.45 | Bool(true) | float 2.5 | "007" | "26:30:00" | "beside"
        fault: Some(11) `beside` is in column L, which has no heading
     6: "b" | "B" | "B" | "PE" | date 2001-01-15 |  | Integer(1) | Bool(false) | fault #DIV/0! | "="
     8: Integer(20170001) | "C" |  | "CL" |  |  | float 0.5 |  | "X" | "12:00" | "18:00:00"
    note: sheet `Actions` is read; these are not: `Cover`
    note: a merged cell counts for each of its rows, for example in row 6
    "#);
    assert_eq!(table("libreoffice.ods"), table("libreoffice.xlsx"));
}

#[test]
fn a_workbook_that_was_never_computed_has_formulas_without_values() {
    assert_snapshot!(table("openpyxl.xlsx"), @r#"
    A="id" B="Título / en" C="Título / es" D="País" E="Dates / start" F="Dates / end" G="Share" H="Active" I="Sum" J="Code" K="Hours"
     5: "a" | "Training & exchange\nsecond line" | "Formación" | "PE" | date 2017-05-12 | date 2018-01-31T09:30:00 | float 0.45 | Bool(true) | unreadable: the formula has no value; open the workbook and save it | "007" | "26:30:00" | "beside"
        fault: Some(11) `beside` is in column L, which has no heading
     6: "b" | "B" | "B" | "PE" | date 2001-01-15 |  | Integer(1) | Bool(false) | unreadable: the formula has no value; open the workbook and save it | "="
     8: Integer(20170001) | "C" |  | "CL" |  |  | float 0.5 |  | unreadable: the formula has no value; open the workbook and save it | "12:00" | "18:00:00"
    note: sheet `Actions` is read; these are not: `Cover`
    note: a merged cell counts for each of its rows, for example in row 6
    "#);
}
