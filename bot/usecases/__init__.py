"""What the bot can do: plain values in, a Reply out; nothing here knows Telegram."""
