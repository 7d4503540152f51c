// Draws the practice console from `pages`. What is typed, opened and focused stays while the rows below it change.
// A secret comes in a message, is shown in one element, and leaves with it.

const MARKS = { good: "●", wait: "◌", off: "■" };
const BUSY_AFTER = 700; // milliseconds without an answer

function element(tag, className = "", attributes = {}, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function button(label, className, onClick) {
  const made = element("button", `ark-button ${className}`, { type: "button" }, label);
  made.addEventListener("click", onClick);
  return made;
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// Sends what was clicked, and hands each answer to whoever asked.
function telephone(model, labels, say) {
  const view = crypto.randomUUID?.() ?? String(Math.random());
  const waiting = new Map();
  let number = 0;

  function hear(message) {
    if (message.view !== view || !waiting.has(message.answer_to)) return;
    const { resolve, timer } = waiting.get(message.answer_to);
    clearTimeout(timer);
    waiting.delete(message.answer_to);
    resolve(message);
  }
  model.on("msg:custom", hear);

  return {
    tell: (what) => model.send({ ...what, view }),
    ask: (what) => new Promise((resolve) => {
      number += 1;
      const timer = setTimeout(() => say(labels.busy), BUSY_AFTER);
      waiting.set(number, { resolve, timer });
      model.send({ ...what, view, number });
    }),
    hangUp: () => model.off("msg:custom", hear),
  };
}

// ---- fields of a form: each is { node, value() }

let names = 0;
const newId = () => `ark-console-${(names += 1)}`;

function labelled(field, input) {
  input.id = newId();
  const note = field.note ? [element("span", "ark-note", {}, field.note)] : [];
  return element("div", "ark-field", {}, element("label", "", { for: input.id }, field.label, ...note), input);
}

const FIELDS = {
  text(field) {
    const input = element("input", "", { type: "text", required: "", autocomplete: "off", spellcheck: "false" });
    return { node: labelled(field, input), value: () => input.value };
  },

  number(field) {
    const input = element("input", "", { type: "number", min: "1", step: "1", inputmode: "numeric" });
    if (field.value !== null) input.value = field.value;
    return { node: labelled(field, input), value: () => (input.value === "" ? null : Number(input.value)) };
  },

  choice(field) {
    const input = element("select");
    field.options.forEach(({ label }, place) => input.append(element("option", "", { value: place }, label)));
    return { node: labelled(field, input), value: () => field.options[input.value].value };
  },

  scope(field, labels) {
    const group = newId();
    const boxes = field.options.map((option) => {
      const box = element("input", "", { type: "checkbox" });
      box.checked = option.chosen;
      return { box, option };
    });
    const [all, custom] = [labels.all, labels.custom].map((label, place) => {
      const radio = element("input", "", { type: "radio", name: group });
      radio.checked = Boolean(place) === field.custom;
      return { radio, node: element("label", "ark-tick", {}, radio, label) };
    });
    const list = element("div", "ark-ticks", { role: "group", "aria-label": labels.custom });
    list.append(...boxes.map(({ box, option }) => element("label", "ark-tick", {}, box, option.label)));
    const check = () => {
      list.hidden = all.radio.checked;
      const none = custom.radio.checked && !boxes.some(({ box }) => box.checked);
      custom.radio.setCustomValidity(none ? labels.at_least_one : "");
    };
    const legend = element("legend", "", {}, field.label);
    const choices = element("div", "ark-choices", {}, all.node, custom.node);
    const node = element("fieldset", "ark-field", {}, legend, choices, list);
    node.addEventListener("change", check);
    check();
    const ticked = () => boxes.filter(({ box }) => box.checked).map(({ option }) => option.value);
    return { node, value: () => (custom.radio.checked ? ticked() : null) };
  },
};

// ---- the table of a page

function drawCell(node, cell) {
  const mark = node.querySelector(".ark-mark");
  const text = node.querySelector(".ark-text");
  node.dataset.mark = cell.mark;
  text.classList.toggle("ark-code", cell.code);
  setText(mark, MARKS[cell.mark] ?? "");
  setText(text, cell.text);
  setText(node.querySelector(".ark-under"), cell.note);
}

function emptyCell(tag, label) {
  const mark = element("span", "ark-mark", { "aria-hidden": "true" });
  const attributes = tag === "th" ? { scope: "row" } : {};
  const value = element("span", "ark-value", {}, mark, element("span", "ark-text"), element("span", "ark-under ark-code"));
  return element(tag, "", { ...attributes, "data-label": label }, value);
}

// Rows and buttons keep their elements, so that focus stays where it is.
function drawRows(body, page, labels, press) {
  const known = new Map([...body.children].map((row) => [row.dataset.key, row]));
  page.rows.forEach((row, place) => {
    let node = known.get(row.key);
    known.delete(row.key);
    if (!node) {
      node = element("tr", "", { "data-key": row.key });
      row.cells.forEach((_, at) => node.append(emptyCell(at ? "td" : "th", page.columns[at])));
      const buttons = element("span", "ark-value");
      node.append(element("td", "ark-buttons", { "data-label": labels.actions }, buttons));
    }
    if (body.children[place] !== node) body.insertBefore(node, body.children[place] ?? null);
    row.cells.forEach((cell, at) => drawCell(node.children[at], cell));
    drawButtons(node.lastElementChild.firstElementChild, row, press);
  });
  for (const gone of known.values()) gone.remove();
}

function drawButtons(node, row, press) {
  while (node.children.length > row.buttons.length) node.lastElementChild.remove();
  row.buttons.forEach((wanted, at) => {
    let made = node.children[at];
    if (!made) {
      made = button("", "ark-quiet", () => press(made.wanted, made));
      node.append(made);
    }
    made.wanted = wanted;
    setText(made, wanted.label);
    made.setAttribute("aria-label", `${wanted.label} ${row.cells[0].text}`);
  });
}

// ---- a page

function buildPage(page, { labels, phone, say, root }) {
  const tabId = newId();
  const panelId = newId();
  const title = element("span", "", {}, page.title);
  const tab = element("button", "ark-tab", { type: "button", role: "tab", id: tabId, "aria-controls": panelId }, title);
  const link = element("a", "ark-link", { href: page.address, target: "_blank", rel: "noopener" });
  link.append(`${labels.real_page} ↗`, element("span", "ark-spoken", {}, labels.new_window));
  const creators = element("div", "ark-creators");
  const drawer = element("div", "ark-drawer");
  const head = element("tr");
  const body = element("tbody");
  const caption = element("caption", "ark-spoken", {}, page.title);
  const table = element("table", "", {}, caption, element("thead", "", {}, head), body);
  const empty = element("p", "ark-note", {}, page.empty);
  const panel = element("div", "ark-page", { role: "tabpanel", id: panelId, "aria-labelledby": tabId });
  panel.append(element("p", "ark-about", {}, page.about), creators, drawer, table, empty);
  panel.append(element("p", "ark-foot", {}, link, element("span", "ark-note", {}, labels.labels_may_move)));
  const actions = page.name === "usage" ? [] : [labels.actions];
  head.append(...[...page.columns, ...actions].map((column) => element("th", "", { scope: "col" }, column)));
  page.forms.forEach(({ title: label }, at) => {
    const make = button(label, "ark-strong", () => open(formCard(current.forms[at], make), make));
    creators.append(make);
  });
  let opener = null;
  let current = page;

  function open(content, from) {
    opener = from;
    drawer.replaceChildren(content);
    (content.querySelector("input, select, button") ?? content).focus();
  }

  function close() {
    drawer.replaceChildren();
    if (opener?.isConnected) opener.focus();
    else creators.querySelector("button")?.focus();
    opener = null;
  }

  drawer.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });

  async function act(action, given, from) {
    root.setAttribute("aria-busy", "true");
    const answer = await phone.ask({ do: action, arguments: given });
    root.removeAttribute("aria-busy");
    say(answer.text, answer.refused);
    if (answer.once) open(secretCard(answer), from);
    return !answer.refused;
  }

  function formCard(form, from) {
    const fields = form.fields.map((field) => ({ name: field.name, ...FIELDS[field.kind](field, labels) }));
    const submit = element("button", "ark-button ark-strong", { type: "submit" }, form.submit);
    const buttons = element("div", "ark-row", {}, submit, button(labels.cancel, "", close));
    const nodes = fields.map(({ node }) => node);
    const titleId = newId();
    const heading = element("p", "ark-card-title", { id: titleId }, form.title);
    const made = element("form", "ark-card", { "aria-labelledby": titleId }, heading, ...nodes, buttons);
    made.addEventListener("keydown", (event) => {
      // JupyterLab takes the key press from which a browser would submit.
      if (event.key !== "Enter" || event.isComposing || !event.target.matches("input")) return;
      event.preventDefault();
      made.requestSubmit(submit);
    });
    made.addEventListener("submit", async (event) => {
      event.preventDefault();
      submit.disabled = true;
      const given = Object.fromEntries(fields.map(({ name, value }) => [name, value()]));
      const done = await act(form.action, { ...form.arguments, ...given }, from);
      submit.disabled = false;
      if (done && made.isConnected) close();
    });
    return made;
  }

  function confirmCard(wanted, from) {
    const sure = button(labels.confirmed, "ark-danger", async () => {
      drawer.replaceChildren();
      (creators.querySelector("button") ?? tab).focus(); // the row that was clicked is about to go
      await act(wanted.action, wanted.arguments, from);
    });
    const row = element("div", "ark-row", {}, button(labels.cancel, "", close), sure);
    return element("div", "ark-card", { role: "group", "aria-label": wanted.label }, element("p", "", {}, wanted.confirm), row);
  }

  function secretCard({ once, in_code }) {
    const values = element("dl", "ark-secret");
    const row = element("div", "ark-row");
    const show = button(labels.show, "ark-strong", async () => {
      show.remove();
      const { secrets, text } = await phone.ask({ do: "show", once });
      if (!secrets) return say(text, true);
      for (const [name, value] of secrets) values.append(secretValue(name, value));
      values.querySelector("button")?.focus();
    });
    row.append(show, button(labels.close, "", close));
    const once_text = element("p", "", {}, labels.once);
    return element("div", "ark-card ark-once", { role: "group" }, once_text, values, row, element("p", "ark-note", {}, in_code));
  }

  function secretValue(name, value) {
    const shown = element("code", "", { tabindex: "0" }, value);
    const copy = button(labels.copy, "ark-quiet", async () => {
      getSelection().selectAllChildren(shown);
      try {
        await navigator.clipboard.writeText(value);
      } catch {
        if (!document.execCommand("copy")) return;
      }
      say(`${name} · ${labels.copied}`);
    });
    copy.setAttribute("aria-label", `${labels.copy} ${name}`);
    return element("div", "", {}, element("dt", "", {}, name), element("dd", "", {}, shown, copy));
  }

  function press(wanted, from) {
    if (wanted.form) open(formCard(wanted.form, from), from);
    else if (wanted.confirm) open(confirmCard(wanted, from), from);
    else act(wanted.action, wanted.arguments, from);
  }

  function draw(next) {
    current = next;
    table.hidden = !next.rows.length;
    empty.hidden = Boolean(next.rows.length);
    const within = body.contains(document.activeElement);
    drawRows(body, next, labels, press);
    if (within && !body.contains(document.activeElement)) tab.focus();
  }

  return { name: page.name, tab, panel, draw, forget: () => drawer.replaceChildren() };
}

// ---- the whole

function buildTabs(pages, labels, first) {
  const tabs = element("div", "ark-tabs", { role: "tablist", "aria-label": labels.pages, "aria-orientation": "vertical" });
  tabs.append(...pages.map(({ tab }) => tab));

  function choose(chosen) {
    for (const page of pages) {
      const here = page === chosen;
      page.tab.setAttribute("aria-selected", String(here));
      page.tab.tabIndex = here ? 0 : -1;
      page.panel.hidden = !here;
      if (!here) page.forget();
    }
  }

  pages.forEach((page, place) => {
    page.tab.addEventListener("click", () => choose(page));
    page.tab.addEventListener("keydown", ({ key }) => {
      const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -place, End: pages.length - 1 - place };
      if (!(key in steps)) return;
      const next = pages[(place + steps[key] + pages.length) % pages.length];
      choose(next);
      next.tab.focus();
    });
  });
  choose(pages.find(({ name }) => name === first) ?? pages[0]);
  return tabs;
}

function render({ model, el }) {
  const labels = model.get("labels");
  const root = element("section", "ark-console", { "aria-label": labels.practice, "data-lm-suppress-shortcuts": "true" });
  const spoken = element("p", "ark-status", { role: "status" });
  const say = (text, refused = false) => {
    spoken.dataset.refused = String(refused);
    spoken.textContent = text;
  };
  const phone = telephone(model, labels, say);
  const pages = model.get("pages").map((page) => buildPage(page, { labels, phone, say, root }));
  const header = element("header", "", {}, element("strong", "", {}, labels.practice));
  header.append(element("span", "ark-note", {}, labels.harmless));
  const panels = element("div", "ark-panels", {}, spoken, ...pages.map(({ panel }) => panel));
  root.append(header, element("div", "ark-body", {}, buildTabs(pages, labels, model.get("first")), panels));

  function draw() {
    model.get("pages").forEach((page, place) => pages[place].draw(page));
  }

  draw();
  model.on("change:pages", draw);
  el.append(root);
  phone.tell({ do: "open" });
  return () => {
    model.off("change:pages", draw);
    phone.tell({ do: "close" });
    phone.hangUp();
    root.remove();
  };
}

export default { render };
