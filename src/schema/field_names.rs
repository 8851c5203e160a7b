//! Which field a wrong name means: a misspelling, another language, or another number.

use crate::model::{folded, language_code};
use crate::suggest::nearest;

/// Names that people give to fields in Spanish and French, and in other words of English, folded, each
/// with the fields that it can mean, the likeliest first.
const OTHER_NAMES: [(&str, &[&str]); 78] = [
    ("accion", &["action"]),
    ("actividad", &["action", "kind"]),
    ("ambitos", &["areas"]),
    ("apoya", &["supports"]),
    ("aprobacion", &["approval"]),
    ("approbation", &["approval"]),
    ("begin", &["start", "from"]),
    ("buenas_practicas", &["good_practices"]),
    ("bonnes_pratiques", &["good_practices"]),
    ("ciudad", &["city"]),
    ("comienzo", &["start", "from"]),
    ("consentimiento", &["consent"]),
    ("consentement", &["consent"]),
    ("date_debut", &["start", "from"]),
    ("date_fin", &["end", "to"]),
    ("debut", &["start", "from"]),
    ("desde", &["from", "start"]),
    ("descripcion", &["objective", "description", "notes"]),
    ("disponibilidad", &["availability"]),
    ("disponibilite", &["availability"]),
    ("donor", &["partners"]),
    ("enlace", &["link", "website"]),
    ("estado", &["status"]),
    ("etat", &["status"]),
    ("expertas", &["experts"]),
    ("experto", &["expert", "experts"]),
    ("expertos", &["experts"]),
    ("fase", &["phase"]),
    ("fecha", &["date"]),
    ("fecha_fin", &["end", "to"]),
    ("fecha_inicio", &["start", "from"]),
    ("fin", &["end", "to"]),
    ("finish", &["end", "to"]),
    ("fuente", &["source", "sources"]),
    ("fuentes", &["sources"]),
    ("hasta", &["to", "end"]),
    ("hombres", &["men"]),
    ("hommes", &["men"]),
    ("idioma", &["language", "languages"]),
    ("idiomas", &["languages"]),
    ("inicio", &["start", "from"]),
    ("langue", &["language", "languages"]),
    ("langues", &["languages"]),
    ("lieu", &["places"]),
    ("lugar", &["places"]),
    ("lugares", &["places"]),
    ("mujeres", &["women"]),
    ("femmes", &["women"]),
    ("nivel", &["level"]),
    ("niveau", &["level"]),
    ("nom", &["name", "title"]),
    ("nombre", &["name", "title"]),
    ("notas", &["notes", "note"]),
    ("objectif", &["objective"]),
    ("objetivo", &["objective"]),
    ("origen", &["origin"]),
    ("origine", &["origin"]),
    ("pais", &["country", "countries", "origin"]),
    ("paises", &["countries", "country"]),
    ("pays", &["country", "countries", "origin"]),
    ("papel", &["role"]),
    ("participantes", &["participants"]),
    ("parte", &["partner"]),
    ("resultado", &["results"]),
    ("resultados", &["results"]),
    ("resultats", &["results"]),
    ("rol", &["role"]),
    ("secteur", &["sector"]),
    ("sigla", &["acronym"]),
    ("siglas", &["acronym"]),
    ("socio", &["partner", "partners"]),
    ("socios", &["partners"]),
    ("statut", &["status"]),
    ("tema", &["themes"]),
    ("temas", &["themes"]),
    ("tipo", &["kind"]),
    ("titre", &["title", "name"]),
    ("titulo", &["title", "name"]),
];

/// The field that a name means by another word for it: in another language, or in another number.
pub(crate) fn named_field<'k, S: AsRef<str>>(name: &str, known: &'k [S]) -> Option<&'k S> {
    let typed = folded(name).replace([' ', '-'], "_");
    let find = |wanted: &str| known.iter().find(|field| field.as_ref() == wanted);
    if let Some(field) = find(typed.trim_matches('_')) {
        return Some(field);
    }
    // Text has a field for each language.
    if find("en").is_some()
        && let Some(code) = language_code(name)
    {
        return find(code);
    }
    let others = OTHER_NAMES.iter().find(|(other, _)| *other == typed);
    let meant = others.into_iter().flat_map(|(_, fields)| *fields).find_map(|field| find(field));
    let plural = || {
        find(&format!("{typed}s")).or_else(|| find(&format!("{}ies", typed.trim_end_matches('y'))))
    };
    let singular = || typed.strip_suffix('s').and_then(find);
    meant.or_else(plural).or_else(singular)
}

/// The field that a name means, which may be misspelt; `None` where nothing is near.
pub(crate) fn meant_field<'k, S: AsRef<str>>(name: &str, known: &'k [S]) -> Option<&'k S> {
    named_field(name, known)
        .or_else(|| nearest(name, known.iter().map(|field| (field.as_ref(), field))))
}

#[cfg(test)]
mod tests {
    use super::meant_field;

    #[test]
    fn a_field_is_known_by_its_names_in_other_languages_and_in_the_singular() {
        let known = ["status", "countries", "themes", "start", "end", "partners", "title"];
        let known = known.map(str::to_owned);
        for (name, field) in [
            ("estado", Some("status")),
            ("États", None),
            ("países", Some("countries")),
            ("pays", Some("countries")),
            ("country", Some("countries")),
            ("theme", Some("themes")),
            ("fecha inicio", Some("start")),
            ("Socios", Some("partners")),
            ("Status", Some("status")),
            ("stat\u{200b}us", Some("status")),
            ("\u{a0}\u{a0}title", Some("title")),
            ("titel", Some("title")),
            ("n/a", None),
            ("budget", None),
        ] {
            assert_eq!(meant_field(name, &known).map(String::as_str), field, "{name}");
        }
    }
}
