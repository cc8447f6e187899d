// The chat as a list: what is the same stays as it is, what has changed is drawn again in its place.

import { button, formatted } from "./entities.js";

export class Chat {
  /**
   * `list` is the element; `hooks` has what messages can do: `word`, `say`, `follow`, `press`,
   * `copy`, `tell` and `edit`.
   */
  constructor(list, hooks) {
    this.list = list;
    this.hooks = hooks;
    this.drawn = new Map();
    this.before = 0;
  }

  /** Forget all messages. */
  clear() {
    this.list.replaceChildren();
    this.drawn.clear();
    this.before = 0;
  }

  /** What comes from now on answers what the visitor does now. */
  turn() {
    this.before = Math.max(0, ...this.drawn.keys());
  }

  /** Show these messages, oldest first. */
  show(messages) {
    let last = null;
    for (const message of messages) {
      const known = JSON.stringify(message);
      const before = this.drawn.get(message.id);
      if (before?.known === known) continue;
      const item = this.item(message);
      if (before) replace(before.item, item);
      else this.list.append(item);
      this.drawn.set(message.id, { known, item });
      if (message.mine && !before) this.before = message.id;
      last = message;
    }
    if (!last) return;
    const first = messages.find((one) => !one.mine && one.id > this.before);
    if (first && last.id >= first.id) this.reveal(this.drawn.get(first.id).item, this.list.lastChild);
    else this.reveal(this.drawn.get(last.id).item, this.drawn.get(last.id).item);
  }

  // The end of what is new; of what is higher than the screen, its beginning.
  reveal(from, to) {
    const top = from.offsetTop - 12, end = to.offsetTop + to.offsetHeight + 12;
    this.list.scrollTop = Math.min(top, end - this.list.clientHeight);
  }

  item(message) {
    const item = document.createElement("li");
    item.className = message.mine ? "message mine" : "message";
    const bubble = document.createElement("div");
    bubble.className = "bubble";
    const who = document.createElement("span");
    who.className = "hidden";
    who.textContent = `${this.hooks.word(message.mine ? "you" : "bot")}: `;
    bubble.append(who);
    if (message.file) bubble.append(this.file(message.file));
    bubble.append(formatted(message.text, message.entities, this.hooks));
    item.append(bubble);
    if (message.mine) bubble.append(this.own(message));
    if (message.buttons.length) item.append(this.keyboard(message));
    return item;
  }

  file(file) {
    if (file.kind === "photo") {
      const picture = document.createElement("img");
      picture.src = file.url;
      picture.alt = this.hooks.word("picture");
      return picture;
    }
    const saved = document.createElement("a");
    saved.className = "document";
    saved.href = file.url;
    saved.download = file.name;
    saved.textContent = file.name;
    return saved;
  }

  own(message) {
    const foot = document.createElement("span");
    foot.className = "own";
    const edit = button("plain", this.hooks.word("edit"));
    edit.addEventListener("click", () => this.hooks.edit(message));
    if (message.edited) foot.append(this.hooks.word("edited"));
    foot.append(edit);
    return foot;
  }

  keyboard(message) {
    const rows = document.createElement("div");
    rows.className = "rows";
    for (const row of message.buttons) {
      const line = document.createElement("div");
      line.className = "row";
      line.append(...row.map((one) => this.key(message, one)));
      rows.append(line);
    }
    return rows;
  }

  key(message, one) {
    if (one.url) {
      const link = document.createElement("a");
      link.className = "key url";
      link.textContent = one.label;
      link.href = /^https?:\/\//i.test(one.url) ? one.url : "#";
      link.target = "_blank";
      link.rel = "noopener noreferrer";
      link.addEventListener("click", (event) => this.hooks.follow(one.url, event));
      return link;
    }
    const made = button(one.copy ? "key copy" : "key", one.label);
    made.addEventListener("click", () => {
      if (one.data) this.hooks.press(message, one.data);
      else if (one.copy) this.hooks.copy(one.copy);
      else this.hooks.tell(this.hooks.word("elsewhere"));
    });
    return made;
  }
}

// Whoever pressed a button by the keyboard stays where they were.
function replace(before, item) {
  const keys = [...before.querySelectorAll("button, a")];
  const place = keys.indexOf(document.activeElement);
  before.replaceWith(item);
  if (place >= 0) {
    const now = [...item.querySelectorAll("button, a")];
    (now[place] ?? now.at(-1))?.focus({ preventScroll: true });
  }
}
