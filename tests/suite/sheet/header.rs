//! Where the header of a grid is, and what stands beside it.

use insta::assert_snapshot;
use mieux::sheet::Options;

use super::{read, shown};

fn csv(text: &str, options: &Options) -> String {
    shown(read("p.csv", text.as_bytes(), options))
}

#[test]
fn titles_above_the_header_are_left_out_and_said() {
    let text = "Actions of the programme,,,\nas of May,,,\n\nid,title,start,end\na,A,2017,2018\n";
    assert_snapshot!(csv(text, &Options::default()), @r#"
    A="id" B="title" C="start" D="end"
     5: "a" | "A" | "2017" | "2018"
    note: the header is row 4; the rows above it are skipped
    "#);
    let options = Options { header_row: Some(5), ..Options::default() };
    assert_snapshot!(csv(text, &options), @r#"A="a" B="A" C="2017" D="2018""#);
    let options = Options { header_row: Some(3), ..Options::default() };
    assert_snapshot!(csv(text, &options), @"error: cannot read `p.csv`: row 3 is empty; give the row of the header with --header-row");
}

#[test]
fn a_header_of_two_rows_is_joined() {
    let text = "List,,,,\n,Title,,Dates,\nid,en,es,start,end\na,A,B,2017,2018\n,Title,,Dates,\nid,en,es,start,end\nb,C\n";
    let options = Options { header_rows: Some(2), ..Options::default() };
    assert_snapshot!(csv(text, &options), @r#"
    A="id" B="Title / en" C="Title / es" D="Dates / start" E="Dates / end"
     4: "a" | "A" | "B" | "2017" | "2018"
     7: "b" | "C"
    note: the header is row 2; the rows above it are skipped
    note: the header is repeated in 2 rows, which are skipped: 5, 6
    "#);
}

#[test]
fn a_header_that_comes_again_is_left_out_and_what_has_no_heading_is_a_fault() {
    let text = "id,title,,id\na,A,x,y\nid,title,,id\nb,B\nc,C,,,,more\nid,title,,id\n";
    assert_snapshot!(csv(text, &Options::default()), @r#"
    A="id" B="title" C="" D="id"
     2: "a" | "A" | "x" | "y"
     4: "b" | "B"
     5: "c" | "C" |  |  |  | "more"
        fault: Some(5) `more` is in column F, which has no heading
    note: the header is repeated in 2 rows, which are skipped: 3, 6
    "#);
}
