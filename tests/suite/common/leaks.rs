//! What must not leave a registry, and all that a folder contains, to look for it.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use super::TestRegistry;

/// A registry with words in `private/` and in internal fields that nothing for others may contain.
pub(crate) fn marked() -> TestRegistry {
    let registry = TestRegistry::programme();
    registry.file(
        "experts/exp-0001.yaml",
        "id: exp-0001\norigin: CL\nroster: active\n\
         availability:\n  - from: 2031-01\n    available: true\n\
         consent:\n  basis: contract\n  given: 2031-01\n\
         retention:\n  review_by: 2031-01\n  delete_after: 2031-01\nsources: [{source: page}]\n",
    );
    registry.file("private/experts/exp-0001.yaml", "id: exp-0001\nname: marker-of-a-name\n");
    let settings = registry.text("mieux.toml");
    let publisher = "reporting_org = { ref = \"XX-1\", type = \"40\", name.en = \"Centre\" }";
    let organisation = "organisations = [{ ref = \"XX-1\", type = \"40\", roles = [\"4\"], name.en = \"Centre\" }]";
    registry.file(
        "mieux.toml",
        format!("{settings}\n[iati]\nsector = \"15190\"\n{publisher}\n{organisation}\n"),
    );
    registry
}

/// Every byte of a folder as text, archives unpacked. The digits of a hash say nothing.
pub(crate) fn everything(folder: &Path) -> String {
    let mut all = String::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let bytes = fs::read(entry.path()).unwrap();
            match zip::ZipArchive::new(Cursor::new(&bytes)) {
                Ok(mut archive) => {
                    for index in 0..archive.len() {
                        let mut part = Vec::new();
                        archive.by_index(index).unwrap().read_to_end(&mut part).unwrap();
                        all += &String::from_utf8_lossy(&part);
                    }
                }
                Err(_) => all += &String::from_utf8_lossy(&bytes),
            }
        }
    }
    let is_told = |line: &&str| !line.contains("\"hash\": \"sha256:");
    all.lines().filter(is_told).collect::<Vec<_>>().join("\n")
}
