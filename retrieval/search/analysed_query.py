"""A query as one build reads it: its words and their weights, made once and read by every stage."""

from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.analysis.question_languages import languages_of
from retrieval.analysis.tokens import Tokenizer, own_tokens
from retrieval.encode.protocol import Encoder
from retrieval.index.lexical_search import QuestionWords
from retrieval.search.abbreviations import Abbreviations
from retrieval.search.topic_words import JointTerms, TopicWords
from retrieval.search.word_forms import WordForms
from retrieval.types import Intent, Query

_MOSTLY = 0.5
"""Share of the weight of a question's words that makes its exact phrases the question itself."""

WeighedWords = Mapping[tuple[str, ...], float]
"""Words of a question, each as its tokens, with their idf."""


@dataclass(frozen=True, slots=True)
class AnalysedQuery:
    """A query, its words, and what the build knows of them.

    Attributes:
        query: as it was understood.
        rows: the slice of the build that its period means, ``[low, high)``.
        words: its words in reading order, each as its tokens with its key last.
        idf: weight of every token of ``words``.
        topical: the words without those of asking ("statement", "say"), with their weights; of a
            topic all of them, in the forms that the build holds.
        joint: what of a topic's words stands for several words together.
        is_name: whether a topic is a name alone.
        names_topic: False where only a time or a name was asked for.
        is_its_phrases: whether it is about nothing much beside its exact phrases.
        known_script: whether the encoder was trained on its script.
        langs: codes of the languages that it may be in.
    """

    query: Query
    rows: tuple[int, int]
    words: QuestionWords
    idf: Mapping[str, float]
    topical: WeighedWords
    joint: JointTerms
    is_name: bool
    names_topic: bool
    is_its_phrases: bool
    known_script: bool
    langs: frozenset[str]

    def weight(self, word: tuple[str, ...]) -> float:
        """The weight of a word: that of its commonest token, since any of them finds it."""
        return _weight(word, self.idf)


def analyse(
    query: Query, forms: WordForms, encoder: Encoder, abbreviations: Abbreviations | None = None
) -> AnalysedQuery:
    """Cut a query into words and look each up in the build whose forms of words are given."""
    snapshot, tokenizer = forms.snapshot, forms.tokenizer
    words = tokenizer.words(query.wanted, keyed=True)
    idf = {token: snapshot.lexical.idf(token) for word in words for token in word}
    joint: JointTerms = {}
    is_name = False
    langs = languages_of(query.question)
    if query.intent is Intent.TOPIC:
        topic = TopicWords(forms, query.wanted, langs, abbreviations)
        topical, joint, is_name = topic.weighed(), topic.joint, topic.is_name
    else:
        topical = {word: _weight(word, idf) for word in tokenizer.without_asking(words)}
    return AnalysedQuery(
        query=query,
        rows=snapshot.slice(query.period),
        words=words,
        idf=idf,
        topical=topical,
        joint=joint,
        is_name=is_name,
        names_topic=names_topic(query, tokenizer),
        is_its_phrases=_is_its_phrases(query, topical, idf, tokenizer),
        known_script=encoder.knows(query.wanted),
        langs=langs,
    )


def names_topic(query: Query, tokenizer: Tokenizer) -> bool:
    """Whether more than a time or a name was asked for: not "what was said in March?"."""
    named = query.speaker is not None or query.source is not None
    timed = query.period is not None or query.order is not None or query.excluded or query.untold
    if query.phrases or query.is_about or not (timed or named):
        return True
    return tokenizer.names_topic(query.text)


def _is_its_phrases(
    query: Query, topical: WeighedWords, idf: Mapping[str, float], tokenizer: Tokenizer
) -> bool:
    if not query.phrases:
        return False
    inside = {word for phrase in query.phrases for word in tokenizer.words(phrase)}
    weights = {word: _weight(word, idf) for word in map(own_tokens, topical)}
    held = sum(weight for word, weight in weights.items() if word in inside)
    return held >= _MOSTLY * sum(weights.values())


def _weight(word: tuple[str, ...], idf: Mapping[str, float]) -> float:
    return min(idf[token] for token in word)
