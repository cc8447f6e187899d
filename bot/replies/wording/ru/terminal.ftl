# Terminal

terminal-token = Чтобы бот заработал в Telegram: напишите @BotFather, отправьте /newbot и впишите полученный токен в .env строкой TELEGRAM_BOT_TOKEN=…
terminal-numbers = Число выбирает то, что стоит под ответом.
terminal-empty = Напишите вопрос; /help подскажет как, /quit – выход.
terminal-bye = До свидания.
