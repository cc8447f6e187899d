# In Kyrgyz: statement – билдирүү, passage – үзүндү, quotation – цитата, build – нуска, reindex – кайра индекстөө.
# After a number a noun stays as it is, so there is nothing to choose by plural.

# Answers

date-unknown = Датасы белгисиз
date-from-filename = дата файлдын атынан алынды
date-from-metadata = дата барактын маалыматынан алынды
date-from-message = кайра жөнөтүлгөн каттын датасы
date-from-admin = датаны редактор оңдогон
sample-note = Ойдон чыгарылган үлгү: бул билдирүүлөр боттун кантип иштешин көрсөтүү үчүн түзүлгөн.
searched-period = { $statements ->
    [0] Издөө мезгили: { $period }; бул аралыкта билдирүү жок
   *[other] Издөө мезгили: { $period } ({ $statements } билдирүү)
  }
undated-outside = дагы { $undated } датасыз билдирүү буга кирбейт
order-latest = адегенде жаңылары
order-first = адегенде эскилери
searched-all = Каралганы: { $statements } билдирүү
no-answer = Архивде бул суроого жооп жок.
no-such-words = Каралган билдирүүлөрдүн биринде да дал ушул сөздөр жок: { $phrases }
phrase = «{ $words }»
nearest = Эң жакын үзүндүлөр, бирок булар жооп эмес:
repeats = дал ушул сөздөр { $count } билдирүүдө бар: биринчиси – { $first }, акыркысы – { $last }
repeats-one-day = дал ушул сөздөр ушул күнкү { $count } билдирүүдө бар
repeats-undated = дал ушул сөздөр { $count } билдирүүдө бар
source-link = шилтеме
withheld = Цитатаны архивге салыштырып тастыктоо мүмкүн болбоду, ошондуктан жооп көрсөтүлгөн жок. Ката журналга жазылды; кийинчерээк кайра сураңыз.
only-en = Англис тилинде гана бар.
only-ky = Кыргыз тилинде гана бар.
only-ru = Орус тилинде гана бар.
foreign-question = Суроо менен билдирүүлөр ар башка тилде, ал эми азыркы издөө модели англис тилин гана түшүнөт, ошондуктан жооп табылбай калышы мүмкүн. Англисче сурап көрүңүз; боттун ээси ONRECORD_ENCODER=multilingual деп коюп, индексти жаңырта алат.
