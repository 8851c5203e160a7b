// What every page of a site is checked for: the rules of HTML, and those that html-validate recommends but for these.

export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // A list without bullets is a list to Safari's screen reader only if it says so.
    "no-redundant-role": "off",
    // The fields of tables and of the search answer as somebody types.
    "wcag/h32": "off",
    // A table that is scrolled is a region with the name of the table, and no part of the page's outline.
    "prefer-native-element": "off",
    // Titles are those of records.
    "long-title": "off",
    // `download=""` is how the templates write it.
    "attribute-empty-style": "off",
  },
};
