//! Questions that a person answers with yes or no on a terminal.

use std::io::{self, Write};

use mieux::message::Message;
use mieux::model::{Language, folded};
use mieux::words::Words;

use super::dialogue;
use super::sentence::sentence;
use crate::globals::Globals;

/// The answer to a question. `default` is the answer of somebody who only presses Enter; without a terminal
/// it is no.
pub(super) fn confirm(
    question: &Message,
    default: bool,
    globals: &Globals,
) -> anyhow::Result<bool> {
    if !dialogue::is_possible() {
        return Ok(false);
    }
    write!(io::stderr(), "{} ", sentence(question, globals))?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    let is = |key| is_answer(&answer, key, globals.words());
    Ok(if default { !is("answer.no") } else { is("answer.yes") })
}

/// Whether an answer is one of those of a key, in the language of the question or in English.
fn is_answer(answer: &str, key: &str, words: Words) -> bool {
    let answer = folded(answer.trim());
    let known = [words, Words::of(Language::En)].map(|words| words.get(key));
    known.iter().flat_map(|known| known.split(", ")).any(|known| folded(known) == answer)
}

#[cfg(test)]
mod tests {
    use mieux::model::Language;
    use mieux::words::Words;

    use super::is_answer;

    #[test]
    fn an_answer_is_understood_in_the_language_of_the_question_and_in_english() {
        let [english, spanish, french] = [Language::En, Language::Es, Language::Fr].map(Words::of);
        for (answer, words) in
            [("y\n", english), ("SI", spanish), ("s", spanish), ("yes", spanish), ("Oui", french)]
        {
            assert!(is_answer(answer, "answer.yes", words), "{answer}");
        }
        assert!(!is_answer("", "answer.yes", spanish) && !is_answer("oui", "answer.yes", spanish));
        assert!(is_answer("non", "answer.no", french) && is_answer("n", "answer.no", spanish));
    }
}
