// The script of the site. Pages work without it.
"use strict";

/** The language of the page. */
const language = document.documentElement.lang;

/** The state of the page in its address. */
const address = new URLSearchParams(location.search);

/**
 * Puts values into the address, and into the links to the page in other languages. One that is empty is left out.
 * @param {string[][]} values each with its name
 */
function remember(values) {
  for (const [name, value] of values) {
    if (value === "") address.delete(name);
    else address.set(name, value);
  }
  const query = address.size ? `?${address}` : "";
  try {
    history.replaceState(null, "", location.pathname + query + location.hash);
  } catch {
    // Some browsers keep the address of a file as it is.
  }
  for (const link of document.querySelectorAll(".languages a")) {
    /** @type {HTMLAnchorElement} */ (link).search = query;
  }
}

// The entrance goes on to the language that the browser prefers.

const entrance = document.querySelector("[data-entrance]");
if (entrance) {
  const links = /** @type {HTMLAnchorElement[]} */ ([...entrance.querySelectorAll("a[hreflang]")]);
  const preferred = navigator.languages.map((one) => one.slice(0, 2).toLowerCase());
  const known = preferred.find((code) => links.some((link) => link.hreflang === code));
  const link = links.find((one) => one.hreflang === known) ?? links[0];
  location.replace(link.href);
}

// Tables: filtered, sorted, and downloaded as they are shown. The address says how.

/**
 * A row of a table.
 * @typedef {object} Row
 * @property {HTMLTableRowElement} element
 * @property {string[]} cells what its cells say
 * @property {string} text all that they say, without accents
 * @property {Map<string, string[]>} codes its codes, by what they are codes of
 * @property {number} from its first year
 * @property {number} to its last year
 */

/** @param {string} text */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** How many rows are in a table at most until all are asked for: a browser needs seconds for thousands. */
const FIRST = 250;
/** How many rows are read at once; in between, the page answers. */
const AT_ONCE = 500;

/** The attributes of rows that are no codes. */
const NO_CODES = ["id", "from", "to", "figures"];

/**
 * @param {HTMLTableRowElement} element
 * @returns {Row}
 */
function rowOf(element) {
  const cells = [...element.cells].map((cell) => (cell.textContent ?? "").trim());
  const codes = new Map();
  for (const [name, value] of Object.entries(element.dataset)) {
    if (!NO_CODES.includes(name)) codes.set(name, (value ?? "").split(" ").filter(Boolean));
  }
  const { from, to } = element.dataset;
  // What has begun and has no end lasts until today.
  const [first, last] = [Number(from ?? to ?? NaN), Number(to ?? (from ? Infinity : NaN))];
  return { element, cells, text: folded(cells.join(" ")), codes, from: first, to: last };
}

/** The fields of a form and the table that they filter. */
class List {
  /**
   * @param {HTMLFormElement} form
   * @param {HTMLTableElement} table
   */
  constructor(form, table) {
    this.form = form;
    this.body = table.tBodies[0];
    this.headings = /** @type {HTMLElement[]} */ ([...table.querySelectorAll("thead [data-column]")]);
    this.fields = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...form.querySelectorAll("[name]")]);
    this.more = /** @type {HTMLElement | null} */ (document.querySelector(`[data-more="${form.dataset.filters}"]`));
    /** @type {Row[]} */
    this.rows = [];
    /** The rows as they are sorted. */
    this.order = this.rows;
    /** Those of them that the fields select. */
    this.selected = this.rows;
    /** The column by which they are sorted, as the address has it. */
    this.sorted = "";
    /** How many of these are in the table. */
    this.most = FIRST;
    /** The row that the address names, until something else is asked for. */
    this.named = document.getElementById(location.hash.slice(1));
    this.headings.forEach((heading) => this.makeSortable(heading));
    this.listen();
    form.hidden = false;
    this.start();
  }

  /** Shows the state of the address, as soon as the rows are read. */
  async start() {
    const state = new URLSearchParams(location.search);
    for (const field of this.fields) {
      field.value = state.get(field.name) ?? "";
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.selectedIndex = 0;
    }
    this.sorted = state.get("sort") ?? "";
    const elements = [...this.body.rows];
    this.attach(elements);
    for (let at = 0; at < elements.length; at += AT_ONCE) {
      if (at > 0) await new Promise((resolve) => setTimeout(resolve));
      this.rows.push(...elements.slice(at, at + AT_ONCE).map(rowOf));
    }
    this.sort(this.sorted);
    this.show();
  }

  listen() {
    const select = () => {
      this.named = null;
      this.show();
    };
    this.form.addEventListener("input", select);
    this.form.addEventListener("submit", (event) => event.preventDefault());
    // The fields are empty only after the event.
    this.form.addEventListener("reset", () => setTimeout(select));
    for (const button of this.form.querySelectorAll("[data-download]")) {
      const format = /** @type {HTMLElement} */ (button).dataset.download;
      button.addEventListener("click", () => this.download(format ?? ""));
    }
    this.more?.addEventListener("click", () => {
      this.most = Infinity;
      this.show();
      this.body.rows[FIRST].querySelector("a")?.focus();
    });
    addEventListener("beforeprint", () => this.attach(this.elements(), Infinity));
    addEventListener("afterprint", () => this.show());
  }

  /** Shows the rows that the fields select, and says how many these are. */
  show() {
    this.selected = this.order.filter(this.condition());
    this.attach(this.elements());
    const [shown, all] = [this.selected, this.rows].map(({ length }) => length.toLocaleString(language));
    const filled = (/** @type {string | undefined} */ text) => (text ?? "").replace("{shown}", shown).replace("{all}", all);
    const status = this.form.querySelector("[role=status]");
    if (status) status.textContent = filled(this.form.dataset.shown);
    if (this.more) {
      this.more.textContent = filled(this.more.dataset.text);
      this.more.hidden = this.selected.length <= this.most;
    }
    this.write();
    this.form.dispatchEvent(new Event("selected"));
  }

  /** The elements of the selected rows. */
  elements() {
    return this.selected.map((row) => row.element);
  }

  /**
   * Puts rows into the table: the first of them, or those around the one that the address names.
   * @param {HTMLTableRowElement[]} rows
   */
  attach(rows, most = this.most) {
    const named = rows.findIndex((row) => row === this.named);
    const from = Math.min(Math.max(0, named - most / 2), Math.max(0, rows.length - most));
    const part = rows.slice(from, from + most);
    const there = [...this.body.rows];
    const isThere = part.length === there.length && part.every((row, place) => row === there[place]);
    if (!isThere) this.body.replaceChildren(...part);
  }

  /**
   * What a row must be to be shown.
   * @returns {(row: Row) => boolean}
   */
  condition() {
    const value = (/** @type {string} */ name) => this.fields.find((field) => field.name === name)?.value ?? "";
    const words = folded(value("q")).split(/\s+/).filter(Boolean);
    const year = value("year") === "" ? null : Number(value("year"));
    const choices = this.fields.filter((field) => field instanceof HTMLSelectElement && field.value !== "");
    return (row) =>
      choices.every(({ name, value: code }) => row.codes.get(name)?.includes(code)) &&
      (year === null || (row.from <= year && year <= row.to)) &&
      words.every((word) => row.text.includes(word));
  }

  /** Puts the state into the address. */
  write() {
    remember([...this.fields.map(({ name, value }) => [name, value]), ["sort", this.sorted]]);
  }

  /**
   * Makes the text of a heading a button that sorts: up, down, and as it was.
   * @param {HTMLElement} heading
   */
  makeSortable(heading) {
    const column = heading.dataset.column ?? "";
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const next = { "": column, [column]: `-${column}`, [`-${column}`]: "" };
      this.named = null;
      this.sort(next[this.sorted] ?? column);
      this.show();
    });
  }

  /**
   * Brings the rows into the order of a column, downwards with `-` before its name; rows that say nothing come last.
   * @param {string} by
   */
  sort(by) {
    const column = by.replace(/^-/, "");
    const place = this.headings.findIndex((heading) => heading.dataset.column === column);
    this.sorted = place < 0 ? "" : by;
    const sign = by.startsWith("-") ? -1 : 1;
    const { compare } = new Intl.Collator(language, { numeric: true });
    const rows = [...this.rows];
    if (this.sorted) {
      rows.sort((one, other) => {
        const [a, b] = [one.cells[place], other.cells[place]];
        return Number(a === "") - Number(b === "") || sign * compare(a, b);
      });
    }
    this.order = rows;
    this.headings.forEach((heading, position) => {
      if (position !== place) heading.removeAttribute("aria-sort");
      else heading.setAttribute("aria-sort", sign < 0 ? "descending" : "ascending");
    });
  }

  /**
   * Hands out the selected rows, in their order, with labels and codes.
   * @param {string} format
   */
  download(format) {
    const records = this.selected.map((row) => this.record(row));
    const [text, type] =
      format === "json" ? [JSON.stringify(records, null, 2) + "\n", "application/json"] : [csv(records), "text/csv"];
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = `${this.form.dataset.filters}.${format}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  /**
   * @param {Row} row
   * @returns {Record<string, string | string[]>}
   */
  record({ element, cells, codes }) {
    const labels = this.headings.map((heading, place) => [heading.dataset.column ?? "", cells[place]]);
    const coded = [...codes].map(([name, list]) => [`${name}_codes`, list]);
    const id = element.dataset.id === undefined ? [] : [["id", element.dataset.id]];
    return Object.fromEntries([...id, ...labels, ...coded]);
  }
}

/**
 * Records as CSV (RFC 4180), lists joined by `;`. The first record names the columns, but a later one can have more.
 * @param {Record<string, string | string[]>[]} records
 */
function csv(records) {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const quoted = (/** @type {string | string[] | undefined} */ value) => {
    const text = Array.isArray(value) ? value.join(";") : (value ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = [columns, ...records.map((record) => columns.map((column) => record[column]))];
  return rows.map((row) => row.map(quoted).join(",") + "\r\n").join("");
}

/**
 * The tables of the page by their names.
 * @type {Map<string, List>}
 */
const lists = new Map();
for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-filters]"))) {
  const name = form.dataset.filters ?? "";
  const table = document.querySelector(`table[data-list="${name}"]`);
  if (table instanceof HTMLTableElement) lists.set(name, new List(form, table));
}

// The search: what the words of its field begin, in the page below it or on the page of the search.

/** How many answers are shown below the field. */
const FEW = 8;
/** How many are shown on the page of the search. */
const MANY = 200;
/** How much of a text is shown around what was found, in characters. */
const AROUND = 60;

/**
 * Something that can be found.
 * @typedef {object} Entry
 * @property {string} title
 * @property {string} kind what it is
 * @property {string} address below the folder of the language
 * @property {string} text what else it says
 * @property {string} words its folded words, each with a blank before it
 * @property {number} titleEnd where those of the title end
 */

/** @param {string} text */
const spaced = (text) => ` ${folded(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim()}`;

/**
 * @param {[string, string, string, string]} fields
 * @returns {Entry}
 */
function entryOf([title, kind, address, text]) {
  const words = spaced(title);
  return { title, kind, address, text, words: words + spaced(text), titleEnd: words.length };
}

/**
 * The places in a text where one of the words begins a word of it.
 * @param {string} text
 * @param {string[]} words folded
 * @returns {[number, number][]}
 */
function placesOf(text, words) {
  let plain = "";
  /** @type {number[]} */
  const origins = [];
  let at = 0;
  for (const letter of text) {
    for (const unit of folded(letter)) {
      plain += unit;
      for (let i = 0; i < unit.length; i += 1) origins.push(at);
    }
    at += letter.length;
  }
  origins.push(at);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})`, "gu");
  return [...plain.matchAll(pattern)].map((match) => [
    origins[match.index],
    origins[match.index + match[0].length],
  ]);
}

/**
 * A text in which the words are marked.
 * @param {string} text
 * @param {[number, number][]} places
 */
function marked(text, places) {
  const parts = new DocumentFragment();
  let end = 0;
  for (const [from, to] of places) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    parts.append(text.slice(end, from), mark);
    end = to;
  }
  parts.append(text.slice(end));
  return parts;
}

/**
 * The part of a text around the first of the places.
 * @param {string} text
 * @param {string[]} words folded
 */
function excerpt(text, words) {
  const from = Math.max(0, (placesOf(text, words)[0]?.[0] ?? 0) - AROUND);
  const start = from === 0 ? 0 : text.indexOf(" ", from) + 1;
  const rest = text.slice(start);
  const cut = rest.length > 3 * AROUND ? rest.lastIndexOf(" ", 3 * AROUND) : -1;
  const shown = (start > 0 ? "… " : "") + (cut > 0 ? `${rest.slice(0, cut)} …` : rest);
  return marked(shown, placesOf(shown, words));
}

/** The field of the search. */
class Search {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    this.suggested = /** @type {HTMLElement} */ (form.querySelector(".suggested"));
    this.page = document.querySelector("[data-hits]");
    /** @type {Promise<Entry[]> | undefined} */
    this.index = undefined;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.assign(this.address());
    });
    this.input.addEventListener("focus", () => this.load());
    this.input.addEventListener("input", () => this.answer());
    form.addEventListener("focusout", (event) => {
      if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) this.suggested.hidden = true;
    });
    form.addEventListener("keydown", (event) => this.onKey(event));
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target instanceof Element && event.target.closest("input, select, textarea");
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.input.focus();
    });
    form.hidden = false;
    if (this.page) {
      this.input.value = new URLSearchParams(location.search).get("q") ?? "";
      this.answer();
    }
  }

  /** The address of the page with all answers. */
  address() {
    return `${this.form.dataset.page}?q=${encodeURIComponent(this.input.value)}`;
  }

  /** Everything that can be found; loaded once. */
  load() {
    this.index ??= new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = this.form.dataset.index ?? "";
      script.addEventListener("load", () => {
        resolve(/** @type {any} */ (globalThis).searchIndex.map(entryOf));
      });
      document.head.append(script);
    });
    return this.index;
  }

  /** Shows what the words find. */
  async answer() {
    const typed = this.input.value;
    const entries = await this.load();
    // Somebody may have typed on while the index was loaded.
    if (typed !== this.input.value) return;
    const words = spaced(typed).split(" ").filter(Boolean);
    const found = words.length === 0 ? [] : entries.filter((one) => words.every((word) => one.words.includes(` ${word}`)));
    const inTitle = (/** @type {Entry} */ one) =>
      words.every((word) => one.words.slice(0, one.titleEnd).includes(` ${word}`));
    const ranked = [...found.filter(inTitle), ...found.filter((one) => !inTitle(one))];
    const count = (this.form.dataset.found ?? "").replace("{count}", found.length.toLocaleString(language));
    if (this.page) {
      this.page.replaceChildren(...ranked.slice(0, MANY).map((one) => this.hit(one, words)));
      const status = document.querySelector("[data-found][role=status]");
      if (status) status.textContent = words.length === 0 ? "" : count;
      return;
    }
    const link = /** @type {HTMLAnchorElement} */ (this.suggested.querySelector("p a"));
    link.href = this.address();
    link.textContent = count;
    this.suggested.querySelector("ol")?.replaceChildren(...ranked.slice(0, FEW).map((one) => this.hit(one, words)));
    this.suggested.hidden = words.length === 0;
  }

  /**
   * @param {Entry} entry
   * @param {string[]} words
   */
  hit(entry, words) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = this.form.dataset.base + entry.address;
    link.append(marked(entry.title, placesOf(entry.title, words)));
    const kind = document.createElement("span");
    kind.className = "kind";
    kind.textContent = entry.kind;
    const text = document.createElement("p");
    text.append(excerpt(entry.text, words));
    item.append(link, " ", kind, text);
    return item;
  }

  /**
   * Arrows go through the answers, Escape closes them.
   * @param {KeyboardEvent} event
   */
  onKey(event) {
    const links = /** @type {HTMLElement[]} */ ([...this.suggested.querySelectorAll("a")]);
    const steps = [this.input, ...(this.suggested.hidden ? [] : links)];
    const at = steps.findIndex((step) => step === document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && steps.length > 1) {
      event.preventDefault();
      steps[(at + step + steps.length) % steps.length].focus();
    } else if (event.key === "Escape" && !this.suggested.hidden) {
      event.preventDefault();
      this.suggested.hidden = true;
      this.input.focus();
    }
  }
}

const search = document.querySelector("form[data-index]");
if (search instanceof HTMLFormElement) new Search(search);
