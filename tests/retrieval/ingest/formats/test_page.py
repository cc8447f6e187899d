"""Saved pages: the statement without its site, its own date, its own title."""

import re
import time
from datetime import date
from pathlib import Path

import pytest

from retrieval.ingest.formats import read_file, reader_of
from retrieval.ingest.formats.html_dates import shown_dates
from retrieval.ingest.formats.html_text import parsed
from retrieval.types import DateOrigin, Problem, Statement

LIMIT = 1_000_000
FIRST = "The northern pass is open to lorries again, the ministry said after a long winter."
SECOND = "Chains are compulsory above the second gallery, and buses pass at any time of day."
TEXT = f"{FIRST}\n\n{SECOND}"
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"


def read(
    folder: Path, content: str | bytes, name: str = "a.html", limit: int = LIMIT
) -> list[Statement | Problem]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    reader = reader_of(name)
    assert reader
    found = read_file(reader, path, name, limit)
    return [item if isinstance(item, Problem) else item.statement for item in found]


def page(body: str, head: str = "", lang: str = "en") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head>'
        f"<body>{body}</body></html>"
    )


def one(folder: Path, content: str | bytes) -> Statement:
    [statement] = read(folder, content)
    assert isinstance(statement, Statement)
    return statement


def test_a_page_of_a_site_is_its_statement_alone(tmp_path: Path) -> None:
    """Menus, a cookie banner, a caption, lists of other items and the footer stay outside."""
    head = """
<title>On the pass | Ministry of Roads</title>
<meta property="og:title" content="On the pass">
<meta property="og:site_name" content="Ministry of Roads">
<meta property="article:published_time" content="2031-04-02T10:30:00+06:00">
<meta property="article:modified_time" content="2031-05-09T10:30:00+06:00">
<link rel="canonical" href="https://roads.example/news/7">
"""
    body = f"""
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav></header>
<div class="cookie-banner">This site uses cookies. <button>Accept</button></div>
<ol class="breadcrumb"><li>News</li><li>Roads</li></ol>
<main><article>
<h1>On the pass</h1>
<div class="meta"><time datetime="2031-04-02">2 April 2031</time></div>
<p>{FIRST}</p>
<figure><img src="a.jpg" alt="x"><figcaption>The pass on 1 January 2030</figcaption></figure>
<p>{SECOND}</p>
<div class="share-buttons"><a href="#">Share on a network</a></div>
<aside><h3>See also</h3><a href="/9">Fees of consulates</a> <time datetime="2029-01-01">1 January
2029</time></aside>
</article>
<section><h3>Read also</h3><div class="card"><h4><a href="/8">Passports of a new kind</a></h4>
<time datetime="2028-02-02">2 February 2028</time>
<p>The ministry has begun to issue passports of a new kind in all of the provinces.</p></div>
</section></main>
<footer>© 2035 Ministry of Roads. Updated 3 March 2035.</footer>
"""
    assert read(tmp_path, page(body, head)) == [
        Statement(
            id="https://roads.example/news/7",
            text=TEXT,
            title="On the pass",
            date=date(2031, 4, 2),
            date_origin=DateOrigin.METADATA,
            source="Ministry of Roads",
            url="https://roads.example/news/7",
            lang="en",
            path="a.html",
        )
    ]


@pytest.mark.parametrize(
    "around",
    [
        '<div class="content">{}</div><div class="sidebar"><h3>Latest news</h3>{other}</div>',
        '<div id="left-menu"><a href="/">Home</a></div><div id="text"><h1>T</h1>{}</div>{footer}',
        (
            "<table><tr><td><a href='/'>Home</a><br><a href='/n'>News</a></td><td><h1>T</h1>{}</td>"
            "<td class='related'>{other}</td></tr></table>"
        ),
        "<main><h1>T</h1>{}<h3>Related news</h3><ul><li>{other}</li></ul></main>{footer}",
        "<div class='post'><h1>T</h1>{}<p><b>Читайте также:</b></p>{other}</div>{footer}",
        "<article><h1>T</h1>{}</article><article class='card'><h2>U</h2>{other}</article>",
    ],
)
def test_other_items_leak_into_no_layout(tmp_path: Path, around: str) -> None:
    other = "<a href='/8'>Passports of a new kind, 2 February 2028</a>"
    footer = "<div class='footer'>© 2035 Ministry of Roads, all rights reserved</div>"

    statement = one(tmp_path, page(around.format(BODY, other=other, footer=footer)))

    assert statement.text == TEXT
    assert statement.date is None


@pytest.mark.parametrize(
    "lead",
    [
        "<p>Читайте также: <a href='/8'>Мост закрыт на ремонт</a></p>",
        "<p><b>Читайте также</b><br><a href='/8'>Мост закрыт на ремонт</a></p>",
        "<p><a href='/8'>Читайте также: Мост закрыт на ремонт</a></p>",
        "<blockquote><p>Читать по теме: <a href='/8'>Мост закрыт</a></p></blockquote>",
        "<p>По теме: <a href='/8'>Мост закрыт</a>, <a href='/9'>Мост открыт</a></p>",
        "<p>Дагы окуңуз: <a href='/8'>Көпүрө жабылды</a></p>",
        "<p>Ушул темада: <a href='/8'>Көпүрө жабылды</a></p>",
        "<p>Read more: <a href='/8'>The bridge is closed</a></p>",
        "<div>Also read <a href='/8'>The bridge is closed</a></div>",
        "<p><strong>Related:</strong> <a href='/8'>The bridge is closed</a></p>",
        "<p>Don't miss: <a href='/8'>The bridge is closed</a></p>",
        "<p>Подробнее: <a href='/8'>Мост закрыт</a></p>",
        "<p>Ранее сообщалось: <a href='/8'>Мост закрыт</a></p>",
        "<p>Материал по теме: <a href='/8'>Мост закрыт</a></p>",
        "<p>Тема боюнча: <a href='/8'>Көпүрө жабылды</a></p>",
        "<p>Караңыз: <a href='/8'>Көпүрө жабылды</a></p>",
        "<p>Окшош макала: <a href='/8'>Көпүрө жабылды</a></p>",
        "<p><a href='/8'>The bridge is closed until autumn</a></p>",
    ],
)
def test_a_line_that_leads_to_another_story_is_no_text(tmp_path: Path, lead: str) -> None:
    body = f"<article><h1>T</h1><p>{FIRST}</p>{lead}<p>{SECOND}</p></article>"

    assert one(tmp_path, page(body)).text == TEXT


@pytest.mark.parametrize(
    "said",
    [
        "Read the <a href='/8'>order on the pass</a> before you set out.",
        "Читайте также <a href='/8'>приказ</a>, в котором названа плата.",
        "Министр напомнил: <a href='/8'>мост закрыт на ремонт</a>.",
        "Related: the toll of the bridge is two marks.",
        "Дагы окуңуз деп өтүндү министр.",
        "Фото и видео с перевала опубликует служба.",
        "Реклама на дорогах запрещена с мая.",
        "The advertisement was taken down.",
        "Сүрөттөр кийин жарыяланат.",
        "The post office first appeared on the pass in 1990.",
        "(c) the fee is five marks;",
        "Follow us, said the guide to the drivers.",
        "Подробнее об этом скажет министр.",
        "Фото с сайта порта использовали мошенники.",
        "Автор: Спасибо за вопрос.",
        "Караңыз, бул көпүрө эски, деди ал.",
        "<a href='/8.pdf'>The order on the pass in winter</a>",
        "<a href='/8'>The pass stays open, and the toll is five marks.</a>",
    ],
)
def test_a_sentence_about_such_a_line_stays(tmp_path: Path, said: str) -> None:
    body = f"<article><h1>T</h1><p>{FIRST}</p><p>{said}</p><p>{SECOND}</p></article>"
    plain = re.sub("<[^>]+>", "", said)

    assert plain in one(tmp_path, page(body)).text


@pytest.mark.parametrize(
    "beside",
    [
        *("Share on Facebook", "412 views", "Comments (3)", "Leave a comment", "Back to news"),
        *("Photo: Press service", "Tags: roads, pass", "Previous article", "Next article →"),
        *("Download PDF", "2 min read", "Advertisement", "© 2031 Roads. All rights reserved."),
        *("Комментарии (3)", "Оставить комментарий", "Вернуться к списку новостей", "Реклама"),
        *("Фото: пресс-служба", "Теги: дороги", "Метки: дороги", "Предыдущая новость"),
        *("Следующая новость →", "Скачать PDF", "Время чтения: 2 минуты", "© Дороги, 2031"),
        *("При использовании материалов ссылка на сайт обязательна", "Все права защищены"),
        *("Бөлүшүңүз:", "Көрүлдү: 412", "Комментарийлер (3)", "Пикир калтыруу", "Артка"),
        *("Ката таптыңызбы? Ctrl+Enter басыңыз", "Биздин Telegram каналга жазылыңыз"),
        *("Телеграм-каналыбызга катталыңыз", "Сүрөт: басма сөз кызматы", "Тегдер: жолдор"),
        *("Мурунку жаңылык", "Кийинки жаңылык →", "Жүктөп алуу", "Жарнама"),
        *("Бардык укуктар корголгон", "Материалдарды колдонууда шилтеме милдеттүү"),
        "Жаңылыктарга кайтуу",
        *("Click here to subscribe to our newsletter", "Number of views: 512", "3 comments"),
        *("This article was updated on 14 March 2031.", "Print | Email | PDF", "Source: Alda"),
        *("Следите за новостями в нашем Telegram-канале", "Источник: Алда", "Комментариев: 3"),
        *("Автор: Анна Лужина", "Фото пресс-службы министерства", "На правах рекламы"),
        *("Биздин Телеграм-каналга кошулуңуз", "Сүрөттөр ачык булактан", "Булак: Алда"),
        *("Автор: Айгүл Сатарова", "Комментарийлер: 3"),
    ],
)
def test_a_line_that_sites_put_beside_a_statement_is_no_text(tmp_path: Path, beside: str) -> None:
    body = f"<article><h1>T</h1><p>{FIRST}</p><p>{SECOND}</p><p>{beside}</p></article>"

    assert one(tmp_path, page(body)).text == TEXT


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="date" content="2031-04-02">',
        '<meta name="DC.date.issued" content="2031-04-02">',
        '<meta itemprop="datePublished" content="2 April 2031">',
        '<meta property="article:published_time" content="Wed, 02 Apr 2031 23:30:00 +0600">',
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished":'
            ' "2031-04-02T00:30:00+06:00", "dateModified": "2032-01-01"}</script>'
        ),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished":'
            ' "2031-04-01"}, {"@type": ["Article"], "datePublished": "2031-04-02"}]}</script>'
        ),
        (
            '<script type="application/ld+json">[{"@type": "ItemList", "itemListElement":'
            ' [{"@type": "NewsArticle", "datePublished": "2020-01-01"}]},'
            ' {"@type": "ReportageNewsArticle", "datePublished": "2031-04-02"}]</script>'
        ),
        # one moment in two time zones
        (
            '<meta property="article:published_time" content="2031-04-01T19:00:00Z">'
            '<meta name="pubdate" content="2031-04-02T01:00:00+06:00">'
        ),
    ],
)
def test_the_page_says_when_it_was_published(tmp_path: Path, head: str) -> None:
    statement = one(tmp_path, page(f"<article>{BODY}</article>", head))

    assert (statement.date, statement.date_origin) == (date(2031, 4, 2), DateOrigin.METADATA)


@pytest.mark.parametrize(
    "shown",
    [
        '<time datetime="2031-04-02T10:00">yesterday</time>',
        "<p><time>2 April 2031</time></p>",
        '<span class="date">02.04.2031 10:30</span>',
        '<div class="news-date">2 апреля 2031 года</div>',
        (
            '<p class="published">Published: <time datetime="2031-04-02">2 April</time></p>'
            '<p>Updated: <time datetime="2031-05-05">5 May 2031</time></p>'
        ),
        '<time class="entry-date published updated" datetime="2031-04-02T10:00">2 April</time>',
        '<time class="published updated" datetime="2031-04-02">2-апрель 2031</time>',
        '<time class="entry-date updated" datetime="2031-04-02">2 апреля 2031</time>',
        '<time itemprop="datePublished dateModified" datetime="2031-04-02">2 April 2031</time>',
        '<p class="published">Published: 2 April 2031 | Updated: 5 May 2031</p>',
        '<div class="post-date"><b>2</b><i>Apr</i><u>2031</u></div>',
        '<div class="date">2<br>апреля<br>2031</div>',
        '<p class="byline">By Ann Lund | April 2, 2031</p>',
        '<div class="byline"><a>Айгүл С.</a> · <span>2-апрель 2031</span></div>',
        '<div class="post-meta"><span>2-апрель 2031</span><span>Жаңылыктар</span></div>',
        '<ul class="meta"><li>2 апреля 2031</li><li>Новости</li></ul>',
        '<div class="meta"><span>2 апреля 2031</span> <span class="views">412</span></div>',
        '<div class="eyebrow">News · 2 April 2031</div>',
        '<dl class="metadata"><dt>Published:</dt><dd>2 April 2031</dd></dl>',
        "<table><tr><td>Дата публикации:</td><td>02.04.2031</td></tr></table>",
    ],
)
def test_a_date_that_stands_by_itself_in_the_article_is_its_date_and_no_text(
    tmp_path: Path, shown: str
) -> None:
    statement = one(tmp_path, page(f"<article><h1>T</h1>{shown}{BODY}</article>"))

    assert (statement.date, statement.date_origin) == (date(2031, 4, 2), DateOrigin.METADATA)
    assert statement.text == TEXT


@pytest.mark.parametrize(
    "content",
    [
        f"<article><p>On <time datetime='2031-04-02'>2 April</time> we met.</p>{BODY}</article>",
        f"<article>{BODY}</article><footer>© 2031</footer>",
        f"<article>{BODY}</article><p>Updated: <time>2 April 2031</time></p>",
        f'<article><h1>T</h1><div class="event-date">2 April 2031</div>{BODY}</article>',
        f'<article><h1>T</h1><div class="deadline-date">до 2 апреля 2031</div>{BODY}</article>',
        f'<article><h1>T</h1><span class="birth-date">2 April 2031</span>{BODY}</article>',
        f'<article><h1>T</h1><div class="date">Event date: 2 April 2031</div>{BODY}</article>',
        f'<article><h1>T</h1><div class="date">Мөөнөтү: 02.04.2031</div>{BODY}</article>',
        f"<article><h1>T</h1><dl><dt>Deadline</dt><dd>2 April 2031</dd></dl>{BODY}</article>",
    ],
)
def test_a_day_that_is_spoken_of_is_no_date(tmp_path: Path, content: str) -> None:
    changed = '<meta property="article:modified_time" content="2031-04-02">'

    assert one(tmp_path, page(content, changed)).date is None


def test_a_dateline_is_above_the_page_s_own_date(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2031-04-03">'
    body = f"<article><p>НОРТПОРТ, 2 апреля 2031 г. — Перевал открыт.</p>{BODY}</article>"
    warning, statement = read(tmp_path, page(body, head, "ru"))

    assert warning == Problem(
        "a.html",
        None,
        "the metadata says 2031-04-03, the dateline 2031-04-02: the dateline is taken",
        warning=True,
    )
    assert isinstance(statement, Statement)
    assert (statement.date, statement.date_origin) == (date(2031, 4, 2), DateOrigin.DATELINE)
    assert statement.lang == "ru"


_EPOCH = '<meta property="article:published_time" content="1970-01-01T00:00:00Z">'
_YEAR_ONE = (
    '<script type="application/ld+json">{"@type": "NewsArticle", '
    '"datePublished": "0001-01-01T00:00:00"}</script>'
)


@pytest.mark.parametrize(
    ("head", "shown", "day"),
    [
        (_EPOCH, "", None),
        (_YEAR_ONE, "", None),
        ("", '<div class="date">01.01.1970</div>', None),
        ("", '<time datetime="0001-01-01T00:00:00">—</time>', None),
        (_EPOCH, '<div class="date">2 апреля 2031</div>', date(2031, 4, 2)),
        (_YEAR_ONE, '<div class="date">2-апрель, 2031-ж.</div>', date(2031, 4, 2)),
        (_EPOCH, '<div class="date">April 2, 2031</div>', date(2031, 4, 2)),
    ],
)
def test_a_date_that_programs_write_for_none_is_none(
    tmp_path: Path, head: str, shown: str, day: date | None
) -> None:
    body = f"<article><h1>News</h1>{shown}<p>The northern pass is open again.</p></article>"
    warning, statement = read(tmp_path, page(body, head))

    assert isinstance(warning, Problem)
    assert warning.warning
    assert str(warning).endswith("is what programs write where there is none")
    assert isinstance(statement, Statement)
    assert (statement.date, statement.text) == (day, "The northern pass is open again.")


@pytest.mark.parametrize(
    "shown", ["Апрель 2, 2031", "Апрель 2, 2031-ж.", "02.04.2031, 18:45 мск", "2 April 2031 BST"]
)
def test_a_date_as_sites_write_it(tmp_path: Path, shown: str) -> None:
    body = f'<article><h1>N</h1><div class="date">{shown}</div><p>The pass is open.</p></article>'

    assert one(tmp_path, page(body)).date == date(2031, 4, 2)


def test_two_days_of_publication_are_none(tmp_path: Path) -> None:
    head = '<meta name="date" content="2031-04-03"><meta name="pubdate" content="2031-04-02">'
    warning, statement = read(tmp_path, page(f"<article>{BODY}</article>", head))

    assert warning == Problem(
        "a.html",
        None,
        "the metadata gives two dates, 2031-04-03 and 2031-04-02: the date stays unknown",
        warning=True,
    )
    assert isinstance(statement, Statement)
    assert statement.date is None


def test_every_word_of_lists_tables_and_quotations_stays(tmp_path: Path) -> None:
    body = """<article><h1>T</h1><p>First&nbsp;<b>of</b> all, <a href="/">the
 rules</a>:</p><ul><li>chains;</li><li><p>lights:</p><ul><li>in front.</li></ul></li></ul>
<ol start="3"><li>Third.</li><li>Fourth.</li></ol>
<blockquote><p>“Open,”<br>he said.</p></blockquote>
<table><tr><th>Year</th><th>Lorries</th></tr><tr><td>2030</td><td>5&#8239;000</td></tr></table>
<pre>a  b
  c</pre><h2>More</h2><dl><dt>Pass</dt><dd>A road.</dd></dl><p hidden>secret</p>
<p style="display: none">secret</p><script>secret()</script><p>End.</p></article>"""

    assert one(tmp_path, page(body)).text == (
        "First\u00a0of all, the rules:\n\n- chains;\n- lights:\n  - in front.\n\n"
        "3. Third.\n4. Fourth.\n\n“Open,”\nhe said.\n\nYear | Lorries\n2030 | 5\u202f000\n\n"
        "a  b\n  c\n\nMore\n\nPass\n\nA road.\n\nEnd."
    )


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("windows-1251", '<meta charset="windows-1251">'),
        (
            "windows-1251",
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        ),
        ("koi8-r", "<meta charset=koi8-r>"),
        ("utf-8", '<meta charset="windows-1251">'),
    ],
)
def test_the_encoding_is_that_of_the_file(tmp_path: Path, encoding: str, declared: str) -> None:
    """A browser may save UTF-8 and leave what the page said of itself."""
    content = f"<html><head>{declared}</head><body><article><p>Перевал открыт.</p></article></body>"

    assert one(tmp_path, content.encode(encoding)).text == "Перевал открыт."


def test_an_encoding_that_is_not_said_is_a_guess_and_a_warning(tmp_path: Path) -> None:
    content = "<article><p>Министерство сообщает, что перевал открыт.</p></article>"
    warning, statement = read(tmp_path, content.encode("cp1251"))

    assert warning == Problem(
        "a.html",
        None,
        "its encoding is not said; it is read as cp1251: look whether that is right",
        warning=True,
    )
    assert isinstance(statement, Statement)
    assert statement.text == "Министерство сообщает, что перевал открыт."


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://a.example/1">', "https://a.example/1"),
        ('<meta property="og:url" content="https://a.example/2">', "https://a.example/2"),
        ('<link rel="canonical" href="https://a.example/">', None),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
    ],
)
def test_the_address_is_the_canonical_one(tmp_path: Path, head: str, url: str | None) -> None:
    statement = one(tmp_path, page(f"<article>{BODY}</article>", head))

    assert (statement.url, statement.id) == (url, url or "a.html")


def test_a_web_archive_of_one_page_is_read(tmp_path: Path) -> None:
    content = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html; charset=windows-1251\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<html><body><article><p>=CF=E5=F0=E5=E2=E0=EB =EE=F2=EA=F0=FB=F2.</p></article>\r\n"
        "--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    )
    [statement] = read(tmp_path, content, "a.mhtml")

    assert statement == Statement(id="a.mhtml", text="Перевал открыт.", path="a.mhtml")

    # a name of an encoding that is none, over letters that are not ASCII
    broken = content.replace("windows-1251", '"utf\0-8"').replace("\r\n\r\nx", "\r\n\r\nп")
    [guessed, statement] = read(tmp_path, broken, "a.mhtml")

    assert isinstance(guessed, Problem)
    assert isinstance(statement, Statement)
    assert statement.text == "Перевал открыт."

    saved = f"Snapshot-Content-Location: https://roads.example/7\r\n{content}"
    [statement] = read(tmp_path, saved, "a.mhtml")

    assert isinstance(statement, Statement)
    assert (statement.id, statement.url) == ("https://roads.example/7",) * 2


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "there is no text"),
        ("<html><body><script>x</script></body></html>", "there is no text"),
        ("<div>" * 5000 + "x", "its elements are nested too deeply"),
        ("%PDF-1.7", "the ending is wrong: this is a PDF; name it .pdf"),
        (
            '<?xml version="1.0"?><rss version="2.0">',
            "the ending is wrong: this is an RSS or Atom feed; name it .xml",
        ),
        ("a\0b", "holds a NUL character: a binary file, not text"),
        ("x" * (LIMIT + 1), "the file is 1,000,001 bytes long; the largest allowed is 1,000,000"),
    ],
)
def test_what_is_no_page_is_reported(tmp_path: Path, content: str, problem: str) -> None:
    assert [item.problem for item in read(tmp_path, content) if isinstance(item, Problem)] == [
        problem
    ]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.txt", b"%PDF-1.7\n", "the ending is wrong: this is a PDF; name it .pdf"),
        (
            "a.md",
            b"<!DOCTYPE html><p>x",
            "the ending is wrong: this is an HTML page; name it .html",
        ),
        (
            "a.txt",
            b"PK\x03\x04",
            "the ending is wrong: this is a Word, OpenDocument or other packed file; name it .docx",
        ),
        (
            "a.docx",
            b"{\\rtf1",
            "the ending is wrong: this is an RTF document; name it .rtf",
        ),
        ("a.pdf", b"\x89PNG\r\n", "the ending is wrong: this is a picture"),
        ("a.csv", b"\x1f\x8b", "the ending is wrong: this is packed with gzip; name it .jsonl.gz"),
    ],
)
def test_a_wrong_ending_is_said(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    assert read(tmp_path, content, name) == [Problem(name, None, problem)]


def test_dates_inside_dates_are_read_once(tmp_path: Path) -> None:
    nested = '<time datetime="2031-04-02"><time>2 April 2031</time></time>'
    statement = one(tmp_path, page(f"<article>{nested}{BODY}</article>"))
    assert (statement.text, statement.date) == (TEXT, date(2031, 4, 2))


@pytest.mark.parametrize("sign", ["\x01", "\x0c", "\ufffe", "\uffff", "&#1;", "&#x1F;", "&#10;"])
def test_signs_that_no_tree_takes_are_spaces(tmp_path: Path, sign: str) -> None:
    """Also where an element before them is taken out, and they are moved."""
    body = f"<p>Open<s>no</s>{sign}again.</p><p>Free<sup><a href='#n'>1</a></sup>{sign}too.</p>"

    assert one(tmp_path, page(f"<article>{body}</article>")).text == "Open again.\n\nFree too."


def test_thousands_of_dates_in_one_paragraph_take_no_long_time() -> None:
    times = "<time>2 April</time> at " * 8_000
    root = parsed(page(f"<article><p>The pass is open.</p><p>{times}</p></article>"))
    start = time.process_time()

    assert shown_dates(root) == []
    assert time.process_time() - start < 5


_ISSUED = '<meta name="dcterms.issued" content="2031-04-02">'
_WRITTEN = '<meta name="dcterms.created" content="2031-03-28">'
_BESIDE = """<div itemscope itemtype="http://schema.org/NewsArticle"><h1>News</h1>
<span itemprop="datePublished">2 April 2031, 10:00</span>
<div itemprop="articleBody"><p>The northern pass is open again.</p></div>{other}</div>"""
_OTHER = """<div itemscope itemprop="comment"><span itemprop="datePublished">9 April 2031</span>
</div>"""


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (_ISSUED + _WRITTEN, "<article><h1>News</h1><p>The northern pass is open.</p></article>"),
        ("", _BESIDE.format(other="")),
        ("", _BESIDE.format(other=_OTHER)),
    ],
)
def test_the_day_of_publication_among_others(tmp_path: Path, head: str, body: str) -> None:
    (statement,) = read(tmp_path, page(body, head))
    assert isinstance(statement, Statement)
    assert statement.date == date(2031, 4, 2)


def test_the_day_of_writing_where_there_is_no_other(tmp_path: Path) -> None:
    body = "<article><h1>News</h1><p>The northern pass is open again.</p></article>"
    (statement,) = read(tmp_path, page(body, _WRITTEN))
    assert isinstance(statement, Statement)
    assert statement.date == date(2031, 3, 28)
