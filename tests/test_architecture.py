"""Who may import whom, where the import contracts cannot say it."""

import ast
import re
from pathlib import Path

import pytest
from paths import ROOT

import retrieval
import retrieval.types

EXPORTED = set(retrieval.__all__)


def imports(path: Path) -> list[tuple[str, str | None]]:
    """Every import of a file, anywhere in it: the module, and the name taken from it."""
    found: list[tuple[str, str | None]] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, None) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += [(node.module or "", alias.name) for alias in node.names]
    return found


def modules(folder: str) -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("module", modules("bot"))
def test_the_bot_uses_only_what_retrieval_exports(module: str) -> None:
    """``from retrieval import name``, its values and its errors; nothing below, however deep."""
    used = [
        (name, part) for name, part in imports(ROOT / module) if name.split(".")[0] == "retrieval"
    ]
    assert {name for name, _ in used} <= {"retrieval", "retrieval.types", "retrieval.errors"}
    assert {part for name, part in used if name == "retrieval"} <= EXPORTED


def test_whoever_opens_the_archive_opens_it_where_the_settings_have_it() -> None:
    """A server's or a file's; the file alone is for backups, upgrades and a count of its bytes."""
    named = re.compile(r"directory\.archive\b")
    assert [
        module
        for module in (*modules("bot"), *modules("retrieval"))
        if named.search((ROOT / module).read_text(encoding="utf-8"))
    ] == [
        "bot/cli/upgrading.py",
        "retrieval/backup/making.py",
        "retrieval/backup/upgrading.py",
        "retrieval/index/integrity.py",
    ]


def test_what_retrieval_exports_is_what_it_lists() -> None:
    """Each once, each there, and nothing public beside it but the modules."""
    listed = list(retrieval.__all__)
    assert len(set(listed)) == len(listed)
    assert all(hasattr(retrieval, name) for name in listed)
    taken = {part for name, part in imports(ROOT / "retrieval" / "__init__.py") if part}
    # what no question needs is imported when it is asked for
    assert taken - {"Any", "TYPE_CHECKING", "resolve_name"} == EXPORTED


def test_the_glossary_is_what_it_lists() -> None:
    listed = retrieval.types.__all__
    assert sorted(listed) == list(listed)
    taken = {part for _, part in imports(ROOT / "retrieval" / "types" / "__init__.py")}
    assert taken == set(listed)


def test_the_architecture_names_every_folder() -> None:
    """Each folder of code, by its path below the package."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = {path.parent.relative_to(ROOT) for path in ROOT.glob("[br]*t*/**/__init__.py")}
    folders = {path for path in packages if path.parts[0] in {"bot", "retrieval"}}
    missing = [str(path) for path in sorted(folders) if f"{path.name}/`" not in page]
    assert len(folders) > 20
    assert missing == []


def test_every_law_has_a_test_or_says_that_it_is_not_held() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    laws = re.findall(r"^\| (\d+) \| .* \| (.*) \|$", page, re.MULTILINE)
    assert [int(number) for number, _ in laws] == list(range(1, 17))
    for number, named in laws:
        found = re.fullmatch(r"`([\w/]+\.py)::(\w+)`", named)
        if found is None:
            assert named.startswith(("not held yet: ", "`make test-elsewhere`")), number
            continue
        assert f"def {found[2]}(" in (ROOT / found[1]).read_text(encoding="utf-8"), number
