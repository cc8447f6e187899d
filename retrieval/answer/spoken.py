"""How often a topic was spoken of: by year, by whom, first and last."""

from collections import Counter
from datetime import date

from retrieval.search.searcher import Searcher
from retrieval.search.topic_search import OnTopic
from retrieval.types import Spoken


def spoken(searcher: Searcher, on_topic: OnTopic) -> Spoken:
    """What there is to say of the statements that speak of a topic."""
    days = on_topic.days[on_topic.days > 0].tolist()
    years = Counter(date.fromordinal(day).year for day in days)
    speakers = searcher.credits().speakers_of(on_topic.records.tolist())
    return Spoken(
        statements=len(on_topic),
        undated=len(on_topic) - len(days),
        years=tuple(sorted(years.items())),
        first=date.fromordinal(days[0]) if days else None,
        last=date.fromordinal(days[-1]) if days else None,
        speakers=tuple(sorted(speakers.items(), key=lambda one: (-one[1], one[0]))),
    )
