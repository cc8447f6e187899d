"""The fictional sample, which comes with the program: its files, and a corpus that begins so."""

import os
import shutil
import tempfile
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from bot.settings.settings import SettingsError

NAME = "sample"
"""Of its folder, here and in a corpus: what lies there is told to be fictional."""

_INSTALLED = f"share/onrecord/{NAME}/"
_HERE = Path(__file__).resolve().parents[2] / "corpus" / NAME


def begin_with_sample(corpus: Path) -> bool:
    """Make a corpus of the sample where there is none yet; False where there is one.

    Args:
        corpus: a folder that is missing or empty; anything else is left as it is.

    Raises:
        SettingsError: the sample did not come with this install.
        OSError: the folder cannot be written.
    """
    if corpus.exists() and (not corpus.is_dir() or any(corpus.iterdir())):
        return False
    found = sample_files()
    if not found:
        raise SettingsError(
            (f"There is nothing in {corpus}, and the sample is not there; put statements into it",)
        )
    corpus.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=".sample-", dir=corpus))
    try:
        for relative, path in found.items():
            target = making / NAME / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        os.replace(making / NAME, corpus / NAME)  # noqa: PTH105 - whole or not at all
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return True


def sample_files() -> dict[str, Path]:
    """The files of the sample by their names in it; none where it did not come along."""
    if _HERE.is_dir():  # the project's own folder
        paths = (path for path in _HERE.rglob("*") if path.is_file())
        return {path.relative_to(_HERE).as_posix(): path for path in sorted(paths)}
    try:
        installed = files("onrecord") or ()
    except PackageNotFoundError:
        return {}
    return {
        name: Path(str(file.locate()))
        for file in installed
        if (name := file.as_posix().partition(_INSTALLED)[2])
    }
