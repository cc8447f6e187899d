"""Surnames of the Russian kind, which have a feminine form: -ов, -ин, -ский, and romanised."""

import re

from retrieval.patterns import lazy_pattern

FEMININE = lazy_pattern(r"(?:[оеё]ва|[иы]на|[сц]кая|[oe]va|[iy]na|[sc]kay?a|[sc]kaia)$")
MASCULINE = lazy_pattern(r"(?:[оеё]в|[иы]н|[сц]кий|[oe](?:v|ff)|[iy]n|[sc]k(?:y|iy|ii|i|ij))$")

FEMININE_CASES = lazy_pattern(r"(?:[оеё]в|[иы]н)(?:ой|у)$|[сц]к(?:ой|ую)$")
"""The same in another case than the nominative."""

MASCULINE_CASES = lazy_pattern(r"(?:[оеё]в|[иы]н)(?:а|у|ым|е|ом)$|[сц]к(?:ого|ому|им|ом)$")

SURNAME = lazy_pattern(r"(?:[оеё]в|[иы]н|[сц]к|енко|швили|дзе|ян)[а-яё]{0,3}$", re.IGNORECASE)
"""In any case."""
