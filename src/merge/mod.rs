//! Three versions of a record become one: what ours has changed, and what theirs has changed, field by field.
//!
//! Reads and writes no file. What a merge makes is read again: it must say what was planned, and where that cannot be
//! had, there is no merge. Lines are never lost silently: what both sides want to be different is a conflict.

mod hunks;
mod items;
mod layout;
mod part;
mod plan;
mod text;

pub use part::{MarkStyle, Marks};

use crate::edit::{Outline, format, same};
use crate::model::Vocabularies;
use crate::schema::Shape;
use crate::yaml::{Node, Value, read};
use layout::Layout;
use part::{Conflict, Part};
use text::{Three, collection, value_of};

/// Three versions as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    parts: Vec<Part>,
    layout: Layout,
}

/// Merges the texts of base, ours and theirs, versions of a file of this shape; an empty base says that both sides have
/// added it.
///
/// Fields are told apart by their names, items of lists by what the schema says of them. Order, layout and comments of
/// ours stay; what theirs has added or changed comes with its comments. Codes that both sides have in the order of their
/// vocabulary stay in it, and so does a file in house style, unless there are conflicts. `None` if one of the texts has
/// faults, or a layout that is not followed: then it can be merged by lines only.
#[must_use]
pub fn merge(
    [base, ours, theirs]: [&str; 3],
    shape: &Shape,
    vocabularies: &Vocabularies,
) -> Option<Merge> {
    let has_base = !base.trim().is_empty();
    let ours = Side::read(ours)?;
    let theirs = Side::read(theirs)?;
    let base = if has_base { Some(Side::read(base)?) } else { None };
    let layout = Layout::merged(base.as_ref().map(|base| base.layout), ours.layout, theirs.layout);
    let is_unchanged = |side: &Side| base.as_ref().is_some_and(|base| base.text == side.text);
    if is_unchanged(&theirs) || ours.text == theirs.text {
        return Some(Merge { parts: vec![Part::Text(ours.text)], layout });
    }
    if is_unchanged(&ours) {
        return Some(Merge { parts: vec![Part::Text(theirs.text)], layout });
    }
    let root = base.as_ref().map(|base| &base.root);
    let planner = plan::Planner { vocabularies };
    let plan = planner.plan([root, Some(&ours.root), Some(&theirs.root)], Some(shape));
    let plan::Plan::Map(fields) = plan else { return None };
    let outline_of_base = match &base {
        Some(base) => Some(Outline::of(&base.text, &base.root)?),
        None => None,
    };
    let outlines = [Outline::of(&ours.text, &ours.root)?, Outline::of(&theirs.text, &theirs.root)?];
    let base = match &outline_of_base {
        Some(outline) => Some(outline.fields()?),
        None => None,
    };
    let three = Three { base, ours: outlines[0].fields()?, theirs: outlines[1].fields()? };
    let merged = collection(&fields, &three, "")?;
    let merge = Merge { parts: merged.parts, layout };
    let says = |choose: fn(&Conflict) -> &str, fields| {
        let expected = value_of(fields, false)?;
        let document = read(&merge.resolved(choose));
        let is_readable = document.faults.is_empty();
        let root = document.root.filter(|_| is_readable)?;
        same(&root, &crate::edit::node(expected)).then_some(())
    };
    says(|conflict| &conflict.ours, merged.ours)?;
    says(|conflict| &conflict.theirs, merged.theirs)?;
    let is_in_house_style = |side: &Side| format(&side.text, shape).as_ref() == Ok(&side.text);
    Some(match is_in_house_style(&ours) && is_in_house_style(&theirs) {
        true => merge.in_house_style(shape),
        false => merge,
    })
}

impl Merge {
    /// The fields that the two sides want to be different, by the names that lead to them, such as `partners.role`.
    #[must_use]
    pub fn conflicts(&self) -> Vec<&str> {
        let conflicts = self.parts.iter().filter_map(|part| match part {
            Part::Text(_) => None,
            Part::Conflict(conflict) => Some(conflict.field.as_str()),
        });
        conflicts.collect()
    }

    /// The merged text, with marks around conflicts.
    #[must_use]
    pub fn text(&self, marks: &Marks) -> String {
        self.layout.lay_out(&marks.write(&self.parts))
    }

    /// The same in house style, which marks are not.
    fn in_house_style(self, shape: &Shape) -> Self {
        if !self.conflicts().is_empty() {
            return self;
        }
        match format(&self.resolved(|conflict| &conflict.ours), shape) {
            Ok(text) => Self { parts: Part::text(text), ..self },
            Err(_) => self,
        }
    }

    /// The text with one version of each conflict.
    fn resolved(&self, choose: fn(&Conflict) -> &str) -> String {
        let version = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Conflict(conflict) => choose(conflict).to_owned(),
        };
        self.parts.iter().map(version).collect()
    }
}

/// A version.
struct Side {
    /// With line feeds alone, the last line ended.
    text: String,
    layout: Layout,
    root: Node,
}

impl Side {
    /// A text and what it says; `None` if it has faults or is no map.
    fn read(text: &str) -> Option<Self> {
        let (plain, layout) = Layout::split(text)?;
        let [before, after] = [text, &plain].map(|text| {
            let document = read(text);
            let is_readable = document.faults.is_empty();
            document.root.filter(|root| is_readable && matches!(root.value, Value::Map(_)))
        });
        let root = after.filter(|after| before.is_some_and(|before| same(&before, after)))?;
        Some(Self { text: plain, layout, root })
    }
}
