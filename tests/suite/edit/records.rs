//! Random records: the fields of an action, with values that are hard to write.

use mieux::yaml::{Entry, Node, Value};

use super::dice::Dice;

pub(crate) const TEXTS: &[&str] = &[
    "PE",
    "NO",
    "no",
    "y",
    "on",
    "012",
    "1e3",
    "1_000",
    "=",
    "~",
    "2024-01-02",
    "2017-05",
    "12:30",
    "@home",
    "%x",
    "&x",
    "*x",
    "!x",
    "|x",
    ">x",
    "-x",
    "- x",
    "? x",
    "a: b",
    "a #b",
    "a:",
    "#x",
    "null",
    "true",
    "0x1F",
    "0b11",
    ".5",
    "<<",
    "",
    " leads",
    "trails ",
    "tab\there",
    "it's",
    "say \"so\"",
    "back\\slash",
    "[x]",
    "{x}",
    "x, y",
    "`x`",
    "\u{1f600} smile",
    "\u{85}",
    "\u{2028}",
    "\u{feff}bom",
    "a\nb",
    "a\n\nb",
    "a\n",
    "a\n\n",
    "\na",
    "a \nb",
    "  a\nb",
    "a\r\nb",
    "bell\u{7}",
    "---",
    "...",
    "Plan d'action",
    "ñandú",
    "https://example.org/a?b=c#d",
    "---\na: 1",
    "# x\ny",
    "Afrontar el tráfico ilegal de migrantes",
    "Training of trainers",
    "A long text that goes on and on, so that it has to be folded somewhere: it has colons, #signs and \
     \"quotes\" in it, and it takes more than one line of a hundred columns, twice if need be, or thrice.",
    "Two  blanks within a long text that goes on and on and on  and on  and on and on, and on and on, \
     and on and on, and on.",
    "Oneverylongwordthatcannotbebrokenanywhereandthereforestandsonalineofitsownwhateveritswidthandthe\
     columnthatitreaches and then some",
];

pub(crate) fn node(value: Value) -> Node {
    Node { value, span: 0..0 }
}

fn map(fields: Vec<(&str, Value)>) -> Value {
    let entry =
        |(key, value): (&str, Value)| Entry { key: key.into(), key_span: 0..0, value: node(value) };
    Value::Map(fields.into_iter().map(entry).collect())
}

fn list(items: Vec<Value>) -> Value {
    Value::List(items.into_iter().map(node).collect())
}

pub(crate) fn text(dice: &mut Dice) -> Value {
    Value::String(dice.one_of(TEXTS).into())
}

fn some<T>(dice: &mut Dice, most: usize, mut make: impl FnMut(&mut Dice, usize) -> T) -> Vec<T> {
    let count = 1 + dice.below(most);
    (0..count).map(|number| make(dice, number)).collect()
}

/// A value for a field of this name.
pub(crate) fn value(dice: &mut Dice, field: &str) -> Value {
    match field {
        "title" | "objective" | "notes" | "note" => {
            let mut fields = Vec::new();
            for language in ["en", "es", "fr", "no", "pt"] {
                if dice.once_in(2) || language == "pt" && fields.is_empty() {
                    fields.push((language, text(dice)));
                }
            }
            map(fields)
        }
        "countries" | "supports" | "follows" => {
            let codes = ["PE", "BR", "NO", "EC", "012", "a, b", "x"];
            list(some(dice, 5, |dice, _| Value::String(dice.one_of(&codes).into())))
        }
        "good_practices" => {
            list(some(dice, 5, |_, number| Value::Integer(i64::try_from(number).unwrap())))
        }
        "partners" => list(some(dice, 3, |dice, number| {
            let partner = Value::String(format!("pe-{number}").into());
            let mut fields = vec![("partner", partner)];
            if dice.once_in(2) {
                fields.push(("role", text(dice)));
            }
            map(fields)
        })),
        "request" => {
            let mut fields = vec![("received", text(dice))];
            if dice.once_in(2) {
                fields.push(("answered", Value::Integer(2017)));
            }
            map(fields)
        }
        "results" => list(some(dice, 3, |dice, _| {
            let mut fields = vec![("kind", text(dice))];
            for field in ["title", "note"] {
                if dice.once_in(2) {
                    fields.push((field, value(dice, field)));
                }
            }
            map(fields)
        })),
        "sources" => list(some(dice, 2, |dice, _| {
            map(vec![("source", text(dice)), ("supports", value(dice, "supports"))])
        })),
        "start" | "end" => dice.one_of(&[
            Value::Integer(2017),
            Value::String("2017-05".into()),
            Value::String("2017-05-12".into()),
            Value::Null,
        ]),
        _ => text(dice),
    }
}

/// The fields that random records have, in the order of the schema.
pub(crate) const FIELDS: &[&str] = &[
    "id",
    "title",
    "status",
    "countries",
    "partners",
    "request",
    "start",
    "end",
    "objective",
    "results",
    "good_practices",
    "follows",
    "sources",
    "notes",
];

/// A record that has some of the fields.
pub(crate) fn record(dice: &mut Dice) -> Node {
    let mut fields = Vec::new();
    for field in FIELDS {
        if *field == "id" || dice.below(3) > 0 {
            fields.push((*field, value(dice, field)));
        }
    }
    node(map(fields))
}
