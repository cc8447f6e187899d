"""Fetching over real sockets: what is fetched, and what somebody may try."""

import gzip
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import which
from threading import Thread

import pytest
from small_site import Handler, Page, Site, small_site

from bot.feeds.faults import FetchError
from bot.feeds.fetching import Fetcher, FetchLimits
from bot.feeds.guard import Guard
from bot.feeds.visiting import Visitor

LIMITS = FetchLimits(size=200_000, seconds=20)


@pytest.fixture
def site() -> Iterator[Site]:
    with small_site() as running:
        yield running


def visitor(
    *hosts: str,
    limits: FetchLimits = LIMITS,
    resolve: Callable[[str, int], list[str]] | None = None,
) -> Visitor:
    """A visitor that does not pause, for whom every name is this machine."""
    guard = Guard(hosts, resolve or (lambda *_: ["127.0.0.1"]))
    return Visitor(Fetcher(guard, limits), pause=0)


def why(visit: Visitor, url: str) -> str:
    """Why nothing is fetched."""
    with pytest.raises(FetchError) as error:
        visit.fetch(url)
    return str(error.value)


def test_a_page_is_fetched_with_its_kind_and_what_it_is_known_again_by(site: Site) -> None:
    """The name stays in the request though the connection goes to the address."""
    modified = "Mon, 30 Mar 2026 10:00:00 GMT"
    headers = {"ETag": '"7"', "Last-Modified": modified}
    site.pages["/news?id=7"] = Page(
        b"<p>Said.</p>", "text/HTML; charset=windows-1251", 200, headers
    )
    found = visitor(f"news.example:{site.port}").fetch(site.url("/news?id=7#top", "news.example"))
    assert found is not None
    assert (found.url, found.data) == (site.url("/news?id=7#top", "news.example"), b"<p>Said.</p>")
    assert (found.kind, found.ending, found.charset) == ("text/html", ".html", "windows-1251")
    assert (found.etag, found.modified) == ('"7"', modified)
    assert site.asked == ["/robots.txt", "/news?id=7"]
    assert site.headers[1] == {
        "host": f"news.example:{site.port}",
        "user-agent": "onrecord (keeps an archive of public statements)",
        "accept": "*/*",
        "accept-encoding": "gzip",
        "connection": "keep-alive",
    }


def test_what_is_as_it_was_is_not_sent_again(site: Site) -> None:
    def unchanged(handler: Handler) -> Page:
        known = handler.headers["If-None-Match"], handler.headers["If-Modified-Since"]
        return Page(status=304 if known == ('"7"', "yesterday") else 500)

    site.pages["/feed"] = unchanged
    visit = visitor(f"news.example:{site.port}")
    url = site.url("/feed", "news.example")
    assert visit.fetch(url, etag='"7"', modified="yesterday") is None
    assert why(visit, url) == "status: 500"
    site.pages["/feed"] = Page(status=304)
    assert why(visit, url) == "status: 304"


def test_robots_txt_is_read_once_a_day_and_kept(site: Site) -> None:
    now = [0.0]
    guard = Guard((f"news.example:{site.port}",), lambda *_: ["127.0.0.1"])
    visit = Visitor(Fetcher(guard, LIMITS), pause=0, clock=lambda: now[0])
    site.pages |= {"/a": Page(), "/robots.txt": Page(b"User-agent: *\nDisallow: /b", "text/plain")}
    assert visit.fetch(site.url("/a", "news.example")) is not None
    assert why(visit, site.url("/b", "news.example")) == "robots: news.example"
    now[0] = 86_399
    assert why(visit, site.url("/b", "news.example")) == "robots: news.example"
    assert site.asked == ["/robots.txt", "/a"]
    now[0] = 86_401
    site.pages |= {"/b": Page(), "/robots.txt": Page(status=404)}
    assert visit.fetch(site.url("/b", "news.example")) is not None
    assert site.asked[2:] == ["/robots.txt", "/b"]


@pytest.mark.parametrize(
    ("robots", "said"),
    [
        (Page(status=500), "robots-unreadable: news.example"),
        (Page(status=503), "robots-unreadable: news.example"),
        (Page(b"-" * 300_000), "robots-unreadable: news.example"),
        (Page(status=403), ""),
        (Page(status=410), ""),
    ],
)
def test_a_site_whose_robots_txt_fails_is_left_alone_and_one_without_is_not(
    site: Site, robots: Page, said: str
) -> None:
    site.pages |= {"/robots.txt": robots, "/a": Page()}
    visit = visitor(f"news.example:{site.port}")
    url = site.url("/a", "news.example")
    if said:
        assert why(visit, url) == said
        assert site.asked == ["/robots.txt"]
    else:
        assert visit.fetch(url) is not None


def test_a_redirect_to_a_path_that_robots_txt_forbids_is_not_followed(site: Site) -> None:
    site.pages |= {
        "/robots.txt": Page(b"User-agent: onrecord\nDisallow: /b", "text/plain"),
        "/a": Page(status=301, headers={"Location": "/b"}),
        "/b": Page(),
    }
    assert why(visitor(f"news.example:{site.port}"), site.url("/a", "news.example")) == (
        "robots: news.example"
    )
    assert site.asked == ["/robots.txt", "/a"]


def test_a_redirect_is_followed_without_the_cookies_of_the_page_before(site: Site) -> None:
    headers = {"Location": "b?x=1", "Set-Cookie": "who=7"}
    site.pages |= {"/a": Page(status=302, headers=headers), "/b?x=1": Page(b"here")}
    found = visitor(f"news.example:{site.port}").fetch(site.url("/a", "news.example"))
    assert found is not None
    assert (found.url, found.data) == (site.url("/b?x=1", "news.example"), b"here")
    assert all("cookie" not in headers for headers in site.headers)


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("http://127.0.0.1/", "address: 127.0.0.1"),
        ("http://localhost/", "address: localhost"),
        ("http://10.0.0.7/admin", "address: 10.0.0.7"),
        ("http://169.254.169.254/latest/meta-data/", "address: 169.254.169.254"),
        ("http://[::1]/", "address: ::1"),
        ("http://[::ffff:127.0.0.1]/", "address: ::ffff:127.0.0.1"),
        ("http://[64:ff9b::a9fe:a9fe]/", "address: 64:ff9b::a9fe:a9fe"),
        ("http://2130706433/", "address: 2130706433"),
        ("http://0x7f000001/", "address: 0x7f000001"),
        ("http://rebound.example/", "address: rebound.example"),
        ("http://mixed.example/", "address: mixed.example"),
        ("http://news.example:22/", "port: 22"),
        ("//user:word@news.example/", "credentials: news.example"),
        ("file:///etc/passwd", "scheme: file"),
        ("data://text/html,a", "scheme: data"),
        ("/a", "redirects: 5"),
    ],
)
def test_a_redirect_is_looked_at_as_if_it_were_the_first(
    site: Site, location: str, said: str
) -> None:
    def resolve(host: str, port: int) -> list[str]:  # noqa: ARG001
        known = {
            "news.example": ["127.0.0.1"],
            "localhost": ["127.0.0.1"],
            "rebound.example": ["192.168.1.1"],
            "mixed.example": ["93.184.216.34", "127.0.0.1"],
        }
        return known.get(host, [host])

    site.pages["/a"] = Page(status=302, headers={"Location": location})
    visit = visitor(f"news.example:{site.port}", resolve=resolve)
    assert why(visit, site.url("/a", "news.example")) == said
    # robots.txt, and the page that leads away: once, or as often as redirects are followed
    assert site.asked == ["/robots.txt", *["/a"] * (6 if location == "/a" else 1)]


def test_a_name_that_changes_its_address_after_the_check_is_not_followed_there() -> None:
    """The name is looked up once a request, and what was checked is connected to."""
    with small_site("127.0.0.2") as other, small_site() as site:
        looked: list[str] = []

        def resolve(host: str, port: int) -> list[str]:  # noqa: ARG001
            looked.append(host)
            return ["127.0.0.1"] if len(looked) <= 2 else ["127.0.0.2"]

        site.pages["/a"] = Page(b"checked")
        found = visitor(f"news.example:{site.port}", resolve=resolve).fetch(
            site.url("/a", "news.example")
        )
        assert found is not None
        assert found.data == b"checked"
        assert (looked, other.asked) == (["news.example"] * 2, [])  # robots.txt and the page


def test_the_next_address_is_tried_where_one_cannot_be_reached(site: Site) -> None:
    site.pages["/a"] = Page(b"here")
    visit = visitor(f"news.example:{site.port}", resolve=lambda *_: ["127.0.0.9", "127.0.0.1"])
    found = visit.fetch(site.url("/a", "news.example"))
    assert found is not None
    assert found.data == b"here"
    dead = visitor(f"news.example:{site.port}", resolve=lambda *_: ["127.0.0.9"])
    assert why(dead, site.url("/a", "news.example")).startswith("connection: news.example: ")


def endless(handler: Handler) -> None:
    """A body without an end."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"-" * 65536)


def trickling(handler: Handler) -> None:
    """A body that comes byte by byte and never ends."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"-")
        time.sleep(0.01)


def trickling_head(handler: Handler) -> None:
    """Headers that come one by one and never end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X: -\r\n")
        handler.wfile.flush()
        time.sleep(0.01)


def cut_off(handler: Handler) -> None:
    """Less than was promised."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    handler.wfile.write(b"-")


BOMB = gzip.compress(bytes(200_000_000), mtime=0)
"""200 MB in 200 kB."""


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (Page(b"-" * 200_001), "large: 200000"),
        (Page(headers={"Content-Length": str(21 * 2**20)}), "large: 200000"),
        (Page(BOMB, headers={"Content-Encoding": "gzip"}), "large: 200000"),
        (endless, "large: 200000"),
        (Page(b"no gzip", headers={"Content-Encoding": "gzip"}), "encoding: gzip"),
        (
            Page(gzip.compress(b"a" * 99)[:-9], headers={"Content-Encoding": "gzip"}),
            "encoding: gzip",
        ),
        (Page(b"-", headers={"Content-Encoding": "br"}), "encoding: br"),
        (Page(b"-", "image/png"), "type: image/png"),
        (Page(b"-", "application/octet-stream"), "type: application/octet-stream"),
        (Page(b"-", "application/x-executable"), "type: application/x-executable"),
        (Page(status=404), "status: 404"),
        (Page(status=206), "status: 206"),
        (Page(headers={"X": "-" * 200_000}), "connection: news.example: "),
        (cut_off, "connection: news.example: "),
    ],
)
def test_what_is_too_large_of_another_kind_or_broken_is_not_taken(
    site: Site, page: Page | Callable[[Handler], None], said: str
) -> None:
    site.pages["/a"] = page
    told = why(visitor(f"news.example:{site.port}"), site.url("/a", "news.example"))
    assert told == said or (said.endswith(": ") and told.startswith(said))


@pytest.mark.parametrize("page", [trickling, trickling_head])
def test_what_comes_byte_by_byte_is_given_up_when_its_time_is_over(
    site: Site, page: Callable[[Handler], None]
) -> None:
    site.pages["/a"] = page
    limits = FetchLimits(size=10**9, seconds=0.5)
    visit = visitor(f"news.example:{site.port}", limits=limits)
    assert why(visit, site.url("/a", "news.example")) == "slow: news.example"


def test_as_much_as_is_allowed_is_taken_packed_or_not(site: Site) -> None:
    body = bytes(200_000)
    packed = Page(gzip.compress(body), headers={"Content-Encoding": "gzip"})
    site.pages |= {"/a": Page(body), "/b": packed}
    visit = visitor(f"news.example:{site.port}")
    for path in ("/a", "/b"):
        found = visit.fetch(site.url(path, "news.example"))
        assert found is not None
        assert found.data == body


def test_a_site_says_how_long_it_wants_to_be_left_alone(site: Site) -> None:
    site.pages["/a"] = Page(status=429, headers={"Retry-After": "7200"})
    with pytest.raises(FetchError) as error:
        visitor(f"news.example:{site.port}").fetch(site.url("/a", "news.example"))
    assert (str(error.value), error.value.wait) == ("status: 429", 7200.0)


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause(site: Site) -> None:
    paused: list[float] = []
    guard = Guard((f"a.example:{site.port}",), lambda *_: ["127.0.0.1"])
    visit = Visitor(Fetcher(guard, LIMITS), pause=3, clock=lambda: 0.0, sleep=paused.append)

    def slow(handler: Handler) -> Page:  # noqa: ARG001
        time.sleep(0.02)
        return Page()

    robots = Page(b"User-agent: *\nCrawl-delay: 9", "text/plain")
    site.pages |= {f"/{number}": slow for number in range(8)} | {"/robots.txt": robots}
    visit.fetch(site.url("/0", "a.example"))
    with ThreadPoolExecutor(8) as threads:
        urls = [site.url(f"/{number}", "a.example") for number in range(1, 8)]
        assert all(threads.map(visit.fetch, urls))
    assert site.most_at_once == 1
    # after robots.txt the pause of everybody, then what the site asks for
    assert paused == [3.0, *[9.0] * 7]


def test_two_hosts_do_not_wait_for_each_other(site: Site) -> None:
    """Each waits inside its answer until the other has asked."""
    both = {"/1": False, "/2": False}

    def meeting(handler: Handler) -> Page:
        both[handler.path] = True
        until = time.monotonic() + 15
        while not all(both.values()) and time.monotonic() < until:
            time.sleep(0.005)
        return Page(str(all(both.values())).encode())

    site.pages |= {"/1": meeting, "/2": meeting}
    visit = visitor(f"a.example:{site.port}", f"b.example:{site.port}")
    with ThreadPoolExecutor(2) as threads:
        urls = [site.url("/1", "a.example"), site.url("/2", "b.example")]
        found = [one.data for one in threads.map(visit.fetch, urls) if one is not None]
    assert found == [b"True", b"True"]


def test_a_page_is_fetched_only_from_a_host_that_the_operator_names(site: Site) -> None:
    site.pages |= {
        "/a": Page(b"here"),
        "/away": Page(status=302, headers={"Location": "http://other.example/"}),
    }
    visit = visitor(f"own.example:{site.port}")
    assert visit.fetch_page(site.url("/a", "own.example")).data == b"here"
    for url in (site.url("/away", "own.example"), "http://other.example/"):
        with pytest.raises(FetchError, match=r"^unlisted: other\.example$"):
            visit.fetch_page(url)
    assert site.asked == ["/robots.txt", "/a", "/away"]


def test_no_proxy_of_the_environment_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_site() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url(""))
        site.pages["/a"] = Page(b"here")
        assert visitor(f"a.example:{site.port}").fetch(site.url("/a", "a.example")) is not None
        assert proxy.asked == []


@pytest.mark.skipif(which("openssl") is None, reason="openssl makes the certificate")
def test_a_certificate_has_to_hold_the_name_though_the_address_is_connected_to(
    tmp_path: Path,
) -> None:
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-keyout", str(key), "-out", str(certificate), "-days", "36500"),
            *("-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"),
        ],
        check=True,
        capture_output=True,
    )
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate, key)
    names: list[str | None] = []
    served.sni_callback = lambda _, name, __: names.append(name)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        Thread(target=_serve_tls, args=(listening, served), daemon=True).start()
        trust = ssl.create_default_context(cafile=str(certificate))
        hosts = [f"{name}.example:{port}" for name in ("news", "other")]
        fetcher = Fetcher(Guard(hosts, lambda *_: ["127.0.0.1"]), LIMITS, trust)
        visit = Visitor(fetcher, pause=0)
        found = visit.fetch(f"https://news.example:{port}/")
        assert found is not None
        assert found.data == b"ok"
        assert names == ["news.example"] * 2
        assert why(visit, f"https://news.example:{port}/away") == "downgrade: news.example"
        said = why(visit, f"https://other.example:{port}/")
        assert said.startswith("connection: other.example: ")
        assert "certificate verify failed" in said


def _serve_tls(listening: socket.socket, context: ssl.SSLContext) -> None:
    while True:
        try:
            plain, _ = listening.accept()
        except OSError:
            return
        try:
            with context.wrap_socket(plain, server_side=True) as secure:
                away = b"GET /away" in secure.recv(65536)
                secure.sendall(b"HTTP/1.1 302 Found\r\n" if away else b"HTTP/1.1 200 OK\r\n")
                secure.sendall(
                    b"Location: http://news.example/\r\nContent-Type: text/html\r\n"
                    b"Content-Length: 2\r\nConnection: close\r\n\r\nok"
                )
        except OSError:
            continue
