// The script of the site. Pages work without it.
"use strict";

// At the entrance, goes on to the language that the browser prefers.
const entrance = document.querySelector("[data-entrance]");
if (entrance) {
  const links = [...entrance.querySelectorAll("a[hreflang]")];
  const preferred = navigator.languages.map((language) => language.slice(0, 2).toLowerCase());
  const language = preferred.find((code) => links.some((link) => link.hreflang === code));
  const link = links.find((link) => link.hreflang === language) ?? links[0];
  location.replace(link.href);
}
