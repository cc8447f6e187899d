"""What turns a passage by the place where it stands: a heading, a label, what announces a list."""

# ruff: noqa: E501 - one case a line

import pytest
from library import Library

from retrieval import Archive, verify
from retrieval.analysis.sentences import sentences
from retrieval.check.left_off import left_off
from retrieval.types import Verdict

CASES = [
    ("en", "# P\n\nProgramme\n\nWe reject\n\nA toll on the old bridge.\n\nA levy on salt. It is dear.\n\nWe support\n\nA ferry on market days.\n", "A toll on the old bridge", "We reject"),
    ("en", "# P\n\nProgramme\n\nWe reject\n\nA toll on the old bridge.\n\nA levy on salt. It is dear.\n\nWe support\n\nA ferry on market days.\n", "A levy on salt", "We reject"),
    ("en", "# P\n\nProgramme\n\nWe reject\n\nA toll on the old bridge.\n\nA levy on salt. It is dear.\n\nWe support\n\nA ferry on market days.\n", "A ferry on market days", None),
    ("en", "# P\n\nProgramme\n\nWhat we will not do\n\nA toll on the old bridge.\n\nA levy on salt. It is dear.\n\nWhat we will do\n\nA ferry on market days.\n", "A levy on salt", "What we will not do"),
    ("en", "# P\n\nProgramme\n\nWhat we will not do\n\nA toll on the old bridge.\n\nA levy on salt. It is dear.\n\nWhat we will do\n\nA ferry on market days.\n", "A ferry on market days", None),
    ("en", "# P\n\nProgramme\n\nThe mill will not open\n\nA toll on the old bridge.\n\nA levy on salt. It is dear.\n\nThe ferry sails\n\nA ferry on market days.\n", "A toll on the old bridge", None),
    ("en", "# P\n\nProgramme\n\n2. Not covered\n\nA toll on the old bridge.\n\nA levy on salt. It is dear.\n\n3. Covered\n\nA ferry on market days.\n", "A toll on the old bridge", "Not covered"),
    ("en", "# P\n\nProgramme\n\n2. Not covered\n\nA toll on the old bridge.\n\nA levy on salt. It is dear.\n\n3. Covered\n\nA ferry on market days.\n", "A ferry on market days", None),
    ("en", "# P\n\nProgramme\n\nWe reject:\n\nA toll on the old bridge.\n\nA levy on salt. It is dear.\n\nWe support:\n\nA ferry on market days.\n", "A levy on salt", "We reject:"),
    ("en", "# P\n\nProgramme\n\n**Myths about bridges**\n\nA toll on the old bridge.\n\nA levy on salt. It is dear.\n\nFacts\n\nA ferry on market days.\n", "A levy on salt", "Myths about bridges"),
    ("ru", "Программа\n\nМы против\n\nПлатный проезд по мосту.\n\nМы за\n\nВторой паром.", "Платный проезд по мосту", "Мы против"),
    ("ru", "Программа\n\nМы против\n\nПлатный проезд по мосту.\n\nМы за\n\nВторой паром.", "Второй паром", None),
    ("ru", "Чего в договоре нет?\n\n1. Маяк отходит соседям.\n2. Рыбу делят.\n\nЧто в договоре есть?\n\n1. Суда входят с разрешения.", "Рыбу делят", "Чего в договоре нет?"),
    ("ru", "Чего в договоре нет?\n\n1. Маяк отходит соседям.\n2. Рыбу делят.\n\nЧто в договоре есть?\n\n1. Суда входят с разрешения.", "Суда входят с разрешения", None),
    ("ky", "Программа\n\nБиз каршыбыз\n\nЭски көпүрөдөн акы алуу.\n\nБиз колдойбуз\n\nЭкинчи паром.", "Эски көпүрөдөн акы алуу", "Биз каршыбыз"),
    ("ky", "Программа\n\nБиз каршыбыз\n\nЭски көпүрөдөн акы алуу.\n\nБиз колдойбуз\n\nЭкинчи паром.", "Экинчи паром", None),
    ("ky", "Келишимде эмне жок?\n\n1. Маяк кошуналарга өтөт.\n\nКелишимде эмне бар?\n\n1. Кемелер уруксат менен кирет.", "Маяк кошуналарга өтөт", "Келишимде эмне жок?"),
    ("ky", "Келишимде эмне жок?\n\n1. Маяк кошуналарга өтөт.\n\nКелишимде эмне бар?\n\n1. Кемелер уруксат менен кирет.", "Кемелер уруксат менен кирет", None),
    ("ky", "Туура эмес\n\nСууну арыктан ичсе болот.\n\nТуура\n\nСууну кайнатып ичүү керек.", "Сууну арыктан ичсе болот", "Туура эмес"),
    ("ky", "Туура эмес\n\nСууну арыктан ичсе болот.\n\nТуура\n\nСууну кайнатып ичүү керек.", "Сууну кайнатып ичүү керек", None),
    ("ky", "Тармакта айтылгандар | Чындыгында\nТосмо түндө жарылды | Тосмо бүтүн", "Тосмо түндө жарылды", "Тармакта айтылгандар"),
    ("ky", "Тармакта айтылгандар | Чындыгында\nТосмо түндө жарылды | Тосмо бүтүн", "Тосмо бүтүн", None),
    ("en", "What people say online | What is so\nThe weir broke at night | The weir is whole", "The weir broke at night", "What people say online"),
    ("en", "What people say online | What is so\nThe weir broke at night | The weir is whole", "The weir is whole", None),
    ("en", "Wrong: water boils at ninety everywhere.\nRight: water boils lower in the hills.", "water boils at ninety everywhere", "Wrong"),
    ("en", "Wrong: water boils at ninety everywhere.\nRight: water boils lower in the hills.", "water boils lower in the hills", None),
    ("en", "Not true: the weir broke at night.", "the weir broke at night", "Not true"),
    ("ru", "Неправильно: вода кипит везде одинаково.\nПравильно: в горах вода кипит раньше.", "вода кипит везде одинаково", "Неправильно"),
    ("ru", "Неправильно: вода кипит везде одинаково.\nПравильно: в горах вода кипит раньше.", "в горах вода кипит раньше", None),
    ("ky", "Ката: суу бардык жерде бирдей кайнайт.\nТуура: тоодо суу эрте кайнайт.", "суу бардык жерде бирдей кайнайт", "Ката"),
    ("ky", "Ката: суу бардык жерде бирдей кайнайт.\nТуура: тоодо суу эрте кайнайт.", "тоодо суу эрте кайнайт", None),
    ("en", "The minister ruled out three steps. First, a levy on bread. Second, a curfew after ten.", "a curfew after ten", "The minister ruled out three steps."),
    ("en", "The minister ruled out three steps. First, a levy on bread. Second, a curfew after ten.", "a levy on bread", "The minister ruled out three steps."),
    ("en", "The council voted down two motions. The first would close the inn. The second would fell the oaks.", "would fell the oaks", "The council voted down two motions."),
    ("en", "We will never do the following things. One is to sell the fen. Another is to drain it.", "to drain it", "We will never do the following things."),
    ("en", "The minister named three steps. First, a levy on bread. Second, a curfew after ten.", "a curfew after ten", None),
    ("en", "The minister ruled out three steps. First, a levy on bread. The market stays open on Sunday.", "The market stays open on Sunday", None),
    ("en", "The ferry did not sail. First the engine failed. Then the fog came.", "the fog came", None),
    ("en", "The abbot is not afraid, but he has two plans. First, a new inn. Second, a mill.", "a mill", None),
    ("ru", "Министр исключил три шага. Первый — сбор за хлеб. Второй — комендантский час.", "комендантский час", "Министр исключил три шага."),
    ("ru", "Совет отверг две поправки. Первая закрыла бы баню. Вторая вырубила бы дубы.", "Вторая вырубила бы дубы", "Совет отверг две поправки."),
    ("ru", "Мы не допустим нескольких вещей. Во-первых, продажи лугов. Во-вторых, осушения болота.", "осушения болота", "Мы не допустим нескольких вещей."),
    ("ru", "Министр назвал три шага. Первый — сбор за хлеб. Второй — комендантский час.", "комендантский час", None),
    ("ru", "Паром не вышел. Сначала отказал мотор. Затем пришёл туман.", "пришёл туман", None),
    ("ky", "Министр үч чараны четке какты. Биринчиси — нанга салык. Экинчиси — түнкү тыюу.", "нанга салык", "Министр үч чараны четке какты."),
    ("ky", "Кеңеш эки сунушту кабыл алган жок. Биринчиси мончону жабат. Экинчиси эменди кыят.", "эменди кыят", "Кеңеш эки сунушту кабыл алган жок."),
    ("ky", "Министр үч чараны атады. Биринчиси — нанга салык. Экинчиси — жаңы базар.", "жаңы базар", None),
    ("en", "The commission rejected:\n1. proposals on fishing, namely\n   1.1 a ban on night nets;\n   1.2 a licence for every boat;\n2. proposals on forests, namely\n   2.1 a tax on felled oaks.", "a tax on felled oaks", "The commission rejected:"),
    ("en", "The commission rejected:\n1. proposals on fishing, namely\n1.1 a ban on night nets;\n1.2 a licence for every boat;\n2. proposals on forests, namely\n2.1 a tax on felled oaks.", "a tax on felled oaks", "The commission rejected:"),
    ("ky", "Комиссия четке какты:\n1. балык тууралуу сунуштар:\n   1.1 түнкү торго тыюу;\n2. токой тууралуу сунуштар:\n   2.1 эменге салык.", "эменге салык", "Комиссия четке какты:"),
]  # fmt: skip

PAGES = [
    ("a.md", "# Plan\n\n## {}\n\nA toll on the old bridge.\n\nA levy on salt.\n\n## {}\n\nA ferry on market days.\n"),
    ("a.html", "<html><head><title>Plan</title></head><body><article><h1>Plan of the town for the year</h1><p>The office has put this plan on its board for everybody who lives in the parish, and asks that it be read aloud.</p><h2>{}</h2><p>A toll on the old bridge.</p><p>A levy on salt.</p><h2>{}</h2><p>A ferry on market days.</p></article></body></html>"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "words", "told"), CASES)
def test_what_stands_over_a_passage_is_told(
    lang: str, text: str, words: str, told: str | None
) -> None:
    start = text.index(words)
    found = left_off(text, lang, (start, start + len(words)), sentences(text, lang))
    assert [one.text for one in found][:1] == ([told] if told else [])


@pytest.mark.parametrize(("name", "page"), PAGES, ids=["md", "html"])
@pytest.mark.parametrize(
    ("turning", "other"),
    [("We reject", "We support"), ("What we will not do", "What we will do"), ("Not covered", "Covered")],
)  # fmt: skip
def test_a_heading_over_paragraphs_turns_them_up_to_the_next(
    library: Library, name: str, page: str, turning: str, other: str
) -> None:
    library.write(name, page.format(turning, other))
    library.reindex()
    verdicts = [
        verify(Archive(library.directory.archive), claim).verdict
        for claim in ("A toll on the old bridge.", "A levy on salt.", "A ferry on market days.")
    ]
    assert verdicts == [Verdict.CUT, Verdict.CUT, Verdict.EXACT]
