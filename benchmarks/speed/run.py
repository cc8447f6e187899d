"""Runs the sections of the benchmark, a process for each program, and keeps what they say.

    python benchmarks/speed/run.py DATA [SECTION ...]

A section's figures replace those of its last run; the report is written anew after each, so a run
that was cut short loses one section. ``BENCH_QUICK=1``: few documents, a report of its own.
"""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil
from report import SECTIONS as OWN_SECTIONS
from report import write

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PEERS = ("txtai", "llama-index", "haystack")
SECTIONS = ("peers", *OWN_SECTIONS)
QUICK = bool(os.environ.get("BENCH_QUICK"))
NAME = "QUICK" if QUICK else "RESULTS"
FOLDER = ROOT / (".bench" if QUICK else "benchmarks")
KEPT = ROOT / ".bench" / "models"
ROUNDS = 1 if QUICK else int(os.environ.get("BENCH_ROUNDS", "2"))
THREADS = "2"


def main() -> None:
    """Run the sections that are named, or all."""
    data, *named = sys.argv[1:]
    if unknown := set(named) - set(SECTIONS):
        raise SystemExit(f"no section {', '.join(unknown)}; there are {', '.join(SECTIONS)}")
    if not (Path(data) / "auspm").is_dir() or not (Path(data) / "scifact").is_dir():
        raise SystemExit(f"{data} holds no folders auspm and scifact; run: make bench DATA=FOLDER")
    kept = FOLDER / f"{NAME}.figures.json"
    found = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    for section in named or SECTIONS:
        print(f"{datetime.now(UTC):%H:%M:%S} {section} …", flush=True)
        ours = [sys.executable, str(HERE / f"section_{section}.py"), data]
        found[section] = peers(Path(data)) if section == "peers" else run(ours)
        found[section] |= {"at": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", "quick": QUICK}
        found["machine"] = machine()
        kept.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        write(found, FOLDER, NAME)
    print(f"{datetime.now(UTC):%H:%M:%S} written: {FOLDER / NAME}.md")


def peers(data: Path) -> dict[str, Any]:
    """Every program over the same documents in turn, so many rounds."""
    count = "500" if QUICK else "2000"
    rounds: dict[str, list[dict[str, Any]]] = {}
    converted = subprocess.run(  # noqa: S603 - our own code; makes the compiled model
        [sys.executable, "-c", _CONVERT, str(KEPT)], check=True, capture_output=True, text=True
    )
    for turn in range(ROUNDS):
        # the other way round every second time, so that nobody always runs on a warm machine
        for name in ("onrecord", *PEERS)[:: -1 if turn % 2 else 1]:
            python = sys.executable if name == "onrecord" else python_of(name)
            script = HERE / f"peer_{name.replace('-', '_')}.py"
            said = run([python, str(script), str(data / "scifact"), count])
            rounds.setdefault(name, []).append(said)
            print(f"  {name}: {said}", flush=True)
    return {"rounds": rounds, "converting_seconds": float(converted.stdout)}


_CONVERT = """
import sys, time
from pathlib import Path
from retrieval import ModelEncoder
began = time.perf_counter()
ModelEncoder("english", 2, Path(sys.argv[1])).encode_question("a")
print(time.perf_counter() - began)
"""


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


def python_of(peer: str) -> str:
    """The interpreter of a peer's environment."""
    return str(ROOT / ".bench" / peer / "bin" / "python")


def machine() -> dict[str, Any]:
    """What the figures were measured on, and with what."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text(encoding="utf-8").splitlines() if about.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    ours = ("onrecord", "openvino", "faiss-cpu", "numpy", "tokenizers", "python-telegram-bot")
    theirs = {}
    for peer in PEERS:
        listed = ROOT / "benchmarks" / "peers" / f"{peer}.txt"
        theirs[peer] = listed.read_text(encoding="utf-8").split()[0]
    return {
        "processor": next(named, platform.processor()),
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ours},
        "peers": theirs,
    }


if __name__ == "__main__":
    main()
