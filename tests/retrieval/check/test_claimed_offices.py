"""An office without a name beside a quotation: right, another's, or not to be told."""

import re

import pytest
from library import Library

from retrieval.archive.store import Archive
from retrieval.check.claimed_offices import office_alone
from retrieval.check.verify import verify
from retrieval.types import Standing, Verdict

HALL = """The hall debate

The minister of transport, Anna Holt, opened the debate. "The bridge will be ready," Holt said.

A man in the gallery shouted: "The money for the bridge is gone."

The chairman, Paul Reed, called for order. "Nobody speaks from the gallery," Reed said.

Deputy mayor Lena Marsh left early. "I have another meeting in town," Marsh said.
"""
ZAL = """Слушания

Министр транспорта Анна Гольц открыла слушания. «Мост будет готов», — сказала она.

Мужчина с балкона крикнул: «Денег на этот мост больше нет».

Председатель Павел Рыдов призвал к порядку. «С балкона не выступают», — сказал Рыдов.

Заместитель министра Иван Сомов ушёл раньше. «У меня другая встреча», — сказал Сомов.
"""
ZHYIN = """Угуу

Транспорт министри Анара Голова угууну ачты. «Көпүрө июнда даяр болот», — деди Голова.

Комитеттин төрагасы Бакыт Рыдов тартипке чакырды. «Балкондон сөз сүйлөнбөйт», — деди Рыдов.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    library = Library(tmp_path_factory.mktemp("offices"))
    for name, text in (("hall", HALL), ("zal", ZAL), ("zhyin", ZHYIN)):
        library.write(f"2024-05-01-{name}.txt", text)
    library.reindex()
    return Archive(library.directory.archive)


@pytest.mark.parametrize(
    ("claim", "name", "standing"),
    [
        ('The minister said: "The bridge will be ready"', "minister", Standing.RIGHT),
        ('The minister of transport: "The bridge will be ready"', None, Standing.RIGHT),
        ('"Nobody speaks from the gallery," the chairman said.', "chairman", Standing.RIGHT),
        ('"Nobody speaks from the gallery," said the minister.', "minister", Standing.ANOTHER),
        ('The chairman said: "The bridge will be ready"', "chairman", Standing.ANOTHER),
        ('The mayor said: "The bridge will be ready"', "mayor", Standing.UNKNOWN),
        # a deputy is another
        ('The mayor said: "I have another meeting in town"', "mayor", Standing.UNKNOWN),
        ('The deputy mayor: "I have another meeting in town"', None, Standing.RIGHT),
        ('The minister said: "The money for the bridge is gone."', "minister", Standing.ANOTHER),
        ('Anna Holt: "The money for the bridge is gone."', "Anna Holt", Standing.ANOTHER),
        ("Министр сказала: «Мост будет готов»", "Министр", Standing.RIGHT),
        ("Министр транспорта: «Мост будет готов»", None, Standing.RIGHT),
        ("«С балкона не выступают», — сказал председатель.", "председатель", Standing.RIGHT),
        ("Председатель сказал: «С балкона не выступают»", "Председатель", Standing.RIGHT),
        ("Министр сказал: «С балкона не выступают»", "Министр", Standing.ANOTHER),
        ("Министр сказал: «У меня другая встреча»", "Министр", Standing.ANOTHER),
        ("Мэр сказал: «Мост будет готов»", "Мэр", Standing.UNKNOWN),
        ("Министр: «Денег на этот мост больше нет»", "Министр", Standing.ANOTHER),
        ("Транспорт министри айтты: «Көпүрө июнда даяр болот»", None, Standing.RIGHT),
        ("«Балкондон сөз сүйлөнбөйт», — деди төрага.", "төрага", Standing.RIGHT),
        ("«Балкондон сөз сүйлөнбөйт», — деди министр.", "министр", Standing.ANOTHER),
    ],
)
def test_an_office_is_compared_with_whoever_holds_it(
    archive: Archive, claim: str, name: str | None, standing: Standing
) -> None:
    found = verify(archive, claim)
    (beside,) = found.quoted[0].matches[0].beside
    assert beside.standing is standing
    assert name is None or beside.claimed == name
    another = standing is Standing.ANOTHER
    assert found.verdict is (Verdict.ALTERED if another else Verdict.EXACT)


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("The minister of transport", "minister of transport"),
        ("Russian Foreign Minister", "Russian Foreign Minister"),
        ("The minister shrugged", "minister"),
        ("Министр транспорта", "Министр транспорта"),
        ("Тоо районунун акими", "Тоо районунун акими"),
        ("the ministry", "ministry"),
        # somebody is named, or the office is not the subject
        ("Minister Holt", ""),
        ("The chairman Paul Reed", ""),
        ("Asked by the minister", ""),
        ("Ministry of Water", ""),
        ("Министр транспорта Гольц", ""),
        ("Эрлан Маматов министр", ""),
        ("He", ""),
    ],
)
def test_an_office_alone_is_told_from_a_name(words: str, office: str) -> None:
    assert office_alone(words) == office


@pytest.mark.parametrize(
    "label",
    [
        *("Update", "Reminder", "Video", "BREAKING", "Fact", "Monday", "Finally", "Full quote"),
        *("Spotted on TV", "Well said", "Важно", "Напоминаем", "Видео", "Дословно", "Понедельник"),
        *("Цитата дня", "Маанилүү", "Жаңылык", "Архивден", "Шашылыш"),
    ],
)
def test_a_label_that_names_nobody_is_nobody_s(archive: Archive, label: str) -> None:
    found = verify(archive, f"{label}: “The bridge will be ready”")
    assert found.verdict is Verdict.EXACT
    assert [match.beside for match in found.quoted[0].matches] == [()]


@pytest.mark.parametrize("label", ["Anna Holt", "Holt", "Minister Holt on Monday"])
def test_a_label_that_is_a_name_is_compared(archive: Archive, label: str) -> None:
    (beside,) = verify(archive, f"{label}: “The bridge will be ready”").quoted[0].matches[0].beside
    assert beside.standing is Standing.RIGHT


def test_a_surname_that_is_another_s_is_told(archive: Archive) -> None:
    found = verify(archive, "Reed: “The bridge will be ready”")
    assert found.verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The banner said: “Hang the bakers of Orm”. It made me sick.", "The banner"),
        ("To those who shout “Hang the bakers of Orm” I say: go home.", "those who"),
        ("A man in the hall asked me: “Hang the bakers of Orm?”", "A man in the hall"),
        ("Тем, кто кричит «Повесьте пекарей Орма», я говорю: идите домой.", "Тем, кто"),
        ("Толпа скандировала: «Повесьте пекарей Орма». Мне стало горько.", "Толпа"),
        ("Базарда бир киши сурады: «Ормдун наабайларын асалыбы?» Мен унчуккан жокмун.", "киши"),
    ],
)
def test_whoever_has_no_name_is_not_the_one_who_speaks(
    library: Library, text: str, told: str
) -> None:
    library.write("a.md", text, id="a", speaker="Mara Dyn")
    library.reindex()
    quoted = text[re.search("[“«]", text).end() : re.search("[”»]", text).start()]  # type: ignore[union-attr]
    found = verify(Archive(library.directory.archive), f"Mara Dyn: “{quoted}”")
    (beside,) = found.quoted[0].matches[0].beside
    assert (beside.standing, beside.actual) == (Standing.ANOTHER, told)


def test_whoever_is_spoken_to_is_not_who_speaks(library: Library) -> None:
    text = "I told a man in the hall: “We will never sell the island.” He nodded."
    library.write("a.md", text, id="a", speaker="Mara Dyn")
    library.reindex()
    found = verify(Archive(library.directory.archive), "Mara Dyn: “We will never sell the island.”")
    (beside,) = found.quoted[0].matches[0].beside
    assert beside.standing is Standing.UNKNOWN


@pytest.mark.parametrize(
    "claim",
    [
        "The minister of transport, Anna Holt, opened the debate. #bridge #town @ministry",
        "> The minister of transport, Anna Holt, opened the debate.",
        "Министр транспорта Анна Гольц открыла слушания. #мост https://zal.example/1",
    ],
)
def test_what_a_post_puts_around_the_words_is_none_of_them(archive: Archive, claim: str) -> None:
    assert verify(archive, claim).verdict is Verdict.EXACT
