"""A matcher of forms on whole words. The forms and texts are made up."""

from banggiao.lang.forms import FormMatcher

FORMS = ("thủ tướng", "phó thủ tướng", "tướng", "nga")
MATCHER = FormMatcher(FORMS)


def test_the_longest_form_is_found_and_none_inside_it() -> None:
    text = "phó thủ tướng nga gặp tướng"
    assert [(FORMS[number], text[start:end]) for number, start, end in MATCHER.find(text)] == [
        ("phó thủ tướng", "phó thủ tướng"),
        ("nga", "nga"),
        ("tướng", "tướng"),
    ]


def test_numbers_and_starts_count_forms_inside_others() -> None:
    text = "phó thủ tướng nga"
    assert MATCHER.numbers(text) == {0, 1, 2, 3}
    assert MATCHER.starts(text) == [0, 4, 8, 14]


def test_parts_of_words_are_no_forms() -> None:
    for text in ("", "ngang", "anga", "xnga"):
        assert MATCHER.find(text) == []
        assert MATCHER.starts(text) == []
        assert MATCHER.numbers(text) == set()
