"""What is wrong with a file, in the language of whoever reads it."""

from bot.replies.wording import Wording
from retrieval.types import Fault, Problem, Told, fault_of


def worded(told: Told, say: Wording) -> str:
    """A fault in a language; its English sentence where that has no words for it."""
    name = f"fault-{told.code}"
    if not say.has(name):
        return told.line
    facts = {
        fact: worded(value, say) if isinstance(value, Told) else value
        for fact, value in told.details
    }
    try:
        return say(name, **facts)
    except KeyError:  # kept by another version, which told less
        return told.line


def fault_line(problem: Problem, say: Wording) -> str:
    """What is wrong with a place, without the place."""
    return worded(problem.told, say) if problem.told else problem.problem


def problem_line(problem: Problem, say: Wording) -> str:
    """``file, line 3: what is wrong``."""
    where = problem.path
    if problem.line is not None:
        where = say("fault-at-line", file=problem.path, line=str(problem.line))
    return f"{where}: {fault_line(problem, say)}"


def sentence(said: str, say: Wording) -> str:
    """A sentence of an error: in the language where it knows its code, else as it is."""
    return worded(said.told, say) if isinstance(said, Fault) and said.told else str(said)


def error_line(error: Exception, say: Wording) -> str:
    """What an error says."""
    return sentence(fault_of(error), say)
