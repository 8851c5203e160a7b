//! `wrong-type`: a value is of another type than its field.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{DATES, an, is_item, left_out, line, or_left_out, part};
use crate::finding::Severity;
use crate::model::{FileKind, exact};
use crate::registry::{Source, SourceFile};
use crate::schema::{Meaning, Problem, Shape, Violation};
use crate::yaml::{Node, Route, Value, flow_scalar};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "wrong-type",
    severity: Severity::Error,
    tier: Tier::Always,
    reach: Reach::References,
    page: page!("wrong_type"),
    check: Check::Shape(check),
};

fn check(context: &FileContext<'_>, violation: &Violation, findings: &mut Findings<'_>) {
    let Problem::WrongType { expected, text_by_language } = &violation.problem else { return };
    let route = &violation.route;
    let Some(node) = route.find(context.root) else { return };
    findings.push_with(context.id, || {
        let (found, kind) = (node.type_name(), context.file.kind);
        let (message, help) = if *route == Route::TOP {
            let fields = format!("the fields of {} are expected", an(kind));
            (format!("the file is {found}, but {fields}"), first_line(context.file))
        } else {
            let expected = match text_by_language {
                true => "a map of languages".to_owned(),
                false => expected.join(" or "),
            };
            let what = part(kind, route);
            let message = format!("{what} is {found}, but {expected} is expected");
            (message, help(context, route, node, &expected))
        };
        RULE.finding(context.value(route), message, Some(help))
    });
}

/// What to write in a file that is no map.
fn first_line(file: &SourceFile) -> String {
    let line = match file.kind {
        FileKind::Claims => "claims:".to_owned(),
        _ => format!("id: {}", file.stem()),
    };
    format!("begin with a line `{line}`, and write every field as `name: value`")
}

fn help(context: &FileContext<'_>, route: &Route, node: &Node, expected: &str) -> String {
    let field = route.last_key().unwrap_or_default();
    let source = context.source;
    let text = on_one_line(source, node);
    let item = text.and_then(|text| as_item(context.shape(), route, text));
    match (expected, text, item) {
        _ if is_hidden(source, node) => {
            "put text that begins with `#` in quotes: else it is a comment".to_owned()
        }
        ("a list", ..) if let Some(item) = undashed(source, node) => {
            format!("put a space after each `-`, as in `- {item}`")
        }
        _ if node.value == Value::Null => {
            or_left_out("write the value", context.shape(), context.root, route)
        }
        _ if let Some(help) =
            text.and_then(|text| left_out(context.shape(), context.root, route, text)) =>
        {
            help
        }
        ("a list", Some(text), _) if let Some(codes) = codes(context, route, text) => {
            format!("write it as a list: {}", line(route, &format!("[{codes}]")))
        }
        ("a list", _, Some(item)) => {
            format!("write it as a list: {}", line(route, &format!("[{item}]")))
        }
        ("a list", _, None) => "write each item on a line of its own, after `- `".to_owned(),
        ("a map of languages", Some(text), _) => {
            format!("say in which language: {}", line(route, &format!("{{en: {}}}", guarded(text))))
        }
        ("a map of languages", None, _) => {
            format!("say in which language: one line below `{field}:`, write `en:` and the text")
        }
        ("a map", Some(text), _) if let Some(fields) = counted(context, route, text) => {
            format!("write {}", line(route, &format!("{{{fields}}}")))
        }
        ("a map", _, Some(item)) => format!("write the item as `{item}`"),
        ("a map", _, None) => "write its fields one line below, each as `name: value`".to_owned(),
        ("an id", ..) => match context.shape().at(route).and_then(Shape::meaning) {
            Some(Meaning::Reference(kind)) => {
                format!("see the ids with `mieux list {}`", kind.plural())
            }
            _ => first_line(context.file),
        },
        ("text", Some(text), _) => match vocabulary(context.shape(), route) {
            Some(name) => format!("see the codes with `mieux list {name}`"),
            None => format!("put it in quotes: {}", line(route, &format!("\"{text}\""))),
        },
        ("a whole number" | "a number", Some(text), _)
            if let Some(help) = number(context, route, text) =>
        {
            help
        }
        _ => match meant(node, expected) {
            Some(meant) => format!("did you mean {}?", line(route, &meant)),
            None if expected == "a date" => DATES.to_owned(),
            None if is_item(route) => format!("write {expected} as the item"),
            None => format!("write {expected} after `{field}:`"),
        },
    }
}

/// Whether text was meant that begins with `#`; people write a comment with a blank behind it.
fn is_hidden(source: &Source, node: &Node) -> bool {
    let after = source.text[node.span.end..].trim_start_matches([':', ' ']);
    let is_text = |rest: &str| rest.starts_with(|next: char| !next.is_whitespace() && next != '#');
    node.value == Value::Null && after.strip_prefix('#').is_some_and(is_text)
}

/// The first item of a list whose dashes have no space behind them, which makes it text or a map.
fn undashed<'s>(source: &'s Source, node: &Node) -> Option<&'s str> {
    let text = &source.text[node.span.clone()];
    let item = text.strip_prefix('-')?.lines().next()?;
    (item.len() <= 60 && item.starts_with(char::is_alphabetic)).then_some(item)
}

/// A scalar as it stands in the file, where it is short and stands on the line of its key.
fn on_one_line<'s>(source: &'s Source, node: &Node) -> Option<&'s str> {
    let text = &source.text[node.span.clone()];
    let before = source.text[..node.span.start].trim_end_matches(' ');
    let is_scalar = !matches!(node.value, Value::List(_) | Value::Map(_));
    let fits = text.len() <= 60 && !text.contains('\n') && !before.ends_with('\n');
    (is_scalar && fits).then_some(text)
}

/// A scalar as an item of the list in which it stands or that should be in its place: a code or id
/// as it is, anything else below the field that is named like the list.
fn as_item(shape: &Shape, route: &Route, text: &str) -> Option<String> {
    let list = route.last_key()?;
    let list_route = if is_item(route) { route.split_last()?.0 } else { route.clone() };
    let items = shape.at(&list_route)?.items()?;
    let field = list.strip_suffix('s').filter(|field| items.field(field).is_some());
    match field {
        Some(field) => Some(format!("{{{field}: {}}}", guarded(text))),
        None => {
            items.meaning().filter(|meaning| **meaning != Meaning::Text).map(|_| text.to_owned())
        }
    }
}

/// The codes that a text in the place of a list names, as its items; `None` if one is unknown.
fn codes(context: &FileContext<'_>, route: &Route, text: &str) -> Option<String> {
    let Meaning::Code(vocabulary) = context.shape().at(route)?.items()?.meaning()? else {
        return None;
    };
    let vocabulary = context.vocabularies().get(vocabulary)?;
    let code = |name: &String| Some(flow_scalar(&vocabulary.resolve(name)?.code.to_string()));
    let codes: Vec<String> = exact::items(text).iter().map(code).collect::<Option<_>>()?;
    (!codes.is_empty()).then(|| codes.join(", "))
}

/// A number in the place of a map with a total, as its fields.
fn counted(context: &FileContext<'_>, route: &Route, text: &str) -> Option<String> {
    let shape = context.shape().at(route)?;
    shape.field("total")?;
    let (number, qualifier) = exact::count(text)?;
    let qualifier = qualifier.filter(|_| shape.field("qualifier").is_some());
    Some(qualifier.map_or_else(
        || format!("total: {number}"),
        |qualifier| format!("total: {number}, qualifier: {qualifier}"),
    ))
}

/// What to write in the place of a text that gives a number.
fn number(context: &FileContext<'_>, route: &Route, text: &str) -> Option<String> {
    let (number, qualifier) = exact::count(text)?;
    let field = route.last_key()?;
    let has_qualifier = route
        .split_last()
        .and_then(|(above, _)| context.shape().at(&above)?.field("qualifier"))
        .is_some();
    match qualifier {
        None => Some(format!("write {}", line(route, &number.to_string()))),
        Some(qualifier) if has_qualifier && ["total", "value"].contains(&field) => {
            Some(format!("write `{field}: {number}` and `qualifier: {qualifier}`"))
        }
        Some(_) => None,
    }
}

/// The vocabulary that the value should be a code of.
fn vocabulary(shape: &Shape, route: &Route) -> Option<String> {
    match shape.at(route)?.meaning()? {
        Meaning::Code(vocabulary) => Some(vocabulary.clone()),
        Meaning::Reference(_) | Meaning::Text => None,
    }
}

/// Text that may stand in brackets or braces.
fn guarded(text: &str) -> String {
    match text {
        quoted if quoted.starts_with(['"', '\'']) => quoted.to_owned(),
        plain if plain.contains([',', '[', ']', '{', '}']) => {
            format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
        }
        plain => plain.to_owned(),
    }
}

/// What is meant by text in the place of a number or of `true` or `false`.
fn meant(node: &Node, expected: &str) -> Option<String> {
    let text = node.as_str()?;
    match expected {
        "`true` or `false`" => exact::flag(text).map(|flag| flag.to_string()),
        "a whole number" => text.parse::<i64>().ok().map(|_| text.to_owned()),
        "a number" => exact::decimal(text),
        _ => None,
    }
}
