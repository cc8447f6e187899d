# Questions that cannot be searched

empty-question = The question is empty; ask something in words.
question-too-long = The question has { $length } characters; the most is { $most }. Please shorten it.
not-text = The question holds characters that are no text. Please write it anew.
no-such-day = There is no such day as { $day }. Please check the date.
no-such-period = There is no such time as “{ $period }”. Please name it another way.
period-ends-before-it-starts = The time asked for ends ({ $last }) before it starts ({ $first }). Please check the dates.
year-out-of-range = The year { NUMBER($year, useGrouping: 0) } is beyond what can be searched. Please check the date.
