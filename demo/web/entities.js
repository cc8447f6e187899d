// Telegram's formatting as elements. Text is only ever set as text: nothing of it is read as HTML.

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", spoiler: "button", text_link: "a",
};
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const COMMAND = /(?<=^|[\s(])\/[a-z_]{2,32}(?![\w/])/g;

/**
 * A text with its formatting.
 *
 * Offsets count UTF-16 units, as strings do here. `hooks` has `word(name)`, `say(text)` for a command
 * that is pressed, and `follow(url, event)` for a link.
 */
export function formatted(text, entities, hooks) {
  const known = entities.filter((one) => Object.hasOwn(TAGS, one.type));
  known.sort((a, b) =>
    a.offset - b.offset || b.length - a.length || BLOCKS.has(b.type) - BLOCKS.has(a.type));
  const whole = document.createDocumentFragment();
  fill(whole, text, 0, text.length, known, hooks);
  return whole;
}

function fill(parent, text, start, end, entities, hooks) {
  let at = start, after = false;
  for (let i = 0; i < entities.length;) {
    const one = entities[i];
    const from = Math.max(one.offset, at), to = Math.min(one.offset + one.length, end);
    let next = i + 1;
    while (next < entities.length && entities[next].offset < to) next += 1;
    const block = BLOCKS.has(one.type);
    plain(parent, text.slice(at, from), after, block, hooks);
    if (to > from) {
      const made = element(one, hooks);
      fill(made.inside, text, from, to, entities.slice(i + 1, next), hooks);
      parent.append(made.whole);
    }
    at = Math.max(at, to);
    after = block;
    i = next;
  }
  plain(parent, text.slice(at, end), after, false, hooks);
}

// A block stands on lines of its own: the line breaks beside it are not drawn once more.
function plain(parent, text, afterBlock, beforeBlock, hooks) {
  let shown = text;
  if (afterBlock && shown.startsWith("\n")) shown = shown.slice(1);
  if (beforeBlock && shown.endsWith("\n")) shown = shown.slice(0, -1);
  let at = 0;
  for (const found of shown.matchAll(COMMAND)) {
    parent.append(shown.slice(at, found.index), command(found[0], hooks));
    at = found.index + found[0].length;
  }
  parent.append(shown.slice(at));
}

function command(name, hooks) {
  const made = button("command", name);
  made.addEventListener("click", () => hooks.say(name));
  return made;
}

function element(entity, hooks) {
  const whole = document.createElement(TAGS[entity.type]);
  if (entity.type === "text_link") return link(whole, entity.url, hooks);
  if (entity.type === "expandable_blockquote") return folded(whole, hooks);
  if (entity.type === "code" || entity.type === "pre") copied(whole, hooks);
  if (entity.type === "spoiler") {
    whole.type = "button";
    whole.className = "spoiler";
    whole.setAttribute("aria-label", hooks.word("spoiler"));
    whole.addEventListener("click", () => {
      whole.classList.add("seen");
      whole.removeAttribute("aria-label");
    });
  }
  return { whole, inside: whole };
}

// As in Telegram, a touch copies what stands in letters of one width.
function copied(whole, hooks) {
  whole.tabIndex = 0;
  whole.setAttribute("role", "button");
  whole.title = hooks.word("copy");
  whole.addEventListener("click", () => hooks.copy(whole.textContent));
  whole.addEventListener("keydown", (event) => {
    if (event.key === "Enter") hooks.copy(whole.textContent);
  });
}

function link(whole, url, hooks) {
  if (/^https?:\/\//i.test(url ?? "")) {
    whole.href = url;
    whole.target = "_blank";
    whole.rel = "noopener noreferrer";
    whole.addEventListener("click", (event) => hooks.follow(url, event));
  }
  return { whole, inside: whole };
}

function folded(whole, hooks) {
  const inside = document.createElement("div");
  const more = button("more", hooks.word("more"));
  more.setAttribute("aria-expanded", "false");
  more.addEventListener("click", () => {
    const open = whole.classList.toggle("open");
    more.setAttribute("aria-expanded", String(open));
    more.textContent = hooks.word(open ? "less" : "more");
  });
  whole.className = "folded";
  whole.append(inside, more);
  return { whole, inside };
}

export function button(kind, label) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = kind;
  made.textContent = label;
  return made;
}
