# Terminal

terminal-token = Ботту Telegram'да иштетүү үчүн: @BotFather'ге жазып, /newbot жөнөтүңүз да, алынган токенди .env файлына TELEGRAM_BOT_TOKEN=… түрүндө жазып коюңуз
terminal-commands = /latest – эң жаңы билдирүүлөр
    /check СӨЗ – ушундай айтылганбы
    /timeline ТЕМА – тема боюнча качан айтылганы
    /changes – эмне өзгөрдү же алынып салынды
    /status – азыр эмне иштеп жатат
    /help – ушул жардам
    /quit – чыгуу, Ctrl-D да ушундай
terminal-empty = Суроо жазыңыз; кантип жазууну /help айтат, чыгуу – /quit.
terminal-bye = Саламатта калыңыз.
