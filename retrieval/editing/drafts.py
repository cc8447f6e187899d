"""What a file or a post would be on record as, looked at before it is published."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from retrieval.archive.store import Archive
from retrieval.archive.update import digest
from retrieval.editing.names import file_name
from retrieval.editing.text_files import name_of, text_file
from retrieval.errors import CorpusError
from retrieval.ingest.corpus import SCAN_LIMITS
from retrieval.ingest.corrections import corrected
from retrieval.ingest.files import CorpusFile
from retrieval.ingest.formats import ENDINGS, ReadStatement, format_of
from retrieval.ingest.insides import Opening
from retrieval.ingest.sandbox import Limits, ParserProcess
from retrieval.settings import Directory, RetrievalSettings
from retrieval.types import Act, DateOrigin, Draft, Facts, Problem, Statement, Value, fault

_LIMITS = Limits()


def read_draft(
    path: Path,
    directory: Directory,
    settings: RetrievalSettings,
    *,
    facts: Facts = Facts(),  # noqa: B008 - frozen
    name: str | None = None,
) -> Draft:
    """Read a file as the corpus would be read, without putting it there.

    What is wrong with the file is among the problems; a draft without statements cannot be
    published.

    Args:
        path: the file, wherever it lies.
        directory: of the archive in which the same words are looked for; it may be missing.
        settings: how large a file may be, and whether pictures of pages are read.
        facts: that are said of the statements in it; ``lang`` and ``posted`` are not for files.
        name: that the sender gave the file, where it is not that of ``path``.

    Raises:
        CorpusError: no file of this ending can be read, or the facts are not for this file.
        BuildError: the archive is damaged.
    """
    called = file_name(name or path.name)
    kind = format_of(called)
    if kind is None:
        raise CorpusError(fault("draft-ending", file=called, endings=", ".join(ENDINGS)))
    with (
        _under(called, path) as there,
        ParserProcess(_LIMITS) as process,
        ParserProcess(SCAN_LIMITS) as scans,
    ):
        opening = Opening(process, settings.max_file_bytes, scans if settings.ocr else None)
        statements, problems = _parted(opening.items(CorpusFile(str(there), called, kind)))
    if len(statements) > 1 and (facts.title is not None or facts.url is not None):
        raise CorpusError(fault("draft-of-many", file=called, count=len(statements)))
    said = said_of(facts)
    draft = Draft(called, tuple(corrected(one, said) for one in statements), problems)
    return _compared(replace(draft, facts=facts, file=path), directory)


@contextmanager
def _under(called: str, path: Path) -> Iterator[Path]:
    """The file where it has the name that it will have, of which readers take its date."""
    if path.name == called:
        yield path
        return
    with TemporaryDirectory() as folder:
        there = Path(folder) / called
        try:
            copyfile(path, there)
        except OSError:
            there = path  # its reader says what is wrong
        yield there


def post_draft(text: str, directory: Directory, settings: RetrievalSettings, facts: Facts) -> Draft:
    """The draft of a post: words that were written, pasted or forwarded.

    Of a post that is on record with other words, what was said of it then holds on where nothing
    else is said now: its date, its title, its speaker, its source.

    Args:
        text: of the post, as it came.
        directory: of the archive in which the same words are looked for; it may be missing.
        settings: how long a text may be.
        facts: that are said of it.

    Raises:
        BuildError: the archive is damaged.
    """
    draft = _post(text, directory, settings, facts)
    for name in draft.held:
        said = _with_before(facts, directory, name)
        if said != facts:
            return _post(text, directory, settings, said)
    return draft


def _post(text: str, directory: Directory, settings: RetrievalSettings, facts: Facts) -> Draft:
    name, content = name_of(text, facts), text_file(text, facts)
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content.encode())
        draft = read_draft(path, directory, settings, name=name)
    return replace(draft, facts=facts, file=None, content=content)


def _with_before(facts: Facts, directory: Directory, statement_id: str) -> Facts:
    """Facts, and in the place of those that are not said what the statement on record says."""
    with closing(Archive(directory.archive_place)) as archive:
        before = archive.versions(statement_id)[-1].statement
    dated = facts.date is None and before.date_origin is DateOrigin.FIELD
    return replace(
        facts,
        date=before.date if dated else facts.date,
        # beside a date that was given the day of the message would only be a contradiction
        posted=None if dated else facts.posted,
        title=before.title or None if facts.title is None else facts.title,
        speaker=before.speaker if facts.speaker is None else facts.speaker,
        source=before.source if facts.source is None else facts.source,
    )


def said_of(facts: Facts) -> dict[Act, Value]:
    """Facts of a file as corrections of its statements."""
    said: dict[Act, Value] = {
        Act.RETITLE: facts.title,
        Act.REDATE: facts.date,
        Act.RESPEAK: facts.speaker,
        Act.RESOURCE: facts.source,
        Act.READDRESS: facts.url,
    }
    return {act: value for act, value in said.items() if value is not None}


def _parted(
    items: Iterable[ReadStatement | Problem],
) -> tuple[list[Statement], tuple[Problem, ...]]:
    """Statements, no id twice, and problems."""
    statements: dict[str, Statement] = {}
    problems = []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            statements.setdefault(item.statement.id, item.statement)
    return [*statements.values()], tuple(problems)


def _compared(draft: Draft, directory: Directory) -> Draft:
    """The draft with what is on record already: of the same words, and of the same ids."""
    if not Archive.is_there(directory.archive_place):
        return draft
    with closing(Archive(directory.archive_place)) as archive:
        draft = _without_purged(archive, draft)
        repeated = {one.id: (*_same_words(archive, one),) for one in draft.statements}
        held = dict(_held(archive, draft.statements))
    repeated = {name: ids for name, ids in repeated.items() if ids}
    return replace(draft, repeated=repeated, held=held)


def _without_purged(archive: Archive, draft: Draft) -> Draft:
    """The draft without statements that were taken away for good, with a problem for each."""
    kept, problems = [], []
    for one in draft.statements:
        of_text = archive.removals.of_text(digest(one.text))
        gone = of_text or (archive.removals.at(one.id) if one.id != one.path else [])
        if gone:
            said = fault("purged", day=gone[-1].day.isoformat(), id=one.id)
            problems.append(Problem(one.path, None, said))
        else:
            kept.append(one)
    return replace(draft, statements=tuple(kept), problems=(*draft.problems, *problems))


def _same_words(archive: Archive, statement: Statement) -> Iterator[str]:
    ids = (record.statement.id for record in archive.of_text(digest(statement.text)))
    for name in dict.fromkeys(ids):
        if archive.is_present(name) and not (name == statement.id and _is_named(statement)):
            yield name


def _held(archive: Archive, statements: Iterable[Statement]) -> Iterator[tuple[str, str]]:
    for statement in statements:
        if _is_named(statement) and archive.is_present(statement.id):
            yield statement.id, archive.versions(statement.id)[-1].statement.path


def _is_named(statement: Statement) -> bool:
    """Whether an id is more than the name of its file: a file of the same name is another one."""
    return statement.id.partition("#")[0] != statement.path
