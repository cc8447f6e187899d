// The page: a phone of the server's, watched for what is new, and what the visitor does.

import { Chat } from "./chat.js";
import { button } from "./entities.js";
import { TRIES, WORDS } from "./words.js";

const BOT = /^https:\/\/t\.me\/onrecord_bot\?start=([\w-]+)$/;
const RESERVED = /(^|\.)example(\.(org|com|net))?$/;
const THEMES = ["auto", "light", "dark"];
const SIGNS = { auto: "◐", light: "☀", dark: "☾" };

const at = (id) => document.getElementById(id);
const chatList = at("chat"), text = at("text"), toast = at("toast");
const kept = (name, otherwise) => localStorage.getItem(name) ?? otherwise;

let lang = firstLanguage();
let theme = kept("theme", "auto");
let phone = sessionStorage.getItem("phone");
let version = "", editing = null, told = null, watching = new AbortController(), fading = 0;

const word = (name) => WORDS[lang][name];

const chat = new Chat(chatList, {
  word, say, follow, tell,
  press: (message, data) => {
    chat.turn();
    post("press", { message: message.id, data });
  },
  edit: beginEditing,
  copy: async (words) => {
    try {
      await navigator.clipboard.writeText(words);
      tell(word("copied"));
    } catch {
      tell(word("notCopied"));
    }
  },
});

function firstLanguage() {
  const wanted = [localStorage.getItem("lang"), ...navigator.languages.map((one) => one.slice(0, 2))];
  return wanted.find((one) => Object.hasOwn(WORDS, one)) ?? "en";
}

// -- what goes to the server -------------------------------------------------------------------

async function ask(path, given, signal) {
  const sent = given && {
    method: "POST", body: JSON.stringify(given), headers: { "Content-Type": "application/json" },
  };
  const answer = await fetch(`/api/phones${path}`, { ...sent, signal });
  const told = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(told.error), { status: answer.status });
  return told;
}

async function post(act, given) {
  try {
    await ask(`/${phone}/${act}`, given);
  } catch (error) {
    tell(error.status ? error.message : word("ended"));
  }
}

function say(words) {
  return post("say", { text: words });
}

async function anew() {
  phone = null;
  watching.abort();
  endEditing();
  const handed = (await ask("", { lang })).phone;
  chat.clear();
  version = "", told = null;
  phone = handed;
  sessionStorage.setItem("phone", phone);
  await say("/start");
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function watch() {
  for (;;) {
    watching = new AbortController();
    const watched = phone;
    try {
      if (!watched) throw new Error("no phone yet");
      const screen = await ask(`/${watched}?known=${version}`, undefined, watching.signal);
      if (watched === phone) draw(screen);
    } catch (error) {
      if (watched !== phone || error.name === "AbortError") {
        // another phone is on its way
      } else if (error.status === 404) {
        await anew().catch(() => {});
      } else if (watched) {
        tell(word("ended"));
        await pause(1500);
      }
      await pause(100);
    }
  }
}

function draw(screen) {
  const first = version === "";
  version = screen.version;
  chat.show(screen.messages);
  higher();
  at("state").textContent = word(screen.typing ? "typing" : "bot");
  at("state").classList.toggle("typing", screen.typing);
  if (screen.toast && screen.toast.id !== told) {
    told = screen.toast.id;
    if (!first && screen.toast.text) tell(screen.toast.text);
  }
}

// -- what the visitor does ---------------------------------------------------------------------

function tell(words) {
  toast.textContent = words;
  toast.classList.add("seen");
  clearTimeout(fading);
  fading = setTimeout(() => toast.classList.remove("seen"), 4000);
}

function follow(url, event) {
  const start = BOT.exec(url);
  if (start) {
    event.preventDefault();
    say(`/start ${start[1]}`);
  } else if (RESERVED.test(new URL(url).hostname)) {
    event.preventDefault();
    tell(word("invented"));
  }
}

function beginEditing(message) {
  editing = message.id;
  at("editing").hidden = false;
  text.value = message.text;
  fit();
  text.focus();
}

function endEditing() {
  editing = null;
  at("editing").hidden = true;
  text.value = "";
  fit();
}

function fit() {
  text.style.height = "auto";
  text.style.height = `${Math.min(text.scrollHeight, 140)}px`;
  at("send").disabled = !text.value.trim();
}

at("compose").addEventListener("submit", (event) => {
  event.preventDefault();
  const words = text.value.trim();
  if (!words) return;
  if (editing) post("edit", { message: editing, text: words });
  else say(words);
  endEditing();
});

text.addEventListener("input", fit);
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    at("compose").requestSubmit();
  } else if (event.key === "Escape" && editing) {
    endEditing();
  } else if (event.key === "ArrowUp" && !text.value) {
    [...chatList.querySelectorAll(".own button")].at(-1)?.click();
  }
});
function higher() {
  const below = chatList.scrollHeight - chatList.scrollTop - chatList.clientHeight;
  at("down").hidden = below < 60;
}
chatList.addEventListener("scroll", higher);
new ResizeObserver(higher).observe(chatList);
at("down").addEventListener("click", () => {
  chatList.scrollTo({ top: chatList.scrollHeight, behavior: "smooth" });
  text.focus({ preventScroll: true });
});

at("cancel").addEventListener("click", () => { endEditing(); text.focus(); });
at("anew").addEventListener("click", () => anew().catch(() => tell(word("ended"))));

at("theme").addEventListener("click", () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  localStorage.setItem("theme", theme);
  dress();
});

for (const choice of document.querySelectorAll("[name=lang]")) {
  choice.addEventListener("change", () => {
    lang = choice.value;
    localStorage.setItem("lang", lang);
    dress();
    anew().catch(() => tell(word("ended")));
  });
}

// -- what stands around the phone --------------------------------------------------------------

function dress() {
  const root = document.documentElement;
  root.lang = lang;
  root.dataset.theme = theme;
  document.title = word("heading");
  for (const one of document.querySelectorAll("[data-word]")) {
    one.textContent = word(one.dataset.word);
  }
  text.placeholder = word("message");
  const now = word("themes")[THEMES.indexOf(theme)];
  const name = document.createElement("span");
  name.className = "label";
  name.textContent = `${word("theme")}: ${now}`;
  at("theme").replaceChildren(SIGNS[theme], " ", name);
  document.querySelector(`[name=lang][value=${lang}]`).checked = true;
  at("tries").replaceChildren(...TRIES[lang].map(([hint, words]) => {
    const made = button("try", "");
    const above = document.createElement("small");
    above.textContent = hint;
    made.append(above, words);
    made.addEventListener("click", () => say(words));
    const item = document.createElement("li");
    item.append(made);
    return item;
  }));
}

dress();
fit();
if (!phone) await anew().catch(() => tell(word("ended")));
watch();
