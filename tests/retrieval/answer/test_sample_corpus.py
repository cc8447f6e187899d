"""The sixty statements of the sample, through the real readers: what each of them is known to be.

A reader that loses a word, a date or a language, or lets a menu into a text, fails here on files
as they really come: saved pages, a feed, an export, a printed bulletin.
"""

import re
from collections import Counter, defaultdict
from datetime import date as Date  # noqa: N812 - as in the glossary
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from paths import ROOT

from retrieval import read_corpus
from retrieval.ingest.corpus import CorpusReading
from retrieval.types import DateOrigin, Statement

CORPUS = ROOT / "corpus"
SITE = "https://mfa.example.org"

# date, language, ending, id
TABLE = f"""
2018-03-14 en .md    mfa-2018-021
2018-04-19 ru .csv   mfa-press-2018-009
2018-06-27 en .md    mfa-2018-043
2018-09-05 en .txt   mfa-2018-064
2018-10-08 ru .txt   sample/2018-10-08-yabloki-na-granice.txt
2018-11-19 en .txt   sample/2018-11-19-fire-in-arvend.txt
2019-02-20 en .md    mfa-2019-009
2019-05-16 en .csv   mfa-press-2019-014
2019-06-11 en .txt   sample/2019-06-11-hargat-crossing-reopened.txt
2019-08-14 en .md    mfa-2019-061
2019-10-10 ky .md    mfa-2019-077-ky
2019-11-27 en .jsonl mfa-2019-088
2019-12-05 ru .html  {SITE}/ru/news/2019/102
2020-03-18 en .md    mfa-2020-031
2020-03-18 en .txt   mfa-2020-032
2020-05-29 ru .docx  sample/2020-05-29-nabor-v-akademiyu.docx
2020-07-23 en .html  {SITE}/en/news/2020/058
2020-08-13 ru .csv   mfa-press-2020-044
2020-10-02 en .txt   sample/2020-10-02-rumours-of-sanctions.txt
2020-12-11 en .txt   mfa-2020-118
2021-04-22 en .md    mfa-2021-040
2021-06-03 en .csv   mfa-press-2021-022
2021-07-30 en .txt   mfa-2021-077
2021-09-17 ky .txt   mfa-2021-094-ky
2021-09-17 ru .txt   mfa-2021-094-ru
2021-11-09 en .jsonl mfa-2021-119
2021-12-17 en .docx  sample/2021-12-17-treaty-with-caldrene.docx
2022-03-03 en .jsonl mfa-2022-018
2022-04-07 en .md    mfa-2022-034
2022-04-07 ru .md    mfa-2022-034-ru
2022-05-12 en .html  {SITE}/en/news/2022/047
2022-07-29 en .txt   mfa-2022-069
2022-09-15 en .md    mfa-2022-083
2022-10-20 ky .html  {SITE}/ky/news/2022/095
2022-11-24 en .csv   mfa-press-2022-051
2023-02-10 en .txt   mfa-2023-014
2023-05-24 en .md    mfa-2023-051
2023-06-22 ky .jsonl mfa-2023-063-ky
2023-08-31 en .html  {SITE}/en/news/2023/081
2023-08-31 ky .html  {SITE}/ky/news/2023/081
2023-08-31 ru .html  {SITE}/ru/news/2023/081
2023-10-19 en .md    mfa-2023-098
2023-11-09 ru .csv   mfa-press-2023-047
2024-02-15 en .csv   mfa-press-2024-006
2024-03-05 ru .json  telegram:1900000417/14
2024-05-09 ky .json  telegram:1900000417/21
2024-06-20 en .pdf   sample/2024-06-20-bulletin.pdf
2024-07-18 ru .json  telegram:1900000417/27
2024-08-28 en .md    mfa-2024-072
2024-10-24 ky .json  telegram:1900000417/33
2025-02-20 ru .json  telegram:1900000417/41
2025-04-10 en .md    mfa-2025-029
2025-06-12 ky .json  telegram:1900000417/46
2025-07-03 en .html  {SITE}/en/news/2025/061
2025-09-04 en .xml   {SITE}/en/news/2025/088
2025-09-11 en .xml   {SITE}/en/news/2025/091
2025-09-25 en .xml   {SITE}/en/news/2025/094
2025-10-02 en .xml   {SITE}/en/news/2025/096
2025-10-16 en .xml   {SITE}/en/news/2025/099
undated    en .md    mfa-notice-caldrene
"""
ROWS = [tuple(row.split()) for row in TABLE.strip().splitlines()]
SILENT = ("sample/", "telegram:")  # what these are written in is found out, or stays unknown

PRINCIPLE = {
    "en": "The Republic of Tesmar builds its relations with all states on mutual respect for "
    "sovereignty, territorial integrity and non-interference in internal affairs",
    "ru": "Республика Тесмар строит отношения со всеми государствами на основе взаимного уважения "
    "суверенитета, территориальной целостности и невмешательства во внутренние дела",
    "ky": "Тесмар Республикасы бардык мамлекеттер менен мамилесин эгемендүүлүктү, аймактык "
    "бүтүндүктү өз ара урматтоо жана ички иштерге кийлигишпөө принциптерине таянып курат",
}
ABOUT = {
    "en": "The Ministry of Foreign Affairs of the Republic of Tesmar conducts the foreign policy "
    "of the state, protects the interests of its citizens abroad and reports on this work to the "
    "public every working day.",
    "ru": "Министерство иностранных дел Республики Тесмар проводит внешнюю политику государства, "
    "защищает интересы граждан за рубежом и каждый рабочий день информирует общественность об этой "
    "работе.",
    "ky": "Тесмар Республикасынын Тышкы иштер министрлиги мамлекеттин тышкы саясатын жүргүзөт, чет "
    "өлкөдөгү жарандардын кызыкчылыгын коргойт жана бул иш тууралуу коомчулукка ар бир жумуш күнү "
    "маалымат берет.",
}
REAL_COUNTRIES = re.compile(
    r"\b(?:"
    r"Afghanistan|Albania|Argentina|Armenia|America|Australia|Austria|Azerbaijan|Belarus|"
    r"Belgium|Brazil|Britain|Bulgaria|Canada|China|Croatia|Denmark|Egypt|England|Estonia|"
    r"Finland|France|Georgia|Germany|Greece|Hungary|India|Indonesia|Iran|Iraq|Israel|Italy|"
    r"Japan|Kazakhstan|Korea|Kyrgyz|Latvia|Lithuania|Mexico|Moldova|Mongolia|Netherlands|"
    r"Norway|Pakistan|Poland|Portugal|Romania|Russia|Serbia|Spain|Sweden|Switzerland|Syria|"
    r"Tajikistan|Turkey|Turkmenistan|Ukraine|Uzbekistan|Vietnam|United States|United Nations|"
    r"Афганистан|Америк|Англи|Армени|Азербайджан|Беларус|Белорус|Британи|Венгри|Герман|Грузи|"
    r"Израил|Инди|Иран|Испани|Итали|Казах|Канад|Кита|Корея|Корей|Кыргыз|Киргиз|Латви|Литв|"
    r"Молдав|Монгол|Норвеги|Польш|Росси|Орусия|Серби|Таджик|Тажик|Туркмен|Турци|Түркия|Түрк|"
    r"Узбек|Өзбек|Украин|Франци|Чехи|Швец|Швейцари|Эстони|Япони|Жапони|США|АКШ|ООН|БУУ"
    r")"
)


def collapsed(text: str) -> str:
    """The text with every run of white space as one blank."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def reading() -> CorpusReading:
    """The sample as the project reads it."""
    return read_corpus(CORPUS, max_file_bytes=50 * 2**20)


@pytest.fixture(scope="module")
def statements(reading: CorpusReading) -> dict[str, Statement]:
    """The statements by id."""
    return {statement.id: statement for statement in reading.statements}


def test_nothing_in_the_sample_is_a_problem(reading: CorpusReading) -> None:
    """No file is skipped, no place contradicts another on a date; a picture has no words."""
    assert [str(problem) for problem in reading.problems] == [
        "sample/ChatExport_2025-07-01/result.json: posts without words are left out (1): 40 (photo)"
    ]
    assert reading.left_out == 0


def test_every_statement_is_what_the_table_says(statements: dict[str, Statement]) -> None:
    found = {
        (str(one.date or "undated"), str(one.lang), Path(one.path).suffix, one.id)
        for one in statements.values()
    }
    said = {
        (day, "None" if name.startswith(SILENT) else lang, ending, name)
        for day, lang, ending, name in ROWS
    }
    assert found in (said, set(ROWS))


def test_there_are_sixty_forty_english_twelve_russian_eight_kyrgyz() -> None:
    assert Counter(lang for _, lang, _, _ in ROWS) == {"en": 40, "ru": 12, "ky": 8}
    assert len({name for _, _, _, name in ROWS}) == 60
    assert {day[:4] for day, _, _, _ in ROWS} - {"unda"} == {str(y) for y in range(2018, 2026)}


def test_every_format_is_there() -> None:
    assert Counter(ending for _, _, ending, _ in ROWS) == {
        ".md": 15,
        ".txt": 12,
        ".jsonl": 4,
        ".csv": 7,
        ".html": 8,
        ".docx": 2,
        ".pdf": 1,
        ".xml": 5,
        ".json": 6,
    }


def test_every_statement_says_that_it_is_a_sample(statements: dict[str, Statement]) -> None:
    """All lie in the sample's own folder, so that nothing fictional passes for real."""
    assert all(statement.sample for statement in statements.values())
    assert {statement.path.split("/")[0] for statement in statements.values()} == {"sample"}


def test_every_statement_has_a_title_unless_its_format_has_none(
    statements: dict[str, Statement],
) -> None:
    bare = re.compile("[0-9]{4}-(?:06-11-hargat|10-02-rum|11-19-fire|10-08-yabl)")
    untitled = {one.path for one in statements.values() if not one.title}
    assert {
        path for path in untitled if not bare.search(path) and "ChatExport" not in path
    } == set()


def test_every_statement_has_the_length_of_its_kind(statements: dict[str, Statement]) -> None:
    """A post has 50 words and more, a press release 140, the printed bulletin some 550."""
    least = {".json": 50, ".pdf": 500}
    most = {".json": 140, ".pdf": 700}
    lengths = {one.path: len(one.text.split()) for one in statements.values()}
    odd = {
        path: count
        for path, count in lengths.items()
        if not least.get(Path(path).suffix, 120) <= count <= most.get(Path(path).suffix, 450)
    }
    assert odd == {}


def test_exactly_one_statement_has_no_date_anywhere(statements: dict[str, Statement]) -> None:
    (undated,) = [one for one in statements.values() if one.date is None]
    assert undated.id == "mfa-notice-caldrene"
    raw = (CORPUS / undated.path).read_text(encoding="utf-8")
    assert re.search(r"\b(19|20)\d\d\b", raw) is None


def test_dates_come_from_where_the_format_says_them(statements: dict[str, Statement]) -> None:
    origins: dict[str, set[DateOrigin | None]] = defaultdict(set)
    for one in statements.values():
        origins[Path(one.path).suffix].add(one.date_origin)
    field = {DateOrigin.FIELD}
    assert origins[".txt"] == origins[".jsonl"] == origins[".csv"] == origins[".xml"] == field
    assert origins[".md"] == {DateOrigin.FIELD, None}


def test_two_different_statements_share_a_day(statements: dict[str, Statement]) -> None:
    evacuation, closure = statements["mfa-2020-031"], statements["mfa-2020-032"]
    assert evacuation.date == closure.date == Date(2020, 3, 18)
    days = Counter((one.date, one.lang) for one in statements.values())
    assert [day for day, count in days.items() if count > 1] == [(Date(2020, 3, 18), "en")]


def test_one_wording_stands_under_two_ids(statements: dict[str, Statement]) -> None:
    texts = Counter(one.text for one in statements.values())
    ((wording, count),) = [item for item in texts.items() if item[1] > 1]
    assert count == 2
    assert {one.id for one in statements.values() if one.text == wording} == {
        "mfa-2021-077",
        "mfa-2022-069",
    }


def test_boilerplate_recurs_word_for_word(statements: dict[str, Statement]) -> None:
    """In print as in a feed: a hyphen left at a line's end would break a sentence here."""
    texts = [collapsed(one.text) for one in statements.values()]
    principle = {lang: sum(words in text for text in texts) for lang, words in PRINCIPLE.items()}
    about = {lang: sum(words in text for text in texts) for lang, words in ABOUT.items()}
    assert principle == {"en": 16, "ru": 4, "ky": 3}
    assert about == {"en": 18, "ru": 4, "ky": 3}


def test_a_figure_is_corrected_a_week_later(statements: dict[str, Statement]) -> None:
    first = statements[f"{SITE}/en/news/2025/088"]
    correction = statements[f"{SITE}/en/news/2025/091"]
    assert first.date is not None
    assert correction.date == first.date + timedelta(days=7)
    assert "1,840 citizens of Tesmar have received contracts" in first.text
    assert "1,480" not in first.text
    assert "is 1,480 and not 1,840" in correction.text
    assert "the statement of 4 September" in correction.text


def parallels() -> dict[str, str]:
    """The field ``parallel`` of the files that have it: from id to id."""
    pairs = {}
    for path in CORPUS.rglob("*"):
        if path.suffix in {".md", ".txt"} and path.read_text(encoding="utf-8").startswith("---\n"):
            fields = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
            if "parallel" in fields:
                pairs[fields["id"]] = fields["parallel"]
    return pairs


def numbers(text: str) -> Counter[str]:
    """The figures of a text, however the language groups and points them."""
    found = re.findall(r"\d+(?:[., \u00a0]\d{3})*(?:[.,]\d+)?", text)
    return Counter(re.sub(r"\D", "", figure) for figure in found)


def test_parallel_versions_name_each_other_and_agree(statements: dict[str, Statement]) -> None:
    """One day, two languages, the same figures."""
    pairs = parallels()
    assert pairs == {
        "mfa-2021-094-ky": "mfa-2021-094-ru",
        "mfa-2021-094-ru": "mfa-2021-094-ky",
        "mfa-2022-034": "mfa-2022-034-ru",
        "mfa-2022-034-ru": "mfa-2022-034",
    }
    for one, other in ((statements[a], statements[b]) for a, b in pairs.items()):
        assert one.date == other.date
        assert one.lang != other.lang
        assert numbers(one.text) == numbers(other.text)


def test_parallel_pages_differ_in_the_language_of_their_address(
    statements: dict[str, Statement],
) -> None:
    pages = {lang: statements[f"{SITE}/{lang}/news/2023/081"] for lang in ("en", "ru", "ky")}
    assert {lang: page.url for lang, page in pages.items()} == {
        lang: f"{SITE}/{lang}/news/2023/081" for lang in pages
    }
    english, russian, kyrgyz = (numbers(page.text) for page in pages.values())
    assert english == russian == kyrgyz


def test_saved_pages_keep_what_surrounds_a_statement_out_of_it(
    statements: dict[str, Statement],
) -> None:
    """No menu, no caption, no title or date of another item passes for the ministry's words."""
    around = re.compile(
        "see also|читайте также|дагы окуңуз|mfa\\.example\\.org|search the site|newsletter|print "
        "version|версия для печати|басып чыгаруу|archive$|жаңылыктар$|photo:|фото:|сүрөт:|©",
        re.IGNORECASE | re.MULTILINE,
    )
    for one in statements.values():
        if one.path.endswith(".html"):
            page = (CORPUS / one.path).read_text(encoding="utf-8")
            others = re.findall(r'class="related__link"[^>]*>([^<]+)</a> <time[^>]*>([^<]+)<', page)
            (caption,) = re.findall(r"<figcaption>(.+?)</figcaption>", page)
            assert len(others) >= 2
            leaked = [words for other in others for words in other if words in one.text]
            assert leaked == []
            assert caption.split(".")[0] not in one.text
            assert around.findall(one.text) == []
            assert one.title not in one.text


def test_the_bulletin_reads_column_after_column(statements: dict[str, Statement]) -> None:
    """No running head, no page number, no hyphen of a line's end, no row across both columns."""
    source = ROOT / "benchmarks" / "sample_documents" / "bulletin-heads-of-missions.txt"
    written = collapsed(source.read_text(encoding="utf-8").split("\n\n", 1)[1])
    assert collapsed(statements["sample/2024-06-20-bulletin.pdf"].text) == written


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("treaty-with-caldrene.txt", "2021-12-17-treaty-with-caldrene.docx"),
        ("nabor-v-akademiyu.txt", "2020-05-29-nabor-v-akademiyu.docx"),
    ],
)
def test_a_document_of_a_word_processor_keeps_every_word(
    statements: dict[str, Statement], source: str, made: str
) -> None:
    plain = ROOT / "benchmarks" / "sample_documents" / source
    written = collapsed(plain.read_text(encoding="utf-8").split("\n\n", 1)[1])
    assert collapsed(statements[f"sample/{made}"].text) == written


def test_no_real_country_is_named(statements: dict[str, Statement]) -> None:
    """Whatever the sample says must not be taken for the words of a real state."""
    found = {
        one.id: REAL_COUNTRIES.findall(f"{one.title}\n{one.text}\n{one.source}\n{one.speaker}")
        for one in statements.values()
    }
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_the_sample_is_small() -> None:
    """It comes with every copy of the project."""
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < 400_000
