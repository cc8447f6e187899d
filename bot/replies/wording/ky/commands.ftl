# Commands: in the menu, and on the page of help

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

help-ask = /ask – суроо берүү, топтордо да
help-by-date = /latest, /first – эң жаңы жана эң эски билдирүүлөр, темасы боюнча да
help-on = /on – ошол күнү эмне айтылган
help-check = /check СӨЗ – ушундай айтылганбы
help-timeline = /timeline ТЕМА – тема боюнча качан айтылганы
help-changes = /changes – эмне өзгөрдү же алынып салынды
help-follow = /follow – жаңы билдирүүлөрдү көзөмөлдөө; /following – көзөмөлдөгөндөрүңүз
help-language = /language – тилди тандоо
help-about = /about – архив жана сиз жөнүндө сакталган маалымат; /forgetme аны өчүрөт
help-whoami = /whoami – администраторлордун тизмеси үчүн ID номериңиз
help-help = /help – ушул жардам

terminal-help-follow = /follow – кийинки жолу киргенде жаңы билдирүүлөрдү билүү; /following – көзөмөлдөгөндөрүңүз
terminal-help-about = /about – архив жана сакталган маалымат; /forgetme аны өчүрөт
terminal-help-status = /status – азыр эмне иштеп жатат
terminal-help-quit = /quit – чыгуу, Ctrl-D да ушундай
