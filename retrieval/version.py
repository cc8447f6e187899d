"""The version of this program, which ``pyproject.toml`` says and an install writes down."""

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """The version that is installed; ``unknown`` where the program is run without an install."""
    try:
        return version("onrecord")
    except PackageNotFoundError:
        return "unknown"
