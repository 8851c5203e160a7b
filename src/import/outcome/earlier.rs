//! Refused rows that an earlier import left, compared with those of this one.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::rejects::Rejects;
use crate::import::columns::reserved::{REASONS, is_reject_column};

/// A row without the reasons: the column and the text of each cell that is not empty, sorted.
type Cells = Vec<(String, String)>;

impl Rejects {
    /// Whether the text of a file is refused rows that are all among these as well, whatever the reasons were then.
    /// `None` where it is something else.
    #[must_use]
    pub fn cover(&self, earlier: &[u8]) -> Option<bool> {
        let read = if self.ending == "jsonl" { of_json_lines } else { of_csv };
        let (earlier, own) = (read(earlier)?, read(&self.bytes)?);
        Some(earlier.is_subset(&own))
    }
}

/// The rows of comma-separated values with a column for the reasons.
fn of_csv(bytes: &[u8]) -> Option<BTreeSet<Cells>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let headings = reader.headers().ok()?.clone();
    if !headings.iter().any(|heading| heading == REASONS) {
        return None;
    }
    let mut rows = BTreeSet::new();
    for record in reader.records() {
        let record = record.ok()?;
        let headings = headings.iter().chain(std::iter::repeat(""));
        let cells = headings.zip(&record).filter(|(heading, _)| !is_reject_column(heading));
        let filled = cells.filter(|(_, text)| !text.is_empty());
        let mut row: Cells =
            filled.map(|(heading, text)| (heading.to_owned(), text.to_owned())).collect();
        row.sort_unstable();
        rows.insert(row);
    }
    Some(rows)
}

/// The rows of JSON Lines that have the reasons.
fn of_json_lines(bytes: &[u8]) -> Option<BTreeSet<Cells>> {
    let text = str::from_utf8(bytes).ok()?;
    let rows = text.lines().filter(|line| !line.trim().is_empty()).map(|line| {
        let row: Map<String, Json> = serde_json::from_str(line).ok()?;
        let cells = row.iter().filter(|(key, _)| !is_reject_column(key));
        Some(cells.map(|(key, value)| (key.clone(), value.to_string())).collect())
    });
    rows.collect::<Option<BTreeSet<Cells>>>().filter(|_| text.contains(REASONS))
}

#[cfg(test)]
mod tests {
    use super::Rejects;

    fn rejects(ending: &'static str, text: &str) -> Rejects {
        let (name, bytes) = ("a".to_owned(), text.as_bytes().to_vec());
        Rejects { name, ending, is_private: false, bytes }
    }

    #[test]
    fn rows_are_compared_without_their_reasons() {
        let own = rejects("csv", "id,title,refused because\na,One,x\nb,Two,y\n");
        for (earlier, covered) in [
            ("id,title,refused because\nb,Two,another reason\n", Some(true)),
            ("\u{feff}title,id,refused because\nTwo,b,y\n", Some(true)),
            ("id,title,note,refused because\nb,Two,,y\n", Some(true)),
            ("id,title,refused because\nb,Mended,y\n", Some(false)),
            ("id,title,note,refused because\nb,Two,mine,y\n", Some(false)),
            ("id,title,refused because\nb,Two,y,more\n", Some(false)),
            ("id,title\nb,Two\n", None),
            ("", None),
        ] {
            assert_eq!(own.cover(earlier.as_bytes()), covered, "{earlier}");
        }
        assert_eq!(own.cover(b"id,refused because\n\xff\n"), None);
        let own = rejects("jsonl", "{\"id\":\"a\",\"refused because\":\"x\"}\n");
        assert_eq!(own.cover(b"{\"refused because\":\"y\",\"id\":\"a\"}\n"), Some(true));
        assert_eq!(own.cover(b"{\"refused because\":\"y\",\"id\":\"b\"}\n"), Some(false));
        assert_eq!(own.cover(b"{\"id\":\"a\"}\n"), None);
        assert_eq!(own.cover(b"[]"), None);
    }
}
