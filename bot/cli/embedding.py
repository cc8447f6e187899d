"""``onrecord embed``: vectors of a share of the corpus, computed on any machine."""

import os
import re
import sys
from datetime import UTC, datetime

from bot.cli import options
from bot.cli.json_models.reports import EmbedJson
from bot.cli.printing import directory_of, print_json
from bot.cli.telling import telling
from bot.replies.wording import Wording, language_of_environment
from bot.settings.settings import SettingsError, load_settings
from bot.usecases.library import retrieval_settings
from retrieval import Job, ModelEncoder, Shard, embed


def embed_command(
    out: options.VectorsOut,
    corpus: options.Corpus = None,
    index: options.Index = None,
    *,
    shard: options.ShardOf = "1/1",
    as_json: options.AsJson = False,
) -> None:
    """Write the vectors of a share of the passages to a file for index --vectors."""
    settings = load_settings()
    chosen = retrieval_settings(settings)
    directory = directory_of(settings, index)
    share = _shard(shard)
    with telling(quiet=as_json) as tell:
        encoder = ModelEncoder(chosen.encoder, chosen.threads, directory.models)
        job = Job(directory, chosen, encoder, datetime.now(UTC), tell)
        done = embed(corpus or settings.corpus, job, share, out)
    if as_json:
        print_json(EmbedJson.of(done))
        return
    say = Wording(language_of_environment(os.environ))
    sys.stdout.write(
        f"Written to {out}, {say.size(done.bytes)}: vectors of {say.number(done.passages)}"
        f" passages, {say.number(done.embedded)} of them computed now.\n"
    )
    if done.problems:
        met = "1 problem" if len(done.problems) == 1 else f"{len(done.problems)} problems"
        sys.stdout.write(f"{met} with files, which onrecord index --dry-run lists.\n")
    sys.stdout.write(f"Next: onrecord index --vectors {out}\n")


def _shard(written: str) -> Shard:
    """The share that ``--shard`` names.

    Raises:
        SettingsError: it names none.
    """
    found = re.fullmatch(r"([1-9][0-9]{0,8})/([1-9][0-9]{0,8})", written)
    if found is not None:
        number, shards = map(int, found.groups())
        if number <= shards:
            return Shard(number, shards)
    raise SettingsError(
        (f"--shard: {written!r} is no share of the form i/N, from 1/N to N/N; right would be 1/4.",)
    )
