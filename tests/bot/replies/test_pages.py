"""Pages: what a long reply is cut into, and that nothing is lost by it."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.replies.pages import Page, paged
from bot.replies.reply import Entity, Reply, Style

QUOTE = Style.BLOCKQUOTE


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_a_short_reply_is_one_page() -> None:
    reply = Reply("On record:\nWe agree.", (Entity(QUOTE, 11, 20),))
    assert paged(reply) == (Page("On record:\nWe agree.", (Entity(QUOTE, 11, 20),)),)


def test_a_page_ends_at_a_paragraph_end() -> None:
    reply = Reply("One two.\n\nThree four.\nFive six seven.")
    assert [page.text for page in paged(reply, 20)] == [
        "One two.",
        "Three four.",
        "Five six seven.",
    ]
    assert [page.text for page in paged(reply, 24)] == [
        "One two.\n\nThree four.",
        "Five six seven.",
    ]


def test_without_line_ends_a_page_ends_after_a_sentence_and_then_after_a_word() -> None:
    assert [page.text for page in paged(Reply("So. We do agree"), 10)] == ["So. We do", "agree"]
    assert [page.text for page in paged(Reply("We do. We agree"), 10)] == ["We do.", "We agree"]
    assert [page.text for page in paged(Reply("abcdefghijkl"), 10)] == ["abcdefghij", "kl"]


def test_a_quotation_over_a_page_end_goes_on_as_a_quotation() -> None:
    reply = Reply("Said:\none two three four", (Entity(QUOTE, 6, 24),))
    assert paged(reply, 14) == (
        Page("Said:\none two", (Entity(QUOTE, 6, 13),)),
        Page("three four", (Entity(QUOTE, 0, 10),)),
    )


def test_a_page_rather_ends_between_quotations_than_inside_one() -> None:
    reply = Reply("Head of it\n\nfirst\n\nsecond", (Entity(QUOTE, 12, 25),))
    assert [page.text for page in paged(reply, 20)] == ["Head of it", "first\n\nsecond"]


def test_letters_outside_the_basic_plane_count_twice_and_stay_whole() -> None:
    reply = Reply("😀" * 5)
    assert [page.text for page in paged(reply, 5)] == ["😀😀", "😀😀", "😀"]


def test_a_letter_keeps_its_marks() -> None:
    assert [page.text for page in paged(Reply("abcdи\u0306"), 5)] == ["abcd", "и\u0306"]


def test_no_page_holds_more_entities_than_telegram_takes() -> None:
    words = "ab " * 250
    reply = Reply(words, tuple(Entity(Style.BOLD, at, at + 2) for at in range(0, 750, 3)))
    pages = paged(reply)
    assert [len(page.entities) for page in pages] == [100, 100, 50]
    assert " ".join(page.text for page in pages) == words.strip()


def test_quotations_are_never_nested() -> None:
    reply = Reply("abcdef", (Entity(QUOTE, 0, 4), Entity(QUOTE, 1, 3), Entity(QUOTE, 2, 6)))
    assert paged(reply) == (Page("abcdef", (Entity(QUOTE, 0, 4), Entity(QUOTE, 4, 6))),)


def test_white_space_alone_is_no_page() -> None:
    assert paged(Reply(" \n")) == ()


@st.composite
def replies(draw: st.DrawFn) -> Reply:
    text = draw(st.text(st.sampled_from("ab.и\u0306\u200d😀👩 \n"), max_size=120))
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places, st.sampled_from(Style)), max_size=8))
    return Reply(
        text,
        tuple(Entity(style, min(one, two), max(one, two)) for one, two, style in spans),
    )


@settings(max_examples=300)
@given(replies(), st.integers(4, 40), st.integers(1, 5))
def test_pages_lose_nothing_and_keep_the_limits(reply: Reply, limit: int, most: int) -> None:
    at = 0
    quoted = set()
    for page in paged(reply, limit, most):
        start = reply.text.index(page.text, at)
        assert not reply.text[at:start].strip()
        at = start + len(page.text)
        assert page.text == page.text.strip()
        assert 0 < units(page.text) <= limit
        assert len(page.entities) <= most
        blocks = [entity for entity in page.entities if "blockquote" in entity.style]
        assert all(one.end <= two.start for one, two in pairwise(blocks))
        assert all(0 <= entity.start < entity.end <= len(page.text) for entity in page.entities)
        quoted |= {start + place for block in blocks for place in range(block.start, block.end)}
    assert not reply.text[at:].strip()
    meant = {
        place
        for entity in reply.entities
        if "blockquote" in entity.style
        for place in range(entity.start, entity.end)
    }
    assert quoted <= meant


@given(replies(), st.integers(4, 40))
def test_every_quoted_letter_stays_quoted(reply: Reply, limit: int) -> None:
    seen = ""
    for page in paged(reply, limit):
        for entity in page.entities:
            if "blockquote" in entity.style:
                seen += page.text[entity.start : entity.end]
    meant = sorted(
        {
            place
            for entity in reply.entities
            if "blockquote" in entity.style
            for place in range(entity.start, entity.end)
        }
    )
    assert "".join(seen.split()) == "".join("".join(reply.text[at] for at in meant).split())
