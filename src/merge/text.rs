//! The merged text: for each part of the plan, the lines of the side that has changed it.

use super::hunks::merged;
use super::part::{Conflict, Part};
use super::plan::{Member, Plan};
use crate::edit::{Piece, Pieces, entry, node, same};
use crate::yaml::{Entry, Node, Value};

/// What became of a field or an item.
#[derive(Default)]
pub(super) struct Merged {
    pub(super) parts: Vec<Part>,
    /// What the text says if ours is chosen in each conflict, with the keys of fields.
    pub(super) ours: Vec<(String, Node)>,
    /// The same of theirs.
    pub(super) theirs: Vec<(String, Node)>,
}

/// Something that the three sides have, of which a base may be missing.
pub(super) struct Three<T> {
    pub(super) base: Option<T>,
    pub(super) ours: T,
    pub(super) theirs: T,
}

/// Merges the members of a collection, in lines whose keys or dashes are at `column`. `above` has the names that lead
/// to it.
fn members(plan: &[Member], pieces: [&[Piece<'_>]; 3], column: usize, above: &str) -> Merged {
    let mut all = Merged::default();
    for one in plan {
        let name = match (above, one.key.as_str()) {
            ("", key) => key.to_owned(),
            (above, "") => above.to_owned(),
            (above, key) => format!("{above}.{key}"),
        };
        let merged = Merging { member: one, pieces, column, name }.merge();
        all.parts.extend(merged.parts);
        all.ours.extend(merged.ours);
        all.theirs.extend(merged.theirs);
    }
    all
}

/// What is above or below of all members: the lines of the side that has changed them. If both have, the lines of each
/// are merged; `field` names the place if that leaves a conflict.
fn frame(base: Option<&str>, ours: &str, theirs: &str, field: &str) -> Vec<Part> {
    let base = base.unwrap_or_default();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let [in_base, in_ours, in_theirs] = [base, ours, theirs].map(words);
    if ours == base || (in_ours == in_base && in_theirs != in_base) {
        return Part::text(theirs);
    }
    if in_theirs == in_base || in_theirs == in_ours {
        return Part::text(ours);
    }
    let lines = |text| str::split_inclusive(text, '\n').collect::<Vec<_>>();
    match merged(&lines(base), &lines(ours), &lines(theirs)) {
        Some(lines) => Part::text(lines.concat()),
        None => vec![Part::Conflict(Conflict {
            field: field.to_owned(),
            base: base.to_owned(),
            ours: ours.to_owned(),
            theirs: theirs.to_owned(),
        })],
    }
}

/// One field or item, or the items of a conflict.
struct Merging<'m, 't> {
    member: &'m Member,
    /// The members of the collection on each side.
    pieces: [&'m [Piece<'t>]; 3],
    column: usize,
    name: String,
}

const BASE: usize = 0;
const OURS: usize = 1;
const THEIRS: usize = 2;

impl<'t> Merging<'_, 't> {
    fn merge(&self) -> Merged {
        match (&self.member.plan, self.one(BASE), self.one(OURS), self.one(THEIRS)) {
            (Plan::Conflict, ..) => self.conflict(),
            (Plan::Gone, Some(base), Some(one), None)
            | (Plan::Gone, Some(base), None, Some(one)) => {
                // What somebody has noted on it in the meantime is not lost with it.
                if noted(base.comments()) == noted(one.comments()) {
                    Merged::default()
                } else {
                    self.conflict()
                }
            }
            (_, _, Some(_), None) => self.whole(OURS),
            (_, _, None, Some(_)) => self.whole(THEIRS),
            (plan, base, Some(ours), Some(theirs)) => {
                self.three(plan, &Three { base, ours, theirs })
            }
            (_, _, None, None) => Merged::default(),
        }
    }

    /// The pieces of a side.
    fn on(&self, side: usize) -> &[Piece<'t>] {
        self.pieces[side].get(self.member.at[side].clone()).unwrap_or_default()
    }

    /// The piece of a side, if it has one.
    fn one(&self, side: usize) -> Option<&Piece<'t>> {
        self.on(side).first()
    }

    /// The lines of a side with what is above them.
    fn text(&self, side: usize) -> String {
        let text = |piece: &Piece<'_>| {
            let text = format!("{}{}", piece.lead(), piece.lines());
            shifted(&text, piece.column(), self.column)
        };
        self.on(side).iter().map(text).collect()
    }

    fn nodes(&self, side: usize) -> Vec<(String, Node)> {
        let nodes = self.on(side).iter().map(|piece| piece.node().clone());
        nodes.map(|node| (self.member.key.clone(), node)).collect()
    }

    /// It is as on one side.
    fn whole(&self, side: usize) -> Merged {
        let parts = Part::text(self.text(side));
        Merged { parts, ours: self.nodes(side), theirs: self.nodes(side) }
    }

    /// The two sides want different things.
    fn conflict(&self) -> Merged {
        let [base, ours, theirs] = [BASE, OURS, THEIRS].map(|side| self.text(side));
        let conflict = Conflict { field: self.name.clone(), base, ours, theirs };
        let parts = vec![Part::Conflict(conflict)];
        Merged { parts, ours: self.nodes(OURS), theirs: self.nodes(THEIRS) }
    }

    /// Both sides have it.
    fn three(&self, plan: &Plan, three: &Three<&Piece<'t>>) -> Merged {
        let Three { base, ours, theirs } = three;
        let lead = |piece: &Piece<'_>| shifted(piece.lead(), piece.column(), self.column);
        let base_lead = base.map(lead);
        let lead = frame(base_lead.as_deref(), &lead(ours), &lead(theirs), &self.name);
        let Some(own) = self.lines(plan, three) else { return self.conflict() };
        if own.ours.is_empty() && own.theirs.is_empty() {
            return own;
        }
        Merged { parts: lead.into_iter().chain(own.parts).collect(), ..own }
    }

    /// Its own lines; `None` if the two sides want them to be different.
    fn lines(&self, plan: &Plan, three: &Three<&Piece<'t>>) -> Option<Merged> {
        let Three { base, ours, theirs } = three;
        let lines = |piece: &Piece<'_>| shifted(&piece.lines(), piece.column(), self.column);
        let (our_lines, their_lines) = (lines(ours), lines(theirs));
        let base_lines = base.map(lines);
        let own = |lines: String, value: &Node| {
            let nodes = vec![(self.member.key.clone(), value.clone())];
            Some(Merged { parts: Part::text(lines), ours: nodes.clone(), theirs: nodes })
        };
        if our_lines == their_lines || base_lines.as_ref() == Some(&their_lines) {
            return own(our_lines, ours.node());
        }
        if base_lines.as_ref() == Some(&our_lines) {
            return own(their_lines, theirs.node());
        }
        if let Some(merged) = self.inside(plan, three) {
            return merged;
        }
        let Some(value) = plan.value().ok()? else { return Some(Merged::default()) };
        let own_notes = |piece: &Piece<'_>| noted(piece.own_comments());
        let in_base = base.map(own_notes).unwrap_or_default();
        let (in_ours, in_theirs) = (own_notes(ours), own_notes(theirs));
        // A side can have the lines if only that side has changed comments; it is ours if both can.
        let carriers = [(ours, &in_theirs), (theirs, &in_ours)]
            .into_iter()
            .filter(|(_, other)| **other == in_base || in_ours == in_theirs);
        let value = node(value);
        let lines = carriers.into_iter().find_map(|(carrier, _)| {
            let lines = match same(carrier.node(), &value) {
                true => carrier.lines(),
                false => carrier.with_value(&value.value)?,
            };
            Some(shifted(&lines, carrier.column(), self.column))
        });
        own(lines?, &value)
    }

    /// The lines of a map or a list in block style on all sides; `None` if it is none. `Some(None)` if the two sides
    /// want it to be different as a whole.
    fn inside(&self, plan: &Plan, three: &Three<&Piece<'t>>) -> Option<Option<Merged>> {
        let (Plan::Map(members) | Plan::List(members)) = plan else { return None };
        let base = match three.base {
            Some(base) => Some(base.inside()?),
            None => None,
        };
        let three = Three { base, ours: three.ours.inside()?, theirs: three.theirs.inside()? };
        if three.ours.dash != three.theirs.dash {
            return None;
        }
        let Some(inside) = collection(members, &three, &self.name) else { return Some(None) };
        let is_list = matches!(plan, Plan::List(_));
        let nodes = |members: Vec<(String, Node)>| {
            let value = value_of(members, is_list)?;
            Some((self.member.key.clone(), node(value)))
        };
        Some(match (nodes(inside.ours), nodes(inside.theirs)) {
            (None, None) => Some(Merged::default()),
            (Some(ours), Some(theirs)) => {
                Some(Merged { parts: inside.parts, ours: vec![ours], theirs: vec![theirs] })
            }
            // One side would leave nothing below the key.
            _ => None,
        })
    }
}

/// Merges the members of a map or a list with what is above and below them; `None` if the two sides want its first
/// line to be different. `name` has the names that lead to it.
pub(super) fn collection(plan: &[Member], three: &Three<Pieces<'_>>, name: &str) -> Option<Merged> {
    let Three { base, ours, theirs } = three;
    let column = ours.pieces.first()?.column();
    let head = frame(base.as_ref().map(|base| &*base.head), &ours.head, &theirs.head, name);
    let base_pieces = base.as_ref().map_or(&[][..], |base| &base.pieces);
    let inside = members(plan, [base_pieces, &ours.pieces, &theirs.pieces], column, name);
    let tail = frame(base.as_ref().map(|base| base.tail), ours.tail, theirs.tail, name);
    let mut parts: Vec<Part> = head.into_iter().chain(inside.parts).chain(tail).collect();
    if let (Some(dash), Some(first)) = (ours.dash, parts.first_mut()) {
        let Part::Text(text) = first else { return None };
        text.get(..=dash)?.bytes().all(|byte| byte == b' ').then_some(())?;
        text.replace_range(dash..=dash, "-");
    }
    Some(Merged { parts, ..inside })
}

/// The value of a map or a list of these members; `None` if there are none.
pub(super) fn value_of(members: Vec<(String, Node)>, is_list: bool) -> Option<Value> {
    if members.is_empty() {
        return None;
    }
    Some(match is_list {
        true => Value::List(members.into_iter().map(|(_, item)| item).collect()),
        false => {
            let entries =
                members.into_iter().map(|(key, value)| Entry { value, ..entry(&key, Value::Null) });
            Value::Map(entries.collect())
        }
    })
}

/// The comments of a piece, however they are spaced.
fn noted(comments: Vec<&str>) -> Vec<String> {
    let words = |comment: &str| comment.split_whitespace().collect::<Vec<_>>().join(" ");
    comments.into_iter().map(words).collect()
}

/// Lines whose first key or dash is in column `from`, moved so that it is in column `to`.
fn shifted(lines: &str, from: usize, to: usize) -> String {
    let blank = " ".repeat(from.abs_diff(to));
    let line = |line: &str| match line {
        _ if from == to || line.trim().is_empty() => line.to_owned(),
        _ if from < to => format!("{blank}{line}"),
        _ => line.strip_prefix(&blank).unwrap_or(line).to_owned(),
    };
    lines.split_inclusive('\n').map(line).collect()
}
