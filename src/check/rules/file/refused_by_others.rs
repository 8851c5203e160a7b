//! `refused-by-others`: a tab or a line separator at which other readers of YAML stop, or read otherwise.

use memchr::{memchr3, memmem};

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::finding::{Place, Severity, Spot};
use crate::message;
use crate::model::unusual;
use crate::yaml::{Node, Span, Value, each_value};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "refused-by-others",
    severity: Severity::Error,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("refused_by_others"),
    check: Check::File(check),
};

/// The letters that YAML 1.1 takes for the end of a line.
const SEPARATORS: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let text = &context.source.text;
    let is_doubtful = |letter: char| letter == '\t' || SEPARATORS.contains(&letter);
    // Few texts have as much as the first byte of such a letter; the others have quotes of typographers.
    let has = |letter: &str| memmem::find(text.as_bytes(), letter.as_bytes()).is_some();
    if memchr3(b'\t', 0xc2, 0xe2, text.as_bytes()).is_none()
        || !["\t", "\u{85}", "\u{2028}", "\u{2029}"].into_iter().any(has)
    {
        return;
    }
    let free = free_text(context.root, text);
    for (at, letter) in text.match_indices(is_doubtful) {
        let is_tab = letter == "\t";
        if is_tab && (is_within(&free, at) || is_in_comment(text, at, &free)) {
            continue;
        }
        findings.push_with(context.id, || {
            let (message, help) = match unusual(letter) {
                None => (message!("refused-by-others.tab"), message!("refused-by-others.help-tab")),
                Some(letter) => (
                    message!("refused-by-others.separator", letter),
                    message!("refused-by-others.help-separator"),
                ),
            };
            let spot = Spot::Bytes(at..at + letter.len());
            RULE.at(Place { file: context.id, spot }, message).with_help(help)
        });
    }
}

/// Where a tab is a letter like any other: in quotes, and in block texts from the column of their text on.
fn free_text(root: &Node, text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    each_value(root, |_, node| {
        let Value::String(_) = &node.value else { return };
        let source = &text[node.span.clone()];
        let line = text[..node.span.start].rfind('\n').map_or(0, |newline| newline + 1);
        let before = &text[line..node.span.start];
        if source.starts_with(['"', '\'']) {
            spans.push(node.span.clone());
        } else if before.trim().is_empty() && !before.is_empty() {
            // A block text begins on a line of its own; so does plain text that may not hold a tab.
            let above = text[..line].trim_end_matches(['\n', ' ', '\r']);
            let header = above.rsplit('\n').next().unwrap_or_default();
            if header
                .trim_end_matches(['-', '+', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
                .ends_with(['>', '|'])
            {
                let column = before.len();
                let mut start = node.span.start;
                for part in source.split_inclusive('\n') {
                    let indent = part.len() - part.trim_start_matches(' ').len();
                    let skipped = if start == node.span.start { 0 } else { indent.min(column) };
                    let is_text = start == node.span.start || indent >= column;
                    if is_text {
                        spans.push(start + skipped..start + part.len());
                    }
                    start += part.len();
                }
            }
        }
    });
    spans.sort_unstable_by_key(|span| span.start);
    spans
}

fn is_within(spans: &[Span], at: usize) -> bool {
    let after = spans.partition_point(|span| span.start <= at);
    spans[..after].last().is_some_and(|span| at < span.end)
}

/// Whether a comment begins before a byte on its line.
fn is_in_comment(text: &str, at: usize, free: &[Span]) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    text[line..at].match_indices('#').any(|(hash, _)| {
        let before = &text[line..line + hash];
        (before.is_empty() || before.ends_with([' ', '\t'])) && !is_within(free, line + hash)
    })
}
