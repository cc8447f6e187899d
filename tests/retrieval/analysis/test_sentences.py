"""Where sentences begin and end, in English, Russian and Kyrgyz."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis.sentences import LONGEST, sentences

ENGLISH = {
    "plain": "The talks began. | They ended.",
    "p.m. before a function word": "It began at 5 p.m. | The minister spoke.",
    "p.m. within a sentence": "It began at 5 p.m. Bishkek time. | All came.",
    "a numbered item": "Item No. 5 was adopted. | Item No. 6 was not.",
    "an unlisted abbreviation before a number": "See Res. 1325 of the Council. | It binds.",
    "a number opens a sentence": "The treaty was signed. | 15 countries joined.",
    "U.S. as an adjective": "The U.S. Embassy replied. | The U.S. Government agreed.",
    "U.S. at the end": "He lives in the U.S. | The ministry said so.",
    "D.C. at the end": "They met in Washington, D.C. | It was the first meeting.",
    "an initial": "J. Howard agreed. | Mr. J. W. Howard did not.",
    "initials without spaces": "G.W. Bush spoke. | Then H.E. Kofi Annan did.",
    "a transliterated initial": "Ch. Aitmatov wrote it. | Yu. Gagarin read it.",
    "titles": "Dr. Smith met Sen. Brown, Gen. Gray and Prof. White. | They talked.",
    "latin abbreviations": "Goods, e.g. Grain, i.e. Wheat, etc. were sold. | Prices fell.",
    "decimals": "Trade grew by 3.5 percent. | Exports grew by 10.25 percent.",
    "money": "It cost $1.5 bn. | The bank paid.",
    "a section number": "See section 3.2.1. | Then go on.",
    "an address": "See www.example.org. | It is all there.",
    "a quotation of several sentences": "«We agree. We will sign. It is good,» he said. | Next.",
    "a quotation at the end": 'He said: "No." | She left.',
    "a question inside a sentence": '"Will it end?" he asked. | Nobody knew.',
    "an ellipsis that goes on": "He paused... and went on. | Then he left.",
    "an ellipsis that ends": "He paused... | Then he left.",
    "exclamations": "Yes! | No?! | Right.",
    "a dateline": "BISHKEK, 12 December 2020 — The ministry said so. | It was late.",
    "a list": "We want: | - peace; | - Trade; | - visas.",
    "an enumeration": "1. First item. | 2. Second item. | 3. Third",
    "lettered items": "(a) First item. | (b) Second item.",
    "an article of a law": "Article 5. The pass is state property. | Clause 2.1. It is not sold.",
    "an article at the end": "This was said of Article 5. | The pass was not named.",
    "a company": "Acme Inc. and Acme Co. agreed. | They signed.",
}
RUSSIAN = {
    "plain": "Встреча состоялась. | Стороны договорились.",
    "г. as a year": "В 2020 г. Министерство сообщило об этом. | Затем уточнило.",
    "г. as a town": "Встреча в г. Бишкек прошла. | Стороны довольны.",
    "гг. as years": "Программа на 2020–2022 гг. принята. | Она действует.",
    "initials": "А. С. Пушкин писал. | Н. В. Гоголь читал.",
    "an initial of two letters": "Дж. Байден приехал. | Потом уехал.",
    "и др. within a sentence": "Были Россия, Китай и др. Министр выступил. | Затем был обед.",
    "т.е.": "Это закон, т.е. Конституция. | Он важен.",
    "и т.д. is taken to go on": "Обсудили торговлю и т.д. Стороны согласились. | Всё.",
    "млн сом": "Выделено 5 млн сом. | Это много.",
    "млрд. before a word": "Выделено 3,5 млрд. сомов. | Это мало.",
    "тыс. долл. США": "Сумма 5 тыс. долл. США. | Все довольны.",
    "a number opens a sentence": "Договор подписан. | 15 стран присоединились.",
    "a quotation of several sentences": "«Мы согласны. Мы подпишем», — сказал министр. | Далее.",
    "a comma inside the quotation": "«Мы согласны. Мы подпишем,» — сказал министр. | Далее.",
    "a quotation at the end": "Он сказал: «Нет». | Она ушла.",
    "a dialogue": "— Да, — сказал он. — Мы едем.",
    "questions": "Что? | Где? | Когда!",
    "an article": "См. п. 5 ст. 3 Закона. | Далее текст.",
    "an address": "Дом на ул. Киевской, д. 5. | Вход свободный.",
    "named after": "Театр им. Т. Абдымомунова открыт. | Билеты проданы.",
    "a dateline": "Бишкек, 12 декабря 2020 г. — МИД сообщил. | Стороны согласны.",
    "a dotted date": "12.12.2020 г. состоялась встреча. | Она прошла.",
    "a degree": "Проф. Иванов и акад. Петров выступили. | Зал слушал.",
    "an article of a law": "Статья 5. Перевал принадлежит государству. | Глава IV. Плата",
    "an ellipsis": "Вот... | Так и есть.",
}
KYRGYZ = {
    "plain": "Жолугушуу болду. | Ал ийгиликтүү өттү.",
    "ш. as a town": "Бишкек ш. Министрлик билдирди. | Анан түшүндүрдү.",
    "ж. as a year": "Бул 2020-ж. Министрлик тарабынан айтылган. | Бүттү.",
    "ж.б.": "Россия, Кытай ж.б. катышты. | Бүттү.",
    "б.а.": "Бул мыйзам, б.а. Конституция. | Бүттү.",
    "млн сом": "5 млн сом бөлүндү. | Бул көп.",
    "initials": "Ч. Айтматов жазган. | А. Осмонов окуган.",
    "a street": "Киев көч. Үй салынды. | Бүттү.",
    "a quotation of several sentences": "«Биз макулбуз. Кол коёбуз», — деди министр. | Бүттү.",
    "questions": "Эмне? | Кайда! | Качан?",
    "letters of its own": "Өлкө өнүгөт. | Үй салынат. | Ырас.",
    "an article of a law": "5-берене. Ашуу мамлекетке таандык. | Берене 6. Акы беш сом.",
    "an enumeration": "1. Биринчи. | 2. Экинчи.",
}
CASES = [
    pytest.param(lang, marked, id=f"{lang}: {name}")
    for lang, table in (("en", ENGLISH), ("ru", RUSSIAN), ("ky", KYRGYZ))
    for name, marked in table.items()
]


def split(text: str, lang: str | None = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, lang)]


@pytest.mark.parametrize(("lang", "marked"), CASES)
def test_sentences_end_where_a_reader_ends_them(lang: str, marked: str) -> None:
    """``|`` is put where a sentence ends; in the text itself there is a space, or a line break."""
    expected = marked.split(" | ")
    lines = any(part[0] in "-(" or part[:2] == "1." for part in expected)
    assert split(("\n" if lines else " ").join(expected), lang) == expected


def test_an_unknown_language_is_split_as_english() -> None:
    assert split("Mr. Howard agreed. He left.", "xx") == ["Mr. Howard agreed.", "He left."]
    assert split("Mr. Howard agreed. He left.", None) == ["Mr. Howard agreed.", "He left."]


def test_a_heading_is_a_sentence_of_its_own() -> None:
    text = "Statement by the Ministry\nThe talks began."
    assert split(text) == ["Statement by the Ministry", "The talks began."]


def test_a_line_that_goes_on_in_lower_case_is_one_sentence() -> None:
    assert split("The talks began\nin Bishkek. They\nended.") == [
        "The talks began\nin Bishkek.",
        "They\nended.",
    ]


def test_lines_broken_at_a_width_are_joined_even_before_a_capital() -> None:
    """A line into which the next word would not have fitted was broken by its width."""
    first = (
        "The ministry regretfully states that some users of the Ministry of\n"
        "Foreign Affairs site took the message out of context."
    )
    second = "It asked the U.S.\nEmbassy for materials."
    text = f"{first} {second}\nHeading\nThe talks continue."
    assert split(text) == [first, second, "Heading", "The talks continue."]


def test_an_empty_line_always_ends_a_sentence() -> None:
    assert split("The talks\n\nbegan") == ["The talks", "began"]


def test_nothing_has_no_sentences() -> None:
    assert split("") == []
    assert split(" \n\n \t") == []


def test_a_monster_is_cut_at_full_stops_first() -> None:
    """A quotation of forty sentences is one sentence to the segmenter, and too long to quote."""
    inner = "We will sign the treaty on water. " * 40
    pieces = split(f"«{inner}» said the minister.")
    assert max(map(len, pieces)) <= LONGEST
    assert all(piece.endswith("water.") for piece in pieces[:-1])


@pytest.mark.parametrize(("mark", "end"), [("; ", ";"), (", ", ","), (" ", "a")])
def test_a_monster_without_full_stops_is_cut_at_the_best_mark(mark: str, end: str) -> None:
    pieces = split(mark.join(["aaaaa"] * 500))
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert all(piece.endswith(end) for piece in pieces[:-1])
    assert len(pieces) < 8


PIECES = st.sampled_from(
    [
        *"abcXYZ АБвгёӨү.!?…\"'«»“”()[]-–—;:,\n 0123456789\t\u00a0\u2003e\u0301😀İß\x1c\u3000。",
        *("Mr. ", "U.S. ", "г. ", "p.m. ", "\n\n", " А. ", "...", "e.g. ", "1. ", "• "),
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(PIECES).map("".join),
    st.lists(PIECES, min_size=1, max_size=30).map(lambda pieces: "".join(pieces) * 60),
)


@given(TEXTS, st.sampled_from(["en", "ru", "ky"]))
def test_sentences_tile_the_text(text: str, lang: str) -> None:
    """In order, trimmed, apart, none too long, and between them nothing but white space."""
    before = 0
    for start, end in sentences(text, lang):
        assert before <= start < end
        assert not text[before:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert end - start <= LONGEST
        before = end
    assert not text[before:].strip()


@pytest.mark.parametrize(
    "part", ["a", ".", "A.", "A. ", "«", "«a. ", '" a. ', "(a. b) ", "\n", "a\n", " ", "1. ", "г. "]
)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_megabyte_of_anything_ends(part: str, lang: str) -> None:
    """Hostile input: the time limit of the test is the assertion."""
    text = part * (2**20 // len(part))
    assert len(sentences(text, lang)) <= len(text)
