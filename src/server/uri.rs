//! Addresses of documents in an editor, and the paths of files.

use std::path::{Path, PathBuf};

use lsp_types::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What is not written as it is in an address.
const ENCODED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The file that an address means; `None` for anything but a file of this machine.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.0.strip_prefix("file://")?;
    let rest = rest.strip_prefix("localhost").unwrap_or(rest);
    let path = percent_decode_str(rest).decode_utf8().ok()?;
    if !path.starts_with('/') || path.contains('\0') {
        return None;
    }
    // `/c:/registry` is `c:/registry` where drives have letters.
    let is_drive = cfg!(windows) && path.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if is_drive { &path[1..] } else { &path }))
}

/// The address of a file, whose path is absolute.
pub(super) fn uri_of(path: &Path) -> Uri {
    let path = path.to_string_lossy();
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() };
    let root = if path.starts_with('/') { "" } else { "/" };
    Uri(format!("file://{root}{}", utf8_percent_encode(&path, ENCODED)))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use lsp_types::Uri;
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{path_of, uri_of};

    #[test]
    fn only_files_of_this_machine_have_a_path() {
        let path = |uri: &str| path_of(&Uri::from(uri));
        assert_eq!(path("file:///a%20b/%C3%A9.yaml").as_deref(), Some(Path::new("/a b/é.yaml")));
        assert_eq!(path("file://localhost/a"), path("file:///a"));
        for uri in
            ["untitled:Untitled-1", "file://host/a", "file:a", "file:///%ff", "file:///%00", ""]
        {
            assert_eq!(path(uri), None, "{uri}");
        }
    }

    proptest! {
        #[test]
        fn a_path_comes_back_from_its_address(name in "[^\0]{0,20}") {
            let path = format!("/registry/{name}");
            prop_assert_eq!(path_of(&uri_of(Path::new(&path))).unwrap(), Path::new(&path));
        }

        #[test]
        fn no_address_is_too_odd(uri in any::<String>()) {
            let _ = path_of(&Uri::from(uri));
        }
    }
}
