// The script of maps, after that of the site: the figure by which countries are shaded, a card on each country, arrow
// keys, and a zoom. A map is whole without it.
"use strict";

/** How many actions a card names. */
const NAMED = 3;
/** How many figures add up over actions; they are the first ones. */
const SUMMED = 2;
/** How many times a map can be enlarged. */
const CLOSEST = 8;
/** How high a part of a map is at most on a narrow screen, in parts of its width. */
const TALLEST = 0.75;
/** How far a pointer that drags nothing may move, in pixels. */
const STILL = 6;
/** How long a card waits for a mouse that is on its way to it, in milliseconds. */
const PATIENCE = 250;
/**
 * Where the arrow keys lead.
 * @type {Record<string, number[]>}
 */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * A country on a map.
 * @typedef {object} Country
 * @property {SVGElement} element
 * @property {string} code
 * @property {string[]} shades one for each figure
 * @property {number[]} values one for each figure; not a number if there is none to show
 * @property {number[]} at its middle
 */

/** @param {string | undefined} text */
const numbers = (text) => (text ?? "").split(" ").map(Number);

/**
 * @param {SVGElement} element
 * @returns {Country}
 */
function countryOf(element) {
  const { code = "", shades = "", values, at } = element.dataset;
  return { element, code, shades: shades.split(" "), values: numbers(values), at: numbers(at) };
}

/**
 * An element with attributes and what is in it.
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(string | Node)[]} parts
 */
function made(name, attributes, ...parts) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...parts);
  return element;
}

/** The part of a map that is shown: it is enlarged, and moved when it is dragged. */
class View {
  /** @param {SVGSVGElement} svg */
  constructor(svg) {
    this.svg = svg;
    /** The whole map: its left, top, width and height. */
    this.whole = numbers(svg.getAttribute("viewBox") ?? "");
    this.shown = this.whole;
    /**
     * The pointers that are down, and where they are.
     * @type {Map<number, number[]>}
     */
    this.pointers = new Map();
    /** How far the pointers have come. */
    this.way = 0;
    this.listen();
  }

  listen() {
    this.svg.addEventListener("wheel", (event) => this.onWheel(event), { passive: false });
    this.svg.addEventListener("pointerdown", (event) => {
      if (this.pointers.size === 0) this.way = 0;
      this.pointers.set(event.pointerId, [event.clientX, event.clientY]);
    });
    document.addEventListener("pointermove", (event) => this.onMove(event));
    for (const end of ["pointerup", "pointercancel"]) {
      document.addEventListener(end, (event) => this.pointers.delete(/** @type {PointerEvent} */ (event).pointerId));
    }
    this.svg.addEventListener("click", (event) => {
      if (this.way > STILL) event.preventDefault();
    });
    this.svg.addEventListener("dragstart", (event) => event.preventDefault());
    // Two fingers enlarge the map, and not the page.
    const isOwn = (/** @type {TouchEvent} */ event) => event.touches.length > 1 && event.preventDefault();
    this.svg.addEventListener("touchmove", isOwn, { passive: false });
  }

  /** A plain wheel scrolls the page; with Ctrl, as a pinch on a touchpad sends it, it enlarges the map.
   * @param {WheelEvent} event
   */
  onWheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY / 300), this.at([event.clientX, event.clientY]));
  }

  /** @param {PointerEvent} event */
  onMove(event) {
    const before = this.pointers.get(event.pointerId);
    // One finger scrolls the page, as long as the map is whole.
    if (!before || (this.pointers.size === 1 && this.shown[2] === this.whole[2])) return;
    const [from, wide] = this.hold();
    this.pointers.set(event.pointerId, [event.clientX, event.clientY]);
    const [to, wider] = this.hold();
    this.way += Math.hypot(event.clientX - before[0], event.clientY - before[1]);
    this.zoom(wider / wide, this.at(from));
    const [[x, y], [left, top]] = [this.at(from), this.at(to)];
    this.show(this.shown[0] + x - left, this.shown[1] + y - top, this.shown[2]);
  }

  /**
   * The middle of the pointers, and how far they are from each other.
   * @returns {[number[], number]}
   */
  hold() {
    const [one, other = one] = this.pointers.values();
    const far = Math.hypot(one[0] - other[0], one[1] - other[1]);
    return [[(one[0] + other[0]) / 2, (one[1] + other[1]) / 2], Math.max(1, far)];
  }

  /**
   * The place on the map of a point of the window.
   * @param {number[]} point
   */
  at([x, y]) {
    const place = new DOMPoint(x, y).matrixTransform(this.svg.getScreenCTM()?.inverse());
    return [place.x, place.y];
  }

  /**
   * Enlarges the map around a place, which stays where it is.
   * @param {number} factor
   * @param {number[]} place that in the middle, if none is given
   */
  zoom(factor, place = [this.shown[0] + this.shown[2] / 2, this.shown[1] + this.shown[3] / 2]) {
    const [left, top, width] = this.shown;
    const full = this.whole[2];
    const next = Math.min(full, Math.max(full / CLOSEST, width / factor));
    const [x, y] = place;
    this.show(x - ((x - left) * next) / width, y - ((y - top) * next) / width, next);
  }

  /**
   * The height of a part of the map. On a narrow screen it is higher than the whole is, which would be too low.
   * @param {number} width
   */
  height(width) {
    const [, , full, high] = this.whole;
    return Math.min(high, width * (matchMedia("(max-width: 46rem)").matches ? TALLEST : high / full));
  }

  /**
   * Shows a part of the map, within the whole.
   * @param {number} left
   * @param {number} top
   * @param {number} width
   */
  show(left, top, width) {
    const [x, y, full, high] = this.whole;
    const height = this.height(width);
    const within = (/** @type {number} */ value, /** @type {number} */ from, /** @type {number} */ most) =>
      Math.min(from + most, Math.max(from, value));
    this.shown = [within(left, x, full - width), within(top, y, high - height), width, height];
    this.svg.setAttribute("viewBox", this.shown.join(" "));
    this.svg.classList.toggle("enlarged", width < full);
  }

  /**
   * Shows at least this part of the map, in its middle.
   * @param {number[]} part left, top, width and height
   */
  fit([left, top, width, height]) {
    const wide = Math.min(this.whole[2], Math.max(width, (height * width) / this.height(width)));
    this.show(left + (width - wide) / 2, top + (height - this.height(wide)) / 2, wide);
  }

  /**
   * Moves the map so that it shows a place.
   * @param {number[]} place
   */
  reveal([x, y]) {
    const [left, top, width, height] = this.shown;
    const isShown = left < x && x < left + width && top < y && y < top + height;
    if (!isShown) this.show(x - width / 2, y - height / 2, width);
  }
}

/** A map with its controls, its legends and its card. */
class Atlas {
  /** @param {HTMLElement} figure */
  constructor(figure) {
    this.figure = figure;
    this.svg = /** @type {SVGSVGElement} */ (figure.querySelector("svg"));
    this.frame = /** @type {HTMLElement} */ (figure.querySelector(".frame"));
    this.card = /** @type {HTMLElement} */ (figure.querySelector(".card"));
    this.choices = /** @type {HTMLInputElement[]} */ ([...figure.querySelectorAll("[name=figure]")]);
    this.legends = /** @type {HTMLElement[]} */ ([...figure.querySelectorAll(".map-legend")]);
    const places = /** @type {SVGElement[]} */ ([...this.svg.querySelectorAll(".place")]);
    this.countries = places.map(countryOf);
    this.view = new View(this.svg);
    /**
     * The country whose card is shown.
     * @type {Country | undefined}
     */
    this.shown = undefined;
    this.timer = 0;
    /** The table of actions that the map follows. */
    this.list = lists.get(figure.dataset.follows ?? "");
    /**
     * The sums of the figures of each country over the selected actions; nothing if all are selected.
     * @type {Map<string, number[]> | undefined}
     */
    this.sums = undefined;
    // The card says what they say.
    for (const title of figure.querySelectorAll(".map [data-code] title")) title.remove();
    this.listen();
    this.follow();
    // The links to other languages keep what the address says, but for a figure that the map does not have.
    const isKnown = this.choices.some((choice) => choice.value === address.get("figure"));
    remember(isKnown ? [] : [["figure", ""]]);
    const controls = /** @type {HTMLElement} */ (figure.querySelector(".controls"));
    controls.hidden = false;
  }

  listen() {
    this.list?.form.addEventListener("selected", () => this.follow());
    for (const choice of this.choices) {
      choice.addEventListener("change", () => {
        remember([["figure", choice === this.choices[0] ? "" : choice.value]]);
        this.shade();
      });
    }
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (this.figure.querySelectorAll("button"))) {
      const { zoom, view } = button.dataset;
      button.addEventListener("click", () => {
        this.show(undefined);
        if (zoom) this.view.zoom(Number(zoom));
        else this.view.fit(numbers(view));
      });
    }
    this.frame.addEventListener("pointerover", (event) => this.onOver(event));
    this.frame.addEventListener("pointerleave", (event) => this.onOver(event));
    this.svg.addEventListener("focusin", (event) => {
      const country = this.of(event.target);
      if (country) this.view.reveal(country.at);
      this.show(country);
    });
    this.frame.addEventListener("focusout", (event) => {
      if (!this.frame.contains(/** @type {Node | null} */ (event.relatedTarget))) this.show(undefined);
    });
    this.svg.addEventListener("keydown", (event) => this.onKey(event));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.show(undefined);
    });
    // The first tap on a country shows its card, the next one leads to its page.
    let isFirst = false;
    this.svg.addEventListener("pointerdown", (event) => {
      isFirst = event.pointerType !== "mouse" && this.of(event.target) !== this.shown;
    });
    this.svg.addEventListener("click", (event) => {
      if (!isFirst) return;
      event.preventDefault();
      this.show(this.of(event.target));
    });
  }

  /**
   * Follows a mouse from country to country. A card waits a little before it changes.
   * @param {PointerEvent} event
   */
  onOver(event) {
    clearTimeout(this.timer);
    const isOnCard = event.type === "pointerover" && this.card.contains(/** @type {Node} */ (event.target));
    if (event.pointerType !== "mouse" || event.buttons || isOnCard) return;
    const pointed = this.of(event.type === "pointerover" ? event.target : null);
    // Where the mouse points at nothing, the card is that of the country which has the focus.
    const country = pointed ?? (this.shown && this.of(document.activeElement));
    if (country !== this.shown) this.timer = setTimeout(() => this.show(country), this.shown ? PATIENCE : 0);
  }

  /**
   * The country of an element of the map.
   * @param {EventTarget | null} target
   */
  of(target) {
    const part = target instanceof Element ? target.closest("[data-code]") : null;
    return this.countries.find((country) => country.code === part?.getAttribute("data-code"));
  }

  /** Adds up the figures of the selected actions. Those of all actions are known from the build. */
  follow() {
    const { rows, selected } = this.list ?? { rows: [], selected: [] };
    const isPart = selected.length < rows.length;
    this.sums = isPart ? new Map() : undefined;
    for (const { codes, element } of isPart ? selected : []) {
      const figures = numbers(element.dataset.figures);
      for (const code of codes.get("country") ?? []) {
        this.sums?.set(code, figures.map((figure, position) => figure + (this.sums?.get(code)?.[position] ?? 0)));
      }
    }
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-unfiltered]"))) {
      part.hidden = isPart;
    }
    this.shade();
    for (const { element, ...country } of this.countries) {
      const facts = this.facts(country).map((fact) => fact.join(" "));
      element.setAttribute("aria-label", `${element.dataset.name}: ${facts.join(", ")}`);
    }
  }

  /** Shades the countries by the figure that the address names, and shows what its shades mean. */
  shade() {
    const isKnown = (/** @type {number} */ position) => !this.sums || position < SUMMED;
    this.choices.forEach((choice, position) => (choice.disabled = !isKnown(position)));
    const named = this.choices.findIndex((choice) => !choice.disabled && choice.value === address.get("figure"));
    const chosen = Math.max(0, named);
    this.choices[chosen].checked = true;
    this.legends.forEach((legend, position) => (legend.hidden = position !== chosen));
    const note = /** @type {HTMLElement} */ (this.figure.querySelector("fieldset small"));
    note.hidden = this.choices.every((choice) => !choice.disabled);
    for (const country of this.countries) {
      const { element } = country;
      const shade = this.sums ? this.step(this.values(country)[chosen], this.legends[chosen]) : country.shades[chosen];
      for (const path of element.querySelectorAll("path:not(.rim)")) {
        path.setAttribute("class", (path.getAttribute("class") ?? "").replace(/c\w$/, shade));
      }
      if (!element.matches("a")) element.tabIndex = shade === "c0" ? -1 : 0;
    }
    this.show(this.shown);
  }

  /**
   * The shade that a legend has for a number.
   * @param {number} number
   * @param {HTMLElement} legend
   */
  step(number, legend) {
    const steps = /** @type {HTMLElement[]} */ ([...legend.querySelectorAll("[data-to]")]);
    return steps.find(({ dataset }) => number <= Number(dataset.to))?.dataset.shade ?? "c0";
  }

  /**
   * The number of a country for each figure: over the selected actions, if these are not all.
   * @param {{ code: string, values: number[] }} country
   */
  values({ code, values }) {
    return this.sums ? (this.sums.get(code) ?? Array(SUMMED).fill(0)) : values;
  }

  /**
   * What there is to say of a country: each figure that is known with its value.
   * @param {{ code: string, shades: string[], values: number[] }} country
   */
  facts(country) {
    const values = this.values(country);
    return this.choices.flatMap(({ labels }, position) => {
      const isWithheld = !this.sums && country.shades[position] === "cw";
      const value = isWithheld ? "–" : (values[position] ?? NaN).toLocaleString(language);
      return isWithheld || values[position] >= 0 ? [[labels?.[0].textContent ?? "", value]] : [];
    });
  }

  /**
   * The links to the actions of a country: the selected ones, those that began last first, or those that the page lists.
   * @param {Country} country
   * @returns {HTMLElement[]}
   */
  actions({ code }) {
    const selected = [...(this.list?.selected ?? [])].filter((row) => row.codes.get("country")?.includes(code));
    selected.sort((one, other) => (other.from || 0) - (one.from || 0));
    const listed = this.list ? selected.map((row) => row.element) : document.querySelectorAll(`main [data-country~="${code}"]`);
    return [...listed].flatMap((one) => one.querySelector("a") ?? []);
  }

  /**
   * Shows the card of a country beside it, or no card.
   * @param {Country | undefined} country
   */
  show(country) {
    clearTimeout(this.timer);
    this.shown?.element.classList.remove("shown");
    this.shown = country;
    this.card.hidden = !country;
    if (!country) return;
    country.element.classList.add("shown");
    const { name = "" } = country.element.dataset;
    const href = country.element.getAttribute("href");
    const facts = this.facts(country).map(([figure, value]) => made("div", {}, made("dt", {}, figure), made("dd", {}, value)));
    const actions = this.actions(country);
    const few = actions.slice(0, NAMED).map((link) => made("li", {}, link.cloneNode(true)));
    const rest = Math.max(this.values(country)[0] || 0, actions.length) - few.length;
    this.card.replaceChildren(made("p", { class: "title" }, href ? made("a", { href }, name) : name), made("dl", {}, ...facts));
    if (few.length) this.card.append(made("ul", {}, ...few));
    if (few.length && href && rest > 0) {
      const more = (this.figure.dataset.rest ?? "").replace("{count}", rest.toLocaleString(language));
      this.card.append(made("p", {}, made("a", { href }, more)));
    }
    this.place(country);
  }

  /**
   * Puts the card beside a country, within the frame.
   * @param {Country} country
   */
  place({ at: [x, y] }) {
    const { card, frame } = this;
    const { left, top } = frame.getBoundingClientRect();
    const middle = new DOMPoint(x, y).matrixTransform(this.svg.getScreenCTM() ?? undefined);
    const isRight = middle.x - left > frame.clientWidth / 2;
    const beside = middle.x - left + (isRight ? -card.offsetWidth - 14 : 14);
    const within = (/** @type {number} */ value, /** @type {number} */ most) => `${Math.max(0, Math.min(value, most))}px`;
    card.style.left = within(beside, frame.clientWidth - card.offsetWidth);
    card.style.top = within(middle.y - top - card.offsetHeight / 2, frame.clientHeight - card.offsetHeight);
  }

  /**
   * An arrow leads to the nearest country on its way.
   * @param {KeyboardEvent} event
   */
  onKey(event) {
    const from = this.of(event.target);
    const [right, down] = WAYS[event.key] ?? [0, 0];
    if (!from || (!right && !down) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    const reached = this.countries.flatMap((country) => {
      const [x, y] = [country.at[0] - from.at[0], country.at[1] - from.at[1]];
      const ahead = x * right + y * down;
      // What lies aside of the way is farther than it seems.
      const far = Math.hypot(ahead, 2 * (x * down + y * right));
      return ahead > 0 && country.element.tabIndex >= 0 ? [{ country, far }] : [];
    });
    reached.sort((one, other) => one.far - other.far)[0]?.country.element.focus();
  }
}

for (const figure of document.querySelectorAll("figure.atlas")) new Atlas(/** @type {HTMLElement} */ (figure));
