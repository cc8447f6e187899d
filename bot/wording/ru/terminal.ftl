# Terminal

terminal-token = Чтобы бот заработал в Telegram: напишите @BotFather, отправьте /newbot и впишите полученный токен в .env строкой TELEGRAM_BOT_TOKEN=…
terminal-commands = /latest – самые новые заявления
    /check СЛОВА – сказано ли это в заявлениях
    /timeline ТЕМА – когда говорили на тему
    /changes – что изменено или отозвано
    /status – что сейчас действует
    /help – эта справка
    /quit – выйти, как и Ctrl-D
terminal-empty = Напишите вопрос; /help подскажет как, /quit – выход.
terminal-bye = До свидания.
