"""Real files made by other software from known statements, and what the readers make of them.

Run ``python benchmarks/real_documents.py [FORM ...]``; what is not installed is left out. Forms
that no reader reads yet are told as *not read*. ``KEEP=FOLDER`` keeps the files. Programs:
LibreOffice (soffice), pandoc, Chromium, groff, node, jq, zip; packages: feedgen, python-docx,
openpyxl; ``docx`` of npm where ``NODE_PATH`` leads to it.

A file is *right* where title, day and every character of the text are those that were put in, as
docs/formats.md says they are shown. ``lines`` counts those where only line and paragraph ends
differ.
"""

import os
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from itertools import pairwise, zip_longest
from pathlib import Path

import document_makers as made
from document_makers import Maker
from known_statements import ACTS, NEWS, REPORTS, Known, bare_page

from retrieval.errors import CorpusError
from retrieval.ingest.corpus import read_corpus
from retrieval.ingest.formats import reader_of
from retrieval.text import normalise
from retrieval.types import Statement

_LIMIT = 20 * 2**20
Shown = Callable[[str], str]


def _as_it_is(text: str) -> str:
    return text


def drawn(text: str) -> str:
    """Bullets are pictures there, no letters."""
    return re.sub("\n+- ", "\n\n", text)


def smart(text: str) -> str:
    """The program makes typographic apostrophes."""
    return text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def tied(text: str) -> str:
    """The same, and spaces that do not break behind abbreviations."""
    return re.sub(r"(?<!\w)(No|i\.e|p)\. ", "\\1.\N{NO-BREAK SPACE}", smart(text))


def typed_letters(text: str) -> str:
    """The letters of a list are typed: each is a paragraph of its own."""
    return re.sub(r"\n  ([ab]\. .*)(?:\n(?=3\.))?", r"\n\n\1\n\n", text)


def arabic(text: str) -> str:
    """The program numbers letters too."""
    return text.replace("\n  a. ", "\n  1. ").replace("\n  b. ", "\n  2. ")


def close_lines(text: str) -> str:
    """Paragraphs are lines, without an empty one between them; bullets are dots."""
    return re.sub("\n- ", "\n    • ", re.sub("\n+", "\n", text))


def unnumbered_notes(text: str) -> str:
    """In HTML a note's number is the link back; it goes, and each note is a paragraph."""
    head, gap, notes = text.rpartition("\n\n1. ")
    if not gap or "2031" in notes:
        return text
    return f"{head}\n\n" + re.sub("\n[0-9]. ", "\n\n", notes)


def rows_as_lines(text: str) -> str:
    """In a PDF the cells of a row stand side by side, merged ones once, the empty ones nowhere."""
    rows = [line for line in text.split("\n") if " | " in line]
    for above, row in pairwise(rows):
        first = row.split(" | ")[0]
        if first == above.split(" | ")[0]:
            text = text.replace(row, row.removeprefix(f"{first} | "))
    return text.replace(" | ", " ")


def glued_notes(text: str) -> str:
    """The program sets the number of a note right before its first word."""
    return re.sub(r"\n+([12])\. (?=In|Coll|В ц|Собр|2030|Акт)", r"\n\n\1", text)


def twice(text: str) -> str:
    """The text stands there two times."""
    return f"{text}\n\n{text}"


@dataclass(frozen=True, slots=True)
class Case:
    """One way to make a file.

    Attributes:
        form: under which it is counted.
        made_by: the programs.
        make: makes the file.
        programs: what it needs.
        of: the statements that are made so.
        shown: what the form or the program does to the text.
        notes: whether the program can make notes.
        latin_only: the program has no Cyrillic letters.
        titled: whether the form has a place for the title.
    """

    form: str
    made_by: str
    make: Maker
    programs: tuple[str, ...] = ()
    of: tuple[Known, ...] = NEWS
    shown: tuple[Shown, ...] = ()
    notes: bool = True
    latin_only: bool = False
    titled: bool = True


def cases() -> list[Case]:
    """Every way, by form."""
    return [*_pages(), *_pdfs(), *_word(), *_data(), *_others()]


_LISTS = (*NEWS, *ACTS)
_TABLES = (*NEWS, *REPORTS)
_EVERY = (*NEWS, *ACTS, *REPORTS)


def _pages() -> list[Case]:
    office, browser, pan = "LibreOffice", "Chromium", "pandoc"
    notes = (unnumbered_notes,)
    return [
        Case("HTML", f"{browser}, --dump-dom", made.chromium_dom, ("chromium",), _EVERY, notes),
        Case("HTML", pan, made.pandoc("html"), ("pandoc",), _EVERY, (tied,)),
        Case(
            "HTML",
            f"{office} from python-docx",
            made.office("html", made.python_docx),
            ("soffice",),
            NEWS,
        ),
        Case(
            "HTML",
            f"{office} from HTML",
            made.office("html", made.writer),
            ("soffice",),
            _EVERY,
            notes,
        ),
        Case(
            "MHTML",
            f"{browser}, saved",
            made.chromium_mhtml,
            ("chromium", "node"),
            _EVERY,
            notes,
        ),
    ]


def _pdfs() -> list[Case]:
    columns = made.chromium_pdf(made.columns_page)
    rows, letters = (rows_as_lines,), (typed_letters,)
    return [
        Case(
            "PDF",
            "Chromium, printed",
            made.chromium_pdf(bare_page),
            ("chromium",),
            _TABLES,
            (drawn, *rows),
        ),
        Case("PDF", "Chromium, two columns, hyphens", columns, ("chromium",), NEWS, (drawn, twice)),
        Case("PDF", "LibreOffice from HTML", made.web_pdf, ("soffice",), _TABLES, rows),
        Case(
            "PDF",
            "LibreOffice from ODT",
            made.office("pdf", made.writer),
            ("soffice",),
            ACTS,
            (*letters, glued_notes),
        ),
        Case(
            "PDF",
            "LibreOffice from python-docx",
            made.office("pdf", made.python_docx),
            ("soffice",),
            _EVERY,
            (*rows, *letters),
            notes=False,
        ),
        Case(
            "PDF",
            "groff, two columns, hyphens",
            made.groff,
            ("groff",),
            _LISTS,
            (smart, *letters),
            notes=False,
            latin_only=True,
        ),
    ]


def _word() -> list[Case]:
    word, letters = made.python_docx, (typed_letters,)
    return [
        Case("DOCX", "python-docx", word, (), _EVERY, letters, notes=False),
        Case("DOCX", "docx of npm", made.node_docx, ("node",)),
        Case("DOCX", "pandoc", made.pandoc("docx"), ("pandoc",), _LISTS, (tied,)),
        Case(
            "DOCX", "LibreOffice from HTML", made.office("docx", made.writer), ("soffice",), _EVERY
        ),
        Case(
            "DOCX",
            "LibreOffice from python-docx",
            made.office("docx", word),
            ("soffice",),
            _EVERY,
            letters,
            notes=False,
        ),
        Case("ODT", "LibreOffice from HTML", made.writer, ("soffice",), _EVERY),
        Case(
            "ODT",
            "LibreOffice from python-docx",
            made.office("odt", word),
            ("soffice",),
            _EVERY,
            letters,
            notes=False,
        ),
        Case("ODT", "pandoc", made.pandoc("odt"), ("pandoc",), _LISTS, (tied,)),
        Case("RTF", "LibreOffice from HTML", made.office("rtf", made.writer), ("soffice",), _EVERY),
        Case(
            "RTF",
            "LibreOffice from python-docx",
            made.office("rtf", word),
            ("soffice",),
            _EVERY,
            letters,
            notes=False,
        ),
        Case("RTF", "pandoc", made.pandoc("rtf"), ("pandoc",), _LISTS, (tied,)),
        Case("EPUB", "pandoc", made.pandoc("epub"), ("pandoc",), _LISTS, (tied,)),
        Case("EPUB", "LibreOffice", made.office("epub", made.writer), ("soffice",), _EVERY),
        Case("PPTX", "pandoc", made.pandoc("pptx"), ("pandoc",), NEWS),
        Case(
            "PPTX",
            "LibreOffice from pandoc",
            made.office("pptx", made.pandoc("pptx")),
            ("soffice", "pandoc"),
        ),
    ]


def _data() -> list[Case]:
    utf8, cp1251 = made.csv_module("utf-8", ","), made.csv_module("cp1251", ";")
    utf16 = made.csv_module("utf-16", "\t", "tsv")
    return [
        Case("feed", "feedgen, RSS", made.feedgen("rss"), (), _EVERY, (unnumbered_notes,)),
        Case("feed", "feedgen, Atom", made.feedgen("atom"), (), _EVERY, (unnumbered_notes,)),
        Case("CSV", "Python's csv, UTF-8, commas", utf8, (), _EVERY),
        Case("CSV", "Python's csv, UTF-16, tabs", utf16),
        Case("CSV", "Python's csv, Windows code page", cp1251, (), (NEWS[0], NEWS[1])),
        Case("CSV", "LibreOffice Calc", made.office("csv", utf8), ("soffice",)),
        Case("JSON Lines", "jq", made.json_lines, ("jq",), _EVERY),
        Case("Telegram", "as Telegram Desktop", made.telegram, (), _EVERY, titled=False),
        Case("XLSX", "openpyxl", made.workbook),
        Case("XLSX", "LibreOffice Calc", made.office("xlsx", utf8), ("soffice",)),
        Case("EML", "Python's email, plain", made.mail("plain"), (), _EVERY),
        Case("EML", "Python's email, HTML", made.mail("html"), (), _EVERY, (unnumbered_notes,)),
        Case("ZIP", "zip", made.packed(made.python_docx), ("zip",)),
    ]


def _others() -> list[Case]:
    gfm = made.pandoc("md", form="gfm")
    plain = made.office("txt", made.python_docx)
    return [
        Case("text", "typed, front matter", made.front_matter, (), _EVERY),
        Case("text", "LibreOffice", plain, ("soffice",), NEWS, (close_lines,), titled=False),
        Case("Markdown", "pandoc, for GitHub", gfm, ("pandoc",), _LISTS, (tied, arabic)),
        Case(
            "Markdown",
            "pandoc from HTML, CommonMark",
            made.pandoc("md", from_page=True, form="commonmark"),
            ("pandoc",),
            NEWS,
        ),
    ]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: ``right``, ``lines``, ``wrong``, ``not read`` or ``not made``."""

    case: Case
    known: Known
    verdict: str
    why: str = ""


def outcome(case: Case, known: Known, folder: Path) -> Outcome:
    """Make one file, read it and compare."""
    folder.mkdir()
    wanted = known if case.notes else known.without_notes()
    try:
        path = case.make(wanted, folder)
        _keep(path, case, known)
    except (OSError, ImportError) as error:
        return Outcome(case, known, "not made", str(error).strip().splitlines()[0])
    if reader_of(path.name) is None:
        return Outcome(case, known, "not read", f"no reader for {path.suffix}")
    try:
        statements = read_corpus(path, max_file_bytes=_LIMIT).statements
    except CorpusError as error:
        return Outcome(case, known, "wrong", str(error))
    if len(statements) != 1:
        return Outcome(case, known, "wrong", f"{len(statements)} statements")
    return Outcome(case, known, *judged(case, wanted, statements[0]))


def judged(case: Case, known: Known, statement: Statement) -> tuple[str, str]:
    """The verdict about a statement, and the first difference."""
    if case.titled and statement.title != known.title:
        return "wrong", f"title {statement.title!r}"
    if statement.date != known.day.date():
        return "wrong", f"date {statement.date}"
    expected = known.text if case.titled else f"{known.title}\n\n{known.text}"
    for change in case.shown:
        expected = change(expected)
    expected = normalise(expected)
    if statement.text == expected:
        return "right", ""
    words, found = " ".join(expected.split()), " ".join(statement.text.split())
    if words == found:
        return "lines", first_difference(expected, statement.text)
    return "wrong", first_difference(words, found)


def first_difference(expected: str, found: str) -> str:
    """Both texts from a little before the place where they part."""
    pairs = enumerate(zip_longest(expected, found))
    place = next(n for n, (one, other) in pairs if one != other)
    start = max(0, place - 15)
    return f"put in {expected[start : place + 25]!r}, read {found[start : place + 25]!r}"


def _keep(path: Path, case: Case, known: Known) -> None:
    if target := os.environ.get("KEEP"):
        by = re.sub(r"\W+", "-", case.made_by.lower())
        name = f"{case.form.lower()}-{by}-{known.name}-{known.lang}{path.suffix}"
        shutil.copy(path, Path(target) / name.replace(" ", "-"))


def outcomes(forms: set[str]) -> Iterator[Outcome]:
    """Every file of these forms, of all where none is named."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("OFFICE_PROFILE", f"{folder}/office")
        number = 0
        for case in cases():
            if (forms and case.form.lower() not in forms) or not all(
                map(made.is_there, case.programs)
            ):
                continue
            for known in case.of:
                if not (case.latin_only and known.lang != "en"):
                    number += 1
                    yield outcome(case, known, Path(folder) / str(number))


def table(found: list[Outcome]) -> Iterator[str]:
    """Right of how many, by form and language, and what only differs in its lines."""
    yield "| form | English | Russian | Kyrgyz | only lines differ | wrong |"
    yield "|---|---|---|---|---|---|"
    by_form: dict[str, list[Outcome]] = defaultdict(list)
    for one in found:
        by_form[one.case.form].append(one)
    for form, group in {**by_form, "**all**": found}.items():
        cells = [_right([one for one in group if one.known.lang == lang]) for lang in _LANGUAGES]
        lines, wrong = (sum(one.verdict == kind for one in group) for kind in ("lines", "wrong"))
        yield f"| {form} | {' | '.join(cells)} | {lines} | {wrong} |"


_LANGUAGES = ("en", "ru", "ky")


def _right(group: list[Outcome]) -> str:
    tried = [one for one in group if one.verdict in {"right", "lines", "wrong"}]
    if group and not tried:
        return group[0].verdict
    return f"{sum(one.verdict == 'right' for one in tried)} / {len(tried)}"


def programs() -> str:
    """The versions of what is there."""
    named = [_version(name) for name in ("soffice", "pandoc", "chromium", "groff", "node")]
    for package in ("python-docx", "feedgen", "openpyxl"):
        try:
            named.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(filter(None, named))


def _version(program: str) -> str:
    if not made.is_there(program):
        return ""
    said = made.run([program, "--version"]).decode(errors="replace").splitlines()[0]
    words = re.match(r"(?:GNU )?(\w*)\D*? ?(?:version )?v?([0-9][0-9.]*)", said)
    return f"{words[1] or program} {words[2]}" if words else said


def main(forms: set[str]) -> None:
    """Print the table, and a line for each file that is not right."""
    found = []
    for one in outcomes(forms):
        found.append(one)
        if one.verdict != "right":
            place = f"{one.case.form}, {one.case.made_by}, {one.known.name} {one.known.lang}"
            print(f"{one.verdict}: {place}: {one.why}", file=sys.stderr, flush=True)
    print(f"{len(found)} files made by {programs()}.\n")
    for line in table(found):
        print(line)


if __name__ == "__main__":
    main({one.lower() for one in sys.argv[1:]})
