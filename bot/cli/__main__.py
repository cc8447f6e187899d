"""``python -m bot.cli`` is the command line; so the bot starts what works beside it, too."""

import os
import sys

from bot.cli.main import main

BEHIND = 10
"""By how much a reindex that the bot watches stands behind those who ask meanwhile."""

if "--progress-lines" in sys.argv and hasattr(os, "nice"):
    os.nice(BEHIND)
main()
