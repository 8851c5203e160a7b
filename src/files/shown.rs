//! Paths as a person in the working folder would type them.

use std::path::{Component, Path, PathBuf};

/// The path in its shortest form, seen from the working folder: without a leading `./`, and without
/// going up and down again by the same folders.
pub(super) fn shortest(path: &Path, working_folder: &Path) -> PathBuf {
    let path = path.strip_prefix("./").unwrap_or(path);
    if path.components().next() != Some(Component::ParentDir) {
        return path.to_owned();
    }
    let parts: Vec<Component<'_>> = path.components().collect();
    let up = parts.iter().take_while(|part| **part == Component::ParentDir).count();
    let here: Vec<Component<'_>> = working_folder.components().collect();
    let left = &here[here.len().saturating_sub(up)..];
    let down = &parts[up..];
    let same = left.iter().zip(down).take_while(|(left, down)| left == down).count();
    let ups = std::iter::repeat_n(Component::ParentDir, up - same);
    ups.chain(down[same..].iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::shortest;

    #[test]
    fn a_path_is_shown_as_a_person_in_the_working_folder_would_type_it() {
        let here = Path::new("/home/user/registry/actions");
        for (path, shown) in [
            ("./a.yaml", "a.yaml"),
            ("../actions/a.yaml", "a.yaml"),
            ("../partners/pe/a.yaml", "../partners/pe/a.yaml"),
            ("../../registry/actions/a.yaml", "a.yaml"),
            ("../../registry/experts/a.yaml", "../experts/a.yaml"),
            ("registry/a.yaml", "registry/a.yaml"),
            ("/home/a.yaml", "/home/a.yaml"),
        ] {
            assert_eq!(shortest(Path::new(path), here), Path::new(shown), "{path}");
        }
    }
}
