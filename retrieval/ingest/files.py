"""Which files of a corpus are read: endings, hidden names, links, one-file folders."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from retrieval.errors import CorpusError
from retrieval.ingest.corrections import FILE as CORRECTIONS
from retrieval.ingest.formats import Format, format_of
from retrieval.text import normalise_line
from retrieval.types import Fault, Problem, fault

_WHOLE_CORPUS = ("corpus.jsonl", "corpus.jsonl.gz")
_EXPORT_FOLDER = re.compile("(?:Chat|Data)Export_", re.IGNORECASE)
_EXPORT = "result.json"
_EXPORT_AS_PAGES = "messages.html"
_BETTER = {
    ".doc": ".docx",
    ".ppt": ".pptx",
    ".odp": ".pptx",
    ".wps": ".docx",
    ".xls": ".xlsx",
    ".xlsb": ".xlsx",
    ".ods": ".xlsx",
}
_PACKED = frozenset((".rar", ".7z", ".gz"))
_OWN_NAMES = frozenset(("thumbs.db", "desktop.ini"))
# the same posts once more, and what makes pages of them
_EXPORT_PAGES = re.compile("(?:messages[0-9]*|export_results)[.]html", re.IGNORECASE)
_EXPORT_PAGES_FOLDERS = frozenset(("css", "js", "images", "lists"))
_NAMED = 5


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file to be read.

    Attributes:
        where: its own path.
        relative: its path in the corpus, with slashes, as it is shown.
        format: that its name says it has.
    """

    where: str
    relative: str
    format: Format

    @property
    def path(self) -> Path:
        """The same as an object, which takes longer to make than the file to be found."""
        return Path(self.where)


def find_files(path: Path) -> list[CorpusFile | Problem]:
    """List what is to be read at ``path``, sorted by name, and what is in the way.

    A link to a file inside the corpus is followed unless that file is listed itself; a link to a
    folder inside it leads nowhere new; a link that leads out is a problem.

    Raises:
        CorpusError: there is nothing at ``path``, or one file that cannot be read as statements.
    """
    try:
        root = path.resolve(strict=True)
        mode = root.stat().st_mode
    except (OSError, RuntimeError):
        raise CorpusError(fault("corpus-missing", path=str(path))) from None
    if stat.S_ISDIR(mode):
        items = _Walk(root).items()
        return sorted(items, key=_place)
    kind = format_of(path.name)
    if kind is None or not stat.S_ISREG(mode):
        said = _why_unknown(path.name)
        raise CorpusError(fault("corpus-file-unreadable", path=str(path), fault=said))
    return [CorpusFile(os.fspath(root), _shown(path.name), kind)]


def _place(item: CorpusFile | Problem) -> tuple[list[str], bool]:
    relative = item.path if isinstance(item, Problem) else item.relative
    return relative.split("/"), isinstance(item, CorpusFile)


class _Walk:
    """One pass over a folder; links are settled at the end, when all files are known."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._prefix = len(os.path.join(root, ""))  # noqa: PTH118 - with the separator at its end
        self._links: list[str] = []
        self._seen: set[str] = set()
        self._walked: set[Path] = set()

    def items(self) -> Iterator[CorpusFile | Problem]:
        folders = [self._root]
        while folders:
            folder = folders.pop()
            try:
                with os.scandir(folder) as entries:
                    here = {entry.name: entry for entry in entries}
            except OSError as error:
                said = fault("unreadable", reason=error.strerror or str(error))
                yield Problem(self._relative(folder), None, said)
                continue
            if _is_export(folder) and _EXPORT not in here and _EXPORT_AS_PAGES in here:
                yield Problem(self._relative(folder), None, fault("export-without-json"))
                continue
            self._walked.add(folder)
            alone = _alone(folder)
            whole = next((name for name in alone if _is_file(here.get(name))), None)
            if whole is not None:
                yield from self._left(folder, whole)
            for name, entry in here.items() if whole is None else [(whole, here[whole])]:
                if name[0] == "." or self._is_correcting(folder, name):
                    continue
                if entry.is_symlink():
                    self._links.append(entry.path)
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(folder / name)
                else:
                    regular = entry.is_file(follow_symlinks=False)
                    yield from self._file(entry.path, entry.path, regular=regular)
        for link in self._links:
            yield from self._link(link)

    def _left(self, folder: Path, whole: str) -> Iterator[Problem]:
        """What lies beside or below a file that is read alone, named in one line."""
        real = os.path.realpath(folder / whole)
        below = [
            name
            for name in sorted(_below(folder))
            if folder / name != Path(real) and not self._is_correcting(folder, name)
        ]
        if whole == _EXPORT:
            # pictures and films of the posts are no statements
            below = [name for name in below if format_of(name) and not _is_page_of_export(name)]
        if whole in below:
            below.remove(whole)
        if below:
            names, more = ", ".join(map(_shown, below[:_NAMED])), len(below) - _NAMED
            if more > 0:
                said = fault("files-beside-more", count=len(below), names=names, more=more)
            else:
                said = fault("files-beside", count=len(below), names=names)
            yield Problem(self._relative(folder / whole), None, said, warning=True)

    def _is_correcting(self, folder: Path, name: str) -> bool:
        """Whether a file is no statement but says what is wrong with some."""
        if not name.endswith(CORRECTIONS):
            return False
        of_file = name.removesuffix(f".{CORRECTIONS}")
        return (
            (folder == self._root and name == CORRECTIONS)
            # of a corpus that is one file of this folder
            or (of_file != name and (folder / of_file).is_file())
        )

    def _file(self, path: str, target: str, *, regular: bool) -> tuple[CorpusFile | Problem, ...]:
        name = os.path.basename(path)  # noqa: PTH119 - pathlib takes longer
        kind = format_of(name)
        if kind is None or not regular:
            if name.lower() in _OWN_NAMES:
                return ()
            return (Problem(self._relative(path), None, _why_unknown(name), warning=True),)
        if target in self._seen:
            return ()
        self._seen.add(target)
        return (CorpusFile(target, self._relative(path), kind),)

    def _link(self, link: str) -> Iterator[CorpusFile | Problem]:
        try:
            target = Path(link).resolve()
            inside = target.is_relative_to(self._root)
            if inside and target.is_dir():
                if target not in self._walked:
                    said = fault("link-to-folder")
                    yield Problem(self._relative(link), None, said, warning=True)
                return
        except (OSError, RuntimeError):
            yield Problem(self._relative(link), None, fault("link-in-circle"))
            return
        if not inside:
            yield Problem(self._relative(link), None, fault("link-out"))
        elif not target.exists():
            yield Problem(self._relative(link), None, fault("link-nowhere"))
        else:
            yield from self._file(link, os.fspath(target), regular=target.is_file())

    def _relative(self, path: Path | str) -> str:
        # pathlib takes longer to say it than to find the file
        return _shown(str(path)[self._prefix :].replace(os.sep, "/") or ".")


def read_alone(folder: Path) -> Path | None:
    """The file of a folder that is all that is read of it; None where every file is."""
    return next((folder / name for name in _alone(folder) if (folder / name).exists()), None)


def _alone(folder: Path) -> tuple[str, ...]:
    return (*_WHOLE_CORPUS, _EXPORT) if _is_export(folder) else _WHOLE_CORPUS


def _is_export(folder: Path) -> bool:
    return _EXPORT_FOLDER.match(folder.name) is not None


def _is_file(entry: "os.DirEntry[str] | None") -> bool:
    """Whether a name may be that of a file, be it a link that leads nowhere."""
    return entry is not None and not entry.is_dir()


def _below(folder: Path) -> Iterator[str]:
    """The files below a folder that do not hide, by their paths in it, with slashes."""
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and name.lower() not in _OWN_NAMES:
                path = os.path.join(where, name)  # noqa: PTH118 - pathlib takes longer
                yield os.path.relpath(path, folder).replace(os.sep, "/")


def _is_page_of_export(path: str) -> bool:
    """Whether a file of an export's folder is part of Telegram's pages of the same posts."""
    *folders, name = path.split("/")
    if _EXPORT_PAGES.fullmatch(name):
        return True
    return bool(_EXPORT_PAGES_FOLDERS.intersection(folders)) and name.endswith(".html")


def _shown(relative: str) -> str:
    """A path that can be printed and stored, whatever bytes its name is made of."""
    return normalise_line(os.fsencode(relative).decode("utf-8", "replace"))


def _why_unknown(name: str) -> Fault:
    ending = Path(name).suffix
    if format_of(name) is not None:
        return fault("not-a-file")
    if not ending:
        return fault("no-ending")
    if ending.lower() in _PACKED:
        return fault("ending-unpack", ending=ending)
    if better := _BETTER.get(ending.lower()):
        return fault("ending-save-as", ending=ending, better=better)
    return fault("ending-unknown", ending=ending)
