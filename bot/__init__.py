"""The bot: what retrieval found, said in Telegram and in the terminal."""
