//! `wrong-type`: a value is of another type than its field.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{is_item, left_out, line, or_left_out, part};
use crate::finding::Severity;
use crate::message;
use crate::message::{Message, Value as Words};
use crate::model::{FileKind, exact};
use crate::registry::{Source, SourceFile};
use crate::schema::{Expected, Meaning, Problem, Shape, Violation};
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
    let Problem::WrongType { expected } = &violation.problem else { return };
    let route = &violation.route;
    let Some(node) = route.find(context.root) else { return };
    findings.push_with(context.id, || {
        let found = node.type_name();
        let (message, help) = if *route == Route::TOP {
            (message!("wrong-type.file", found), first_line(context.file))
        } else {
            let part = part(context.file.kind, route);
            let message = match node.value {
                Value::Null => message!("wrong-type.nothing", part, expected = words(expected)),
                _ => message!("wrong-type", part, found, expected = words(expected)),
            };
            (message, help(context, route, node, expected))
        };
        RULE.at(context.value(route), message).with_help(help)
    });
}

/// The types of which a value must have one.
fn words(expected: &[Expected]) -> Words {
    let name = |expected: &Expected| match expected {
        Expected::Date => message!("type.date"),
        Expected::Flag => message!("type.flag"),
        Expected::Id => message!("type.id"),
        Expected::List => message!("type.list"),
        Expected::Map => message!("type.map"),
        Expected::Nothing => message!("type.nothing"),
        Expected::Number => message!("type.number"),
        Expected::Record => message!("type.record"),
        Expected::Text => message!("type.text"),
        Expected::TextByLanguage => message!("type.text-by-language"),
        Expected::WholeNumber => message!("type.whole-number"),
    };
    Words::OneOf(expected.iter().map(|one| name(one).into()).collect())
}

/// What to write in a file that is no map.
fn first_line(file: &SourceFile) -> Message {
    let line = match file.kind {
        FileKind::Claims => "claims:".to_owned(),
        _ => format!("id: {}", file.stem()),
    };
    message!("wrong-type.help-first-line", line)
}

fn help(context: &FileContext<'_>, route: &Route, node: &Node, expected: &[Expected]) -> Message {
    let field = route.last_key().unwrap_or_default();
    let source = context.source;
    let text = on_one_line(source, node);
    let item = text.and_then(|text| as_item(context.shape(), route, text));
    let line = |text: &str| line(route, text);
    let only = match expected {
        [only] => Some(*only),
        _ => None,
    };
    match (only, text, item) {
        _ if is_hidden(source, node) => message!("wrong-type.help-hash"),
        (Some(Expected::List), ..) if let Some(item) = undashed(source, node) => {
            message!("wrong-type.help-dash", item)
        }
        _ if node.value == Value::Null => {
            let write = message!("wrong-type.help-value");
            or_left_out(write, context.shape(), context.root, route)
        }
        _ if let Some(help) =
            text.and_then(|text| left_out(context.shape(), context.root, route, text)) =>
        {
            help
        }
        (Some(Expected::List), Some(text), _) if let Some(codes) = codes(context, route, text) => {
            message!("wrong-type.help-list", line = line(&format!("[{codes}]")))
        }
        (Some(Expected::List), _, Some(item)) => {
            message!("wrong-type.help-list", line = line(&format!("[{item}]")))
        }
        (Some(Expected::List), _, None) => message!("wrong-type.help-items"),
        (Some(Expected::TextByLanguage), Some(text), _) => {
            let text = guarded(text);
            message!("wrong-type.help-language", line = line(&format!("{{en: {text}}}")))
        }
        (Some(Expected::TextByLanguage), None, _) => {
            message!("wrong-type.help-language-below", field)
        }
        (Some(Expected::Map), Some(text), _)
            if let Some(fields) = counted(context, route, text) =>
        {
            message!("write.line", line = line(&format!("{{{fields}}}")))
        }
        (Some(Expected::Map), _, Some(item)) => message!("wrong-type.help-item", item),
        (Some(Expected::Map), _, None) => message!("wrong-type.help-fields"),
        (Some(Expected::Id), ..) => match context.shape().at(route).and_then(Shape::meaning) {
            Some(Meaning::Reference(kind)) => {
                message!("wrong-type.help-ids", kinds = kind.plural())
            }
            _ => first_line(context.file),
        },
        (Some(Expected::Text), Some(text), _) => match vocabulary(context.shape(), route) {
            Some(vocabulary) => message!("wrong-type.help-codes", vocabulary),
            None => message!("wrong-type.help-quotes", line = line(&format!("\"{text}\""))),
        },
        (Some(Expected::WholeNumber | Expected::Number), Some(text), _)
            if let Some(help) = number(context, route, text) =>
        {
            help
        }
        _ => match only.and_then(|only| intended(node, only)) {
            Some(meant) => message!("did-you-mean.line", line = line(&meant)),
            None if only == Some(Expected::Date) => message!("dates"),
            None if is_item(route) => {
                message!("wrong-type.help-as-item", expected = words(expected))
            }
            None => message!("wrong-type.help-after", expected = words(expected), field),
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

/// A scalar as it is in the file, if it is short and on the line of its key.
fn on_one_line<'s>(source: &'s Source, node: &Node) -> Option<&'s str> {
    let text = &source.text[node.span.clone()];
    let before = source.text[..node.span.start].trim_end_matches(' ');
    let is_scalar = !matches!(node.value, Value::List(_) | Value::Map(_));
    let fits = text.len() <= 60 && !text.contains('\n') && !before.ends_with('\n');
    (is_scalar && fits).then_some(text)
}

/// A scalar as an item of the list in which it is or that should be in its place: a code or id
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
fn number(context: &FileContext<'_>, route: &Route, text: &str) -> Option<Message> {
    let (number, qualifier) = exact::count(text)?;
    let field = route.last_key()?;
    let has_qualifier = route
        .split_last()
        .and_then(|(above, _)| context.shape().at(&above)?.field("qualifier"))
        .is_some();
    match qualifier {
        None => Some(message!("write.line", line = line(route, &number.to_string()))),
        Some(qualifier) if has_qualifier && ["total", "value"].contains(&field) => {
            let number = number.to_string();
            Some(message!("wrong-type.help-qualifier", field, number, qualifier))
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

/// Text that may be in brackets or braces.
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
fn intended(node: &Node, expected: Expected) -> Option<String> {
    let text = node.as_str()?;
    match expected {
        Expected::Flag => exact::flag(text).map(|flag| flag.to_string()),
        Expected::WholeNumber => text.parse::<i64>().ok().map(|_| text.to_owned()),
        Expected::Number => exact::decimal(text),
        _ => None,
    }
}
