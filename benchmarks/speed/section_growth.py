"""Seconds to index, and milliseconds to answer, as an archive of real texts grows."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from common import milliseconds, peak_megabytes, percentile
from ours import QUICK, SETTINGS, TODAY, archive_questions, encoder, pieces, say, take_in, written

from retrieval import Directory, LiveSearcher, answer_query, understand


def main() -> None:
    """Index ever more statements, each time from nothing, and ask."""
    data, model = Path(sys.argv[1]), encoder()
    counts = (100, 300, 1000) if QUICK else (100, 300, 1000, 3000)
    chosen = list(pieces(data, counts[-1]))
    texts = archive_questions(data, 100)
    points = []
    for count in counts:
        with TemporaryDirectory() as place:
            corpus = written(Path(place) / "corpus.jsonl", chosen[:count])
            report, seconds = take_in(corpus, Path(place) / "var", model)
            live = LiveSearcher(Directory(Path(place) / "var"), SETTINGS, model)
            searcher = live.current()
            taken = milliseconds(
                lambda text, using=searcher: answer_query(using, understand(text, TODAY)),  # type: ignore[misc]
                texts,
            )
        point = {"passages": report.passages, "seconds": seconds}
        point |= {"p50": percentile(taken, 0.5), "p95": percentile(taken, 0.95)}
        points.append(point)
    say({"points": points, "megabytes": peak_megabytes()})


if __name__ == "__main__":
    main()
