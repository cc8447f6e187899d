"""Saved feeds: each entry a statement, with its full content, its link and its own day."""

import time
from datetime import date
from pathlib import Path

import pytest
from one_file import items_of

from retrieval.ingest.formats import read_file, reader_of
from retrieval.types import DateOrigin, Problem, Statement

LIMIT = 1_000_000
RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Ministry of Roads</title>
<link>https://roads.example/</link><language>en-gb</language>{items}</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru">
<title>Министерство дорог</title><updated>2035-01-01T00:00:00Z</updated>{items}</feed>"""


def read(folder: Path, content: str | bytes, name: str = "a.xml") -> list[Statement | Problem]:
    return items_of(folder, content, name, LIMIT)


def rss(*items: str) -> str:
    return RSS.format(encoding="utf-8", items="".join(f"<item>{item}</item>" for item in items))


def atom(*entries: str) -> str:
    return ATOM.format(items="".join(f"<entry>{entry}</entry>" for entry in entries))


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a.atom"])
def test_the_entries_of_rss_are_statements(tmp_path: Path, name: str) -> None:
    content = rss(
        "<title>On &amp; off the pass</title><link>https://roads.example/7</link>"
        '<guid isPermaLink="false">7</guid><pubDate>Wed, 02 Apr 2031 00:30:00 +0600</pubDate>'
        "<description>Short.</description><content:encoded><![CDATA[<p>The&nbsp;pass <b>is</b>"
        "</p><ul><li>open;</li><li>free.</li></ul><script>x</script>]]></content:encoded>",
        "<title>Two</title><guid>https://roads.example/8</guid>"
        "<description>Shut &lt;i&gt;again&lt;/i&gt;.</description>",
    )

    assert read(tmp_path, content, name) == [
        Statement(
            id="https://roads.example/7",
            text="The\u00a0pass is\n\n- open;\n- free.",
            title="On & off the pass",
            date=date(2031, 4, 2),
            date_origin=DateOrigin.FIELD,
            source="Ministry of Roads",
            url="https://roads.example/7",
            lang="en",
            path=name,
        ),
        Statement(
            id="https://roads.example/8",
            text="Shut again.",
            title="Two",
            source="Ministry of Roads",
            url="https://roads.example/8",
            lang="en",
            path=name,
        ),
    ]


def _entry(content: str) -> str:
    return f"<title>T</title><description><![CDATA[{content}]]></description>"


def test_quotations_have_the_marks_of_the_feed_s_language(tmp_path: Path) -> None:
    russian = rss(_entry("<p>Министр: <q>пора</q>.</p>")).replace("en-gb", "ru")
    found = [*read(tmp_path, russian), *read(tmp_path, rss(_entry("<p>He: <q>now</q>.</p>")))]

    assert [item.text for item in found if isinstance(item, Statement)] == [
        "Министр: «пора».",
        "He: “now”.",
    ]


@pytest.mark.parametrize(
    "beside",
    [
        "The post <a href='/7'>On the pass</a> appeared first on <a href='/'>Roads</a>.",
        "Запись <a href='/7'>О перевале</a> впервые появилась <a href='/'>Дороги</a>.",
        "Сообщение <a href='/7'>О перевале</a> появились сначала на <a href='/'>Дороги</a>.",
        "<a href='/7'>Ашуу</a> жазуусу биринчи жолу <a href='/'>Жолдордо</a> пайда болду.",
        "Read also: <a href='/8'>The bridge is closed</a>",
        "Читайте также: <a href='/8'>Мост закрыт</a>",
        "Дагы окуңуз: <a href='/8'>Көпүрө жабылды</a>",
        "Tags: roads, pass",
        "Все права защищены.",
    ],
)
def test_what_a_site_adds_to_an_entry_is_no_text(tmp_path: Path, beside: str) -> None:
    [statement] = read(tmp_path, rss(_entry(f"<p>The pass is open.</p><p>{beside}</p>")))

    assert isinstance(statement, Statement)
    assert statement.text == "The pass is open."


@pytest.mark.parametrize(
    "more",
    [
        *("<p>Читать далее →</p>", "<p>Толугу менен окуу</p>", "<p>Read more »</p>"),
        *(" <a href='/7'>Continue reading</a>", " <a href='/7'>Читать полностью</a>"),
    ],
)
def test_what_leads_to_the_whole_text_says_that_it_is_cut(tmp_path: Path, more: str) -> None:
    warning, statement = read(tmp_path, rss(_entry(f"The pass is open.{more}")))

    assert isinstance(warning, Problem)
    assert str(warning).endswith("only the beginning of the text is in the feed")
    assert isinstance(statement, Statement)
    assert statement.text == "The pass is open."


def test_the_entries_of_atom_are_statements(tmp_path: Path) -> None:
    content = atom(
        '<id>urn:7</id><title type="html">О &lt;b&gt;перевале&lt;/b&gt;</title>'
        '<link rel="alternate" href="https://roads.example/7"/><summary>Кратко.</summary>'
        "<published>2031-04-02T23:30:00+06:00</published><updated>2032-01-01T00:00:00Z</updated>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Перевал</p>'
        "<p>открыт.</p></div></content>",
        "<id>urn:8</id><title>Закрыт</title><updated>2032-01-01T00:00:00Z</updated>"
        '<content type="text">Перевал закрыт.</content>',
    )
    first, second = read(tmp_path, content)

    assert first == Statement(
        id="https://roads.example/7",
        text="Перевал\n\nоткрыт.",
        title="О перевале",
        date=date(2031, 4, 2),
        date_origin=DateOrigin.FIELD,
        source="Министерство дорог",
        url="https://roads.example/7",
        lang="ru",
        path="a.xml",
    )
    assert isinstance(second, Statement)
    assert (second.id, second.text, second.date) == ("urn:8", "Перевал закрыт.", None)


def test_when_an_entry_was_changed_is_no_date_but_the_date_of_dublin_core_is(
    tmp_path: Path,
) -> None:
    content = rss("<title>a</title><description>Open.</description><dc:date>2031-04-02</dc:date>")
    [statement] = read(tmp_path, content)

    assert isinstance(statement, Statement)
    assert statement.date == date(2031, 4, 2)


def test_a_link_that_several_entries_share_names_none_of_them(tmp_path: Path) -> None:
    link = "<link>https://roads.example/</link><description>Open.</description>"

    assert [
        item.id
        for item in read(tmp_path, rss(f"<guid>a</guid>{link}", f"{link}"))
        if isinstance(item, Statement)
    ] == ["a", "a.xml#2"]


def test_bad_entries_are_reported_by_their_number(tmp_path: Path) -> None:
    content = rss(
        "<title>a</title><description>One.</description><pubDate>soon</pubDate>",
        "<title>b</title>",
        "<title>c</title><description>The beginning [...]</description>",
    )

    assert [str(item) for item in read(tmp_path, content) if isinstance(item, Problem)] == [
        "a.xml: entry 1 (a): its date 'soon' cannot be read; it is kept without a date",
        "a.xml: entry 2 (b): there is no text",
        "a.xml: entry 3 (c): only the beginning of the text is in the feed",
    ]


@pytest.mark.parametrize(
    "written",
    [
        "Wed, 02 Apr 2031 23:30:00 +0600",
        "Wed, 2 Apr 31 10:00:00 GMT",
        "Wed, 02 Apr 2031 10:00:00 EST",
        "Wed, 02 Apr 2031 24:00:00 GMT",
        "02 Apr 2031 10:00",
        "02-Apr-2031 10:00:00 (MSK)",
        "Wednesday, April 2, 2031 - 10:00",
        "Apr 2nd, 2031, 9:05 a.m.",
        "Ср, 02 апр 2031 10:00:00 +0600",
        "ср, 02 апр. 2031 г. в 10:00 МСК",
        "Среда, 2 апреля 2031 - 10:00",
        "2 апрель 2031",
        "«2» апреля 2031 года",
        "Шар, 02-апр. 2031 10:00:00 +0600",
        "2031-жылдын 2-апрели, шаршемби, саат 10:00",
        "2031-ж. 2-апр. 10:00",
        "2-апрель, 2031-жыл",
        "2031-W14-3",
        "2031W143T10:00:00Z",
        "2031-092",
        "2031-04-02T00:10:00+06:00",
        "2031-04-02T10:00:00.000+06:00[Asia/Bishkek]",
        "2031-04-02 10:00:00 +0600",
        "02.04.2031 10:00",
    ],
)
def test_the_day_is_read_as_it_is_written(tmp_path: Path, written: str) -> None:
    [statement] = read(
        tmp_path, rss(f"<description>Open.</description><pubDate>{written}</pubDate>")
    )

    assert isinstance(statement, Statement)
    assert (statement.date, statement.date_origin) == (date(2031, 4, 2), DateOrigin.FIELD)


@pytest.mark.parametrize(
    "written",
    [
        "04/02/2031 10:00",
        "Ср, 02 мес 2031 10:00:00 +0600",
        "Бү, 31 апр 2031 10:00",
        "1 апреля 2031 - 2 апреля 2031",
        "2031-W14",
        "2031-W54-1",
        "0000-00-00 00:00:00",
        "-0001-11-30T00:00:00+00:00",
    ],
)
def test_an_entry_whose_date_cannot_be_read_is_kept_without_one(
    tmp_path: Path, written: str
) -> None:
    content = rss(
        f"<title>Ашуу</title><description>Open.</description><pubDate>{written}</pubDate>"
    )

    assert read(tmp_path, content) == [
        Problem(
            "a.xml",
            None,
            f"entry 1 (Ашуу): its date {written!r} cannot be read; it is kept without a date",
            warning=True,
        ),
        Statement(
            id="a.xml#1",
            text="Open.",
            title="Ашуу",
            source="Ministry of Roads",
            lang="en",
            path="a.xml",
        ),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "Mon, 01 Jan 0001 00:00:00 GMT",
        "Mon, 01 Jan 0001 00:00:00 EST",
        "0001-01-01T00:00:00Z",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Чт, 01 янв 1970 06:00:00 +0600",
        "1970-жылдын 1-январы",
        "1969-12-31T19:00:00-05:00",
        "1899-12-30",
        "1900-01-01",
        "9999-12-31T23:59:59Z",
    ],
)
def test_the_days_that_programs_write_where_there_is_none_are_no_dates(
    tmp_path: Path, written: str
) -> None:
    content = atom(
        f"<id>urn:7</id><content>Перевал открыт.</content><published>{written}</published>"
    )
    [warning, statement] = read(tmp_path, content)

    assert warning == Problem(
        "a.xml",
        None,
        f"entry 1 (urn:7): its date {written!r} is what programs write where there is none; "
        "it is kept without a date",
        warning=True,
    )
    assert isinstance(statement, Statement)
    assert (statement.id, statement.date, statement.text) == ("urn:7", None, "Перевал открыт.")


def test_the_declared_encoding_is_obeyed(tmp_path: Path) -> None:
    items = "<item><title>a</title><description>Перевал открыт.</description></item>"
    content = RSS.format(encoding="windows-1251", items=items).encode("cp1251")
    [statement] = read(tmp_path, content)

    assert isinstance(statement, Statement)
    assert statement.text == "Перевал открыт."


def test_a_feed_that_is_cut_off_gives_what_it_has_and_says_so(tmp_path: Path) -> None:
    whole = rss(*(f"<title>{n}</title><description>Open {n}.</description>" for n in range(9)))
    problem, *statements = read(tmp_path, whole[: len(whole) // 2])

    assert problem == Problem("a.xml", None, "the feed is cut off; the entries before are read")
    assert len(statements) > 1


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "not an RSS or Atom feed"),
        (
            "<note><to>a</to></note>",
            (
                "XML whose root is <note>, which is not read; "
                "it is not an RSS or Atom feed, JATS or Akoma Ntoso"
            ),
        ),
        ("<html><p>x", "the ending is wrong: this is an HTML page; name it .html"),
        (
            '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><rss version="2.0"/>',
            "the feed declares XML entities, which is refused",
        ),
        ("<rss><channel>" + "<item>" * 5000, "nested too deeply"),
        (RSS.format(encoding="utf-8", items=""), "there is no entry in the feed"),
    ],
)
def test_what_is_no_feed_is_reported(tmp_path: Path, content: str, problem: str) -> None:
    assert read(tmp_path, content) == [Problem("a.xml", None, problem)]


def test_elements_within_a_link_are_a_damaged_feed(tmp_path: Path) -> None:
    content = (
        "<rss version='2.0'><channel><item><link>https://x.example/0<item><description>a"
        "</description></item></link></item></channel></rss>"
    )
    path = tmp_path / "a.rss"
    path.write_text(content)
    reader = reader_of("a.rss")
    assert reader

    assert list(read_file(reader, path, "a.rss", 10_000)) == [
        Problem("a.rss", None, "the feed is damaged: elements of it are not closed")
    ]


def test_a_feed_of_empty_lines_is_read_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_text(f"<rss><channel><item><description>a{chr(10) * 200_000}</description>")
    reader = reader_of("a.rss")
    assert reader
    start = time.process_time()

    assert list(read_file(reader, path, "a.rss", 1_000_000))
    assert time.process_time() - start < 5


def test_the_day_of_dublin_core_counts_where_the_feed_s_own_is_none(tmp_path: Path) -> None:
    content = rss(
        "<title>Pass</title><guid>7</guid><description>The pass is open.</description>"
        "<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate><dc:date>2031-04-02</dc:date>"
    )
    (statement,) = read(tmp_path, content)
    assert isinstance(statement, Statement)
    assert statement.date == date(2031, 4, 2)
