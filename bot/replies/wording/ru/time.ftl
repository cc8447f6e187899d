# Dates, lengths of time, sizes, languages; a month is named as it stands beside a day

month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря
written-day = { $day } { $month } { $year }{ "\u00A0" }г.
written-days-of-month = { $first }–{ $last } { $month } { $year }{ "\u00A0" }г.
written-days-of-year = { $first } { $first_month } – { $last } { $last_month } { $year }{ "\u00A0" }г.
written-since = с { $day } { $month } { $year }{ "\u00A0" }г.
written-until = по { $day } { $month } { $year }{ "\u00A0" }г.
time-seconds = { $seconds } с
time-minutes = { $minutes } мин { $seconds } с
time-hours = { $hours } ч { $minutes } мин
size-megabytes = { $size } МБ
language-en = английский
language-ru = русский
language-ky = кыргызский
language-unknown = не определён
written-month = { $month } { $year }
