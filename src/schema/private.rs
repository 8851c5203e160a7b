//! Names of fields that would hold what identifies a person.

/// Words for what identifies a person and for what a person is paid.
const WORDS: [&str; 18] = [
    "address",
    "birth",
    "born",
    "contact",
    "contacts",
    "cv",
    "email",
    "fee",
    "fees",
    "iban",
    "mail",
    "mobile",
    "name",
    "passport",
    "phone",
    "surname",
    "tel",
    "telephone",
];

/// Whether a field of this name would hold what lives in `private/`; whole words of it count.
#[must_use]
pub fn is_private_field(name: &str) -> bool {
    let name = name.to_lowercase();
    name.split(|letter: char| !letter.is_alphanumeric()).any(|word| WORDS.contains(&word))
}
