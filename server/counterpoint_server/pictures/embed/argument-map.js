/* <argument-map src="https://…/v1/maps/ID">: an argument map in any page.

   Attributes: src, focus, depth, theme (auto, light, dark), view (map, outline), live, revision.
   Events: ready, claimselect {id}, mapchange {revision}. Colours: the CSS properties --cp-ground,
   --cp-ink, --cp-support, --cp-rebut, --cp-undercut and so on. A picture that stands inside it is
   shown until this has run, and taken over then. Makes no HTML of text. */

const sheet = new CSSStyleSheet();
sheet.replaceSync(`/*{styles}*/`);
const NARROW = 640;

class ArgumentMap extends HTMLElement {
  static observedAttributes = ["src", "focus", "depth", "theme", "view", "live"];

  connectedCallback() {
    if (!this.shadowRoot) this.#build();
    const svg = this.querySelector("svg");
    if (svg) this.#show(svg);
    else this.reload();
    if (!this.hasAttribute("view") && this.clientWidth && this.clientWidth < NARROW)
      this.view = "outline";
    else this.view = this.getAttribute("view") || "map";
    this.#follow();
  }

  disconnectedCallback() {
    this.#events?.close();
  }

  attributeChangedCallback(name, before, after) {
    if (!this.shadowRoot || before === after) return;
    if (name === "view") this.view = after;
    else if (name === "live") this.#follow();
    else this.reload();
  }

  #events = null;
  #box = null;
  #parts = {};

  get #theme() {
    const theme = this.getAttribute("theme") || "auto";
    if (theme !== "auto") return theme;
    return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }

  #address(path, more = {}) {
    const url = new URL(this.getAttribute("src").replace(/\/$/, "") + path, document.baseURI);
    for (const [key, value] of Object.entries(more)) if (value) url.searchParams.set(key, value);
    return url.href;
  }

  #build() {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    const button = (text, label, act) => {
      const found = make("button", { type: "button", "aria-label": label }, text);
      found.addEventListener("click", act);
      return found;
    };
    const p = this.#parts;
    p.map = button("Map", "Map", () => (this.view = "map"));
    p.list = button("Outline", "Outline", () => (this.view = "outline"));
    p.search = make("input", { type: "search", placeholder: "Find", "aria-label": "Find a claim" });
    p.search.addEventListener("input", () => this.search(p.search.value));
    p.tools = make("span", {},
      button("−", "Smaller", () => this.zoom(1.25)), " ",
      button("+", "Larger", () => this.zoom(0.8)), " ",
      button("Fit", "Show all", () => this.fit()));
    p.view = make("div", { class: "view", tabindex: "0", role: "group",
      "aria-label": "Map. Arrow keys move it, plus and minus zoom." });
    p.outline = make("div", { class: "outline" });
    p.about = make("aside", { class: "about", "aria-live": "polite", tabindex: "-1" });
    p.about.hidden = true;
    root.append(make("div", { class: "bar" }, p.map, p.list, p.tools, p.search),
      p.view, p.outline, p.about);
    p.view.addEventListener("keydown", (event) => this.#key(event));
    p.view.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return; /* the page scrolls */
      event.preventDefault();
      this.zoom(event.deltaY > 0 ? 1.1 : 0.9, event);
    }, { passive: false });
    p.view.addEventListener("pointerdown", (event) => this.#grab(event));
    root.addEventListener("click", (event) => this.#click(event));
    p.outline.addEventListener("keydown", (event) =>
      treeKey(event, p.outline, (id) => this.select(id)));
  }

  async reload() {
    if (!this.getAttribute("src")) return;
    const more = { theme: this.#theme, focus: this.getAttribute("focus"),
      depth: this.getAttribute("depth") };
    try {
      const found = await load(this.#address("/picture.svg", more), "document");
      const before = this.#box;
      this.#show(document.importNode(found.documentElement, true));
      if (before) this.#look(before);
      this.#parts.outline.replaceChildren();
      if (this.view === "outline") await this.#list();
    } catch (error) {
      this.#parts.view.replaceChildren(make("p", { role: "alert" }, error.message));
    }
  }

  #show(svg) {
    this.svg = svg;
    for (const name of ["width", "height"]) this[`_${name}`] = Number(svg.getAttribute(name));
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    this.#parts.view.replaceChildren(svg);
    this.fit();
    this.#told("ready", {});
    this.#tell({ type: "ready" });
    this.#height();
  }

  /* What is seen of the picture: left, top, width, height. */
  #look([x, y, w, h]) {
    this.#box = [x, y, w, h];
    this.svg.setAttribute("viewBox", this.#box.map((n) => Math.round(n * 10) / 10).join(" "));
  }

  fit() {
    const { clientWidth: w, clientHeight: h } = this.#parts.view;
    const wide = Math.max(this._width, (this._height * (w || 1)) / (h || 1));
    const legible = (w || this._width) / 0.55; /* smaller, nobody could read it */
    if (wide > legible && w) this.#look([0, 0, legible, (legible * h) / w]);
    else this.#look([0, 0, this._width, this._height]);
  }

  zoom(by, at) {
    const [x, y, w, h] = this.#box;
    const wide = Math.min(Math.max(w * by, 200), this._width * 3);
    const share = wide / w;
    const rect = this.#parts.view.getBoundingClientRect();
    const fx = at ? (at.clientX - rect.left) / rect.width : 0.5;
    const fy = at ? (at.clientY - rect.top) / rect.height : 0.5;
    this.#look([x + w * (1 - share) * fx, y + h * (1 - share) * fy, wide, h * share]);
  }

  pan(dx, dy) {
    const [x, y, w, h] = this.#box;
    this.#look([x + dx * w, y + dy * h, w, h]);
  }

  #key(event) {
    const moves = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1],
      ArrowDown: [0, 0.1] };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (moves[event.key]) this.pan(...moves[event.key]);
    else if (event.key === "+" || event.key === "=") this.zoom(0.8);
    else if (event.key === "-") this.zoom(1.25);
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
  }

  #grab(event) {
    if (event.pointerType === "touch" || event.button) return; /* a finger scrolls the page */
    const { view } = this.#parts;
    let [x, y] = [event.clientX, event.clientY];
    const [fromX, fromY] = [x, y];
    const move = (to) => {
      const rect = view.getBoundingClientRect();
      this.pan((x - to.clientX) / rect.width, (y - to.clientY) / rect.height);
      [x, y] = [to.clientX, to.clientY];
      view.classList.add("held");
    };
    const drop = () => {
      window.removeEventListener("pointermove", move);
      view.classList.remove("held");
      this.dragged = Math.hypot(x - fromX, y - fromY) > 5;
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", drop, { once: true });
  }

  #click(event) {
    const card = event.target.closest("a.cp-card, li[id]");
    if (!card || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const isCard = card.matches("a.cp-card");
    if (isCard) event.preventDefault();
    if (isCard && this.dragged) return void (this.dragged = false);
    if (!isCard && card.hasAttribute("aria-expanded"))
      card.setAttribute("aria-expanded", card.getAttribute("aria-expanded") !== "true");
    this.select(Number(isCard ? card.dataset.element : card.id.slice(1)));
  }

  search(words) {
    const sought = words.trim().toLowerCase();
    const cards = [...this.svg.querySelectorAll(".cp-card")];
    for (const card of cards) {
      const has = sought && card.getAttribute("aria-label").toLowerCase().includes(sought);
      card.classList.toggle("cp-found", Boolean(has));
    }
    const first = cards.find((card) => card.classList.contains("cp-found"));
    if (first) this.#centre(first);
    for (const item of this.#parts.outline.querySelectorAll("li"))
      item.hidden = sought && !item.textContent.toLowerCase().includes(sought);
  }

  #centre(card) {
    const box = card.getBBox();
    const at = card.getCTM().inverse().multiply(this.svg.getCTM());
    const [, , w, h] = this.#box;
    this.#look([box.x - at.e + box.width / 2 - w / 2, box.y - at.f + box.height / 2 - h / 2, w, h]);
  }

  /* Shows who says an element, in which words, and how that reached the map. */
  async select(id) {
    for (const card of this.svg.querySelectorAll(".cp-card"))
      card.classList.toggle("cp-picked", Number(card.dataset.element) === id);
    this.#told("claimselect", { id });
    this.#tell({ type: "select", id });
    const { about } = this.#parts;
    try {
      const found = await load(this.#address(`/elements/${id}`, { expand: "attributions" }), "json");
      const names = found.expanded || {};
      const name = (n) => names[n]?.name || names[n]?.title || `element ${n}`;
      const close = make("button", { type: "button", "aria-label": "Close" }, "✕");
      close.addEventListener("click", () => (about.hidden = true));
      const parts = [close, make("p", {}, found.text || found.scheme || found.type)];
      for (const each of found.attributions || []) {
        if (each.quote) parts.push(make("blockquote", {}, `“${each.quote.exact}”`));
        const chain = [each.participant, ...(each.via || [])].filter(Boolean).map(name);
        if (chain.length) parts.push(make("p", {}, make("small", {}, chain.join(" · via "))));
      }
      about.replaceChildren(...parts);
      about.hidden = false;
      this.#height();
    } catch {
      about.hidden = true;
    }
  }

  get view() {
    return this.#parts.view.hidden ? "outline" : "map";
  }

  set view(name) {
    const isMap = name !== "outline";
    const p = this.#parts;
    p.view.hidden = p.tools.hidden = !isMap;
    p.outline.hidden = isMap;
    p.map.setAttribute("aria-pressed", isMap);
    p.list.setAttribute("aria-pressed", !isMap);
    if (!isMap && !p.outline.firstChild) this.#list();
    if (isMap && this.svg) this.fit();
    this.#height();
  }

  async #list() {
    const more = { focus: this.getAttribute("focus"), depth: this.getAttribute("depth") };
    const found = await load(this.#address("/outline.html", more), "document");
    const list = document.importNode(found.querySelector("ul"), true);
    asTree(list);
    this.#parts.outline.replaceChildren(list);
    this.#height();
  }

  #follow() {
    this.#events?.close();
    if (!this.hasAttribute("live")) return;
    this.#events = new EventSource(this.#address("/events"));
    this.#events.addEventListener("revision", async (event) => {
      const { revision, operations } = JSON.parse(event.data);
      await this.reload();
      for (const { id } of operations || [])
        this.svg.querySelector(`[data-element="${Number(id)}"]`)?.classList.add("cp-changed");
      this.#told("mapchange", { revision });
    });
  }

  #told(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  /* To the page around an iframe of ours: nothing that its reader does not see. */
  #tell(message) {
    if (window.parent !== window && document.body.classList.contains("embed"))
      window.parent.postMessage({ source: "counterpoint", v: 1, ...message }, "*");
  }

  #height() {
    this.#tell({ type: "height", height: document.documentElement.scrollHeight });
  }
}

if (!customElements.get("argument-map")) customElements.define("argument-map", ArgumentMap);

/* From the page around: {source: "counterpoint", v: 1, type: "focus" | "theme" | "view", value}. */
window.addEventListener("message", ({ source, data }) => {
  if (source !== window.parent || source === window) return;
  if (data?.source !== "counterpoint" || data.v !== 1) return;
  if (!["focus", "theme", "view"].includes(data.type)) return;
  document.querySelector("body.embed argument-map")?.setAttribute(data.type, String(data.value));
});
