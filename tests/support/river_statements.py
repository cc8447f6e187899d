"""Two statements that hold one sentence alike: what quotations are checked against."""

from datetime import date

from retrieval.types import DateOrigin, Statement

WATER = Statement(
    "water",
    "The talks ended on 5 May 2020. Both sides will not build dams of more than 1,200 metres"
    " without the other’s consent. Minister Halden said: “They can’t close the river.”\n\n"
    "The water will be shared:\n- 60 per cent to Tesmar;\n- 40 per cent to Kestria.",
    title="On the river",
    date=date(2020, 5, 6),
    date_origin=DateOrigin.FIELD,
    lang="en",
)
AGAIN = Statement(
    "again",
    "We say it again. Both sides will not build dams of more than 1,200 metres"
    " without the other’s consent. This stands.",
    date=date(2021, 1, 2),
    date_origin=DateOrigin.FIELD,
    lang="en",
)
