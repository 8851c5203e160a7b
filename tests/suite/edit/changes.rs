//! A change does what was asked, and leaves every other byte, comment and value as it was.

use std::ops::Range;

use mieux::edit::{Address, Change, edit};
use mieux::model::{FileKind, Kind};
use mieux::schema::{Schemas, Shape};
use mieux::yaml::{Node, Route, Step, Value, read};
use serde_yaml::Value as Other;

use super::dice::Dice;
use super::layouts::written;
use super::records::{FIELDS, record, value};
use crate::yaml::plain;

/// What an action may hold.
fn action() -> &'static Shape {
    Schemas::built_in().shape(FileKind::Record(Kind::Action))
}

/// Two hundred records; as many as `MIEUX_EDIT_CASES` says where it is set.
#[test]
fn a_random_change_to_a_random_record_concerns_its_target_alone() {
    let cases = std::env::var("MIEUX_EDIT_CASES").map_or(200, |cases| cases.parse().unwrap());
    let (mut made, mut refused) = (0, 0);
    for seed in 0..cases {
        let mut dice = Dice::new(seed);
        let record = record(&mut dice);
        let text = written(&mut dice, &record);
        let document = read(&text);
        assert_eq!(document.faults, [], "seed {seed}: the layout is no YAML\n{text}");
        let root = document.root.unwrap();
        assert_eq!(
            plain(&root),
            plain(&record),
            "seed {seed}: the layout says something else\n{text}"
        );
        for _ in 0..4 {
            let (address, route, change) = random_change(&mut dice, &root);
            let case = format!("seed {seed}: {address} {change:?}\n--- before\n{text}");
            match edit(&text, action(), &address.parse::<Address>().unwrap(), &change) {
                Ok(changed) => {
                    made += 1;
                    let case = format!("{case}\n--- after\n{changed}");
                    assert_parses_to(&root, &route, &change, &changed, &case);
                    assert_alone(&text, &root, &route, &change, &changed, &case);
                }
                Err(error) => {
                    refused += 1;
                    assert!(!text.is_empty(), "{error}\n{case}");
                }
            }
        }
    }
    assert!(refused * 100 <= made, "{refused} changes refused, {made} made");
}

#[test]
fn a_former_id_is_added_in_every_layout_and_every_other_byte_stays() {
    let add = |text: &str, former: &str| {
        let former = Change::Append(vec![Value::String(former.into())]);
        edit(text, action(), &"former_ids".parse().unwrap(), &former).ok()
    };
    for (text, expected) in [
        ("id: b # why\ntitle: x\n", "id: b # why\nformer_ids: [a]\ntitle: x\n"),
        ("# top\r\nid: b\r\ntitle: x", "# top\r\nid: b\r\nformer_ids: [a]\r\ntitle: x"),
        ("title: x\nid: b", "title: x\nid: b\nformer_ids: [a]"),
        ("{id: \"b\", title: x}\n", "{id: \"b\", former_ids: [a], title: x}\n"),
        ("id: b\nformer_ids: [z] # y\n", "id: b\nformer_ids: [z, a] # y\n"),
        ("id: b\nformer_ids: []\n", "id: b\nformer_ids: [a]\n"),
        ("former_ids:\n- z\nid: b\n", "former_ids:\n- z\n- a\nid: b\n"),
        ("  id: b\n  former_ids:\n    - z", "  id: b\n  former_ids:\n    - z\n    - a"),
    ] {
        assert_eq!(add(text, "a").as_deref(), Some(expected));
    }
    assert_eq!(add("id: b\n", "no").as_deref(), Some("id: b\nformer_ids: [\"no\"]\n"));
    assert_eq!(add("id: b\nformer_ids: z\n", "a"), None);
    assert_eq!(add("? id\n: b\n", "a"), None);
}

/// What each change makes of a text, for people to read.
#[test]
fn a_change_follows_the_file_that_it_is_made_in() {
    let set = |value: &str| Change::Set(Value::String(value.into()));
    let item = |value: &str| Change::Append(vec![Value::String(value.into())]);
    let long = "A text that is replaced where it is folded, and that does not fit on one line of a hundred columns.";
    let folded = "title:\n  en: >- # as told\n    A text that is replaced where it is folded, and that does not fit on one line of a hundred\n    columns.\n  es: b\n";
    for (address, change, before, after) in [
        ("title.en", set(long), "title:\n  en: >- # as told\n    a\n    b\n  es: b\n", folded),
        (
            "notes.en",
            set("a\nb"),
            "notes:\n    en: |\n        x\n",
            "notes:\n    en: |-\n        a\n        b\n",
        ),
        (
            "countries",
            item("NO"),
            "countries:\r\n- PE # first\r\n",
            "countries:\r\n- PE # first\r\n- \"NO\"\r\n",
        ),
        ("countries", item("BR"), "id: x\ncountries:\n  - PE", "id: x\ncountries:\n  - PE\n  - BR"),
        ("countries", item("BR"), "countries: [ PE, ] # two\n", "countries: [ PE, BR, ] # two\n"),
        (
            "request.received",
            set("2017-05"),
            "id: x\nstart: 1\n",
            "id: x\nrequest:\n  received: 2017-05\nstart: 1\n",
        ),
        ("title.en", set("No"), "id: x\ntitle: {es: Y}\n", "id: x\ntitle: {en: \"No\", es: Y}\n"),
        ("end", set("x"), "end: # why\nid: x\n", "end: x # why\nid: x\n"),
        (
            "end",
            Change::Unset,
            "# top\nid: x\n# of end\nend: 1 # own\n# of notes\nnotes: y\n",
            "# top\nid: x\n# of notes\nnotes: y\n",
        ),
        (
            "request.received",
            Change::Unset,
            "id: x\nrequest:\n  received: 2017\nstart: 1\n",
            "id: x\nstart: 1\n",
        ),
        (
            "partners[0].partner",
            Change::Unset,
            "partners:\n  - partner: a\n    role: b\n",
            "partners:\n  - role: b\n",
        ),
    ] {
        let changed = edit(before, action(), &address.parse::<Address>().unwrap(), &change);
        assert_eq!(changed.as_deref(), Ok(after), "{address} {change:?}");
    }
}

/// Every route of a tree but the top.
fn routes(node: &Node, route: &Route, found: &mut Vec<Route>) {
    for entry in node.entries() {
        found.push(route.key(&entry.key));
        routes(&entry.value, &route.key(&entry.key), found);
    }
    for (index, item) in node.items().iter().enumerate() {
        found.push(route.index(index));
        routes(item, &route.index(index), found);
    }
}

/// A change, its address as a person types it, and where that leads.
pub(crate) fn random_change(dice: &mut Dice, root: &Node) -> (String, Route, Change) {
    let mut all = Vec::new();
    routes(root, &Route::default(), &mut all);
    let route = dice.one_of(&all);
    let node = route.find(root).unwrap();
    let field = route.last_key().unwrap_or_default().to_owned();
    let is_item = matches!(node_step(&route), Step::Index(_));
    let like = |dice: &mut Dice| match value(dice, &field) {
        Value::List(items) if is_item => items[0].value.clone(),
        value => value,
    };
    let (route, change) = match dice.below(6) {
        0 | 1 => {
            let value = like(dice);
            (route, Change::Set(value))
        }
        2 => (route, Change::Unset),
        3 => {
            let missing = [
                "title.fr",
                "title.pt",
                "notes.es",
                "objective.en",
                "request.received",
                "request.answered",
            ];
            let missing = dice.one_of(&missing);
            let (above, below) = missing.split_once('.').unwrap();
            let value = match below {
                "answered" => Value::Integer(2018),
                _ => super::records::text(dice),
            };
            (Route::default().key(above).key(below), Change::Set(value))
        }
        4 => {
            let field = dice.one_of(FIELDS);
            let value = value(dice, field);
            match value {
                Value::List(items) => {
                    let items = items.iter().map(|item| item.value.clone()).collect();
                    (Route::default().key(field), Change::Append(items))
                }
                value => (Route::default().key(field), Change::Set(value)),
            }
        }
        _ => match &node.value {
            Value::List(items) => {
                let items = items.iter().map(|item| item.value.clone()).collect::<Vec<_>>();
                let item = dice.one_of(&items);
                (route, Change::Remove(vec![item]))
            }
            _ => {
                let value = like(dice);
                (route, Change::Set(value))
            }
        },
    };
    (route.to_string(), route, change)
}

fn node_step(route: &Route) -> Step {
    steps(route).pop().unwrap()
}

/// The steps of a route, read from what it shows.
fn steps(route: &Route) -> Vec<Step> {
    let shown = route.to_string();
    let parts = shown.split(['.', '[']);
    parts
        .map(|part| match part.strip_suffix(']') {
            Some(index) => Step::Index(index.parse().unwrap()),
            None => Step::Key(part.to_owned()),
        })
        .collect()
}

/// The data after the change, worked out apart from the code under test.
fn expected(root: &Node, route: &Route, change: &Change) -> Other {
    let mut data = plain(root);
    let mut steps = steps(route);
    let as_other = |value: &Value| plain(&Node { value: value.clone(), span: 0..0 });
    match change {
        Change::Set(value) => *place(&mut data, &steps) = as_other(value),
        Change::Append(items) => {
            let place = place(&mut data, &steps);
            if place.is_null() {
                *place = Other::Sequence(Vec::new());
            }
            let list = place.as_sequence_mut().unwrap();
            for item in items.iter().map(as_other) {
                if !list.contains(&item) {
                    list.push(item);
                }
            }
        }
        Change::Remove(items) => {
            let items: Vec<Other> = items.iter().map(as_other).collect();
            let list = place(&mut data, &steps).as_sequence_mut().unwrap();
            list.retain(|own| !items.iter().any(|item| has(own, item)));
            if list.is_empty() {
                drop_at(&mut data, &mut steps);
            }
        }
        Change::Unset => drop_at(&mut data, &mut steps),
    }
    data
}

fn has(own: &Other, wanted: &Other) -> bool {
    match (own, wanted) {
        (Other::Mapping(own), Other::Mapping(wanted)) => {
            wanted.iter().all(|(key, value)| own.get(key).is_some_and(|own| has(own, value)))
        }
        _ => own == wanted,
    }
}

fn place<'d>(data: &'d mut Other, steps: &[Step]) -> &'d mut Other {
    steps.iter().fold(data, |data, step| match step {
        Step::Key(key) => {
            if data.is_null() {
                *data = Other::Mapping(serde_yaml::Mapping::new());
            }
            let map = data.as_mapping_mut().unwrap();
            map.entry(Other::String(key.clone())).or_insert(Other::Null)
        }
        Step::Index(index) => &mut data.as_sequence_mut().unwrap()[*index],
    })
}

/// Takes a value out, with what is left empty above it.
fn drop_at(data: &mut Other, steps: &mut Vec<Step>) {
    while let Some(step) = steps.pop() {
        let above = place(data, steps);
        let is_empty = match step {
            Step::Key(key) => {
                let map = above.as_mapping_mut().unwrap();
                map.shift_remove(Other::String(key));
                map.is_empty()
            }
            Step::Index(index) => {
                let list = above.as_sequence_mut().unwrap();
                list.remove(index);
                list.is_empty()
            }
        };
        if !is_empty {
            return;
        }
    }
}

fn assert_parses_to(root: &Node, route: &Route, change: &Change, changed: &str, case: &str) {
    let document = read(changed);
    assert_eq!(document.faults, [], "{case}");
    let intended = expected(root, route, change);
    assert_eq!(plain(&document.root.unwrap()), intended, "{case}");
    let other: Result<Other, _> = serde_yaml::from_str(changed);
    // The other reader does not take every file of ours; what it takes it reads alike.
    if let Ok(other) = other {
        assert_eq!(other, intended, "{case}");
    }
}

/// Every comment is there that does not belong to what was taken away; all bytes before and behind the
/// place of the change are the same.
fn assert_alone(
    text: &str,
    root: &Node,
    route: &Route,
    change: &Change,
    changed: &str,
    case: &str,
) {
    let (prefix, suffix) = common(text, changed);
    let touched = text.len() - suffix - prefix;
    if changed == text {
        return;
    }
    let windows = windows(text, root, route, change);
    let lost = comments(text).into_iter().filter(|(_, comment)| !changed.contains(comment));
    for (at, comment) in lost {
        let is_own = windows.iter().any(|window| window.contains(&at));
        assert!(is_own, "{comment} is lost\n{case}");
    }
    if windows.is_empty() {
        assert_eq!(touched, 0, "bytes went although something was only added\n{case}");
    } else {
        let first = windows.iter().map(|window| window.start).min().unwrap();
        let last = windows.iter().map(|window| window.end).max().unwrap();
        let is_before = text.get(..first).is_some_and(|before| changed.starts_with(before));
        let is_behind = text.get(last..).is_some_and(|behind| changed.ends_with(behind));
        assert!(is_before && is_behind, "bytes outside {first}..{last} changed\n{case}");
    }
    if !text.contains('\r') {
        assert!(!changed.contains('\r'), "{case}");
    } else {
        let bare = changed.replace("\r\n", "");
        assert!(!bare.contains('\n'), "a line ends in another way\n{case}");
    }
    // Of the last lines without an end a blank one may be left.
    let is_ended = changed.ends_with('\n');
    assert!(is_ended || !text.ends_with('\n'), "{case}");
    let adds = matches!(change, Change::Set(_) | Change::Append(_));
    assert!(!is_ended || text.ends_with('\n') || !adds, "{case}");
}

fn common(one: &str, other: &str) -> (usize, usize) {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let prefix = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let most = one.len().min(other.len()) - prefix;
    let ends = one.iter().rev().zip(other.iter().rev());
    let suffix = ends.take(most).take_while(|(one, other)| one == other).count();
    (prefix, suffix)
}

/// Where the comments of a layout stand, each with its number.
fn comments(text: &str) -> Vec<(usize, &str)> {
    let starts = text.match_indices("# c");
    let found = starts.map(|(at, _)| {
        let rest = &text[at..];
        (at, &rest[..rest.find(':').map_or(rest.len(), |colon| colon + 1)])
    });
    found
        .filter(|(_, comment)| {
            comment[3..comment.len() - 1].bytes().all(|one| one.is_ascii_digit())
        })
        .collect()
}

/// The bytes that a change may touch; none where it only adds.
fn windows(text: &str, root: &Node, route: &Route, change: &Change) -> Vec<Range<usize>> {
    let mut steps = steps(route);
    let found = |steps: &[Step]| Route::new(steps.to_vec()).find(root).is_some();
    match change {
        Change::Append(_) | Change::Set(_) if !found(&steps) => {
            // What is above may have been nothing, which is then replaced.
            while !found(&steps) {
                steps.pop();
            }
            let above = Route::new(steps.clone()).find(root).unwrap();
            if above.value == Value::Null {
                vec![value_window(text, root, &steps)]
            } else {
                Vec::new()
            }
        }
        Change::Append(_) if Route::new(steps.clone()).find(root).unwrap().value != Value::Null => {
            Vec::new()
        }
        Change::Set(_) | Change::Append(_) => vec![value_window(text, root, &steps)],
        Change::Remove(items) => {
            let list = Route::new(steps.clone()).find(root).unwrap();
            let is_gone = |own: &Node| {
                items
                    .iter()
                    .any(|item| has(&plain(own), &plain(&Node { value: item.clone(), span: 0..0 })))
            };
            let count = list.items().iter().filter(|own| is_gone(own)).count();
            if count == list.items().len() {
                return vec![member_window(text, root, steps)];
            }
            let indices = (0..list.items().len()).filter(|index| is_gone(&list.items()[*index]));
            let each = indices.map(|index| {
                let mut steps = steps.clone();
                steps.push(Step::Index(index));
                member_window(text, root, steps)
            });
            each.collect()
        }
        Change::Unset => vec![member_window(text, root, steps)],
    }
}

/// From behind the key, or what is before an item, to the end of the value.
fn value_window(text: &str, root: &Node, steps: &[Step]) -> Range<usize> {
    let route = Route::new(steps.to_vec());
    let node = route.find(root).unwrap();
    let line_end = |at: usize| text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let start = match route.find_entry(root) {
        Some(entry) => entry.key_span.end,
        None => item_start(text, root, steps),
    };
    // Text over several lines of which nothing is left in a line of its own.
    start..line_end(node.span.end.max(start))
}

/// Where an item begins at the earliest: with its list, or behind the item before it.
fn item_start(text: &str, root: &Node, steps: &[Step]) -> usize {
    let (last, above) = steps.split_last().unwrap();
    let Step::Index(index) = last else { return 0 };
    let list = Route::new(above.to_vec()).find(root).unwrap();
    let Some(before) = index.checked_sub(1) else { return list.span.start };
    let end = list.items()[before].span.end;
    let next_line = text[end..].find('\n').map_or(text.len(), |newline| end + newline + 1);
    next_line.min(list.items()[*index].span.start)
}

/// The lines of a field or item, with the comment lines right above and below it.
fn member_window(text: &str, root: &Node, mut steps: Vec<Step>) -> Range<usize> {
    let mut node = Route::new(steps.clone()).find(root).unwrap();
    loop {
        let above = Route::new(steps[..steps.len() - 1].to_vec()).find(root).unwrap();
        if above.entries().len() + above.items().len() > 1 || steps.len() == 1 {
            break;
        }
        steps.pop();
        node = above;
    }
    let start = match Route::new(steps.clone()).find_entry(root) {
        Some(entry) => entry.key_span.start,
        None => item_start(text, root, &steps),
    };
    let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let next_line =
        |at: usize| text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1);
    let is_comment = |at: usize| text[at..].trim_start_matches(' ').starts_with('#');
    let is_blank = |at: usize| text[at..next_line(at)].trim().is_empty();
    let mut first = line_start(start);
    while first > 0
        && (is_comment(line_start(first - 1)) || text[line_start(first - 1)..first].trim() == "-")
    {
        first = line_start(first - 1);
    }
    let mut last = next_line(node.span.end.max(start));
    while last < text.len() && (is_comment(last) || is_blank(last)) {
        last = next_line(last);
    }
    // The next field moves up to the dash of both.
    if !text[line_start(start)..start].trim().is_empty() {
        last += text[last..].len() - text[last..].trim_start_matches(' ').len();
    }
    // Within brackets the comma before or behind it may stand on another line.
    let is_last_of_file = last == text.len();
    let first = if is_last_of_file { text[..first].trim_end().len() } else { first };
    let before = text[..start].trim_end().trim_end_matches(',').len();
    first.min(if text[..start].trim_end().ends_with(',') { before } else { first })..last
}
