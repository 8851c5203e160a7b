//! Whatever bytes a file holds, reading it comes to an end, and what is read is what it promises.
//!
//! `PROPTEST_CASES=100000 cargo test any_file` tries more.

use std::fs;

use proptest::prelude::{any, proptest};
use proptest::{collection, sample};

use crate::any_bytes;
use crate::common::project;

/// The files that the fuzzer begins with.
fn corpus() -> Vec<Vec<u8>> {
    let files = fs::read_dir(project("fuzz/corpus/sheet")).unwrap();
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

proptest! {
    #[test]
    fn any_bytes_are_rows_or_an_error(bytes in collection::vec(any::<u8>(), 2..400)) {
        any_bytes::sheet(&bytes);
    }

    /// A part of one file in place of a part of another.
    #[test]
    fn files_that_are_cut_and_joined_are_rows_or_an_error(
        file in sample::select(corpus()),
        other in sample::select(corpus()),
        from in any::<sample::Index>(),
        to in any::<sample::Index>(),
        cut in any::<sample::Index>(),
        end in any::<sample::Index>(),
    ) {
        let [from, to] = [from, to].map(|index| index.index(file.len() + 1));
        let [cut, end] = [cut, end].map(|index| index.index(other.len() + 1));
        let joined = [&file[..from.min(to)], &other[cut.min(end)..cut.max(end)], &file[from.max(to)..]];
        any_bytes::sheet(&joined.concat());
    }
}
