"""How a question and a statement walk through the modules: which are entered, and how often.

    python benchmarks/walk.py

One question over the sample corpus, and one new statement taken in. A module is entered where
a function of it is called from another module of ``retrieval``; what is called a second time while
another module runs counts again. Comprehensions, generators' steps and properties count as calls.
"""

import shutil
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Self

from retrieval import (
    Directory,
    Job,
    LiveSearcher,
    ModelEncoder,
    RetrievalSettings,
    answer_query,
    reindex,
    understand,
)

ROOT = Path(__file__).resolve().parents[1]
STATEMENT = (
    "---\nid: new\ndate: 2030-01-02\nsample: true\n---\nThe bridge is open again for lorries.\n"
)
QUESTION = "How many people were evacuated from Zerrafa?"


class Walk:
    """Records every step from one module of ``retrieval`` into another.

    Attributes:
        entered: how often each module was, in the order of the first time.
        returned: how often the walk came into a module that it had left before.
    """

    def __init__(self) -> None:
        self.entered: Counter[str] = Counter()
        self.returned = 0
        self._last = ""

    def __enter__(self) -> Self:
        """Record from now on."""
        sys.setprofile(self._step)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop recording."""
        sys.setprofile(None)

    def _step(self, frame: FrameType, event: str, _: object) -> None:
        module = str(frame.f_globals.get("__name__", ""))
        if event != "call" or not module.startswith("retrieval."):
            return
        if module == self._last:
            return
        self._last = module
        self.returned += module in self.entered
        self.entered[module] += 1

    def report(self, what: str) -> None:
        """Print a line a module, in the order in which they were first entered."""
        print(f"{what}: {len(self.entered)} modules, {self.entered.total()} times entered,")
        print(f"{self.returned} of them again")
        for module, times in self.entered.items():
            print(f"  {times:6} {module.removeprefix('retrieval.')}")
        print()


def main() -> None:
    """Walk over a copy of the sample corpus."""
    settings = RetrievalSettings()
    with TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        shutil.copytree(ROOT / "corpus", corpus)
        directory = Directory(Path(folder) / "var")
        encoder = ModelEncoder(settings.encoder, settings.threads, directory.models)
        job = Job(directory, settings, encoder, datetime.now(UTC), lambda _: None)
        reindex(corpus, job)
        searcher = LiveSearcher(directory, settings, encoder).current()
        query = understand(QUESTION, date(2026, 1, 1))
        answer_query(searcher, query)  # whatever is made once is made now
        with Walk() as walk:
            answer_query(searcher, query)
        walk.report("a question")
        (corpus / "sample" / "new.md").write_text(STATEMENT, encoding="utf-8")
        with Walk() as walk:
            reindex(corpus, replace(job, now=datetime.now(UTC)))
        walk.report("a new statement")


if __name__ == "__main__":
    main()
