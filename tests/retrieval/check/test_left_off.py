"""What turns a quotation's meaning and was left off of it is told, and it is not called exact."""

# ruff: noqa: E501 - one case a line

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library import Library

from retrieval import Archive, verify
from retrieval.analysis.sentences import sentences
from retrieval.check.claim import SHORTEST
from retrieval.check.left_off import left_off
from retrieval.types import Verdict

CUT = [
    ("en", "Not a single drone has crossed our border.", "a single drone has crossed our border", "Not"),
    ("en", "We will raise wages if the parliament agrees.", "We will raise wages", "if the parliament agrees"),
    ("en", "If the parliament agrees, we will raise wages.", "we will raise wages", "If the parliament agrees"),
    ("en", "According to the opposition, the mayor took a bribe.", "the mayor took a bribe", "According to the opposition"),
    ("en", "The mayor took a bribe, the opposition claims.", "The mayor took a bribe", "the opposition claims"),
    ("en", "The ministry denied that the dam leaks.", "the dam leaks", "denied that"),
    ("en", "All villages have water except Senn and Dole.", "All villages have water", "except Senn and Dole"),
    ("en", "Only pensioners will travel free.", "pensioners will travel free", "Only"),
    ("en", "Will you raise the tax on salt?", "Will you raise the tax on salt", "?"),
    ("en", "We will pay, but only if you ask in time.", "We will pay", "only if you ask in time"),
    ("en", "My critics say that I sold the harbour.", "I sold the harbour", "say that"),
    ("en", "It would be a mistake to think that the dam will break in May.", "the dam will break in May", "mistake to think"),
    ("en", "It is a lie that the dam will break in May.", "the dam will break in May", "lie that"),
    ("en", "Some fear the dam will break in May.", "the dam will break in May", "fear"),
    ("en", "Imagine the dam will break in May.", "the dam will break in May", "Imagine"),
    ("ru", "Неправда, что «плотина рухнет в мае».", "плотина рухнет в мае", "Неправда, что"),
    ("ru", "Фейк, что «плотина рухнет в мае».", "плотина рухнет в мае", "Фейк, что"),
    ("ru", "«Плотина рухнет в мае» — это выдумка.", "Плотина рухнет в мае", "это выдумка"),
    ("ru", "Некоторые опасаются, что плотина рухнет в мае.", "плотина рухнет в мае", "опасаются, что"),
    ("ru", "Представьте, что плотина рухнет в мае.", "плотина рухнет в мае", "Представьте, что"),
    ("ky", "«Дамба майда бузулат» деген фейк.", "Дамба майда бузулат", "деген фейк"),
    ("ru", "Ни один беспилотник не пересёк нашу границу.", "пересёк нашу границу", "Ни один беспилотник не"),
    ("ru", "Мы повысим зарплаты, если парламент согласится.", "Мы повысим зарплаты", "если парламент согласится"),
    ("ru", "По словам оппозиции, мэр взял взятку.", "мэр взял взятку", "По словам оппозиции"),
    ("ru", "Вода есть во всех сёлах, кроме Сенна.", "Вода есть во всех сёлах", "кроме Сенна"),
    ("ru", "Министр опроверг, что школу закроют.", "школу закроют", "опроверг, что"),
    ("ky", "Бир да дрон чек арабыздан өткөн жок.", "дрон чек арабыздан өткөн", "Бир да"),
    ("ky", "Эгер парламент макул болсо, айлыкты көтөрөбүз.", "айлыкты көтөрөбүз", "Эгер парламент макул болсо"),
    ("ky", "Айылдагы мектептерди жана бакчаларды жаппайбыз.", "Айылдагы мектептерди жана бакчаларды", "жаппайбыз"),
    ("ky", "Оппозициянын айтымында, мэр пара алган.", "мэр пара алган", "айтымында"),
    ("ky", "Салык көтөрүлөт деп оппозиция ырастады.", "Салык көтөрүлөт", "деп оппозиция ырастады"),
]  # fmt: skip

KEPT = [
    ("en", "The bridge will open in May, and the road will be ready by June.", "The bridge will open in May"),
    ("en", "We did not wait, but the rain came in time.", "the rain came in time"),
    ("en", "We believe that the harvest will be good this year.", "the harvest will be good this year"),
    ("en", "The new law protects every farmer, but it does not touch the towns.", "The new law protects every farmer"),
    ("en", "“We will raise wages in May,” said Mira Halden, who never smiles.", "We will raise wages in May"),
    ("ru", "Министр, который не пришёл, сказал, что «мост откроют в мае».", "мост откроют в мае"),
    ("ru", "«Мост откроют в мае», — сказал министр и больше ничего не добавил.", "Мост откроют в мае"),
    ("ru", "Мост откроют в мае, а дорогу достроят в июне.", "Мост откроют в мае"),
    ("ky", "Көпүрө май айында ачылат, жол июнда бүтөт.", "Көпүрө май айында ачылат"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "words", "told"), CUT)
def test_what_was_left_off_is_told(lang: str, text: str, words: str, told: str) -> None:
    at = text.index(words)
    found = left_off(text, lang, (at, at + len(words)), sentences(text, lang))
    assert any(told in one.text for one in found), found
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(("lang", "text", "words"), KEPT)
def test_of_a_fragment_that_keeps_its_sense_nothing_is_told(
    lang: str, text: str, words: str
) -> None:
    at = text.index(words)
    assert left_off(text, lang, (at, at + len(words)), sentences(text, lang)) == ()


@pytest.mark.parametrize(
    ("lang", "text", "words", "told"), [one for one in CUT if len(one[2].split()) >= SHORTEST]
)
def test_it_is_never_exact(library: Library, lang: str, text: str, words: str, told: str) -> None:
    library.write("a.md", f"{text} The council meets again in autumn.", id="a", lang=lang)
    library.reindex()
    found = verify(Archive(library.directory.archive), words)
    assert found.verdict is Verdict.CUT
    assert any(told in one.text for one in found.matches[0].left_off)


def test_what_stands_inside_a_longer_stretch_is_not_told_again() -> None:
    text = "Nobody should believe that “the dam will break in May”."
    at = text.index("the dam")
    found = left_off(text, "en", (at, at + len("the dam will break in May")), sentences(text, "en"))
    assert [one.text for one in found] == ["Nobody should believe that"]


def test_the_same_words_that_stand_whole_elsewhere_are_exact(library: Library) -> None:
    library.write("a.md", "Not a single drone has crossed our border.", id="a", date="2031-01-01")
    library.write("b.md", "A single drone has crossed our border.", id="b", date="2031-02-01")
    library.reindex()
    found = verify(Archive(library.directory.archive), "a single drone has crossed our border")
    assert found.verdict is Verdict.EXACT
    assert [match.quote.statement_id for match in found.matches] == ["b", "a"]


def test_an_ellipsis_over_a_negation_is_cut(library: Library) -> None:
    library.write("a.md", "The ministry will not under any of these plans close schools.", id="a")
    library.reindex()
    found = verify(Archive(library.directory.archive), "The ministry will … close schools.")
    assert found.verdict is Verdict.CUT
    assert [one.text for one in found.matches[0].left_off] == ["not"]


def test_an_item_under_a_lead_in_that_denies_is_cut(library: Library) -> None:
    text = "The ministry will not do any of the following:\n- close village schools;\n- raise fees."
    library.write("a.md", text, id="a")
    library.reindex()
    found = verify(Archive(library.directory.archive), "close village schools")
    assert found.verdict is Verdict.CUT
    assert [one.text for one in found.matches[0].left_off] == [
        "The ministry will not do any of the following:"
    ]
    assert found.matches[0].quote.lead_in == ("The ministry will not do any of the following:",)


NEGATED = {
    "en": ("not", "the ministry will {} close the old village school near the river in spring"),
    "ru": ("не", "министерство {} закроет старую сельскую школу у реки этой весной"),
}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(NEGATED)), st.data())
def test_no_span_inside_the_scope_of_a_negation_is_exact(lang: str, data: st.DataObject) -> None:
    word, frame = NEGATED[lang]
    text = frame.format(word) + "."
    begins = [m.start() for m in re.finditer(r"\w+", text)]
    inside = [at for at in begins if at > text.index(f" {word} ") + 1]
    start = data.draw(st.sampled_from(inside))
    end = data.draw(
        st.sampled_from([m.end() for m in re.finditer(r"\w+", text) if m.end() > start])
    )
    assert left_off(text, lang, (start, end), [(0, len(text))])
