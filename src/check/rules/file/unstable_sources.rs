//! `unstable-sources`: a source that nobody can look up as it is written.

use fluent_uri::Iri;

use crate::check::context::FileContext;
use crate::check::page::page;
use crate::check::rule::{Check, Reach, Rule, Tier};
use crate::check::sink::Findings;
use crate::check::words::typed;
use crate::finding::Severity;
use crate::model::{FileKind, Vocabulary, folded};
use crate::suggest::nearest;
use crate::yaml::{Node, each_map};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unstable-sources",
    severity: Severity::Warning,
    tier: Tier::Default,
    reach: Reach::References,
    page: page!("unstable_sources"),
    check: Check::File(check),
};

/// The fields that hold a URL or the name of a document, wherever they stand.
const FIELDS: [&str; 3] = ["source", "link", "website"];

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
        for field in FIELDS {
            let Some(written) = map.get(field).and_then(Node::as_str) else { continue };
            let Some(fault) = judge(written, field, documents) else { continue };
            findings.push_with(context.id, || {
                let (words, help) = match fault {
                    Fault::Url(words, help) => (words, help),
                    Fault::Document(documents) => (
                        "is not one of the `documents`",
                        similar_document(written, field, documents),
                    ),
                };
                let route = above.route().key(field);
                let message = format!("`{}` {words}", typed(context.source, &route));
                RULE.finding(context.value(&route), message, Some(help))
            });
        }
    });
}

/// What is wrong with a source.
enum Fault<'v> {
    /// It begins like a URL and is not one: how it fails, and what to do.
    Url(&'static str, String),
    /// It is named like a document and is not one of these.
    Document(&'v Vocabulary),
}

fn judge<'v>(written: &str, field: &str, documents: Option<&'v Vocabulary>) -> Option<Fault<'v>> {
    if begins_like_url(written) {
        return url(written, field).map(|(fault, help)| Fault::Url(fault, help));
    }
    let written_alike = folded(written);
    let is_document = ENDINGS.iter().any(|ending| written_alike.ends_with(ending));
    let documents = documents.filter(|known| is_document && known.get(written).is_none());
    documents.map(Fault::Document)
}

/// What to write in the place of the name of a document that is not known.
fn similar_document(written: &str, field: &str, documents: &Vocabulary) -> String {
    let codes = documents.terms.iter().map(|term| term.code.to_string());
    match nearest(written, codes.map(|code| (folded(&code), code))) {
        Some(code) => format!("did you mean `{field}: {code}`?"),
        None => "correct the name, or add the document to `vocabularies/documents.yaml`".to_owned(),
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

/// What is wrong with a text that begins like a URL.
fn url(written: &str, field: &str) -> Option<(&'static str, String)> {
    let whole = || "copy the whole address from the browser".to_owned();
    if is_local_path(written) {
        let help =
            "write the address at which everybody finds it, or the name of the document".to_owned();
        return Some(("is a path on one computer", help));
    }
    if let Some(inner) = written.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        return Some((
            "is in angle brackets, so it is no URL",
            format!("write `{field}: {inner}`"),
        ));
    }
    if let Some((scheme, rest)) = broken_scheme(written) {
        let help = format!("did you mean `{field}: {scheme}://{rest}`?");
        return Some(("is a URL with a broken scheme", help));
    }
    if written.contains(char::is_whitespace) {
        return Some((
            "has a blank in it, so it is no URL",
            "remove the blank, write it as `%20`, or move the words to `note`".to_owned(),
        ));
    }
    if written.to_lowercase().starts_with("www.") || written.starts_with("//") {
        let url = format!("https://{}", written.trim_start_matches('/'));
        return Some(("is a URL without its scheme", format!("write `{field}: {url}`")));
    }
    let Ok(iri) = Iri::parse(written) else { return Some(("is no URL", whole())) };
    let scheme = iri.scheme().as_str().to_lowercase();
    if !SCHEMES.contains(&scheme.as_str()) {
        let rest = written.split_once(':').map_or("", |(_, rest)| rest);
        let help = match nearest(&scheme, SCHEMES.map(|known| (known.to_owned(), known))) {
            Some(meant) => format!("did you mean `{field}: {meant}:{rest}`?"),
            None => "write the address at which everybody finds it: `https://…`".to_owned(),
        };
        return Some(("is no URL of the web", help));
    }
    let host = iri.authority().map_or("", |authority| authority.host());
    if host.is_empty() {
        return Some(("names no host, so it is no URL", whole()));
    }
    if !host.contains(['.', ':']) {
        return Some(("names a host that nobody else can reach", whole()));
    }
    let bare = written.trim_end_matches([',', ';', '>', '"', '\'']);
    (bare != written)
        .then(|| ("ends in a sign that is none of the address", format!("write `{field}: {bare}`")))
}
