"""Where a fetch may go."""

import pytest

from bot.feeds.faults import FetchError
from bot.feeds.fetching import target_of
from bot.feeds.guard import Guard, is_public

PUBLIC = "93.184.216.34"


def refused(url: str, addresses: list[str], hosts: tuple[str, ...] = ()) -> str:
    """Why an address is not connected to; empty where it is."""
    try:
        found = Guard(hosts, lambda *_: addresses).addresses(target_of(url)[0])
    except FetchError as error:
        return str(error)
    assert found == addresses
    return ""


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.1.1"),  # noqa: S104
        *("169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.9"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "::10.0.0.1"),
        *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::"),
        *("2001:0:5ef5:79fd::1", "2001:db8::1", "100::1", "not an address", ""),
    ],
)
def test_an_address_that_is_none_of_the_public_internet_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [PUBLIC, "8.8.8.8", "2606:2800:220:1::1", f"::ffff:{PUBLIC}", "64:ff9b::808:808"],
)
def test_an_address_of_the_public_internet_is_taken(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "scheme: file"),
        ("ftp://news.example/a", "scheme: ftp"),
        ("gopher://news.example/", "scheme: gopher"),
        ("news.example", "scheme"),
        ("http:///a", "url: http:///a"),
        ("http://user:word@news.example/", "credentials: news.example"),
        ("https://user@news.example/", "credentials: news.example"),
        ("http://news.example:22/", "port: 22"),
        ("https://news.example:80/", "port: 80"),
        ("http://2130706433/", "address: 2130706433"),
        ("http://0177.0.0.1/", "url: http://0177.0.0.1/"),
        ("http://127.1/", "address: 127.1"),
        ("http://localhost%00.example/", "url: http://localhost%00.example/"),
        ("http://[fe80::1%25eth0]/", "url: http://[fe80::1%25eth0]/"),
        ("http://0x7f.0.0.1/", "address: 0x7f.0.0.1"),
        ("http://0x7f000001/", "address: 0x7f000001"),
        ("http://news.example/", ""),
        ("https://news.example:443/", ""),
        ("https://NEWS.example./", ""),
        ("https://министерство.example/", ""),
    ],
)
def test_what_an_address_of_the_web_may_say(url: str, why: str) -> None:
    assert refused(url, [PUBLIC]) == why


def test_one_address_that_is_not_public_is_enough_to_refuse_a_name() -> None:
    assert refused("http://news.example/", [PUBLIC, "10.0.0.7"]) == "address: news.example"
    assert refused("http://news.example/", ["::1"]) == "address: news.example"
    assert refused("http://news.example/", []) == "unknown-host: news.example"


def test_the_operator_vouches_for_a_port_of_a_host_wherever_it_lies() -> None:
    hosts = ("intranet.example:8080", "[::1]:8081", "own.example")
    assert refused("http://intranet.example:8080/", ["10.0.0.7"], hosts) == ""
    assert refused("http://[::1]:8081/", ["::1"], hosts) == ""
    # another port of the same host, and a host that is named without one, are checked
    assert refused("http://intranet.example/", ["10.0.0.7"], hosts) == "address: intranet.example"
    assert refused("http://own.example/", ["10.0.0.7"], hosts) == "address: own.example"
    assert refused("http://own.example:8080/", [PUBLIC], hosts) == "port: 8080"


def test_a_host_that_nobody_knows_is_said_to_be_unknown() -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise OSError(f"{host}:{port}")

    with pytest.raises(FetchError, match=r"^unknown-host: news\.example$"):
        Guard((), nobody).addresses(target_of("http://news.example/")[0])
