//! The reader of the flow, on small sources that are made up.

use std::path::Path;

use super::circles::{between_siblings, circles};
use super::program::Program;

/// Reads a program from texts by path, the root first.
fn program(files: &[(&str, &str)]) -> Program {
    let read = |path: &Path| {
        let found = files.iter().find(|(name, _)| Path::new(name) == path);
        found.map(|(_, text)| (*text).to_owned())
    };
    Program::read(Path::new(files[0].0), &["cfg(test)"], &read)
}

/// What each file uses, a line each.
fn uses(files: &[(&str, &str)]) -> Vec<String> {
    program(files).uses().iter().map(ToString::to_string).collect()
}

/// The circles between files, the lines of each.
fn circles_of(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    let uses = program(files).uses();
    let shown = |circle: Vec<_>| circle.iter().map(ToString::to_string).collect();
    circles(&uses).into_iter().map(shown).collect()
}

#[test]
fn files_that_use_each_other_through_mod_are_a_circle() {
    let circle = circles_of(&[
        ("src/lib.rs", "pub mod report;"),
        (
            "src/report/mod.rs",
            "mod build;\npub fn report() -> u8 { build::build() }\npub fn listed() -> u8 { 1 }",
        ),
        ("src/report/build.rs", "pub fn build() -> u8 {\n    super::listed()\n}"),
    ]);
    assert_eq!(
        circle,
        [[
            "src/report/mod.rs:2 uses `build::build` of src/report/build.rs",
            "src/report/build.rs:2 uses `super::listed` of src/report/mod.rs",
        ]]
    );
}

#[test]
fn files_that_use_each_other_through_super_are_a_circle() {
    let circle = circles_of(&[
        ("src/lib.rs", "pub mod sheet;"),
        ("src/sheet/mod.rs", "mod cell;\nmod row;\npub use row::Row;\npub use cell::Cell;"),
        ("src/sheet/cell.rs", "use super::Row;\npub struct Cell(Row);"),
        ("src/sheet/row.rs", "use super::cell::{self, Cell};\npub struct Row(Vec<Cell>);"),
    ]);
    assert_eq!(
        circle,
        [[
            "src/sheet/cell.rs:1 uses `super::Row` of src/sheet/row.rs",
            "src/sheet/row.rs:1 uses `super::cell::Cell` of src/sheet/cell.rs",
        ]]
    );
}

#[test]
fn a_module_that_hands_on_what_is_below_it_is_no_circle() {
    let files = [
        ("src/lib.rs", "pub mod a;\nmod b;"),
        (
            "src/a/mod.rs",
            "mod one;\nmod two;\npub use one::One;\npub use two::{Two as Other};\nenum Many { One(u8) }",
        ),
        ("src/a/one.rs", "pub struct One;"),
        ("src/a/two.rs", "use super::One;\npub struct Two(One);"),
        ("src/b.rs", "use crate::a::{self, One};\nfn f(one: One) -> a::Other { todo(one) }"),
    ];
    assert_eq!(
        uses(&files),
        [
            "src/a/two.rs:1 uses `super::One` of src/a/one.rs",
            "src/b.rs:1 uses `crate::a::One` of src/a/one.rs",
            "src/b.rs:2 uses `a::Other` of src/a/two.rs",
        ]
    );
    assert!(circles_of(&files).is_empty());
}

#[test]
fn rooms_may_form_a_circle_where_no_files_do() {
    let files = [
        ("src/lib.rs", "mod a;\nmod b;"),
        ("src/a/mod.rs", "pub mod x;\npub mod y;"),
        ("src/a/x.rs", "pub struct X;"),
        ("src/a/y.rs", "use crate::b::z::Z;\npub struct Y(Z);"),
        ("src/b/mod.rs", "pub mod z;"),
        ("src/b/z.rs", "pub struct Z(crate::a::x::X);"),
    ];
    assert!(circles_of(&files).is_empty());
    let uses = between_siblings(&program(&files).uses());
    assert_eq!(circles(&uses).len(), 1);
}

#[test]
fn tests_comments_and_strings_use_nothing() {
    let files = [
        ("src/lib.rs", "mod a;\nmod b;"),
        (
            "src/a.rs",
            "//! See [`crate::b::B`].\npub struct A;\n// crate::b::B\nconst C: &str = \"crate::b::B\";\n\
             #[cfg(test)]\nmod tests { use crate::b::B; fn f(_: crate::b::B) {} }",
        ),
        ("src/b.rs", "use crate::a::A;\npub struct B(A);"),
    ];
    assert_eq!(uses(&files), ["src/b.rs:1 uses `crate::a::A` of src/a.rs"]);
}

#[test]
fn what_is_not_there_is_named() {
    let program = program(&[
        ("src/lib.rs", "mod a;\nmod gone;"),
        ("src/a.rs", "use std::fmt;\nfn f() -> fmt::Result { crate::b::c(Vec::<u8>::new()) }"),
    ]);
    assert_eq!(program.missing, [["gone"]]);
    assert_eq!(program.unknown(), ["src/a.rs:2: crate::b::c"]);
}
