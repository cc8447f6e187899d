"""Every sentence that code asks for exists, every sentence that exists is asked for."""

import ast
import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

import pytest
from babel.dates import get_month_names
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Pattern, TextElement, VariableReference
from fluent.syntax.visitor import Visitor
from fluent_messages import Variables, messages
from paths import ROOT

from bot.feeds.faults import Fault
from bot.replies import looks
from bot.replies.reference_styles import ReferenceStyle
from bot.replies.wording import LANGUAGES, Wording, language, language_of_environment, source
from bot.state import Role
from bot.state.feedback import Reason
from bot.telegram import menu
from bot.usecases.commands import Surface, help_lines
from retrieval import understand
from retrieval.types import DateOrigin, FeedKind, Kind, Order, Remark, Standing, Verdict
from retrieval.types.fault_lines import LINES

STAGES = (
    "reading",
    "archiving",
    "naming",
    "chunking",
    "embedding",
    "writing",
    "checking",
    "expecting",
    "compiling",
)
CHANGES = ("new", "changed", "unchanged", "withdrawn", "repeated", "undated")
TROUBLES = {"failed", "undated", "warned", "gone"}
# Names put together from a part and a value, by the part.
FAMILIES = {
    "date-from-": {origin.value for origin in DateOrigin} - {"field", "dateline"},
    "draft-date-": {*DateOrigin},
    "reindex-": {*STAGES, *CHANGES},
    "month-": {str(number) for number in range(1, 13)},
    "command-": set(menu.private_menu(Role.OWNER)),
    "help-": set(help_lines(Surface.HELP)),
    "terminal-help-": {"follow", "about", "status", "quit"},
    "language-": {*LANGUAGES, "unknown"},
    "only-": {*LANGUAGES},
    "difference-": {*Kind},
    "verdict-": {*Verdict},
    "check-other-": {Kind.WHO, Kind.WHEN},
    "beside-": {
        f"{kind}-{standing}"
        for kind in (Kind.WHO, Kind.WHEN)
        for standing in (Standing.RIGHT, Standing.UNKNOWN)
    },
    "undelivered-": {"waiting", "failed", "set-aside", "refused"},
    "speech-": {"direct", "direct-unnamed", "partly", "partly-unnamed", "reported"},
    "unsupported-": {"voice", "picture", "sticker"},
    "cite-": {style.name.lower() for style in ReferenceStyle},
    "wrong-": {*Reason},
    "stats-": {"week", "month"},
    "problem-": TROUBLES,
    "mend-": TROUBLES,
    "remark-": {*Remark} - {"who"},
    "amend-asks-": {"redate", "retitle", "respeak", "withdraw"},
    "look-": {*looks.SHOWN},
    "look-button-": {*looks.SHOWN},
    "altered-": {"title", "date", "speaker", "source", "url", "lang", "text", "other"},
    "act-": {
        *("appoint", "dismiss", "make-code", "use-code", "wrong-code", "reindex"),
        *("invite", "end-invitation", "publish", "unpublish", "redate", "retitle", "speaker"),
        *("source", "withdraw", "restore", "purge", "undo", "publish-build", "rollback"),
        *("expect", "unexpect", "announce", "not-ours", "readdress"),
        *("add-feed", "stop-feed"),
    },
    "access-": {"chats", "invitation"},
    "fault-": {*LINES},
    "fetch-": {*Fault},
    "feed-kind-": {*FeedKind},
    "refused-": {"fixed", "last-owner", "no-member"},
    **{
        part: {role.word for role in Role}
        for part in (
            *("role-", "may-", "button-", "button-code-", "code-for-", "help-for-", "joined-"),
            "you-are-",
        )
    },
    **{part: {*(role.word for role in Role), "removed"} for part in ("sure-", "now-")},
}
# What is written in Latin letters in every language: names, commands, settings.
LATIN = (
    r"onrecord feeds list|https?(?:://)?|robots\.txt|RSS|Atom|JSON Feed|ONRECORD_FETCH_HOSTS"
    r"|/[a-z]+(?: add)?|Telegram|@BotFather|TELEGRAM_BOT_TOKEN|\.env|date:"
    r"|ONRECORD_(?:ENCODER|READING_MS|ADMIN_IDS|ACCESS=invitation|KEEP_MISSES(?:=true)?)"
    r"|--corpus|onrecord statement undo|result\.json|tesseract-ocr(?:-rus|-kir)?|ONRECORD_OCR=true"
    r"|<article>|\.(?:docx|pptx|xlsx|odt|eml|jsonl)\b|UTF-(?:8|16)|0x|JSON(?: Lines)?|OpenDocument"
    r"|Akoma Ntoso|\b(?:PDF|RTF|ZIP|EPUB|M?HTML|XML|YAML|JATS|gzip|Word|Excel|PowerPoint)\b"
    r"|\b(?:Office|Outlook|Markdown|Tesseract|From|Subject|Date|true|false)\b"
    r"|«(?:text|date|lang|sample|en|title: \.\.\.|statement|act|value)»"
    r"|multilingual|onrecord(?: [a-z-]+( --[a-z-]+)*)?|Ctrl-D|\bID\b|\bAPA\b"
)


@cache
def trees(folder: str) -> tuple[ast.Module, ...]:
    paths = sorted((ROOT / folder).rglob("*.py"))
    return tuple(ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in paths)


@cache
def names_in_code() -> set[str]:
    """Every name of a sentence that the bot's code can ask for."""
    nodes = [node for tree in trees("bot") for node in ast.walk(tree)]
    words = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    parts = {
        n.values[0].value
        for n in nodes
        if isinstance(n, ast.JoinedStr) and n.values and isinstance(n.values[0], ast.Constant)
    }
    made = {part + value for part, values in FAMILIES.items() if part in parts for value in values}
    return words | made | query_error_codes()


@cache
def query_error_codes() -> set[str]:
    """The code of every question error that is raised."""
    return {
        str(node.args[0].value)
        for folder in ("retrieval", "bot")
        for tree in trees(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "QueryError"
        and isinstance(node.args[0], ast.Constant)
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_in_the_file_is_used(lang: str) -> None:
    assert set(messages(lang)) - names_in_code() == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_name_that_code_puts_together_has_its_sentence(lang: str) -> None:
    made = {part + value for part, values in FAMILIES.items() for value in values}
    assert made - set(messages(lang)) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_name_that_code_says_has_its_sentence(lang: str) -> None:
    said = {
        node.args[0].value
        for tree in trees("bot")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (getattr(node.func, "id", "") == "say" or _is_wording(node.func))
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(said) > 20
    assert said - set(messages(lang)) == set()


def _is_wording(function: ast.expr) -> bool:
    """Whether it is ``Wording(...)`` that is called at once."""
    return isinstance(function, ast.Call) and getattr(function.func, "id", "") == "Wording"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_act_that_is_noted_has_its_words(lang: str) -> None:
    """The record of acts is read by owners; an act without words would be shown as code has it."""
    acts = {
        str(node.args[1].value)
        for tree in trees("bot")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("audit.note")
        if isinstance(node.args[1], ast.Constant)
    }
    assert acts >= {"appoint", "dismiss", "make-code", "use-code", "wrong-code"}
    assert {f"act-{act}" for act in acts} - set(messages(lang)) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_error_has_its_kind_sentence(lang: str) -> None:
    # "bad-line" is about a line of a file and has its sentence where it is raised
    codes = query_error_codes() - {"bad-line"}
    assert codes >= {
        "empty-question",
        "no-such-day",
        "no-such-period",
        "not-text",
        "period-ends-before-it-starts",
        "question-too-long",
        "year-out-of-range",
    }
    assert codes - set(messages(lang)) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_can_be_said_with_its_facts_and_ends_up_whole(lang: str) -> None:
    say = Wording(lang)
    for name, variables in messages(lang).items():
        for number in (0, 1, 2, 21, 6384):
            sentence = say(name, **dict.fromkeys(variables, number))
            assert sentence.strip() == sentence, name
            assert "{" not in sentence, name


def test_a_missing_sentence_or_fact_is_an_error_not_a_gap() -> None:
    say = Wording("en")
    with pytest.raises(KeyError):
        say("no-such-sentence")
    with pytest.raises(KeyError, match="whoami"):
        say("whoami")


@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_each_language_says_the_same_things_of_the_same_facts(lang: str) -> None:
    """A sentence that is missing in one language, or tells less there, would fail only in use."""
    assert messages(lang) == messages("en")


class Texts(Visitor):
    """Collects what is written in a message, without what is filled in."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def visit_TextElement(self, node: TextElement) -> None:  # noqa: N802
        """Keep it."""
        self.parts.append(node.value)


def written(lang: str) -> dict[str, str]:
    """The words of each message, all its variants."""
    found = {}
    for entry in FluentParser().parse(source(lang)).body:
        if isinstance(entry, Message):
            texts = Texts()
            texts.visit(entry)
            found[entry.id.name] = " ".join(texts.parts)
    return found


@pytest.mark.parametrize("lang", ["ru", "ky"])
def test_no_english_word_stands_in_another_language(lang: str) -> None:
    for name, text in written(lang).items():
        assert re.findall("[A-Za-z]+", re.sub(LATIN, "", text)) == [], name


def test_the_three_languages_are_not_mixed_up() -> None:
    assert re.findall("[а-яёңөү]", " ".join(written("en").values()), re.IGNORECASE) == []
    assert re.findall("[ңөү]", " ".join(written("ru").values()), re.IGNORECASE) == []
    kyrgyz, russian = written("ky"), written("ru")
    same = {name for name in kyrgyz if kyrgyz[name].strip() and kyrgyz[name] == russian[name]}
    assert same <= {
        *("written-days-of-month", "size-megabytes", "status-encoder", "phrase"),
        *("button-context", "button-context-of", "button-cite-of", "cited", "about-archive"),
        *("difference-date", "button-timeline"),
        *("audit-line", "audit-as-table", "by-terminal", "button-editor", "role-editor"),
        *("difference-date", "button-timeline", "stats-thumbs", "miss-bad", "miss-answered-by"),
        *("status-version", "fault-some", "fault-in-file"),
        *("cite-apa", "cite-chicago", "cite-gost", "reference-title"),
    }


@pytest.mark.parametrize("lang", ["ru", "ky"])
def test_quotation_marks_are_the_languages_own(lang: str) -> None:
    assert re.findall('["“”„]', " ".join(written(lang).values())) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_file_is_read_whole_by_the_library(lang: str) -> None:
    """Fluent skips what it cannot read in silence."""
    assert set(Wording(lang).names()) == set(messages(lang))


@pytest.mark.parametrize(
    ("tag", "lang"),
    [
        *((tag, "en") for tag in (None, "", "en", "en-GB", "EN", "xx", "de", "tlh-Latn", "uk")),
        *((tag, "ru") for tag in ("ru", "ru-KG", "RU", "ru_RU")),
        *((tag, "ru") for tag in ("kk", "uz", "uz-Latn-UZ", "tg", "be")),
        *((tag, "ky") for tag in ("ky", "ky-KG", "KY", "ky-Cyrl")),
    ],
)
def test_each_is_answered_in_the_language_they_read(tag: str | None, lang: str) -> None:
    """Speakers of Kazakh, Uzbek, Tajik and Belarusian in Russian; everybody else in English."""
    assert Wording(tag).lang == language(tag) == lang


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX", "LANGUAGE": "ru"}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ky_KG"}, "ky"),
        ({"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "ky_KG.UTF-8"}, "ky"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": ""}, "ru"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "ky:ru"}, "ky"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:ru"}, "ru"),
        ({"LANG": "de_DE@euro"}, "en"),
    ],
)
def test_a_terminal_is_answered_in_the_language_of_its_locale(
    environment: dict[str, str], lang: str
) -> None:
    assert language_of_environment(environment) == lang


DAYS = [
    ("en", "12 December 2020", "1–31 March 2021", "1 September – 30 November 2020"),
    ("ru", "12 декабря 2020 г.", "1–31 марта 2021 г.", "1 сентября – 30 ноября 2020 г."),
    (
        "ky",
        "2020-жылдын 12-декабры",
        "2021-жылдын 1–31-марты",
        "2020-жылдын 1-сентябры – 30-ноябры",
    ),
]


@pytest.mark.parametrize(("lang", "day", "month", "autumn"), DAYS)
def test_days_are_written_as_people_write_them(
    lang: str, day: str, month: str, autumn: str
) -> None:
    say = Wording(lang)
    assert plain(say.day(date(2020, 12, 12))) == day
    assert plain(say.days(date(2020, 12, 12), date(2020, 12, 12))) == day
    assert plain(say.days(date(2021, 3, 1), date(2021, 3, 31))) == month
    assert plain(say.days(date(2020, 9, 1), date(2020, 11, 30))) == autumn


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "1 December 2019 – 29 February 2020"),
        ("ru", "1 декабря 2019 г. – 29 февраля 2020 г."),
        ("ky", "2019-жылдын 1-декабры – 2020-жылдын 29-февралы"),
    ],
)
def test_a_stretch_over_two_years_names_both(lang: str, said: str) -> None:
    assert plain(Wording(lang).days(date(2019, 12, 1), date(2020, 2, 29))) == said


@pytest.mark.parametrize(
    ("lang", "since", "until"),
    [
        ("en", "from 1 January 2019 on", "up to 30 April 2007"),
        ("ru", "с 1 января 2019 г.", "по 30 апреля 2007 г."),
        ("ky", "2019-жылдын 1-январынан тартып", "2007-жылдын 30-апрелине чейин"),
    ],
)
def test_an_open_end_is_said_in_the_right_case(lang: str, since: str, until: str) -> None:
    say = Wording(lang)
    assert plain(say.since(date(2019, 1, 1))) == since
    assert plain(say.until(date(2007, 4, 30))) == until


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_months_are_those_of_the_unicode_tables(lang: str) -> None:
    names = get_month_names("wide", locale=lang)
    for month, name in names.items():
        assert Wording(lang).day(date(2020, month, 1)).split()[1] == name


def test_every_kyrgyz_month_takes_its_endings() -> None:
    """Possessive, ablative, dative, by the harmony of each month's last vowel."""
    say = Wording("ky")
    first = [date(2020, month, 1) for month in range(1, 13)]
    assert " ".join(say.day(day).split("-")[2] for day in first) == (
        "январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры"
    )
    for day in first:
        stem = say.day(day)
        assert say.since(day) == f"{stem}{'нен' if day.month == 4 else 'нан'} тартып"
        assert say.until(day) == f"{stem}{'не' if day.month == 4 else 'на'} чейин"


@pytest.mark.parametrize(
    ("lang", "unknown"),
    [("en", "Date unknown"), ("ru", "Дата неизвестна"), ("ky", "Датасы белгисиз")],
)
def test_a_date_that_is_not_known_is_said_to_be_so(lang: str, unknown: str) -> None:
    assert Wording(lang).day(None) == unknown


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "12 December 2020, 18:05 (GMT+06:00)"),
        ("ru", "12 декабря 2020 г., 18:05 (GMT+06:00)"),
        ("ky", "2020-жылдын 12-декабры, 18:05 (GMT+06:00)"),
    ],
)
def test_a_moment_names_its_zone(lang: str, said: str) -> None:
    noon = datetime(2020, 12, 12, 12, 5, tzinfo=UTC)
    bishkek = noon.astimezone(timezone(timedelta(hours=6)))
    assert plain(Wording(lang).moment(bishkek)) == said


NUMBERS = (0, 1, 2, 5, 11, 21, 101)
PLURALS = {
    ("en", "miss-count", "count"): [
        "asked 0 times",
        "asked once",
        *(f"asked {number} times" for number in (2, 5, 11, 21, 101)),
    ],
    ("ru", "miss-count", "count"): [
        "спрашивали: 0",
        "спрашивали один раз",
        *(f"спрашивали: {number}" for number in (2, 5, 11, 21, 101)),
    ],
    ("ky", "miss-count", "count"): [
        "0 жолу суралды",
        "бир жолу суралды",
        *(f"{number} жолу суралды" for number in (2, 5, 11, 21, 101)),
    ],
    ("en", "searched-all", "statements"): [
        "Searched: 0 statements",
        "Searched: 1 statement",
        "Searched: 2 statements",
        "Searched: 5 statements",
        "Searched: 11 statements",
        "Searched: 21 statements",
        "Searched: 101 statements",
    ],
    ("ru", "searched-all", "statements"): [
        "Просмотрено 0 заявлений",
        "Просмотрено 1 заявление",
        "Просмотрено 2 заявления",
        "Просмотрено 5 заявлений",
        "Просмотрено 11 заявлений",
        "Просмотрено 21 заявление",
        "Просмотрено 101 заявление",
    ],
    ("ky", "searched-all", "statements"): [
        "Каралганы: 0 билдирүү",
        "Каралганы: 1 билдирүү",
        "Каралганы: 2 билдирүү",
        "Каралганы: 5 билдирүү",
        "Каралганы: 11 билдирүү",
        "Каралганы: 21 билдирүү",
        "Каралганы: 101 билдирүү",
    ],
    ("en", "undated-outside", "undated"): [
        "0 without a date lie outside",
        "1 without a date lies outside",
        "2 without a date lie outside",
        "5 without a date lie outside",
        "11 without a date lie outside",
        "21 without a date lie outside",
        "101 without a date lie outside",
    ],
    ("ru", "undated-outside", "undated"): [
        "ещё 0 заявлений без даты сюда не входят",
        "ещё 1 заявление без даты сюда не входит",
        "ещё 2 заявления без даты сюда не входят",
        "ещё 5 заявлений без даты сюда не входят",
        "ещё 11 заявлений без даты сюда не входят",
        "ещё 21 заявление без даты сюда не входит",
        "ещё 101 заявление без даты сюда не входит",
    ],
    ("ky", "undated-outside", "undated"): [
        "дагы 0 датасыз билдирүү буга кирбейт",
        "дагы 1 датасыз билдирүү буга кирбейт",
        "дагы 2 датасыз билдирүү буга кирбейт",
        "дагы 5 датасыз билдирүү буга кирбейт",
        "дагы 11 датасыз билдирүү буга кирбейт",
        "дагы 21 датасыз билдирүү буга кирбейт",
        "дагы 101 датасыз билдирүү буга кирбейт",
    ],
    ("ru", "start-coverage", "statements"): [
        "В архиве 0 заявлений",
        "В архиве 1 заявление",
        "В архиве 2 заявления",
        "В архиве 5 заявлений",
        "В архиве 11 заявлений",
        "В архиве 21 заявление",
        "В архиве 101 заявление",
    ],
    ("ru", "repeats-undated", "count"): [
        "те же слова в 0 заявлениях",
        "те же слова в 1 заявлении",
        "те же слова в 2 заявлениях",
        "те же слова в 5 заявлениях",
        "те же слова в 11 заявлениях",
        "те же слова в 21 заявлении",
        "те же слова в 101 заявлении",
    ],
    ("ky", "repeats-undated", "count"): [
        "дал ушул сөздөр 0 билдирүүдө бар",
        "дал ушул сөздөр 1 билдирүүдө бар",
        "дал ушул сөздөр 2 билдирүүдө бар",
        "дал ушул сөздөр 5 билдирүүдө бар",
        "дал ушул сөздөр 11 билдирүүдө бар",
        "дал ушул сөздөр 21 билдирүүдө бар",
        "дал ушул сөздөр 101 билдирүүдө бар",
    ],
    ("ru", "reindex-read", "read"): [
        "прочитано 0 заявлений",
        "прочитано 1 заявление",
        "прочитано 2 заявления",
        "прочитано 5 заявлений",
        "прочитано 11 заявлений",
        "прочитано 21 заявление",
        "прочитано 101 заявление",
    ],
    ("ru", "reindex-new", "count"): [
        "0 новых",
        "1 новое",
        "2 новых",
        "5 новых",
        "11 новых",
        "21 новое",
        "101 новое",
    ],
    ("ru", "reindex-problems", "count"): [
        "Не удалось прочитать 0 мест:",
        "Не удалось прочитать 1 место:",
        "Не удалось прочитать 2 места:",
        "Не удалось прочитать 5 мест:",
        "Не удалось прочитать 11 мест:",
        "Не удалось прочитать 21 место:",
        "Не удалось прочитать 101 место:",
    ],
    ("ru", "reindex-warnings", "count"): [
        "0 предупреждений:",
        "1 предупреждение:",
        "2 предупреждения:",
        "5 предупреждений:",
        "11 предупреждений:",
        "21 предупреждение:",
        "101 предупреждение:",
    ],
}


@pytest.mark.parametrize(("lang", "name", "fact"), PLURALS)
def test_every_number_agrees_with_its_noun_and_verb(lang: str, name: str, fact: str) -> None:
    said = [Wording(lang)(name, **{fact: number}) for number in NUMBERS]
    assert said == PLURALS[lang, name, fact]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_is_said_where_it_is_counted(lang: str) -> None:
    """A variant that spells out "1" would also be chosen for 21 in Russian."""
    say = Wording(lang)
    for name, variables in messages(lang).items():
        for fact in variables - {"month", "first_month", "last_month"}:
            facts = dict.fromkeys(variables, "·") | {fact: "\x00"}
            if fact in counted(lang, name):
                facts[fact] = 21  # type: ignore[assignment]
                assert "21" in say(name, **facts), (name, fact)
            else:
                assert "\x00" in say(name, **facts), (name, fact)


@cache
def parsed(lang: str) -> dict[str, Message]:
    """The messages of a language by their names."""
    body = FluentParser().parse(source(lang)).body
    return {entry.id.name: entry for entry in body if isinstance(entry, Message)}


def counted(lang: str, name: str) -> set[str]:
    """The facts of a message that choose a variant or are set as a number."""
    pattern = parsed(lang)[name].value
    assert isinstance(pattern, Pattern)
    variables = Variables()
    for element in pattern.elements:
        expression = getattr(element, "expression", None)
        if not isinstance(expression, VariableReference | None):
            variables.visit(getattr(expression, "selector", expression))
    return variables.names


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "6,384 statements"), ("ru", "6 384 заявления"), ("ky", "6 384 билдирүү")],
)
def test_large_counts_are_grouped_as_the_language_does(lang: str, said: str) -> None:
    say = Wording(lang)
    assert plain(say("searched-all", statements=6384)).endswith(f" {said}")
    assert plain(say.number(6384)) == said.rpartition(" ")[0]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ["0.0 s", "9.9 s", "10 s", "1 min 0 s", "3 min 20 s", "2 h 5 min"]),
        ("ru", ["0,0 с", "9,9 с", "10 с", "1 мин 0 с", "3 мин 20 с", "2 ч 5 мин"]),
        ("ky", ["0,0 сек", "9,9 сек", "10 сек", "1 мүн 0 сек", "3 мүн 20 сек", "2 саат 5 мүн"]),
    ],
)
def test_a_length_of_time_has_two_units_at_the_most(lang: str, said: list[str]) -> None:
    lengths = (0.0, 9.94, 9.96, 59.6, 200, 7500)
    assert [Wording(lang).duration(seconds) for seconds in lengths] == said


def test_sizes_and_names_of_languages_are_written_as_people_write_them() -> None:
    sizes = [plain(Wording(lang).size(1_131_596_288)) for lang in LANGUAGES]
    assert sizes == ["1,079.2 MB", "1 079,2 МБ", "1 079,2 МБ"]
    assert [Wording(lang).language_name("ky") for lang in LANGUAGES] == [
        *("Kyrgyz", "кыргызский", "кыргызча"),
    ]
    assert Wording("ky").language_name("kk") == "казакча"
    assert Wording("ru").language_name("unknown") == "не определён"
    assert Wording("ru").language_name("xx") == "xx"


def test_a_sentence_that_ends_in_an_abbreviation_gets_no_second_full_stop() -> None:
    say = Wording("ru")
    assert say.ended("Просмотрено 1 заявление") == "Просмотрено 1 заявление."
    assert plain(say.ended(say.day(date(2020, 12, 12)))) == "12 декабря 2020 г."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_help_suggests_is_understood(lang: str) -> None:
    """Every time, order and exact wording that help names as an example."""
    today = date(2025, 6, 15)
    times, order, phrase = (
        line.split(": ", 1)[1].rstrip(";.") for line in Wording(lang)("help").splitlines()[1:]
    )
    assert len(times.split(", ")) == 4
    for time in times.split(", "):
        query = understand(time, today)
        assert query.period is not None, time
        assert query.text == "", time
    assert understand(order, today).order is Order.LATEST
    assert understand(phrase, today).phrases == (phrase[1:-1],)


def plain(text: str) -> str:
    """With ordinary spaces for those that keep words together."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_fact_of_any_length_is_said_whole(lang: str) -> None:
    """Fluent itself takes a thousand characters and no more."""
    words = f"a {chr(0xE000)}0{chr(0xE000)} b " * 800
    assert words in Wording(lang)("cited", words=words)
    assert words in Wording(lang)("asked-again", question=words)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.4, ("5 s", "5 с", "5 сек")),
        (12, ("10 s", "10 с", "10 сек")),
        (57, ("55 s", "55 с", "55 сек")),
        (58, ("1 min", "1 мин", "1 мүн")),
        (130, ("2 min", "2 мин", "2 мүн")),
        (3599, ("1 h 0 min", "1 ч 0 мин", "1 саат 0 мүн")),
        (3930, ("1 h 5 min", "1 ч 5 мин", "1 саат 5 мүн")),
    ],
)
def test_about_how_long_is_a_round_figure(seconds: float, said: tuple[str, ...]) -> None:
    assert tuple(Wording(lang).about(seconds) for lang in LANGUAGES) == said
