//! `wrong-type`: a value is of another type than its field.

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::{Findings, Pending};
use crate::check::words::{is_item, left_out, line, or_left_out, part};
use crate::edit::{form, items_of};
use crate::finding::Severity;
use crate::message;
use crate::message::{Message, Value as Words};
use crate::model::{FileKind, IdForm, exact, typed_text};
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
    findings.push_pending(context.id, || {
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
        let finding = RULE.at(context.value(route), message).with_help(help);
        (
            finding,
            expected.contains(&Expected::Id).then(|| numbered(context, route, node)).flatten(),
        )
    });
}

/// A number in the place of the id of a record whose ids have one: `300` for `exp-0300`.
fn numbered(context: &FileContext<'_>, route: &Route, node: &Node) -> Option<Pending> {
    let (Meaning::Reference(kind), Value::Integer(number)) =
        (context.shape().at(route)?.meaning()?, &node.value)
    else {
        return None;
    };
    let IdForm::Numbered(prefix) = kind.id_form() else { return None };
    let exact = Some(format!("{prefix}{number:04}"));
    Some(Pending::SimilarRecord { kind: *kind, written: number.to_string(), exact })
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
    let item = text.and_then(|text| as_item(context, route, text));
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
        (Some(Expected::List), _, None) => match items(context.shape(), route) {
            Some(items) => below(source, node, items),
            None => message!("wrong-type.help-items"),
        },
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
        (Some(Expected::Map), _, None) => match context.shape().at(route) {
            Some(shape) if is_item(route) && shape.has_fields() => {
                message!("wrong-type.help-item", item = form(shape))
            }
            _ => message!("wrong-type.help-fields"),
        },
        (Some(Expected::Id), ..) => match context.shape().at(route).and_then(Shape::meaning) {
            Some(Meaning::Reference(kind)) => {
                message!("wrong-type.help-ids", kinds = kind.plural())
            }
            _ => first_line(context.file),
        },
        (Some(Expected::WholeNumber | Expected::Number), Some(text), _)
            if let Some(help) = number(context, route, text) =>
        {
            help
        }
        (Some(Expected::Text | Expected::WholeNumber), Some(_), _)
            if let Some(vocabulary) = vocabulary(context.shape(), route) =>
        {
            message!("wrong-type.help-codes", vocabulary)
        }
        (Some(Expected::Text), Some(text), _) => {
            message!("wrong-type.help-quotes", line = line(&format!("\"{text}\"")))
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

/// A scalar as an item of the list in which it is or that should be in its place, as `mieux set` would write it; a
/// code or id that is unknown as it is.
fn as_item(context: &FileContext<'_>, route: &Route, text: &str) -> Option<String> {
    let list_route = if is_item(route) { route.split_last()?.0 } else { route.clone() };
    let list = context.shape().at(&list_route)?;
    let items = list.items()?;
    let is_several = text.contains([',', ';']);
    let bare = typed_text(text);
    let read =
        || items_of(bare.trim_matches(['"', '\'']), list, context.shape(), context.vocabularies());
    match items.meaning() {
        None if !items.has_fields() && is_several => None,
        Some(meaning) if *meaning != Meaning::Text => read().or_else(|| Some(text.to_owned())),
        _ => read(),
    }
}

/// The shape of the items of the list that should be here, if these have fields.
fn items<'s>(shape: &'s Shape, route: &Route) -> Option<&'s Shape> {
    shape.at(route)?.items().filter(|items| items.has_fields())
}

/// How to write the items of a list in the place of something else: an item whose dash is missing with it, else as a
/// form.
fn below(source: &Source, node: &Node, items: &Shape) -> Message {
    let first = node.entries().first().filter(|entry| items.field(&entry.key).is_some());
    let line = first.and_then(|_| source.text[node.span.clone()].lines().next());
    match line.filter(|line| line.len() <= 60) {
        Some(item) => message!("wrong-type.help-begin-item", item),
        None => message!("wrong-type.help-items-form", form = form(items)),
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
