"""Asks the advisory service of the package index about the versions that are pinned.

    python requirements/audit.py PIP_AUDIT [REQUIREMENTS]

Ends with 1 where a package has a known fault. Where the service cannot be reached, or knows none of
the packages (as a mirror of files alone), it says that nothing was checked, and ends with 0.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

_SECONDS = 120
_PINNED = Path(__file__).parent / "lean.txt"


def verdict(printed: str, fault: str = "") -> tuple[bool, str]:
    """Whether a package has a known fault, and what to say.

    Args:
        printed: by pip-audit, as JSON; anything else means that it failed.
        fault: what it said beside.
    """
    try:
        packages: list[dict[str, Any]] = json.loads(printed)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = (fault.strip().splitlines() or ["it said nothing"])[-1]
        return False, f"Advisories: not checked ({last[:200]})."
    checked = [one for one in packages if "vulns" in one]
    faulty = [one for one in checked if one["vulns"]]
    if not checked:
        return False, f"Advisories: not checked; the index tells none for {len(packages)} packages."
    lines = [
        f"{one['name']} {one['version']}: {fault['id']}, mended in"
        f" {', '.join(fault['fix_versions']) or 'no version yet'}"
        for one in faulty
        for fault in one["vulns"]
    ]
    left = len(packages) - len(checked)
    rest = f"; {left} were not checked" if left else ""
    lines.append(
        f"Advisories: {len(checked)} packages checked, {len(faulty)} with known faults{rest}."
    )
    return bool(faulty), "\n".join(lines)


def main(pip_audit: str, pinned: Path = _PINNED) -> int:
    """Ask, and say what was told; returns the exit code."""
    options = ["--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    command = [pip_audit, *options, "--timeout", "5", "--requirement", str(pinned)]
    try:
        done = subprocess.run(  # noqa: S603 - what the Makefile names
            command, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
        faulty, said = verdict(done.stdout, done.stderr)
    except subprocess.TimeoutExpired:
        faulty, said = False, f"Advisories: not checked (no answer in {_SECONDS} seconds)."
    sys.stdout.write(f"{said}\n")
    return int(faulty)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(Path, sys.argv[2:])))
