"""Where an archive may lie: SQLite's file, or a database of a PostgreSQL that the tests start."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import pytest

from retrieval import Archive
from retrieval.settings import DatabaseUrl

_BINARIES = Path("/usr/lib/postgresql")
_NOBODY = "postgres"


ON_FILES = pytest.mark.parametrize("place", ["sqlite"], indirect=True)
"""A test of what only SQLite's file has."""


def file_of(archive: Archive) -> Path:
    """The SQLite file of an archive."""
    place = archive._file.place
    assert isinstance(place, Path)
    return place


class PostgresForTests:
    """A server of its own in a folder of its own, on a Unix socket; it goes with the session.

    Args:
        binaries: the folder of ``initdb`` and ``postgres``.
    """

    def __init__(self, binaries: Path) -> None:
        self._binaries = binaries
        # a socket's path may have a hundred letters
        self.folder = Path(mkdtemp(prefix="onrecord-pg-", dir="/tmp"))
        self._numbers = count(1)
        if os.geteuid() == 0:
            shutil.chown(self.folder, _NOBODY)
        data = self.folder / "data"
        self._run(
            "initdb",
            "--pgdata",
            data,
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "--auth=trust",
            "--username=tester",
        )
        self._server = subprocess.Popen(
            [
                *self._as_nobody(),
                *(str(binaries / "postgres"), "-D", str(data), "-k", str(self.folder)),
                *("-c", "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off"),
                *("-c", "synchronous_commit=off", "-c", "shared_buffers=16MB"),
                *("-c", "max_connections=60", "-c", "autovacuum=off"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._await()
        Archive(self.url("template"), create=True).close()

    def url(self, name: str) -> DatabaseUrl:
        """A new and empty database."""
        self._admin(f"CREATE DATABASE {name}")
        return self._url(name)

    def copy(self) -> DatabaseUrl:
        """A new database with an empty archive in it."""
        name = f"copy_{next(self._numbers)}"
        self._admin(f"CREATE DATABASE {name} TEMPLATE template")
        return self._url(name)

    def _url(self, name: str) -> DatabaseUrl:
        return DatabaseUrl(f"postgresql://tester:s3cret@/{name}?host={self.folder}")

    def drop(self, place: DatabaseUrl) -> None:
        """Take a database away, whoever is connected to it."""
        name = place.secret.partition("@/")[2].partition("?")[0]
        self._admin(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """End the server and remove its folder."""
        self._server.send_signal(signal.SIGINT)  # which does not wait for those connected
        self._server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _admin(self, sql: str) -> None:
        import psycopg

        address = self._url("postgres").secret
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(sql.encode())

    def _await(self) -> None:
        import psycopg

        while True:
            assert self._server.poll() is None, "PostgreSQL did not start"
            try:
                psycopg.connect(self._url("postgres").secret).close()
            except psycopg.OperationalError:
                continue
            return

    def _run(self, name: str, *arguments: object) -> None:
        command = [*self._as_nobody(), str(self._binaries / name), *map(str, arguments)]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder)

    @staticmethod
    def _as_nobody() -> list[str]:
        """PostgreSQL runs as anybody but root."""
        if os.geteuid() != 0:
            return []
        return ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"]


@contextmanager
def postgres() -> Iterator[PostgresForTests]:
    """A running server; the test is skipped, with the reason, where there is none to run."""
    pytest.importorskip("psycopg", reason="psycopg, of the extra postgres, is not installed")
    found = sorted(_BINARIES.glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        pytest.skip("PostgreSQL is not installed; run: apt-get install postgresql")
    made = PostgresForTests(found[-1])
    try:
        yield made
    finally:
        made.stop()


@pytest.fixture(scope="session")
def server() -> Iterator[PostgresForTests]:
    """One PostgreSQL for all tests."""
    with postgres() as made:
        yield made


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path | DatabaseUrl]:
    """Where an archive may be made, or is there already with nothing in it."""
    if request.param == "sqlite":
        yield tmp_path / "archive.sqlite"
        return
    server = request.getfixturevalue("server")
    made = server.copy()
    yield made
    server.drop(made)


@pytest.fixture
def archive(place: Path | DatabaseUrl) -> Iterator[Archive]:
    """An empty archive."""
    with closing(Archive(place, create=True)) as made:
        yield made
