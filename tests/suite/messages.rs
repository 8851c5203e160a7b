//! Messages and their texts: every message of the sources has a text with the values that it gives, and
//! every text is of a message.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::common::{files, project};

/// A message as the sources write it: its key and the names of its values.
type Use = (String, BTreeSet<String>);

/// The texts of findings, errors and the like by key. The texts of reports have keys that are put together.
fn texts() -> BTreeMap<String, String> {
    let files = files(&project("src/words/en"), "txt").into_iter();
    let files = files.filter(|path| !path.ends_with("reports.txt"));
    let texts = files.flat_map(|path| {
        let text = fs::read_to_string(path).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let pair = |line: &str| line.split_once(" = ").map(|(key, text)| (key.into(), text.into()));
        lines.filter_map(pair).collect::<Vec<(String, String)>>()
    });
    texts.collect()
}

fn placeholders(text: &str) -> BTreeSet<String> {
    let names = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned()));
    names.collect()
}

/// Every `message!(…)` below a list of tokens, and every text in quotes.
fn collect(tokens: TokenStream, uses: &mut Vec<Use>, quoted: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Literal(literal) => {
                quoted.insert(literal.to_string().trim_matches('"').to_owned());
            }
            TokenTree::Group(group) => {
                if is_message(&tokens[..at]) && group.delimiter() == Delimiter::Parenthesis {
                    uses.extend(message(group.stream()));
                }
                collect(group.stream(), uses, quoted);
            }
            _ => {}
        }
    }
}

fn is_message(before: &[TokenTree]) -> bool {
    let [.., TokenTree::Ident(name), TokenTree::Punct(bang)] = before else { return false };
    name == "message" && bang.as_char() == '!'
}

/// The key and the names in the arguments of `message!`.
fn message(arguments: TokenStream) -> Option<Use> {
    let tokens: Vec<TokenTree> = arguments.into_iter().collect();
    let is_comma =
        |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
    let mut arguments = tokens.split(is_comma);
    let key = match arguments.next()? {
        [TokenTree::Literal(key)] => key.to_string().trim_matches('"').to_owned(),
        _ => return None,
    };
    // A comma inside of a value, as in a type, begins no name.
    let names = arguments.filter_map(|argument| match argument {
        [TokenTree::Ident(name)] => Some(name.to_string()),
        [TokenTree::Ident(name), TokenTree::Punct(mark), ..] if mark.as_char() == '=' => {
            Some(name.to_string())
        }
        _ => None,
    });
    Some((key, names.collect()))
}

#[test]
fn every_message_has_a_text_with_its_values_and_every_text_has_a_message() {
    let texts = texts();
    let (mut uses, mut quoted) = (Vec::new(), BTreeSet::new());
    for path in files(&project("src"), "rs") {
        let tokens = fs::read_to_string(&path).unwrap().parse().unwrap();
        collect(tokens, &mut uses, &mut quoted);
    }
    assert!(!uses.is_empty());
    let mut wrong = Vec::new();
    for (key, names) in &uses {
        let forms = ["", ".one", ".other"].map(|form| format!("{key}{form}"));
        let forms: Vec<&String> = forms.iter().filter_map(|form| texts.get(form)).collect();
        if forms.is_empty() {
            wrong.push(format!("`{key}` has no text"));
        }
        for text in forms {
            let placeholders = placeholders(text);
            // A number may choose between two forms without being in the text.
            let is_named = |name: &&String| *name != "count" && !placeholders.contains(*name);
            let unused: Vec<&String> = names.iter().filter(is_named).collect();
            let missing: Vec<&String> = placeholders.difference(names).collect();
            if !unused.is_empty() || !missing.is_empty() {
                wrong.push(format!("`{key}`: unused {unused:?}, missing {missing:?}"));
            }
        }
    }
    // The keys of these are put together from a name.
    let put_together = [
        "kind.",
        "count.",
        "word.",
        "about.",
        "document.column.",
        "document.paper.",
        "site.topic.",
        "site.file.",
        "site.fact.",
        "server.ids-of.",
    ];
    let is_put_together = |key: &str| put_together.iter().any(|one| key.starts_with(one));
    for key in texts.keys().filter(|key| !is_put_together(key)) {
        let stem = key.strip_suffix(".one").or_else(|| key.strip_suffix(".other")).unwrap_or(key);
        if !quoted.contains(stem) && !quoted.contains(key) {
            wrong.push(format!("no source uses `{key}`"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The notes in the cells of empty sheets are the descriptions of the schemas.
#[test]
fn what_columns_are_for_is_in_the_schemas_in_the_same_words() {
    let schemas = files(&project("schemas"), "json").into_iter();
    let schemas: String = schemas.map(|path| fs::read_to_string(path).unwrap()).collect();
    for (key, text) in texts().into_iter().filter(|(key, _)| key.starts_with("about.")) {
        let description = format!("\"description\": {}", serde_json::json!(text));
        assert!(schemas.contains(&description), "{key}");
    }
}
