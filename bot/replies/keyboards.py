"""The buttons under an answer, in rows that fit a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.replies.answers import groups_of
from bot.replies.citations import citation
from bot.replies.links import Links, cite_button
from bot.replies.reference_styles import ReferenceStyle
from bot.replies.reply import Button
from bot.replies.wording import Wording
from retrieval.types import Answer, Quote

_GOOD, _BAD = "👍", "👎"
_CHOSEN = " ✓"
_SPEAKERS, _NAME = 3, 32  # names in a row, and their characters

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to do with an answer, beside what every answer has.

    Attributes:
        topical: whether the question has a topic, and not a time alone.
        more: whether there is more that answers.
        private: whether nobody else reads along.
    """

    topical: bool
    more: bool
    private: bool


def answer_buttons(
    token: str, answer: Answer, say: Wording, links: Links, offered: Offered
) -> Rows:
    """What can be done with an answer.

    Args:
        token: of its view.
        answer: as it is shown.
        say: the asker's language.
        links: for citations, and for what is done in private.
        offered: what else there is to do.
    """
    groups = groups_of(answer)
    rows: list[tuple[Button, ...]] = []
    if groups:
        statements, cites = _statements(token, len(groups), say), _cites(token, groups, say, links)
        rows += [(*statements, *cites)] if len(groups) == 1 else [statements, cites]
    if answer.answered:
        rows.append(_by_time(token, answer, say, topical=offered.topical))
    elif answer.query.period is not None:
        rows.append((Button(say("button-any-time"), action=f"o:{token}"),))
    if answer.corrected:
        rows.append((Button(say("button-as-typed"), action=f"x:{token}"),))
    if names := speakers_of(answer):
        rows.append(
            tuple(
                Button(name[:_NAME], action=f"u:{token}:{number}")
                for number, name in enumerate(names[:_SPEAKERS])
            )
        )
    last = [Button(say("button-more"), action=f"m:{token}")] if offered.more else []
    if offered.private:
        last.append(Button(say("button-follow"), action=f"f:{token}"))
    elif address := links.start(f"f{token}"):
        # what somebody follows is nobody else's business
        last.append(Button(say("button-follow"), url=address))
    last += [Button(_GOOD, action=f"g:{token}"), Button(_BAD, action=f"b:{token}")]
    rows.append(tuple(last))
    return tuple(rows)


def style_buttons(action: str, chosen: ReferenceStyle, say: Wording) -> tuple[Button, ...]:
    """A button for each style of reference.

    Args:
        action: that cites, without the style.
        chosen: the style that is shown; it has a mark.
        say: the asker's language.
    """
    return tuple(
        Button(
            say(f"cite-{style.name.lower()}") + (_CHOSEN if style is chosen else ""),
            action=f"{action}:{style}",
        )
        for style in ReferenceStyle
    )


def speakers_of(answer: Answer) -> tuple[str, ...]:
    """Whose words an answer can be narrowed to: those whom a name means, or who spoke of a topic.

    Returns:
        Names as the archive writes them; none where there is nothing to choose.
    """
    if answer.searched.people:
        return answer.searched.people
    names = tuple(name for name, _ in answer.spoken.speakers) if answer.spoken else ()
    return names if len(names) > 1 else ()


def _by_time(token: str, answer: Answer, say: Wording, *, topical: bool) -> tuple[Button, ...]:
    """The way to other times: of a topic its oldest and newest statements."""
    timeline = (Button(say("button-timeline"), action=f"v:{token}"),) if topical else ()
    if answer.spoken is not None and answer.query.order is None:
        ends = (("button-oldest", "i"), ("button-newest", "j"))
    else:
        ends = (("button-earlier", "e"), ("button-later", "l"))
    before, after = (Button(say(name), action=f"{letter}:{token}") for name, letter in ends)
    return (before, *timeline, after)


def _statements(token: str, count: int, say: Wording) -> tuple[Button, ...]:
    """A button for each statement: "Context 1", "Context 2"; without a number for one alone."""
    if count == 1:
        return (Button(say("button-context"), action=f"c:{token}:0"),)
    return tuple(
        Button(say("button-context-of", number=number + 1), action=f"c:{token}:{number}")
        for number in range(count)
    )


def _cites(
    token: str, groups: Sequence[Sequence[Quote]], say: Wording, links: Links
) -> tuple[Button, ...]:
    labels = (
        [say("button-cite")]
        if len(groups) == 1
        else [say("button-cite-of", number=number + 1) for number in range(len(groups))]
    )
    return tuple(
        cite_button(label, citation(quotes, say, links.to(quotes[0])), f"q:{token}:{number}")
        for number, (label, quotes) in enumerate(zip(labels, groups, strict=True))
    )
