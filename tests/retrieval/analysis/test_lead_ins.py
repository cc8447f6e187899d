"""Whose words a quotation is that a colon leads up to, whatever the next sentence tells of whom."""

import pytest

from retrieval.analysis.direct_speech import speeches
from retrieval.entities.recognizers import recognizer, recognizers


def told(text: str, lang: str | None) -> list[tuple[str | None, str | None, str]]:
    entities = recognizer(lang).entities(text) if lang in recognizers() and lang else None
    found = speeches(text, lang, entities)
    return [(one.speaker, one.office, text[one.start : one.end]) for one in found]


@pytest.mark.parametrize(
    ("lead", "speaker", "office"),
    [
        ("Premier Ada Lunde posted on Facebook", "Premier Ada Lunde", None),
        ("Premier Ada Lunde apologised to the pupils", "Premier Ada Lunde", None),
        ("Coach Gus Fenn praised his goalkeeper", "Coach Gus Fenn", None),
        ("Senator Vera Stahl ended with a quip", "Senator Vera Stahl", None),
        ("Coach Gus Fenn was brief", "Coach Gus Fenn", None),
        ("Ms Ida Brook had one word for the plan", "Ms Ida Brook", None),
        ("Coach Gus Fenn disagreed, saying", "Coach Gus Fenn", None),
        ("Mia Falk, the editor, thanked readers", "Mia Falk", None),
        ("The president greeted the guests", None, "president"),
    ],
)
def test_who_does_by_words_what_a_colon_ends_says_them(
    lead: str, speaker: str | None, office: str | None
) -> None:
    text = f'{lead}: "We have lost the bridge." Engineer Tom Pike said it was still there.'
    assert told(text, "en") == [(speaker, office, "We have lost the bridge.")]


@pytest.mark.parametrize(
    "lead",
    [
        "The doctor's advice was simple",
        "The mayor's post read",
        "Striker Ben Cole's caption was short",
        "Her last words to her son were",
        "Anna Berg received a letter",
        "Anna Berg shared a photo of the sign",
        "Kim Ross tweeted a picture of the note",
        "Governor Pia Lund condemned a tweet by Max Orr",
        "Councillor Rhea Stone accused Tim Ward of saying",
        "Tom Pike was greeted by a chant",
        "Trainer Bo Lindh on his horse, Stella Maris",
        "Deputy mayor Asha Rao and builder Max Dorn agreed",
        "Police read out the ransom note",
        "Spokeswoman Ines Prado quoted an old proverb",
    ],
)
@pytest.mark.parametrize("words", ["Keep the old dog.", "We have lost the bridge and the ferry."])
def test_nobody_is_told_by_the_sentence_behind(lead: str, words: str) -> None:
    text = f'{lead}: "{words}" Detective Liv Aas said that it was a joke.'
    assert {one[:2] for one in told(text, "en")} <= {(None, None)}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            'Mayor Lena Holt spoke first. "We failed you." Baker Tom Pike replied: "Too late."',
            ["Baker Tom Pike"],
        ),
        ('"We lost today." Captain Luis Vega said on Sunday.', ["Captain Luis Vega"]),
        (
            (
                '"Good rule," as Chair Ana Costa likes to say, "is boring rule." '
                "Delegates laughed. Then they left."
            ),
            ["Chair Ana Costa", "Chair Ana Costa"],
        ),
    ],
)
def test_a_sentence_that_says_something_else_tells_nothing(text: str, speakers: list[str]) -> None:
    assert [one[0] for one in told(text, "en") if one[0]] == speakers


@pytest.mark.parametrize("lang", ["ru", None])
@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            (
                "Прокурор зачитал переписку обвиняемой: «Отдам в пятницу». Адвокат Глеб Стоцкий"
                " заявил, что снимки поддельные."
            ),
            [],
        ),
        (
            "Мэр Нора Лосева получила письмо: «Уходите сами». Сосед Глеб Стоцкий заявил: «Это я».",
            ["Глеб Стоцкий"],
        ),
        (
            "Мэр Нора Лосева возмутилась словами соседа: «Парк продать». Он сказал, что шутил.",
            [],
        ),
        (
            (
                "Министр Нора Лосева защитила сокращения: «Денег нет». Депутат Глеб Стоцкий обвинил"
                " её в жестокости: «На мосты есть»."
            ),
            ["Нора Лосева", "Глеб Стоцкий"],
        ),
        ("Посол Глеб Стоцкий ответил: «Поможем».", ["Глеб Стоцкий"]),
        ("Нора Лосева заявила журналистам: «Мост откроют в мае».", ["Нора Лосева"]),
    ],
)
def test_russian(text: str, speakers: list[str], lang: str | None) -> None:
    named = [one[0] for one in told(text, lang) if one[0]]
    assert len(named) == len(speakers)
    assert all(name.endswith(who) for name, who in zip(named, speakers, strict=True))


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Мэр Эрмек Садыров кат алды: «Кетиңиз». Коңшусу Айбек Токоев муну жазганын айтты.",
            [],
        ),
        (
            "Депутат Эрмек Садыров плакаттын сүрөтүн көрсөттү: «Калп айтпагыла». Ал кетти.",
            [],
        ),
        (
            "Депутат Эрмек Садыров министр Айбек Токоевду сынга алды: «Сиз калп айттыңыз».",
            ["Эрмек Садыров"],
        ),
        (
            "Депутат Нурай Садырова спикер Айбек Токоевго кайрылып: «Качан?» — деп сурады.",
            ["Нурай Садырова"],
        ),
        ("Машыктыруучу Эрмек Садыров кыска айтты: «Утулдук».", ["Эрмек Садыров"]),
    ],
)
def test_kyrgyz(text: str, speakers: list[str]) -> None:
    assert [one[0] for one in told(text, "ky") if one[0]] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Министр Эрмек Садыров «Таза суу» программасын жарыялады.",
        "Ректор Нурай Садырова «Жаңы кампус» долбоору тууралуу айтып берди.",
        "Ырчы Эрмек Садыров «Ак жолум» ырын элге тартуулаганын айтты.",
        "Акын Эрмек Садыров «Көк асман» деген ырын жарыялады.",
        "Элчи Эрмек Садыров жаңы долбоор — «Чакан көпүрөлөр» жөнүндө айтты.",
    ],
)
def test_the_name_of_a_programme_is_no_speech(text: str) -> None:
    assert told(text, "ky") == []


def test_what_is_said_in_kyrgyz_without_a_comma_is_speech() -> None:
    text = "Министр Эрмек Садыров «Биз көпүрөнү күзгө чейин бүтүрөбүз» деп билдирди."
    assert told(text, "ky") == [("Эрмек Садыров", "Министр", "Биз көпүрөнү күзгө чейин бүтүрөбүз")]
