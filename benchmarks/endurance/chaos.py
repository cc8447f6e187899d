"""The bot killed and hindered in every way while people ask: what is lost, doubled, wrong.

    PYTHONPATH=tests/support:. python benchmarks/endurance/chaos.py [--kills 200] [--flips 1000]

Kills at random moments, with some calls failing; each fault of Telegram's at each call; disks that
take nothing; files with a byte turned. ``asking`` says what the columns mean. A small disk needs a
user who may mount one; without, its rows are missing.
"""

import argparse
import asyncio
import os
import sys
import tempfile
from pathlib import Path

from asking import FAULTS, printed
from damaged_files import damaged
from disk_faults import disk_faults
from fault_script import fault_script
from kills import kills


def main() -> int:
    """Print what came of it; 1 where anything was lost, doubled or wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--flips", type=int, default=1000, help="bytes of each file")
    parser.add_argument("--rate", type=float, default=5, help="questions a second")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=("kills", "faults", "disk", "damage"))
    given = parser.parse_args()
    found = []
    with tempfile.TemporaryDirectory() as name:
        os.environ["ONRECORD_MODELS"] = str(Path(name) / "models")
        for part in (given.only,) if given.only else ("damage", "faults", "disk", "kills"):
            folder = Path(name) / part
            folder.mkdir()
            if part == "damage":
                found += damaged(folder, given.flips, given.seed)
            elif part == "faults":
                found += asyncio.run(fault_script(folder, FAULTS, given.seed))
            elif part == "disk":
                found += asyncio.run(disk_faults(folder, given.seed))
            else:
                found.append(asyncio.run(kills(folder, given.kills, given.rate, given.seed)))
    return printed(found)


if __name__ == "__main__":
    sys.exit(main())
