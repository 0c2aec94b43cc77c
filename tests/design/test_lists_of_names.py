"""Names in a row are separated as the reader's language does, and stay text."""

from tests.design.rendering import rendered

_LOOP = "{% load design %}{% for name in names %}<b>{{ name }}</b>{{ forloop|separator }}{% endfor %}"


def test_names_are_joined_in_the_language_of_the_page() -> None:
    names = ["ブラジル", "韓国", "日本"]
    assert rendered("{% load design %}{{ names|listing }}", language="ja", names=names) == "ブラジル、韓国、日本"


def test_a_name_in_a_list_is_text_and_no_markup() -> None:
    assert rendered("{% load design %}{{ names|listing }}", names=["<b>", "C"]) == "&lt;b&gt; and C"


def test_a_loop_puts_the_same_separators_between_more_than_names() -> None:
    assert rendered(_LOOP, names=["A", "B", "C"]) == "<b>A</b>, <b>B</b> and <b>C</b>"
    assert rendered(_LOOP, language="ja", names=["A", "B"]) == "<b>A</b>、<b>B</b>"
    assert rendered(_LOOP, names=["A"]) == "<b>A</b>"
