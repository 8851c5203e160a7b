//! What a map is of.

use crate::model::Language;
use crate::table::Cell;

/// A map of countries with their figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// What it is of.
    pub title: String,
    /// The figures.
    pub figures: Vec<MapFigure>,
    /// The position of the figure by which countries are shaded.
    pub shaded: usize,
    /// The countries that have figures, in the order in which a keyboard reaches them. Small ones come after the others.
    pub places: Vec<Place>,
    /// The codes of the countries that it shows at least; empty for the whole world.
    pub cut: Vec<String>,
    /// The language of its words and numbers.
    pub language: Language,
}

/// A figure of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapFigure {
    /// Its name for programs, such as `experts`.
    pub name: String,
    /// What people call it.
    pub label: String,
}

/// A country on a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its code in ISO 3166-1, of two letters, or `XK`.
    pub code: String,
    /// What people call it.
    pub label: String,
    /// A number for each figure of the map.
    pub cells: Vec<Cell>,
    /// The address of its page.
    pub href: Option<String>,
    /// What else there is to say of it.
    pub text: Option<String>,
    /// What must be said wherever its name is.
    pub footnote: Option<String>,
}
