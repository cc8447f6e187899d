"""Distillation: a student of half the layers learns to give its teacher's vectors.

Loss of one batch: the squared difference of each token's vector after each of the student's layers
from the teacher's after two, in shares of the teacher's own squares (Jiao et al., "TinyBERT",
Findings of EMNLP 2020), and the cosine of the pooled vectors once the mean of their language is
taken away, which is what the index compares (Reimers and Gurevych, "Making Monolingual Sentence
Embeddings Multilingual using Knowledge Distillation", EMNLP 2020, for the teacher's vectors as
labels).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from sentence_transformers import SentenceTransformer, SentenceTransformerTrainer
from sentence_transformers.base.sampler import DefaultBatchSampler
from sentence_transformers.sentence_transformer.training_args import (
    SentenceTransformerTrainingArguments,
)
from torch import Tensor, nn
from torch.nn import functional

SEED = 24
BATCH = 32  # texts
RATE = 6e-4
MOST_TOKENS = 160
SAVE_EVERY = 500  # steps

_BETWEEN = 0.3  # weight of a layer that is not the last
_POOLED = 3.0
_TOGETHER = 2048  # texts that are sorted by length


class DistillationLoss(nn.Module):
    """How far a student's tokens and vectors are from its teacher's."""

    def __init__(self, student: SentenceTransformer, teacher: Any, means: Tensor) -> None:
        super().__init__()
        self.student = student
        self.teacher = [teacher]  # in a list: it is no part of what is trained and saved
        self.means = means

    def forward(self, features: Sequence[dict[str, Tensor]], labels: Tensor) -> Tensor:
        """The loss of a batch; its labels are rows of the means."""
        batch, mask = features[0], features[0]["attention_mask"]
        given = {"input_ids": batch["input_ids"], "attention_mask": mask}
        layers: Any = self.student[0]
        # the trainer's own setting reaches a model that is called as a whole, and no part of it
        with torch.autocast("cpu", torch.bfloat16, enabled=has_bf16()):
            with torch.no_grad():
                taught = self.teacher[0](**given, output_hidden_states=True).hidden_states
            made = layers.auto_model(**given, output_hidden_states=True).hidden_states
        own = mask.bool()
        loss = torch.zeros(())
        for number in range(1, len(made)):
            aim = taught[2 * number][own].float()
            apart = functional.mse_loss(made[number][own].float(), aim) / aim.square().mean()
            loss = loss + (apart if number == len(made) - 1 else _BETWEEN * apart)
        centres = self.means[labels.view(-1)]
        aims, ours = (pooled(last[-1], mask) - centres for last in (taught, made))
        return loss + _POOLED * (1 - functional.cosine_similarity(aims, ours).mean())


def pooled(tokens: Tensor, mask: Tensor) -> Tensor:
    """Unit vectors, the mean of a text's own tokens, shape (texts, hidden)."""
    own = mask.unsqueeze(-1).float()
    return functional.normalize((tokens.float() * own).sum(1) / own.sum(1), dim=1)


class ByLength(DefaultBatchSampler):
    """Batches of texts of about the same length, in an order drawn by chance."""

    def __init__(self, dataset: Dataset, batch_size: int, **kwargs: Any) -> None:
        super().__init__(dataset, batch_size, **kwargs)
        lengths = [len(text) for text in dataset["text"]]
        starts = range(0, len(lengths), _TOGETHER)
        ordered = [
            place
            for start in starts
            for place in sorted(
                range(start, min(start + _TOGETHER, len(lengths))), key=lengths.__getitem__
            )
        ]
        batches = [ordered[at : at + batch_size] for at in range(0, len(ordered), batch_size)]
        order = torch.randperm(len(batches), generator=torch.Generator().manual_seed(SEED))
        self._batches = [batches[number] for number in order.tolist()]

    def __iter__(self) -> Iterator[list[int]]:
        """Places of the texts of one batch after the other."""
        return iter(self._batches)

    def __len__(self) -> int:
        """How many batches."""
        return len(self._batches)


def student_of(base: Path) -> SentenceTransformer:
    """The base with every second layer, from the second on; only its layers are trained."""
    student = SentenceTransformer(
        str(base),
        device="cpu",
        model_kwargs={"attn_implementation": "eager"},  # its gradient is the faster one on CPUs
        config_kwargs={"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0},
    )
    layers: Any = student[0]
    model = layers.auto_model
    model.encoder.layer = nn.ModuleList(model.encoder.layer[1::2])
    model.config.num_hidden_layers = len(model.encoder.layer)
    for parameter in model.embeddings.parameters():
        parameter.requires_grad = False
    student.max_seq_length = MOST_TOKENS
    return student


def distil(
    base: Path,
    data: Dataset,
    means: Tensor,
    work: Path,
    *,
    resume: bool,
) -> SentenceTransformer:
    """A student trained once over all texts, in a seeded order.

    Args:
        base: folder of the teacher.
        data: what is learnt from: ``text``, with the model's prompt, and ``label``, the row of the
            means that is taken from its vector.
        means: what vectors have in common, shape (rows, hidden).
        work: folder of checkpoints.
        resume: go on from the last checkpoint there.
    """
    torch.manual_seed(SEED)
    student = student_of(base)
    teacher: Any = SentenceTransformer(str(base), device="cpu")[0]
    frozen = teacher.auto_model.eval().requires_grad_(requires_grad=False)
    arguments = SentenceTransformerTrainingArguments(
        output_dir=str(work),
        num_train_epochs=1,
        per_device_train_batch_size=BATCH,
        learning_rate=RATE,
        warmup_steps=0.02,
        lr_scheduler_type="linear",
        weight_decay=0.01,
        use_cpu=True,
        seed=SEED,
        save_steps=SAVE_EVERY,
        save_total_limit=2,
        logging_steps=50,
        report_to="none",
        dataloader_num_workers=0,
        batch_sampler=ByLength,
    )
    trainer = SentenceTransformerTrainer(
        model=student,
        args=arguments,
        train_dataset=data,
        loss=DistillationLoss(student, frozen, means),
    )
    trainer.train(resume_from_checkpoint=resume and any(work.glob("checkpoint-*")))
    return student


def has_bf16() -> bool:
    """Whether this processor multiplies in bf16; others would emulate it."""
    supported: Any = torch.ops.mkldnn._is_mkldnn_bf16_supported  # noqa: SLF001 - no public name
    return bool(supported())
