//! How wide the columns of tables are: Word, unlike a browser, does not find that out.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::documents::template::BLANK;
use crate::documents::write::pieces::Piece;

/// The width of the text of a page, in twentieths of a point.
const WIDTH: usize = 9638;
/// The width of a letter of a cell, on average.
const LETTER: usize = 105;
/// The empty space beside the text of a cell.
const PADDING: usize = 230;
/// The most letters of a word that are kept on one line.
const LONGEST_WORD: usize = 36;
/// From so many letters on, a longer text makes no column wider.
const LONGEST_TEXT: usize = 45;

/// What a column needs, in letters.
#[derive(Debug, Clone, Copy, Default)]
struct Need {
    word: usize,
    text: usize,
}

/// The widths of the columns of each table, in the order of the tables: every column has room for its longest word, and
/// the rest is divided by the lengths of the texts.
pub(super) fn widths(pieces: &[Piece<'_>]) -> Vec<Vec<usize>> {
    let mut tables: Vec<Vec<Need>> = Vec::new();
    let (mut column, mut text) = (0, None);
    for piece in pieces {
        let Piece::Markdown(event) = piece else { continue };
        match event {
            Event::Start(Tag::Table(columns)) => tables.push(vec![Need::default(); columns.len()]),
            Event::Start(Tag::TableHead | Tag::TableRow) => column = 0,
            Event::Start(Tag::TableCell) => text = Some(String::new()),
            Event::Text(part) | Event::Code(part) => {
                text.iter_mut().for_each(|text| text.push_str(part));
            }
            Event::End(TagEnd::TableCell) => {
                let text = text.take().unwrap_or_default();
                if let Some(need) = tables.last_mut().and_then(|table| table.get_mut(column)) {
                    need.grow(&text);
                }
                column += 1;
            }
            _ => {}
        }
    }
    tables.iter().map(|needs| divided(needs)).collect()
}

impl Need {
    fn grow(&mut self, text: &str) {
        let longest = text.split_whitespace().map(letters).max().unwrap_or_default();
        // Somebody writes into a blank.
        let whole = if text.contains(BLANK) { LONGEST_TEXT } else { letters(text) };
        self.word = self.word.max(longest.min(LONGEST_WORD));
        self.text = self.text.max(whole.min(LONGEST_TEXT));
    }
}

/// How many letters a text is as wide as: the blocks of a bar are wider than letters.
fn letters(text: &str) -> usize {
    text.chars().count() + text.matches('█').count() / 2
}

/// The width of the page, divided among columns.
fn divided(needs: &[Need]) -> Vec<usize> {
    let least: Vec<usize> = needs.iter().map(|need| need.word * LETTER + PADDING).collect();
    let sum: usize = least.iter().sum();
    if sum >= WIDTH {
        return least.iter().map(|width| width * WIDTH / sum).collect();
    }
    // One more, so that columns without any text get a share.
    let more: Vec<usize> =
        needs.iter().map(|need| need.text.saturating_sub(need.word) + 1).collect();
    let all: usize = more.iter().sum();
    least.iter().zip(more).map(|(least, more)| least + (WIDTH - sum) * more / all).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, proptest};

    use super::{Need, WIDTH, divided, widths};
    use crate::documents::write::pieces::pieces;
    use crate::model::Language;

    #[test]
    fn a_column_has_room_for_its_longest_word_and_long_texts_get_the_rest() {
        let markdown =
            "| Activities | Q1 |\n| --- | --- |\n| Training on the border with Chile | ■ |\n";
        let widths = widths(&pieces(markdown, Language::En));
        let [[first, second]] = widths.iter().map(|one| [one[0], one[1]]).collect::<Vec<_>>()[..]
        else {
            panic!("{widths:?}")
        };
        assert!(first > 8000 && second > 400 && first + second <= WIDTH, "{widths:?}");
    }

    #[test]
    fn a_column_in_which_people_write_is_wide() {
        let widths = widths(&pieces(
            "| For | Signature |\n| --- | --- |\n| the programme | ………… |\n",
            Language::En,
        ));
        assert!(widths[0][1] > 2 * widths[0][0], "{widths:?}");
    }

    proptest! {
        #[test]
        fn the_columns_of_any_table_fit_the_page(lengths in proptest::collection::vec((0_usize..40, 0_usize..90), 1..40)) {
            let needs: Vec<Need> = lengths.iter().map(|(word, text)| Need { word: *word, text: *text }).collect();
            let widths = divided(&needs);
            let sum: usize = widths.iter().sum();
            prop_assert!(sum <= WIDTH && sum + widths.len() >= WIDTH, "{widths:?}");
            prop_assert!(widths.iter().all(|width| *width > 0));
        }
    }
}
