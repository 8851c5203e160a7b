//! Which files have lines that end with CRLF only because git has written them so.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::error::HistoryError;
use super::repository::Repository;

impl Repository {
    /// The paths below the registry of the files that git stores with LF, and that `core.autocrlf` or the attributes
    /// `text` and `eol` give CRLF in the work tree.
    ///
    /// # Errors
    /// If git cannot tell.
    pub fn converted_to_crlf(&self) -> Result<BTreeSet<PathBuf>, HistoryError> {
        let automatic = self.git.answer(&["config", "--get", "core.autocrlf"])?.unwrap_or_default();
        let is_automatic = matches!(automatic.trim_ascii(), b"true" | b"input");
        let spec = self.pathspec();
        let args = ["ls-files", "--eol", "-z", "--cached", "--others", "--exclude-standard", "--"];
        let listed = self.git.output(&[&args[..], &[&spec]].concat())?;
        let files = listed.split(|byte| *byte == 0).filter_map(|file| {
            let tab = file.iter().position(|byte| *byte == b'\t')?;
            let is_converted = is_converted(&String::from_utf8_lossy(&file[..tab]), is_automatic);
            is_converted.then(|| self.below(&file[tab + 1..])).flatten()
        });
        Ok(files.collect())
    }
}

/// Whether git converts a file, by the words `i/lf w/crlf attr/text=auto eol=crlf`.
fn is_converted(words: &str, is_automatic: bool) -> bool {
    let (ends, attributes) = words.split_once("attr/").unwrap_or((words, ""));
    let mut ends = ends.split_ascii_whitespace();
    let mut attributes = attributes.split_ascii_whitespace();
    // Of a file that git does not know yet, it says `i/`.
    matches!(ends.next(), Some("i/lf" | "i/none" | "i/"))
        && matches!(ends.next(), Some("w/crlf" | "w/mixed"))
        && match attributes.next() {
            Some("-text") => false,
            Some(_) => true,
            None => is_automatic,
        }
}

#[cfg(test)]
mod tests {
    use super::is_converted;

    #[test]
    fn attributes_go_before_settings() {
        for (words, by_attribute, by_setting) in [
            ("i/lf    w/crlf  attr/text=auto eol=crlf", true, true),
            ("i/lf    w/crlf  attr/text", true, true),
            ("i/lf    w/crlf  attr/                 ", false, true),
            ("i/      w/crlf  attr/                 ", false, true),
            ("i/lf    w/crlf  attr/-text            ", false, false),
            ("i/crlf  w/crlf  attr/text=auto        ", false, false),
            ("i/lf    w/lf    attr/text eol=lf      ", false, false),
        ] {
            assert_eq!(is_converted(words, false), by_attribute, "{words}");
            assert_eq!(is_converted(words, true), by_setting, "{words}");
        }
    }
}
