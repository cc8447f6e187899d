"""Tells whose words passages are: right, wrong, or not told.

    python benchmarks/evaluate_speakers.py [--show 10] [--lang ky] [--news PATH_TO_FACTRUEVAL]

Over texts of our own (``speakers/``), all of it invented, and over Russian news that nobody here
wrote, with our own labels of who says what. Of both a third is kept apart, by the text. An office
that is told in a name's place is no wrong name: it counts as right where it is the speaker's.
"""

import argparse
import gzip
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from evaluate_claims import is_apart

from retrieval import is_interviewer
from retrieval.analysis.direct_speech import direct_speech, speeches
from retrieval.analysis.person_names import initials_of, may_begin, without_initials
from retrieval.entities.recognizers import recognizer, recognizers
from retrieval.languages.scripts import undotted

FOLDER = Path(__file__).resolve().parent / "speakers"
Judged = tuple[bool, str, str | None, str | None]


def main() -> None:
    """Print the counts, and some of what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=int, default=0, help="wrong speakers that are printed")
    parser.add_argument("--lang", default="")
    parser.add_argument("--news", type=Path, help="folder with texts.jsonl.gz of FactRuEval")
    arguments = parser.parse_args()
    for path in sorted(FOLDER.glob("*.jsonl")):
        rows = list(map(json.loads, path.read_text(encoding="utf-8").splitlines()))
        for lang in sorted({row["lang"] for row in rows if arguments.lang in ("", row["lang"])}):
            own = [row for row in rows if row["lang"] == lang]
            told_of(f"{path.stem} ({lang})", judged(own, lang), arguments.show)
    if arguments.news:
        texts = news_texts(arguments.news)
        told_of("news", judged_news(texts), arguments.show)
        names_of_news(texts)


def told_of(name: str, found: Iterator[Judged], show: int) -> None:
    """Print how many passages are told rightly, and who of them wrongly."""
    counted: dict[str, Counter[str]] = {}
    for apart, outcome, told, wanted in found:
        part = "kept apart" if apart else "looked at"
        counted.setdefault(part, Counter())[outcome] += 1
        if outcome == "wrong" and not apart and show > 0:
            show -= 1
            print(f"{name}: told {told!r}, right {wanted!r}")
    for part, outcomes in sorted(counted.items()):
        tellable = outcomes["right"] + outcomes["missed"] + outcomes["other"]
        named = outcomes["right"] + outcomes["wrong"]
        print(
            f"{name}, {part}: of {tellable} that can be told {outcomes['right']} right;"
            f" of {named} told {outcomes['wrong']} wrong; {dict(outcomes)}"
        )


def judged(rows: Iterable[dict[str, Any]], lang: str) -> Iterator[Judged]:
    """Of each passage whether it is kept apart, how it was told, by whom, and who is right.

    "other" is a wrong speaker where somebody can be told; it counts as wrong, too.
    """
    named = recognizer(lang) if lang in recognizers() else None
    for row in rows:
        entities = named.entities(row["text"]) if named else None
        for passage in row["passages"]:
            start = row["text"].index(passage["words"])
            end = start + len(passage["words"])
            speech = direct_speech(row["text"], lang, start, end, entities)
            right = [passage["speaker"]] if passage["speaker"] else []
            yield from _outcomes(is_apart(row), speech, right, passage.get("role"))


def news_texts(folder: Path) -> dict[str, dict[str, Any]]:
    """The news texts by their ids, with the marks of persons and bodies."""
    with gzip.open(folder / "texts.jsonl.gz", "rt", encoding="utf-8") as file:
        return {row["id"]: row for row in map(json.loads, file)}


def judged_news(texts: dict[str, dict[str, Any]]) -> Iterator[Judged]:
    """The same of the passages that were labelled in news texts."""
    named = recognizer("ru")
    spoken: dict[str, tuple[Any, ...]] = {}
    labels = (FOLDER / "factrueval" / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    for label in map(json.loads, labels):
        name = label["text"]
        if name not in spoken:
            text = texts[name]["text"]
            spoken[name] = speeches(text, "ru", named.entities(text))
        speech = [one for one in spoken[name] if one.start <= label["start"] < one.end]
        wanted = [label["speaker"], *label["accept"]] if label["speaker"] else []
        apart = zlib.crc32(name.encode()) % 3 == 0
        yield from _outcomes(apart, speech, wanted, label["office"])


def names_of_news(texts: dict[str, dict[str, Any]]) -> None:
    """Print how many of the speakers named hold a person or a body as it is marked."""
    named = recognizer("ru")
    held: list[str] = []
    others: list[str] = []
    for row in texts.values():
        marked = [row["text"][start:end] for start, end in (*row["person"], *row["org"])]
        for one in speeches(row["text"], "ru", named.entities(row["text"])):
            if one.speaker and not is_interviewer(one.speaker):
                whole = any(_holds(one.speaker, name) for name in marked)
                (held if whole else others).append(one.speaker)
    share = len(held) / max(len(held) + len(others), 1)
    print(
        f"news, all texts: {len(held) + len(others)} speakers named, {share:.3f} hold a marked"
        f" name; others: {others}"
    )


def _outcomes(
    apart: bool,  # noqa: FBT001 - what comes first of each
    speech: Any,
    right: list[str],
    office: str | None,
) -> Iterator[Judged]:
    told = next((one.speaker for one in speech if one.speaker), None)
    role = next((one.office for one in speech if one.office), None)
    wanted = right[0] if right else None
    if told is None or (wanted is None and is_interviewer(told)):
        named = [*right, *([office] if office else [])]
        same = role is not None and any(_is_same(role, one) for one in named)
        outcome = "rightly not told" if wanted is None else "right" if same else "missed"
        yield apart, outcome, role, wanted
    elif any(_is_same(told, one) for one in right):
        yield apart, "right", told, wanted
    else:
        yield apart, "wrong", told, wanted
        if wanted is not None:
            yield apart, "other", told, wanted


def _is_same(told: str, wanted: str) -> bool:
    one, other = (" ".join(undotted(name.casefold()).split()) for name in (told, wanted))
    initials, surname = initials_of(wanted), without_initials(other)
    if one and other and (one in other or other in one):
        return True
    if one.replace(" ", "") == other.replace(" ", ""):
        return True  # a name whose letters stand apart
    # the label "Lee A." for the whole name that the text has of her
    words = one.split()
    return bool(initials) and surname in words and may_begin(initials, _without(words, surname))


def _without(words: list[str], one: str) -> list[str]:
    return [word for word in words if word != one]


def _holds(speaker: str, marked: str) -> bool:
    """Whether a speaker has every word of a name as it is marked, in whatever case."""
    told = [_stem(word) for word in re.findall(r"\w+", speaker.casefold())]
    words = [_stem(word) for word in re.findall(r"\w+", marked.casefold())]
    return all(any(one.startswith(word) or word.startswith(one) for one in told) for word in words)


def _stem(word: str) -> str:
    return undotted(word[: max(3, len(word) - 3)])


if __name__ == "__main__":
    main()
