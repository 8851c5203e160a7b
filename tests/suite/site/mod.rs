//! `mieux site`: what its pages show, that every link leads somewhere, what never leaves, and where it is written.

#[cfg(unix)]
mod faults;
mod figures;
mod filters;
mod folder;
mod french;
mod improve;
mod links;
mod map;
mod pages;
mod practices;
mod privacy;
mod search;
#[cfg(unix)]
mod serve;
mod start;

use std::collections::BTreeMap;

use crate::common::{TestRegistry, files_below};

/// Writes the site of a registry, and returns its files by path.
fn built(registry: &TestRegistry, options: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("site");
    let mut command = registry.command(["site", "-o", target.to_str().unwrap()]);
    let output = command.args(options).output().unwrap();
    assert!(target.is_dir(), "{}", String::from_utf8_lossy(&output.stderr));
    files_below(&target)
}

/// The text of a page.
fn text(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(files[path].clone()).unwrap()
}

/// The main part of a page without its drawings, a tag a line.
fn main_part(page: &str) -> String {
    let (_, rest) = page.split_once("<main id=\"main\">").unwrap();
    let (main, _) = rest.split_once("</main>").unwrap();
    let mut parts = main.split("<svg");
    let first = parts.next().unwrap().to_owned();
    let text = parts.fold(first, |text, part| text + part.split_once("</svg>").unwrap().1);
    text.replace("><", ">\n<")
}

/// The values of an attribute.
fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let marker = format!(" {name}=\"");
    page.split(marker.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}
