//! Headings of columns that identify persons.

use super::headings::plain;

/// Headings of names and contacts.
const PERSONAL: [&str; 33] = [
    "name",
    "full name",
    "first name",
    "last name",
    "surname",
    "participant",
    "attendee",
    "nombre",
    "nombres",
    "apellido",
    "apellidos",
    "nombre y apellido",
    "nombre y apellidos",
    "nombre completo",
    "participante",
    "nom",
    "prenom",
    "nom et prenom",
    "nom complet",
    "email",
    "e mail",
    "mail",
    "correo",
    "correo electronico",
    "courriel",
    "phone",
    "telephone",
    "telefono",
    "mobile",
    "movil",
    "cv",
    "passport",
    "pasaporte",
];

/// Whether a heading is that of a name or a contact of a person.
pub(super) fn is_personal(heading: &str) -> bool {
    PERSONAL.contains(&plain(heading).as_str())
}
