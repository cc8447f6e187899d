"""What an editor sees of a statement before it is published, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.replies.composer import Composer
from bot.replies.faults import fault_line
from bot.replies.reply import Button, Reply, Style
from bot.replies.wording import Wording
from retrieval.types import Problem, Statement

PER_PAGE = 9
"""Statements on one page of a list; a row of buttons has three."""

_LINE = 120
_PROBLEMS = 4
_ROW = 3


@dataclass(frozen=True, slots=True)
class Came:
    """Where what was sent comes from.

    Attributes:
        place: the channel or whoever wrote it; empty where it was not forwarded.
        link: its address; empty where it has none.
        file: its name; empty where it is none.
    """

    place: str = ""
    link: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """One draft as it is shown.

    Attributes:
        number: by which buttons name it.
        statements: what would be on record.
        came: where from.
        fault: why it cannot be read at all; empty where it can.
        problems: of the reader.
        same: statements on record that have the same words, each in a line.
        shared: those that have long passages of it.
        version: whether it becomes a new version of a statement on record.
        known: whether that statement has these very words.
        elsewhere: the file of the corpus that has a statement of it already.
        aside: whether words under a file are left out.
        posted: whether there is a post whose words can be checked.
        left: whether it was left.
    """

    number: int
    statements: tuple[Statement, ...]
    came: Came = Came()
    fault: str = ""
    problems: tuple[Problem, ...] = ()
    same: tuple[str, ...] = field(default=())
    shared: tuple[str, ...] = ()
    version: bool = False
    known: bool = False
    elsewhere: str = ""
    aside: bool = False
    posted: bool = False
    left: bool = False

    @property
    def publishable(self) -> bool:
        """Whether there is something to publish."""
        return bool(self.statements) and not (self.known or self.elsewhere or self.left)


def preview_reply(preview: Preview, say: Wording, *, listed: int | None = None) -> Reply:
    """All that is known of one draft.

    Args:
        preview: of it.
        say: the editor's language.
        listed: the submission in whose list it stands; None where it is alone.
    """
    composer = Composer()
    composer.line(say(_headline(preview)), Style.BOLD)
    if len(preview.statements) == 1:
        _facts(composer, preview.statements[0], say)
    elif preview.statements:
        _many(composer, preview.statements, say)
    _came(composer, preview.came, say)
    if len(preview.statements) == 1:
        _words(composer, preview.statements[0].text, say)
    _warnings(composer, preview, say)
    return composer.reply(*_buttons(preview, say, listed))


def list_reply(submission: int, previews: Sequence[Preview], page: int, say: Wording) -> Reply:
    """Several drafts, a line each, to publish at once."""
    first = page * PER_PAGE
    shown = previews[first : first + PER_PAGE]
    ready = sum(one.publishable for one in previews)
    composer = Composer().line(say("draft-list", count=ready), Style.BOLD)
    for place, one in enumerate(shown, first + 1):
        composer.line(f"{place}. {_listed(one, say)}")
    numbers = [
        Button(str(place), action=f"Dv:{one.number}") for place, one in enumerate(shown, first + 1)
    ]
    rows = [tuple(numbers[at : at + _ROW]) for at in range(0, len(numbers), _ROW)]
    turns = [
        Button(label, action=f"DV:{submission}:{to}")
        for label, to in ((say("button-back"), page - 1), (say("button-on"), page + 1))
        if 0 <= to * PER_PAGE < len(previews)
    ]
    ends = [Button(say("button-leave-all"), action=f"DL:{submission}")]
    if ready:
        ends.insert(0, Button(say("button-publish-all"), action=f"Da:{submission}"))
    return composer.reply(*filter(None, (*rows, tuple(turns), tuple(ends))))


def twice_reply(same: Sequence[str], yes: str, no: str, say: Wording) -> Reply:
    """Whether words that are on record already are to be published a second time."""
    composer = Composer().line(say("draft-twice"), Style.BOLD)
    for line in same:
        composer.line(f"– {line}")
    twice = Button(say("button-publish-twice"), action=yes)
    return composer.reply((twice, Button(say("button-no"), action=no)))


def head_of(statement: Statement) -> str:
    """The title of a statement, or its first words."""
    return _short(statement.title or statement.text.partition("\n")[0])


def _headline(preview: Preview) -> str:
    if preview.left:
        return "draft-is-left"
    if not preview.statements or preview.elsewhere:
        return "draft-empty"
    if preview.known:
        return "draft-known"
    return "draft-version" if preview.version else "draft-ready"


def _facts(composer: Composer, statement: Statement, say: Wording) -> None:
    if statement.title:
        composer.line(say("draft-title", title=statement.title))
    else:
        composer.line(say("draft-no-title"))
    if statement.date is None:
        composer.line(say("draft-undated"))
    else:
        origin = say(f"draft-date-{statement.date_origin}")
        composer.line(say("draft-date", day=say.day(statement.date), origin=origin))
    speaker, source = statement.speaker, statement.source
    composer.line(say("draft-speaker", speaker=speaker) if speaker else say("draft-no-speaker"))
    composer.line(say("draft-source", source=source) if source else say("draft-no-source"))
    lang = say.language_name(statement.lang or "unknown")
    composer.line(say("draft-length", language=lang, characters=len(statement.text)))


def _many(composer: Composer, statements: Sequence[Statement], say: Wording) -> None:
    composer.line(say("draft-many", count=len(statements)))
    days = [one.date for one in statements if one.date]
    if days:
        composer.line(say.days(min(days), max(days)))
    if undated := len(statements) - len(days):
        composer.line(say("draft-many-undated", count=undated))
    for one in statements[:_ROW]:
        composer.line(f"– {head_of(one)}")


def _came(composer: Composer, came: Came, say: Wording) -> None:
    if came.file:
        composer.line(say("draft-file", file=came.file))
    if came.place:
        composer.add(say("draft-from", place=came.place), url=came.link or None).line()
    elif came.link:
        composer.line(came.link)  # no link of ours: Telegram refuses some addresses


def _words(composer: Composer, text: str, say: Wording) -> None:
    """The first and the last line; all of a short text."""
    lines = [line for line in text.split("\n") if line.strip()]
    composer.gap().line(say("draft-begins", words=_short(lines[0])), Style.ITALIC)
    last = lines[-1]
    if len(lines) > 1 or len(last) > _LINE:
        ending = last if len(last) <= _LINE else f"…{last[-_LINE:].lstrip()}"
        composer.line(say("draft-ends", words=ending), Style.ITALIC)


def _warnings(composer: Composer, preview: Preview, say: Wording) -> None:
    for name, others in (("draft-same", preview.same), ("draft-shared", preview.shared)):
        if others:
            composer.gap().line(say(name))
            for line in others[:_ROW]:
                composer.line(f"– {line}")
    faults = [preview.fault] if preview.fault else []
    if preview.elsewhere:
        faults.append(say("draft-elsewhere", file=preview.elsewhere))
    faults += [say("draft-aside")] if preview.aside else []
    faults += [fault_line(problem, say) for problem in preview.problems]
    if faults:
        composer.gap().line(say("draft-problems"))
        for fault in faults[:_PROBLEMS]:
            composer.line(f"– {fault}")
        if len(faults) > _PROBLEMS:
            composer.line(say("draft-more-problems", count=len(faults) - _PROBLEMS))


def _buttons(preview: Preview, say: Wording, listed: int | None) -> list[tuple[Button, ...]]:
    number = preview.number
    rows: list[tuple[Button, ...]] = []
    if preview.left:
        rows.append((Button(say("button-take-up"), action=f"Dr:{number}"),))
    elif preview.publishable:
        # a title and a day belong to one statement
        about = _CORRECTED if len(preview.statements) == 1 else _CORRECTED[2:]
        named = [Button(say(name), action=f"{letters}:{number}") for name, letters in about]
        publish = Button(say("button-publish"), action=f"Dp:{number}")
        named = named if listed is not None else [publish, *named]
        rows += [tuple(named[at : at + _ROW]) for at in range(0, len(named), _ROW)]
    last = []
    if preview.posted:
        last.append(Button(say("button-check"), action=f"Dk:{number}"))
    if not preview.left:
        last.append(Button(say("button-leave"), action=f"Dl:{number}"))
    if listed is not None:
        last.append(Button(say("button-list"), action=f"DV:{listed}:0"))
    return [row for row in (*rows, tuple(last)) if row]


_CORRECTED = (
    ("button-date", "Dd"),
    ("button-title", "Dt"),
    ("button-speaker", "Ds"),
    ("button-source", "Do"),
)


def _listed(preview: Preview, say: Wording) -> str:
    if not preview.statements:
        return say("draft-listed-empty", file=preview.came.file or preview.came.place or "–")
    first = preview.statements[0]
    head = head_of(first)
    if len(preview.statements) > 1:
        head = say("draft-listed-many", count=len(preview.statements), title=head)
    marks = [
        name
        for name, holds in (
            ("draft-listed-left", preview.left),
            ("draft-listed-known", preview.known or bool(preview.elsewhere)),
            ("draft-listed-same", bool(preview.same)),
            ("draft-listed-version", preview.version),
        )
        if holds
    ]
    line = f"{say.day(first.date)} · {head}"
    return f"{line} ({say(marks[0])})" if marks else line


def _short(words: str) -> str:
    return words if len(words) <= _LINE else f"{words[: _LINE - 1].rstrip()}…"
