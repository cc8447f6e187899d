"""The operator's hand on the builds: list them, go back to the one before, remove old ones."""

from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

from retrieval.archive.store import Archive
from retrieval.errors import BuildError
from retrieval.index import builds, held_build
from retrieval.index.build_files import open_build, read_manifest
from retrieval.index.remote import keeping as remote
from retrieval.settings import Directory
from retrieval.types import BuildFacts, Change, Outcome, Swap


def all_builds(directory: Directory) -> tuple[BuildFacts, ...]:
    """The facts of every build, the newest first.

    Raises:
        BuildError: there is no index.
    """
    state = _state(directory)
    return tuple(_facts(folder, *state) for folder in reversed(_published(directory)))


def live_name(directory: Directory) -> str | None:
    """The name of the live build; None where ``CURRENT`` names none."""
    try:
        folder = builds.current(directory)
    except BuildError:
        return None
    return None if folder is None else folder.name


def preview(directory: Directory, fingerprint: str, to: str | None = None) -> Swap:
    """What would change if another build were made live; nothing is.

    The arguments, and what is raised, are those of ``rollback``.
    """
    _published(directory)
    folder = _chosen(directory, to)
    _check(directory, folder, fingerprint)
    was = live_name(directory)
    with closing(Archive(directory.archive_place)) as archive:
        url = directory.index_url
        before = {} if was is None else _numbers(archive, directory.builds / was, url)
        after = _numbers(archive, folder, url)
        both = before.keys() & after.keys()
        other = {one: after[one] for one in both if after[one] != before[one]}
        gone = {one: before[one] for one in before.keys() - both}
        new = {one: after[one] for one in after.keys() - both}
        return Swap(
            build=_facts(folder, *_state(directory)),
            was=was,
            leaves=_outcomes(archive, gone, Change.WITHDRAWN),
            comes=_outcomes(archive, new, Change.NEW),
            differs=_outcomes(archive, other, Change.CHANGED),
        )


def _numbers(archive: Archive, folder: Path, url: str | None) -> dict[str, int]:
    """The record numbers of a build by their statements' ids; none where it cannot be read."""
    try:
        numbers = open_build(folder, thorough=False, index_url=url).record_numbers().tolist()
    except BuildError:
        return {}
    return {one.statement_id: one.number for one in archive.stubs(numbers).values()}


def _outcomes(archive: Archive, numbers: Mapping[str, int], change: Change) -> tuple[Outcome, ...]:
    """The newest first, the undated last."""
    some = [one.statement for one in archive.records(numbers.values()).values()]
    some.sort(key=lambda one: (one.date is not None, one.date or one.id, one.id), reverse=True)
    return tuple(Outcome(one.id, change, one.path, one.title, one.date) for one in some)


def rollback(directory: Directory, fingerprint: str, to: str | None = None) -> BuildFacts:
    """Make the build before the live one live, by one atomic step; returns its facts.

    Whoever answers meanwhile ends with the build it began with. Nothing is removed.

    Args:
        directory: archive and builds.
        fingerprint: of the encoder that is set now.
        to: a build's name, also of a newer one; the newest build older than the live one without.

    Raises:
        BuildError: there is no such build, or it is damaged, or of another model or archive; the
            live build stays.
        ReindexInProgress: a reindex runs.
        IndexUnreachable: the build lies in Milvus, which does not answer; the live build stays.
    """
    _published(directory)  # before the lock, which would make the folder
    with builds.locked(directory):
        folder = _chosen(directory, to)
        _check(directory, folder, fingerprint)
        remote.make_live(directory, folder)
        builds.make_current(directory, folder)
        held = held_build.held_build(directory)
        if held is None:
            held_build.release(directory)
    return _facts(folder, *_state(directory))


def prune(directory: Directory, keep: int, *, now: datetime) -> tuple[BuildFacts, ...]:
    """Remove all but the live build and the newest others; returns what was removed.

    A build that was held back less than a day ago stays in any case.

    Args:
        directory: with the builds.
        keep: how many stay in all, at least 1.
        now: the time, aware of its zone.

    Raises:
        BuildError: there is no index, or no live build by which to tell what may go.
        ReindexInProgress: a reindex runs.
    """
    _published(directory)
    with builds.locked(directory):
        live = builds.current(directory)
        if live is None:
            raise BuildError(f"No build at {directory.root} is live; run: onrecord index")
        state = _state(directory)
        there = {folder: _facts(folder, *state) for folder in builds.published(directory)}
        builds.sweep(directory)
        spared = held_build.spared(directory, now)
        removed = builds.prune(directory, keep, spared=spared)
        remote.tidy(directory, now)
        return tuple(there[folder] for folder in removed)


def _state(directory: Directory) -> tuple[str | None, str | None]:
    """The names of the live build and of the one that is held back."""
    held = held_build.held_build(directory)
    return live_name(directory), held.build if held else None


def _published(directory: Directory) -> list[Path]:
    folders = builds.published(directory)
    if not folders:
        raise BuildError(f"There is no index at {directory.root}; run: onrecord index")
    return folders


def _chosen(directory: Directory, to: str | None) -> Path:
    by_name = {folder.name: folder for folder in builds.published(directory)}
    live = live_name(directory)
    if to is None:
        # where CURRENT names no build, the newest there is will do
        older = [name for name in by_name if live is None or name < live]
        if not older:
            raise BuildError(
                f"There is no build before {live}, which is live; to see those there are,"
                " run: onrecord builds"
            )
        return by_name[max(older)]
    if to == live:
        raise BuildError(
            f"The build {to} is live already; the others are listed by: onrecord builds"
        )
    if to not in by_name:
        raise BuildError(f"There is no build {to}; to see those there are, run: onrecord builds")
    return by_name[to]


def _check(directory: Directory, folder: Path, fingerprint: str) -> None:
    manifest = read_manifest(folder)
    if manifest.fingerprint != fingerprint:
        raise BuildError(
            f"The build {manifest.build} was made with the model {manifest.encoder}"
            f" ({manifest.fingerprint}), not with the one set now ({fingerprint}), so the live"
            f" build stays; to go back with that model, run:"
            f" ONRECORD_ENCODER={manifest.encoder} onrecord rollback"
        )
    open_build(folder, fingerprint=fingerprint, index_url=directory.index_url)
    with closing(Archive(directory.archive_place)) as archive:
        if not archive.continues(manifest.archive):
            raise BuildError(
                f"The build {manifest.build} is of another archive than"
                f" {directory.archive_place}, so the live build stays; run: onrecord index"
            )


def _facts(folder: Path, live: str | None, held: str | None) -> BuildFacts:
    size = builds.size(folder)
    try:
        manifest = read_manifest(folder)
    except BuildError as error:
        return BuildFacts(folder.name, None, None, 0, 0, size, folder.name == live, str(error))
    return BuildFacts(
        name=folder.name,
        made_at=manifest.built_at,
        encoder=manifest.encoder,
        statements=manifest.records,
        passages=manifest.rows,
        bytes=size,
        live=folder.name == live,
        held=folder.name == held,
    )
