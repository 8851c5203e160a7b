//! What can be told of Spanish and French texts without reading them: apostrophes, spaces, inverted marks,
//! small letters, and words that are English or copied from English.

use std::fs;

use crate::common::{files, project};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Language {
    Spanish,
    French,
}

use Language::{French, Spanish};

impl Language {
    fn code(self) -> &'static str {
        match self {
            Spanish => "es",
            French => "fr",
        }
    }

    /// Names of languages and months, which are written small within a sentence.
    fn small(self) -> &'static [&'static str] {
        match self {
            Spanish => &[
                "Alemán",
                "Español",
                "Francés",
                "Inglés",
                "Italiano",
                "Neerlandés",
                "Polaco",
                "Portugués",
                "Ruso",
                "Enero",
                "Febrero",
                "Marzo",
                "Abril",
                "Mayo",
                "Junio",
                "Julio",
                "Agosto",
                "Septiembre",
                "Octubre",
                "Noviembre",
                "Diciembre",
            ],
            French => &[
                "Allemand",
                "Anglais",
                "Espagnol",
                "Français",
                "Italien",
                "Néerlandais",
                "Polonais",
                "Portugais",
                "Russe",
                "Janvier",
                "Février",
                "Mars",
                "Avril",
                "Mai",
                "Juin",
                "Juillet",
                "Août",
                "Septembre",
                "Octobre",
                "Novembre",
                "Décembre",
            ],
        }
    }

    /// Words that another word is meant to stand for: copied from English, or of another term list.
    fn avoided(self) -> &'static [&'static str] {
        match self {
            Spanish => &[
                "agregue",
                "aplicación web",
                "chequear",
                "comando",
                "comandos",
                "computadora",
                "directorio",
                "directorios",
                "en base a",
                "fichero",
                "ficheros",
                "hallazgo",
                "hallazgos",
                "librería",
                "remover",
                "remueva",
                "reporte",
                "reportes",
                "setear",
                "soportado",
                "soportada",
                "testear",
            ],
            French => &[
                "basé sur",
                "basée sur",
                "constat",
                "constats",
                "digital",
                "digitale",
                "email",
                "en charge de",
                "impacter",
                "librairie",
                "répertoire",
                "répertoires",
                "reporting",
                "supporté",
                "supportée",
                "supportés",
                "supportées",
                "une espace",
            ],
        }
    }
}

/// Words of English that neither language has.
const ENGLISH: &[&str] = &[
    "and", "are", "file", "files", "folder", "from", "has", "have", "is", "it", "not", "of",
    "record", "records", "row", "rows", "sheet", "that", "the", "there", "this", "value",
    "warning", "which", "with", "without", "write", "you", "your",
];

/// Every text that a person reads, with the file and the line of it.
fn texts(language: Language) -> Vec<(String, String)> {
    let code = language.code();
    let mut texts = Vec::new();
    for path in files(&project(&format!("src/words/{code}")), "txt") {
        let text = fs::read_to_string(&path).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let pairs = lines.filter_map(|line| line.split_once(" = "));
        texts.extend(pairs.map(|(key, text)| (key.to_owned(), text.replace('|', ""))));
    }
    let ending = format!(".{code}.md");
    let mut pages = files(&project("src/check/rules"), "md");
    pages.retain(|path| path.to_string_lossy().ends_with(&ending));
    pages.push(project(&format!("src/report/page/definitions/{code}.md")));
    for path in pages {
        let page = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // A paragraph may be wrapped; what is between fences is an example, and in `<!-- … -->` a key.
        let prose = page.split("```").step_by(2).flat_map(|part| part.split("\n\n"));
        let items = prose.flat_map(|part| part.split("<!-- "));
        let items = items.map(|item| item.split_once(" -->").map_or(item, |(_, after)| after));
        texts.extend(items.map(|item| (name.clone(), words(item))));
    }
    for path in files(&project("registry/vocabularies"), "yaml") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        texts.extend(
            labels(&fs::read_to_string(&path).unwrap(), code).map(|text| (name.clone(), text)),
        );
    }
    texts
}

/// The texts of a language in a vocabulary.
fn labels(file: &str, code: &str) -> impl Iterator<Item = String> {
    let start = format!("{code}: ");
    let lines: Vec<&str> = file.lines().collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    (0..lines.len()).filter_map(move |at| {
        let first = lines[at].trim_start().strip_prefix(&start)?;
        let below = lines[at + 1..].iter().take_while(|line| indent(line) > indent(lines[at]));
        let text: Vec<&str> =
            std::iter::once(first.trim_start_matches(">-")).chain(below.copied()).collect();
        Some(words(text.join(" ").trim_matches([' ', '"'])))
    })
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text with `x` in the place of what is in backticks or is a value: both stay as they are in every language.
fn prose(text: &str) -> String {
    let outside = text.split('`').step_by(2).collect::<Vec<_>>().join("x");
    let mut prose = String::new();
    for part in outside.split('{') {
        match part.split_once('}') {
            Some((_, after)) => prose = prose + "x" + after,
            None => prose += part,
        }
    }
    prose
}

/// What is wrong with a text.
fn faults(language: Language, text: &str) -> Vec<String> {
    let prose = prose(text);
    let mut faults = spacing(language, &prose);
    if language == Spanish {
        let is_open = |open, closed| prose.matches(open).count() != prose.matches(closed).count();
        faults.extend(is_open('¿', '?').then(|| "`?` without `¿`".to_owned()));
        faults.extend(is_open('¡', '!').then(|| "`!` without `¡`".to_owned()));
    }
    faults.extend(prose.contains("...").then(|| "three full stops instead of `…`".to_owned()));
    let has_option = prose.split([' ', '(']).any(|word| word.starts_with("--"));
    faults.extend(has_option.then(|| "an option outside of backticks".to_owned()));
    let is_within = |before: &str| {
        let before = before.trim_end();
        before.ends_with(|letter: char| letter.is_alphanumeric() || ",;(".contains(letter))
    };
    let capitals = language.small().iter().filter(|word| places(&prose, word).any(is_within));
    faults.extend(capitals.map(|word| format!("`{word}` with a capital")));
    let lower = prose.to_lowercase();
    let avoided = language.avoided().iter().chain(ENGLISH);
    let used = avoided.filter(|word| places(&lower, word).next().is_some());
    faults.extend(used.map(|word| format!("the word `{word}`")));
    faults
}

/// What is wrong with apostrophes, and with spaces beside marks.
fn spacing(language: Language, prose: &str) -> Vec<String> {
    let letters: Vec<char> = prose.chars().collect();
    let mut faults = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        let after = letters.get(at + 1).copied();
        let is_spaced = at == 0 || letters[at - 1] == ' ';
        // Not in `https://` or `12:30`.
        let ends = after.is_none_or(|after| " )»*".contains(after));
        let what = match (language, letter) {
            (French, '\'') => "a straight apostrophe,",
            (French, ':' | ';' | '?' | '!') if ends && !is_spaced => "no space before",
            (French, '»') if !is_spaced => "no space before",
            (French, '«') if after != Some(' ') => "no space after",
            (Spanish, ':' | ';' | '?' | '!') if is_spaced => "a space before",
            (_, ',' | '.') if ends && is_spaced => "a space before",
            _ => continue,
        };
        faults.push(format!("{what} `{letter}`"));
    }
    faults
}

/// What is before a word, for each place at which a text has it as a whole word.
fn places<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = &'t str> {
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '-';
    text.match_indices(word).filter_map(move |(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        (!before.ends_with(is_letter) && !after.starts_with(is_letter)).then_some(before)
    })
}

#[test]
fn spanish_and_french_texts_follow_the_rules_of_their_languages() {
    let mut wrong = Vec::new();
    for language in [Spanish, French] {
        let texts = texts(language);
        assert!(texts.len() > 1000, "{}", texts.len());
        for (place, text) in texts {
            for fault in faults(language, &text) {
                wrong.push(format!("{} {place}: {fault}: {text}", language.code()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_fault_is_found() {
    for (language, text, fault) in [
        (French, "l'action", "a straight apostrophe, `'`"),
        (French, "vouliez-vous dire `PE`?", "no space before `?`"),
        (French, "{metric}: plus de {published}", "no space before `:`"),
        (French, "sous «Autres »", "no space after `«`"),
        (French, "un texte en Anglais", "`Anglais` with a capital"),
        (French, "il y a un constat", "the word `constat`"),
        (Spanish, "quiso decir `PE`?", "`?` without `¿`"),
        (Spanish, "escriba : {line}", "a space before `:`"),
        (Spanish, "desde Enero", "`Enero` with a capital"),
        (Spanish, "el reporte", "the word `reporte`"),
        (Spanish, "the ficha", "the word `the`"),
        (Spanish, "y más...", "three full stops instead of `…`"),
        (Spanish, "use --force", "an option outside of backticks"),
    ] {
        assert_eq!(faults(language, text), [fault], "{text}");
    }
    for text in ["la fiche : `start: 2017` ; puis 12:30", "https://… ", "États-Unis d’Amérique"]
    {
        assert_eq!(faults(French, text), Vec::<String>::new(), "{text}");
    }
}
