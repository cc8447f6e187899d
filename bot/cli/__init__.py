"""The command line: every command, and the bot in a terminal; thin over the use cases."""
