# What Telegram shows of the bot before a word is said

bot-name = Сөзмө-сөз
bot-description = Эмне айтылганын сураңыз – сөздүн өзүн датасы жана булагы менен аласыз.

    Ар бир цитата жарыяланган билдирүүдөн кесилип алынып, жөнөтүлөр алдында аны менен дагы бир жолу салыштырылат. Машина эч нерсе ойлоп чыгарбайт.
bot-short-description = Расмий билдирүүлөр сөзмө-сөз, датасы жана булагы менен
command-ask = Эмне айтылганын суроо
command-latest = Эң жаңы билдирүүлөр
command-first = Эң эски билдирүүлөр
command-on = Ошол күнү эмне айтылган
command-follow = Жаңы билдирүүлөрдү көзөмөлдөө
command-following = Сиз көзөмөлдөгөн суроолор
command-language = Тилди тандоо
command-about = Архив жана мен сактаган маалымат
command-forgetme = Сиз жөнүндө сакталганды өчүрүү
command-help = Кантип суроо керек
command-whoami = Telegram'дагы ID номериңиз
command-reindex = Жаңы билдирүүлөрдү кабыл алуу
command-status = Азыр эмне иштеп жатат
command-check = Цитатаны текшерүү: ушундай айтылганбы
command-timeline = Тема боюнча качан айтылганы
command-changes = Эмне өзгөрдү же алынып салынды
