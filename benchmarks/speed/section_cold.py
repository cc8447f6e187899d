"""``onrecord ask`` as a process of its own, sample corpus: seconds and memory of seven runs."""

import os
import subprocess
import time
from statistics import median
from tempfile import TemporaryDirectory

from ours import KEPT, ONRECORD, ROOT, say

RUNS = 7


def main() -> None:
    """Index the sample, then ask again and again."""
    with TemporaryDirectory() as place:
        index = ["--index", place]
        given = os.environ | {"ONRECORD_MODELS": str(KEPT)}
        subprocess.run(  # noqa: S603 - our own command
            [ONRECORD, "index", "--corpus", ROOT / "corpus", *index],
            check=True,
            capture_output=True,
            env=given,
        )
        taken, most = [], 0
        for _ in range(RUNS):
            began = time.perf_counter()
            process = subprocess.Popen(  # noqa: S603 - the same
                [ONRECORD, "ask", "How many people were evacuated from Zerrafa?", *index],
                stdout=subprocess.DEVNULL,
                env=given,
            )
            _, code, usage = os.wait4(process.pid, 0)
            if code:
                raise SystemExit(f"onrecord ask ended with {code}")
            taken.append(time.perf_counter() - began)
            most = max(most, usage.ru_maxrss // 1024)
    say({"seconds": median(taken), "all": taken, "megabytes": most})


if __name__ == "__main__":
    main()
