//! `text-cut-off`: a `#` ends a text that goes on behind it.

use memchr::memmem;

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::{line, short};
use crate::finding::{Finding, Place, Severity, Spot};
use crate::message;
use crate::schema::{Meaning, Shape};
use crate::yaml::{Node, Route, Span, Value, each_value, quoted};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "text-cut-off",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("text_cut_off"),
    check: Check::File(check),
};

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let text = context.source.text.as_bytes();
    if memmem::find(text, b" #").is_none() && memmem::find(text, b"\t#").is_none() {
        return;
    }
    each_value(context.root, |way, node| {
        let Some(comment) = comment_behind(&context.source.text, node) else { return };
        let route = way.route();
        if is_cut_off(context, &route, node, &context.source.text[comment.clone()]) {
            findings.push_with(context.id, || found(context, &route, node, comment));
        }
    });
}

/// The comment on the last line of a text without quotes.
fn comment_behind(text: &str, node: &Node) -> Option<Span> {
    let is_scalar = !matches!(node.value, Value::List(_) | Value::Map(_) | Value::Null);
    if !is_scalar || text[node.span.clone()].starts_with(['"', '\'']) {
        return None;
    }
    let rest = &text[node.span.end..];
    let line = rest.split('\n').next().unwrap_or_default();
    let comment = line.trim_start_matches([' ', '\t']);
    let start = node.span.end + line.len() - comment.len();
    let is_comment = comment.starts_with('#') && start > node.span.end;
    is_comment.then(|| start..start + comment.trim_end().len())
}

/// Whether the comment may have been meant as text: behind free text any comment, behind another word only
/// one without a space, as nobody writes a comment.
fn is_cut_off(context: &FileContext<'_>, route: &Route, node: &Node, comment: &str) -> bool {
    let after = comment.trim_start_matches('#');
    let Some(text) = node.as_str().filter(|_| !after.trim().is_empty()) else { return false };
    let is_by_language = route.split_last().is_some_and(|(above, _)| {
        context.shape().at(&above).and_then(Shape::meaning) == Some(&Meaning::Text)
    });
    is_by_language || text.contains(' ') || !after.starts_with(char::is_whitespace)
}

fn found(context: &FileContext<'_>, route: &Route, node: &Node, comment: Span) -> Finding {
    let text = &context.source.text;
    let kept = node.scalar_text().unwrap_or_default();
    let lost = &text[comment.clone()];
    let whole = format!("{kept} {lost}");
    let meaning = context.shape().at(route).and_then(Shape::meaning);
    let is_code = matches!(meaning, Some(Meaning::Code(_) | Meaning::Reference(_)));
    let help = match whole.chars().count() <= 100 {
        _ if is_code => message!("text-cut-off.help-code"),
        true => message!("text-cut-off.help", line = line(route, &quoted(&whole))),
        false => message!("text-cut-off.help-long"),
    };
    let message = message!("text-cut-off", lost = short(lost));
    let place = Place { file: context.id, spot: Spot::Bytes(comment) };
    RULE.at(place, message).with_help(help)
}
