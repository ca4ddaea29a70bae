"""Pages that nobody named are asked for slowly."""

import pytest

from banggiao.errors import FetchFailed, FetchRefused
from banggiao.ingest.web import polite
from banggiao.ingest.web.fetch import Answer, Limits
from banggiao.ingest.web.polite import PoliteFetcher
from banggiao.ingest.web.robots import Robots

RULES = {"bao.example": "User-agent: *\nCrawl-delay: 7\nDisallow: /rieng\n"}


@pytest.fixture(autouse=True)
def web(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polite, "fetch", lambda url, *_, **__: Answer(url, 404 if url.endswith("x") else 200, {}, b""))


def test_each_waits_as_long_as_its_host_wants() -> None:
    waited: list[float] = []
    fetcher = PoliteFetcher(Limits(), Robots(Limits(), RULES | {"tin.example": ""}), pause=2, sleep=waited.append)
    for url in ("https://bao.example/1", "https://tin.example/1"):
        assert fetcher.get_page(url).url == url
    assert waited == [7, 2]
    with pytest.raises(FetchRefused, match=r"robots\.txt of bao\.example closes it"):
        fetcher.get("https://bao.example/rieng/1")
    with pytest.raises(FetchFailed, match="answers 404"):
        fetcher.get("https://tin.example/x")


def test_none_is_asked_for_when_the_time_is_up() -> None:
    waited: list[float] = []
    fetcher = PoliteFetcher(Limits(), Robots(Limits(), RULES), pause=2, seconds=5, sleep=waited.append)
    with pytest.raises(FetchFailed, match="take too long"):
        fetcher.get("https://bao.example/1")
    assert waited == []
