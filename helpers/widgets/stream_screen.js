// Draws a stream as it arrives. The document is built once; each frame changes only what is new,
// so that an opened fold stays open, selected text stays selected and a screen reader is not interrupted.

const ANNOUNCE_EVERY = 1500; // milliseconds
const SENTENCE_END = /[。！？!?\n]|\.\s/g;

function element(tag, className, attributes = {}) {
  const made = document.createElement(tag);
  made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function build(labels, stoppable) {
  const parts = {
    root: element("section", "ark-stream", { "aria-label": labels.stream }),
    thinking: element("details", "ark-stream-thinking"),
    summary: element("summary", ""),
    thoughts: element("div", "ark-stream-thoughts"),
    reply: element("div", "ark-stream-reply", { role: "group", "aria-label": labels.reply }),
    trouble: element("p", "ark-stream-trouble", { role: "alert" }),
    foot: element("div", "ark-stream-foot"),
    status: element("span", "ark-stream-status", { role: "status" }),
    meters: element("dl", "ark-stream-meters"),
    stop: element("button", "ark-stream-stop", { type: "button" }),
    spoken: element("div", "ark-stream-spoken", { role: "log", "aria-live": "polite" }),
  };
  parts.stop.textContent = labels.stop;
  parts.thinking.append(parts.summary, parts.thoughts);
  parts.foot.append(parts.status, parts.meters);
  if (stoppable) parts.foot.append(parts.stop);
  parts.root.append(parts.thinking, parts.reply, parts.trouble, parts.foot, parts.spoken);
  return parts;
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// Text that only grows: the new end is added to the text node.
function growText(node, text) {
  const shown = node.firstChild;
  if (shown && text.startsWith(shown.data)) shown.appendData(text.slice(shown.data.length));
  else node.textContent = text;
}

// Blocks that have not changed stay the same nodes.
function setBlocks(node, html) {
  const next = document.createElement("template");
  next.innerHTML = html;
  const blocks = [...next.content.children];
  blocks.forEach((block, place) => {
    const shown = node.children[place];
    if (!shown) node.append(block);
    else if (!shown.isEqualNode(block)) shown.replaceWith(block);
  });
  while (node.children.length > blocks.length) node.lastElementChild.remove();
}

function setMeters(node, meters) {
  while (node.children.length > meters.length) node.lastElementChild.remove();
  meters.forEach(([label, value], place) => {
    let meter = node.children[place];
    if (!meter) {
      meter = element("div", "");
      meter.append(element("dt", ""), element("dd", ""));
      node.append(meter);
    }
    setText(meter.children[0], label);
    setText(meter.children[1], value);
  });
}

// Whole sentences, now and then, for a screen reader; never every chunk, and nothing left behind to be read twice.
function announcer(node) {
  let said = 0;
  let last = 0;
  return (text, ended) => {
    const now = performance.now();
    if (!ended && now - last < ANNOUNCE_EVERY) return;
    const fresh = text.slice(said);
    const ends = [...fresh.matchAll(SENTENCE_END)];
    const length = ended ? fresh.length : ends.length ? ends.at(-1).index + 1 : 0;
    if (!length) return;
    node.textContent = fresh.slice(0, length);
    said += length;
    last = now;
    if (ended) setTimeout(() => node.replaceChildren(), 2 * ANNOUNCE_EVERY);
  };
}

function render({ model, el }) {
  const parts = build(model.get("labels"), model.get("stoppable"));
  const announce = announcer(parts.spoken);

  function draw() {
    const frame = model.get("frame");
    if (!frame.phase) return;
    const ended = ["finished", "stopped", "broken"].includes(frame.phase);
    parts.root.dataset.phase = frame.phase;
    parts.reply.setAttribute("aria-busy", String(!ended));
    parts.thinking.hidden = !frame.thinking;
    setText(parts.summary, frame.thinking_label);
    growText(parts.thoughts, frame.thinking);
    setBlocks(parts.reply, frame.reply_html);
    parts.trouble.hidden = !frame.trouble;
    setText(parts.trouble, frame.trouble);
    setText(parts.status, frame.status);
    setMeters(parts.meters, frame.meters);
    parts.stop.hidden = ended;
    announce(frame.reply, ended);
  }

  parts.stop.addEventListener("click", () => {
    parts.stop.disabled = true;
    model.send("stop");
  });
  model.on("change:frame", draw);
  draw();
  el.append(parts.root);
  return () => model.off("change:frame", draw);
}

export default { render };
