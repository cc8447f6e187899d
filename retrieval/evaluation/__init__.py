"""How well the archive answers: a set of questions with judgements, through the real pipeline."""

from retrieval.evaluation.calibration import Fit, calibrate
from retrieval.evaluation.measures import Measures
from retrieval.evaluation.running import EvaluationOptions, LeaveOut, evaluate
from retrieval.evaluation.sets import EvaluationSet, read_set

__all__ = [
    "EvaluationOptions",
    "EvaluationSet",
    "Fit",
    "LeaveOut",
    "Measures",
    "calibrate",
    "evaluate",
    "read_set",
]
