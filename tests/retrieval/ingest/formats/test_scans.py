"""Scans: pages that are pictures, read by Tesseract where it is there and wanted."""

import os
import shlex
import subprocess
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import time_ns

import psutil
import pypdfium2
import pytest
from library import HEAPS, Library
from made_pdf import lines, pdf
from made_scans import blot, scan

from bot.replies.answers import answer_reply
from bot.replies.wording import Wording
from retrieval import answer_query
from retrieval.ingest import file_marks
from retrieval.ingest.corpus import CorpusReading, read_corpus
from retrieval.ingest.formats import ocr
from retrieval.ingest.formats.ocr import LANGUAGES, Picture, languages, read_picture
from retrieval.ingest.formats.pdf import read_scanned_pdf
from retrieval.ingest.insides import Opening
from retrieval.ingest.sandbox import Limits, ParserProcess
from retrieval.types import Problem, Query

HEAPS_WITH_OCR = replace(HEAPS, ocr=True)

needs_tesseract = pytest.mark.skipif(
    set(languages()) != set(LANGUAGES),
    reason="needs the packages tesseract-ocr, tesseract-ocr-rus and tesseract-ocr-kir",
)

ENGLISH = """Northport, 2 April 2031

The pass is open to lorries again. The Minister of Roads said that the repairs had cost 14.5 \
million and that the toll would not be raised before the end of the year."""
RUSSIAN = """г. Бишкек, 2 апреля 2031 года

Перевал снова открыт для грузовых машин. Министр заявил, что ремонт обошёлся в 14,5 миллиона \
сомов, а плата за проезд не вырастет до конца года."""
KYRGYZ = """Ашуу жүк ташуучу унаалар үчүн кайрадан ачылды. Министр оңдоо иштери 14,5 миллион \
сомго түшкөнүн, жол акысы жыл аягына чейин көтөрүлбөй турганын билдирди."""


def read(path: Path, *, wanted: bool = True) -> CorpusReading:
    return read_corpus(path, max_file_bytes=10**8, ocr=wanted)


def said(reading: CorpusReading) -> list[str]:
    return [str(problem) for problem in reading.problems]


@needs_tesseract
@pytest.mark.parametrize(
    ("text", "day"), [(ENGLISH, date(2031, 4, 2)), (RUSSIAN, date(2031, 4, 2)), (KYRGYZ, None)]
)
def test_a_scan_is_read_in_its_language_with_how_sure_the_program_was(
    tmp_path: Path, text: str, day: date | None
) -> None:
    (tmp_path / "a.pdf").write_bytes(scan(text))
    reading = read(tmp_path)

    [statement] = reading.statements
    assert statement.text == text
    assert statement.date == day
    assert statement.scan is not None
    assert statement.scan > 85
    assert "".join(said(reading)) == (
        f"a.pdf: page 1 was read from a scan by machine, {statement.scan} % sure;"
        " compare it with the original"
    )
    assert reading.failed_paths == frozenset()


@needs_tesseract
def test_pages_keep_their_order_and_paragraphs_go_on(tmp_path: Path) -> None:
    first, rest = ENGLISH.split(" that the repairs ")
    (tmp_path / "a.pdf").write_bytes(scan(first, f"that the repairs {rest}", tilt=0.4))

    [statement] = read(tmp_path).statements
    assert statement.text == ENGLISH


@needs_tesseract
def test_a_picture_in_which_nothing_can_be_read_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(blot())
    (tmp_path / "b.txt").write_text("B.")
    reading = read(tmp_path)

    assert [statement.id for statement in reading.statements] == ["b.txt"]
    assert "".join(said(reading)) == (
        "a.pdf: the PDF has no text: a scan; it is too faint or too coarse, or nothing but a"
        " picture"
    )


def test_without_the_setting_the_report_says_how_to_turn_it_on(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(scan(ENGLISH))
    (tmp_path / "b.txt").write_text("B.")

    assert "".join(said(read(tmp_path, wanted=False))) == (
        "a.pdf: the PDF has no text: a scan; install Tesseract (tesseract-ocr, tesseract-ocr-rus,"
        " tesseract-ocr-kir) and set ONRECORD_OCR=true to have it read by machine"
    )


def test_without_the_program_the_report_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(scan(ENGLISH))
    (tmp_path / "b.txt").write_text("B.")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert "".join(said(read(tmp_path))) == (
        "a.pdf: the PDF has no text: a scan; install Tesseract (tesseract-ocr, tesseract-ocr-rus,"
        " tesseract-ocr-kir)"
    )


def test_a_pdf_with_text_is_never_given_to_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "_tesseract", lambda *_, **__: pytest.fail("no page is a picture"))
    (tmp_path / "a.pdf").write_bytes(pdf(lines("The pass is open to lorries again.")))

    [item] = read_scanned_pdf(tmp_path / "a.pdf", "a.pdf", 10**6)
    assert getattr(item, "statement").scan is None  # noqa: B009 - whatever the item is


PICTURE = Picture(200, 100, bytes(20_000), 1.0)
HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)


@pytest.mark.parametrize(
    "table", ["", HEAD, f"{HEAD}\n5\t1\n", f"{HEAD}\n5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t96\t \n"]
)
def test_a_table_without_words_is_a_page_without_words(
    monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    monkeypatch.setattr(ocr, "languages", lambda: ("eng",))
    monkeypatch.setattr(ocr, "_tesseract", lambda *_, **__: table)

    assert read_picture(PICTURE) == ocr.ReadPage()


def test_the_language_of_which_the_program_is_surest_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def tesseract(*arguments: str, given: bytes) -> str:
        assert given.startswith(b"P5 200 100 255\n")
        asked.append(arguments[3])
        sure, word = ("91", "жук") if arguments[3] == "rus+eng" else ("95", "жүк")
        return f"{HEAD}\n5\t1\t1\t1\t1\t1\t10\t20\t30\t10\t{sure}\t{word}\n"

    monkeypatch.setattr(ocr, "languages", lambda: LANGUAGES)
    monkeypatch.setattr(ocr, "_tesseract", tesseract)
    page = read_picture(PICTURE)

    assert asked == ["rus+eng", "kir+eng"]
    assert (page.sure, page.letters) == (95, 3)
    [line] = page.lines
    assert (line.text, line.left, line.right, line.bottom, line.top) == ("жүк", 10, 40, 70, 80)


def test_a_program_that_takes_too_long_or_fails_has_read_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def late(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("tesseract", 60)

    monkeypatch.setattr(ocr, "languages", lambda: ("eng",))
    monkeypatch.setattr(subprocess, "run", late)

    assert read_picture(PICTURE) == ocr.ReadPage()


def test_a_program_that_hangs_ends_with_the_process_that_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = tmp_path / "pid"
    program = tmp_path / "tesseract"
    note = f"echo $$ > {shlex.quote(str(noted))}"
    script = f"#!/bin/sh\n[ $1 = --list-langs ] && echo eng && exit\n{note}\nexec sleep 600\n"
    program.write_text(script, encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    (tmp_path / "a.pdf").write_bytes(scan(ENGLISH))

    with ParserProcess(Limits(seconds=4)) as process:
        found = process.read("scanned-pdf", tmp_path / "a.pdf", "a.pdf", 10**8)
    why = "it could not be read within the limits (it took longer than 4 seconds)"
    assert found == [Problem("a.pdf", None, why)]
    with suppress(psutil.NoSuchProcess):  # nobody may have asked yet how it ended
        assert psutil.Process(int(noted.read_text())).status() == psutil.STATUS_ZOMBIE


@needs_tesseract
def test_of_a_pdf_with_both_the_pictures_are_read_and_the_text_is_taken(tmp_path: Path) -> None:
    whole = pypdfium2.PdfDocument.new()
    for part in (pdf(lines("The pass is open to lorries again.")), scan("Nobody is turned away.")):
        whole.import_pages(pypdfium2.PdfDocument(part))
    whole.save(tmp_path / "a.pdf")
    reading = read(tmp_path)

    [statement] = reading.statements
    assert statement.text == "The pass is open to lorries again.\n\nNobody is turned away."
    assert statement.scan is not None
    assert said(reading)[0].startswith("a.pdf: page 2 was read from a scan by machine, ")


@needs_tesseract
def test_a_scan_in_an_archive_is_read_and_then_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(tmp_path, settings=HEAPS_WITH_OCR)
    library.write("water.txt", "The water treaty was signed at noon.")
    with zipfile.ZipFile(library.corpus / "a.zip", "w") as archive:
        archive.writestr("letters/b.pdf", scan("The visa fee is ten at the embassy."))
    monkeypatch.setattr(file_marks, "time_ns", lambda: time_ns() + 60 * 10**9)
    library.reindex()
    read = library.record("a.zip!letters/b.pdf").statement
    assert read.text == "The visa fee is ten at the embassy."
    assert read.scan is not None

    monkeypatch.setattr(Opening, "items", lambda *_: pytest.fail("it is read again"))
    report = library.reindex()
    assert (report.new, report.changed, report.unchanged, report.withdrawn) == (0, 0, 2, 0)
    assert "".join(map(str, report.problems)) == (
        f"a.zip!letters/b.pdf: page 1 was read from a scan by machine, {read.scan} % sure;"
        " compare it with the original"
    )
    assert library.record("a.zip!letters/b.pdf").statement == read


@needs_tesseract
def test_a_quotation_of_a_scan_says_so(tmp_path: Path) -> None:
    library = Library(tmp_path, settings=HEAPS_WITH_OCR)
    library.write("water.txt", "The water treaty was signed at noon.")
    (library.corpus / "a.pdf").write_bytes(scan("The visa fee is ten at the embassy."))
    library.reindex()

    answer = answer_query(library.searcher(), Query("visa fee", "visa fee"))
    [quote] = answer.quotes[:1]
    assert quote.text == "The visa fee is ten at the embassy."
    assert quote.scan == library.record("a.pdf").statement.scan
    assert quote.scan is not None
    assert "Read from a scan by machine" in answer_reply(answer, Wording("en")).text
    plain = answer_query(library.searcher(), Query("water treaty", "water treaty"))
    assert [one.scan for one in plain.quotes[:1]] == [None]
    assert "scan" not in answer_reply(plain, Wording("en")).text
