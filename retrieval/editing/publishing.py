"""Putting a draft into the corpus, whole or not at all, and taking it out again."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath
from shutil import copyfileobj

from retrieval.disk import share_as, sync
from retrieval.editing.appending import append, append_undo, edited_by_one
from retrieval.editing.drafts import said_of
from retrieval.editing.names import numbered
from retrieval.errors import CorpusError
from retrieval.index import taken_out
from retrieval.ingest.corpus import is_in_sample_folder
from retrieval.ingest.corrections import read_corrections
from retrieval.ingest.files import read_alone
from retrieval.settings import Directory
from retrieval.text import normalise_line
from retrieval.types import Correction, Draft, Published, fault

_NEW = ".new-statement-"
"""How files begin that are not whole yet; the corpus passes hidden ones over."""

Planned = Callable[[Published], object]


def publish(  # noqa: PLR0913 - who publishes what where
    corpus: Path,
    directory: Directory,
    draft: Draft,
    *,
    by: str,
    now: datetime,
    under: str = "",
    planned: Planned = lambda _: None,
) -> Published:
    """Put a draft into the corpus; a reindex makes it live.

    Killed at any step, the file is there whole or not at all. A post whose id is on record from a
    post's own file becomes a new version there.

    Args:
        corpus: the folder.
        directory: whose lock of editing is held meanwhile.
        draft: with at least one statement.
        by: who publishes it, for the corrections that say what the file does not.
        now: when.
        under: a folder in the corpus, with slashes; made where it is missing.
        planned: told of what will lie where, just before it does; ``settle`` finds out after a
            crash whether it came to that.

    Raises:
        CorpusError: it cannot be published; the sentence says why, nothing was changed.
        BuildError: another process is editing.
    """
    if not draft.statements:
        empty = fault("file-without-statement", file=draft.name)
        said = draft.problems[0].placed if draft.problems else empty
        raise CorpusError(fault("publish-nothing", fault=said))
    check_place(corpus, _within(under))
    folder = corpus.joinpath(*_within(under).parts)
    with edited_by_one(directory), _written(folder):
        _sweep(folder)
        taken_out.forget(directory, (one.id for one in draft.statements))
        if draft.held:
            return _as_version(corpus, draft, planned)
        return _as_new(corpus, folder, draft, by=by, now=now, planned=planned)


def settle(
    corpus: Path, directory: Directory, planned: Published, *, by: str, now: datetime
) -> bool:
    """Find out whether a publication that was killed came to its end.

    Args:
        corpus: the folder.
        directory: whose lock of editing is held meanwhile.
        planned: what ``publish`` told of last.
        by: who published it.
        now: when.

    Returns:
        Whether the file lies there; where it does not, the corrections that were to come with it
        are taken back.

    Raises:
        CorpusError: the corrections cannot be read or written.
        BuildError: another process is editing.
    """
    with edited_by_one(directory), _written(planned.path.parent):
        if planned.path.is_file() and _digest(planned.path) == planned.sha256:
            return True
        _take_back(corpus, planned, by=by, now=now)
        return False


def unpublish(
    corpus: Path, directory: Directory, published: Published, *, by: str, now: datetime
) -> None:
    """Take out of the corpus what ``publish`` put there, with the corrections that came with it.

    Args:
        corpus: the folder.
        directory: whose lock of editing is held meanwhile.
        published: what ``publish`` returned.
        by: who takes it back.
        now: when.

    Raises:
        CorpusError: the file was changed since, or cannot be removed; it stays.
        BuildError: another process is editing.
    """
    with edited_by_one(directory), _written(published.path.parent):
        if published.path.exists() and _digest(published.path) != published.sha256:
            place = os.fspath(published.path)
            raise CorpusError(fault("publish-changed", file=published.relative, path=place))
        if published.before is not None:
            put_file(published.path, published.before.encode())
        else:
            taken_out.note(directory, published.statement_ids)
            published.path.unlink(missing_ok=True)
            sync(published.path.parent)
        _take_back(corpus, published, by=by, now=now)


def _take_back(corpus: Path, published: Published, *, by: str, now: datetime) -> None:
    """The corrections that came with a file, once."""
    left = set(published.corrections) - read_corrections(corpus).undone
    if left:
        append_undo(corpus, sorted(left), by=by, now=now)


def _as_new(  # noqa: PLR0913 - who publishes what where
    corpus: Path, folder: Path, draft: Draft, *, by: str, now: datetime, planned: Planned
) -> Published:
    """A file of its own.

    The corrections go first: a file that lies there without them would be on record wrongly.
    A name of which there are corrections, perhaps of a publication that was killed, is not free.
    """
    said = {} if draft.content is not None else said_of(draft.facts)
    known = {one.correction.statement_id for one in read_corrections(corpus).entries}
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / f"{_NEW}{os.getpid()}"
    _fill(new, draft)
    try:
        for name in numbered(draft.name):
            path = folder / name
            relative = path.relative_to(corpus).as_posix()
            ids = tuple(_renamed(one.id, draft.name, relative) for one in draft.statements)
            if path.exists() or not known.isdisjoint(ids):
                continue
            facts = [Correction(one, act, value) for one in ids for act, value in said.items()]
            kept = append(corpus, facts, by=by, now=now) if facts else ()
            numbers = tuple(entry.number for entry in kept)
            published = Published(path, relative, _digest(new), ids, numbers)
            planned(published)
            if _linked(new, path):
                return published
            if numbers:  # somebody else has just put a file there
                append_undo(corpus, numbers, by=by, now=now)
    finally:
        new.unlink(missing_ok=True)
    raise AssertionError("names do not end")


def _as_version(corpus: Path, draft: Draft, planned: Planned) -> Published:
    """A post's new text in the place of the one before, in the file that a post was put into."""
    statement_id, relative = next(iter(draft.held.items()))
    path = corpus.joinpath(*PurePosixPath(relative).parts)
    if draft.content is None or path.suffix != ".txt" or not path.is_file():
        raise CorpusError(fault("publish-elsewhere", id=statement_id, file=relative))
    before = path.read_bytes().decode("utf-8", "replace")
    content = draft.content.encode()
    published = Published(path, relative, sha256(content).hexdigest(), (statement_id,), (), before)
    planned(published)
    put_file(path, content)
    return published


def put_file(path: Path, content: bytes) -> None:
    """Put a file of the corpus at its place, or in that of another, at one stroke.

    Raises:
        OSError: it cannot be written; what was there before stays.
    """
    new = path.with_name(f"{_NEW}{os.getpid()}")
    try:
        new.write_bytes(content)
        share_as(new, new.parent)
        sync(new)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    sync(path.parent)


def _fill(new: Path, draft: Draft) -> None:
    with new.open("wb") as target:
        if draft.content is not None:
            target.write(draft.content.encode())
        elif draft.file is not None:
            with draft.file.open("rb") as source:
                copyfileobj(source, target)
        target.flush()
        share_as(new, new.parent)
        os.fsync(target.fileno())


def _linked(new: Path, path: Path) -> bool:
    """Give a whole file its name, durably; False where the name is taken meanwhile."""
    try:
        os.link(new, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without such links
        if path.exists():
            return False
        new.rename(path)
    sync(path.parent)
    return True


def _renamed(statement_id: str, before: str, relative: str) -> str:
    """The id of a statement where it is its file's name, for the name that the file has got."""
    rest = statement_id.removeprefix(before)
    named = statement_id.startswith(before) and rest[:1] in {"", "#", "!"}
    return f"{relative}{rest}" if named else statement_id


def check_place(corpus: Path, under: PurePosixPath) -> None:
    """See that a file put into this folder of a corpus would be read as a statement.

    Raises:
        CorpusError: it would not; the sentence says what to do.
    """
    if not corpus.is_dir():
        raise CorpusError(fault("corpus-no-folder", path=os.fspath(corpus)))
    folder = corpus.joinpath(*under.parts)
    for above in (folder, *folder.parents):
        if (alone := read_alone(above)) is not None:
            raise CorpusError(fault("read-alone", folder=os.fspath(above), file=alone.name))
        if above == corpus:
            break
    if is_in_sample_folder(folder) or under.parts[:1] == ("sample",):
        raise CorpusError(fault("in-sample", folder=os.fspath(folder)))


def _within(under: str) -> PurePosixPath:
    """A folder in the corpus that is neither hidden nor outside it."""
    parts = [normalise_line(part).lstrip(".") for part in under.split("/")]
    return PurePosixPath(*filter(None, parts))


def _sweep(folder: Path) -> None:
    """Remove what a publication that was killed has left."""
    for left in folder.glob(f"{_NEW}*"):
        left.unlink(missing_ok=True)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


@contextmanager
def _written(folder: Path) -> Iterator[None]:
    """Say what cannot be written, and what to do."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        said = fault("folder-unwritable", folder=os.fspath(folder), reason=reason)
        raise CorpusError(said) from error
