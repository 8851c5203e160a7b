//! Where the cursor is in a text that is being typed, and what of it is typed already.

use super::rows::{Row, Rows};
use crate::yaml::Span;

/// Where the cursor is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cursor {
    /// The names of the fields that lead to it.
    pub(super) path: Vec<String>,
    /// What can be typed there.
    pub(super) at: At,
    /// The bytes of the word that it is in, which is replaced.
    pub(super) token: Span,
    /// What is typed of the word so far.
    pub(super) typed: String,
    /// What is there already: other keys of the map, or other items of the list.
    pub(super) there: Vec<String>,
    /// Whether it is directly below the last field of the path, outside of any item that this has.
    pub(super) is_below_key: bool,
}

/// What can be typed at a cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// The name of a field.
    Key,
    /// The value of the field that the path ends in.
    Value,
    /// An item of the list that the path ends in.
    Item,
    /// The same, in brackets.
    Bracketed,
}

/// Where a byte is in a text; `None` in texts, quotes and comments, where nothing can be offered.
pub(super) fn cursor(text: &str, byte: usize) -> Option<Cursor> {
    let rows = Rows::of(text, byte);
    let row = rows.own();
    let before = row.text.get(..byte.checked_sub(row.start)?)?;
    let column = if row.is_blank() { before.len() } else { row.column };
    let is_in_comment = before.trim_start().starts_with('#') || before.contains(" #");
    if is_in_comment || rows.is_in_text(row.first_column().min(column)) {
        return None;
    }
    if let Some((opened, value)) = opened(&rows, text, byte) {
        return bracketed(&rows, opened, text, value, byte);
    }
    if let (Some(key), Some(value)) = (row.key(), row.value())
        && value <= byte
    {
        let mut path = rows.path(row.column, false);
        path.push(key.to_owned());
        let (token, typed) = word(text, value, byte, row.end())?;
        return Some(Cursor {
            path,
            at: At::Value,
            token,
            typed,
            there: Vec::new(),
            is_below_key: false,
        });
    }
    let (token, typed) = word(text, row.start + column, byte, row.end_of_key())?;
    let is_below_key = row.dashes.is_empty() && rows.is_below_key(column);
    let cursor = |path, at, there| Some(Cursor { path, at, token, typed, there, is_below_key });
    match row.dashes.last().filter(|_| row.key().is_none()) {
        Some(dash) => {
            let there = items(&rows, *dash).into_iter().chain(keys(&rows, column));
            cursor(rows.path(*dash, true), At::Item, there.collect())
        }
        None => cursor(rows.path(column, false), At::Key, keys(&rows, column)),
    }
}

/// The word around the cursor, which begins behind `from` and ends before `end`, and what is typed of it; `None` if it is
/// no plain word.
fn word(text: &str, from: usize, byte: usize, end: usize) -> Option<(Span, String)> {
    let typed = text.get(from.min(byte)..byte)?.trim_start();
    let rest = text.get(byte..end.max(byte))?;
    let rest = &rest[..rest.find(" #").unwrap_or(rest.len())];
    let is_plain = !typed.starts_with(['"', '\'', '>', '|', '{', '[', '&', '*', '!']);
    let token = byte - typed.len()..byte + rest.trim_end().len();
    is_plain.then(|| (token, typed.to_owned()))
}

/// The line in which a list in brackets begins that the byte is in, and where the value of its field begins.
fn opened<'r, 't>(rows: &'r Rows<'t>, text: &str, byte: usize) -> Option<(&'r Row<'t>, usize)> {
    let with_key = std::iter::once(rows.own()).chain(rows.above());
    let row = with_key.into_iter().find(|row| row.key().is_some() || !row.dashes.is_empty())?;
    let value = row.value()?;
    let inside = text.get(value..byte)?.trim_start().strip_prefix('[')?;
    (!inside.contains([']', '{', '"', '\''])).then_some((row, value))
}

/// The cursor in a list in brackets.
fn bracketed(
    rows: &Rows<'_>,
    opened: &Row<'_>,
    text: &str,
    value: usize,
    byte: usize,
) -> Option<Cursor> {
    let before = text.get(value..byte)?;
    let from = before.rfind(['[', ',', '\n']).map_or(value, |at| value + at + 1);
    let own = rows.own();
    let rest = text.get(byte..own.end().max(byte))?;
    let end = byte + rest.find([']', ',', '#']).unwrap_or(rest.len());
    let (token, typed) = word(text, from, byte, end)?;
    let behind = text.get(end..)?;
    let behind = &behind[..behind.find([']', ':']).unwrap_or(behind.len())];
    let others = [text.get(value..from)?, behind].into_iter();
    let others = others.flat_map(|part| part.split(['[', ',', '\n'])).map(str::trim);
    let there = others.filter(|item| !item.is_empty()).map(str::to_owned).collect();
    let mut path = Rows::of(text, opened.start).path(opened.column, false);
    path.extend(opened.key().map(str::to_owned));
    Some(Cursor { path, at: At::Bracketed, token, typed, there, is_below_key: false })
}

/// The other keys of the map at a column.
fn keys(rows: &Rows<'_>, column: usize) -> Vec<String> {
    let mut there = Vec::new();
    let own = |row: &Row<'_>| row.key().filter(|_| row.column == column).map(str::to_owned);
    if rows.own().dashes.is_empty() {
        for row in rows.above().take_while(|row| row.column >= column) {
            there.extend(own(row));
            if row.first_column() < column {
                break;
            }
        }
    }
    for row in rows.below().take_while(|row| row.first_column() >= column) {
        there.extend(own(row));
    }
    there
}

/// The other items of the list whose dashes are at a column.
fn items(rows: &Rows<'_>, dash: usize) -> Vec<String> {
    let is_of_list = |row: &&Row<'_>| row.column > dash;
    let item = |row: &Row<'_>| {
        let is_item = row.dashes.last() == Some(&dash);
        is_item.then(|| row.text[row.column..].trim().to_owned())
    };
    let above = rows.above().take_while(is_of_list).filter_map(item);
    let below = rows.below().take_while(is_of_list).filter_map(item);
    above.chain(below).collect()
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use proptest::prelude::{any, proptest};

    use super::cursor;

    /// What is found at each `|` of a text.
    fn at(text: &str) -> String {
        let byte = text.find('|').unwrap();
        let text = text.replace('|', "");
        let Some(found) = cursor(&text, byte) else { return "nothing".to_owned() };
        let (path, at, there) = (found.path.join("."), found.at, found.there.join(" "));
        let below = if found.is_below_key { "; below its key" } else { "" };
        format!(
            "{at:?} of `{path}`: {:?} of {:?}; there: {there}{below}",
            found.typed, &text[found.token]
        )
    }

    #[test]
    fn fields_values_and_items_are_told_apart() {
        let record = "id: a\ncountries: [PE, Ecu|, CL]\nstatus: x\n";
        assert_snapshot!(at(record), @r#"Bracketed of `countries`: "Ecu" of "Ecu"; there: PE CL"#);
        assert_snapshot!(at("id: a\nstatus: on-|\n"), @r#"Value of `status`: "on-" of "on-"; there:"#);
        assert_snapshot!(at("id: a\nsta|\ntitle:\n  en: A\n"), @r#"Key of ``: "sta" of "sta"; there: id title"#);
        assert_snapshot!(at("title:\n  en: A\n  |\nid: a\n"), @r#"Key of `title`: "" of ""; there: en; below its key"#);
        assert_snapshot!(at("partners:\n  - partner: a\n    ro|le: b\n  - partner: c\n"), @r#"Key of `partners`: "ro" of "role"; there: partner"#);
        assert_snapshot!(at("partners:\n  - par|\n    role: b\n"), @r#"Item of `partners`: "par" of "par"; there: role"#);
        assert_snapshot!(at("partners:\n- partner: Crime|\n"), @r#"Value of `partners.partner`: "Crime" of "Crime"; there:"#);
        assert_snapshot!(at("themes:\n  - asylum\n  - lab|\n  - returns\n"), @r#"Item of `themes`: "lab" of "lab"; there: asylum returns"#);
        assert_snapshot!(at("countries: [PE,\n  EC, C|\n]\n"), @r#"Bracketed of `countries`: "C" of "C"; there: PE EC"#);
        assert_snapshot!(at("request:\n  channel: web|  # by mail\n"), @r#"Value of `request.channel`: "web" of "web"; there:"#);
        assert_snapshot!(at("partners:\n  |\nid: a\n"), @r#"Key of `partners`: "" of ""; there: ; below its key"#);
        assert_snapshot!(at("partners:\n  - partner: a\n  |\n"), @r#"Key of `partners`: "" of ""; there: ; below its key"#);
        assert_snapshot!(at("|"), @r#"Key of ``: "" of ""; there:"#);
    }

    #[test]
    fn nothing_is_offered_in_texts_quotes_and_comments() {
        for text in [
            "objective:\n  en: >-\n    some words|\n",
            "objective:\n  en: |-\n    key: more|\n",
            "# stat|",
            "status: on-hold # why|",
            "title: \"Per|",
            "countries: [PE] |",
        ] {
            let byte = text.rfind('|').unwrap();
            let plain = format!("{}{}", &text[..byte], &text[byte + 1..]);
            assert_eq!(cursor(&plain, byte), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_byte_of_every_text_is_somewhere(text in "([ :,#\\[\\]a-zé\n|>\"-]){0,60}", byte in any::<usize>()) {
            let byte = byte % (text.len() + 1);
            if let Some(found) = cursor(&text, byte) {
                assert!(text.get(found.token.clone()).is_some_and(|token| token.starts_with(&found.typed)), "{found:?}");
            }
        }
    }
}
