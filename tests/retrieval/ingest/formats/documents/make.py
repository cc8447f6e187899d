"""Makes the documents beside it with real programs; run by hand when they are to be made anew.

Needs Chromium, groff, LibreOffice and qpdf; the statement is that of
``benchmarks/real_documents.py``.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "benchmarks"))

import real_documents as real  # noqa: E402 - found by the line above

_PAGED = """
@page { size: A5; margin: 22mm }
body { font: 11pt 'DejaVu Serif'; text-align: justify }
"""


def _long(known: real.Known) -> str:
    """The statement twice over a few small pages, which the browser numbers and heads itself."""
    return real.bare_page(known, _PAGED).replace(
        real.body_of(known), real.body_of(known) + "<h2>*</h2>" + real.body_of(known)
    )


def _encrypted(known: real.Known, folder: Path) -> Path:
    plain = real.groff(known, folder)
    target = folder / "encrypted.pdf"
    qpdf = shutil.which("qpdf") or "qpdf"
    subprocess.run(
        [qpdf, "--encrypt", "secret", "secret", "256", "--", str(plain), str(target)], check=True
    )
    return target


_DOCUMENTS = (
    ("two-columns.pdf", real.groff, real.ENGLISH),
    ("two-columns-ru.pdf", real.chromium_pdf(real._columns_page), real.RUSSIAN),
    ("pages.pdf", real.chromium_pdf(_long), real.ENGLISH),
    ("encrypted.pdf", _encrypted, real.ENGLISH),
    ("libreoffice.pdf", real.soffice("pdf"), real.RUSSIAN),
    ("libreoffice.docx", real.soffice("docx"), real.RUSSIAN),
    ("word.docx", real.python_docx, real.ENGLISH),
)

if __name__ == "__main__":
    for name, make, known in _DOCUMENTS:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(make(known, Path(folder)), HERE / name)
