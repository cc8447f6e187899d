# Dates, lengths of time, sizes, languages; a month is named as it stands beside a day

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
written-day = { $day } { $month } { $year }
written-days-of-month = { $first }–{ $last } { $month } { $year }
written-days-of-year = { $first } { $first_month } – { $last } { $last_month } { $year }
written-since = from { $day } { $month } { $year } on
written-until = up to { $day } { $month } { $year }
time-seconds = { $seconds } s
time-minutes = { $minutes } min { $seconds } s
time-hours = { $hours } h { $minutes } min
size-megabytes = { $size } MB
language-en = English
language-ru = Russian
language-ky = Kyrgyz
language-unknown = unknown
written-month = { $month } { $year }
