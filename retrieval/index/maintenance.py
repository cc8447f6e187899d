"""The operator's hand on the builds: list them, go back to the one before, remove old ones."""

from contextlib import closing
from pathlib import Path

from retrieval.archive.store import Archive
from retrieval.errors import BuildError
from retrieval.index import builds
from retrieval.index.build_files import open_build, read_manifest
from retrieval.settings import Directory
from retrieval.types import BuildFacts


def all_builds(directory: Directory) -> tuple[BuildFacts, ...]:
    """The facts of every build, the newest first.

    Raises:
        BuildError: there is no index.
    """
    live = live_name(directory)
    return tuple(_facts(folder, live) for folder in reversed(_published(directory)))


def live_name(directory: Directory) -> str | None:
    """The name of the live build; None where ``CURRENT`` names none."""
    try:
        folder = builds.current(directory)
    except BuildError:
        return None
    return None if folder is None else folder.name


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
    """
    _published(directory)  # before the lock, which would make the folder
    with builds.locked(directory):
        folder = _chosen(directory, to)
        _check(directory, folder, fingerprint)
        builds.make_current(directory, folder)
    return _facts(folder, folder.name)


def prune(directory: Directory, keep: int) -> tuple[BuildFacts, ...]:
    """Remove all but the live build and the newest others; returns what was removed.

    Args:
        directory: with the builds.
        keep: how many stay in all, at least 1.

    Raises:
        BuildError: there is no index, or no live build by which to tell what may go.
        ReindexInProgress: a reindex runs.
    """
    _published(directory)
    with builds.locked(directory):
        live = builds.current(directory)
        if live is None:
            raise BuildError(f"No build at {directory.root} is live; run: onrecord index")
        there = {folder: _facts(folder, live.name) for folder in builds.published(directory)}
        builds.sweep(directory)
        return tuple(there[folder] for folder in builds.prune(directory, keep))


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
    open_build(folder, fingerprint=fingerprint)
    with closing(Archive(directory.archive)) as archive:
        if not archive.continues(manifest.archive):
            raise BuildError(
                f"The build {manifest.build} is of another archive than {directory.archive}, so the"
                " live build stays; run: onrecord index"
            )


def _facts(folder: Path, live: str | None) -> BuildFacts:
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
    )
