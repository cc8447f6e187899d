"""The table of the report that has every program's figures side by side."""

from numbers_written import number, spread
from rows import Figures
from ways import WAYS, Way

HEADS = (
    *("", "weights", "text searched", "documents/s", "tokens encoded", "for one of text"),
    *("tokens/s", "question p50, ms", "p95, ms", "nDCG@10", "peak MB"),
)


def comparison(found: Figures, processor: str) -> list[str]:
    """A table of one processor, and what it was measured on; nothing where that has not run.

    Args:
        found: all figures.
        processor: its features.
    """
    section = found.get("peers")
    if section is None:
        return []
    rounds = section["rounds"]
    texts, turns = next((each[0]["texts"], len(each)) for each in rounds.values())
    lines = [f"| {' | '.join(HEADS)} |", "|---" * 3 + "|---:" * (len(HEADS) - 3) + "|"]
    lines += (_row(way, rounds[way.name]) for way in WAYS if way.name in rounds)
    converting = ", ".join(
        f"{name} {number(seconds)} s" for name, seconds in section["converting_seconds"].items()
    )
    shares = [
        f"{name} {number(one['share'])} ({one['precision']})"
        for name, one in found.get("processor", {}).get("encoders", {}).items()
    ]
    return [
        f"### {processor}\n",
        (
            f"{texts:,} abstracts of scifact,"
            f" {f'{turns} rounds: median (least–greatest)' if turns > 1 else 'one round'},"
            f" {section['at']}."
            f" Our encoders' share of the processor's own matrix product:"
            f" {', '.join(shares) or 'not measured'}.\n"
        ),
        "\n".join(lines) + "\n",
        (
            f"Once for a machine, not counted above, onrecord converts and compiles its models:"
            f" {converting} (1–2 s where it was made before).\n"
        ),
    ]


def _row(way: Way, rounds: list[Figures]) -> str:
    first = rounds[0]
    encoded, tokens = first.get("encoded"), first.get("tokens")
    speeds = [one["encoded"] / one["seconds"] for one in rounds if one.get("encoded")]
    cells = [
        way.program if not way.ours else way.name,
        way.weights,
        "all" if way.whole else "its first 256 tokens, as its guide",
        spread([one["texts"] / one["seconds"] for one in rounds]),
        number(encoded),
        f"{encoded / tokens:.2f}" if encoded and tokens else "–",
        spread(speeds) if speeds else "–",
        spread([one["p50"] for one in rounds]),
        spread([one["p95"] for one in rounds]),
        f"{first['ndcg']:.4f}",
        spread([one["megabytes"] for one in rounds]),
    ]
    return f"| {' | '.join(cells)} |"
