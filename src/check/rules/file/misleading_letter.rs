//! `misleading-letter`: a letter of a text that cannot be seen, or looks like another letter of its word.

use memchr::{memchr, memmem};

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::line;
use crate::finding::{Finding, Fix, Severity};
use crate::message;
use crate::message::Message;
use crate::model::{Misleading, in_own_quotes, is_blank, is_control, misleading};
use crate::schema::Meaning;
use crate::yaml::{Route, each_text, quoted};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "misleading-letter",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("misleading_letter"),
    check: Check::File(check),
};

/// The longest text, in letters, that a help line repeats.
const MOST_REPEATED: usize = 100;

/// The texts by which things are called: nobody puts them in quotes.
const NAMES: [&str; 3] = ["title", "name", "label"];

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    let text = &context.source.text;
    // A control character is always written as `\a` or `\x07`: the reader accepts no other.
    if memchr(b'\\', text.as_bytes()).is_some() {
        each_text(context.root, |way, text| {
            if let Some(found) = misleading(text).filter(|_| text.contains(is_control)) {
                findings.push_with(context.id, || letter(context, way.route(), found));
            }
        });
    }
    if !may_mislead(text) {
        return;
    }
    context.shape().each_meaning(context.root, |way, node, meaning| {
        if *meaning != Meaning::Text {
            return;
        }
        let is_name = || way.route().last_key().is_some_and(|field| NAMES.contains(&field));
        for entry in node.entries() {
            let is_new = |text: &&str| !is_blank(text) && !text.contains(is_control);
            let Some(text) = entry.value.as_str().filter(is_new) else { continue };
            let place = || way.route().key(&entry.key);
            if let Some(found) = misleading(text) {
                findings.push_with(context.id, || letter(context, place(), found));
            } else if let Some((quote, inner)) = in_own_quotes(text).filter(|_| is_name()) {
                findings.push_with(context.id, || {
                    let delete = message!("misleading-letter.help-quotes");
                    RULE.at(context.value(&place()), message!("misleading-letter.quotes", quote))
                        .with_help(retyped(&place(), inner, delete))
                });
            }
        }
    });
}

/// Whether a file may have letters that are not meant, or a text in its own quotes: most have not as much as the
/// first byte of one, and those of accents are not among these.
fn may_mislead(text: &str) -> bool {
    let is_first = |byte: u8| matches!(byte, b'\\' | 0xc2 | 0xd0..=0xd3 | 0xe2 | 0xef);
    let any = |part: &[u8]| part.iter().fold(false, |found, byte| found | is_first(*byte));
    text.as_bytes().chunks(64).any(any) || memmem::find(text.as_bytes(), b"'\"").is_some()
}

/// A letter that is surely not meant.
fn letter(context: &FileContext<'_>, route: Route, found: Misleading) -> Finding {
    let Misleading { letter, is_invisible, typed } = found;
    let message = match is_invisible {
        true => message!("misleading-letter.invisible", letter),
        false => message!("misleading-letter", letter),
    };
    let help = retyped(&route, &typed, message!("misleading-letter.help-long"));
    let finding = RULE.at(context.value(&route), message).with_help(help);
    Finding { fix: Some(Fix::Replace { route, value: typed }), ..finding }
}

/// The text as it should be, where it is short.
fn retyped(route: &Route, text: &str, otherwise: Message) -> Message {
    match text.chars().count() <= MOST_REPEATED {
        true => message!("misleading-letter.help", line = line(route, &quoted(text))),
        false => otherwise,
    }
}
