"""Addresses that pages link to."""

import pytest

from banggiao.web.links import inside, outside, with_query


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example",
        "http://",
        "https://[::1",
        "http://x.example/a b",
        "http://x.example/" + "a" * 3_000,
        "",
        None,
    ],
)
def test_no_link_to_what_is_no_page(url: str | None) -> None:
    assert outside(url) == ""


@pytest.mark.parametrize("url", ["http://bao.example/tin", "https://bao.example/tin?a=1&b=2#x"])
def test_pages_are_linked_to(url: str) -> None:
    assert outside(url) == url


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "https://evil.example", "", "x", "/a\nb", "/a\\b"]
)
def test_back_leads_nowhere_else(path: str) -> None:
    assert inside(path) == "/"


def test_back_leads_back() -> None:
    assert inside("/events?kind=visit#a") == "/events?kind=visit#a"


def test_address_leaves_out_what_says_nothing() -> None:
    assert with_query("/events", {"kind": "visit", "q": "", "party": ("RUS", "PRK"), "after": None}) == (
        "/events?kind=visit&party=RUS&party=PRK"
    )
