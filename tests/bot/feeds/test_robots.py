"""What robots.txt lets us ask for."""

import pytest

from bot.feeds.robots import Robots

OURS = b"""\xef\xbb\xbf# for everybody
User-agent: *
Disallow: /

User-Agent: other
User-Agent: OnRecord   # that is us
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Disallow: /search?q=
Crawl-delay: 7.5
nonsense
Disallow:

User-agent: onrecord
Disallow: /later
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        *(("/", True), ("/news", True), ("/private", False), ("/private/a", False)),
        *(("/private/open", True), ("/private/open/a", True), ("/a.pdf", False)),
        *(("/a.pdf?x", True), ("/deep/a.b.pdf", False), ("/search?q=a", False), ("/search", True)),
        *(("/later/a", False), ("/%70rivate", False), ("/private%2f", False)),
    ],
)
def test_the_rules_for_us_are_merged_and_the_longest_decides(path: str, allowed: bool) -> None:  # noqa: FBT001
    assert Robots.of(OURS).allows(path) is allowed


def test_where_nothing_is_for_us_the_rules_for_everybody_hold() -> None:
    robots = Robots.of(b"User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /a\n")
    assert (robots.allows("/a"), robots.allows("/b"), robots.delay) == (False, True, 0.0)


def test_a_delay_is_bounded_and_nonsense_is_none() -> None:
    def delay(written: str) -> float:
        return Robots.of(f"User-agent: *\nCrawl-delay: {written}\n".encode()).delay

    assert Robots.of(OURS).delay == 7.5
    assert [*map(delay, ("86400", "-3", "nan", "soon"))] == [60.0, 0.0, 0.0, 0.0]


def test_an_empty_file_allows_all_and_of_two_equal_rules_the_kind_one_holds() -> None:
    assert Robots.of(b"").allows("/a")
    assert Robots.of(b"User-agent: *\nDisallow: /a\nAllow: /a\n").allows("/a")
    assert not Robots.of("User-agent: *\nDisallow: /жаңылык".encode()).allows(
        "/%d0%b6%d0%b0%d2%a3%d1%8b%d0%bb%d1%8b%d0%ba"
    )


def test_a_rule_of_many_stars_is_read_in_its_stride() -> None:
    robots = Robots.of(b"User-agent: *\nDisallow: " + b"/*a" * 20_000 + b"$\n")
    assert robots.allows("/" + "a/" * 1000 + "b")
