"""``onrecord encoders``: the embedding models that may be set, and what each is like here."""

import os
import sys

from rich.console import Console

from bot.cli import options
from bot.cli.json_models.reports import EncoderJson, EncodersJson
from bot.cli.printing import directory_of, print_json
from bot.cli.tables import print_table
from bot.replies.wording import Wording, language_of_environment
from bot.settings.settings import load_settings
from bot.usecases.library import retrieval_settings
from retrieval import encoders
from retrieval.types import EncoderFacts

_HEADINGS = ("name", "model", "reads", "size", "run in", "question", "passages", "")


def encoders_command(
    index: options.Index = None,
    *,
    unmeasured: options.Unmeasured = False,
    as_json: options.AsJson = False,
) -> None:
    """List the embedding models: what each reads, which is used, how fast it is here."""
    settings = load_settings()
    models = directory_of(settings, index).models
    chosen = retrieval_settings(settings)
    found = encoders(chosen.encoder, models, chosen.threads, measured=not unmeasured)
    if as_json:
        print_json(EncodersJson(encoders=tuple(map(EncoderJson.of, found))))
        return
    say = Wording(language_of_environment(os.environ))
    print_table([_row(one, say) for one in found], Console(), headings=_HEADINGS, right={3, 5, 6})
    for one in found:
        if one.fault is not None:
            sys.stdout.write(f"{one.name}: {one.fault}\n")
    sys.stdout.write("Another is set by ONRECORD_ENCODER; after a change: onrecord index.\n")


def _row(one: EncoderFacts, say: Wording) -> tuple[str, ...]:
    """What the table says of an encoder; a dash where it is not known."""
    way, speed = one.way, one.speed
    if way is None:
        how = "not to be had"
    elif way.precision is not None:
        how = way.precision
    else:
        how = "not compiled yet" if way.refused is None else "sentence-transformers"
    return (
        one.name,
        one.model if one.model != one.name else "",
        ", ".join(one.reads) or "–",
        say.size(one.bytes) if one.bytes else "–",
        how,
        f"{speed.question_ms:.1f} ms" if speed else "–",
        f"{speed.passages_per_second:.0f}/s" if speed else "–",
        "used" if one.used else "",
    )
