"""Files of every form, and the same files damaged in every way: by bytes and by their structure.

Everything follows from a seed, so that a file that does harm can be made again.
"""

import base64
import gzip
import io
import json
import random
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from typing import Any

import made_packages as packages
import made_pdf
import outlook_mail as outlook
import word_documents as word
from paths import ROOT

Mutate = Callable[[random.Random, bytes], bytes]

MOST = 300_000  # bytes of a file
_DOCUMENTS = ROOT / "tests" / "retrieval" / "ingest" / "formats" / "documents"
_WORDS = (
    "NORTHPORT, 2 April 2031 — The pass is open to lorries.[^1]",
    "НОРТПОРТ, 2 апреля 2031 года — перевал открыт, 10 км² дороги.",
    "НОРТПОРТ, 2031-жылдын 2-апрели — ашуу ачык, «деди министр».",
)
_ODD_NUMBERS = ("0", "-1", "1e999", "99999999999999999999", "0.0000001", "NaN", "", "2147483648")
_ODD = (
    *("\0", "\ufeff", "\u202e", "\U0010ffff", "\r", "\x0b", "&#0;", "&amp;", "&x;", "<!--", "]]>"),
    *(
        "]",
        "[",
        "{",
        '"',
        "'",
        "\\",
        "\n\n\n",
        "---\n",
        "\u0301" * 40,
        "ﷺ",
        "½",
        "١٢",
        "%s",
        "\x1b",
    ),
)


def seeds(ending: str) -> list[bytes]:
    """Good files of a form; none where this module knows the form not."""
    return [one if isinstance(one, bytes) else one.encode() for one in _MADE.get(ending, list)()]


def damaged(rng: random.Random, ending: str, good: list[bytes]) -> bytes:
    """One of the files with one to three faults."""
    data = rng.choice(good)
    for _ in range(rng.choice((1, 1, 2, 3))):
        ways = _WAYS.get(ending, (_text,))
        way = rng.choice((_bytes, *ways, *ways))
        data = _spliced(rng, data, rng.choice(good)) if rng.random() < 0.1 else way(rng, data)
        data = data[:MOST]
    return data


def damaged_file(ending: str, seed: int, number: int, good: list[bytes] | None = None) -> bytes:
    """The damaged file of this number, the same for the same seed; ``good`` are its ``seeds``."""
    rng = random.Random(f"{ending} {seed} {number}")
    return damaged(rng, ending, seeds(ending) if good is None else good)


# -- good files ----------------------------------------------------------------------------------


def _texts() -> list[str]:
    head = "---\ntitle: On the pass\ndate: 2031-04-02\nid: a\n---\n"
    return [head + "\n\n".join(_WORDS), "date 2031-04-02 " + _WORDS[0], *_WORDS]


def _markdown() -> list[str]:
    table = "| Road | Days |\n|---|---|\n| North | 12 |\n"
    body = f"# On the pass\n\n{_WORDS[0]}\n\n1. one\n2. two\n   - inner\n     > quoted\n\n{table}\n"
    rest = "```\ncode\n```\n\n<p>10<sup>6</sup></p>\n\n[a](b) ![c](d) `e`\n\n[^1]: A *note*.\n"
    return [body + rest, *_texts()]


def _rows() -> list[str]:
    head = "id,title,date,lang,text\n"
    rows = "".join(f'{n},"On ""{n}""",2031-04-0{n},en,"{w}"\n' for n, w in enumerate(_WORDS, 1))
    return [head + rows, (head + rows).replace(",", ";"), head.replace(",", "\t")]


def _lines() -> list[str]:
    facts = [{"id": n, "text": w, "date": "2031-04-02"} for n, w in enumerate(_WORDS)]
    return ["\n".join(json.dumps(one, ensure_ascii=False) for one in facts) + "\n"]


def _pages() -> list[str]:
    body = "".join(f"<p>{w}<a href='#n1'><sup>1</sup></a></p>" for w in _WORDS)
    ld = json.dumps({"@graph": [{"@type": "NewsArticle", "datePublished": "2031-04-02"}]})
    head = (
        '<meta charset="utf-8"><meta property="article:published_time" content="2031-04-02">'
        f'<title>Pass</title><script type="application/ld+json">{ld}</script>'
    )
    rest = (
        "<ol start=3 type=a><li value=7>one<ul><li>in</ul><li>two</ol><table><tr><td rowspan=2>a"
        "<td colspan=2>b<tr><td>c<td>d</table><blockquote><p>said<cite>X</cite></blockquote>"
        "<time datetime='2031-04-02'>2 April</time><q>in <q>q</q></q><ruby>a<rt>b</ruby>"
        "<del>gone</del><div id=n1><a href='#r'>1</a> Note.</div>"
    )
    return [f"<html lang=ky><head>{head}</head><body><article>{body}{rest}</article></body></html>"]


def _archives() -> list[bytes]:
    message = EmailMessage()
    message.make_related()
    part = EmailMessage()
    part.set_content(_pages()[0], subtype="html", cte="quoted-printable")
    message.attach(part)
    return [bytes(message)]


def _mails() -> list[bytes]:
    message = EmailMessage()
    message["Subject"], message["Date"] = _WORDS[1], "Wed, 02 Apr 2031 10:00:00 +0600"
    message["From"] = "press@roads.example"
    message.set_content("\n\n".join(_WORDS))
    plain = bytes(message)
    message.add_alternative(_pages()[0], subtype="html")
    message.add_attachment(b"a,b\n", maintype="text", subtype="csv", filename="a.csv")
    return [plain, bytes(message)]


def _outlook_mails() -> list[bytes]:
    """A mail with words and a page, and one with a file and another mail attached."""
    head = {
        "__properties_version1.0": outlook.properties(32, {0x3FFD: (3, 1251)}),
        **outlook.unicode(0x0037, _WORDS[1]),
        **outlook.unicode(
            0x007D, "Date: Wed, 02 Apr 2031 10:00:00 +0600\r\nFrom: x@x.example\r\n\r\n"
        ),
        **outlook.unicode(0x1000, "\n\n".join(_WORDS)),
    }
    page = outlook.binary(0x1013, _pages()[0].encode())
    inner = {"__properties_version1.0": outlook.properties(24, {}), **outlook.unicode(0x1000, "In")}
    own = {"__properties_version1.0": outlook.properties(8, {})}
    file = own | outlook.unicode(0x3707, "a.csv") | outlook.binary(0x3701, b"text\na\n")
    attached: outlook.Tree = {
        **head,
        **outlook.string(0x0C1A, "Пресс-служба".encode("cp1251")),
        "__attach_version1.0_#00000000": file,
        "__attach_version1.0_#00000001": {**own, "__substg1.0_3701000D": inner},
    }
    return [outlook.compound({**head, **page}), outlook.compound(attached)]


def _feeds() -> list[str]:
    item = "".join(
        f"<item><title>t{n}</title><link>https://x.example/{n}</link><description>{w}"
        "</description><pubDate>Wed, 02 Apr 2031 10:00:00 +0600</pubDate></item>"
        for n, w in enumerate(_WORDS)
    )
    entry = (
        '<entry><id>a</id><title type="html">t</title><published>2031-04-02T10:00:00Z</published>'
        f'<content type="html">&lt;p&gt;{_WORDS[0]}&lt;/p&gt;</content></entry>'
    )
    return [
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{item}</channel></rss>',
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>{entry}</feed>',
    ]


def _exports() -> list[str]:
    parts = ["The ", {"type": "bold", "text": "pass"}, {"type": "blockquote", "text": "is open"}]
    poll = {"question": "Open?", "closed": False, "answers": [{"text": "Yes", "voters": 2}]}
    told: list[tuple[object, dict[str, Any]]] = [
        (_WORDS[1], {"date_unixtime": "1932917400"}),
        (parts, {"forwarded_from": "X", "forwarded_date": "2031-04-01T10:00:00"}),
        ("", {"poll": poll, "edited": "2031-05-01T10:00:00"}),
        ("a", {"reply_to_message_id": 1, "photo": "p.jpg", "from": "M"}),
    ]
    posts = [
        {"id": n, "type": "message", "date": f"2031-04-0{n}T10:00:00", "text": text, **more}
        for n, (text, more) in enumerate(told, 1)
    ]
    channel = {"name": "M", "type": "public_channel", "id": 1, "messages": posts}
    whole = {"chats": {"list": [channel]}, "left_chats": {"list": [channel]}}
    return [json.dumps(one, ensure_ascii=False) for one in (channel, whole)]


def _pdfs() -> list[bytes]:
    drawn = [*made_pdf.lines(*_WORDS), *made_pdf.scripted("10^{6} t of H_{2}O", x=70, y=600)]
    page: made_pdf.Page = [*drawn, made_pdf.Rule(70, 200, 500)]
    real = ("pages.pdf", "table.pdf", "two-columns-ru.pdf")
    return [made_pdf.pdf(page, page), *((_DOCUMENTS / name).read_bytes() for name in real)]


def _word_files() -> list[bytes]:
    note = word.paragraph("A note.")
    body = (
        word.paragraph("Pass", style="Title")
        + word.item("one")
        + word.item("two", level=1)
        + word.paragraph(*_WORDS[:2], word.raised("6"), word.lowered("2"))
        + word.paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>', "after")
        + "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/><w:gridSpan w:val='2'/></w:tcPr>"
        + f"{note}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{note}</w:tc></w:tr>"
        + "</w:tbl>"
    )
    parts = {
        "numbering": word.levels("decimal|%1.|1", "lowerLetter|%2)|1")
        + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
        "styles": '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
        '<w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>',
        "footnotes": f'<w:footnote w:id="2">{note}</w:footnote>',
    }
    real = [(_DOCUMENTS / name).read_bytes() for name in ("libreoffice.docx", "by-hand.docx")]
    return [word.word(body, parts), *real]


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _open_documents() -> list[bytes]:
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "text", "table", "style")
    )
    body = (
        f'<text:h text:outline-level="1">Pass</text:h><text:p>{_WORDS[0]}<text:note '
        'text:id="n"><text:note-citation>1</text:note-citation><text:note-body><text:p>Note.'
        "</text:p></text:note-body></text:note><text:s text:c='3'/><text:tab/></text:p>"
        "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell table:number-rows-spanned='2' "
        "table:number-columns-repeated='3'><text:p>a</text:p></table:table-cell></table:table-row>"
        "</table:table>"
    )
    content = (
        f"<office:document-content {names}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    meta = f"<office:document-meta {names}><office:meta/></office:document-meta>"
    return [zipped({"mimetype": kind, "content.xml": content, "meta.xml": meta})]


def _flat_documents() -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(_open_documents()[0])) as package:
        content = package.read("content.xml")
    kind = b'office:mimetype="application/vnd.oasis.opendocument.text"'
    flat = content.replace(b"office:document-content ", b"office:document " + kind + b" ", 1)
    return [flat.replace(b"office:document-content>", b"office:document>")]


def _rich_texts() -> list[str]:
    body = r"\b Pass\b0\par \u1055?\'ee 10{\super 6} t{\footnote \chftn Note.}\par"
    table = r"\trowd\cellx2000\cellx4000 a\cell b\cell\row "
    listed = r"{\listtext 1.\tab}one\par{\*\generator x;}{\info{\title T}}"
    return [r"{\rtf1\ansi\ansicpg1251\uc1{\fonttbl{\f0 Times;}}" + body + table + listed + "}"]


def _books() -> list[bytes]:
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/'
        'elements/1.1/"><dc:title>Pass</dc:title><dc:language>ky</dc:language></metadata><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine>'
        '<itemref idref="a"/></spine></package>'
    )
    root = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
        'full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{_WORDS[2]}</p></body></html>'
    kind = "application/epub+zip"
    parts = {"mimetype": kind, "META-INF/container.xml": root, "c.opf": opf, "a.xhtml": page}
    return [zipped(parts)]


_OFFICE = "http://schemas.openxmlformats.org"


def _package(main: str, parts: Mapping[str, str]) -> bytes:
    relations = f"{_OFFICE}/package/2006/relationships"
    kind = f"{_OFFICE}/officeDocument/2006/relationships"
    folder, _, name = main.rpartition("/")
    inner = "".join(
        f'<Relationship Id="r{n}" Type="{kind}/{part.split("/")[-2].rstrip("s")}" '
        f'Target="{part.removeprefix(folder + "/")}"/>'
        for n, part in enumerate(parts)
        if part != main
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_OFFICE}/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r" '
            f'Type="{kind}/officeDocument" Target="{main}"/></Relationships>',
            f"{folder}/_rels/{name}.rels": f'<Relationships xmlns="{relations}">{inner}'
            "</Relationships>",
            **parts,
        }
    )


def _slides() -> list[bytes]:
    names = (
        f'xmlns:p="{_OFFICE}/presentationml/2006/main" xmlns:a="{_OFFICE}/drawingml/2006/main" '
        f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
    )
    slide = (
        f"<p:sld {names}><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type='title'/></p:nvPr>"
        f"</p:nvSpPr><p:txBody><a:p><a:r><a:t>{_WORDS[0]}</a:t></a:r></a:p></p:txBody></p:sp>"
        "</p:spTree></p:cSld></p:sld>"
    )
    deck = (
        f"<p:presentation {names}><p:sldIdLst><p:sldId id='256' r:id='r1'/></p:sldIdLst>"
        "</p:presentation>"
    )
    parts = {"ppt/presentation.xml": deck, "ppt/slides/slide1.xml": slide}
    return [_package("ppt/presentation.xml", parts)]


def _workbooks() -> list[bytes]:
    names = (
        f'xmlns="{_OFFICE}/spreadsheetml/2006/main" '
        f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
    )
    book = f"<workbook {names}><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>"
    cells = (("id", "date", "text"), ("1", "2031-04-02", _WORDS[0]))
    rows = "".join(
        f"<row r='{n}'>"
        + "".join(
            f"<c r='{'ABC'[m]}{n}' t='inlineStr'><is><t>{cell}</t></is></c>"
            for m, cell in enumerate(row)
        )
        + "</row>"
        for n, row in enumerate(cells, 1)
    )
    sheet = f"<worksheet {names}><sheetData>{rows}</sheetData></worksheet>"
    parts = {"xl/workbook.xml": book, "xl/worksheets/sheet1.xml": sheet}
    return [_package("xl/workbook.xml", parts)]


def _subtitles() -> list[str]:
    cues = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},500\n<i>{w}</i>\n\n"
        for n, w in enumerate(_WORDS, 1)
    )
    return [cues, "WEBVTT\n\nNOTE a\n\n" + cues.replace(",000", ".000").replace(",500", ".500")]


def _zips() -> list[bytes]:
    inner: dict[str, str | bytes] = {
        "a.txt": _WORDS[0],
        "b/c.html": _pages()[0],
        "d.zip": zipped({"e.md": _WORDS[1]}),
    }
    return [zipped(inner)]


_Made = Callable[[], list[bytes] | list[str]]
_MADE: dict[str, _Made] = {
    **dict.fromkeys((".txt", ".text"), _texts),
    **dict.fromkeys((".md", ".markdown"), _markdown),
    **dict.fromkeys((".csv", ".tsv"), _rows),
    **dict.fromkeys((".jsonl", ".ndjson"), _lines),
    **dict.fromkeys((".jsonl.gz", ".ndjson.gz"), lambda: [gzip.compress(_lines()[0].encode())]),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _pages),
    **dict.fromkeys((".mhtml", ".mht"), _archives),
    **dict.fromkeys((".xml", ".rss", ".atom"), _feeds),
    ".json": _exports,
    ".pdf": _pdfs,
    ".docx": _word_files,
    ".odt": _open_documents,
    ".fodt": _flat_documents,
    ".rtf": _rich_texts,
    ".epub": _books,
    ".pptx": _slides,
    ".xlsx": _workbooks,
    ".eml": _mails,
    ".msg": _outlook_mails,
    ".zip": _zips,
    ".srt": _subtitles,
    ".vtt": _subtitles,
}


# -- damage --------------------------------------------------------------------------------------


def _place(rng: random.Random, data: bytes, most: int = 200) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.randrange(1, most))


def _bytes(rng: random.Random, data: bytes) -> bytes:
    """Bytes changed, cut off, taken out, said again, put in."""
    start, end = _place(rng, data)
    match rng.randrange(6):
        case 0:
            changed = bytearray(data)
            for _ in range(rng.randrange(1, 12) if data else 0):
                changed[rng.randrange(len(changed))] = rng.randrange(256)
            return bytes(changed)
        case 1:
            return data[:start]
        case 2:
            return data[:start] + data[end:]
        case 3:
            block = data[start:end]
            return data[:end] + block * rng.choice((1, 3, 50, 3000)) + data[end:]
        case 4:
            return data[:start] + rng.randbytes(rng.randrange(1, 30)) + data[start:]
        case _:
            odd = rng.choice(_ODD).encode("utf-8", "replace")
            return data[:start] + odd * rng.choice((1, 1, 5, 500)) + data[start:]


def _spliced(rng: random.Random, one: bytes, other: bytes) -> bytes:
    """The beginning of a file with the end of another."""
    return one[: rng.randrange(len(one) + 1)] + other[rng.randrange(len(other) + 1) :]


def _text(rng: random.Random, data: bytes) -> bytes:
    """Lines and numbers of a text."""
    lines = data.split(b"\n")
    number = rng.randrange(len(lines))
    match rng.randrange(5):
        case 0:
            lines.insert(rng.randrange(len(lines) + 1), lines[number])
        case 1:
            del lines[number]
        case 2:
            lines[number] = (lines[number] * rng.choice((2, 30, 2000)))[:MOST]
        case 3:
            return _numbers(rng, data)
        case _:
            coding = rng.choice(("utf-16", "cp1251", "utf-8-sig", "koi8-r"))
            return data.decode("utf-8", "replace").encode(coding, "replace")
    return b"\n".join(lines)[:MOST]


def _numbers(rng: random.Random, data: bytes) -> bytes:
    """One number is another, as no program writes it."""
    found = list(re.finditer(rb"-?[0-9]+(?:\.[0-9]+)?", data[:MOST]))
    if not found:
        return data
    one = rng.choice(found)
    return data[: one.start()] + rng.choice(_ODD_NUMBERS).encode() + data[one.end() :]


_TAG = re.compile(rb"<[^<>]{0,500}>")
_VALUE = re.compile(rb"""=\s*(?:"[^"<>]*"|'[^'<>]*')""")


def _marked(rng: random.Random, data: bytes) -> bytes:
    """Tags taken out, said again, nested, exchanged; values of attributes changed."""
    tags = list(_TAG.finditer(data))
    if not tags:
        return _text(rng, data)
    one, other = rng.choice(tags), rng.choice(tags)
    first, last = sorted((one, other), key=lambda tag: tag.start())
    before, behind = data[: one.start()], data[one.end() :]
    odd = rng.choice(_ODD).encode("utf-8", "replace") * rng.choice((1, 1, 400))
    part = data[first.start() : last.end()] * rng.choice((2, 6, 100))
    ways = (
        before + behind,
        before + one[0] * rng.choice((2, 20, 300, 5000)) + behind,
        data[: first.start()] + data[last.end() :],
        data[: first.start()] + part + data[last.end() :],
        before + other[0] + behind,
        before + one[0] + odd + behind,
        _valued(rng, data),
    )
    return rng.choice(ways)


def _valued(rng: random.Random, data: bytes) -> bytes:
    """One attribute has another value."""
    values = list(_VALUE.finditer(data))
    if not values:
        return data
    value = rng.choice(values)
    odd = rng.choice((*_ODD_NUMBERS, "a" * 3000, "#", "../../x", "\u202e")).encode()
    return data[: value.start()] + b'="' + odd + b'"' + data[value.end() :]


def _json(rng: random.Random, data: bytes) -> bytes:
    """A value of another kind, a key taken out, a list said again."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        return _text(rng, data)
    holders: list[Any] = []
    waiting = [whole]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict | list) and one:
            holders.append(one)
            waiting.extend(one.values() if isinstance(one, dict) else one)
    if not holders:
        return data
    holder = rng.choice(holders)
    key = rng.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    match rng.randrange(4):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, list):
            holder.extend(holder[:] * rng.choice((1, 20)) if len(holder) < 1000 else [])
        case 2 if isinstance(holder, dict):
            holder[rng.choice(("id", "text", "date", "type", "messages"))] = holder[key]
        case _:
            holder[key] = rng.choice(_ODD_VALUES)
    return json.dumps(whole, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")


_ODD_VALUES: tuple[Any, ...] = (
    *(None, True, -1, 0, 10**30, 1e308, "", " ", "\0", "\ud800", "9" * 400, [], {}, [[]]),
    *([None, 1, {"text": None}], {"text": {"text": "a"}}, [[[[[["a"]]]]]], "2031-13-45T99:99:99"),
)


def _jsons(rng: random.Random, data: bytes) -> bytes:
    """The same in one of the lines."""
    lines = data.split(b"\n")
    number = rng.randrange(len(lines))
    lines[number] = _json(rng, lines[number])
    return b"\n".join(lines)


def _unpacked(rng: random.Random, data: bytes) -> bytes:
    """The same in what is packed."""
    try:
        return gzip.compress(_jsons(rng, gzip.decompress(data)), 1)
    except (OSError, EOFError, zlib.error):
        return _bytes(rng, data)


def _package_damage(rng: random.Random, data: bytes) -> bytes:
    """The parts of a zip archive: damaged inside, taken out, exchanged, said twice, renamed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [(name, package.read(name)) for name in package.namelist()[:60]]
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, RuntimeError, zlib.error,
            NotImplementedError, OverflowError):  # fmt: skip
        return _bytes(rng, data)
    if not parts:
        return data
    number = rng.randrange(len(parts))
    name, content = parts[number]
    match rng.randrange(9):
        case 0:
            del parts[number]
        case 1:
            other = rng.randrange(len(parts))
            parts[number], parts[other] = (name, parts[other][1]), (parts[other][0], content)
        case 2:
            parts.append((name, content))
        case 3:
            parts[number] = (
                rng.choice((" ", "../a", name.upper(), "/" + name, "a" * 300)),
                content,
            )
        case 4:
            parts[number] = (name, _bytes(rng, content))
        case _:
            parts[number] = (name, _marked(rng, content)[: 4 * MOST])
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")  # about the same name twice
        for part, inner in parts:
            package.writestr(part, inner)
    return buffer.getvalue()


_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_NAME = re.compile(rb"/[A-Za-z]+")


def _pdf(rng: random.Random, data: bytes) -> bytes:
    """Numbers and names of a PDF, and what its streams hold."""
    match rng.randrange(3):
        case 0:
            return _numbers(rng, data)
        case 1:
            names = list(_NAME.finditer(data))
            if not names:
                return data
            one, other = rng.choice(names), rng.choice(names)
            return data[: one.start()] + other[0] + data[one.end() :]
        case _:
            streams = list(_STREAM.finditer(data))
            return _in_stream(rng, data, rng.choice(streams)) if streams else data


def _in_stream(rng: random.Random, data: bytes, stream: re.Match[bytes]) -> bytes:
    try:
        content, packed = zlib.decompress(stream[1]), True
    except zlib.error:
        content, packed = stream[1], False
    content = _numbers(rng, content) if rng.random() < 0.5 else _bytes(rng, content)
    inner = zlib.compress(content) if packed else content
    return data[: stream.start(1)] + inner + b"\n" + data[stream.end(1) :]


def _mail(rng: random.Random, data: bytes) -> bytes:
    """Heads and parts of a message; what a part holds in base64 is damaged inside."""
    # from the beginnings of lines on, of which few have many letters
    found = re.search(rb"^(?:[A-Za-z0-9+/]{60,}\r?\n)+", data, re.MULTILINE)
    if found is None or rng.random() < 0.5:
        return _marked(rng, data) if rng.random() < 0.5 else _text(rng, data)
    try:
        inner = base64.b64decode(found[0])
    except ValueError:
        return _text(rng, data)
    return data[: found.start()] + base64.encodebytes(_text(rng, inner)) + data[found.end() :]


_WAYS: dict[str, tuple[Mutate, ...]] = {
    **dict.fromkeys((".md", ".markdown"), (_text, _marked)),
    **dict.fromkeys((".html", ".htm", ".xhtml"), (_marked,)),
    **dict.fromkeys((".mhtml", ".mht", ".eml"), (_mail,)),
    **dict.fromkeys((".xml", ".rss", ".atom", ".fodt"), (_marked,)),
    **dict.fromkeys((".jsonl", ".ndjson"), (_jsons, _text)),
    **dict.fromkeys((".jsonl.gz", ".ndjson.gz"), (_unpacked,)),
    **dict.fromkeys((".docx", ".odt", ".epub", ".pptx", ".xlsx", ".zip"), (_package_damage,)),
    ".json": (_json,),
    ".pdf": (_pdf,),
}


# -- large files, for how fast they are read -----------------------------------------------------

_PARAGRAPHS = 400


def large(ending: str) -> bytes:
    """A good file of some hundred paragraphs; empty where this module knows the form not."""
    said = [f"{_WORDS[n % 3]} ({n}) " + " ".join(_WORDS) for n in range(_PARAGRAPHS)]
    make = _LARGE.get(ending)
    if make is None:
        return b""
    made = make(said)
    return made if isinstance(made, bytes) else made.encode()


def _large_page(said: list[str]) -> str:
    body = "".join(f"<p>{one}</p>" for one in said)
    return f"<html><head><title>a</title></head><body><article>{body}</article></body></html>"


def _large_archive(said: list[str]) -> bytes:
    message = EmailMessage()
    message.make_related()
    part = EmailMessage()
    part.set_content(_large_page(said), subtype="html", cte="quoted-printable")
    message.attach(part)
    return bytes(message)


def _large_table(said: list[str]) -> str:
    return "id,text\n" + "".join(f'{n},"{one}"\n' for n, one in enumerate(said))


def _large_lines(said: list[str]) -> str:
    rows = ({"id": n, "text": one} for n, one in enumerate(said))
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in rows)


def _large_feed(said: list[str]) -> str:
    items = "".join(
        f"<item><link>https://x.example/{n}</link><description>{one}</description></item>"
        for n, one in enumerate(said)
    )
    return f'<rss version="2.0"><channel>{items}</channel></rss>'


def _large_export(said: list[str]) -> str:
    posts = [
        {"id": n, "type": "message", "date": "2031-04-02T10:00:00", "text": one}
        for n, one in enumerate(said)
    ]
    channel = {"name": "M", "type": "public_channel", "id": 1, "messages": posts}
    return json.dumps(channel, ensure_ascii=False, indent=1)


def _large_pdf(said: list[str]) -> bytes:
    rows = [one[start : start + 80] for one in said for start in range(0, len(one), 80)]
    pages = [made_pdf.lines(*rows[n : n + 45]) for n in range(0, len(rows), 45)]
    return made_pdf.pdf(*pages)


def _large_word(said: list[str]) -> bytes:
    return word.word("".join(word.paragraph(one) for one in said))


def _large_text(said: list[str]) -> str:
    return "".join(f"<text:p>{one}</text:p>" for one in said)


def _large_rtf(said: list[str]) -> bytes:
    units = ("".join(c if c.isascii() else f"\\u{ord(c)}?" for c in one) for one in said)
    return packages.rtf_of("".join(f"{one}\\par\n" for one in units))


def _large_book(said: list[str]) -> bytes:
    return packages.epub_of(["".join(f"<p>{one}</p>" for one in said)])


def _large_workbook(said: list[str]) -> bytes:
    rows = [("id", "text"), *((str(n), one) for n, one in enumerate(said))]
    sheet = "".join(packages.row_of(n, *row) for n, row in enumerate(rows, 1))
    return packages.xlsx_of({"Sheet1": sheet})


def _large_subtitles(said: list[str], mark: str = ",") -> str:
    shown = (f"00:{n // 60:02}:{n % 60:02}{mark}" for n in range(len(said)))
    return "\n\n".join(
        f"{n}\n{at}000 --> {at}900\n{one}"
        for n, (at, one) in enumerate(zip(shown, said, strict=True), 1)
    )


def _large_mail(said: list[str]) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "The pass", "press@roads.example"
    message.set_content("\n\n".join(said), cte="base64")
    return bytes(message)


_LARGE: dict[str, Callable[[list[str]], bytes | str]] = {
    ".txt": "\n\n".join,
    ".md": "\n\n".join,
    ".jsonl": _large_lines,
    ".jsonl.gz": lambda said: gzip.compress(_large_lines(said).encode()),
    **dict.fromkeys((".csv", ".tsv"), _large_table),
    **dict.fromkeys((".html", ".htm", ".xhtml"), _large_page),
    **dict.fromkeys((".mhtml", ".mht"), _large_archive),
    **dict.fromkeys((".xml", ".rss", ".atom"), _large_feed),
    ".json": _large_export,
    ".pdf": _large_pdf,
    ".docx": _large_word,
    ".odt": lambda said: packages.odt_of(_large_text(said)),
    ".fodt": lambda said: packages.fodt_of(_large_text(said)),
    ".rtf": _large_rtf,
    ".epub": _large_book,
    ".xlsx": _large_workbook,
    ".srt": _large_subtitles,
    ".vtt": lambda said: f"WEBVTT\n\n{_large_subtitles(said, '.')}",
    ".eml": _large_mail,
}
