"""What people could not find, as an editor is shown it: the list, one group with what is near."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.replies.answers import heading
from bot.replies.composer import Composer, Link
from bot.replies.reply import Button, Reply, Style
from bot.replies.wording import Wording
from retrieval.types import Quote

PAGE = 6
_ROW = 3
_OTHERS = 3
_WORDS = 120  # characters of a question in the list


@dataclass(frozen=True, slots=True)
class MissGroup:
    """Questions that ask the same and found no answer, or a bad one.

    Attributes:
        id: tells it from others.
        questions: as they were typed, the most frequent first.
        count: how often they were asked.
        bad: how often of these the answer got a thumb down; the others found none.
        by_lang: how often they were asked in each language.
        last: the day on which one of them was asked last.
        answered: whether the live build answers the first of them, which found no answer.
    """

    id: str
    questions: tuple[str, ...]
    count: int
    bad: int
    by_lang: Mapping[str, int]
    last: date
    answered: bool = False

    @property
    def example(self) -> str:
        """The question that was asked most."""
        return self.questions[0]


def list_reply(groups: Sequence[MissGroup], begin: int, total: int, say: Wording) -> Reply:
    """A page of groups, each with its number, which a button has.

    Args:
        groups: of this page.
        begin: how many come before.
        total: how many there are.
        say: the editor's language.
    """
    composer = Composer()
    if not total:
        return composer.line(say("misses-none")).reply()
    composer.line(say("misses-title", count=total), Style.BOLD)
    for number, group in enumerate(groups, begin + 1):
        composer.gap().add(f"{number}. ", Style.BOLD)
        composer.line(say("phrase", words=_shortened(group.example)))
        composer.line(facts_line(group, say))
    numbers = [
        Button(str(number), action=f"mg:{group.id}")
        for number, group in enumerate(groups, begin + 1)
    ]
    rows = [tuple(numbers[at : at + _ROW]) for at in range(0, len(numbers), _ROW)]
    return composer.reply(*rows, *turning("mi", begin, PAGE, total, say))


def group_reply(group: MissGroup, near: Sequence[Quote], say: Wording, link: Link) -> Reply:
    """One group with the nearest statements, and what can be done about it."""
    composer = Composer(link)
    composer.line(say("phrase", words=group.example), Style.BOLD)
    composer.line(facts_line(group, say))
    others = [say("phrase", words=_shortened(one)) for one in group.questions[1 : _OTHERS + 1]]
    if others:
        composer.line(say("miss-others", questions=", ".join(others)))
    composer.gap().line(say("miss-near" if near else "miss-nothing-near"), Style.ITALIC)
    for number, quote in enumerate(near, 1):
        composer.gap()
        heading(composer, quote, say, number)
        composer.quote(quote)
    answers = [
        Button(
            say("miss-answered-by", number=number),
            action=f"ma:{group.id}:{quote.record}:{quote.start}:{quote.end}",
        )
        for number, quote in enumerate(near, 1)
    ]
    rows = [tuple(answers)] if answers else []
    rows.append(
        (
            Button(say("miss-not-ours"), action=f"mn:{group.id}"),
            Button(say("miss-forward"), action=f"mf:{group.id}"),
        )
    )
    return composer.reply(*rows, (Button(say("button-to-list"), action="mi:0"),))


def facts_line(group: MissGroup, say: Wording) -> str:
    """How often, in which languages, when last, with how many thumbs down."""
    langs = sorted(group.by_lang, key=lambda lang: (-group.by_lang[lang], lang))
    facts = [
        say("miss-count", count=group.count),
        ", ".join(map(say.language_name, langs)),
        say("miss-last", day=say.day(group.last)),
    ]
    if group.bad:
        facts.append(say("miss-bad", count=group.bad))
    if group.answered:
        facts.append(say("miss-answered-now"))
    return " · ".join(facts)


def turning(
    action: str, begin: int, size: int, total: int, say: Wording
) -> tuple[tuple[Button, ...], ...]:
    """The buttons to the page before and the page after, as far as there are such pages."""
    row = []
    if begin:
        row.append(Button(say("button-back"), action=f"{action}:{max(0, begin - size)}"))
    if begin + size < total:
        row.append(Button(say("button-on"), action=f"{action}:{begin + size}"))
    return (tuple(row),) if row else ()


def _shortened(question: str) -> str:
    return question if len(question) <= _WORDS else f"{question[: _WORDS - 1].rstrip()}…"
