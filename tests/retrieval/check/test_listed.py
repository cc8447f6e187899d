"""Claims that quote a list: without the marks of its items, or with some of them alone."""

# ruff: noqa: E501 - one case a line
from datetime import date

import pytest
from library import Library

from retrieval import Archive, verify
from retrieval.types import Check, Kind, Verdict

GRANT = """The office published the rules on Monday.

The grant does not pay for:
1) stone walls;
2) garden gates and sheds;
3) parking for lorries.

It pays forty crowns a metre."""

FERRY = """Порт опубликовал правила в понедельник.

На паром не допускаются:
а) лошади и быки;
б) прицепы длиннее шести метров;
в) баллоны с газом.

Билет стоит сорок крон."""

PARK = """Парк эрежелерди дүйшөмбүдө жарыялады.

Паркта төмөнкүлөргө тыюу салынат:
- от жагууга;
- ит менен сейилдөөгө;
- дарактарды кесүүгө.

Кирүү акысы кырк сом."""

IN_A_LINE = """The grant does not pay for: (a) stone walls; (b) garden gates and sheds; (c) parking for lorries.

Не допускаются на паром: 1) лошади и быки; 2) прицепы длиннее шести метров; 3) баллоны с газом."""

TICKS = """What the council decided:
✅ a new bridge over the Ald
❌ a toll on the old bridge
✅ a path for cyclists"""

OATH = """We will not
- sell the orchard by the weir
- lease the ferry to strangers
- fell an oak in spring"""

VOW = """Приход обязуется:
1) чинить мостки;
2) кормить сторожевых псов."""

WISH = """Биз быйыл
- тегирменди сатпайбыз
- мончону жаппайбыз
- эменди кыйбайбыз"""

EXACT = [
    (GRANT, "The grant does not pay for: stone walls", ()),
    (GRANT, "The grant does not pay for: garden gates and sheds", (2,)),
    (GRANT, "does not pay for: garden gates and sheds; parking for lorries", (2,)),
    (GRANT, "The grant does not pay for: stone walls; garden gates and sheds; parking for lorries.", ()),
    (GRANT, "The grant does not pay for: stone walls, garden gates and sheds, parking for lorries", ()),
    (GRANT, "The grant does not pay for: … parking for lorries", (9,)),
    (GRANT, "The grant does not pay for: 3) parking for lorries", (6,)),
    (FERRY, "На паром не допускаются: лошади и быки", ()),
    (FERRY, "На паром не допускаются: прицепы длиннее шести метров", (3,)),
    (FERRY, "На паром не допускаются: лошади и быки; баллоны с газом", (4,)),
    (FERRY, "На паром не допускаются: ... баллоны с газом.", (10,)),
    (IN_A_LINE, "The grant does not pay for: garden gates and sheds", (2,)),
    (IN_A_LINE, "The grant does not pay for: stone walls", ()),
    (IN_A_LINE, "Не допускаются на паром: прицепы длиннее шести метров", (3,)),
    (PARK, "Паркта төмөнкүлөргө тыюу салынат: ит менен сейилдөөгө", (2,)),
    (PARK, "Паркта төмөнкүлөргө тыюу салынат: от жагууга; дарактарды кесүүгө", (3,)),
    (OATH, "We will not lease the ferry to strangers", (6,)),
    (OATH, "We will not: lease the ferry to strangers", (6,)),
    (OATH, "We will not sell the orchard by the weir; fell an oak in spring", (5,)),
    (OATH, "will not fell an oak in spring", (11,)),
    (VOW, "Приход обязуется кормить сторожевых псов", (2,)),
    (VOW, "Приход обязуется чинить мостки", ()),
    (WISH, "Биз быйыл мончону жаппайбыз", (2,)),
    (GRANT, "The grant does not pay for garden gates and sheds", (2,)),
    (IN_A_LINE, "Не допускаются на паром баллоны с газом", (7,)),
]  # fmt: skip

ALTERED = [
    (OATH, "We will lease the ferry to strangers", ["negation"]),
    (OATH, "We will not lease the ferry to weavers", ["word"]),
    (VOW, "Приход не обязуется кормить сторожевых псов", ["negation"]),
    (WISH, "Биз быйыл мончону жабабыз", ["negation"]),
]  # fmt: skip

OTHER = [
    (IN_A_LINE, "Допускаются на паром баллоны с газом", Verdict.CUT),
    (OATH, "lease the ferry to strangers", Verdict.CUT),
    (OATH, "We will not lease the ferry", Verdict.ALTERED),
    (WISH, "быйыл мончону жаппайбыз", Verdict.ALTERED),
    (GRANT, "pay for: garden gates and sheds", Verdict.CUT),
    (GRANT, "pay for: … parking for lorries", Verdict.CUT),
    (GRANT, "stone walls; garden gates and sheds; parking for lorries", Verdict.CUT),
    (GRANT, "The grant does not pay for: parking for lorries; stone walls", Verdict.ALTERED),
    (GRANT, "The grant does not pay for: garden gates", Verdict.ALTERED),
    (IN_A_LINE, "pay for: garden gates and sheds", Verdict.CUT),
    (GRANT, "The grant pays for: garden gates and sheds", Verdict.ALTERED),
    (FERRY, "допускаются: прицепы длиннее шести метров", Verdict.CUT),
    (FERRY, "На паром допускаются: прицепы длиннее шести метров", Verdict.ALTERED),
    (PARK, "от жагууга; ит менен сейилдөөгө", Verdict.CUT),
    (TICKS, "What the council decided: a toll on the old bridge", Verdict.ALTERED),
    (TICKS, "a toll on the old bridge", Verdict.CUT),
]  # fmt: skip


def _check(library: Library, text: str, claim: str) -> Check:
    library.write("a.txt", f"date 2031-04-05\n\n{text}")
    library.reindex()
    return verify(Archive(library.directory.archive), claim)


@pytest.mark.parametrize(("text", "claim", "words"), EXACT)
def test_marks_of_items_and_whole_items_may_be_left_out(
    library: Library, text: str, claim: str, words: tuple[int, ...]
) -> None:
    check = _check(library, text, claim)
    assert check.verdict is Verdict.EXACT
    assert tuple(gap.words for gap in check.whole.matches[0].left_out) == words
    assert not check.whole.matches[0].left_off


@pytest.mark.parametrize(("text", "claim", "kinds"), ALTERED)
def test_an_item_is_compared_behind_its_lead_in(
    library: Library, text: str, claim: str, kinds: list[str]
) -> None:
    check = _check(library, text, claim)
    assert check.verdict is Verdict.ALTERED
    found = check.whole.matches[0]
    assert [str(one.kind) for one in found.differences if one.kind is not Kind.PUNCTUATION] == kinds


@pytest.mark.parametrize(("text", "claim", "verdict"), OTHER)
def test_what_turns_them_may_not(library: Library, text: str, claim: str, verdict: Verdict) -> None:
    assert _check(library, text, claim).verdict is verdict


def test_an_ellipsis_that_the_claim_has_not_is_told_apart(library: Library) -> None:
    for claim, is_marked in ((EXACT[1][1], False), (EXACT[5][1], True)):
        (gap,) = _check(library, GRANT, claim).whole.matches[0].left_out
        assert gap.is_marked is is_marked


def test_one_statement_that_writes_a_number_otherwise_is_one(library: Library) -> None:
    check = _check(
        library,
        "Ещё в мае объём перевозок составил 18 400 человек.",
        "Еще в мае объем перевозок составил 18400 человек",
    )
    assert check.verdict is Verdict.EXACT
    assert [one.date for one in check.whole.said] == [date(2031, 4, 5)]
    assert len(check.whole.matches) == 1
