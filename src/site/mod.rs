//! The public site of a programme, made from its registry alone: pages in each language, styles, and data to download.
//!
//! [`site`] is a function from a registry to files. It reads nothing and writes nothing, and no byte depends on a
//! clock, a user, a machine or a folder. Figures come from `report`, records from `view` and `export`; nothing is
//! counted here. A page is a file of `pages`, and only `address` knows where each one is.

mod address;
mod contents;
mod data;
mod destination;
mod entrance;
mod figures;
mod here;
mod layout;
mod options;
mod pages;
mod prose;
mod reports;
mod search;
mod topic;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::export::{About, ExportFile};
use crate::message::ErrorWithCause;
use crate::query::Links;
use crate::registry::Registry;
use address::Place;
use contents::Contents;
use figures::Narrowed;
use here::{Here, Scene};
pub use options::{Options, Site};

/// The file in which a site says what it is, and of which files it consists.
pub const ABOUT: &str = "site.json";

/// The site of a registry, which must hold the trees of its files. Records with errors are left out.
///
/// # Errors
/// If a file to download cannot be made.
pub fn site(registry: &Registry, options: &Options) -> Result<Site, ErrorWithCause> {
    let links = Links::new(registry);
    let contents = Contents::of(&links, options);
    let (downloads, notes) = data::files(&contents)?;
    let scenes: Vec<Scene<'_>> = options
        .languages
        .par_iter()
        .map(|language| Scene::new(&contents, options, &downloads, *language))
        .collect();
    let places = contents.places();
    // What is counted of a code is the same in all languages.
    let pages = |place| {
        let narrowed = Narrowed::of(&contents, options, place);
        let page = |scene| layout::page(&Here::new(scene, place, narrowed.as_ref()));
        scenes.iter().map(page).collect::<Vec<ExportFile>>()
    };
    let mut files: Vec<ExportFile> = places.par_iter().flat_map_iter(pages).collect();
    files.extend(entrance::files(&scenes, options));
    let indexes = scenes.iter().map(|scene| search::index(&Here::new(scene, &Place::Search, None)));
    files.extend(indexes);
    files.extend(layout::assets());
    files.extend(downloads);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let names: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let about = About::of(&contents.dataset).with_files(&names);
    files.push(ExportFile::new(ABOUT, about));
    Ok(Site { notes, pages: places.len() * options.languages.len(), files })
}
