"""What articles smuggle in does not run, on any page that shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.web.chromium.conftest import attacks

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_no_payload_runs(browser: Browser, hostile: str) -> None:
    context = browser.new_context(base_url=hostile, locale="en-GB")
    page = context.new_page()
    ran: list[str] = []
    refused: list[str] = []
    context.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    seen: set[str] = set()
    ahead = ["/", "/events", "/events?q=lavrov", "/persons", "/actors/RUS", "/review", "/review/merges", "/feeds"]
    ahead.append("/events?source=%3Cscript%3Ealert(11)%3C/script%3E&q=%22%3E%3Csvg%20onload=alert(12)%3E")
    ahead.append("/persons?name=%3Cimg%20src=x%20onerror=alert(13)%3E")
    ahead.append("/language/en?back=javascript:alert(14)")
    shown = 0
    while ahead and len(seen) < 70:
        path = ahead.pop(0)
        if path in seen:
            continue
        seen.add(path)
        page.goto(path)
        shown += page.content().count("alert(")
        if path == "/feeds":
            assert page.locator("main table tbody tr").count() > 1, "feeds are there by their names"
        for link in page.locator("a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))"):
            assert re.match(r"(?:/(?!/)|#|https?://)", link), (path, link)
            if re.fullmatch(r"/(?:events|articles|persons)/\w+", link):
                ahead.append(link)
        assert page.locator("main script, main iframe, main img, main svg[onload]").count() == 0, path
        page.locator("body").evaluate("body => body.querySelectorAll('details').forEach(one => { one.open = true; })")
        for field in page.locator("main input:visible").all()[:4]:
            field.focus()
    assert sum(path.startswith("/articles/") for path in seen) == len(attacks())
    assert sum(path.startswith("/events/") for path in seen) > 1
    assert shown > 100, "the payloads are on the pages, as text"
    assert ran == []
    assert refused == [], "nothing even got as far as the policy"
    context.close()


def test_the_policy_alone_would_stop_them(browser: Browser, hostile: str) -> None:
    context = browser.new_context(base_url=hostile)
    page = context.new_page()
    ran: list[str] = []
    context.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.goto("/events")
    page.evaluate(
        """() => {
          const div = document.createElement('div');
          div.innerHTML = '<img src=x onerror=alert(1)><a id=l href="javascript:alert(2)">x</a>';
          document.querySelector('main').append(div);
          const script = document.createElement('script');
          script.textContent = 'alert(3)';
          document.body.append(script);
          document.getElementById('l').click();
        }"""
    )
    page.wait_for_timeout(300)
    assert ran == []
    context.close()
