"""Asks our own requests (``topics.jsonl``) and writes docs/asking-measured.md.

    python benchmarks/evaluate_topics.py PATH_TO_AUSPM [--index DIR]

Over two archives: invented statements in three languages, and all of the releases. What is counted:

- topics: answered where the archive has them, silent where it has not,
- people: found where they are; of those who are not there silence, or others' words labelled so,
- first and latest: the right statement first,
- facts: the right statement among the quotes; silence where the answer is not there,
- two questions in one: both answered; what only looks so is not parted.

A fifth, by the statement they are about, is kept apart: nothing was fitted on it.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from own_archives import NOW, ROOT, arguments_of, job_of
from own_topics import TOPICS_IN, Topic, is_apart, topics_of

from retrieval import (
    Directory,
    LiveSearcher,
    ModelEncoder,
    Searcher,
    answer_query,
    reindex,
    understand,
)
from retrieval.types import Answer

REPORT = ROOT / "docs" / "asking-measured.md"
BARS = {
    "topics that are there, answered": 0.97,
    "topics that are not, silent": 0.90,
    "people who are not there, silent or labelled": 0.95,
    "first and latest, the right statement first": 0.85,
}
_HEAD = """# How requests of our own fare

Written by `make evaluate` (`benchmarks/evaluate_topics.py`). The requests were written by hand and
are asked in two archives; a fifth of them, by the statement they are about, was kept apart when the
models were fitted. Of each cell: share, and of how many.

"""


def main() -> None:
    """Ask everything and write the table."""
    parser = arguments_of(__doc__)
    parser.add_argument("--index", type=Path, default=None)
    arguments = parser.parse_args()
    encoder = ModelEncoder("multilingual", 2, arguments.models)
    counted: dict[tuple[str, str, str], list[bool]] = defaultdict(list)
    with TemporaryDirectory() as place:
        for name in TOPICS_IN:
            rows, topics = topics_of(name, arguments.auspm)
            folder = (arguments.index or Path(place)) / name.replace(" ", "-")
            folder.mkdir(parents=True, exist_ok=True)
            corpus = folder / "corpus.jsonl"
            corpus.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
            job = job_of(Directory(folder / "index"), encoder)
            reindex(corpus, job)
            searcher = LiveSearcher(job.directory, job.settings, encoder).current()
            for topic in topics:
                for measure, right in measured(searcher, topic):
                    part = "kept apart" if is_apart(topic) else "fitted on"
                    counted[measure, name, part].append(right)
                    counted[measure, f"{name}, {topic.lang}", "all"].append(right)
    REPORT.write_text(_HEAD + "\n".join(_table(counted)) + "\n", encoding="utf-8")
    print(f"wrote {REPORT}")


def measured(searcher: Searcher, topic: Topic) -> Iterator[tuple[str, bool]]:
    """What one request counts for."""
    found = answer_query(searcher, understand(topic.query, NOW.date()))
    quoted = [quote.statement_id for quote in found.quotes]
    among = bool(set(topic.ids).intersection(quoted))
    if topic.kind == "topic" and topic.present:
        yield "topics that are there, answered", found.answered
        yield "… with a right statement among the quotes", found.answered and among
    elif topic.kind == "topic":
        yield "topics that are not, silent", not found.answered
    elif topic.kind == "person" and topic.present:
        yield "people who are there, found", among
    elif topic.kind == "person":
        labelled = found.searched.unsaid is not None
        yield "people who are not there, silent or labelled", not found.answered or labelled
    elif topic.kind in {"first", "latest"}:
        right = found.answered and bool(quoted) and quoted[0] in topic.ids
        yield "first and latest, the right statement first", right
    elif topic.kind == "fact" and topic.present:
        yield "facts that are there, in the quotes", found.answered and among
    elif topic.kind == "fact":
        yield "facts that are not, silent", not found.answered
    elif topic.parts:
        yield "two questions in one, both answered", _both(found, topic)
    else:
        yield "one question that looks like two, left whole", not found.parts


def _both(found: Answer, topic: Topic) -> bool:
    return len(found.parts) == len(topic.parts) and all(
        part.answered and any(quote.statement_id in ids for quote in part.quotes)
        for part, ids in zip(found.parts, topic.parts, strict=True)
    )


def _table(counted: dict[tuple[str, str, str], list[bool]]) -> Iterator[str]:
    columns = sorted({(name, part) for _, name, part in counted}, key=lambda one: (one[1], one[0]))
    yield f"| | bar | {' | '.join(f'{name}, {part}' for name, part in columns)} |"
    yield "|---" * (len(columns) + 2) + "|"
    for measure in dict.fromkeys(measure for measure, _, _ in counted):
        cells = []
        for name, part in columns:
            some = counted.get((measure, name, part), [])
            share = sum(some) / len(some) if some else 0.0
            below = " **below**" if some and share < BARS.get(measure, 0.0) else ""
            cells.append(f"{share:.3f} of {len(some)}{below}" if some else "–")
        yield f"| {measure} | {BARS.get(measure, '')} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
