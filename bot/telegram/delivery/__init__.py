"""Ways a reply reaches a person: Telegram, the terminal."""
