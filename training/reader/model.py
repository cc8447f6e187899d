"""The reader as a cross-encoder of sentence-transformers: a question and a window to one score.

A linear layer over the first token's vector and the mean of all gives the score, the logit of
"these words answer this question". A second one over each token tells where the answering words
begin and end; it is trained beside the score, for the eye and because it teaches the layers below
where to look (Devlin et al., "BERT", NAACL 2019, section 4.2, for the spans).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from sentence_transformers import CrossEncoder
from sentence_transformers.base.modules import Transformer
from sentence_transformers.base.modules.module import Module
from torch import Tensor, nn
from torch.nn import functional

MOST_TOKENS = 192
"""Of a question and a window together."""

_SPAN_WEIGHT, _BINARY_WEIGHT = 0.3, 0.5


class ReaderHead(Module):
    """Scores of pairs and, for each token, how well the answer begins or ends there."""

    config_keys = ["hidden"]  # noqa: RUF012 - as the base class declares it

    def __init__(self, hidden: int) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.hidden = hidden
        self.score = nn.Linear(2 * hidden, 1)
        self.ends = nn.Linear(hidden, 2)

    def forward(self, features: dict[str, Tensor], **_: Any) -> dict[str, Tensor]:
        """The features with ``scores``, shape (pairs, 1), and ``ends``, (pairs, tokens, 2)."""
        tokens = features["token_embeddings"]
        mask = features["attention_mask"].unsqueeze(-1).to(tokens.dtype)
        mean = (tokens * mask).sum(1) / mask.sum(1)
        features["scores"] = self.score(torch.cat((tokens[:, 0], mean), dim=1))
        features["ends"] = self.ends(tokens)
        return features

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """Write its size and its weights."""
        self.save_config(output_path)
        self.save_torch_weights(output_path)

    @classmethod
    def load(cls, model_name_or_path: str, subfolder: str = "", *_: Any, **__: Any) -> "ReaderHead":
        """Read what ``save`` wrote."""
        head = cls(**cls.load_config(model_name_or_path, subfolder=subfolder))
        cls.load_torch_weights(model_name_or_path, subfolder=subfolder, model=head)
        return head


def untrained(base: Path) -> CrossEncoder:
    """The base with new heads; its word vectors are frozen, since the encoder shares them."""
    transformer = Transformer(str(base), max_seq_length=MOST_TOKENS)
    config = transformer.auto_model.config
    config.hidden_dropout_prob = config.attention_probs_dropout_prob = 0.0
    for module in transformer.auto_model.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
        elif hasattr(module, "dropout_prob"):
            module.dropout_prob = 0.0
    transformer.auto_model.embeddings.requires_grad_(requires_grad=False)
    model: CrossEncoder = CrossEncoder(
        modules=[transformer, ReaderHead(config.hidden_size)], device="cpu"
    )
    return model


class ReadingLoss(nn.Module):
    """Which window answers (listwise), whether each does (binary), and where (the span).

    The listwise part is that of ListNet (Cao et al., "Learning to Rank: From Pairwise Approach to
    Listwise Approach", ICML 2007), of the questions that have an answer among their windows.
    """

    def __init__(self, model: CrossEncoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, inputs: list[list[Any]], labels: list[Tensor], **_: Any) -> Tensor:
        """The loss of a batch.

        Args:
            inputs: questions; windows of each; the span of the answer in each, or -1 and -1.
            labels: 1 for a window that answers, else 0, of each question's windows.
        """
        questions, windows, spans = inputs
        pairs = [(q, w) for q, many in zip(questions, windows, strict=True) for w in many]
        flat_spans = [one for many in spans for one in many]
        scores, span_loss = self._read(pairs, flat_spans)
        flat = torch.cat(labels).float()
        binary = functional.binary_cross_entropy_with_logits(scores, flat)
        listwise = scores.new_zeros(())
        asked = 0
        for own, wanted in zip(torch.split(scores, [len(w) for w in windows]), labels, strict=True):
            if wanted.sum() > 0:
                share = wanted.float() / wanted.sum()
                listwise = listwise - (share * own.log_softmax(0)).sum()
                asked += 1
        return listwise / max(asked, 1) + _BINARY_WEIGHT * binary + _SPAN_WEIGHT * span_loss

    def _read(
        self, pairs: Sequence[tuple[str, str]], spans: Sequence[Sequence[int]]
    ) -> tuple[Tensor, Tensor]:
        """Scores of pairs, and the mean loss of the spans among them; short pairs apart."""
        tokenizer = self.model.tokenizer
        encoded = tokenizer(
            [q for q, _ in pairs],
            [w for _, w in pairs],
            truncation="only_second",
            max_length=MOST_TOKENS,
            return_offsets_mapping=True,
        )
        lengths = [len(ids) for ids in encoded["input_ids"]]
        order = sorted(range(len(pairs)), key=lambda place: lengths[place])
        scores: list[Tensor] = [torch.empty(0)] * len(pairs)
        losses: list[Tensor] = []
        half = -(-len(order) // 2)
        for places in (order[:half], order[half:]):
            if not places:
                continue
            width = max(lengths[place] for place in places)
            ids = torch.full((len(places), width), tokenizer.pad_token_id)
            mask = torch.zeros_like(ids)
            for row, place in enumerate(places):
                ids[row, : lengths[place]] = torch.tensor(encoded["input_ids"][place])
                mask[row, : lengths[place]] = 1
            read = self.model({"input_ids": ids, "attention_mask": mask})
            for row, place in enumerate(places):
                scores[place] = read["scores"][row, 0].float()
                ends = _tokens_of(encoded, place, spans[place])
                if ends is not None:
                    logits = read["ends"][row, : lengths[place]].float()
                    losses += [
                        -logits[:, 0].log_softmax(0)[ends[0]],
                        -logits[:, 1].log_softmax(0)[ends[1]],
                    ]
        span_loss = torch.stack(losses).mean() if losses else scores[0].new_zeros(())
        return torch.stack(scores), span_loss


def _tokens_of(encoded: Any, place: int, span: Sequence[int]) -> tuple[int, int] | None:
    """The first and last token of a span of a window; None where there is none or it was cut."""
    start, end = span
    if start < 0 or end <= start:
        return None
    first = encoded.char_to_token(place, start, sequence_index=1)
    last = encoded.char_to_token(place, end - 1, sequence_index=1)
    return None if first is None or last is None or last < first else (first, last)
