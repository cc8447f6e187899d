"""Runs the sections of the benchmark, a process for each program, and keeps what they say.

    python benchmarks/speed/run.py DATA [SECTION ...]

A section's figures replace those of its last run; they are kept after each section, and after each
program. Each kind of processor has figures of its own, a column of the report; those of another
processor of the same kind are never kept beside this one's.

    BENCH_QUICK=1      few documents, one round, a report of its own in .bench
    BENCH_LIMIT=avx2   newer instructions are left out; as a processor of that kind
    BENCH_DOCUMENTS=N  how many documents every program gets, and BENCH_ROUNDS=N how often
    BENCH_ROWS=A,B     only programs whose rows' names hold one of these; the others' figures stay
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from machine import LIMITS, is_same, kind, machine
from report import SECTIONS as OWN_SECTIONS
from report import figures_file, write
from ways import OWN, WAYS, Way

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SECTIONS = ("processor", "peers", *(one for one in OWN_SECTIONS if one != "processor"))
QUICK = bool(os.environ.get("BENCH_QUICK"))
LIMIT = os.environ.get("BENCH_LIMIT", "")
NAME = "QUICK" if QUICK else "RESULTS"
FOLDER = ROOT / (".bench" if QUICK else "benchmarks")
KEPT = ROOT / ".bench" / "models"
E5 = ROOT / ".bench" / "e5-small"
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "1" if QUICK else "2"))
DOCUMENTS = os.environ.get("BENCH_DOCUMENTS", "500" if QUICK else "1000")
THREADS = "2"


def main() -> None:
    """Run the sections that are named, or all."""
    data, *named = sys.argv[1:]
    if unknown := set(named) - set(SECTIONS):
        raise SystemExit(f"no section {', '.join(unknown)}; there are {', '.join(SECTIONS)}")
    if not (Path(data) / "auspm").is_dir() or not (Path(data) / "scifact").is_dir():
        raise SystemExit(f"{data} holds no folders auspm and scifact; run: make bench DATA=FOLDER")
    if LIMIT and LIMIT not in LIMITS:
        raise SystemExit(f"no limit {LIMIT}; BENCH_LIMIT may be {', '.join(LIMITS)} or empty")
    os.environ.update(LIMITS.get(LIMIT, {}))
    here = machine(LIMIT)
    kept = figures_file(FOLDER, NAME, kind(here))
    found = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    if found and not is_same(found["machine"], here):
        print(f"figures of another processor are dropped: {found['machine']['processor']}")
        found = {}

    def keep(section: str, figures: dict[str, Any]) -> None:
        about = {"at": f"{now():%Y-%m-%d %H:%M} UTC", "quick": QUICK}
        found.update({section: figures | about, "machine": here})
        kept.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")

    for section in named or SECTIONS:
        print(f"{now():%H:%M:%S} {section} …", flush=True)
        if section == "peers":
            for figures in peers(Path(data), found.get("peers", {})):
                keep(section, figures)
        else:
            keep(section, run([sys.executable, str(HERE / f"section_{section}.py"), data]))
        write(FOLDER, NAME)
    print(f"{now():%H:%M:%S} written: {FOLDER / NAME}.md")


def peers(data: Path, before: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every program over the same documents in turn, so many rounds; the figures after each.

    Args:
        data: the folder of the sets.
        before: figures of the last run; rows that do not run now keep theirs.
    """
    wanted = [one.strip() for one in os.environ.get("BENCH_ROWS", "").split(",")]
    chosen = [way for way in WAYS if any(word in way.name for word in wanted)]
    of_before: dict[str, list[dict[str, Any]]] = before.get("rounds", {})
    rounds = {
        name: said
        for name, said in of_before.items()
        if said[0]["texts"] == int(DOCUMENTS) and name not in {way.name for way in chosen}
    }
    converting = {one.name: converted(one.encoder) for one in OWN}
    write_e5()
    for turn in range(ROUNDS):
        # the other way round every second time, so that nobody always runs on a warm machine
        for way in chosen[:: -1 if turn % 2 else 1]:
            said = run(command_of(way, data), way.variables(E5))
            rounds.setdefault(way.name, []).append(said)
            print(f"  {now():%H:%M:%S} {way.name}: {said}", flush=True)
            there = {one.name: rounds[one.name] for one in WAYS if one.name in rounds}
            yield {"rounds": there, "converting_seconds": converting}


def command_of(way: Way, data: Path) -> list[str]:
    """What measures one program."""
    python = ROOT / ".bench" / way.program / "bin" / "python"
    script = HERE / f"peer_{way.program.replace('-', '_')}.py"
    interpreter = sys.executable if way.ours else str(python)
    return [interpreter, str(script), str(data / "scifact"), DOCUMENTS]


_CONVERT = """
import sys, time
from pathlib import Path
from retrieval import ModelEncoder
began = time.perf_counter()
ModelEncoder(sys.argv[1], 2, Path(sys.argv[2])).encode_question("a")
print(time.perf_counter() - began)
"""

_WRITE_E5 = """
import sys
from pathlib import Path
from retrieval.encode import e5_package
from retrieval.encode.e5_folder import write_model
write_model(e5_package.read_model(e5_package.package_file()), Path(sys.argv[1]))
"""


def converted(encoder: str) -> float:
    """Convert and compile a model of ours, if that was not done before; the seconds."""
    return float(beside(_CONVERT, encoder, str(KEPT)))


def write_e5() -> None:
    """Our multilingual weights as a folder that the peers load, if it is not there."""
    if not E5.exists():
        unfinished = E5.with_name("e5-small.unfinished")
        beside(_WRITE_E5, str(unfinished))
        unfinished.rename(E5)


def beside(program: str, *given: str) -> str:
    """What a program of ours prints.

    It has a process of its own: memory that this one takes is counted as taken by its children.
    """
    command = [sys.executable, "-c", program, *given]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603


def run(command: list[str], more: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The JSON that a process prints last, two threads for whatever counts them.

    Args:
        command: of the process.
        more: variables that it is given beside.
    """
    given = (
        os.environ
        | dict(more or {})
        | {
            **{f"{name}_NUM_THREADS": THREADS for name in ("OMP", "MKL", "OPENBLAS", "RAYON")},
            "TOKENIZERS_PARALLELISM": "true",
            "HF_HUB_OFFLINE": "1",
            "HAYSTACK_TELEMETRY_ENABLED": "False",
            "KEPT_MODELS": str(KEPT),
            "PYTHONWARNINGS": "ignore",
        }
    )
    done = subprocess.run(command, env=given, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        print(done.stderr[-3000:], file=sys.stderr)
        raise SystemExit(f"{command[1]} ended with {done.returncode}")
    said: dict[str, Any] = json.loads(done.stdout.strip().rpartition("\n")[2])
    return said


def now() -> datetime:
    """The time, UTC."""
    return datetime.now(UTC)


if __name__ == "__main__":
    main()
