# Terminal

terminal-token = To serve this in Telegram: write to @BotFather, send /newbot, and put the token it gives into .env as TELEGRAM_BOT_TOKEN=…
terminal-commands = /latest – the newest statements
    /check WORDS – whether a statement says this
    /timeline TOPIC – when a topic was spoken of
    /changes – what was edited or withdrawn
    /status – what is live
    /help – this page
    /quit – leave, as Ctrl-D does
terminal-empty = Write a question; /help says how, /quit leaves.
terminal-bye = Goodbye.
