"""Real files made by other software from known statements, and what the readers make of them.

Run ``python benchmarks/real_documents.py``; what is not installed is left out of the table.
Programs: LibreOffice (soffice), pandoc, Chromium, groff; packages: feedgen, python-docx; ``docx``
of npm where ``NODE_PATH`` leads to it.
"""

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from retrieval import read_corpus
from retrieval.errors import CorpusError
from retrieval.text import normalise
from retrieval.types import Statement

_LIMIT = 20 * 2**20


@dataclass(frozen=True, slots=True)
class Known:
    """A statement whose every character is known; ``paragraphs`` that begin "- " are a list."""

    lang: str
    title: str
    day: datetime
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """As every reader should give it."""
        return re.sub("\n\n(?=- )", "\n", "\n\n".join(self.paragraphs)).replace("\n- ", "\n\n- ", 1)


ENGLISH = Known(
    "en",
    "On the reopening of the northern pass",
    datetime(2031, 4, 2, 10, 30, tzinfo=UTC),
    (
        (
            "NORTHPORT, 2 April 2031 — The Ministry of Roads announces that the "
            "northern pass is open "
            "to lorries again after a winter of unprecedented snowfall, during which the "
            "administration kept international communication going by rail alone."
        ),
        (
            "“We promised that nobody would be cut off, and nobody was,” said the minister, Anna "
            "Ferryman. “The reconstruction of both galleries is finished.”"
        ),
        "The following rules apply from Monday:",
        "- lorries over twelve tonnes pass between six in the morning and noon;",
        "- buses and cars pass at any time;",
        "- chains are compulsory above the second gallery.",
        (
            "The ministry reminds all drivers that responsibility for suitable equipment remains "
            "theirs. Representatives of the neighbouring administration were informed beforehand, "
            "and consultations about the extraordinary maintenance of the international section "
            "will be continued in the summer."
        ),
    ),
)
RUSSIAN = Known(
    "ru",
    "Об открытии северного перевала",
    datetime(2031, 4, 2, 10, 30, tzinfo=UTC),
    (
        (
            "НОРТПОРТ, 2 апреля 2031 года — Министерство дорог сообщает, что "
            "северный перевал снова "
            "открыт для грузовых автомобилей после зимы с небывалыми снегопадами, во время которой "
            "международное сообщение обеспечивалось исключительно железнодорожным транспортом."
        ),
        (
            "«Мы обещали, что никто не будет отрезан, и никто не был отрезан, — сказала министр "
            "Анна Перевозчикова. — Реконструкция обеих галерей завершена»."
        ),
        "С понедельника действуют следующие правила:",
        "- грузовые автомобили тяжелее двенадцати тонн проходят с шести утра до полудня;",
        "- автобусы и легковые автомобили проходят в любое время;",
        "- выше второй галереи обязательны цепи.",
        (
            "Министерство напоминает водителям, что ответственность за соответствующее снаряжение "
            "остаётся на них. Представители соседней администрации были проинформированы заранее, "
            "а консультации об обслуживании международного участка продолжатся летом."
        ),
    ),
)
_NAV = '<nav><a href="/">Home</a> <a href="/news">News</a></nav>'
_MORE = (
    '<aside class="related"><h3>See also</h3><a href="/7">Fees of the consulates</a>'
    '<time datetime="2029-01-01">1 January 2029</time></aside>'
)


def page_of(known: Known, style: str = "") -> str:
    """The statement as a page of a site with all that stands around one."""
    return (
        f'<!DOCTYPE html><html lang="{known.lang}"><head><meta charset="utf-8">'
        f"<title>{known.title} | Ministry of Roads</title><style>{style}</style>"
        '<meta property="article:published_time" content="2031-04-02T10:30:00+06:00">'
        '<link rel="canonical" href="https://roads.example/7">'
        f"</head><body>{_NAV}<main><article><h1>{known.title}</h1>{body_of(known)}</article>"
        f"{_MORE}</main><footer>© 2035 Ministry of Roads</footer></body></html>"
    )


def bare_page(known: Known, style: str = "") -> str:
    """The statement alone, for programs that print or convert a page."""
    return (
        f'<!DOCTYPE html><html lang="{known.lang}"><head><meta charset="utf-8">'
        f"<title>{known.title}</title><style>{style}</style></head>"
        f"<body><h1>{known.title}</h1>{body_of(known)}</body></html>"
    )


def body_of(known: Known) -> str:
    """The paragraphs and the list in HTML."""
    parts = []
    for paragraph in known.paragraphs:
        if paragraph.startswith("- "):
            parts.append(f"<li>{html.escape(paragraph[2:])}</li>")
        else:
            parts.append(f"<p>{html.escape(paragraph)}</p>")
    return re.sub("((?:<li>.*?</li>)+)", r"<ul>\1</ul>", "".join(parts))


def markdown_of(known: Known) -> str:
    """The statement as pandoc takes it."""
    return f"# {known.title}\n\n{known.text}\n"


_COLUMNS = (
    "@page { size: A4; margin: 20mm } body { font: 11pt 'DejaVu Serif'; }"
    " .c { columns: 2; column-gap: 10mm; text-align: justify; hyphens: manual }"
)


def _columns_page(known: Known) -> str:
    """Two columns under a headline, words parted at line ends by their soft hyphens."""
    body = re.sub(r"(\w{5})(\w{5,})", "\\1&shy;\\2", body_of(known))
    body = re.sub(r"&(\w+)&shy;(\w*);", r"&\1\2;", body)
    return bare_page(known, _COLUMNS).replace(body_of(known), f'<div class="c">{body}{body}</div>')


Maker = Callable[[Known, Path], Path]


def soffice(ending: str, from_page: Callable[[Known], str] = bare_page) -> Maker:
    """A file by LibreOffice Writer."""

    def make(known: Known, folder: Path) -> Path:
        (folder / "statement.html").write_text(from_page(known), encoding="utf-8")
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        target = {"pdf": "pdf:writer_web_pdf_Export", "docx": "docx:MS Word 2007 XML"}[ending]
        if ending == "docx":
            _run(
                [
                    *command,
                    "--convert-to",
                    "odt:writer8",
                    "--outdir",
                    str(folder),
                    "--infilter=HTML (StarWriter)",
                    str(folder / "statement.html"),
                ]
            )
            source = folder / "statement.odt"
        else:
            source = folder / "statement.html"
        _run([*command, "--convert-to", target, "--outdir", str(folder), str(source)])
        return folder / f"statement.{ending}"

    return make


def soffice_from_docx(ending: str) -> Maker:
    """What LibreOffice makes of a Word document: PDF, or HTML."""

    def make(known: Known, folder: Path) -> Path:
        document = python_docx(known, folder)
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        _run([*command, "--convert-to", ending, "--outdir", str(folder), str(document)])
        return document.with_suffix(f".{ending}")

    return make


def pandoc(ending: str) -> Maker:
    """A file by pandoc from Markdown."""

    def make(known: Known, folder: Path) -> Path:
        (folder / "s.md").write_text(markdown_of(known), encoding="utf-8")
        target = folder / f"statement.{ending}"
        facts = [f"--metadata=lang={known.lang}", f"--metadata=pagetitle={known.title}"]
        _run(["pandoc", "-s", *facts, "-o", str(target), str(folder / "s.md")])
        return target

    return make


def chromium_pdf(page: Callable[[Known], str]) -> Maker:
    """A page printed by Chromium, with its running heads and page numbers."""

    def make(known: Known, folder: Path) -> Path:
        (folder / "s.html").write_text(page(known), encoding="utf-8")
        target = folder / "statement.pdf"
        _run([*_chromium(folder), f"--print-to-pdf={target}", f"file://{folder}/s.html"])
        return target

    return make


def chromium_dom(known: Known, folder: Path) -> Path:
    """A page as Chromium writes its document out."""
    (folder / "s.html").write_text(page_of(known), encoding="utf-8")
    dump = _run([*_chromium(folder), "--dump-dom", f"file://{folder}/s.html"])
    target = folder / "statement.html"
    target.write_bytes(dump)
    return target


def groff(known: Known, folder: Path) -> Path:
    """Two columns with words parted by groff itself, a headline over them, page numbers."""
    lines = [
        f".IP \\(bu 10p\n{p[2:]}" if p.startswith("- ") else f".PP\n{p}" for p in known.paragraphs
    ]
    source = f".nr PI 12p\n.TL\n{known.title}\n.2C\n" + "\n".join(lines) + "\n"
    data = _run(["groff", "-k", "-ms", "-Tpdf", "-P-pa4"], source.encode())
    target = folder / "statement.pdf"
    target.write_bytes(data)
    return target


def python_docx(known: Known, folder: Path) -> Path:
    """A Word document by python-docx."""
    from docx import Document

    document = Document()
    document.core_properties.title = ""
    document.add_heading(known.title, level=1)
    for paragraph in known.paragraphs:
        if paragraph.startswith("- "):
            document.add_paragraph(paragraph[2:], style="List Bullet")
        else:
            document.add_paragraph(paragraph)
    target = folder / "statement.docx"
    document.save(str(target))
    return target


_NODE = """
const d = require("docx"), fs = require("fs");
const known = JSON.parse(fs.readFileSync(0));
const children = [new d.Paragraph({text: known.title, heading: d.HeadingLevel.TITLE})];
for (const p of known.paragraphs) children.push(p.startsWith("- ")
  ? new d.Paragraph({text: p.slice(2), bullet: {level: 0}}) : new d.Paragraph(p));
const doc = new d.Document({title: known.title, sections: [{children}]});
d.Packer.toBuffer(doc).then(b => fs.writeFileSync(process.argv[1], b));
"""


def node_docx(known: Known, folder: Path) -> Path:
    """A Word document by docx of npm."""
    import json

    target = folder / "statement.docx"
    facts = json.dumps({"title": known.title, "paragraphs": known.paragraphs})
    _run(["node", "-e", _NODE, str(target)], facts.encode())
    return target


def feedgen(kind: str) -> Maker:
    """A feed of one entry by feedgen."""

    def make(known: Known, folder: Path) -> Path:
        from feedgen.feed import FeedGenerator

        feed = FeedGenerator()
        feed.id("https://roads.example/")
        feed.title("Ministry of Roads")
        feed.link(href="https://roads.example/", rel="alternate")
        feed.description("News")
        feed.language(known.lang)
        entry = feed.add_entry()
        entry.id("https://roads.example/7")
        entry.title(known.title)
        entry.link(href="https://roads.example/7")
        entry.published(known.day)
        entry.content(body_of(known), type="CDATA" if kind == "rss" else "html")
        target = folder / f"statement.{kind}"
        (feed.rss_file if kind == "rss" else feed.atom_file)(str(target))
        return target

    return make


def csv_module(encoding: str, delimiter: str) -> Maker:
    """A table by Python's own writer."""

    def make(known: Known, folder: Path) -> Path:
        import csv

        target = folder / "statement.csv"
        with target.open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file, delimiter=delimiter)
            writer.writerow(["ID", "Title", "Date", "Text"])
            writer.writerow(["7", known.title, "2031-04-02", known.text])
        return target

    return make


def _chromium(folder: Path) -> list[str]:
    return [
        *("chromium", "--headless", "--no-sandbox", "--disable-gpu"),
        *(f"--user-data-dir={folder}/profile", "--virtual-time-budget=2000"),
    ]


def _run(command: list[str], content: bytes | None = None) -> bytes:
    done = subprocess.run(  # noqa: S603 - the programs named above
        command, input=content, capture_output=True, check=False, timeout=120
    )
    if done.returncode:
        raise OSError(done.stderr.decode(errors="replace")[-300:])
    return done.stdout


@dataclass(frozen=True, slots=True)
class Case:
    """One way to make a file.

    Attributes:
        program: what it needs.
        times: how often the text stands in it.
        latin_only: the program has no Cyrillic letters.
        drawn: bullets are pictures there, no letters.
    """

    reader: str
    made_by: str
    make: Maker
    program: str = ""
    times: int = 1
    latin_only: bool = False
    drawn: bool = False


def _cases() -> list[Case]:
    office, browser = _version("soffice"), _version("chromium")
    doc, node = f"python-docx {_package('python-docx')}", "docx of npm"
    pan, feed = _version("pandoc"), f"feedgen {_package('feedgen')}"
    return [
        Case("HTML", f"{browser}, --dump-dom, a page with menus", chromium_dom, "chromium"),
        Case("HTML", pan, pandoc("html"), "pandoc"),
        Case("HTML", f"{office} from {doc}", soffice_from_docx("html"), "soffice"),
        Case("PDF", f"{browser}, printed", chromium_pdf(bare_page), "chromium", drawn=True),
        Case(
            "PDF",
            f"{browser}, two columns, hyphens",
            chromium_pdf(_columns_page),
            "chromium",
            times=2,
            drawn=True,
        ),
        Case("PDF", f"{office} from HTML", soffice("pdf"), "soffice"),
        Case("PDF", f"{office} from {doc}", soffice_from_docx("pdf"), "soffice"),
        Case("PDF", f"{_version('groff')}, two columns, hyphens", groff, "groff", latin_only=True),
        Case("DOCX", doc, python_docx),
        Case("DOCX", node, node_docx, "node"),
        Case("DOCX", pan, pandoc("docx"), "pandoc"),
        Case("DOCX", f"{office} from HTML", soffice("docx"), "soffice"),
        Case("feed", f"{feed}, RSS", feedgen("rss")),
        Case("feed", f"{feed}, Atom", feedgen("atom")),
        Case("CSV", "Python's csv, UTF-8, commas", csv_module("utf-8", ",")),
        Case("CSV", "Python's csv, UTF-16, tabs", csv_module("utf-16", "\t")),
        Case("CSV", "Python's csv, Windows code page, semicolons", csv_module("cp1251", ";")),
    ]


def _version(program: str) -> str:
    if shutil.which(program) is None:
        return program
    said = _run([program, "--version"]).decode(errors="replace").splitlines()[0]
    words = re.match(r"(?:GNU )?(\w+)\D*? (?:version )?([0-9][0-9.]*)", said)
    return f"{words[1]} {words[2]}" if words else said


def _package(name: str) -> str:
    try:
        return version(name)
    except ImportError:
        return ""


def _row(case: Case, known: Known) -> str:
    with tempfile.TemporaryDirectory() as folder:
        try:
            path = case.make(known, Path(folder))
            [statement] = read_corpus(path, max_file_bytes=_LIMIT).statements
        except (OSError, ImportError, CorpusError, ValueError) as error:
            return f"| {case.reader} | {case.made_by} | {known.lang} | not made: {error} | | |"
        if target := os.environ.get("KEEP"):
            shutil.copy(path, Path(target) / f"{abs(hash(case.made_by))}-{known.lang}{path.suffix}")
    return _judged(case, known, statement)


def _judged(case: Case, known: Known, statement: Statement) -> str:
    expected = normalise("\n\n".join([known.text] * case.times))
    if case.drawn:
        expected = re.sub("\n+- ", "\n\n", expected)
    title = "yes" if statement.title == known.title else f"no: {statement.title!r}"
    date = f"{statement.date_origin}" if statement.date == known.day.date() else "no"
    text = (
        "yes"
        if statement.text == expected
        else "words"
        if _same(statement.text, expected)
        else "no"
    )
    if text != "yes" and "-v" in sys.argv:
        _show(expected, statement.text)
    return f"| {case.reader} | {case.made_by} | {known.lang} | {title} | {date} | {text} |"


def _same(one: str, other: str) -> bool:
    """Whether all is the same but where lines and paragraphs end."""
    return one.split() == other.split()


def _show(expected: str, text: str) -> None:
    import difflib

    sys.stdout.writelines(
        f"{line}\n"
        for line in difflib.unified_diff(expected.split("\n"), text.split("\n"), lineterm="", n=0)
    )


def _table() -> Iterator[str]:
    yield "| reader | made by | language | title | date by | text |"
    yield "|---|---|---|---|---|---|"
    for case in _cases():
        for known in (ENGLISH, RUSSIAN):
            if case.latin_only and known.lang != "en":
                continue
            if not case.program or shutil.which(case.program):
                yield _row(case, known)


if __name__ == "__main__":
    for line in _table():
        print(line, flush=True)
