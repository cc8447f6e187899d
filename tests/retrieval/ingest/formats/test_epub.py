"""EPUB books: their pages in order, notes at the end, facts from what the book says of itself."""

from datetime import date
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_packages import epub_of, odt_of, package, read

from retrieval.text import normalise
from retrieval.types import DateOrigin, Problem, Statement


def made(folder: Path, *pages: str, meta: str = "", **others: object) -> list[Statement | Problem]:
    (folder / "a.epub").write_bytes(epub_of(pages, meta, **others))  # type: ignore[arg-type]
    return read(folder / "a.epub")


def text_of(folder: Path, *pages: str, **others: object) -> str:
    [found] = made(folder, *pages, **others)  # type: ignore[arg-type]
    assert isinstance(found, Statement)
    return found.text


@pytest.mark.parametrize(
    ("lang", "author", "title", "dateline"),
    [
        (
            *("en", "Anna Ferryman", "On the reopening of the pass"),
            "NORTHPORT, 2 April 2031 — The pass is open.",
        ),
        (
            *("ru", "Анна Перевозчикова", "Об открытии перевала"),
            "НОРТПОРТ, 2 апреля 2031 года — Перевал открыт.",
        ),
        (
            *("ky", "Айнура Перевозчикова", "Ашуунун ачылышы жөнүндө"),
            "НОРТПОРТ, 2031-жылдын 2-апрели — Ашуу ачык.",
        ),
    ],
)
def test_a_book_is_its_statement(
    tmp_path: Path, lang: str, author: str, title: str, dateline: str
) -> None:
    meta = (
        f"<dc:title>{title}</dc:title><dc:language>{lang}</dc:language>"
        f'<dc:creator id="c">{author}</dc:creator><dc:publisher>Ministry of Roads</dc:publisher>'
        '<meta refines="#c" property="role">aut</meta>'
        '<dc:creator opf:role="trl">A Translator</dc:creator>'
    )

    assert made(tmp_path, f"<h1>{title}</h1>", f"<p>{dateline}</p>", meta=meta) == [
        Statement(
            id="a.epub",
            text=dateline,
            title=title,
            date=date(2031, 4, 2),
            date_origin=DateOrigin.DATELINE,
            source="Ministry of Roads",
            lang=lang,
            speaker=author,
            path="a.epub",
        )
    ]


def test_pages_come_in_their_order_without_the_contents(tmp_path: Path) -> None:
    found = text_of(
        tmp_path,
        "<nav><ol><li>Chapter one</li></ol></nav>",
        "<p>Second.</p>",
        "<p>First.</p>",
        "<p>Биринчи тиркеме.</p>",
        spine=(
            '<itemref idref="nav"/><itemref idref="p3" linear="no"/><itemref idref="p2"/>'
            '<itemref idref="p1"/>'
        ),
        items=(
            '<item id="nav" href="p0.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        ),
    )

    assert found == "First.\n\nSecond.\n\nБиринчи тиркеме."


@pytest.mark.parametrize(
    ("lang", "said", "quoted"),
    [("ky", "Ал <q>майда</q> деди.", "Ал «майда» деди."), ("en", "He: <q>May</q>.", "He: “May”.")],
)
def test_quotations_have_the_marks_of_the_book_s_language(
    tmp_path: Path, lang: str, said: str, quoted: str
) -> None:
    meta = f"<dc:title>T</dc:title><dc:language>{lang}</dc:language>"

    assert text_of(tmp_path, f"<p>{said}</p>", meta=meta) == quoted


def test_figures_that_are_raised_by_the_styles_of_a_book_stay_raised(tmp_path: Path) -> None:
    styles = {"OEBPS/styles/s.css": ".span3 { vertical-align:super; font-size:58%; }"}
    page = "<p>The basin holds 10<span class='span3'>6</span> litres.</p>"
    (tmp_path / "a.epub").write_bytes(epub_of([page], parts=styles))
    (statement,) = read(tmp_path / "a.epub")
    assert isinstance(statement, Statement)
    assert statement.text == "The basin holds 10⁶ litres."


def test_notes_of_all_pages_stand_at_the_end_and_figures_stay_raised(tmp_path: Path) -> None:
    found = text_of(
        tmp_path,
        '<h2>Дороги</h2><p>10<sup>6</sup> м<a epub:type="noteref" href="#fn1">1</a>, H<sub>2</sub>O'
        " <del>нет</del><math><msup><mi>x</mi><mn>2</mn></msup></math></p>"
        '<aside epub:type="footnote" id="fn1"><p>1. Первая.</p></aside>',
        '<p>More<a epub:type="noteref" href="notes/p2.xhtml#fn1">2</a>.</p>',
        spine='<itemref idref="p0"/><itemref idref="p1"/><itemref idref="n" linear="no"/>',
        items='<item id="n" href="notes/p2.xhtml" media-type="application/xhtml+xml"/>',
        parts={
            "OPS/notes/p2.xhtml": (
                '<html><body><p id="fn1">2. In a file of its own.</p></body></html>'
            )
        },
    )

    assert found == ("Дороги\n\n10⁶ м, H₂O x²\n\nMore.\n\n1. Первая.\n\n2. In a file of its own.")


@pytest.mark.parametrize(
    ("said", "day"), [("Signed on 2 April 2031.", date(2031, 4, 2)), ("Signed in spring.", None)]
)
def test_the_day_of_the_book_counts_only_where_the_words_name_it(
    tmp_path: Path, said: str, day: date | None
) -> None:
    meta = (
        '<dc:title>On the pass</dc:title><dc:date opf:event="modification">2035-01-01</dc:date>'
        '<dc:date opf:event="publication">2031-04-02</dc:date>'
    )

    assert made(tmp_path, f"<p>Open.</p><p>{said}</p>", meta=meta) == [
        Statement(
            id="a.epub",
            text=f"Open.\n\n{said}",
            title="On the pass",
            date=day,
            date_origin=DateOrigin.METADATA if day else None,
            path="a.epub",
        )
    ]


def test_a_language_that_is_not_that_of_the_letters_is_passed_over(tmp_path: Path) -> None:
    meta = "<dc:language>en-US</dc:language><dc:creator>Unknown</dc:creator>"

    assert made(tmp_path, "<p>Перевал открыт.</p>", meta=meta) == [
        Problem(
            "a.epub",
            None,
            "the language that the book says is not that of its letters, and is passed over",
            warning=True,
        ),
        Statement(id="a.epub", text="Перевал открыт.", path="a.epub"),
    ]


@pytest.mark.parametrize("said", ["C", "und", ""])
def test_a_language_that_nobody_has_said_is_none(tmp_path: Path, said: str) -> None:
    meta = f"<dc:language>{said}</dc:language><dc:language>ky</dc:language>"

    assert made(tmp_path, "<p>Ашуу ачык.</p>", meta=meta) == [
        Statement(id="a.epub", text="Ашуу ачык.", lang="ky", path="a.epub")
    ]


def encrypted(algorithm: str, name: str) -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData>'
        f'<EncryptionMethod Algorithm="{algorithm}"/><CipherData><CipherReference URI="{name}"/>'
        "</CipherData></EncryptedData></encryption>"
    )


def test_fonts_that_are_hard_to_copy_are_no_hindrance(tmp_path: Path) -> None:
    said = encrypted("http://www.idpf.org/2008/embedding", "OPS/font.otf")

    assert text_of(tmp_path, "<p>Open.</p>", parts={"META-INF/encryption.xml": said}) == "Open."


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the EPUB book is damaged or cut off"),
        (epub_of(["<p>Open.</p>"])[:-200], "the EPUB book is damaged or cut off"),
        (epub_of([]), "there is no text"),
        (epub_of(["<p/>"], "<dc:title>"), "the EPUB book is damaged"),
        (package({"mimetype": "application/epub+zip"}), "the EPUB book is damaged"),
        (epub_of(["<p>x</p>" + " " * 20_000_000]), "the EPUB book unpacks to more than is allowed"),
        (
            epub_of(["x"], parts={"OPS/p0.xhtml": "<!DOCTYPE x [<!ENTITY a 'b'>]><p>&a;</p>"}),
            "the EPUB book declares XML entities, which is refused",
        ),
        (
            epub_of(
                ["<p>x</p>"],
                parts={"META-INF/encryption.xml": encrypted("http://a/drm", "OPS/p0.xhtml")},
            ),
            "the EPUB book is protected against copying; get it without protection",
        ),
        (epub_of(["<div>" * 3000 + "x"]), "its elements are nested too deeply"),
        (
            odt_of("<text:p>x</text:p>"),
            "the ending is wrong: this is an OpenDocument text; name it .odt",
        ),
        (package({"a": "b"}), "no EPUB book: a zip archive of something else"),
    ],
)
def test_what_is_no_book_is_reported(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / "a.epub").write_bytes(content)

    assert read(tmp_path / "a.epub") == [Problem("a.epub", None, problem)]


WORDS = st.text(st.sampled_from("abc Жөүң1.,«»—&<>"), min_size=1, max_size=30).filter(
    lambda text: any(map(str.isalpha, text))
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(WORDS, min_size=2, max_size=5))
def test_what_is_put_in_is_what_is_read(tmp_path: Path, texts: list[str]) -> None:
    pages = [f"<p>{escape(text)}</p>" for text in texts]

    assert text_of(tmp_path, *pages) == normalise(
        "\n\n".join(" ".join(one.split()) for one in texts)
    )
