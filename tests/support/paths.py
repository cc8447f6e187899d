"""Where the project lies, and the public data that some tests read."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SHARED = ROOT.parent / "shared"
"""Public statements and evaluation sets; tests that read them are skipped without them."""
