//! Headings of columns that identify persons, and the field of a private file that each fills.

use super::written::plain;

/// Headings of names and contacts, by field.
const PERSONAL: [(&str, &[&str]); 11] = [
    (
        "name",
        &[
            "name",
            "full name",
            "expert name",
            "name of expert",
            "participant",
            "attendee",
            "nombre",
            "nombre y apellido",
            "nombre y apellidos",
            "nombre completo",
            "nombre del experto",
            "participante",
            "nom",
            "nom et prenom",
            "nom complet",
            "nom de l expert",
        ],
    ),
    ("given_name", &["first name", "given name", "given names", "nombres", "prenom", "prenoms"]),
    (
        "family_name",
        &["last name", "surname", "family name", "apellido", "apellidos", "nom de famille"],
    ),
    (
        "emails",
        &[
            "email",
            "e mail",
            "mail",
            "email address",
            "e mail address",
            "correo",
            "correo electronico",
            "courriel",
        ],
    ),
    (
        "phones",
        &[
            "phone",
            "phone number",
            "telephone",
            "tel",
            "telefono",
            "mobile",
            "mobile phone",
            "movil",
            "portable",
        ],
    ),
    ("address", &["address", "postal address", "direccion", "adresse"]),
    (
        "born",
        &[
            "born",
            "date of birth",
            "birth date",
            "birthday",
            "fecha de nacimiento",
            "date de naissance",
        ],
    ),
    ("document", &["passport", "passport no", "passport number", "pasaporte", "passeport"]),
    ("cv", &["cv", "curriculum vitae", "resume"]),
    ("fee", &["fee", "fees", "daily fee", "daily rate", "honorarios", "honoraires"]),
    ("bank", &["iban", "bank account", "cuenta bancaria", "compte bancaire"]),
];

/// Headings of what an office numbers its people by.
const KEYS: [&str; 26] = [
    "staff no",
    "staff number",
    "staff id",
    "employee no",
    "employee number",
    "employee id",
    "personnel no",
    "personnel number",
    "roster no",
    "roster number",
    "roster id",
    "expert no",
    "expert number",
    "person id",
    "no de empleado",
    "numero de empleado",
    "no de experto",
    "numero de experto",
    "codigo de experto",
    "codigo del experto",
    "matricula",
    "matricule",
    "numero d agent",
    "no d agent",
    "numero d expert",
    "code expert",
];

/// The field of a private file that a column with this heading fills; `None` where it identifies nobody.
pub(super) fn private_field(heading: &str) -> Option<&'static str> {
    let heading = plain(heading);
    let own = PERSONAL.iter().find(|(_, headings)| headings.contains(&heading.as_str()));
    own.map(|(field, _)| *field)
}

/// Whether a heading is that of a name or a contact of a person.
pub(super) fn is_personal(heading: &str) -> bool {
    private_field(heading).is_some()
}

/// Whether a heading is that of what an office numbers its people by.
pub(super) fn is_key(heading: &str) -> bool {
    KEYS.contains(&plain(heading).as_str())
}

#[cfg(test)]
mod tests {
    use super::{KEYS, PERSONAL};
    use crate::import::guess::written::plain;
    use crate::schema::Schemas;

    #[test]
    fn every_heading_is_plain_and_every_field_is_one_of_private_files() {
        for (field, headings) in PERSONAL {
            assert!(Schemas::private_shape().field(field).is_some(), "{field}");
            headings.iter().for_each(|heading| assert_eq!(plain(heading), *heading));
        }
        KEYS.iter().for_each(|heading| assert_eq!(plain(heading), *heading));
    }
}
