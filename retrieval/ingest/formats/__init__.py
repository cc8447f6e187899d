"""One file of the corpus to statements: which reader reads which ending, and where.

Formats with large parsers, whose files are made by strangers, are read apart: in a process of
their own, which is ended when a file takes more than its limits. Their libraries are imported
there only, so that a corpus without such files pays nothing for them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from shutil import rmtree

from retrieval.ingest.formats.json_lines import read_json_lines
from retrieval.ingest.formats.output import Item, ReadStatement, Unpacked, UnreadableError
from retrieval.ingest.formats.plain import read_plain
from retrieval.types import Problem, fault

__all__ = [
    "ENDINGS",
    "Format",
    "Item",
    "ReadStatement",
    "Reader",
    "Unpacked",
    "format_named",
    "format_of",
    "read_file",
    "read_items",
    "reader_of",
]

Reader = Callable[[Path, str, int], Iterator[Item]]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    Attributes:
        name: for the process that reads it.
        endings: of its files' names, in small letters.
        reader: what reads it.
        apart_above: files with more bytes are read in a process of their own; None for none.
    """

    name: str
    endings: tuple[str, ...]
    reader: Reader
    apart_above: int | None = None


def _later(module: str, function: str) -> Reader:
    """A reader whose libraries are imported when it first reads."""

    def read(path: Path, relative: str, max_bytes: int) -> Iterator[Item]:
        reader: Reader = getattr(import_module(f"retrieval.ingest.formats.{module}"), function)
        return reader(path, relative, max_bytes)

    return read


_ALL = -1
_FORMATS = (
    Format("plain", (".txt", ".text"), read_plain),
    # its parser takes minutes for a megabyte of brackets
    Format(
        "markdown",
        (".md", ".markdown"),
        _later("markdown", "read_markdown"),
        apart_above=16 * 1024,
    ),
    Format("json-lines", (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"), read_json_lines),
    Format("table", (".csv", ".tsv"), _later("table", "read_table")),
    Format(
        "page",
        (".html", ".htm", ".xhtml", ".mhtml", ".mht"),
        _later("page", "read_page"),
        apart_above=_ALL,
    ),
    Format("pdf", (".pdf",), _later("pdf", "read_pdf"), apart_above=_ALL),
    # no file is read so first
    Format("scanned-pdf", (), _later("pdf", "read_scanned_pdf"), apart_above=_ALL),
    Format("docx", (".docx",), _later("docx", "read_docx"), apart_above=_ALL),
    Format("odt", (".odt", ".fodt"), _later("odt", "read_odt"), apart_above=_ALL),
    Format("rtf", (".rtf",), _later("rtf", "read_rtf"), apart_above=_ALL),
    Format("epub", (".epub",), _later("epub", "read_epub"), apart_above=_ALL),
    Format("pptx", (".pptx",), _later("pptx", "read_pptx"), apart_above=_ALL),
    Format("xlsx", (".xlsx",), _later("xlsx", "read_xlsx"), apart_above=_ALL),
    Format("feed", (".xml", ".rss", ".atom"), _later("xml", "read_xml"), apart_above=_ALL),
    Format("sitemap", (), _later("sitemap", "read_sitemap"), apart_above=_ALL),
    Format("sitemap-addresses", (), _later("sitemap", "read_addresses"), apart_above=_ALL),
    Format("subtitles", (".srt", ".vtt"), _later("subtitles", "read_subtitles"), apart_above=2**20),
    Format("mail", (".eml",), _later("mail", "read_mail"), apart_above=_ALL),
    Format("outlook", (".msg",), _later("msg", "read_msg"), apart_above=_ALL),
    Format("archive", (".zip",), _later("archive", "read_archive"), apart_above=_ALL),
    Format("json", (".json",), _later("json_file", "read_json"), apart_above=_ALL),
)
_BY_ENDING = {ending: kind for kind in _FORMATS for ending in kind.endings}
ENDINGS = tuple(_BY_ENDING)


def format_of(name: str) -> Format | None:
    """The format of a file of this name, or None where its ending is not known."""
    before, dot, last = name.lower().rpartition(".")
    if last == "gz":
        _, dot, packed = before.rpartition(".")
        last = f"{packed}.gz"
    return _BY_ENDING.get(f"{dot}{last}")


def format_named(name: str) -> Format:
    """The format with this name.

    Raises:
        KeyError: there is none.
    """
    return {kind.name: kind for kind in _FORMATS}[name]


def reader_of(name: str) -> Reader | None:
    """The reader for a file of this name, or None where its ending is not known."""
    kind = format_of(name)
    return None if kind is None else kind.reader


def read_items(reader: Reader, path: Path, relative: str, max_bytes: int) -> Iterator[Item]:
    """Read one file here and now; every fault of the file itself comes back as a Problem.

    Args:
        reader: the file's reader.
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the most that is read of it.
    """
    try:
        yield from reader(path, relative, max_bytes)
    except UnreadableError as error:
        yield Problem(relative, error.line, error.problem)
    except OSError as error:
        yield Problem(relative, None, fault("unreadable", reason=error.strerror or str(error)))


def read_file(
    reader: Reader, path: Path, relative: str, max_bytes: int
) -> Iterator[ReadStatement | Problem]:
    """The same, without the files that it holds: members of an archive, attachments of a mail."""
    for item in read_items(reader, path, relative, max_bytes):
        if isinstance(item, ReadStatement | Problem):
            yield item
        elif isinstance(item, Unpacked):
            rmtree(Path(item.path).parent, ignore_errors=True)
