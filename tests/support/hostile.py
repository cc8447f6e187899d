"""A thousand files that mean no good, made by a seed: broken, endless, nested, misnamed, bombs."""

import gzip
import io
import json
import os
import random
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

from made_packages import epub_of, odt_of, paragraphs, pptx_of, row_of, rtf_of, shape, xlsx_of
from pdf_objects import file_of

Make = Callable[[random.Random], tuple[str, bytes]]

ENDINGS = (
    *(".txt", ".md", ".jsonl", ".jsonl.gz", ".csv", ".tsv", ".html", ".htm", ".xhtml", ".mhtml"),
    *(".pdf", ".docx", ".odt", ".fodt", ".rtf", ".epub", ".pptx", ".xlsx"),
    *(".xml", ".rss", ".atom", ".json", ".srt", ".vtt", ".eml", ".msg", ".zip"),
)
_WORDS = "The ministry reminds all drivers that chains are compulsory above the second gallery."


def fill(folder: Path, count: int, seed: int) -> None:
    """Write ``count`` hostile files under ``folder``, the same for the same seed."""
    rng = random.Random(seed)
    for number in range(count):
        make = ONCE[number] if number < len(ONCE) else rng.choice(_MAKERS)
        ending, content = make(rng)
        name = f"{number:04}{rng.choice(_NAMES)}{ending}"
        place = folder / rng.choice(("", "", "a", "a/b", "ChatExport_2024-01-01x"))
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    (folder / "dangling.html").symlink_to("nowhere.html")
    (folder / "circle.pdf").symlink_to("circle.pdf")
    (folder / "out.txt").symlink_to("/etc/hostname")
    os.mkfifo(folder / "pipe.pdf")


_NAMES = ("", " ", "é", "\u202e", "%00", "'; --", "\n", "..", "a" * 180, "<b>", "\U0001f4a5")


def random_bytes(rng: random.Random) -> tuple[str, bytes]:
    return rng.choice(ENDINGS), rng.randbytes(rng.randrange(0, 20_000))


def wrong_ending(rng: random.Random) -> tuple[str, bytes]:
    _, content = rng.choice((pdf, docx, *PACKED, page, feed, export, picture))(rng)
    return rng.choice(ENDINGS), content


def truncated(rng: random.Random) -> tuple[str, bytes]:
    ending, content = rng.choice((pdf, docx, *PACKED, page, feed, export, table, packed))(rng)
    return ending, content[: rng.randrange(len(content) // 2 + 1)]


def garbled(rng: random.Random) -> tuple[str, bytes]:
    ending, content = rng.choice((pdf, docx, *PACKED, page, feed, export, table, packed))(rng)
    data = bytearray(content)
    for _ in range(rng.randrange(1, 40)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return ending, bytes(data)


def pdf(rng: random.Random) -> tuple[str, bytes]:
    stream = b"BT /F1 12 Tf 72 700 Td (" + _WORDS.encode() + b") Tj ET"
    return ".pdf", pdf_of(stream, b"/Kids [3 0 R] /Count 1", rng.randrange(1000))


def pdf_loop(_: random.Random) -> tuple[str, bytes]:
    """A tree of pages that is its own child."""
    return ".pdf", pdf_of(b"", b"/Kids [2 0 R 2 0 R] /Count 1000000000", 0)


def pdf_bomb(_: random.Random) -> tuple[str, bytes]:
    """A page of a few kilobytes with millions of letters."""
    stream = b"BT /F1 1 Tf 1 1 Td " + b"(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj " * 40_000
    return ".pdf", pdf_of(stream, b"/Kids [3 0 R] /Count 1", 0, packed=True)


def pdf_form_loop(_: random.Random) -> tuple[str, bytes]:
    """A drawing that draws itself."""
    return ".pdf", pdf_of(b"/X Do " * 50, b"/Kids [3 0 R] /Count 1", 0, loop=True)


def pdf_of(
    stream: bytes,
    pages: bytes = b"/Kids [3 0 R] /Count 1",
    salt: int = 0,
    *,
    packed: bool = False,
    loop: bool = False,
    created: str = "",
) -> bytes:
    """A PDF of one page that is drawn by ``stream``."""
    kind = b""
    if packed:
        stream, kind = zlib.compress(stream), b"/Filter /FlateDecode "
    form = b"/XObject << /X 6 0 R >> " if loop else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages " + pages + b" >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /Font << /F1 4 0 R >> " + form + b">> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< " + kind + b"/Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >>"
        b" >> /Length 30 >>\nstream\n" + b"/X Do /X Do /X Do /X Do /X Do " + b"\nendstream",
        b"<< /CreationDate (" + created.encode() + b") >>",
    ]
    return file_of(objects, b"%%%d\n" % salt, b" /Info 7 0 R")


def docx(rng: random.Random) -> tuple[str, bytes]:
    return ".docx", docx_of(f"<w:p><w:r><w:t>{_WORDS} {rng.random()}</w:t></w:r></w:p>".encode())


def docx_bomb(_: random.Random) -> tuple[str, bytes]:
    return ".docx", docx_of(b"<w:p/>" + b" " * 90_000_000)


def docx_nested(_: random.Random) -> tuple[str, bytes]:
    return ".docx", docx_of(b"<w:p>" * 3000 + b"</w:p>" * 3000)


def docx_abyss(_: random.Random) -> tuple[str, bytes]:
    return ".docx", docx_of(b"<w:p>" * 50_000 + b"</w:p>" * 50_000)


def docx_entities(_: random.Random) -> tuple[str, bytes]:
    return ".docx", docx_of(b"<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", _LAUGHS)


def docx_parts(_: random.Random) -> tuple[str, bytes]:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", "<a/>")
        for number in range(6000):
            package.writestr(f"word/{number}.xml", "")
    return ".docx", buffer.getvalue()


_LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "lol">'
    + b"".join(b'<!ENTITY %c "%s">' % (code, b"&%c;" % (code - 1) * 10) for code in range(98, 107))
    + b'<!ENTITY file SYSTEM "file:///etc/passwd">]>'
)


def docx_of(body: bytes, head: bytes = b"", parts: Mapping[str, str] | None = None) -> bytes:
    """A Word document with this body; ``parts`` may hold ``core``, its properties."""
    name = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = head + b'<w:document xmlns:w="' + name + b'"><w:body>' + body
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f'<Types xmlns="{types}"/>')
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="r" Type="{office}"'
            ' Target="word/document.xml"/></Relationships>',
        )
        for part, content in (parts or {}).items():
            package.writestr(f"docProps/{part}.xml", content)
        package.writestr("word/document.xml", document + b"</w:body></w:document>")
    return buffer.getvalue()


def odt(rng: random.Random) -> tuple[str, bytes]:
    return ".odt", odt_of(f"<text:p>{_WORDS} {rng.random()}</text:p>")


def rtf(rng: random.Random) -> tuple[str, bytes]:
    return ".rtf", rtf_of(rf"\pard {_WORDS}{{\footnote {rng.random()}}}\par")


def epub(rng: random.Random) -> tuple[str, bytes]:
    return ".epub", epub_of([f"<p>{_WORDS} {rng.random()}</p>"])


def pptx(rng: random.Random) -> tuple[str, bytes]:
    return ".pptx", pptx_of([shape(paragraphs(f"{_WORDS} {rng.random()}"))])


def xlsx(rng: random.Random) -> tuple[str, bytes]:
    return ".xlsx", xlsx_of({"A": row_of(1, _WORDS, rng.random())})


PACKED: tuple[Make, ...] = (odt, rtf, epub, pptx, xlsx)


def broken_part(rng: random.Random) -> tuple[str, bytes]:
    """A package whose archive is whole, with a part that is not."""
    ending, content = rng.choice((odt, epub, pptx, xlsx))(rng)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        broken = rng.choice(old.namelist())
        for name in old.namelist():
            data = bytearray(old.read(name))
            for _ in range(rng.randrange(1, 9) if name == broken and data else 0):
                data[rng.randrange(len(data))] = rng.randrange(256)
            new.writestr(name, bytes(data))
    return ending, buffer.getvalue()


def package_bomb(rng: random.Random) -> tuple[str, bytes]:
    spaces = " " * 90_000_000
    return rng.choice(
        (
            (".odt", odt_of(spaces)),
            (".epub", epub_of([spaces])),
            (".pptx", pptx_of([spaces])),
            (".xlsx", xlsx_of({"A": spaces})),
        )
    )


def sheet_wide(_: random.Random) -> tuple[str, bytes]:
    """A sheet whose few cells reach over all there can be."""
    merged = "".join(f'<mergeCell ref="A{row}:XFD1048576"/>' for row in range(1, 500))
    rows = row_of(1, *("x" for _ in range(9000)))
    return ".xlsx", xlsx_of({"A": rows}, after=f"<mergeCells>{merged}</mergeCells>")


def table_tall(_: random.Random) -> tuple[str, bytes]:
    """A table whose few cells are repeated without end."""
    repeated = 'table:number-columns-repeated="999999"'
    cell = f"<table:table-cell {repeated}><text:p>x</text:p></table:table-cell>"
    row = f'<table:table-row table:number-rows-repeated="999999">{cell * 50}</table:table-row>'
    return ".odt", odt_of(f"<table:table>{row * 200}</table:table>")


def rtf_deep(rng: random.Random) -> tuple[str, bytes]:
    mark = rng.choice(("{", r"{\footnote ", r"{\field{\*\fldinst ", r"{\shp{\*\shpinst{\shptxt "))
    return ".rtf", rtf_of(mark * 200_000)


def page(rng: random.Random) -> tuple[str, bytes]:
    body = f"<p>{_WORDS}</p>" * rng.randrange(1, 9)
    return ".html", f"<html><body><article>{body}</article></body></html>".encode()


def page_deep(rng: random.Random) -> tuple[str, bytes]:
    tag = rng.choice(("div", "b", "table><tr><td", "ul><li", "font", "blockquote"))
    return ".html", f"<html>{f'<{tag}>' * rng.randrange(1000, 100_000)}deep".encode()


def page_wide(_: random.Random) -> tuple[str, bytes]:
    return ".html", b"<html><body>" + b"<p>a<b>b</b>" * 400_000


def page_data(_: random.Random) -> tuple[str, bytes]:
    nested = '{"@graph":[' * 50_000
    script = f'<script type="application/ld+json">{nested}</script>'
    return ".html", f"<html><head>{script}</head><body><p>{_WORDS}</p></body></html>".encode()


def feed(rng: random.Random) -> tuple[str, bytes]:
    items = "".join(
        f"<item><title>t</title><link>x{rng.random()}</link><description>{_WORDS}</description>"
        "<pubDate>Sat, 41 Foo 2020 99:00:00 +9999</pubDate></item>"
        for _ in range(rng.randrange(1, 20))
    )
    return ".rss", f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()


def feed_laughs(_: random.Random) -> tuple[str, bytes]:
    body = b"<rss><channel><item><description>&j;&file;</description></item></channel></rss>"
    return ".xml", _LAUGHS + body


def feed_deep(_: random.Random) -> tuple[str, bytes]:
    return ".atom", b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + b"<content>" * 100_000


def feed_wide(_: random.Random) -> tuple[str, bytes]:
    return ".xml", b"<rss><channel>" + b"<item><title>a</title>" * 60_000


def export(rng: random.Random) -> tuple[str, bytes]:
    posts: list[dict[str, object]] = [
        {"id": rng.choice((1, "x", None)), "type": "message", "date": "x", "text": [1, {}, None]}
        for _ in range(20)
    ]
    return ".json", json.dumps({"name": "x", "type": "public_channel", "messages": posts}).encode()


def json_deep(rng: random.Random) -> tuple[str, bytes]:
    return rng.choice((".json", ".jsonl")), rng.choice((b'{"a":', b"[")) * 100_000


def json_number(_: random.Random) -> tuple[str, bytes]:
    return ".json", b'{"messages": [' + b"9" * 100_000 + b"]}"


def table(rng: random.Random) -> tuple[str, bytes]:
    rows = "".join(f"{number},{_WORDS},{rng.random()}\n" for number in range(9))
    return ".csv", f"id,text\n{rows}".encode()


def table_wide(_: random.Random) -> tuple[str, bytes]:
    return ".csv", b"text," + b"a," * 100_000 + b"\n" + b"," * 100_000


def table_quotes(rng: random.Random) -> tuple[str, bytes]:
    return rng.choice((".csv", ".tsv")), b'id,text\n"' + b'a,""\n' * 20_000


def packed(_: random.Random) -> tuple[str, bytes]:
    return ".jsonl.gz", gzip.compress(json.dumps({"text": _WORDS, "date": "x"}).encode() * 30)


def packed_bomb(_: random.Random) -> tuple[str, bytes]:
    return ".jsonl.gz", gzip.compress(bytes(60_000_000), compresslevel=1)


def markdown_deep(rng: random.Random) -> tuple[str, bytes]:
    mark = rng.choice((b"> ", b"- ", b"[", b"*a **b ", b"![", b"<b>", b"`", b"_", b"[a](", b"&amp"))
    return ".md", mark * rng.randrange(1000, 10_000)


def brackets(_: random.Random) -> tuple[str, bytes]:
    """Markdown that its parser needs minutes for."""
    return ".md", b"[" * 1_000_000


def front_matter(rng: random.Random) -> tuple[str, bytes]:
    body = rng.choice((b"a: &a [*a]", b"a: " + b"[" * 60_000, b"? " * 30_000, b"date: 2021-02-30"))
    return rng.choice((".txt", ".md")), b"---\n" + body + b"\n---\nx"


def huge(rng: random.Random) -> tuple[str, bytes]:
    return rng.choice(ENDINGS), b" " * 3_000_001


def picture(rng: random.Random) -> tuple[str, bytes]:
    return ".pdf", b"\x89PNG\r\n\x1a\n" + rng.randbytes(500)


def empty(rng: random.Random) -> tuple[str, bytes]:
    return rng.choice(ENDINGS), rng.choice((b"", b"\n", b"\0" * 50, b"\xff\xfe", b"\xef\xbb\xbf"))


_MAKERS: tuple[Make, ...] = (
    *(random_bytes, wrong_ending, truncated, garbled, pdf_loop, docx_nested),
    *(docx_entities, page_deep, page_data, feed_laughs, feed_deep, export, json_deep, json_number),
    *(table_wide, table_quotes, markdown_deep, front_matter, picture, empty, broken_part),
    *(random_bytes, wrong_ending, truncated, garbled, empty, markdown_deep, page_deep, export),
)
ONCE: tuple[Make, ...] = (
    *(
        pdf_bomb,
        pdf_form_loop,
        docx_bomb,
        docx_abyss,
        docx_parts,
        package_bomb,
        sheet_wide,
        table_tall,
        rtf_deep,
        brackets,
        page_wide,
        feed_wide,
        packed_bomb,
        huge,
        huge,
        huge,
    ),
)
