//! Lists of persons, a row each, which are counted and never imported.

use std::fmt::Write as _;

use super::headings::Headings;
use super::personal::is_personal;
use super::sample::Sample;
use super::seen::Seen;
use super::written::{plain, quoted};
use crate::check::is_record_id;
use crate::import::columns::mapping::is_named;
use crate::model::{Kind, folded};

/// Headings of what tells women and men apart.
const SEX: [&str; 9] = ["sex", "gender", "sexo", "genero", "sexe", "genre", "f m", "m f", "h m"];

const WOMEN: [&str; 9] =
    ["f", "female", "woman", "women", "mujer", "mujeres", "femenino", "femme", "feminin"];

const MEN: [&str; 8] = ["h", "male", "man", "men", "hombre", "masculino", "homme", "masculin"];

/// The column that tells women and men apart, where the rows are persons: where another one has names or
/// contacts.
fn sex(seen: &Seen) -> Option<usize> {
    let has_names = seen.columns.iter().any(|column| is_personal(&column.heading));
    let sex = seen.columns.iter().position(|column| SEX.contains(&plain(&column.heading).as_str()));
    sex.filter(|_| has_names)
}

/// A mapping that counts the rows of a list of persons; `None` where the rows are something else.
pub(super) fn count(
    name: &str,
    seen: &Seen,
    samples: &[Sample],
    headings: &Headings<'_>,
) -> Option<String> {
    let sex = sex(seen)?;
    let fields = seen.columns.iter().map(|column| {
        let named = headings.named(Kind::Activity, &column.heading).map(|named| named.field);
        named.filter(|field| field == "id" || field.starts_with("title."))
    });
    let is_free = |at: &usize| !is_personal(&seen.columns[*at].heading);
    let fields: Vec<Option<String>> = fields.collect();
    let record = (0..fields.len()).filter(is_free).find(|at| fields[*at].is_some());
    let called = |at: usize| {
        let (column, all) = (&seen.columns[at], &seen.columns);
        let is_only = all.iter().filter(|other| is_named(&column.heading, other, all)).count() == 1;
        quoted(if is_only { &column.heading } else { &column.letter })
    };
    let mut text = String::from("#:schema schemas/mapping.schema.json\n");
    let _ = writeln!(
        text,
        "# A draft for {name}. Its rows are persons, who are counted and never imported:"
    );
    let _ =
        writeln!(text, "# only the number of rows of each activity goes to `participants`. Then:");
    let _ = writeln!(
        text,
        "#   mieux import activities {name} --map THIS_FILE --dry-run\nkind = \"activity\""
    );
    seen.write_layout(&mut text);
    text += "\n[count]\n";
    match record {
        Some(at) => {
            let _ = writeln!(text, "record = {}  # the column that names the activity", called(at));
            let has_ids = samples[at].texts().all(|text| is_record_id(Kind::Activity, text));
            let field = fields[at].as_deref().filter(|field| *field != "id" && !has_ids);
            if let Some(field) = field {
                let _ = writeln!(text, "field = {}", quoted(field));
            }
        }
        None => text += "record = \"COLUMN\"  # ? write the column that names the activity\n",
    }
    let _ = writeln!(text, "sex = {}", called(sex));
    let texts: Vec<&str> = samples[sex].texts().collect();
    let is_of = |words: &[&str], text: &str| words.contains(&folded(text).trim_end_matches('.'));
    // M is a man beside F, and in Spanish a woman beside H.
    let has_h = texts.iter().any(|text| is_of(&MEN, text));
    let has_f = texts.iter().any(|text| is_of(&WOMEN, text));
    let is_woman = |text: &str| is_of(&WOMEN, text) || (is_of(&["m"], text) && has_h && !has_f);
    let is_man = |text: &str| is_of(&MEN, text) || (is_of(&["m"], text) && has_f && !has_h);
    let listed = |is_one: &dyn Fn(&str) -> bool| {
        let values: Vec<String> =
            texts.iter().filter(|text| is_one(text)).map(|text| quoted(text)).collect();
        values.join(", ")
    };
    let _ = writeln!(text, "women = [{}]\nmen = [{}]", listed(&is_woman), listed(&is_man));
    let unknown = listed(&|text| !is_woman(text) && !is_man(text));
    if !unknown.is_empty() {
        let _ = writeln!(text, "# ? add to one of the two: {unknown}");
    }
    Some(text)
}
