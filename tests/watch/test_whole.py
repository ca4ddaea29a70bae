"""Articles of several pages, against a server: read whole and in order, within limits, and what is missing is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest_watch import SECONDS, Clock, Site, rss, send
from test_loop import follow, run

from banggiao.ingest.article import Notice
from banggiao.ingest.items import Placed
from banggiao.ingest.web.fetch import Limits
from banggiao.ingest.web.urls import UrlReader
from banggiao.store.rows import sql

if TYPE_CHECKING:
    from collections.abc import Mapping

    from banggiao.ingest.pages.workers import PageWorkers
    from banggiao.store.ledger import Ledger
    from banggiao.watch.loop import Watcher

TITLE = "Nga và Lào bàn về tuyến đường sắt mới"
LEAD = "Hai bên họp ba ngày tại Viêng Chăn, với sự có mặt của bộ trưởng giao thông hai nước."
TEXTS = {
    1: "Ngày thứ nhất, Bộ trưởng Giao thông Nga trình bày dự án với người đồng cấp Lào.",
    2: "Ngày thứ hai, các kỹ sư của hai nước khảo sát đoạn đường từ thủ đô tới biên giới.",
    3: "Ngày thứ ba, hai bộ trưởng ký biên bản ghi nhớ và hẹn gặp lại tại Moscow.",
}


def part(number: int, link: str = "", title: str = TITLE) -> bytes:
    """A page of the article."""
    head = f"<head><meta charset=utf-8><title>{title}</title></head>"
    text = TEXTS.get(number, f"Ở trang số {number}, bài viết kể thêm về cuộc khảo sát của các kỹ sư hai nước.")
    body = f"<h1>{title}</h1><div class=content><p>{LEAD}</p><p>{text}</p>{link}</div>"
    return f"<!DOCTYPE html><html lang=vi>{head}<body>{body}</body></html>".encode()


def after(address: str) -> str:
    return f"<a rel='nofollow next' href='{address}'>2</a>"


def read(site: Site, workers: PageWorkers, pages: Mapping[str, bytes]) -> tuple[list[str], list[str]]:
    """The paragraphs of the article at /1 and what is said of it."""
    site.pages |= pages
    limits = Limits(seconds=SECONDS, size=2_000_000, allowed=("127.0.0.1",))
    found = list(UrlReader(limits, workers, lambda _: None)(f"{site.url}/1"))
    (article,) = (one.article for one in found if isinstance(one, Placed))
    return article.text.split("\n\n"), [one.text for one in found if isinstance(one, Notice)]


def test_an_article_of_three_pages_is_read_whole_and_in_order(site: Site, workers: PageWorkers) -> None:
    last = part(3, after("/1?trang=3"))  # papers leave the last page leading to itself
    words = "<div class=phantrang><a href='/1?trang=3'>Trang sau</a></div>"
    text, said = read(
        site, workers, {"/1": part(1, after("?trang=2")), "/1?trang=2": part(2, words), "/1?trang=3": last}
    )
    assert text == [TITLE, LEAD, TEXTS[1], TEXTS[2], TEXTS[3]]
    assert said == []


def test_readers_comments_have_pages_too(site: Site, workers: PageWorkers) -> None:
    """Of which each has the whole article."""
    pages = {"/1": part(1, "<p>Kim Anh</p>" + after("?binhluan=2")), "/1?binhluan=2": part(1, after("?binhluan=3"))}
    text, said = read(site, workers, pages)
    assert (text[:3], said) == ([TITLE, LEAD, TEXTS[1]], [])
    assert site.asked["/1?binhluan=3"] == 0


def test_a_page_that_fails_leaves_what_was_got(site: Site, workers: PageWorkers) -> None:
    site.status["/1?trang=3"] = 500
    pages = {"/1": part(1, after("?trang=2")), "/1?trang=2": part(2, after("?trang=3")), "/1?trang=3": b""}
    text, said = read(site, workers, pages)
    assert text == [TITLE, LEAD, TEXTS[1], TEXTS[2]]
    assert said == [f"page 3 of this article, {site.url}/1?trang=3, is not read: the server answers 500"]


def test_pages_that_lead_in_a_circle_end(site: Site, workers: PageWorkers) -> None:
    text, said = read(site, workers, {"/1": part(1, after("/2")), "/2": part(2, after("/1"))})
    assert (text[-2:], said) == ([TEXTS[1], TEXTS[2]], [])
    assert (site.asked["/1"], site.asked["/2"]) == (1, 1)


def test_no_more_than_ten_pages_are_read(site: Site, workers: PageWorkers) -> None:
    text, said = read(site, workers, {f"/{number}": part(number, after(f"/{number + 1}")) for number in range(1, 13)})
    assert len(text) == 12
    assert said == [f"page 11 of this article, {site.url}/11, is not read: more than 10 pages"]
    assert site.asked["/11"] == 0


def test_no_other_host_is_asked(site: Site, other: Site, workers: PageWorkers) -> None:
    other.pages["/2"] = part(2)
    _, said = read(site, workers, {"/1": part(1, after(f"{other.url}/2"))})
    assert said == [f"page 2 of this article, {other.url}/2, is not read: it is of another host"]
    site.pages["/2"] = lambda handler: send(handler, 302, b"", Location=f"{other.url}/2")
    _, said = read(site, workers, {"/1": part(1, after("/2"))})
    assert said == [f"page 2 of this article, {site.url}/2, is not read: it leads to another host, {other.host}"]
    site.pages["/2"] = lambda handler: send(handler, 302, b"", Location="http://10.0.0.1/2")
    _, said = read(site, workers, {"/1": part(1, after("/2"))})
    assert "no address of the public web" in said[0]


def test_another_article_is_not_taken_for_the_next_page(site: Site, workers: PageWorkers) -> None:
    """Some papers call the article that they printed before or after this one its next page."""
    pages = {"/1": part(1, after("/2")), "/2": part(2, title="Anh và Ý ký hiệp định nghề cá")}
    text, said = read(site, workers, pages)
    assert (text, said) == ([TITLE, LEAD, TEXTS[1]], [])


def test_robots_txt_holds_for_further_pages(site: Site, workers: PageWorkers) -> None:
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /trang\n"
    _, said = read(site, workers, {"/1": part(1, after("/trang/2")), "/trang/2": part(2)})
    assert f"robots.txt of {site.host} closes it to programs" in said[0]
    assert site.asked["/trang/2"] == 0


def test_watching_reads_what_was_missing_at_the_next_look(
    ledger: Ledger, site: Site, watch: Watcher, clock: Clock
) -> None:
    site.pages |= {"/rss": rss(f"{site.url}/1"), "/1": part(1, after("?trang=2"))}
    follow(ledger, f"{site.url}/rss")
    (page,) = (one for one in run(watch) if one.kind == "page")
    assert page.text == f"{TITLE}; page 2 of this article, {site.url}/1?trang=2, is not read: the server answers 404"
    site.pages["/1?trang=2"] = part(2)
    clock.ahead = 4_000
    assert [one.text for one in run(watch) if one.kind == "changed"] == [TITLE]
    with ledger.reading() as connection:
        texts = [row.text for row in connection.execute(sql("SELECT text FROM versions ORDER BY pk"))]
    assert [TEXTS[2] in text for text in texts] == [False, True]
    clock.ahead += 25_000
    assert [one.text for one in run(watch) if one.kind == "page"] == ["unchanged"]
