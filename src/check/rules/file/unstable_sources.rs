//! `unstable-sources`: a source that nobody can look up as it is written.

use fluent_uri::Iri;
use memchr::memchr;

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::short;
use crate::finding::Severity;
use crate::message;
use crate::message::Message;
use crate::model::{FileKind, Vocabulary, folded};
use crate::suggest::nearest;
use crate::yaml::each_map;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unstable-sources",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("unstable_sources"),
    check: Check::File(check),
};

/// The schemes under which something can be looked up.
const SCHEMES: [&str; 3] = ["https", "http", "ftp"];

/// How the names of source documents end.
const ENDINGS: [&str; 2] = [".txt", ".pdf"];

fn check(context: &FileContext<'_>, findings: &mut Findings<'_>) {
    // The source of a vocabulary is told in sentences.
    if context.file.kind == FileKind::Vocabulary {
        return;
    }
    let documents = context.registry.vocabularies.get("documents");
    each_map(context.root, |above, map| {
        for entry in map.entries() {
            let field = entry.key.as_str();
            // The fields that hold a URL or the name of a document, wherever they are.
            let is_source = matches!(field, "source" | "link" | "website");
            let Some(written) = entry.value.as_str().filter(|_| is_source) else { continue };
            let Some(fault) = judge(written, field, documents) else { continue };
            findings.push_with(context.id, || {
                let (message, help) = match fault {
                    Fault::Url(message, help) => (message, help),
                    Fault::Document(documents) => (
                        message!("unstable-sources.document", source = short(written)),
                        similar_document(written, field, documents),
                    ),
                };
                RULE.at(context.value(&above.route().key(field)), message).with_help(help)
            });
        }
    });
}

/// What is wrong with a source.
enum Fault<'v> {
    /// It begins like a URL and is not one: how it fails, and what to do.
    Url(Message, Message),
    /// It is named like a document and is not one of these.
    Document(&'v Vocabulary),
}

fn judge<'v>(written: &str, field: &str, documents: Option<&'v Vocabulary>) -> Option<Fault<'v>> {
    if begins_like_url(written) {
        return url(written, field).map(|(message, help)| Fault::Url(message, help));
    }
    let ends_so = |written: &str| ENDINGS.iter().any(|ending| written.ends_with(ending));
    let is_document = || memchr(b'.', written.as_bytes()).is_some() && ends_so(&folded(written));
    let documents = documents.filter(|known| known.get(written).is_none() && is_document());
    documents.map(Fault::Document)
}

/// What to write in the place of the name of a document that is not known.
fn similar_document(written: &str, field: &str, documents: &Vocabulary) -> Message {
    let codes = documents.terms.iter().map(|term| term.code.to_string());
    match nearest(written, codes.map(|code| (folded(&code), code))) {
        Some(code) => {
            message!("unstable-sources.help-meant", line = format!("{field}: {code}"))
        }
        None => message!("unstable-sources.help-document"),
    }
}

/// Schemes whose address has no `//`, and that lead to nothing that others can look up.
const WITHOUT_HOST: [&str; 7] =
    ["javascript:", "data:", "vbscript:", "about:", "mailto:", "file:", "blob:"];

/// The scheme of an address that lacks its colon or a slash: `https//x`, `http:x`.
fn broken_scheme(text: &str) -> Option<(&'static str, &str)> {
    ["https", "http"].into_iter().find_map(|scheme| {
        let rest = text.strip_prefix(scheme)?;
        let bare = rest.trim_start_matches([':', '/', ';']);
        let is_broken = !rest.starts_with("://") && rest.len() > bare.len() && bare.contains('.');
        is_broken.then_some((scheme, bare))
    })
}

/// Whether a text is a path on somebody's own computer.
fn is_local_path(text: &str) -> bool {
    let mut letters = text.chars();
    let is_drive = letters.next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && letters.next() == Some(':')
        && letters.next().is_some_and(|letter| letter == '\\' || letter == '/');
    is_drive
        || text.starts_with("\\\\")
        || text.starts_with("/home/")
        || text.starts_with("/Users/")
}

fn begins_like_url(text: &str) -> bool {
    if text.starts_with("https://") {
        return true;
    }
    // What has neither a scheme, nor a path, nor bare or broken beginnings, is a name.
    let is_sign = |byte: u8| matches!(byte, b':' | b';' | b'/' | b'\\' | b'<');
    let bare = text.trim_start();
    let has_www = bare.get(..4).is_none_or(|start| start.eq_ignore_ascii_case("www."));
    if !has_www && !text.bytes().any(is_sign) {
        return false;
    }
    let start = text.trim_start().to_lowercase();
    if WITHOUT_HOST.iter().any(|scheme| start.starts_with(scheme))
        || broken_scheme(&start).is_some()
        || is_local_path(text)
        || start.starts_with("<http")
    {
        return true;
    }
    let scheme = start.split_once(":/").map(|(scheme, _)| scheme);
    start.starts_with("www.")
        || start.starts_with("//")
        || start.starts_with("http:")
        || start.starts_with("https:")
        || scheme.is_some_and(|scheme| {
            !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// What is wrong with a text that begins like a URL, and what to do.
fn url(written: &str, field: &str) -> Option<(Message, Message)> {
    let source = || short(written);
    let write =
        |url: &str| message!("unstable-sources.help-write", line = format!("{field}: {url}"));
    let meant =
        |url: &str| message!("unstable-sources.help-meant", line = format!("{field}: {url}"));
    let copy = || message!("unstable-sources.help-browser");
    if is_local_path(written) {
        let help = message!("unstable-sources.help-local");
        return Some((message!("unstable-sources.local", source = source()), help));
    }
    if let Some(inner) = written.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        return Some((message!("unstable-sources.brackets", source = source()), write(inner)));
    }
    if let Some((scheme, rest)) = broken_scheme(written) {
        let help = meant(&format!("{scheme}://{rest}"));
        return Some((message!("unstable-sources.scheme", source = source()), help));
    }
    if written.contains(char::is_whitespace) {
        let help = message!("unstable-sources.help-space");
        return Some((message!("unstable-sources.space", source = source()), help));
    }
    if written.to_lowercase().starts_with("www.") || written.starts_with("//") {
        let help = write(&format!("https://{}", written.trim_start_matches('/')));
        return Some((message!("unstable-sources.without-scheme", source = source()), help));
    }
    let Ok(iri) = Iri::parse(written) else {
        return Some((message!("unstable-sources.unparsed", source = source()), copy()));
    };
    let scheme = iri.scheme().as_str().to_lowercase();
    if !SCHEMES.contains(&scheme.as_str()) {
        let rest = written.split_once(':').map_or("", |(_, rest)| rest);
        let help = match nearest(&scheme, SCHEMES.map(|known| (known.to_owned(), known))) {
            Some(known) => meant(&format!("{known}:{rest}")),
            None => message!("unstable-sources.help-address"),
        };
        return Some((message!("unstable-sources.web", source = source()), help));
    }
    let host = iri.authority().map_or("", |authority| authority.host());
    if host.is_empty() {
        return Some((message!("unstable-sources.host", source = source()), copy()));
    }
    if !host.contains(['.', ':']) {
        return Some((message!("unstable-sources.private-host", source = source()), copy()));
    }
    let bare = written.trim_end_matches([',', ';', '>', '"', '\'']);
    let end = &written[bare.len()..];
    (!end.is_empty())
        .then(|| (message!("unstable-sources.end", source = source(), end), write(bare)))
}
