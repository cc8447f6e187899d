"""Thousands of damaged files for every reader: what ends it, what holds it up, how fast it is.

Run ``make fuzz``, or ``PYTHONPATH=tests/support:. python benchmarks/fuzz_readers.py 20000 [ENDING
...]``; ``KEEP=FOLDER`` keeps the files that did harm, ``SEED=7`` makes other ones. Every file is
read in a child process with limits on memory and time, and follows from the seed and its number.

``--speed`` prints instead how fast good files are read and what the libraries of a form cost.
"""

import json
import os
import selectors
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import fuzzing

from retrieval.ingest.formats import ENDINGS, format_of, read_file, reader_of
from retrieval.text import normalise, normalise_line
from retrieval.types import Problem

_SECONDS = 10.0  # for one file
_START_SECONDS = 60.0
_MEMORY = 1536 * 2**20
_LIMIT = 3_000_000
_FORM = {".text": ".txt", ".markdown": ".md", ".ndjson": ".jsonl", ".ndjson.gz": ".jsonl.gz"}


@dataclass(slots=True)
class Outcome:
    """What became of the files of one ending.

    Attributes:
        files: how many were read.
        failed: the numbers of those at which a reader raised, or whose text is not in order.
        ended: of those that ended the process.
        hung: of those that took more than ten seconds.
        slowest: milliseconds of the slowest, and its number.
        peak: megabytes that the process took at most.
    """

    files: int = 0
    failed: dict[int, str] = field(default_factory=dict)
    ended: list[int] = field(default_factory=list)
    hung: list[int] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, -1)
    peak: float = 0.0


def fuzzed(ending: str, count: int, seed: int = 0, seconds: float = _SECONDS) -> Outcome:
    """Read ``count`` damaged files of an ending; the child is started anew where it ends."""
    found = Outcome()
    number = 0
    while number < count:
        number = _one_child(found, ending, seed, (number, count), seconds) + 1
    return found


def _one_child(
    found: Outcome, ending: str, seed: int, numbers: tuple[int, int], seconds: float
) -> int:
    """The number of the last file that a child began."""
    command = [sys.executable, __file__, "--child", ending, str(seed), *map(str, numbers)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    last = numbers[0] - 1
    with subprocess.Popen(  # noqa: S603 - this file
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as child:
        try:
            for said in _said(child, seconds):
                last = _take(found, said, last)
                if said.get("end"):
                    return numbers[1] - 1
        except TimeoutError:
            child.kill()
            found.hung.append(last)
            return max(last, numbers[0])
    found.ended.append(last)
    return max(last, numbers[0])


def _take(found: Outcome, said: dict[str, Any], last: int) -> int:
    found.peak = max(found.peak, said.get("peak", 0.0))
    if "failed" in said:
        found.failed[last] = said["failed"]
    if "ms" in said:
        found.slowest = max(found.slowest, (said["ms"], last))
    if "begin" in said:
        found.files += 1
        return int(said["begin"])
    return last


def _said(child: subprocess.Popen[bytes], seconds: float) -> Iterator[dict[str, Any]]:
    """What the child says, line by line.

    Raises:
        TimeoutError: it said nothing for so long.
    """
    assert child.stdout  # noqa: S101 - asked for above
    rest, patience = b"", _START_SECONDS
    with selectors.DefaultSelector() as waiting:
        waiting.register(child.stdout, selectors.EVENT_READ)
        while True:
            if not waiting.select(patience):
                raise TimeoutError
            data = os.read(child.stdout.fileno(), 65536)
            if not data:
                return
            patience = seconds
            *lines, rest = (rest + data).split(b"\n")
            yield from map(json.loads, lines)


def _child(ending: str, seed: int, first: int, count: int) -> None:
    """Damage and read files; say of each that it begins, and what was wrong."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    form = _FORM.get(ending, ending)
    good = fuzzing.seeds(form)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"file{ending}")
        for number in range(first, count):
            path.write_bytes(fuzzing.damaged_file(form, seed, number, good))
            _say(begin=number)
            start = time.perf_counter()
            wrong = read_wrong(path)
            _say(ms=round((time.perf_counter() - start) * 1000, 1), peak=_peak())
            if wrong:
                _say(failed=wrong)
    _say(end=True)


def read_wrong(path: Path) -> str:
    """What is wrong with how a file is read; nothing where it ends in statements or problems."""
    reader = reader_of(path.name)
    assert reader  # noqa: S101 - endings are those that have one
    try:
        for item in read_file(reader, path, path.name, _LIMIT):
            if not isinstance(item, Problem):
                said = item.statement
                if not said.text or said.text != normalise(said.text):
                    return "a text that is not in order"
                if said.title != normalise_line(said.title) or not said.id:
                    return "a title or an id that is not in order"
            elif "\0" in item.problem:
                return "a problem with a character that is none"
    except Exception as error:  # noqa: BLE001 - what is looked for
        return f"{type(error).__name__}: {error}"[:200]
    return ""


def _peak() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _say(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


def main(count: int, endings: list[str]) -> int:
    """Print a row for each ending; how many files did harm."""
    seed = int(os.environ.get("SEED", "0"))
    harm = 0
    print("| ending | files | raised | ended | hung | slowest, ms | peak, MB |")
    print("|---|---|---|---|---|---|---|", flush=True)
    for ending in endings:
        if not fuzzing.seeds(_FORM.get(ending, ending)):
            print(f"| `{ending}` | no good files of it are known | | | | | |")
            continue
        found = fuzzed(ending, count, seed)
        cells = (found.files, len(found.failed), len(found.ended), len(found.hung))
        slowest, number = found.slowest
        print(
            f"| `{ending}` | {' | '.join(map(str, cells))} | {slowest:,.0f} (file {number}) "
            f"| {found.peak:,.0f} |",
            flush=True,
        )
        for which, why in _harmful(found):
            harm += 1
            print(f"{ending} {which}: {why}", file=sys.stderr, flush=True)
            _keep(ending, seed, which)
    return harm


def _harmful(found: Outcome) -> Iterator[tuple[int, str]]:
    yield from found.failed.items()
    yield from ((number, "ended the process") for number in found.ended)
    yield from ((number, "took more than ten seconds") for number in found.hung)


def _keep(ending: str, seed: int, number: int) -> None:
    if folder := os.environ.get("KEEP"):
        name = f"{seed}-{number}{ending}"
        Path(folder, name).write_bytes(
            fuzzing.damaged_file(_FORM.get(ending, ending), seed, number)
        )


# -- speed ---------------------------------------------------------------------------------------

_COST = """
import resource, sys, time
from retrieval.ingest import corpus
from retrieval.ingest.formats import read_file, reader_of
from pathlib import Path
import retrieval.text
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
path, small = map(Path, sys.argv[1:])
before, times = peak(), []
for _ in range(2):
    start = time.perf_counter()
    list(read_file(reader_of(path.name), small, path.name, 10**8))
    times.append(time.perf_counter() - start)
grown = peak() - before
start = time.perf_counter()
n = 0
while time.perf_counter() - start < 1.5:
    list(read_file(reader_of(path.name), path, path.name, 10**8)); n += 1
each = (time.perf_counter() - start) / n
print(each, times[0] - times[1], grown)
"""


def speed(endings: list[str]) -> None:
    """Print for each ending how fast a good file is read and what its libraries cost."""
    print("| ending | file, kB | MB of text/s | ms a file | imports, ms | imports, MB |")
    print("|---|---|---|---|---|---|", flush=True)
    for ending in endings:
        good = fuzzing.large(_FORM.get(ending, ending))
        if not good:
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"file{ending}")
            path.write_bytes(good)
            small = Path(folder, f"small{ending}")
            small.write_bytes(fuzzing.seeds(_FORM.get(ending, ending))[0])
            done = subprocess.run(  # noqa: S603 - this interpreter
                [sys.executable, "-c", _COST, str(path), str(small)],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                capture_output=True,
                check=True,
            )
        each, first, grown = map(float, done.stdout.split())
        text = len(fuzzing.large(".txt"))
        print(
            f"| `{ending}` | {len(good) / 1000:,.0f} | {text / each / 1e6:.2f} "
            f"| {each * 1000:,.1f} | {max(first, 0) * 1000:,.0f} | {grown:,.0f} |",
            flush=True,
        )


def _main() -> int:
    arguments = sys.argv[1:]
    if arguments[:1] == ["--child"]:
        _child(arguments[1], *map(int, arguments[2:]))
        return 0
    own = [ending for ending in ENDINGS if ending not in _FORM]
    endings = [one for one in arguments if one.startswith(".")] or own
    if unknown := [one for one in endings if format_of(f"a{one}") is None]:
        print(f"No reader reads {', '.join(unknown)}.", file=sys.stderr)
        return 2
    if "--speed" in arguments:
        speed(endings)
        return 0
    count = next((int(one) for one in arguments if one.isdigit()), 20_000)
    return min(main(count, endings), 1)


if __name__ == "__main__":
    raise SystemExit(_main())
