"""Training, resumable and seeded, with sentence-transformers' own trainer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from groups import Group
from model import ReadingLoss, untrained
from sentence_transformers import CrossEncoder
from sentence_transformers.cross_encoder import CrossEncoderTrainer, CrossEncoderTrainingArguments

SEED = 17
BATCH = 8  # questions
RATE, HEAD_RATE = 1.2e-4, 1e-3
SAVE_EVERY = 200  # steps


def train(
    base: Path,
    groups: Sequence[Group],
    work: Path,
    *,
    resume: bool,
    begin: CrossEncoder | None = None,
) -> CrossEncoder:
    """The base trained once over all groups, in a seeded order.

    Args:
        base: folder of the base model.
        groups: what is trained on.
        work: folder of checkpoints.
        resume: go on from the last checkpoint there.
        begin: a model trained before, from which this stage starts; None for the base itself.
    """
    torch.manual_seed(SEED)
    model = begin or untrained(base)
    data = Dataset.from_dict(
        {
            "question": [one.question for one in groups],
            "windows": [one.windows for one in groups],
            "spans": [[list(span) for span in one.spans] for one in groups],
            "labels": [one.labels for one in groups],
        }
    )
    arguments = CrossEncoderTrainingArguments(
        output_dir=str(work),
        num_train_epochs=1,
        per_device_train_batch_size=BATCH,
        learning_rate=RATE,
        learning_rate_mapping={r"^(model\.)?1\.": HEAD_RATE},
        warmup_steps=0.06,
        lr_scheduler_type="linear",
        weight_decay=0.01,
        bf16=_has_bf16(),
        use_cpu=True,
        seed=SEED,
        save_steps=SAVE_EVERY,
        save_total_limit=2,
        logging_steps=25,
        report_to="none",
        dataloader_num_workers=0,
    )
    trainer = CrossEncoderTrainer(
        model=model, args=arguments, train_dataset=data, loss=ReadingLoss(model)
    )
    trainer.train(resume_from_checkpoint=resume and any(work.glob("checkpoint-*")))
    return model


def _has_bf16() -> bool:
    """Whether this processor multiplies in bf16; others would emulate it."""
    supported: Any = torch.ops.mkldnn._is_mkldnn_bf16_supported  # noqa: SLF001 - no public name
    return bool(supported())
