"""Every value of the record points at the words that it quotes, whatever the text is made of."""

from __future__ import annotations

import json
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banggiao.evaluate.offsets import quotations
from banggiao.export.jsonl import lines
from banggiao.model.article import Article
from banggiao.pipeline import load_reader

_SENTENCES = (
    "Ngoại trưởng Nga Sergey Lavrov sẽ thăm Bình Nhưỡng ngày 18/3 theo lời mời của Bộ Ngoại giao Triều Tiên",
    "KCNA dẫn lời người phát ngôn Bộ Quốc phòng nước này cáo buộc Mỹ và Hàn Quốc tập trận chung từ ngày 8-11/3",
    'Ông Kim nói: "Chúng tôi sẽ không bao giờ từ bỏ quyền tự vệ của mình", theo Yonhap',
    "Hai nước đã ký hiệp ước tại Moscow vào tháng 9 năm ngoái, trong đó có điều khoản hỗ trợ quân sự",
    "Một đoàn du khách Nga gồm 97 người tới Vladivostok trên chuyến bay của Air Koryo hôm thứ Sáu (16/8)",
    "Mỹ áp đặt trừng phạt đối với Thứ trưởng Quốc phòng Triều Tiên Kim Kang-il vì chuyển giao vũ khí",
    "Tổng thống Hàn Quốc Yoon Suk-yeol điện đàm với Thủ tướng Nhật Bản Kishida Fumio hai ngày sau đó",
    "Nga-Triều bác bỏ cáo buộc của Liên Hợp Quốc, gọi đó là bịa đặt",
    "Nếu Trung Quốc đồng ý, hội nghị thượng đỉnh Mỹ - Trung sẽ diễn ra vào đầu tháng này",
    "Ảnh: YONHAP News",
    "Xem thêm: Nga viện trợ 300 triệu USD cho Syria",
)
_MARKS = (".", ". ", ", ", "\n", "\n\n", " ", "", "…", '"', "“", "”", "(", ")", " - ", "-", ":", ";", "?", "!", "/")
_ODD = ("\u0301", "\u0323", "\u0302", "\u00a0", "\u200b", "\ufeff", "\r\n", "\t", "\x00", "İ", "ß", "\u00ad", "😀", "𝐍")

fragments = st.one_of(
    st.sampled_from(_SENTENCES),
    st.sampled_from(sorted({word for sentence in _SENTENCES for word in sentence.split()})),
    st.sampled_from(_MARKS),
    st.sampled_from(_ODD),
    st.integers(0, 10**6).map(str),
    st.text(max_size=6),
)
texts = st.lists(fragments, max_size=30).map("".join)
dates = st.sampled_from([None, "2024", "2024-02", "2024-02-29", "2013-10-23"])
any_text = st.text(st.characters(codec="utf-8"), max_size=200)
patient = settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])


def test_the_fragments_say_something() -> None:
    reading = load_reader().read(Article("tin", ". ".join(_SENTENCES), published="2024-08-18"))
    assert len(reading.events) >= 8
    assert len(reading.persons) >= 4
    assert reading.statements


@patient
@given(texts, dates)
def test_every_quotation_equals_the_text_at_its_offsets(text: str, published: str | None) -> None:
    article = Article("tin", text, published=published)
    for line in lines(article, load_reader().read(article)):
        for path, words, start, end in quotations(json.loads(line)):
            assert 0 <= start < end <= len(text), (path, words)
            assert words is None or text[start:end] == words, path


@patient
@given(texts, dates)
def test_layers_are_in_order_and_do_not_overlap(text: str, published: str | None) -> None:
    document = load_reader().annotate(Article("tin", text, published=published))
    assert len(document.folded) == len(text)
    for layer in (document.sentences, document.mentions, document.times):
        assert all(0 <= item.start < item.end <= len(text) for item in layer)
        assert all(left.end <= right.start for left, right in pairwise(layer))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() for s in document.sentences)
    assert all(0 <= person.start < person.end <= len(text) for person in document.persons)


@patient
@given(any_text, st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_is_read(text: str, title: str) -> None:
    article = Article("tin", text, title=title)
    assert list(lines(article, load_reader().read(article)))


@settings(deadline=None, max_examples=30)
@given(texts, texts)
def test_reading_one_article_changes_nothing_for_the_next(first: str, second: str) -> None:
    alone = load_reader().read(Article("tin", second))
    load_reader().read(Article("other", first))
    assert load_reader().read(Article("tin", second)) == alone
