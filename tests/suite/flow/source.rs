//! What one source file declares and what it names.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

/// A source file, as far as the flow of data is read from it.
#[derive(Debug, Default)]
pub(super) struct Source {
    /// The modules of `mod x;`.
    pub(super) modules: BTreeSet<String>,
    /// The names of the items that it defines.
    pub(super) items: BTreeSet<String>,
    /// What it imports, in any scope.
    pub(super) imports: Vec<Import>,
    /// The paths of two segments or more in its code.
    pub(super) paths: Vec<Mention>,
    /// Every name in its code, imports aside.
    pub(super) names: BTreeSet<String>,
}

/// A name that a `use` brings into scope.
#[derive(Debug)]
pub(super) struct Import {
    /// What it is called here.
    pub(super) alias: String,
    pub(super) mention: Mention,
    /// Whether others may use it from here.
    pub(super) is_public: bool,
}

/// A path at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) path: Vec<String>,
    /// The line, counted from 1.
    pub(super) line: usize,
}

impl Source {
    /// Reads a file without the items that have one of these attributes, such as `cfg(test)`.
    pub(super) fn read(text: &str, left_out: &[&str]) -> Self {
        let tokens: TokenStream = text.parse().expect("the file compiles");
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut source = Self::default();
        source.declarations(&without_items(&tokens, left_out));
        source.code(&tokens, left_out);
        source
    }

    /// Takes the modules and items from the outermost tokens.
    fn declarations(&mut self, tokens: &[TokenTree]) {
        for at in 0..tokens.len() {
            if let [TokenTree::Ident(word), _, _, TokenTree::Group(arms), ..] = &tokens[at..]
                && word == "macro_rules"
            {
                self.declarations_of_macro(arms);
            }
            let [TokenTree::Ident(word), TokenTree::Ident(name), ..] = &tokens[at..] else {
                continue;
            };
            match word.to_string().as_str() {
                "mod" if is_punct(tokens.get(at + 2), ';') => {
                    self.modules.insert(plain(name));
                }
                "const" | "enum" | "fn" | "static" | "struct" | "trait" | "type" | "union" => {
                    self.items.insert(plain(name));
                }
                _ => {}
            }
        }
    }

    /// Takes the items that a macro defines under a name of its own.
    fn declarations_of_macro(&mut self, arms: &Group) {
        for token in arms.stream() {
            if let TokenTree::Group(body) = token
                && body.delimiter() == Delimiter::Brace
            {
                self.declarations(&body.stream().into_iter().collect::<Vec<_>>());
            }
        }
    }

    /// Takes the imports, paths and names from tokens at any depth.
    fn code(&mut self, tokens: &[TokenTree], left_out: &[&str]) {
        let tokens = without_items(tokens, left_out);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Ident(word) if word == "pub" => {
                    at += 1;
                    let is_scope = |group: &Group| group.delimiter() == Delimiter::Parenthesis;
                    if matches!(tokens.get(at), Some(TokenTree::Group(group)) if is_scope(group)) {
                        at += 1;
                    }
                    if is_use(&tokens, at) {
                        at = self.import(&tokens, at + 1, true);
                    }
                }
                TokenTree::Ident(_) if is_use(&tokens, at) => {
                    at = self.import(&tokens, at + 1, false);
                }
                TokenTree::Ident(word) if word == "enum" => {
                    // Its variants have names of their own, which are none of the names in scope.
                    at += tokens[at..].iter().position(is_brace).expect("an enum has a body");
                    self.code(&groups_of(&tokens[at]), left_out);
                    at += 1;
                }
                TokenTree::Ident(first) => {
                    let (path, end) = path(&tokens, at);
                    let is_field = at > 0 && is_punct(tokens.get(at - 1), '.');
                    if !is_field {
                        self.names.insert(path[0].clone());
                    }
                    if path.len() > 1 {
                        self.paths.push(Mention { path, line: line(first) });
                    }
                    at = end;
                }
                TokenTree::Group(group) => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    self.code(&inner, left_out);
                    at += 1;
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => at += 1,
            }
        }
    }

    /// Takes one `use`, which ends at a semicolon; the position behind it.
    fn import(&mut self, tokens: &[TokenTree], from: usize, is_public: bool) -> usize {
        let length = tokens[from..].iter().take_while(|token| !is_punct(Some(token), ';')).count();
        for (alias, mention) in use_tree(&[], &tokens[from..from + length]) {
            self.imports.push(Import { alias, mention, is_public });
        }
        from + length + 1
    }
}

/// Whether an import begins here, and not the `use<…>` of a type.
fn is_use(tokens: &[TokenTree], at: usize) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Ident(word)) if word == "use")
        && !is_punct(tokens.get(at + 1), '<')
}

/// The leaves of a `use`, each with the name that it has here.
fn use_tree(before: &[String], tokens: &[TokenTree]) -> Vec<(String, Mention)> {
    let commas = tokens.split(|token| is_punct(Some(token), ','));
    commas.filter(|tree| !tree.is_empty()).flat_map(|tree| one_use_tree(before, tree)).collect()
}

fn one_use_tree(before: &[String], tree: &[TokenTree]) -> Vec<(String, Mention)> {
    let Some(TokenTree::Ident(first)) = tree.first() else {
        panic!("a `use` of everything is not read: {tree:?}");
    };
    let (segments, end) = path(tree, 0);
    let mut path: Vec<String> = before.iter().cloned().chain(segments).collect();
    // A group stands behind `::`, which is no part of the path.
    if let Some(TokenTree::Group(group)) = tree.get(end + 2) {
        let inner: Vec<TokenTree> = group.stream().into_iter().collect();
        return use_tree(&path, &inner);
    }
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    let alias = match tree.get(end..) {
        Some([TokenTree::Ident(word), TokenTree::Ident(alias)]) if word == "as" => plain(alias),
        Some([]) => path.last().unwrap().clone(),
        other => panic!("a `use` of everything is not read: {other:?}"),
    };
    vec![(alias, Mention { path, line: line(first) })]
}

/// The segments of the path that begins here, and the position behind it.
fn path(tokens: &[TokenTree], from: usize) -> (Vec<String>, usize) {
    let (mut segments, mut at) = (Vec::new(), from);
    while let Some(TokenTree::Ident(segment)) = tokens.get(at) {
        segments.push(plain(segment));
        at += 1;
        let goes_on = is_punct(tokens.get(at), ':')
            && is_punct(tokens.get(at + 1), ':')
            && matches!(tokens.get(at + 2), Some(TokenTree::Ident(_)));
        if !goes_on {
            break;
        }
        at += 2;
    }
    (segments, at)
}

/// The tokens without the items that have one of these attributes.
fn without_items(tokens: &[TokenTree], left_out: &[&str]) -> Vec<TokenTree> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let is_left_out = is_punct(tokens.get(at), '#')
            && matches!(tokens.get(at + 1), Some(TokenTree::Group(group))
                if left_out.contains(&condition(group).as_str()));
        if is_left_out {
            let rest = &tokens[at + 2..];
            let end = rest.iter().position(is_end_of_item);
            at += 2 + end.map_or(rest.len(), |end| end + 1);
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// The `cfg(…)` of an attribute without blanks; nothing for another attribute.
fn condition(attribute: &Group) -> String {
    let mut tokens = attribute.stream().into_iter();
    let is_condition = matches!(tokens.next(), Some(TokenTree::Ident(word)) if word == "cfg");
    if is_condition { attribute.stream().to_string().replace(' ', "") } else { String::new() }
}

fn is_end_of_item(token: &TokenTree) -> bool {
    is_brace(token) || is_punct(Some(token), ';')
}

/// The groups directly within a group.
fn groups_of(token: &TokenTree) -> Vec<TokenTree> {
    let TokenTree::Group(group) = token else { return Vec::new() };
    group.stream().into_iter().filter(|token| matches!(token, TokenTree::Group(_))).collect()
}

fn is_brace(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

fn is_punct(token: Option<&TokenTree>, letter: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == letter)
}

fn line(ident: &Ident) -> usize {
    ident.span().start().line
}

/// The name of an identifier, without the `r#` of one that is a keyword.
fn plain(ident: &Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map_or(name.clone(), str::to_owned)
}
