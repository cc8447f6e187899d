"""The bars that other programs set: the same documents, the same weights, in turn."""

from collections.abc import Callable, Iterator

from rows import Figures, Kind, Row, kind_of, middle, rate
from ways import E5, ENGLISH, MINILM, MULTILINGUAL, OWN, ours, peers

Rounds = dict[str, list[Figures]]

GUIDE_TXTAI = "txtai, its guide"
WHOLE_TXTAI = f"txtai, all text, {E5}"
BOTH = (MINILM, E5)


def peer_rows(found: Figures) -> list[Row]:
    """Every bar, whether it was measured or not; always the same bars."""
    rounds: Rounds = found.get("peers", {}).get("rounds", {})
    kind = kind_of(found)
    return [
        *_indexing(rounds, kind),
        *_tokens(rounds),
        *_questions(rounds, kind),
        *_quality(rounds),
        *_memory(rounds),
    ]


def _indexing(rounds: Rounds, kind: Kind) -> Iterator[Row]:
    for weights in BOTH:
        ratio, name = _to_best(rounds, ours(weights).name, peers(rounds, weights, whole=True))
        yield Row(
            f"indexing against the fastest peer, {weights} for both, all text searched",
            "x", kind.floor(1.25, 2.5), 4, ratio, more=True, note=name,
        )  # fmt: skip
    guides = peers(rounds, MINILM, whole=False)
    ratio, name = _to_best(rounds, MULTILINGUAL.name, guides)
    what = "indexing against the fastest peer with MiniLM as its guide sets it up"
    default, fastest = kind.floor(0.45, 1.0), kind.floor(0.95, 2.4)
    yield Row(f"{what}: our default", "x", default, 2 * default, ratio, more=True, note=name)
    own = [one.name for one in OWN if one.name in rounds]
    best = max(own, key=lambda one: rate(rounds[one]), default="")
    ratio, name = _to_best(rounds, best, guides)
    yield Row(
        f"{what}: our fastest", "x", fastest, None, ratio, more=True,
        note=f"{best.removeprefix('onrecord ')} to {name}" if name else "",
    )  # fmt: skip


def _to_best(rounds: Rounds, own: str, others: list[str]) -> tuple[float | None, str]:
    """Our speed as a multiple of the fastest other's, and its name."""
    if own not in rounds or not others:
        return None, ""
    best = max(others, key=lambda name: rate(rounds[name]))
    return rate(rounds[own]) / rate(rounds[best]), best.partition(",")[0]


def _tokens(rounds: Rounds) -> Iterator[Row]:
    for way in (ENGLISH, MULTILINGUAL):
        once = rounds.get(way.name, [{}])[0]
        value = once["encoded"] / once["tokens"] if once.get("tokens") else None
        yield Row(f"tokens encoded for one of text, {way.encoder}", "", 1.08, 1.0, value)


def _questions(rounds: Rounds, kind: Kind) -> Iterator[Row]:
    floor = kind.floor(0.25, 0.2)
    for own, other, how in (
        (ENGLISH.name, GUIDE_TXTAI, "against txtai as its guide sets it up"),
        (MULTILINGUAL.name, WHOLE_TXTAI, "our default against txtai with e5, all text"),
    ):
        for name, least, aim in (("p50", floor, 0.1), ("p95", 0.5, 0.25)):
            value = None
            if own in rounds and other in rounds:
                value = middle(rounds[own], name) / middle(rounds[other], name)
            yield Row(f"one question, {name}, {how}", "x", least, aim, value)


def _quality(rounds: Rounds) -> Iterator[Row]:
    for weights in BOTH:
        value, name = _beside(rounds, weights, "ndcg", max, lambda own, other: own - other)
        what = f"nDCG@10 above the best peer by, {weights} for both"
        yield Row(what, "", 0.0001, None, value, more=True, note=name)


def _memory(rounds: Rounds) -> Iterator[Row]:
    for weights in BOTH:
        value, name = _beside(rounds, weights, "megabytes", min, lambda own, other: own / other)
        what = f"peak memory against the smallest peer, {weights} for both"
        yield Row(what, "x", 0.6, 0.4, value, note=name)


def _beside(
    rounds: Rounds,
    weights: str,
    figure: str,
    best: Callable[..., str],
    compare: Callable[[float, float], float],
) -> tuple[float | None, str]:
    """Our figure compared with the best of all peers' with these weights, and whose that is."""
    own, others = ours(weights).name, peers(rounds, weights)
    if own not in rounds or not others:
        return None, ""
    name = best(others, key=lambda one: middle(rounds[one], figure))
    return compare(middle(rounds[own], figure), middle(rounds[name], figure)), name
