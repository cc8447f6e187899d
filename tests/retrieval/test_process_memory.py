"""What a process asks of the C library's memory, each asked in a process of its own."""

import ctypes
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="the C library is not glibc",
)

ARENAS = """
import ctypes, os, tempfile, threading
from retrieval.process_memory import share_arenas
if {shared}:
    share_arenas()
library = ctypes.CDLL(None)
library.malloc.restype = ctypes.c_void_p
everybody = threading.Barrier(6)
def work():
    everybody.wait()
    kept = library.malloc(ctypes.c_size_t(2000))
    everybody.wait()
threads = [threading.Thread(target=work) for _ in range(6)]
for one in threads: one.start()
for one in threads: one.join()
library.fopen.restype = ctypes.c_void_p
with tempfile.NamedTemporaryFile() as told:
    file = ctypes.c_void_p(library.fopen(told.name.encode(), b"w"))
    library.malloc_info(0, file)
    library.fclose(file)
    print(told.read().count(b"<heap nr="))
"""

FREED = """
from pathlib import Path
from retrieval.process_memory import give_back
def own():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon:"))
texts = ["x" * 2000 + str(number) for number in range(50_000)]
last = "x" * 3000 + str(len(texts))  # above all others: what lies below cannot just be cut off
del texts
before = own()
give_back()
print(before - own())
"""


def said(program: str) -> int:
    """The number that a program prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    return int(done.stdout)


def test_threads_share_two_arenas() -> None:
    assert said(ARENAS.format(shared=False)) > 2
    assert said(ARENAS.format(shared=True)) <= 2


def test_what_is_free_is_given_back() -> None:
    assert said(FREED) > 50_000  # kilobytes, of a hundred thousand
