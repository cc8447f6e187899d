"""Reading a corpus: a folder or a file to statements, and problems for its editor."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from retrieval.errors import CorpusError
from retrieval.ingest.corrections import Corrections, read_corrections
from retrieval.ingest.files import CorpusFile, find_files
from retrieval.ingest.formats import ENDINGS, ReadStatement
from retrieval.ingest.formats.output import Located
from retrieval.ingest.insides import Opening
from retrieval.ingest.known_files import Item, KnownFiles
from retrieval.ingest.sandbox import Limits, ParserProcess
from retrieval.types import Fault, Problem, Statement, fault

_SAMPLE_FOLDER = "sample"
SCAN_LIMITS = Limits(seconds=900, hurried_seconds=120)


@dataclass(frozen=True, slots=True)
class CorpusReading:
    """What a corpus holds.

    Attributes:
        statements: in the order of their files and lines, no id twice.
        problems: what could not be read, and warnings about what could.
        left_out: sample statements left out because real ones are present.
        failed_paths: files, or folders with all that is in them, that could not be read whole;
            a statement that is missing from one of them is not known to be gone.
        corrections: what was said of the statements, which do not have it yet.
    """

    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...]
    left_out: int
    failed_paths: frozenset[str]
    corrections: Corrections = field(default_factory=Corrections)


def read_corpus(  # noqa: PLR0913 - what a whole corpus needs
    path: Path,
    *,
    max_file_bytes: int,
    strict: bool = False,
    progress: Callable[[int, int], None] | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    known: KnownFiles | None = None,
    ocr: bool = False,
    may_be_empty: bool = False,
) -> CorpusReading:
    """Read every statement under ``path``.

    Args:
        path: a folder of any depth, or one file.
        max_file_bytes: larger files are reported, not read; packed ones count unpacked.
        strict: stop at the first problem that is more than a warning.
        progress: called with what is done and how much there is: files, or of a single file
            the statements so far and 0 for not known.
        limits: what one file of a format that is read apart may cost.
        ocr: whether pages that are pictures are read by Tesseract.
        known: what files were read to before, and learns what they are read to now.
        may_be_empty: whether a place without a statement will do, as where the last one was taken
            out; one where none can be read will not.

    Raises:
        CorpusError: there is nothing at ``path``, no statement could be read, or ``strict``.
    """
    shelf = _Shelf(strict=strict)
    corrections = read_corrections(path)
    for problem in corrections.problems:
        shelf.report(problem)
    if known:
        known.leave_out(corrections.purged)
    files = shelf.sorted_out(find_files(path))
    all_sample = is_in_sample_folder(path)
    recalled = known.recall(files) if known else {}
    with ParserProcess(limits) as process, ParserProcess(SCAN_LIMITS) as scans:
        addresses = _addresses(files, process, max_file_bytes)
        for done, file in enumerate(files, 1):
            sample = all_sample or file.relative.startswith(f"{_SAMPLE_FOLDER}/")
            items: Iterable[Item] | None = recalled.pop(file.where, None)
            if items is None:
                opening = Opening(process, max_file_bytes, scans if ocr else None)
                items = opening.items(file)
                items = known.noting(file, items) if known else items
            for item in items:
                if isinstance(item, Problem):
                    shelf.report(item)
                else:
                    item = _at_its_address(item, addresses.get(file.relative))  # noqa: PLW2901
                    shelf.put(_as_sample(item) if sample else item)
                    if progress and len(files) == 1:
                        progress(shelf.count, 0)
            if progress and len(files) > 1:
                progress(done, len(files))
    return replace(shelf.reading(path, may_be_empty=may_be_empty), corrections=corrections)


def is_in_sample_folder(path: Path) -> bool:
    """Whether ``path`` is the sample itself, so that nothing fictional passes for real."""
    root = path.resolve()
    return (root.name if root.is_dir() else root.parent.name) == _SAMPLE_FOLDER


def _addresses(
    files: Sequence[CorpusFile], process: ParserProcess, max_bytes: int
) -> dict[str, str]:
    """The addresses of saved pages that lie beside a sitemap, by their paths in the corpus."""
    pages = {file.relative for file in files if file.format.name == "page"}
    found: dict[str, str] = {}
    for file in files if pages else ():
        if _is_sitemap(file.relative):
            for item in process.items("sitemap", file.path, file.relative, max_bytes):
                if isinstance(item, Located) and item.relative in pages:
                    found.setdefault(item.relative, item.url)
    return found


def _is_sitemap(relative: str) -> bool:
    """Whether a file of the corpus is called as sitemaps are."""
    name = relative.rpartition("/")[2].lower()
    return name.startswith("sitemap") and name.endswith(".xml")


def _at_its_address(item: ReadStatement, url: str | None) -> ReadStatement:
    statement = item.statement
    if url is None or statement.url is not None:
        return item
    name = url if statement.id == statement.path else statement.id
    return replace(item, statement=replace(statement, id=name, url=url))


def _as_sample(item: ReadStatement) -> ReadStatement:
    return replace(item, statement=replace(item.statement, sample=True))


class _Shelf:
    """Statements by id, real and sample apart; the first of an id stays."""

    def __init__(self, *, strict: bool) -> None:
        self._strict = strict
        self._real: dict[str, ReadStatement] = {}
        self._sample: dict[str, ReadStatement] = {}
        self._problems: list[Problem] = []

    @property
    def count(self) -> int:
        return len(self._real) + len(self._sample)

    def sorted_out(self, listed: Iterable[CorpusFile | Problem]) -> list[CorpusFile]:
        """The files to be read; what is in the way is reported."""
        files = []
        for one in listed:
            if isinstance(one, Problem):
                self.report(one)
            else:
                files.append(one)
        return files

    def report(self, problem: Problem) -> None:
        if self._strict and not problem.warning:
            raise CorpusError(f"{problem}. Mend it, or index without --strict.")
        self._problems.append(problem)

    def put(self, item: ReadStatement) -> None:
        shelf = self._sample if item.statement.sample else self._real
        first = shelf.setdefault(item.statement.id, item)
        if first is not item and (
            replace(first.statement, path="") != replace(item.statement, path="")
        ):
            self.report(
                Problem(
                    item.statement.path,
                    item.line,
                    fault("id-taken", id=item.statement.id, place=_place(first)),
                )
            )

    def reading(self, path: Path, *, may_be_empty: bool) -> CorpusReading:
        kept = self._real or self._sample
        faults = any(not problem.warning for problem in self._problems)
        if not kept and (faults or not may_be_empty):
            raise CorpusError(_nothing_in(path, self._problems))
        return CorpusReading(
            statements=tuple(found.statement for found in kept.values()),
            problems=tuple(self._problems),
            left_out=len(self._sample) if self._real else 0,
            failed_paths=frozenset(
                problem.path for problem in self._problems if not problem.warning
            ),
        )


def _place(item: ReadStatement) -> str:
    path, line = item.statement.path, item.line
    return path if line is None else fault("at-line", file=path, line=str(line))


def _nothing_in(path: Path, problems: list[Problem]) -> Fault:
    if not problems:
        return fault("corpus-empty", path=str(path), endings=", ".join(ENDINGS))
    first = problems[0].placed
    return fault("corpus-unreadable", path=str(path), count=len(problems), fault=first)
