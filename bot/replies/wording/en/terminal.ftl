# Terminal

terminal-token = To serve this in Telegram: write to @BotFather, send /newbot, and put the token it gives into .env as TELEGRAM_BOT_TOKEN=…
terminal-numbers = A number chooses what stands under an answer.
terminal-empty = Write a question; /help says how, /quit leaves.
terminal-bye = Goodbye.
