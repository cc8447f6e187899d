"""Words that say what a name is of: places, waters, buildings, bodies, papers."""

from retrieval.patterns import lazy_pattern

_WORDS = """
strait river lake sea ocean bay gulf island islands peninsula cape canal channel
reef mount mountain mountains hill hills valley desert plain glacier pass oasis city
town village district region province county street square avenue quarter bridge dam
reservoir port harbour harbor airport station plant mine pipeline railway highway
road tunnel tower palace monastery cathedral mosque church museum theatre library
university institute academy school college hospital court parliament assembly
council committee commission board bank fund union federation league alliance group
company corporation foundation agency convention treaty agreement accord accords
protocol declaration charter process summit conference forum prize republic kingdom
"""
NAMED_THINGS = lazy_pattern(rf"(?:{'|'.join(_WORDS.split())})s?")
