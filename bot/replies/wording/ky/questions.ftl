# Questions that cannot be searched

empty-question = Суроо бош; эмнени билгиңиз келгенин сөз менен жазыңыз.
question-too-long = Суроодо { $length } белги бар, ал эми эң көбү { $most } болушу мүмкүн. Кыскартып жазыңыз.
not-text = Суроодо текст болбогон белгилер бар. Аны кайрадан жазып бериңиз.
no-such-day = Мындай күн жок: { $day }. Датаны текшериңиз.
no-such-period = Мындай мезгил жок: «{ $period }». Башкача жазып көрүңүз.
period-ends-before-it-starts = Суралган мезгилдин аягы ({ $last }) башынан ({ $first }) мурун. Даталарды текшериңиз.
year-out-of-range = { NUMBER($year, useGrouping: 0) }-жыл издөөнүн чегинен тышкары. Датаны текшериңиз.
