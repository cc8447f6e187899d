"""Words in which letters of two scripts stand are read as words of one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library import Library

from retrieval import answer_query, detect, understand, verify
from retrieval.analysis.homoglyphs import unmixed
from retrieval.analysis.tokens import Tokenizer
from retrieval.analysis.words import row
from retrieval.types import Verdict

LATIN = str.maketrans("аеорсухкмтАВЕКМНОРСТУХ", "aeopcyxkmtABEKMHOPCTYX")
CYRILLIC = {ord(a): b for a, b in zip("aeopcyxABEKMHOPCTX", "аеорсухАВЕКМНОРСТХ", strict=True)}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Миниcтр oтмeнил нaлoг нa coль для вceх ceльcких шкoл.",
         "Министр отменил налог на соль для всех сельских школ."),
        ("МИНИCTEPCTBO и BЛАСТЬ", "МИНИСТЕРСТВО и ВЛАСТЬ"),
        ("Ceмён Kopолёв", "Семён Королёв"),
        ("сoлb", "соль"),
        ("Oкмөттүн чeчими, oкyyчyлap", "Окмөттүн чечими, окуучулар"),
        ("Yмүт, өкмөт, кyн, көчөсүндө", "Үмүт, өкмөт, кун, көчөсүндө"),
        ("кѳчѳ, кɵчɵ, Ѳкмѳт", "көчө, көчө, Өкмөт"),
        ("Министр пооб\u00adeщaл", "Министр пооб\u00adещал"),
        # Cyrillic inside Latin words
        ("The mіnіster оf Еnergу", "The minister of Energy"),
        ("СОVID and ТREATY", "COVID and TREATY"),
        # a Russian preposition typed on the other keyboard
        ("налог c продажи, o котором", "налог с продажи, о котором"),
        ("C другой стороны. O налоге", "С другой стороны. О налоге"),
        ("с 1 c половиной", "с 1 с половиной"),
        # whole words of such letters, where others are mixed
        ("Гyбepнatop otkpыл moct чepeз peky", "Губернатор открыл мост через реку"),
    ],
)  # fmt: skip
def test_a_mixed_word_goes_into_the_script_that_it_is_of(written: str, read: str) -> None:
    assert unmixed(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "The minister opened a school; плата a day is 5 a head.",
        "Курс BTC и NATO вырос, саммит COP начался, HP и IBM ушли.",
        "Движение peace собрало тех, кто за cop, и ушло.",
        "Cкоро саммит COP в Баку и MBA для всех".replace("C", "С", 1),
        "На саммите COP 29 план B и витамин C обсуждали.",
        "SMSщик, IT-отдел, e-паспорт, Wi-Fi, Ми-8Т, COVID-19дан",
        "«Манас» a hero of the Kyrgyz, «Семетей» o other",
        "Көчөдө 5 окуучу бар. Өкмөт үчүн ң.",
        "Школа № 5: O’Brien, А4, 10-А класс, СССР, ВТО, ОМОН, ТАСС",
        "Ұлт һәм қала; Київ, їжак",
        "T-72, C4, 0мск, B2B, MP3",
        "Сенн. A\u00adt",
        "",
    ],
)
def test_words_of_one_script_and_words_of_two_stay(text: str) -> None:
    assert unmixed(text) == text


def test_what_was_read_is_read_the_same_again() -> None:
    """The second word of two is known to be Cyrillic by the first, which is so by its letters."""
    read = unmixed("A\u0412.A b.A")
    assert read == unmixed(read)


@given(st.text(alphabet="abcxyzABCшыаеоскСОВӨү ёѳ\u00ad\n.,'-50%", max_size=40))
def test_every_letter_keeps_its_place_and_once_is_enough(text: str) -> None:
    read = unmixed(text)

    assert len(read) == len(text)
    assert [a.isalnum() for a in read] == [a.isalnum() for a in text]
    assert row(read) == row(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Министр отменил налог на соль для всех сельских школ.",
        "Премьер-министр сообщил о росте экспорта хлопка в сентябре.",
        "Окуучулар сабакты октябрда баштайт деп маалымдады мэр.",
        "Бишкек шаарынын мэри жаңы көпүрөнүн ачылышына катышты.",
    ],
)
def test_tokens_and_words_are_those_of_the_clean_text(sentence: str) -> None:
    mixed = sentence.translate(LATIN)
    tokenizer = Tokenizer()

    assert mixed != sentence
    assert row(mixed) == row(sentence)
    assert tokenizer.tokens(mixed) == tokenizer.tokens(sentence)
    assert tokenizer.indexed(mixed) == tokenizer.indexed(sentence)


@pytest.mark.parametrize(
    ("sentence", "lang"),
    [
        ("Министр отменил налог на соль для всех сельских школ.", "ru"),
        ("Окмөт тузга салыкты алып салды деп айтты министр.", "ky"),
    ],
)
def test_the_language_is_told_as_of_the_clean_text(sentence: str, lang: str) -> None:
    assert detect(sentence.translate(LATIN)) == lang


CASES = [
    ("Министр отменил налог на соль для всех сельских школ.", "Кто отменил налог на соль?"),
    ("Губернатор открыл мост через реку Талас в октябре.", "Кто открыл мост через реку Талас?"),
    ("Окмөт тузга салыкты алып салды деп айтты министр.", "Тузга салыкты ким алып салды?"),
    ("Мэр Токмоктогу көпүрөнү ачты деп жазды гезит.", "Токмоктогу көпүрөнү ким ачты?"),
]


@pytest.mark.parametrize(("sentence", "question"), CASES)
@pytest.mark.parametrize("side", ["text", "question"])
def test_it_is_found_and_exact_and_shown_as_it_is_written(
    tmp_path: Path, sentence: str, question: str, side: str
) -> None:
    written = sentence.translate(LATIN) if side == "text" else sentence
    asked = question if side == "text" else question.translate(LATIN)
    claim = sentence if side == "text" else sentence.translate(LATIN)
    library = Library(tmp_path)
    library.write("a.md", written, id="a", date="2031-01-04")
    library.write("b.md", "Something else was said of roads.", id="b", date="2031-01-05")
    library.reindex()
    searcher = library.searcher()
    answer = answer_query(searcher, understand(asked, library.job().now.date()))
    phrase = f"«{' '.join(claim.split()[1:4])}»"
    exact = answer_query(searcher, understand(phrase, library.job().now.date()))

    assert answer.quotes[0].text == written
    assert verify(searcher.archive, claim).verdict is Verdict.EXACT
    assert exact.answered
    assert [quote.text for quote in exact.quotes] == [written]


def test_cyrillic_letters_in_an_english_statement(tmp_path: Path) -> None:
    sentence = "The Council of Europe opened an office across the border."
    library = Library(tmp_path)
    library.write("a.md", sentence.translate(CYRILLIC), id="a", date="2031-01-04")
    library.reindex()

    archive = library.searcher().archive
    assert verify(archive, "opened an office across the border").verdict is Verdict.EXACT
