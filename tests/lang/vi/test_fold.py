from hypothesis import given
from hypothesis import strategies as st

from banggiao.lang.vi.fold import fold


def test_both_places_of_the_tone_mark_fold_to_one() -> None:
    assert fold("Hòa bình, hoà bình") == "hoà bình, hoà bình"
    assert fold("Thúy hủy chuyến đi") == fold("Thuý huỷ chuyến đi")


def test_typographic_dashes_quotes_and_spaces_fold() -> None:
    assert fold("Nga–Triều “hữu\u00a0nghị”") == 'nga-triều "hữu nghị"'


def test_the_letter_that_old_fonts_type_for_d_with_a_stroke_folds_to_it() -> None:
    assert fold("Ngũ Giác \u00d0ài") == fold("Ngũ Giác Đài")


@given(st.text())
def test_folding_keeps_the_length_of_any_text_in_the_basic_plane(text: str) -> None:
    if all(len(letter.lower()) == 1 or letter == "İ" for letter in text):
        assert len(fold(text)) == len(text)
