"""``python -m bot.cli`` is the command line."""

from bot.cli.main import main

main()
