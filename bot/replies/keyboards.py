"""The buttons under an answer, in rows that fit a phone."""

from collections.abc import Sequence

from bot.replies.links import Links, citation, cite_button
from bot.replies.reply import Button
from bot.replies.wording import Wording
from retrieval.types import Quote

_GOOD, _BAD = "👍", "👎"

Rows = tuple[tuple[Button, ...], ...]


def answer_buttons(  # noqa: PLR0913 - everything that decides which buttons there are
    token: str,
    groups: Sequence[Sequence[Quote]],
    say: Wording,
    links: Links,
    *,
    answered: bool,
    topical: bool,
    more: bool,
    private: bool,
) -> Rows:
    """What can be done with an answer.

    Args:
        token: of its view.
        groups: the quotes shown, statement by statement.
        say: the asker's language.
        links: for citations, and for what is done in private.
        answered: False where the passages are no answer.
        topical: whether the question has a topic, and not a time alone.
        more: whether there is more that answers.
        private: whether nobody else reads along.
    """
    rows: list[tuple[Button, ...]] = []
    if groups:
        statements, cites = _statements(token, len(groups), say), _cites(token, groups, say, links)
        rows += [(*statements, *cites)] if len(groups) == 1 else [statements, cites]
    if answered:
        timeline = (Button(say("button-timeline"), action=f"v:{token}"),) if topical else ()
        rows.append(
            (
                Button(say("button-earlier"), action=f"e:{token}"),
                *timeline,
                Button(say("button-later"), action=f"l:{token}"),
            )
        )
    last = [Button(say("button-more"), action=f"m:{token}")] if more else []
    if private:
        last.append(Button(say("button-follow"), action=f"f:{token}"))
    elif address := links.start(f"f{token}"):
        # what somebody follows is nobody else's business
        last.append(Button(say("button-follow"), url=address))
    last += [Button(_GOOD, action=f"g:{token}"), Button(_BAD, action=f"b:{token}")]
    rows.append(tuple(last))
    return tuple(rows)


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
