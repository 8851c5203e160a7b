//! Random changes of the two sides to random records in random layouts, and what they come to by a model that knows
//! addresses and values alone.

use std::collections::{BTreeMap, BTreeSet};

use mieux::edit::{Address, edit, format};
use mieux::merge::Merge;
use mieux::schema::{Identity, Shape};
use mieux::yaml::{Node, Value, read};

use super::{action, by_fields, marked};
use crate::edit::{Dice, random_change, record, written};
use mieux::merge::MarkStyle;

/// Values by address; maps and lists have one as well.
type Flat = BTreeMap<String, String>;

/// What the marks of a map and a list are in a flat record.
const MAP: &str = "{}";
const LIST: &str = "[]";

/// As many triples as `MIEUX_MERGE_CASES` says, else three hundred.
#[test]
fn random_changes_come_to_what_the_model_says() {
    let cases = std::env::var("MIEUX_MERGE_CASES").map_or(300, |cases| cases.parse().unwrap());
    let (mut made, mut in_house_style, mut refused, mut one_way) = (0_u64, 0_u64, 0_u64, 0_u64);
    for seed in 0..cases {
        let mut dice = Dice::new(seed);
        let record = record(&mut dice);
        let base = written(&mut dice, &record);
        let [ours, theirs] = ["ours", "theirs"].map(|name| changed(&base, name, &mut dice));
        let case = format!("seed {seed}\n--- base\n{base}\n--- ours\n{ours}\n--- theirs\n{theirs}");
        assert_one_side_is_taken(&base, &theirs, &case);
        let Some(merged) = by_fields([&base, &ours, &theirs]) else { continue };
        let case = format!("{case}\n--- merged\n{}", text(&merged));
        // A layout that is followed in one direction only is merged by lines in the other.
        let Some(swapped) = by_fields([&base, &theirs, &ours]) else {
            one_way += 1;
            continue;
        };
        assert_eq!(merged.conflicts().is_empty(), swapped.conflicts().is_empty(), "{case}");
        made += 1;
        let model = Model::of([&base, &ours, &theirs]);
        if !merged.conflicts().is_empty() {
            refused += u64::from(model.conflicts.is_empty() && model.uncertain.is_empty());
            continue;
        }
        if is_in_house_style(&ours) && is_in_house_style(&theirs) {
            in_house_style += 1;
            assert!(is_in_house_style(&text(&merged)), "{case}");
        }
        assert_eq!(model.conflicts, BTreeSet::new(), "{case}");
        let expected = model.certain(&model.merged);
        assert_eq!(model.certain(&flat_of(&text(&merged), &model.uncertain)), expected, "{case}");
        assert_eq!(model.certain(&flat_of(&text(&swapped), &model.uncertain)), expected, "{case}");
        for comment in ["# ours", "# theirs"] {
            let is_there = |text: &str| text.contains(comment);
            let is_expected = is_there(&ours) || is_there(&theirs);
            assert_eq!(is_there(&text(&merged)), is_expected, "{comment}\n{case}");
        }
    }
    assert!(in_house_style * 100 >= cases, "{in_house_style} of {cases} are in house style");
    assert!(made * 10 >= cases * 7, "{made} of {cases} are merged by fields");
    assert!(one_way * 1000 <= made, "{one_way} of {made} are merged in one direction");
    // A comment in the midst of what both sides have changed is a conflict of which the model knows nothing.
    assert!(refused * 25 <= made, "{refused} conflicts of {made} are none by the model");
}

fn is_in_house_style(text: &str) -> bool {
    format(text, action()).is_ok_and(|formatted| formatted == text)
}

/// If one side has changed nothing, the merge is the other one, byte for byte.
fn assert_one_side_is_taken(base: &str, changed: &str, case: &str) {
    for (ours, theirs) in [(base, changed), (changed, base)] {
        if let Some(merged) = by_fields([base, ours, theirs]) {
            assert_eq!(text(&merged), changed, "{case}");
        }
    }
}

fn text(merge: &Merge) -> String {
    marked(merge, MarkStyle::Merge)
}

/// A text after a few changes, sometimes in house style, sometimes with a comment that names the side.
fn changed(text: &str, name: &str, dice: &mut Dice) -> String {
    let mut text = text.to_owned();
    for _ in 0..=dice.below(3) {
        let root = read(&text).root.unwrap();
        let (address, _, change) = random_change(dice, &root);
        let address: Address = address.parse().unwrap();
        text = edit(&text, action(), &address, &change).unwrap_or(text);
    }
    if dice.once_in(6) {
        text = format(&text, action()).unwrap_or(text);
    }
    if dice.once_in(4) {
        let begins_field =
            |line: &str| line.starts_with(|letter: char| letter.is_ascii_lowercase());
        let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        let fields: Vec<usize> = (0..lines.len()).filter(|at| begins_field(&lines[*at])).collect();
        if !fields.is_empty() {
            let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
            lines.insert(dice.one_of(&fields), format!("# {name}{newline}"));
        }
        text = lines.concat();
    }
    text
}

/// What three versions come to.
struct Model {
    merged: Flat,
    /// Addresses that the two sides want to be different.
    conflicts: BTreeSet<String>,
    /// Addresses of which the model knows nothing: lists whose items are not told apart, and texts of which both sides
    /// have changed words.
    uncertain: BTreeSet<String>,
}

impl Model {
    fn of(texts: [&str; 3]) -> Self {
        let mut uncertain = BTreeSet::new();
        let roots = texts.map(|text| read(text).root.unwrap());
        roots.iter().for_each(|root| lists(root, Some(action()), "", &mut uncertain));
        let [base, ours, theirs] = texts.map(|text| flat_of(text, &uncertain));
        let addresses: BTreeSet<&String> =
            base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
        let (mut merged, mut conflicts) = (Flat::new(), BTreeSet::new());
        for address in addresses {
            let [base, ours, theirs] = [&base, &ours, &theirs].map(|flat| flat.get(address));
            let value = match () {
                () if ours == theirs || theirs == base => ours,
                () if ours == base => theirs,
                () => {
                    let is_text =
                        |value: Option<&String>| value.is_some_and(|value| value.contains(' '));
                    match [base, ours, theirs].into_iter().any(is_text) {
                        true => uncertain.insert(address.clone()),
                        false => conflicts.insert(address.clone()),
                    };
                    ours
                }
            };
            merged.extend(value.map(|value| (address.clone(), value.clone())));
        }
        // What one side has put into what the other has removed.
        let orphans = merged.keys().filter(|address| {
            let above = above(address);
            above.is_some_and(|above| {
                !merged.get(above).is_some_and(|own| [MAP, LIST].contains(&own.as_str()))
            })
        });
        conflicts.extend(orphans.cloned().collect::<Vec<_>>());
        Self { merged, conflicts, uncertain }
    }

    /// The values of which the model is certain, and no map or list without members.
    fn certain(&self, flat: &Flat) -> Flat {
        let is_certain =
            |address: &str| !self.uncertain.iter().any(|other| address.starts_with(other.as_str()));
        let mut certain: Flat = flat
            .iter()
            .filter(|(address, _)| is_certain(address))
            .map(|(address, value)| (address.clone(), value.clone()))
            .collect();
        loop {
            let above: BTreeSet<String> =
                certain.keys().filter_map(|own| above(own)).map(str::to_owned).collect();
            let before = certain.len();
            certain.retain(|address, value| {
                ![MAP, LIST].contains(&value.as_str()) || above.contains(address)
            });
            if certain.len() == before {
                return certain;
            }
        }
    }
}

/// The address of the map or list that holds another.
fn above(address: &str) -> Option<&str> {
    Some(&address[..address.rfind('/')?])
}

/// Finds the lists whose items nothing tells apart, or that have an item twice.
fn lists(node: &Node, shape: Option<&Shape>, address: &str, found: &mut BTreeSet<String>) {
    for entry in node.entries() {
        let below = shape.and_then(|shape| shape.field(&entry.key));
        lists(&entry.value, below, &format!("{address}/{}", entry.key), found);
    }
    if let Value::List(items) = &node.value {
        let names: Option<BTreeSet<String>> = items.iter().map(|item| name(item, shape)).collect();
        if names.is_none_or(|names| names.len() < items.len()) {
            found.insert(address.to_owned());
        }
        for item in items {
            let below = format!("{address}/{}", name(item, shape).unwrap_or_default());
            lists(item, shape.and_then(Shape::items), &below, found);
        }
    }
}

/// The name of an item by what tells it apart; `None` if nothing does, or a text in several languages.
fn name(item: &Node, shape: Option<&Shape>) -> Option<String> {
    match shape?.identity() {
        Identity::Value => item.scalar_text().map(|_| format!("{:?}", item.value_alone())),
        Identity::Key(key) => {
            let parts = key.iter().map(|field| match item.get(field) {
                Some(part) => part.scalar_text().map(|_| part.value_alone()),
                None => Some("-".to_owned()),
            });
            let parts: Vec<String> = parts.collect::<Option<_>>()?;
            parts.iter().any(|part| part != "-").then(|| parts.join(","))
        }
        Identity::Place => None,
    }
}

trait ValueAlone {
    /// A scalar without its place, with its type, without what parts addresses.
    fn value_alone(&self) -> String;
}

impl ValueAlone for Node {
    fn value_alone(&self) -> String {
        format!("{:?}", self.value).replace('/', "|")
    }
}

fn flat_of(text: &str, atoms: &BTreeSet<String>) -> Flat {
    let document = read(text);
    assert_eq!(document.faults, [], "{text}");
    let mut flat = Flat::new();
    flatten(&document.root.unwrap(), Some(action()), String::new(), atoms, &mut flat);
    flat
}

fn flatten(
    node: &Node,
    shape: Option<&Shape>,
    address: String,
    atoms: &BTreeSet<String>,
    flat: &mut Flat,
) {
    let value = match &node.value {
        Value::List(_) if atoms.contains(&address) => return,
        Value::Map(entries) => {
            for entry in entries {
                let below = shape.and_then(|shape| shape.field(&entry.key));
                flatten(&entry.value, below, format!("{address}/{}", entry.key), atoms, flat);
            }
            MAP.to_owned()
        }
        Value::List(items) => {
            for item in items {
                let below = format!("{address}/{}", name(item, shape).unwrap_or_default());
                flatten(item, shape.and_then(Shape::items), below, atoms, flat);
            }
            LIST.to_owned()
        }
        _ => format!("{:?}", node.value),
    };
    flat.insert(address, value);
}
