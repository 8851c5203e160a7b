//! Every link within a site leads to a file of it, and every anchor to a place in that file.

use std::collections::{BTreeMap, BTreeSet};

use super::{attributes, built};
use crate::common::{TestRegistry, project};

/// The links that lead nowhere, each with its page.
fn dead(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let pages: BTreeMap<&str, &str> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
        .collect();
    let anchors: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(path, page)| (*path, attributes(page, "id").into_iter().collect()))
        .collect();
    let mut dead = Vec::new();
    for (path, page) in &pages {
        for link in attributes(page, "href").into_iter().chain(attributes(page, "src")) {
            if link.starts_with("https://") || link.starts_with("http://") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = resolved(path, file);
            let has_anchor = anchor.is_empty()
                || anchors.get(target.as_str()).is_some_and(|known| known.contains(anchor));
            if !files.contains_key(&target) || !has_anchor {
                dead.push(format!("{path}: {link}"));
            }
        }
    }
    dead
}

/// The file that a relative address means on a page.
fn resolved(page: &str, address: &str) -> String {
    if address.is_empty() {
        return page.to_owned();
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page}: {address} leaves the site"),
            part => parts.push(part),
        }
    }
    parts.join("/").replace("&amp;", "&").replace("%25", "%")
}

#[test]
fn every_link_of_the_shipped_registry_leads_somewhere() {
    let files = built(&TestRegistry::shipped(), &[]);
    assert!(files.len() > 500, "{}", files.len());
    assert_eq!(dead(&files), Vec::<String>::new());
}

#[test]
fn every_link_of_a_part_of_a_registry_leads_somewhere() {
    let registry = TestRegistry::none();
    registry.copy_from(&project("examples/small"));
    for options in [&[][..], &["--region", "north"], &["--drafts"], &["--lang", "fr"]] {
        assert_eq!(dead(&built(&registry, options)), Vec::<String>::new(), "{options:?}");
    }
}

#[test]
fn no_two_places_of_a_page_have_the_same_name() {
    let registry = TestRegistry::none();
    registry.copy_from(&project("examples/small"));
    for (path, bytes) in built(&registry, &[]) {
        let Ok(page) = String::from_utf8(bytes) else { continue };
        let ids = attributes(&page, "id");
        let distinct: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(distinct.len(), ids.len(), "{path}: {ids:?}");
    }
}
