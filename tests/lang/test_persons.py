import pytest

from banggiao.lang.persons import PersonLexicon
from banggiao.lang.runs import run_pattern
from banggiao.lang.skeleton import skeleton
from banggiao.lang.titles import TitleEntry
from banggiao.lang.vi.fold import fold
from banggiao.lang.vi.names import load_persons

LEXICON: PersonLexicon = load_persons()


@pytest.mark.parametrize("title", LEXICON.titles, ids=lambda title: title.id)
def test_titles_hold_their_examples(title: TitleEntry) -> None:
    assert title.yes
    assert title.no
    for sentence in title.yes:
        assert any(hit.entry is title for hit in LEXICON.matcher.find(fold(sentence))), sentence
    for sentence in title.no:
        assert all(hit.entry is not title for hit in LEXICON.matcher.find(fold(sentence))), sentence


def test_no_title_form_is_written_twice() -> None:
    forms = [fold(form) for title in LEXICON.titles for form in title.forms]
    assert sorted(forms) == sorted(set(forms))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kim Jong-Un", "kim jong un"),
        ("V.Pu-tin", "v pu tin"),
        ("Đặng Đình Quý", "dang dinh quy"),
        ("Ja'afari", "jaafari"),
    ],
)
def test_skeleton_takes_off_case_marks_and_hyphens(name: str, expected: str) -> None:
    assert skeleton(name) == expected


def test_runs_hold_initials_and_particles() -> None:
    runs = run_pattern(["al", "bin", "von", "der"], ["bin"])
    text = "ông John F. Kennedy, Bashar al-Assad, bin Laden và Ursula von der Leyen"
    assert runs.findall(text) == ["John F. Kennedy", "Bashar al-Assad", "bin Laden", "Ursula von der Leyen"]


@pytest.mark.parametrize("form", ["Donald Trump", "Đ.Trăm", "Kim Châng-un", "V.Pu-tin", "Tập Cận Bình", "Zelenskyy"])
def test_known_persons_are_found_by_every_form(form: str) -> None:
    assert skeleton(form) in LEXICON.known


def test_terms_are_dated_in_order() -> None:
    assert len(LEXICON.terms) > 1000
    for term in LEXICON.terms:
        assert term.office, term
        assert not term.end or term.start <= term.end or term.end.startswith(term.start), term


def test_every_office_has_a_category() -> None:
    assert [office for office, category in LEXICON.offices.items() if not category] == ["Trưởng Hành pháp"]


def test_holders_tell_a_surname_s_state() -> None:
    codes = {code for person in LEXICON.holders[("bush", "head_of_state")] for code in person.codes}
    assert codes == {"USA"}
