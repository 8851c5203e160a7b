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
    assert_snapshot!(csv(text, &Options::default()), @"");
    let options = Options { header_row: Some(5), ..Options::default() };
    assert_snapshot!(csv(text, &options), @"");
    let options = Options { header_row: Some(3), ..Options::default() };
    assert_snapshot!(csv(text, &options), @"");
}

#[test]
fn a_header_of_two_rows_is_joined() {
    let text = "List,,,,\n,Title,,Dates,\nid,en,es,start,end\na,A,B,2017,2018\n";
    let options = Options { header_rows: Some(2), ..Options::default() };
    assert_snapshot!(csv(text, &options), @"");
}

#[test]
fn a_header_that_comes_again_is_left_out_and_what_has_no_heading_is_a_fault() {
    let text = "id,title,,id\na,A,x,y\nid,title,,id\nb,B\nc,C,,,,more\nid,title,,id\n";
    assert_snapshot!(csv(text, &Options::default()), @"");
}
