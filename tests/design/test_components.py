"""Components say in words and in shape what they mean, and escape what they are given."""

import re
from decimal import Decimal

import pytest
from django import forms
from django.core.paginator import Paginator
from tests.design.rendering import rendered

from mutirao.kernel.money import Money

HOSTILE = "<script>alert(1)</script>"


def words(page: str) -> str:
    """What a reader gets: no tags, single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


class NeedForm(forms.Form):
    title = forms.CharField(help_text="What the country calls it.")
    grounds = forms.CharField(required=False)
    is_sent = forms.BooleanField(required=False)
    audience = forms.ChoiceField(choices=[("public", "Public")], widget=forms.RadioSelect, help_text="Can be widened.")


@pytest.mark.parametrize(
    ("component", "says"),
    [
        ("zero", "0 (counted, and none)"),
        ("no-data", "no data"),
        ("not-assessed", "not assessed"),
        ("not-visible", "not visible to you"),
    ],
)
def test_every_honest_state_says_itself_in_words(component: str, says: str) -> None:
    assert words(rendered(f"<c-state.{component} />")) == says


def test_no_two_honest_states_look_alike() -> None:
    states = [rendered(f"<c-state.{name} />") for name in ("zero", "no-data", "not-assessed", "not-visible")]
    assert len({re.search(r'class="([^"]+)"', state)[1] for state in states}) == 4  # type: ignore[index]


def test_a_figure_wears_its_provenance() -> None:
    said = words(
        rendered(
            '<c-figure value="12" unit="%" source="Survey" issuer="Office" dated="2024" checked_by="A. Officer" />'
        )
    )
    assert said.startswith("12 %")
    for part in ("Survey, Office", "2024", "A. Officer", "Observed"):
        assert part in said


def test_a_modelled_figure_never_passes_for_an_observed_one() -> None:
    said = words(rendered('<c-figure value="12" kind="modelled" source="Trickle-up" />'))
    assert "modelled" in said
    assert "Observed" not in said


def test_a_figure_that_nobody_checked_says_so() -> None:
    assert "not yet checked by anyone" in words(rendered('<c-figure value="12" source="Survey" />'))


def test_only_a_stale_figure_is_called_stale() -> None:
    assert "stale" in words(rendered('<c-provenance source="Survey" dated="2019" is_stale />'))
    assert "stale" not in words(rendered('<c-provenance source="Survey" dated="2019" />'))
    assert "stale" not in words(rendered('<c-provenance source="Survey" :is_stale="fresh" />', fresh=False))


def test_own_words_and_descriptions_by_others_never_look_alike() -> None:
    own = rendered('<c-voice code="own" party="Avenira">Text</c-voice>')
    described = rendered('<c-voice code="described" by="an institute">Text</c-voice>')
    assert words(own) == "Avenira, in its own text Text"
    assert words(described) == "As described by an institute Text"
    assert "voice-own" in own
    assert "voice-described" in described


@pytest.mark.parametrize("code", ["own_party", "named_parties", "network", "public"])
def test_an_audience_says_who_may_see(code: str) -> None:
    assert words(rendered(f'<c-audience code="{code}" />')).startswith("Who may see it: ")


def test_an_unknown_audience_is_shown_as_the_narrowest() -> None:
    assert words(rendered('<c-audience code="other" />')) == "Who may see it: own party only"


def test_a_component_escapes_what_it_is_given() -> None:
    for source in (
        '<c-page-header :title="text" :lead="text" />',
        '<c-figure :value="text" :source="text" :issuer="text" :checked_by="text" />',
        '<c-card :title="text" :address="text" />',
        '<c-voice code="described" :by="text">x</c-voice>',
        '<c-confirm :label="text" :question="text" :action="text" />',
        '<c-exports :csv="text" />',
    ):
        assert "<script>" not in rendered(source, text=HOSTILE)


def test_a_component_takes_nothing_from_the_page_around_it() -> None:
    source = '<c-table name="needs" caption="Needs"><c-slot name="head"><c-column label="Cost" /></c-slot></c-table>'
    assert "secret" not in rendered(source, foot="secret", title="secret")


def test_a_table_is_named_and_can_be_scrolled_by_keyboard() -> None:
    head = '<c-slot name="head"><c-column label="Cost" is_numeric /></c-slot>'
    table = rendered(f'<c-table name="needs" caption="Needs">{head}</c-table>')
    assert 'tabindex="0" aria-labelledby="needs-caption"' in table
    assert '<caption id="needs-caption">Needs</caption>' in table
    assert '<th scope="col" class="numeric">Cost</th>' in table


@pytest.mark.parametrize(
    ("query", "direction", "leads_to"),
    [
        ("?area=law&page=3", "", "?area=law&amp;sort=cost"),
        ("?sort=cost", "ascending", "?sort=-cost"),
        ("?sort=-cost", "descending", "?sort=cost"),
    ],
)
def test_a_heading_sorts_and_says_how_the_list_is_sorted(query: str, direction: str, leads_to: str) -> None:
    heading = rendered('<c-column label="Cost" sort="cost" />', address=f"/en/{query}")
    assert f'href="{leads_to}"' in heading
    assert ('aria-sort="' + direction + '"' in heading) is bool(direction)


def test_a_list_of_many_pages_keeps_its_filters() -> None:
    pages = rendered('<c-pagination :page="page" />', address="/en/?area=law", page=Paginator(range(200), 10).page(7))
    assert 'rel="next" href="?area=law&amp;page=8"' in pages
    assert '<span aria-current="page">7</span>' in pages


def test_a_list_of_one_page_has_no_pages_to_choose() -> None:
    assert words(rendered('<c-pagination :page="page" />', page=Paginator(range(3), 10).page(1))) == ""


def test_a_field_is_described_by_its_help_and_by_its_error() -> None:
    field = rendered('<c-field :field="form.title" />', form=NeedForm({}))
    assert 'aria-describedby="id_title_help id_title_error"' in field
    assert 'id="id_title_help"' in field
    assert 'id="id_title_error"' in field
    assert 'aria-invalid="true"' in field


def test_a_field_without_help_or_error_is_described_by_nothing() -> None:
    assert "aria-describedby" not in rendered('<c-field :field="form.grounds" />', form=NeedForm())


def test_only_a_field_that_may_stay_empty_says_so() -> None:
    assert "(optional)" in rendered('<c-field :field="form.grounds" />', form=NeedForm())
    assert "(optional)" not in rendered('<c-field :field="form.title" />', form=NeedForm())


def test_choices_stand_in_a_described_group() -> None:
    group = rendered('<c-field :field="form.audience" />', form=NeedForm({}))
    assert '<fieldset class="ds-fieldset choices" aria-describedby="id_audience_help id_audience_error">' in group
    assert "<legend>Audience" in group


def test_every_mistake_in_a_form_leads_to_its_field() -> None:
    summary = rendered('<c-form-errors :form="form" />', form=NeedForm({}))
    assert 'href="#id_title"' in summary
    assert 'href="#id_audience"' in summary


def test_the_group_that_a_mistake_leads_to_is_on_the_page() -> None:
    assert 'id="id_audience"' in rendered('<c-field :field="form.audience" />', form=NeedForm({}))


def test_long_work_goes_on_without_script_by_a_link() -> None:
    running = rendered('<c-progress name="job" label="Import" is_running total="8" done="2" refresh="/job" />')
    assert re.search(r'<a [^>]*href="/job">', running)
    assert 'max="8" value="2"' in running
    assert "2 of 8" in words(running)


def test_finished_work_asks_no_more() -> None:
    finished = rendered('<c-progress name="job" label="Import" total="8" done="8" refresh="/job" cancel="/stop" />')
    assert "hx-get" not in finished
    assert "/stop" not in finished


def test_what_changes_something_asks_first_and_is_a_post() -> None:
    confirm = rendered('<c-confirm label="Withdraw" question="Withdraw it?" action="/withdraw" />')
    assert re.search(r'<form class="confirm-question"[^>]* method="post" action="/withdraw">', confirm)
    assert "csrfmiddlewaretoken" in confirm
    assert "Withdraw it?" in confirm


@pytest.mark.parametrize(
    ("source", "english", "japanese"),
    [
        ("{{ amount|money }}", "USD 1,500,000", "USD 1,500,000"),
        ("{{ 2500|money:'EUR' }}", "EUR 2,500", "EUR 2,500"),
        ("{{ amount|compact_money }}", "USD 1.5 million", "USD 150万"),
        ("{% interval 4.1 2 6.3 digits=1 %}", "4.1 (2.0 – 6.3)", "4.1 (2.0 – 6.3)"),
        ("{% money_interval 1500000 1000000 2100000 'USD' %}", "USD 1,500,000 (1,000,000 – 2,100,000)", None),
        ("{{ absent|number }}", "no data", None),
        ("{{ absent|calendar }}", "date not known", None),
    ],
)
def test_a_tag_writes_in_the_readers_language(source: str, english: str, japanese: str | None) -> None:
    amount = Money(Decimal(1_500_000), "USD")
    in_english = rendered("{% load design %}" + source, amount=amount, absent=None)
    assert in_english.replace("\N{NO-BREAK SPACE}", " ") == english
    if japanese is not None:
        in_japanese = rendered("{% load design %}" + source, language="ja", amount=amount, absent=None)
        assert in_japanese.replace("\N{NO-BREAK SPACE}", " ") == japanese


def test_a_box_to_tick_is_not_called_optional() -> None:
    assert "(optional)" not in rendered('<c-field :field="form.is_sent" />', form=NeedForm())
