//! What a command needs to know and was not told, asked for on a terminal.

use std::io::{self, IsTerminal};

use anyhow::bail;
use inquire::{Autocomplete, InquireError, Text, autocompletion::Replacement};
use mieux::edit::Assignment;
use mieux::lifecycle::Demand;
use mieux::model::{EdtfDate, FileKind, Kind, folded};
use mieux::registry::Registry;

/// What is asked: the field with its sign, in words, and what completes it.
struct Question {
    /// `title.en=`, or `countries+=` for several answers with commas between them.
    start: String,
    words: &'static str,
    names: Vec<String>,
    is_needed: bool,
}

/// Asks for the fields of a record of this kind that every one has; an empty answer leaves one out.
pub(super) fn ask(
    registry: &Registry,
    kind: Kind,
    language: &str,
) -> anyhow::Result<Vec<Assignment>> {
    let mut assignments = Vec::new();
    for question in questions(registry, kind, language) {
        assignments.extend(answered(&question, registry, kind)?);
    }
    Ok(assignments)
}

/// Asks until the answer can be taken.
fn answered(
    question: &Question,
    registry: &Registry,
    kind: Kind,
) -> anyhow::Result<Vec<Assignment>> {
    loop {
        let help = if question.is_needed { "needed" } else { "leave it empty if no source says" };
        let answer = prompted(question.words, help, question.names.clone())?;
        if answer.is_empty() && !question.is_needed {
            return Ok(Vec::new());
        }
        match taken(question, &answer, registry, kind) {
            Ok(assignments) => return Ok(assignments),
            Err(error) => anstream::eprintln!("{error}"),
        }
    }
}

/// Asks once.
fn prompted(words: &str, help: &str, names: Vec<String>) -> anyhow::Result<String> {
    match Text::new(words).with_autocomplete(Names(names)).with_help_message(help).prompt() {
        Ok(answer) => Ok(answer.trim().to_owned()),
        Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => {
            bail!("nothing was written")
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether there is somebody to ask.
pub(super) fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks for what a stage demands of an action.
pub(super) fn demanded(
    demand: &Demand,
    registry: &Registry,
    language: &str,
) -> anyhow::Result<Assignment> {
    let ask = |words, names| prompted(words, "needed for this stage", names);
    let text = match demand.field {
        "results" => {
            let kind = ask("Kind of result", labels(registry, "output-kinds", language))?;
            let title = ask("Title of the result", Vec::new())?;
            format!("results+={{kind: {kind:?}, title: {{{language}: {title:?}}}}}")
        }
        field => {
            let answer = ask(&format!("{} ({field})", demand.question), Vec::new())?;
            demand.hint.replace('…', &answer)
        }
    };
    Ok(text.parse()?)
}

/// The labels of a vocabulary.
fn labels(registry: &Registry, vocabulary: &str, language: &str) -> Vec<String> {
    let terms = registry.vocabularies.get(vocabulary).map_or(&[][..], |known| &known.terms);
    terms.iter().map(|term| term.label.show(language).to_owned()).collect()
}

/// The answer as assignments, each of which can be made.
fn taken(
    question: &Question,
    answer: &str,
    registry: &Registry,
    kind: Kind,
) -> anyhow::Result<Vec<Assignment>> {
    if question.start == "start=" {
        answer.parse::<EdtfDate>()?;
    }
    let answers: Vec<&str> = match question.start.ends_with("+=") {
        true => answer.split(',').map(str::trim).collect(),
        false => vec![answer],
    };
    let mut assignments = Vec::new();
    for answer in answers {
        let value = match question.start.starts_with("sources") {
            true => format!("{{source: {answer:?}}}"),
            false => answer.to_owned(),
        };
        let assignment: Assignment = format!("{}{value}", question.start).parse()?;
        assignment.change(registry.shape(FileKind::Record(kind)), &registry.vocabularies)?;
        assignments.push(assignment);
    }
    Ok(assignments)
}

fn questions(registry: &Registry, kind: Kind, language: &str) -> Vec<Question> {
    let first = registry.config.languages.first().map_or(language, String::as_str);
    let labels = |vocabulary: &str| labels(registry, vocabulary, language);
    let question = |start: &str, words, names: Vec<String>, is_needed| Question {
        start: start.to_owned(),
        words,
        names,
        is_needed,
    };
    let source =
        question("sources+=", "Source (a URL or the name of a document)", labels(""), true);
    let mut questions = match kind {
        Kind::Action => vec![
            question(&format!("title.{first}="), "Title", Vec::new(), true),
            question(
                "countries+=",
                "Countries, with commas between them",
                labels("countries"),
                true,
            ),
            question("status=", "Status", labels("statuses"), false),
            question("themes+=", "Themes, with commas between them", labels("themes"), false),
            question("start=", "Start (2024, 2024-05 or 2024-05-12)", Vec::new(), false),
        ],
        Kind::Activity => {
            let actions = registry.actions.iter().map(|action| action.body.id.to_string());
            vec![
                question("action=", "Action", actions.collect(), false),
                question(&format!("title.{first}="), "Title", Vec::new(), true),
                question("kind=", "Kind", labels("activity-kinds"), true),
                question("start=", "Start (2024, 2024-05 or 2024-05-12)", Vec::new(), false),
            ]
        }
        Kind::Expert => vec![
            question("origin=", "Country of origin", labels("countries"), false),
            question("sector=", "Sector", labels("sectors"), false),
        ],
        Kind::Partner => vec![
            question(&format!("name.{first}="), "Name", Vec::new(), true),
            question("acronym=", "Acronym", Vec::new(), false),
            question("kind=", "Kind", labels("partner-kinds"), true),
            question("country=", "Country", labels("countries"), false),
        ],
    };
    questions.push(source);
    questions
}

/// Names that complete what is typed behind the last comma.
#[derive(Clone)]
struct Names(Vec<String>);

impl Names {
    /// What was typed, as the part that stays and the part that is completed.
    fn parts(input: &str) -> (&str, &str) {
        let start = input.rfind(',').map_or(0, |comma| comma + 1);
        let start = start + input[start..].len() - input[start..].trim_start().len();
        input.split_at(start)
    }
}

impl Autocomplete for Names {
    fn get_suggestions(&mut self, input: &str) -> Result<Vec<String>, inquire::CustomUserError> {
        let typed = folded(Self::parts(input).1);
        let fits = |name: &&String| folded(name).contains(&typed);
        Ok(self.0.iter().filter(fits).cloned().collect())
    }

    fn get_completion(
        &mut self,
        input: &str,
        highlighted: Option<String>,
    ) -> Result<Replacement, inquire::CustomUserError> {
        let name = match highlighted {
            Some(name) => Some(name),
            None => self.get_suggestions(input)?.into_iter().next(),
        };
        Ok(name.map(|name| format!("{}{name}", Self::parts(input).0)))
    }
}

#[cfg(test)]
mod tests {
    use inquire::Autocomplete;

    use super::Names;

    #[test]
    fn what_stands_behind_the_last_comma_is_completed() {
        let mut names = Names(["Peru", "Ecuador", "Côte d'Ivoire"].map(str::to_owned).into());
        assert_eq!(names.get_suggestions("Peru, cote").unwrap(), ["Côte d'Ivoire"]);
        let completed = names.get_completion("Peru, ecu", None).unwrap();
        assert_eq!(completed.as_deref(), Some("Peru, Ecuador"));
        assert_eq!(names.get_completion("zz", None).unwrap(), None);
    }
}
