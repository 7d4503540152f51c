// A request in fields; every change goes to the kernel, the four steps come back with what changed in them marked.

const QUIET = 150; // milliseconds without typing before the kernel is asked

function element(tag, className = "", attributes = {}, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

let ids = 0;

function field(name, label, input) {
  ids += 1;
  input.id = `ark-signature-${ids}`;
  input.name = name;
  return element("div", "ark-field", {}, element("label", "", { for: input.id }, label), input);
}

function inputs(labels, request) {
  const plain = { autocomplete: "off", spellcheck: "false" };
  const made = {
    method: element("select", "", {}, ...labels.methods.map((method) => element("option", "", {}, method))),
    query: element("textarea", "", { ...plain, rows: 2 }),
    headers: element("textarea", "", { ...plain, rows: 3 }),
    body: element("textarea", "", { ...plain, rows: 2 }),
    date: element("input", "", { ...plain, type: "text" }),
  };
  for (const [name, input] of Object.entries(made)) input.value = request[name];
  return made;
}

function buildStep(step, labels) {
  const lines = element("dl");
  const title = element("p", "ark-step-title", {}, element("strong", "", {}, step.title), ` ${step.about}`);
  const node = element("div", "ark-step", {}, title, lines);

  function draw({ lines: wanted }) {
    while (lines.children.length > wanted.length) lines.lastElementChild.remove();
    wanted.forEach(([label, text, changed], place) => {
      let row = lines.children[place];
      if (!row) {
        const badge = element("span", "ark-badge", {}, labels.changed);
        row = element("div", "", {}, element("dt", "", {}, element("span"), badge), element("dd"));
        lines.append(row);
      }
      row.classList.toggle("ark-changed", changed);
      row.querySelector(".ark-badge").hidden = !changed;
      setText(row.querySelector("dt span"), label);
      setText(row.querySelector("dd"), text);
    });
  }
  return { node, draw };
}

function render({ model, el }) {
  const labels = model.get("labels");
  const root = element("section", "ark-signature", { "aria-label": labels.view, "data-lm-suppress-shortcuts": "true" });
  const edited = inputs(labels, model.get("request"));
  const said = element("p", "ark-said", { role: "status" });
  const fields = Object.entries(edited).map(([name, input]) => field(name, labels[name], input));
  const [intro, pair] = [labels.try, labels.pair].map((text) => element("p", "ark-quiet", {}, text));
  const form = element("form", "ark-request-form", { "aria-label": labels.request });
  form.append(element("div", "ark-stays", {}, intro, ...fields, pair, said));
  form.addEventListener("submit", (event) => event.preventDefault());
  const trouble = element("p", "ark-trouble", { role: "alert" });
  const steps = model.get("frame").steps.map((step) => buildStep(step, labels));
  const results = element("div", "ark-steps", {}, trouble, ...steps.map(({ node }) => node));
  root.append(form, results);

  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      model.send(Object.fromEntries(Object.entries(edited).map(([name, input]) => [name, input.value])));
    }, QUIET);
  });

  function draw() {
    const frame = model.get("frame");
    frame.steps.forEach((step, place) => steps[place].draw(step));
    setText(said, frame.said);
    setText(trouble, frame.trouble);
  }
  draw();
  model.on("change:frame", draw);
  el.append(root);
  return () => {
    clearTimeout(timer);
    model.off("change:frame", draw);
  };
}

export default { render };
