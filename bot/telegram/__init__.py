"""Telegram's side: updates in, replies out, nothing lost between."""
