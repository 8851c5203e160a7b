//! CSV and its kin: delimiters, quotes, encodings.

use insta::assert_snapshot;
use mieux::sheet::Options;

use super::{read, shown};

fn csv(text: &str) -> String {
    shown(read("p.csv", text.as_bytes(), &Options::default()))
}

#[test]
fn a_table_of_text_is_read_with_its_row_numbers() {
    assert_snapshot!(csv("id,title.en,countries\r\nperu-iii, A title ,PE;CL\r\n\r\n,\"two\nlines, \"\"quoted\"\"\",\r\n"), @r#"
    A="id" B="title.en" C="countries"
     2: "peru-iii" | "A title" | "PE;CL"
     4:  | "two\nlines, \"quoted\""
    "#);
}

#[test]
fn the_delimiter_is_what_makes_rows_equally_wide() {
    for text in [
        "id;amount;note\na;1,5;x, y\nb;2,5;z, \n",
        "id\tamount\tnote\na\t1,5\tx; y\nb\t2,5\tz\n",
        "id|amount|note\na|1,5|\"x | y\nz\"\nb|2,5|z\n",
        "sep=_\nid_amount_note\na_1,5_x;;;\n",
        "A list of actions, as of May\n\nid;amount;note\na;1,5;x\nb;2,5;y\n",
    ] {
        let table = read("p.csv", text.as_bytes(), &Options::default()).unwrap();
        let headings: Vec<_> = table.summary.columns.iter().map(|column| &column.heading).collect();
        assert_eq!(headings, ["id", "amount", "note"], "{text}");
        assert_eq!(table.rows[0].cells.len(), 3, "{text}");
    }
}

#[test]
fn quotes_with_text_behind_them_are_letters_and_lines_in_a_cell_end_alike() {
    assert_snapshot!(csv("id;title;country\r\npe-i; \"ESSO\" Ltd, \"north\";PE\r\npe-ii;\"a\r\nb\" ;CL\r\n"), @r#"
    A="id" B="title" C="country"
     2: "pe-i" | "\"ESSO\" Ltd, \"north\"" | "PE"
     3: "pe-ii" | "a\nb" | "CL"
    "#);
}
