"""Makes the documents beside it with real programs; run by hand when they are to be made anew.

Needs Chromium, groff, LibreOffice and qpdf; the statement is that of
``benchmarks/known_statements.py``.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[4] / "benchmarks"))

import document_makers as made  # noqa: E402 - found by the line above
import known_statements as known_in  # noqa: E402 - the same

_PAGED = """
@page { size: A5; margin: 22mm }
body { font: 11pt 'DejaVu Serif'; text-align: justify }
"""


def _long(known: known_in.Known) -> str:
    """The statement twice over a few small pages, which the browser numbers and heads itself."""
    return known_in.bare_page(known, _PAGED).replace(
        known_in.body_of(known), known_in.body_of(known) + "<h2>*</h2>" + known_in.body_of(known)
    )


def _encrypted(known: known_in.Known, folder: Path) -> Path:
    plain = made.groff(known, folder)
    target = folder / "encrypted.pdf"
    qpdf = shutil.which("qpdf") or "qpdf"
    subprocess.run(
        [qpdf, "--encrypt", "secret", "secret", "256", "--", str(plain), str(target)], check=True
    )
    return target


_DOCUMENTS = (
    ("two-columns.pdf", made.groff, known_in.ENGLISH),
    ("two-columns-ru.pdf", made.chromium_pdf(made.columns_page), known_in.RUSSIAN),
    ("pages.pdf", made.chromium_pdf(_long), known_in.ENGLISH),
    ("encrypted.pdf", _encrypted, known_in.ENGLISH),
    ("libreoffice.pdf", made.web_pdf, known_in.RUSSIAN),
    ("libreoffice.docx", made.office("docx", made.writer), known_in.RUSSIAN),
    ("word.docx", made.python_docx, known_in.ENGLISH),
)

if __name__ == "__main__":
    for name, make, known in _DOCUMENTS:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(make(known, Path(folder)), HERE / name)
