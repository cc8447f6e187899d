"""Every feature and promise in the docs names tests that exist."""

import ast
import re

from paths import ROOT

ROWS = [
    line
    for name in ("features.md", "asking.md", "reliability.md", "operations.md", "deployment.md")
    for line in (ROOT / "docs" / name).read_text(encoding="utf-8").splitlines()
]
HEADS = ("| feature |", "| asked |", "| promise |", "| command |", "| `make ", "|---")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
SCRIPT = re.compile(r"`(\.ci/\w+)`")
"""What every change must pass beside the tests."""


def _tests_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.name for node in tree.body if isinstance(node, functions)}


def test_every_test_that_is_named_exists() -> None:
    named = [match for row in ROWS for match in NAMED.findall(row)]
    assert len(named) > 40
    assert [pair for pair in named if pair[1] not in _tests_in(pair[0])] == []


def test_every_feature_has_its_test() -> None:
    rows = [row for row in ROWS if row.startswith("|") and not row.startswith(("| **", *HEADS))]
    scripts = {row: SCRIPT.findall(row) for row in rows if not NAMED.search(row)}
    assert [row for row, named in scripts.items() if not named] == []
    named = {name for found in scripts.values() for name in found}
    assert [name for name in named if not (ROOT / name).is_file()] == []
