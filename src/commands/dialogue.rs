//! Asks on a terminal for what a command needs and was not given.

use std::io::{self, IsTerminal};

use anyhow::bail;
use inquire::{Autocomplete, InquireError, Text, autocompletion::Replacement};
use mieux::edit::Assignment;
use mieux::lifecycle::Requirement;
use mieux::message;
use mieux::message::Message;
use mieux::model::{EdtfDate, FileKind, Kind, date_typed, folded};
use mieux::registry::Registry;
use mieux::schema::Meaning;
use mieux::words::Words;

use super::given;
use super::sentence::sentence;
use crate::failure::to_message;
use crate::globals::Globals;

/// What is asked: the field with its sign, in words, and what completes it.
struct Question {
    /// `title.en=`, or `countries+=` for several answers with commas between them.
    start: String,
    words: String,
    names: Vec<String>,
    is_date: bool,
    is_needed: bool,
}

/// Asks for the fields of a record of this kind that every one has; an empty answer leaves one out.
pub(super) fn ask(
    registry: &Registry,
    kind: Kind,
    globals: &Globals,
) -> anyhow::Result<Vec<Assignment>> {
    let fields = kind.asked_fields();
    let questions = questions(registry, kind, fields, globals.words()).into_iter();
    let questions = questions.chain([source(globals.words())]);
    let answers = questions.map(|question| answered(&question, registry, kind, globals));
    Ok(answers.collect::<anyhow::Result<Vec<_>>>()?.concat())
}

/// Asks for these fields of a record, each with whether it must be answered.
pub(super) fn ask_fields(
    registry: &Registry,
    kind: Kind,
    fields: &[(&str, bool)],
    globals: &Globals,
) -> anyhow::Result<Vec<Assignment>> {
    let questions = questions(registry, kind, fields, globals.words()).into_iter();
    let answers = questions.map(|question| answered(&question, registry, kind, globals));
    Ok(answers.collect::<anyhow::Result<Vec<_>>>()?.concat())
}

/// Asks for a day until one is given.
pub(super) fn ask_day(question: &Message, globals: &Globals) -> anyhow::Result<EdtfDate> {
    ask_until(question, &[], globals, |answer| match answer.parse::<EdtfDate>() {
        Ok(date) if date.earliest() == date.latest() => Ok(date),
        _ => bail!(message!("ask.no-date", value = answer)),
    })
}

/// Asks until the answer can be read, with names that complete it.
pub(super) fn ask_until<T>(
    question: &Message,
    names: &[String],
    globals: &Globals,
    read: impl Fn(&str) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let help = message!("ask.required");
    loop {
        match read_answer(question, &help, names, globals, &read)? {
            Some(answer) => return Ok(answer),
            None => globals.tell(&message!("ask.empty")),
        }
    }
}

/// Asks for what a record can do without until the answer can be read; `None` if it is empty.
pub(super) fn ask_optional<T>(
    question: &Message,
    names: &[String],
    globals: &Globals,
    read: impl Fn(&str) -> anyhow::Result<T>,
) -> anyhow::Result<Option<T>> {
    read_answer(question, &message!("ask.optional"), names, globals, &read)
}

/// The first answer that can be read; `None` if one is empty.
fn read_answer<T>(
    question: &Message,
    help: &Message,
    names: &[String],
    globals: &Globals,
    read: &impl Fn(&str) -> anyhow::Result<T>,
) -> anyhow::Result<Option<T>> {
    let question = sentence(question, globals);
    loop {
        let answer = prompted(&question, help, names.to_vec(), globals)?;
        if answer.is_empty() {
            return Ok(None);
        }
        match read(&answer) {
            Ok(read) => return Ok(Some(read)),
            Err(error) => globals.tell(&to_message(&error)),
        }
    }
}

/// Asks for what identifies an expert; an empty answer leaves one out.
pub(super) fn ask_private(globals: &Globals) -> anyhow::Result<Vec<Assignment>> {
    let mut assignments = Vec::new();
    for (start, question) in [
        ("name=", message!("ask.name")),
        ("emails+=", message!("ask.emails")),
        ("phones+=", message!("ask.phones")),
    ] {
        let help = message!("ask.private");
        let answer = prompted(&sentence(&question, globals), &help, Vec::new(), globals)?;
        let answers: Vec<&str> = match start.ends_with("+=") {
            true => answer.split([',', ';']).map(str::trim).collect(),
            false => vec![&answer],
        };
        for answer in answers.into_iter().filter(|answer| !answer.is_empty()) {
            assignments.push(format!("{start}{answer}").parse()?);
        }
    }
    Ok(assignments)
}

/// Asks until the answer can be taken.
fn answered(
    question: &Question,
    registry: &Registry,
    kind: Kind,
    globals: &Globals,
) -> anyhow::Result<Vec<Assignment>> {
    loop {
        let help = match question.is_needed {
            true => message!("ask.required"),
            false => message!("ask.optional"),
        };
        let answer = prompted(&question.words, &help, question.names.clone(), globals)?;
        match (answer.is_empty(), question.is_needed) {
            (true, false) => return Ok(Vec::new()),
            (true, true) => {
                globals.tell(&message!("ask.empty"));
                continue;
            }
            (false, _) => {}
        }
        match taken(question, &answer, registry, kind) {
            Ok(assignments) => return Ok(assignments),
            Err(error) => globals.tell(&to_message(&error)),
        }
    }
}

/// Asks once.
fn prompted(
    words: &str,
    help: &Message,
    names: Vec<String>,
    globals: &Globals,
) -> anyhow::Result<String> {
    let help = sentence(help, globals);
    match Text::new(words).with_autocomplete(Names(names)).with_help_message(&help).prompt() {
        Ok(answer) => Ok(answer.trim().to_owned()),
        Err(InquireError::OperationCanceled | InquireError::OperationInterrupted) => {
            bail!(message!("ask.stopped"))
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether there is somebody to ask.
pub(super) fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks for what a stage requires of an action.
pub(super) fn ask_required(
    requirement: &Requirement,
    registry: &Registry,
    globals: &Globals,
) -> anyhow::Result<Assignment> {
    let language = globals.language().code();
    let help = message!("ask.stage");
    let ask =
        |question: &Message, names| prompted(&sentence(question, globals), &help, names, globals);
    let text = match requirement.field {
        "results" => {
            let kinds = labels(registry, "output-kinds", language);
            let kind = ask(&message!("ask.result-kind"), kinds)?;
            let title = ask(&message!("ask.result-title"), Vec::new())?;
            format!("results+={{kind: {kind:?}, title: {{{language}: {title:?}}}}}")
        }
        _ => {
            let answer = ask(&requirement.question(), Vec::new())?;
            requirement.hint.replace('…', &answer)
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
    if question.is_date {
        let no_date = |_| message!("ask.no-date", value = answer);
        date_typed(answer).map_err(no_date)?;
    }
    let is_source = question.start.starts_with("sources");
    let assignment = |answer: &str| -> anyhow::Result<Assignment> {
        let value = if is_source { format!("{{source: {answer:?}}}") } else { answer.to_owned() };
        let assignment: Assignment = format!("{}{value}", question.start).parse()?;
        given::change(registry, FileKind::Record(kind), &assignment)?;
        Ok(assignment)
    };
    if !question.start.ends_with("+=") {
        return Ok(vec![assignment(answer)?]);
    }
    // Some names have a comma: `Congo, the Democratic Republic of the`. Any text is a source.
    match assignment(answer) {
        Ok(whole) if !is_source => Ok(vec![whole]),
        _ => answer.split(',').map(|one| assignment(one.trim())).collect(),
    }
}

/// The questions for a new record: the fields that its kind is asked for, and a source.
fn questions(
    registry: &Registry,
    kind: Kind,
    fields: &[(&str, bool)],
    words: Words,
) -> Vec<Question> {
    let language = words.language().code();
    let first = registry.config.languages.first().map_or(language, String::as_str);
    let shape = registry.shape(FileKind::Record(kind));
    let questions = fields.iter().filter_map(|(name, is_needed)| {
        let field = shape.field(name)?;
        let value = field.items().unwrap_or(field);
        let title = field.title(language);
        let names = match value.meaning() {
            Some(Meaning::Code(vocabulary)) => labels(registry, vocabulary, language),
            Some(Meaning::Reference(kind)) => ids(registry, *kind),
            Some(Meaning::Text) | None => Vec::new(),
        };
        let (start, question) = if field.items().is_some() {
            (format!("{name}+="), message!("ask.list", field = title).in_words(&words))
        } else if value.meaning() == Some(&Meaning::Text) {
            (format!("{name}.{first}="), title.to_owned())
        } else if value.is_date() {
            (format!("{name}="), message!("ask.date", field = title).in_words(&words))
        } else {
            (format!("{name}="), title.to_owned())
        };
        let (is_date, is_needed) = (value.is_date(), *is_needed);
        Some(Question { start, words: question, names, is_date, is_needed })
    });
    questions.collect()
}

/// Where the facts of the record come from.
fn source(words: Words) -> Question {
    Question {
        start: "sources+=".to_owned(),
        words: message!("ask.source").in_words(&words),
        names: Vec::new(),
        is_date: false,
        is_needed: true,
    }
}

/// The ids of the records of a kind.
pub(super) fn ids(registry: &Registry, kind: Kind) -> Vec<String> {
    let of_kind = registry.files.iter().filter(|file| file.kind == FileKind::Record(kind));
    of_kind.filter_map(|file| file.stated_id().map(str::to_owned)).collect()
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
    use mieux::model::{Kind, Language};
    use mieux::registry::Registry;
    use mieux::words::Words;

    use super::{Names, questions};

    #[test]
    fn every_field_that_is_asked_for_is_one_of_its_kind() {
        for kind in Kind::ALL {
            let asked =
                questions(&Registry::default(), kind, kind.asked_fields(), Words::of(Language::En));
            assert_eq!(asked.len(), kind.asked_fields().len(), "{kind}");
        }
        let asked = questions(
            &Registry::default(),
            Kind::Action,
            Kind::Action.asked_fields(),
            Words::of(Language::Es),
        );
        let asked: Vec<_> =
            asked.iter().map(|one| (one.start.as_str(), one.words.as_str())).collect();
        assert_eq!(
            asked[..2],
            [("title.es=", "Title"), ("countries+=", "Countries (separar con comas)")]
        );
    }

    #[test]
    fn what_stands_behind_the_last_comma_is_completed() {
        let mut names = Names(["Peru", "Ecuador", "Côte d'Ivoire"].map(str::to_owned).into());
        assert_eq!(names.get_suggestions("Peru, cote").unwrap(), ["Côte d'Ivoire"]);
        let completed = names.get_completion("Peru, ecu", None).unwrap();
        assert_eq!(completed.as_deref(), Some("Peru, Ecuador"));
        assert_eq!(names.get_completion("zz", None).unwrap(), None);
    }
}
