"""Pages in workers: their limits, and that one hostile page is one error."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from banggiao.errors import InputError
from banggiao.ingest.items import PageJob, Placed
from banggiao.ingest.pages import workers
from banggiao.ingest.pages.workers import PageWorkers, in_order

if TYPE_CHECKING:
    from banggiao.ingest.items import Read

PAGE = (
    "<html><body><h1>Nga thăm Lào</h1><div><p>Ngoại trưởng Nga tới Viêng Chăn hôm 3/5, bắt đầu chuyến thăm chính thức "
    "Lào trong hai ngày.</p><p>Ông sẽ hội đàm với người đồng cấp Lào.</p></div></body></html>"
)


def read(*pages: str, seconds: int = 15, memory: int = 2 << 30) -> list[Read]:
    jobs = [PageJob(f"trang {number}", str(number), page.encode()) for number, page in enumerate(pages)]
    with closing(PageWorkers(seconds=seconds, memory=memory)) as pool:
        return list(in_order(jobs, pool))


def test_hostile_pages_are_an_error_each_and_the_others_are_read() -> None:
    deep = "<div>" * 60_000 + "x" + "</div>" * 60_000
    wide = "<html><body>" + "<p><a href=x>y</a> z" * 150_000
    found = read(PAGE, deep, PAGE, wide, PAGE, seconds=3)
    articles = [one.article.id for one in found if isinstance(one, Placed)]
    assert {"0", "2", "4"} <= set(articles)
    assert len(articles) + sum(isinstance(one, InputError) for one in found) == 5


def test_a_page_that_takes_too_much_memory_is_an_error() -> None:
    huge = "<html><body>" + f"<p>{'Nga thăm Lào. ' * 20}</p>" * 40_000
    found = read(huge, PAGE, memory=450 << 20)
    assert isinstance(found[-1], Placed)
    assert len(found) == 2


def test_a_page_to_log_in_on_is_said_to_be_one() -> None:
    form = "<form><input name=u><input type=password></form>"
    page = f"<html><body><h1>Đăng nhập</h1>{form}<p>Quên mật khẩu?</p></body></html>"
    (error,) = read(page)
    assert "a page to log in on" in str(error)


def test_a_worker_that_dies_is_one_error() -> None:
    assert "needs more than" in PageWorkers()._said(RuntimeError("died"))
    assert "took more than" in PageWorkers()._said(workers.TookTooLong())
