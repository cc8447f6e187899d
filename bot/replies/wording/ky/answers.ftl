# In Kyrgyz: statement – билдирүү, passage – үзүндү, quotation – цитата, build – нуска, reindex – кайра индекстөө.
# After a number a noun stays as it is, so there is nothing to choose by plural.

# Answers

date-unknown = Датасы белгисиз
date-from-filename = дата файлдын атынан алынды
date-from-metadata = дата барактын маалыматынан алынды
date-from-mail = бул тиркелген каттын датасы
date-from-message = кайра жөнөтүлгөн каттын датасы
date-from-admin = датаны редактор оңдогон
sample-note = Ойдон чыгарылган үлгү: бул билдирүүлөр боттун кантип иштешин көрсөтүү үчүн түзүлгөн.
searched-period = { $statements ->
    [0] Издөө мезгили: { $period }; бул аралыкта билдирүү жок
   *[other] Издөө мезгили: { $period } ({ $statements } билдирүү)
  }
undated-outside = дагы { $undated } датасыз билдирүү буга кирбейт
searched-except = { $statements ->
    [0] Издөө мезгили: бардык убакыт, мындан тышкары: { $excluded }; башка билдирүү жок
   *[other] Издөө мезгили: бардык убакыт, мындан тышкары: { $excluded } ({ $statements } билдирүү)
  }
period-except = { $period }, мындан тышкары: { $excluded }
order-latest = адегенде жаңылары
order-first = адегенде эскилери
searched-all = Каралганы: { $statements } билдирүү
searched-for = Изделген сөз: { $searched } (жазылганы: { $typed })
no-answer = Архивде бул суроого жооп жок.
no-such-words = Каралган билдирүүлөрдүн биринде да дал ушул сөздөр жок: { $phrases }
phrases-apart = Булардын ар бири бар, бирок каралган билдирүүлөрдүн биринде да чогуу кездешпейт: { $phrases }
phrase = «{ $words }»
nearest = Эң жакын үзүндүлөр, бирок булар жооп эмес:
repeats = дал ушул сөздөр { $count } билдирүүдө бар: биринчиси – { $first }, акыркысы – { $last }
repeats-one-day = дал ушул сөздөр ушул күнкү { $count } билдирүүдө бар
repeats-undated = дал ушул сөздөр { $count } билдирүүдө бар
spoken = Бул тууралуу { $statements } билдирүүдө айтылат
spoken-by-year = Жылдар боюнча: { $counted }
spoken-most = Эң көбү: { $counted }
nothing-said = { $who }: өз сөзү бул архивде жок.
nothing-said-on = { $who }: бул тууралуу өз сөзү бул архивде жок.
others-of-them = { $who } деген ат аталган башкалардын сөздөрү:
others-of-it = «{ $topic }» тууралуу башкалар эмне дейт:
date-as-words = { $period } ичинде жооп жок, ошондуктан дата сөз катары изделди.
nearest-outside = Ошол убакка чейинки жана андан кийинки эң жакын билдирүүлөр:
several-people = мындай аталган бир нече киши бар: { $names }
not-in-archive = «{ $word }» деген сөз архивде жок.
withheld = Цитатаны архивге салыштырып тастыктоо мүмкүн болбоду, ошондуктан жооп көрсөтүлгөн жок. Ката журналга жазылды; кийинчерээк кайра сураңыз.
read-from-scan = Скандан программа окуган: түп нускасы менен салыштырыңыз.
only-en = Англис тилинде гана бар.
only-ky = Кыргыз тилинде гана бар.
only-ru = Орус тилинде гана бар.
foreign-question = Суроо менен билдирүүлөр ар башка тилде, ал эми азыркы издөө модели англис тилин гана түшүнөт, ошондуктан жооп табылбай калышы мүмкүн. Англисче сурап көрүңүз; боттун ээси ONRECORD_ENCODER=multilingual деп коюп, индексти жаңырта алат.
