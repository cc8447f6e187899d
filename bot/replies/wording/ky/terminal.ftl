# Terminal

terminal-token = Ботту Telegram'да иштетүү үчүн: @BotFather'ге жазып, /newbot жөнөтүңүз да, алынган токенди .env файлына TELEGRAM_BOT_TOKEN=… түрүндө жазып коюңуз
terminal-numbers = Жооптун астындагыны тандоо үчүн анын санын жазыңыз.
terminal-empty = Суроо жазыңыз; кантип жазууну /help айтат, чыгуу – /quit.
terminal-bye = Саламатта калыңыз.
