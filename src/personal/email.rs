//! E-mail addresses.

pub(super) fn has_email(text: &str) -> bool {
    text.split(' ').any(|word| {
        // Behind the slash of a path such as `flickr.com/photos/1@n07` an `@` is no address.
        let path = word.find('/').filter(|&slash| word[..slash].contains('.'));
        let word = &word[..path.unwrap_or(word.len())];
        let mut parts = word.split('@');
        let mut local = parts.next().unwrap_or_default();
        parts.any(|domain| {
            let is_address = is_local(local) && is_domain(domain);
            local = domain;
            is_address
        })
    })
}

/// Whether the text before an `@` ends in the name of a mailbox.
fn is_local(text: &str) -> bool {
    text.chars()
        .next_back()
        .is_some_and(|letter| letter.is_alphanumeric() || "_+-%".contains(letter))
}

/// Whether the text after an `@` begins with a domain: labels and dots, and letters at the end.
fn is_domain(text: &str) -> bool {
    let end = text.find(|letter: char| !(letter.is_alphanumeric() || ".-".contains(letter)));
    let domain = text[..end.unwrap_or(text.len())].trim_end_matches(['.', '-']);
    let Some((above, top)) = domain.rsplit_once('.') else { return false };
    let is_top = top.chars().count() >= 2 && top.chars().all(char::is_alphabetic);
    is_top && above.split('.').all(|label| !label.is_empty() && !label.starts_with('-'))
}
