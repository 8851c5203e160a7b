// Loads the page again when the site was built again. Only `mieux site --serve` adds it.
"use strict";

const shown = new URL(document.currentScript.src).search.slice(1);
setInterval(async () => {
  const answer = await fetch("/.version").catch(() => null);
  if (answer?.ok && (await answer.text()) !== shown) location.reload();
}, 1000);
