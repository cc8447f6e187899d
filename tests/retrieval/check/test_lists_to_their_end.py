"""What turns the items of a list from behind it, and what stands over more than the next line."""

import pytest
from library import Library

from retrieval.archive.store import Archive
from retrieval.check.verify import verify
from retrieval.types import Verdict

TEXTS = {
    "a": """The council met on Monday.

Requests to
- widen the old lane,
- fell the four oaks,
- light the towpath
were turned down by the mayor.

Offers to
1. paint the school gate
2. mend the clock tower
were gladly accepted.
""",
    "b": """Совет собрался в понедельник.

Просьбы
- расширить старый переулок,
- срубить четыре дуба,
- осветить бечевник
мэр отклонил.

Предложения
1) покрасить школьные ворота
2) починить башенные часы
были приняты единогласно.
""",
    "c": """Кеңеш дүйшөмбүдө чогулду.

Мэр
- эски тар көчөнү кеңейтүү,
- төрт карагачты кыюу,
- жээкти жарыктандыруу
өтүнүчүн канааттандырган жок.

Мэр
1) мектептин дарбазасын боёо
2) мунаранын саатын оңдоо
сунушун колдоду.
""",
    "d": """He never said these words:

“The school will close in May.”

“Teachers will be paid less.”
""",
    "e": """Министр не говорил этого:

«Школу закроют уже в мае».

«Учителям будут платить меньше».

Он сказал:

«Школа останется открытой».

«Учителям будут платить больше».
""",
    "f": """Министр муну айткан эмес:

«Мектеп май айында жабылат».

«Мугалимдерге аз төлөнөт».

Ал мындай деди:

«Мектеп ачык бойдон калат».

«Мугалимдерге көп төлөнөт».
""",
    "g": """Motions of the day

Build a second ferry at Norby: defeated.
Open the granary on Sundays: adopted.

Построить второй паром у Норби — отклонено.
Открыть амбар по воскресеньям — принято.

Норбиде экинчи паром куруу: четке кагылды.
Кампаны жекшембиде ачуу: кабыл алынды.
""",
    "h": """Three claims about the dam are false:

Firstly, that it leaks at night.

Secondly, that it was built on sand.
""",
    "i": """What we do not promise
======================

* a new harbour for the barges
* a wage for every ferryman

What we promise
===============

* a roof for the market hall
""",
    "j": """Эти слова мне приписали.

1. Сады сожжём до весны.
2. Монахинь выгоним из долины.
""",
    "k": """ОШИБОЧНО УТВЕРЖДАЕТСЯ

Башню снесут после праздника.

Колокола продадут на медь.

НА САМОМ ДЕЛЕ

Башню починят после праздника.
""",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    library = Library(tmp_path_factory.mktemp("lists"))
    for number, (name, text) in enumerate(TEXTS.items(), start=1):
        library.write(f"2024-01-{number:02}-{name}.txt", text)
    library.reindex()
    return Archive(library.directory.archive)


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("widen the old lane", "were turned down by the mayor"),
        ("fell the four oaks", "were turned down by the mayor"),
        ("срубить четыре дуба", "мэр отклонил"),
        ("эски тар көчөнү кеңейтүү", "өтүнүчүн канааттандырган жок"),
        ("The school will close in May.", "He never said these words:"),
        ("Teachers will be paid less.", "He never said these words:"),
        ("Учителям будут платить меньше", "Министр не говорил этого:"),
        ("Мугалимдерге аз төлөнөт", "Министр муну айткан эмес:"),
        ("Build a second ferry at Norby", "defeated"),
        ("Построить второй паром у Норби", "отклонено"),
        ("Норбиде экинчи паром куруу", "четке кагылды"),
        ("it was built on sand", "Three claims about the dam are false:"),
        ("a wage for every ferryman", "What we do not promise"),
        ("Монахинь выгоним из долины", "Эти слова мне приписали."),
        ("Колокола продадут на медь", "ОШИБОЧНО УТВЕРЖДАЕТСЯ"),
    ],
)
def test_what_turns_an_item_is_told(archive: Archive, claim: str, told: str) -> None:
    found = verify(archive, claim)
    assert found.verdict is Verdict.CUT
    assert [one.text for one in found.matches[0].left_off if told.startswith(one.text[:12])]


@pytest.mark.parametrize(
    "claim",
    [
        "paint the school gate",
        "починить башенные часы",
        "мектептин дарбазасын боёо",
        "Школа останется открытой",
        "Учителям будут платить больше",
        "Мугалимдерге көп төлөнөт",
        "Open the granary on Sundays",
        "Открыть амбар по воскресеньям",
        "Кампаны жекшембиде ачуу",
        "a roof for the market hall",
        "Башню починят после праздника",
    ],
)
def test_what_nothing_turns_is_exact(archive: Archive, claim: str) -> None:
    assert verify(archive, claim).verdict is Verdict.EXACT
