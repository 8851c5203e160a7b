//! Where the quote or bracket was opened whose end is missing: the parser stops further down, at the
//! first line that cannot belong to it, and there nobody sees what is wrong.

/// The byte of the nearest one before `at` that is still open at the end of its line.
pub(super) fn unclosed_before(text: &str, at: usize) -> Option<usize> {
    let mut end = at;
    loop {
        let start = text[..end].rfind('\n').map_or(0, |newline| newline + 1);
        if let Some(found) = open_at_end(&text[start..end]) {
            return Some(start + found);
        }
        end = start.checked_sub(1)?;
    }
}

/// Where in a line something is opened and not closed in it.
fn open_at_end(line: &str) -> Option<usize> {
    let mut brackets = Vec::new();
    let mut letters = line.char_indices();
    // Quotes and brackets mean something only where a value begins.
    let mut before = ' ';
    let mut in_value = false;
    while let Some((at, letter)) = letters.next() {
        match letter {
            '#' if before == ' ' => break,
            '"' | '\'' if !in_value => {
                let mut is_escaped = false;
                let closed = letters.any(|(_, next)| {
                    let closes = next == letter && !is_escaped;
                    is_escaped = letter == '"' && next == '\\' && !is_escaped;
                    closes
                });
                if !closed {
                    return Some(at);
                }
                in_value = true;
            }
            '[' | '{' if !in_value => brackets.push(at),
            ']' | '}' => {
                brackets.pop();
            }
            ',' if !brackets.is_empty() => in_value = false,
            ' ' => in_value &= !matches!(before, ':' | '-'),
            '-' => {}
            _ => in_value = true,
        }
        before = letter;
    }
    brackets.first().copied()
}

#[cfg(test)]
mod tests {
    use super::unclosed_before;

    #[test]
    fn the_line_that_opened_it_is_found() {
        for (text, found) in [
            ("a: \"b\nc: d", Some(3)),
            ("a: 'b\nc: \"d\"\ne: f", Some(3)),
            ("- 'b\n- c", Some(2)),
            ("a: {b: \"c", Some(7)),
            ("a: [b, \"c]\nd: e", Some(7)),
            ("a: it's\nc: d", None),
            ("a: \"b\" # \"\nc: d", None),
            ("a: \"\\\"\nc: d", Some(3)),
            ("a: [b\nc: d", Some(3)),
            ("a: [b,\n  c\nd: [e]\nf: g", Some(3)),
            ("- {a: [b], c: d\n- e", Some(2)),
            ("a: b [c\nd: e", None),
            ("a: b", None),
        ] {
            assert_eq!(unclosed_before(text, text.len()), found, "{text:?}");
        }
    }
}
