"""The bot without Telegram: a page with a phone, and the tests' Bot API server behind it."""
