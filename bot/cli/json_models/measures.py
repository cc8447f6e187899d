"""Measures as JSON: what ``evaluate`` and ``calibrate`` find."""

from typing import Annotated

from pydantic import AfterValidator

from bot.cli.json_models.base import JsonModel, Share, Tenths, key


class MeasuresJson(JsonModel):
    """Means over the questions; null where the set cannot tell."""

    ndcg: Share | None = key("of the ranking, its first ten", "ranks.ndcg", name="ndcg@10")
    recall: Share | None = key("of the ranking, its first ten", "ranks.recall", name="recall@10")
    mrr: Share | None = key("mean reciprocal rank", "ranks.reciprocal_rank", name="mrr@10")
    hit: Share | None = key("share with a right statement first", "ranks.hit", name="hit@1")
    evidence_first: Share | None = key(
        "share whose gold text lies in the first quote", name="evidence@1"
    )
    evidence_third: Share | None = key(
        "share whose gold text lies in one of the first three", name="evidence@3"
    )
    verbatim: Share | None = key("share of quotes equal to their span of the raw input")
    dated: Share | None = key("share of quotes with the set's own date")
    false_answers: Share | None = key("share of unanswerable questions that were answered")
    missed_answers: Share | None = key("share of answerable questions that were not")
    auroc: Share | None = key("of the confidence, answerable against unanswerable questions")
    answered_at_5: Share | None = key(
        "share of answerable questions above the confidence that lets 5 % of the others through"
    )
    false_at_10: Share | None = key(
        "share of the others at or above the confidence that misses 10 % of answerable questions"
    )
    seconds_per_question: Annotated[float, AfterValidator(lambda value: round(value, 5))] = key(
        "from text to quotes", "seconds"
    )
    statements: int = key("of the set")
    passages: int = key("of the index")
    questions: int = key("asked")
    build_seconds: Tenths = key("for the index")


class FitJson(JsonModel):
    """A fitted model; shares are of the questions it was fitted on."""

    encoder: str = key("the embedding model", "model.encoder")
    fitted_on: str = key("what", "model.fitted_on")
    answered_questions: int = key("searches with an answer", "questions")
    auroc: Share | None = key("of their probabilities against those without an answer")
    threshold: float = key("of probability, from which it answers", "model.threshold")
    false_answers: Share | None = key("share of searches without an answer that are answered")
    missed_answers: Share | None = key("share of searches with an answer that meet silence")
