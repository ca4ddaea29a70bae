"""A matcher of forms on whole words. The forms and texts are made up."""

from banggiao.lang.forms import FormMatcher, longest

FORMS = ("thủ tướng", "phó thủ tướng", "tướng", "nga")
MATCHER = FormMatcher(FORMS)


def test_the_longest_form_is_found_and_none_inside_it() -> None:
    text = "phó thủ tướng nga gặp tướng"
    assert [(FORMS[number], text[start:end]) for start, end, number in MATCHER.find(text)] == [
        ("phó thủ tướng", "phó thủ tướng"),
        ("nga", "nga"),
        ("tướng", "tướng"),
    ]


def test_the_leftmost_longest_of_places() -> None:
    places = [(0, 13, "phó thủ tướng"), (0, 3, "phó"), (4, 13, "thủ tướng"), (14, 17, "nga")]
    assert longest(places) == [places[0], places[3]]
    assert longest([]) == []


def test_parts_of_words_are_no_forms() -> None:
    for text in ("", "ngang", "anga", "xnga"):
        assert MATCHER.find(text) == []
