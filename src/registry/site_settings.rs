//! The section `[site]` of `mieux.toml`.

use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::setting_table::{Faults, Table, Value};
use crate::message;
use crate::yaml::Fault;

/// What in the address of an editor stands for the path of a file.
const PATH: &str = "{path}";

/// How the setting is written, for messages.
const EXAMPLE: &str = "edit = \"https://github.com/OWNER/REPOSITORY/edit/main/registry/{path}\"";

/// What stays as it is in an address.
const KEPT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What the public site says beside the records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteSettings {
    /// Where a file of the registry can be edited, with `{path}` for its path; empty if that is nowhere.
    edit: String,
}

impl SiteSettings {
    /// Where a file at this path below the registry can be edited; `None` if the settings do not say.
    #[must_use]
    pub fn edit_address(&self, below: &Path) -> Option<String> {
        let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        let path = utf8_percent_encode(&parts.join("/"), KEPT).to_string();
        (!self.edit.is_empty()).then(|| self.edit.replace(PATH, &path))
    }
}

/// Reads the section. An address that none can open is not kept.
pub(super) fn read(value: &Value<'_>) -> (SiteSettings, Vec<Fault>) {
    let faults = Faults::default();
    let settings = Table::of("site", value, &faults).map(|table| {
        table.only(&["edit"]);
        let help = message!("setting.help-edit", place = PATH, example = EXAMPLE);
        let edit = table.text_that("edit", is_edit_address, help);
        SiteSettings { edit: if is_edit_address(&edit) { edit } else { String::new() } }
    });
    (settings.unwrap_or_default(), faults.into_inner())
}

/// Whether a text is an address of the web with the path of a file somewhere behind its host. One that shows
/// another host than it leads to is none: `https://github.com@elsewhere.example/`.
fn is_edit_address(text: &str) -> bool {
    let Some((host, path)) = text.strip_prefix("https://").and_then(|rest| rest.split_once('/'))
    else {
        return false;
    };
    let is_of_host = |letter: char| letter.is_ascii_alphanumeric() || ".-:".contains(letter);
    host.starts_with(|letter: char| letter.is_ascii_alphanumeric())
        && host.chars().all(is_of_host)
        && path.chars().all(|letter| letter.is_ascii_graphic())
        && path.matches(PATH).count() == 1
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{SiteSettings, is_edit_address};

    #[test]
    fn only_an_address_of_the_web_with_the_path_of_a_file_is_taken() {
        for right in [
            "https://github.com/o/r/edit/main/registry/{path}",
            "https://gitlab.com/o/r/-/edit/main/registry/{path}",
            "https://codeberg.org/o/r/_edit/main/registry/{path}",
            "https://git.example.org:8443/edit?file=registry/{path}&branch=main",
        ] {
            assert!(is_edit_address(right), "{right}");
        }
        for wrong in [
            "",
            "javascript:alert(1)//{path}",
            "http://github.com/{path}",
            "https://{path}",
            "https:///{path}",
            "https://github.com/o/r/edit/main/",
            "https://github.com/{path}/{path}",
            "https://github.com@elsewhere.example/{path}",
            "https://github.com/a b/{path}",
            "https://github.com/\u{202e}/{path}",
        ] {
            assert!(!is_edit_address(wrong), "{wrong}");
        }
    }

    #[test]
    fn the_path_of_a_file_is_written_as_in_an_address() {
        let edit = "https://example.org/edit/{path}".to_owned();
        let address = |path| SiteSettings { edit: edit.clone() }.edit_address(Path::new(path));
        let right = "https://example.org/edit/actions/peru-iii.yaml";
        assert_eq!(address("actions/peru-iii.yaml").as_deref(), Some(right));
        let escaped = "https://example.org/edit/partners/%3Fa%20b%23%25%C3%A9.yaml";
        assert_eq!(address("partners/?a b#%é.yaml").as_deref(), Some(escaped));
        assert_eq!(SiteSettings::default().edit_address(Path::new("x.yaml")), None);
    }
}
