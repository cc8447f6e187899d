"""Quotations in Russian and Kyrgyz: what was changed is told for what it is."""

# ruff: noqa: E501 - one case a line

from datetime import date
from pathlib import Path

import pytest

from retrieval import Archive, verify
from retrieval.types import Kind, Statement, Verdict

RUSSIAN = Statement(
    "ru",
    "Министерство иностранных дел не будет закрывать посольство в Мирталe. Все граждане должны"
    " получить визу до 5 мая 2021 года. Сбор составит 1 200 сомов, заявил Аскар Жапаров. Ещё раз:"
    " это незаконное решение.",
    lang="ru",
    date=date(2021, 1, 1),
)
KYRGYZ = Statement(
    "ky",
    "Министрлик элчиликти жаппайт. Кыргызстан бул демилгени колдойт жана 2021-жылдын 5-майында"
    " келишимге кол коет. Виза алуу милдеттүү эмес. Жарандар 12 күндүн ичинде каттоодон өтүшү"
    " керек, деди Аскар Жапаров.",
    lang="ky",
    date=date(2021, 1, 2),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = Archive(tmp_path_factory.mktemp("languages") / "archive.sqlite", create=True)
    made.update([RUSSIAN, KYRGYZ], now="2021-02-03T00:00:00+00:00")
    return made


@pytest.mark.parametrize(
    "claim",
    [
        "Сбор составит 1200 сомов, заявил",
        "«все граждане ДОЛЖНЫ получить визу»",
        "еще раз: это незаконное",
        "сбор составит 1\u00a0200 сомов",
        "„Виза алуу милдеттүү эмес“",
        "2021 – жылдын 5–майында",
    ],
)
def test_the_same_words_are_on_record(archive: Archive, claim: str) -> None:
    found = verify(archive, claim)
    assert found.verdict in {Verdict.EXACT, Verdict.CUT}
    assert found.matches[0].differences == ()


@pytest.mark.parametrize(
    ("claim", "difference"),
    [
        ("Министерство иностранных дел будет закрывать", (Kind.NEGATION, "", "не")),
        ("Ещё раз: это законное решение.", (Kind.NEGATION, "законное", "незаконное")),
        ("Все граждане могут получить визу", (Kind.MODAL, "могут", "должны")),
        ("получить визу до 6 мая 2021 года", (Kind.DATE, "6", "5")),
        ("получить визу до 5 июня 2021 года", (Kind.MONTH, "июня", "мая")),
        ("Сбор составит 1 300 сомов", (Kind.NUMBER, "1 300", "1 200")),
        ("заявил Аскар Атамбаев", (Kind.NAME, "Атамбаев", "Жапаров")),
        ("Все гражданки должны получить", (Kind.WORD, "гражданки", "граждане")),
        ("Министрлик элчиликти жабат", (Kind.NEGATION, "жабат", "жаппайт")),
        ("Кыргызстан бул демилгени колдобойт", (Kind.NEGATION, "колдобойт", "колдойт")),
        ("Виза алуу милдеттүү.", (Kind.NEGATION, "", "эмес")),
        ("жана 2021-жылдын 6-майында келишимге", (Kind.DATE, "6", "5")),
        ("2021-жылдын 5-июнунда келишимге кол коет", (Kind.MONTH, "июнунда", "майында")),
        ("Жарандар 13 күндүн ичинде каттоодон", (Kind.NUMBER, "13", "12")),
        ("каттоодон өтүшү мүмкүн, деди Аскар", (Kind.MODAL, "мүмкүн", "керек")),
        ("Тажикстан бул демилгени колдойт", (Kind.NAME, "Тажикстан", "Кыргызстан")),
    ],
)
def test_one_change_is_named(
    archive: Archive, claim: str, difference: tuple[Kind, str, str]
) -> None:
    found = verify(archive, claim)
    assert found.verdict is Verdict.ALTERED
    told = [(one.kind, one.claimed, one.actual) for one in found.matches[0].differences]
    assert told == [difference]


@pytest.mark.parametrize(
    ("text", "claim", "difference"),
    [
        (
            "Көл-Башы айылы, 2021-жылдын 6-майы\n\n7-берене. Токой элге таандык.",
            "9-берене. Токой элге таандык.",
            (Kind.NUMBER, "9", "7"),
        ),
        (
            "Талов, 6 мая\n\n7. Лес принадлежит общине.",
            "9. Лес принадлежит общине.",
            (Kind.NUMBER, "9", "7"),
        ),
        (
            "Көл-Башы айылында жыйын 7-майда болду.",
            "Көл-Башы айылында жыйын 9-майда болду.",
            (Kind.DATE, "9", "7"),
        ),
    ],
)
def test_the_number_of_an_article_under_a_date_is_a_number(
    tmp_path: Path, text: str, claim: str, difference: tuple[Kind, str, str]
) -> None:
    made = Archive(tmp_path / "archive.sqlite", create=True)
    made.update([Statement("a", text, date=date(2021, 5, 6))], now="2021-06-03T00:00:00+00:00")
    found = verify(made, claim)
    told = [(one.kind, one.claimed, one.actual) for one in found.matches[0].differences]
    assert (found.verdict, told) == (Verdict.ALTERED, [difference])


@pytest.mark.parametrize(
    ("text", "claim", "difference"),
    [
        ("Айыл ижараны узартпоо чечимин алды.", "Айыл ижараны узартуу чечимин алды", (Kind.NEGATION, "узартуу", "узартпоо")),
        ("Айыл токуучуларга түшүндүрмө берген жок.", "Айыл токуучуларга түшүндүрмө берди", (Kind.NEGATION, "берди", "берген жок")),
        ("Талап негиздүү деп табылды.", "Талап негизсиз деп табылды", (Kind.NEGATION, "негизсиз", "негиздүү")),
        ("Чечим мыйзамсыз деп табылды.", "Чечим мыйзамдуу деп табылды", (Kind.NEGATION, "мыйзамдуу", "мыйзамсыз")),
        ("Жаңы мончо Тербенде курулат.", "Жаңы мончо Терменде курулат", (Kind.NAME, "Терменде", "Тербенде")),
        ("Баню построят в Тербене.", "Баню построят в Термене", (Kind.NAME, "Термене", "Тербене")),
        ("Староста Нелидов продал луг.", "Староста Лидов продал луг", (Kind.NAME, "Лидов", "Нелидов")),
        ("The parish paid $90 to the weavers.", "The parish paid €90 to the weavers", (Kind.UNIT, "€", "$")),
        ("Билет стоит 90 ₽ на паром.", "Билет стоит 90 $ на паром", (Kind.UNIT, "$", "₽")),
        ("The weir lets 90 m³ through.", "The weir lets 90 m² through", (Kind.UNIT, "m²", "m³")),
        ("Жооп 9 күндүн ичинде берилет.", "Жооп 9 жуманын ичинде берилет", (Kind.UNIT, "жуманын", "күндүн")),
        ("Жооп он күндүн ичинде берилет.", "Жооп он айдын ичинде берилет", (Kind.UNIT, "айдын", "күндүн")),
        ("Паром Сеннге бейшемби күнү барат.", "Паром Сеннге жума күнү барат", (Kind.WEEKDAY, "жума", "бейшемби")),
        ("Жыйын дүйшөмбүдө Сеннде өтөт.", "Жыйын жумада Сеннде өтөт", (Kind.WEEKDAY, "жумада", "дүйшөмбүдө")),
        ("Майрам 2033-жылдын июнь айында өтөт.", "Майрам 2034-жылдын июнь айында өтөт", (Kind.DATE, "2034", "2033")),
        ("Половина приходов осталась без врача.", "Треть приходов осталась без врача", (Kind.NUMBER, "Треть", "Половина")),
        ("Полмиллиона человек пришли на луг.", "Миллион человек пришли на луг", (Kind.NUMBER, "Миллион", "Полмиллиона")),
        ("Uplift was +2.4 points in Dole.", "Uplift was -2.4 points in Dole", (Kind.NUMBER, "-", "+")),
        ("Вода в Сенне +7 градусов утром.", "Вода в Сенне −7 градусов утром", (Kind.NUMBER, "−", "+")),
        ("Сеннде суу −3 градус болду.", "Сеннде суу +3 градус болду", (Kind.NUMBER, "+", "−")),
        ("Ставка прихода выросла до 5‰ в мае.", "Ставка прихода выросла до 5% в мае", (Kind.UNIT, "%", "‰")),
        ("We sang at the XII congress of weavers.", "We sang at the XIII congress of weavers", (Kind.NUMBER, "XIII", "XII")),
        ("Приход вступил в XXI век с долгами.", "Приход вступил в XX век с долгами", (Kind.NUMBER, "XX", "XXI")),
        ("Сенн бул жылы II орун алды.", "Сенн бул жылы III орун алды", (Kind.NUMBER, "III", "II")),
        ("Abbot Harald IV opened the lock.", "Abbot Harald VI opened the lock", (Kind.NAME, "VI", "IV")),
        ("The inn is shut on Mondays in May.", "The inn is shut on Sundays in May", (Kind.WEEKDAY, "Sundays", "Mondays")),
        ("Баня открыта по субботам с утра.", "Баня открыта по средам с утра", (Kind.WEEKDAY, "средам", "субботам")),
        ("Мончо дүйшөмбүлөрдө ачык турат.", "Мончо ишембилерде ачык турат", (Kind.WEEKDAY, "ишембилерде", "дүйшөмбүлөрдө")),
        ("Шлюз может открыться в мае.", "Шлюз откроется в мае", (Kind.MODAL, "откроется", "может открыться")),
        ("Мончо майда ачылат дейт кеңеш.", "Мончо майда ачылышы мүмкүн дейт кеңеш", (Kind.MODAL, "ачылышы мүмкүн", "ачылат")),
        ("The lock cost 48 million krona.", "The lock cost 48 million euros", (Kind.UNIT, "euros", "krona")),
        ("Майрамга жарым миллион киши келди.", "Майрамга миллион киши келди", (Kind.NUMBER, "", "жарым")),
    ],
)  # fmt: skip
def test_what_was_changed_is_named_for_what_it_is(
    tmp_path: Path, text: str, claim: str, difference: tuple[Kind, str, str]
) -> None:
    made = Archive(tmp_path / "archive.sqlite", create=True)
    made.update([Statement("a", text, date=date(2021, 5, 6))], now="2021-06-03T00:00:00+00:00")
    found = verify(made, claim)
    told = [(one.kind, one.claimed, one.actual) for one in found.matches[0].differences]
    assert (found.verdict, told) == (Verdict.ALTERED, [difference])


def test_a_day_behind_its_year_is_told_whole(tmp_path: Path) -> None:
    text = "Мончо майда ачылат, паром июнда жүрөт."
    made = Archive(tmp_path / "archive.sqlite", create=True)
    made.update([Statement("a", text, date=date(2031, 2, 20))], now="2031-06-03T00:00:00+00:00")
    found = verify(made, "«Мончо майда ачылат», 2031-жылдын 20-мартында")
    assert [(one.kind, one.claimed, one.actual) for one in found.quoted[0].matches[0].beside] == [
        (Kind.WHEN, "2031-жылдын 20-мартында", "2031-02-20")
    ]


@pytest.mark.parametrize(
    ("claim", "words", "short"),
    [
        ("«Ал көлдүкү», — деди Нурлан Саматов", "Ал көлдүкү", True),
        ("Нурлан Саматов: «Ал көлдүкү»", "Ал көлдүкү", True),
        ("«Ал токойдуку», — деди Нурлан Саматов", "«Ал токойдуку», — деди Нурлан Саматов", False),
        ("Жаңы «көл жолу» эртең Таловго жетет", "Жаңы «көл жолу» эртең Таловго жетет", False),
    ],
)
def test_of_a_post_with_two_words_in_quotation_marks_these_are_too_short(
    tmp_path: Path, claim: str, words: str, *, short: bool
) -> None:
    text = "Талаш бүттү. «Ал көлдүкү», — деп жооп берди Айгүл Бекова. Көл жолу ачылды."
    made = Archive(tmp_path / "archive.sqlite", create=True)
    made.update([Statement("a", text, date=date(2021, 5, 6))], now="2021-06-03T00:00:00+00:00")
    found = verify(made, claim)
    assert (found.verdict, found.whole.text, found.whole.is_short) == (
        Verdict.NOT_FOUND,
        words,
        short,
    )
