//! The lists of a kind of record whose items have fields of their own, each of which can be a sheet.

use super::shape::Shape;

impl Shape {
    /// The lists of maps and of texts by language at or below this place, with the fields that lead to them, such as
    /// `fact_sheet.practices`, in the order of the schema. Lists within the items of another list are not among them.
    #[must_use]
    pub fn lists_of_items(&self) -> Vec<(String, &Self)> {
        let mut found = Vec::new();
        self.add_lists("", &mut found);
        found
    }

    fn add_lists<'s>(&'s self, path: &str, found: &mut Vec<(String, &'s Self)>) {
        for (name, field) in self.fields() {
            let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            match field.items() {
                Some(items) if items.has_fields() => found.push((path, items)),
                Some(_) => {}
                None => field.add_lists(&path, found),
            }
        }
    }

    /// The items of the list that these fields lead to, if it is one of [`Shape::lists_of_items`].
    #[must_use]
    pub fn list_of_items(&self, path: &str) -> Option<&Self> {
        let lists = self.lists_of_items().into_iter();
        lists.filter(|(own, _)| own == path).map(|(_, items)| items).next()
    }
}
