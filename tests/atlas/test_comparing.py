"""Side by side: what the page that the atlas was born from said of Brazil, Korea and Japan on resilience, and more."""

from datetime import date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.atlas.adding import add_statement

from mutirao.access.actors import ANONYMOUS
from mutirao.access.audiences import AudienceKind
from mutirao.atlas.comparison import MOST_ON_PAGE, Cell, Comparison
from mutirao.atlas.facts import StatementFact
from mutirao.atlas.models import Source
from mutirao.atlas.queries.comparisons import ComparisonSizeError, compare, country_section
from mutirao.atlas.queries.statements import UnknownKindError, selected_statements, statements_of, strategy_chain
from mutirao.atlas.queries.topics import UnknownTopicError
from mutirao.parties.queries import UnknownPartyError, party_by_code

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def seed_page(atlas: None, on: date) -> Comparison:
    return compare(["BRA", "KOR", "JPN"], topics=["resilience"], by=ANONYMOUS, on=on)


def cell(comparison: Comparison, section: str, party: str) -> Cell:
    cells = next(one for one in comparison.sections if one.key == section).cells
    return next(one for one in cells if one.party.code == party)


def ids(comparison: Comparison, section: str, party: str) -> list[str]:
    return [statement.public_id for statement in cell(comparison, section, party).statements or ()]


def chain(comparison: Comparison, party: str) -> list[tuple[str, str, str | None]]:
    [first, *_] = cell(comparison, "strategies", party).chains
    return [
        (link.document.key, link.document.standing, link.replaced_by.key if link.replaced_by else None)
        for link in first.links
    ]


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        (
            "BRA",
            [
                ("eciber-2020", "term_ended", "eciber-2025"),
                ("pnciber-2023", "none", None),
                ("eciber-2025", "in_force", None),
            ],
        ),
        ("KOR", [("kor-ncss-2019", "superseded", "kor-ncss-2024"), ("kor-ncss-2024", "in_force", None)]),
        (
            "JPN",
            [
                ("jpn-2018", "superseded", "jpn-2021"),
                ("jpn-2021", "superseded", "jpn-2025"),
                ("jpn-2025", "in_force", None),
            ],
        ),
    ],
)
def test_each_chain_of_strategies_is_complete_with_what_ended_and_what_replaced_it(
    seed_page: Comparison, party: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert chain(seed_page, party) == expected


# What the seed page said, and where it stands now.
SAID = [
    ("BRA", "actions", "bra-2020-action-8", "Extend international cooperation."),
    ("BRA", "pledges", "bra-pledge-international-cooperation", "Encourage international cooperation"),
    ("BRA", "pledges", "bra-pledge-joint-exercises", "joint cyber resilience events and exercises"),
    ("BRA", "pledges", "bra-pledge-cooperation-agreements", "Expand cybersecurity cooperation agreements"),
    ("BRA", "positions", "bra-position-multilateral-solutions", "multilateral solutions"),
    ("KOR", "positions", "kor-position-global-gap", "Bridging the global gap"),
    ("KOR", "mechanisms", "kor-2015-gccd-opens", "Global Cybersecurity Center for Development"),
    ("KOR", "mechanisms", "kor-gccd-latin-america", "World Bank and Latin American partners"),
    ("KOR", "networks", "camp-2016-launch", "secretariat KISA"),
    ("JPN", "memberships", "g7-2016-ise-shima", "Ise-Shima principles and actions on cyber"),
    ("JPN", "strategies", "jpn-2018-resilience", "Resilience is a central objective"),
    ("JPN", "positions", "jpn-position-tailor-made", "tailor-made"),
    ("JPN", "positions", "jpn-position-security-of-all", "directly leads to enhanced security"),
    ("JPN", "positions", "jpn-position-responsibility", "common but differentiated responsibility"),
    ("JPN", "positions", "jpn-position-partners-capabilities", "mainly through ASEAN"),
]


@pytest.mark.parametrize(("party", "section", "public_id", "words"), SAID)
def test_all_that_the_seed_page_said_is_said_with_its_source(
    seed_page: Comparison, party: str, section: str, public_id: str, words: str
) -> None:
    statements = cell(seed_page, section, party).statements or ()
    [statement] = [one for one in statements if one.public_id == public_id]
    assert words in statement.says
    assert statement.source.title
    assert statement.source.url.startswith("http")


def of(comparison: Comparison, public_id: str) -> StatementFact:
    return next(one for one in comparison.statements if one.public_id == public_id)


@pytest.mark.parametrize(
    ("public_id", "replaced_by"),
    [
        ("bra-2020-action-8", ["eciber-2025"]),
        ("jpn-2018-resilience", ["jpn-2021", "jpn-2025"]),
        ("kor-2019-strategy", ["kor-ncss-2024"]),
    ],
)
def test_what_rests_on_an_ended_document_says_so_and_what_has_changed_since(
    seed_page: Comparison, public_id: str, replaced_by: list[str]
) -> None:
    statement = of(seed_page, public_id)
    assert statement.is_stale
    assert [link.key for link in statement.document.successors] == replaced_by
    assert statement.document.successors[-1].standing == "in_force"


def test_the_newest_pledges_stand_beside_the_ones_of_the_seed_page(seed_page: Comparison) -> None:
    assert "bra-2025-pledge-capacity-of-surroundings" in ids(seed_page, "pledges", "BRA")
    assert not of(seed_page, "bra-2025-pledge-capacity-of-surroundings").is_stale


def test_the_three_claims_on_the_size_of_camp_stand_side_by_side(seed_page: Comparison) -> None:
    [claims] = cell(seed_page, "networks", "KOR").differing_claims
    assert claims.year == 2016
    assert {statement.source.key for statement in claims.statements} == {"camp-2016-a", "camp-2016-b", "camp-2016-c"}


def test_a_network_stands_only_under_the_country_of_its_secretariat(seed_page: Comparison) -> None:
    assert cell(seed_page, "networks", "JPN").is_gap
    assert cell(seed_page, "networks", "BRA").is_gap


@pytest.mark.parametrize(
    ("party", "networks"), [("BRA", ["G20", "OAS"]), ("KOR", ["G20"]), ("JPN", ["G20", "G7"]), ("SGP", ["ASEAN"])]
)
def test_a_country_stands_with_the_networks_to_which_it_belongs(
    atlas: None, on: date, party: str, networks: list[str]
) -> None:
    other = "JPN" if party != "JPN" else "BRA"
    compared = compare([party, other], topics=["resilience"], by=ANONYMOUS, on=on)
    assert [one.network.code for one in cell(compared, "memberships", party).memberships] == networks


def test_a_membership_is_as_of_the_day_and_a_commitment_stays_the_networks_own(atlas: None) -> None:
    before, after = date(2025, 10, 25), date(2025, 10, 26)
    asean = [
        [one.network.code for one in cell(compared, "memberships", "TLS").memberships]
        for compared in (compare(["TLS", "JPN"], by=ANONYMOUS, on=day) for day in (before, after))
    ]
    assert asean == [[], ["ASEAN"]]
    compared = compare(["JPN", "KOR"], by=ANONYMOUS, on=after)
    assert of(compared, "g7-2016-ise-shima").party.code == "G7"
    assert "g7-2016-ise-shima" not in ids(compared, "pledges", "JPN")
    assert "g7-2016-ise-shima" not in ids(compared, "memberships", "KOR")
    assert not cell(compared, "memberships", "KOR").is_gap


def test_a_page_reads_the_newest_facts_of_each_cell_and_tells_how_many_there_are(
    atlas: None, on: date, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(MOST_ON_PAGE + 5):
        add_statement("BRA", number, now=now, kind="activity")
    everything = compare(["BRA", "KOR", "JPN"], by=ANONYMOUS, on=on)
    with django_assert_num_queries(13):
        read = compare(["BRA", "KOR", "JPN"], by=ANONYMOUS, on=on, is_whole=False)
    for whole, newest in zip(everything.sections, read.sections, strict=True):
        for all_of_it, part in zip(whole.cells, newest.cells, strict=True):
            where = (whole.key, part.party.code)
            assert (where, part.on_page.statements) == (where, all_of_it.on_page.statements)
            assert (where, part.beyond_page) == (where, all_of_it.beyond_page)
            assert part.differing_claims == all_of_it.differing_claims
    assert cell(read, "activities", "BRA").beyond_page >= 5
    assert len(cell(read, "activities", "BRA").statements or ()) == MOST_ON_PAGE


@pytest.mark.parametrize("since", [date(2016, 1, 1), date(2025, 1, 1), date(2030, 1, 1)])
@pytest.mark.parametrize("codes", [("BRA", "KOR", "JPN"), ("CAMP", "JPN"), ("PRT", "PER")])
@pytest.mark.usefixtures("atlas")
def test_a_page_tells_all_that_is_new_without_reading_everything(
    codes: tuple[str, ...], since: date, on: date, now: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(MOST_ON_PAGE + 5):
        add_statement(codes[0], number, now=now, kind="activity")
    everything = compare(codes, since=since, by=ANONYMOUS, on=on)
    with django_assert_max_num_queries(15):
        read = compare(codes, since=since, by=ANONYMOUS, on=on, is_whole=False)
    assert read.changes == everything.changes
    assert everything.changes is not None
    assert len(everything.changes.entered) == (MOST_ON_PAGE + 5 if since <= now.date() else 0)
    for whole, newest in zip(everything.sections, read.sections, strict=True):
        for all_of_it, part in zip(whole.cells, newest.cells, strict=True):
            assert part.on_page.statements == all_of_it.on_page.statements
            assert part.beyond_page == all_of_it.beyond_page


def test_what_names_a_country_counts_in_its_cell_once(atlas: None, on: date) -> None:
    read = compare(["PRT", "PER"], by=ANONYMOUS, on=on, is_whole=False)
    assert ids(read, "agreements", "PRT") == ["bra-prt-cyber-defence-memorandum"]
    assert cell(read, "agreements", "PRT").beyond_page == 0


def test_a_chain_stays_on_the_page_however_many_documents_stand_alone(atlas: None, on: date, now: datetime) -> None:
    for number in range(MOST_ON_PAGE + 5):
        source = Source.objects.create(
            key=f"alone-{number}", title="Alone", issuer="X", url="https://example.org", language="en",
            standing="none", check_period_days=365, dated="2026-01",
        )  # fmt: skip
        add_statement("BRA", number, now=now, kind="strategy", source=source)
    shown = cell(compare(["BRA", "JPN"], by=ANONYMOUS, on=on, is_whole=False), "strategies", "BRA")
    assert [link.document.key for link in shown.on_page.chains[0].links] == [
        "eciber-2020",
        "pnciber-2023",
        "eciber-2025",
    ]
    assert shown.beyond_page > 0


def test_a_gap_is_a_gap_and_not_an_empty_answer(seed_page: Comparison) -> None:
    gap = cell(seed_page, "pledges", "JPN")
    assert gap.is_gap
    assert gap.statements is None


def test_unread_actions_are_named_under_every_topic_with_no_text(seed_page: Comparison) -> None:
    unread = [one for one in cell(seed_page, "actions", "BRA").statements or () if one.is_unread]
    assert [(one.number, one.says) for one in unread] == [(6, ""), (7, ""), (9, ""), (10, "")]


def test_every_topic_together_lists_the_ten_actions_in_order(atlas: None, on: date) -> None:
    everything = compare(["BRA", "JPN"], by=ANONYMOUS, on=on)
    assert [one.number for one in cell(everything, "actions", "BRA").statements or ()] == list(range(1, 11))


def test_a_topic_leaves_out_what_stands_elsewhere_in_the_tree(seed_page: Comparison) -> None:
    assert "bra-2020-action-1" not in ids(seed_page, "actions", "BRA")


def test_own_text_and_description_are_told_apart(seed_page: Comparison) -> None:
    assert of(seed_page, "jpn-2018-strategy").voice == "own"
    assert of(seed_page, "jpn-2018-resilience").voice == "described"


def test_a_party_of_an_agreement_or_exercise_sees_it_in_its_column(atlas: None, on: date) -> None:
    comparison = compare(["PRT", "PER"], by=ANONYMOUS, on=on)
    assert ids(comparison, "agreements", "PRT") == ["bra-prt-cyber-defence-memorandum"]
    assert ids(comparison, "exercises", "PER") == ["bra-2017-ibero-american-exercise"]
    assert cell(comparison, "agreements", "PER").is_gap


def test_networks_can_be_compared(atlas: None, on: date) -> None:
    comparison = compare(["camp", "G7"], by=ANONYMOUS, on=on)
    assert len(ids(comparison, "figures", "CAMP")) == 10
    assert ids(comparison, "pledges", "G7") == ["g7-2016-ise-shima"]


@pytest.mark.parametrize("given", [[], ["BRA"], ["BRA", "bra"], ["BRA", "KOR", "JPN", "G7", "CAMP"]])
def test_a_comparison_has_two_to_four_parties(atlas: None, on: date, given: list[str]) -> None:
    with pytest.raises(ComparisonSizeError):
        compare(given, by=ANONYMOUS, on=on)


def test_an_unknown_party_topic_or_kind_is_refused(atlas: None, on: date) -> None:
    with pytest.raises(UnknownPartyError):
        compare(["BRA", "QQQ"], by=ANONYMOUS, on=on)
    with pytest.raises(UnknownTopicError):
        compare(["BRA", "KOR"], topics=["weather"], by=ANONYMOUS, on=on)
    with pytest.raises(UnknownKindError):
        selected_statements(by=ANONYMOUS, kind="rumour")


def test_more_facts_do_not_cost_more_queries(
    atlas: None, on: date, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def read() -> None:
        compare(["BRA", "KOR", "JPN"], topics=["resilience"], by=ANONYMOUS, on=on)

    with django_assert_num_queries(10):
        read()
    for number in range(20):
        add_statement("BRA", number, now=now)
    with django_assert_num_queries(10):
        read()


def test_a_hidden_statement_changes_nothing_for_an_outsider(atlas: None, on: date, now: datetime) -> None:
    before = compare(["BRA", "KOR"], by=ANONYMOUS, on=on)
    add_statement("BRA", 1, now=now, audience=AudienceKind.OWN)
    assert compare(["BRA", "KOR"], by=ANONYMOUS, on=on) == before
    add_statement("BRA", 2, now=now)
    assert compare(["BRA", "KOR"], by=ANONYMOUS, on=on) != before


def test_a_country_section_holds_what_a_comparison_holds(atlas: None, on: date) -> None:
    sections = country_section(party_by_code("JPN"), by=ANONYMOUS, on=on)
    compared = compare(["JPN", "BRA"], by=ANONYMOUS, on=on)
    assert [section.cells[0] for section in sections] == [section.cells[0] for section in compared.sections]


def test_the_strategies_of_one_party_and_its_statements_under_a_topic_can_be_asked_for(atlas: None, on: date) -> None:
    assert [link.document.key for link in strategy_chain("KOR", by=ANONYMOUS, on=on)[0].links] == [
        "kor-ncss-2019",
        "kor-ncss-2024",
    ]
    under = statements_of("JPN", topic="capacity-building", by=ANONYMOUS, on=on)
    assert "jpn-position-security-of-all" in [statement.public_id for statement in under]
    assert "jpn-2018-strategy" not in [statement.public_id for statement in under]


def test_a_check_that_is_overdue_makes_a_fact_stale(atlas: None) -> None:
    much_later = date(2036, 1, 1)
    later = compare(["BRA", "KOR"], by=ANONYMOUS, on=much_later)
    assert all(statement.is_stale for statement in later.statements)


def test_several_topics_are_compared_at_once_with_those_below_them(atlas: None, on: date) -> None:
    both = compare(["BRA", "JPN"], topics=["exercises", "capacity-building"], by=ANONYMOUS, on=on)
    apart = [
        compare(["BRA", "JPN"], topics=[topic], by=ANONYMOUS, on=on) for topic in ("exercises", "capacity-building")
    ]
    assert {one.public_id for one in both.statements} == {one.public_id for half in apart for one in half.statements}
    assert [topic.key for topic in both.topics] == ["exercises", "capacity-building"]


def test_a_network_is_compared_like_a_country(atlas: None, on: date) -> None:
    compared = compare(["CAMP", "G7"], by=ANONYMOUS, on=on)
    assert [party.kind for party in compared.parties] == ["network", "network"]
    assert cell(compared, "figures", "CAMP").differing_claims


def test_what_was_said_and_what_ended_since_a_day_is_told_apart(atlas: None, on: date) -> None:
    changes = compare(["BRA", "JPN"], since=date(2025, 1, 1), by=ANONYMOUS, on=on).changes
    assert changes is not None
    assert {one.public_id for one in changes.said} >= {"bra-2025-strategy"}
    assert all(one.begins >= date(2025, 1, 1) for one in changes.said)
    assert {one.key for one in changes.ended} == {"eciber-2020", "jpn-2021"}
    assert changes.entered == ()  # what a site starts with is news to nobody


def test_an_old_fact_that_somebody_entered_since_is_told_as_that(atlas: None, on: date, now: datetime) -> None:
    added = add_statement("BRA", 1, now=now)
    changes = compare(["BRA", "JPN"], since=date(2025, 1, 1), by=ANONYMOUS, on=on).changes
    assert changes is not None
    assert [one.public_id for one in changes.entered] == [added.public_id]


def test_what_is_dated_after_the_day_of_asking_is_not_said_yet(atlas: None) -> None:
    changes = compare(["BRA", "JPN"], since=date(2024, 1, 1), by=ANONYMOUS, on=date(2025, 1, 1)).changes
    assert changes is not None
    assert all(one.begins <= date(2025, 1, 1) for one in changes.said)


def test_where_nothing_is_new_that_is_said(atlas: None, on: date) -> None:
    changes = compare(["BRA", "JPN"], since=date(2030, 1, 1), by=ANONYMOUS, on=on).changes
    assert changes is not None
    assert changes.is_empty
