//! What a help line says to do, by its words.

/// What a help line says to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Advice {
    /// Write this in place of the value, the field or the line.
    Write(String),
    /// The same, and give the file this name.
    WriteAndRename(String, String),
    /// Give the fields of the map these values.
    Set(Vec<String>),
    /// Add this line to the map.
    Add(String),
    /// Remove the item, or the field of this name.
    Remove(Option<String>),
    /// Replace the bytes.
    Replace(&'static str),
    /// Begin the line with so many spaces.
    Indent(usize),
    /// Give the file this path, or this name in its folder.
    Rename(String),
    /// Run this command.
    Run(String),
}

/// How help lines begin that give what to write in the place of the finding.
const WRITE: &[&str] = &[
    "did you mean ",
    "write ",
    "write one of ",
    "write one date: ",
    "write it as a list: ",
    "write the item as ",
    "put it in quotes: ",
    "name the language: ",
    "put the text in quotes: ",
    "put the whole text in quotes, and write `\\\"` for a quote within: ",
    "put a space after the `-`: ",
    "put a space after the `:`: ",
    "replace it: ",
    "correct it, or leave out what is not certain: ",
];

/// How help lines begin that give fields of the map with their values.
const SET: &[&str] = &[
    "correct one of the two, or swap them: ",
    "correct the number that is wrong; ",
    "write one date in each field: ",
];

/// How help lines begin that tell a person to find out something before anything is written. What they quote
/// is an example, a choice, or what to write in another file.
const LEFT_TO_A_PERSON: &[&str] = &[
    "begin an item with `- `",
    "begin with a line `",
    "correct one of the two: ",
    "correct one of the two dates; or if ",
    "correct the dates or the expert of one of the two; ",
    "correct the status; or, in the activity, ",
    "delete this file if it is a copy of ",
    "if they are the same, ",
    "add it where it took part: ",
    "add the expert to the actions and activities concerned: ",
    "add the government body that requested it as well: ",
    "write a year, a month or a day: ",
    "write a name before the `:`",
    "write each item on a line of its own, after `- `",
    "write its fields one line below, each as `name: value`",
    "write `name: value`; a text that continues",
    "write `exp-` and a number",
    "write `\\\\` for a `\\`",
    "add a line such as ",
];

/// What a help line says to do; nothing where a person must find out something first. An error if it gives
/// something to paste in a form that is not known here: it belongs in one of the tables above.
pub(super) fn advice(help: &str) -> Result<Vec<Advice>, String> {
    let mut found: Vec<Advice> = commands(help).map(|one| Advice::Run(one.to_owned())).collect();
    let begins = |starts: &[&str]| starts.iter().any(|start| help.starts_with(start));
    if !begins(LEFT_TO_A_PERSON) {
        found.extend(change(help));
    }
    let gives_text = quoted(help).any(is_line) || begins(&["did you mean `", "write `"]);
    if found.is_empty() && gives_text && !begins(LEFT_TO_A_PERSON) && !help.contains('…') {
        return Err("a help line of an unknown form".to_owned());
    }
    Ok(found)
}

/// The commands that a help line names with all that they need.
fn commands(help: &str) -> impl Iterator<Item = &str> {
    quoted(help).filter(|text| text.starts_with("mieux ") && !text.contains('…'))
}

fn change(help: &str) -> Option<Advice> {
    let after = |start: &str| pasted(help.strip_prefix(start)?);
    let lines = || quoted(help).filter(|text| is_line(text)).map(str::to_owned).collect();
    if let Some(line) = after("add a line ") {
        let below = help.split_once(", and below it ").and_then(|(_, rest)| pasted(rest));
        let whole = below.map_or_else(|| line.clone(), |below| format!("{line} {{{below}}}"));
        return (!whole.contains('…')).then_some(Advice::Add(whole));
    }
    let renamed = ["rename the file to ", "rename it to ", "call it "];
    if let Some(name) = renamed.into_iter().find_map(after) {
        return Some(Advice::Rename(name));
    }
    if let Some(count) = help.strip_prefix("indent this line by ") {
        return Some(Advice::Indent(count.split(' ').next()?.parse().unwrap_or(0)));
    }
    match help {
        "replace the tab with spaces" => return Some(Advice::Replace("  ")),
        "replace it with a space, or remove it" => return Some(Advice::Replace(" ")),
        _ if help.starts_with("remove it; text that begins") => return Some(Advice::Replace("")),
        _ if help.starts_with("remove the spaces: ") => return Some(Advice::Indent(0)),
        "remove it" => return Some(Advice::Remove(None)),
        _ if help.starts_with("remove it: its code") => return Some(Advice::Remove(None)),
        _ => {}
    }
    if help.starts_with("remove the item: ") || help.contains(", or remove the item: ") {
        return Some(Advice::Remove(None));
    }
    let field = help.strip_prefix("remove `").or_else(|| Some(help.split_once(", or remove `")?.1));
    if let Some((field, _)) = field.and_then(|rest| rest.split_once("`: ")) {
        return Some(Advice::Remove(Some(field.to_owned())));
    }
    let is_several = help.starts_with("write `") && help.contains("` and `");
    if is_several || SET.iter().any(|start| help.starts_with(start)) {
        return Some(Advice::Set(lines()));
    }
    // What stands after the field that is meant.
    if let Some((_, rest)) = help.split_once("` is meant, which is a list: ") {
        return pasted(rest).map(Advice::Write);
    }
    let text = WRITE.iter().find_map(|start| after(start))?;
    if let Some((_, rest)) = help.split_once(", and name the file ") {
        return pasted(rest).map(|name| Advice::WriteAndRename(text, name));
    }
    let is_template = text.contains('…') || help.contains("and below it");
    (!is_template).then_some(Advice::Write(text))
}

/// The text in backticks at the start of what is left of a help line; it may hold backticks itself.
fn pasted(rest: &str) -> Option<String> {
    let rest = rest.strip_prefix('`')?;
    let mut ends = rest.match_indices('`').map(|(at, _)| at);
    let is_end = |at: &usize| {
        let after = rest[at + 1..].chars().next();
        after.is_none_or(|next| " ,;:?".contains(next))
    };
    ends.find(is_end).map(|end| rest[..end].to_owned())
}

/// Every text in backticks.
fn quoted(help: &str) -> impl Iterator<Item = &str> {
    help.split('`').skip(1).step_by(2)
}

/// Whether a text is a line to paste: a field with its value.
fn is_line(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(field, value)| {
        !value.contains('…')
            && field.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
    })
}
