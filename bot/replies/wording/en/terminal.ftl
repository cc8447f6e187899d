# Terminal

terminal-token = To serve this in Telegram: write to @BotFather, send /newbot, and put the token it gives into .env as TELEGRAM_BOT_TOKEN=…
terminal-commands = /latest, /first – the newest and the oldest statements, or those on a subject
    /on – what was said on a day
    /check WORDS – whether a statement says this
    /timeline TOPIC – when a topic was spoken of
    /changes – what was edited or withdrawn
    /follow – be told of new statements when you come back; /following – all you follow
    /language – choose the language
    /about – the archive, and what is kept; /forgetme deletes it
    /status – what is live
    /help – this page
    /quit – leave, as Ctrl-D does

    A number chooses what stands under an answer.
terminal-empty = Write a question; /help says how, /quit leaves.
terminal-bye = Goodbye.
