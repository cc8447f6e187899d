"""Draws conversations as a reader of Telegram sees them, from the bot's own replies.

``python docs/pictures/draw.py`` indexes the sample corpus in a folder of its own, asks the bot, and
writes a picture in light and one in dark for each conversation beside this file; so it does for the
screens of editors, which a test has written into ``admin_screens.json``. With words behind it only
pictures whose names begin so are drawn: ``draw.py admin``. It needs the program ``chromium``, and
looks best with the fonts Inter and Noto Color Emoji
(Debian: ``chromium fonts-inter fonts-noto-color-emoji``).
"""

import base64
import html
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.replies.reply import Button, Entity, Reply, Style
from bot.settings.settings import load_settings
from bot.state.chat import Chat
from bot.usecases.callback_queries import CallbackQueries
from bot.usecases.library import OpenLibrary
from bot.usecases.proof import checked
from bot.usecases.usecases import use_cases
from retrieval import Directory

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TODAY = date(2025, 6, 2)
WIDTH = 430
"""Of the picture in CSS pixels: a phone."""

_TAGS = {
    Style.BOLD: ("<b>", "</b>"),
    Style.ITALIC: ("<i>", "</i>"),
    Style.CODE: ("<code>", "</code>"),
    Style.BLOCKQUOTE: ("<blockquote>", "</blockquote>"),
    Style.EXPANDABLE_BLOCKQUOTE: ('<blockquote class="folded"><div>', "</div></blockquote>"),
}
_OUTER_FIRST = (
    *(Style.BLOCKQUOTE, Style.EXPANDABLE_BLOCKQUOTE),
    *(Style.LINK, Style.ITALIC, Style.BOLD, Style.CODE),
)

_CSS = """
:root.light { --back: #c9d9b8; --in: #fff; --out: #e5fdd0; --text: #0f0f0f; --dim: #8a9097;
  --link: #2579c7; --bar: #3a95d5; --quote: #3a95d51a; --button: #0003; --on-button: #fff;
  --time: #5da04d;  }
:root.dark { --back: #0e1621; --in: #182533; --out: #2b5278; --text: #f2f5f8; --dim: #7d8b99;
  --link: #70baf5; --bar: #70baf5; --quote: #70baf51f; --button: #ffffff21; --on-button: #fff;
  --time: #a5c7e6; }
* { box-sizing: border-box; }
body { margin: 0; padding: 14px 10px 16px; width: WIDTHpx; color: var(--text);
  background: var(--back); font: 16px/1.34 Inter, "DejaVu Sans", "Noto Color Emoji", sans-serif; }
.message { width: fit-content; max-width: 100%; margin: 0 0 10px; }
.bubble { background: var(--in); border-radius: 16px 16px 16px 5px; padding: 8px 12px 7px;
  box-shadow: 0 1px 1px #0002; white-space: pre-wrap; overflow-wrap: anywhere; position: relative;
  display: flow-root; }
.out { margin-left: auto; } .out .bubble { background: var(--out);
  border-radius: 16px 16px 5px 16px; }
.time { float: right; margin: 8px 0 -3px 12px; font-size: 12px; color: var(--dim); }
.out .time { color: var(--time); }
a { color: var(--link); text-decoration: none; }
i { color: inherit; } code { font: 14px "DejaVu Sans Mono", monospace; color: var(--link); }
blockquote { margin: 3px 0; padding: 5px 24px 6px 10px; border-left: 3px solid var(--bar);
  border-radius: 5px; background: var(--quote); position: relative; font-size: 15px; }
blockquote::after { content: "\\201d"; position: absolute; right: 7px; top: 0; font: bold 22px/1.2
  Georgia, "DejaVu Serif", serif; color: var(--bar); }
blockquote.folded > div { display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical;
  overflow: hidden; }
blockquote.folded::before { content: "\\2304"; position: absolute; right: 7px; bottom: 3px;
  color: var(--bar); font: bold 15px/1 "DejaVu Sans"; }
.rows { margin-top: 3px; display: grid; gap: 3px; }
.row { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; gap: 3px; }
.button { background: var(--button); color: var(--on-button); border-radius: 8px; padding: 9px 4px;
  text-align: center; font-size: 14px; font-weight: 600; position: relative; white-space: nowrap;
  overflow: hidden; text-overflow: ellipsis; }
.button.copy::after { content: "\\29c9"; } .button.url::after { content: "\\2197"; }
.button::after { position: absolute; right: 5px; top: 2px; font-size: 10px; }
.photo { display: block; width: 100%; border-radius: 10px; margin: -2px 0 6px; }
"""


@dataclass(frozen=True, slots=True)
class Said:
    """One message: of the reader, or of the bot."""

    text: str | None = None
    reply: Reply | None = None


def main() -> None:
    """Draw every picture, or those whose names begin with what was given."""
    wanted = tuple(sys.argv[1:]) or ("",)
    for name, conversation in screens().items():
        if name.startswith(wanted):
            for theme in ("light", "dark"):
                draw(page(conversation, theme), HERE / f"{name}-{theme}.png")
    if wanted != ("admin",):
        draw_sample()


def screens() -> dict[str, Sequence[Said]]:
    """What editors see, as a test has found it, by the name of the picture."""
    found: dict[str, Sequence[Said]] = {}
    for name, one in json.loads((HERE / "admin_screens.json").read_text(encoding="utf-8")).items():
        entities = (
            Entity(Style(style), start, start + length, "-" if style == Style.LINK else None)
            for style, start, length in one["entities"]
        )
        buttons = tuple(tuple(Button(label, action="-") for label in row) for row in one["buttons"])
        reply = Said(reply=Reply(one["text"], tuple(entities), buttons=buttons))
        found[name] = (Said(one["said"]), reply) if one["said"] else (reply,)
    return found


def draw_sample() -> None:
    """Draw what the bot says over the sample corpus."""
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "var"
        where = ("--index", str(index), "--corpus", str(ROOT / "corpus"))
        command = [sys.executable, "-m", "bot.cli", "index", *where]
        subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603 - our own program
        library = OpenLibrary(Directory(index), load_settings(None), today=lambda: TODAY)
        library.links.username = "onrecord_bot"
        for name, conversation in conversations(library).items():
            for theme in ("light", "dark"):
                draw(page(conversation, theme), HERE / f"{name}-{theme}.png")
        for name, chat in (("en", Chat(1, 1, "en")), ("ru", Chat(2, 2, "ru"))):
            bars = use_cases(library).timelines.drawn("citizens abroad", chat, dark=name == "ru")
            (HERE / f"bars-{name}.png").write_bytes(bars.picture or b"")


def conversations(library: OpenLibrary) -> dict[str, Sequence[Said]]:
    """What is drawn, by the name of the picture."""
    made = use_cases(library)
    callback_queries = CallbackQueries(made)
    chat = Chat(1, 1, "en")
    question = "How many people were evacuated from Zerrafa?"
    answer = made.conversation.ask(question, chat)
    context = callback_queries.press(pressed(answer, "Context"), chat).reply
    russian, kyrgyz = Chat(2, 2, "ru"), Chat(3, 3, "ky")
    asked = "Что сказано о роуминге между горными государствами?"
    about = "border crossings"
    claim = "Four flights did not bring home 412 people, among them 97 children."
    cut = "one citizen will be left without a passport because of this fire"
    post = (
        "«Мать не должна смотреть на часы, когда звонит сыну по ту сторону горы», — сказал"
        " Тован Брилл 7 апреля 2022 года. Сильно!"
    )
    checking, timelines = made.checking, made.timelines
    found: dict[str, Sequence[Said]] = {
        "answer": (Said(question), Said(reply=answer)),
        "context": (Said(reply=context),),
        "check": (Said(f"/check {claim}"), Said(reply=checking.checked(claim, "en"))),
        "check-cut": (Said(f"/check {cut}"), Said(reply=checking.checked(cut, "en"))),
        "check-who": (Said(post), Said(reply=checking.checked(post, "ru"))),
        "timeline": (Said(f"/timeline {about}"), Said(reply=timelines.drawn(about, chat))),
        "answer-ru": (Said(asked), Said(reply=made.conversation.ask(asked, russian))),
        "check-ky": (Said(f"/check {claim}"), Said(reply=checking.checked(claim, kyrgyz.lang))),
    }
    return {
        name: [confirmed(said, library) for said in conversation]
        for name, conversation in found.items()
    }


def confirmed(said: Said, library: OpenLibrary) -> Said:
    """The message as delivery would let it out."""
    return said if said.reply is None else Said(reply=checked(said.reply, library, None))


def pressed(reply: Reply, label: str) -> str:
    """The callback data of the first button whose label begins so."""
    buttons = (button for row in reply.buttons for button in row)
    return next(button.action or "" for button in buttons if button.label.startswith(label))


def page(conversation: Sequence[Said], theme: str) -> str:
    """A conversation as HTML."""
    body = "".join(map(message, conversation))
    css = _CSS.replace("WIDTH", str(WIDTH))
    return (
        f'<!doctype html><html class="{theme}"><meta charset="utf-8"><style>{css}</style>'
        f"<body>{body}<script>document.title = document.body.scrollHeight</script></body></html>"
    )


def message(said: Said) -> str:
    """One message as HTML."""
    time = '<span class="time">12:30</span>'
    if said.reply is None:
        text = html.escape(said.text or "")
        return f'<div class="message out"><div class="bubble">{text}{time}</div></div>'
    picture = ""
    if said.reply.picture is not None:
        encoded = base64.b64encode(said.reply.picture).decode()
        picture = f'<img class="photo" src="data:image/png;base64,{encoded}">'
    rows = "".join(
        f'<div class="row">{"".join(map(button_of, row))}</div>'
        for row in said.reply.buttons
        if row
    )
    keys = f'<div class="rows">{rows}</div>' if rows else ""
    bubble = f'<div class="bubble">{picture}{marked(said.reply)}{time}</div>'
    return f'<div class="message">{bubble}{keys}</div>'


def button_of(button: Button) -> str:
    """A button as HTML."""
    kind = "copy" if button.copy else "url" if button.url else ""
    return f'<div class="button {kind}">{html.escape(button.label)}</div>'


def marked(reply: Reply) -> str:
    """The text of a reply with its entities as tags; a block takes its line break with it."""
    entities = sorted(
        reply.entities, key=lambda one: (one.start, -one.end, _OUTER_FIRST.index(one.style))
    )
    parts: list[str] = []
    open_ones: list[Entity] = []
    places = sorted({0, len(reply.text), *(p for e in entities for p in (e.start, e.end))})
    for place, after in zip(places, [*places[1:], len(reply.text)], strict=True):
        while open_ones and open_ones[-1].end <= place:
            parts.append(_closing(open_ones.pop()))
        for entity in entities:
            if entity.start == place:
                parts.append(_opening(entity))
                open_ones.append(entity)
        parts.append(html.escape(reply.text[place:after]))
    text = "".join(parts)
    return re.sub(r"(</blockquote>)\n", r"\1", re.sub(r"\n(<blockquote)", r"\1", text))


def _opening(entity: Entity) -> str:
    if entity.style is Style.LINK:
        return f'<a href="{html.escape(entity.url or "")}">'
    return _TAGS[entity.style][0]


def _closing(entity: Entity) -> str:
    return "</a>" if entity.style is Style.LINK else _TAGS[entity.style][1]


def draw(content: str, target: Path) -> None:
    """Have the browser draw a page at its own height."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(content, encoding="utf-8")
        dumped = _browser(file, "--dump-dom")
        height = int(re.findall(r"<title>(\d+)</title>", dumped)[0])
        _browser(
            file,
            f"--screenshot={target}",
            f"--window-size={WIDTH},{height}",
            "--force-device-scale-factor=2",
        )


def _browser(file: Path, *options: str) -> str:
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    ran = subprocess.run(  # noqa: S603 - our own page
        [*command, "--virtual-time-budget=2000", *options, file.as_uri()],
        check=True,
        capture_output=True,
        text=True,
    )
    return ran.stdout


if __name__ == "__main__":
    main()
