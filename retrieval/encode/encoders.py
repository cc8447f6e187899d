"""The encoders that an operator may choose from, with what is known of each on this machine."""

from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

from retrieval.encode.equivalence_gate import sample_texts
from retrieval.encode.model_encoder import ModelEncoder, encoder_way
from retrieval.encode.model_source import BUILT_IN, ModelSource, source_of
from retrieval.encode.protocol import Encoder
from retrieval.errors import EncoderError
from retrieval.types import EncoderFacts, EncoderSpeed

_PASSAGES, _QUESTIONS = 64, 24  # that a speed is measured with


def encoders(
    chosen: str, models: Path, threads: int, *, measured: bool = True
) -> tuple[EncoderFacts, ...]:
    """The built-in encoders and the one of the settings.

    Args:
        chosen: the name in the settings.
        models: the folder of compiled models.
        threads: CPU cores to measure with.
        measured: encode some texts with every one that is compiled here; the others would first
            have to be converted, which takes up to minutes.
    """
    sources = {name: _source(name, models) for name in dict.fromkeys((chosen, *BUILT_IN))}
    leads_to = sources[chosen]
    used = chosen if isinstance(leads_to, EncoderError) else leads_to.name
    facts = []
    for name in dict.fromkeys((*BUILT_IN, used)):
        made = _facts(name, sources.get(name, leads_to), models)
        if measured and made.way is not None and made.way.compiled:
            made = replace(made, speed=speed(ModelEncoder(name, threads, models)))
        facts.append(replace(made, used=name == used and made.fault is None))
    return tuple(facts)


def _source(name: str, models: Path) -> ModelSource | EncoderError:
    try:
        return source_of(name, models)
    except EncoderError as error:
        return error


def _facts(name: str, source: ModelSource | EncoderError, models: Path) -> EncoderFacts:
    made = EncoderFacts(name, BUILT_IN.get(name, name))
    if isinstance(source, EncoderError):
        return replace(made, fault=str(source))
    if source.name != name:
        return replace(made, fault=f"{source.name} takes its place")
    return replace(
        made,
        reads=source.reads,
        bytes=source.bytes,
        here=source.here,
        way=encoder_way(models, source.fingerprint),
    )


def speed(encoder: Encoder) -> EncoderSpeed:
    """How fast an encoder is on this machine now, over questions and passages of our own."""
    questions, passages = sample_texts(encoder.knows)
    for text in questions[:_QUESTIONS]:  # the first of each length is slow
        encoder.encode_question(text)
    times = []
    for text in questions[:_QUESTIONS]:
        began = perf_counter()
        encoder.encode_question(f"{text} ")  # the same tokens; the text itself is remembered
        times.append(perf_counter() - began)
    began = perf_counter()
    encoder.encode_passages(passages[:_PASSAGES], lambda _: None)
    return EncoderSpeed(
        question_ms=1000 * median(times),
        passages_per_second=len(passages[:_PASSAGES]) / (perf_counter() - began),
    )
