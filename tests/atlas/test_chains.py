from dataclasses import replace

from mutirao.atlas.chains import chain_of, strategy_chains
from mutirao.atlas.facts import SourceFact
from mutirao.kernel.dates import PartialDate


def document(key: str, *, year: int, follows: str | None = None) -> SourceFact:
    return SourceFact(
        key=key,
        title=key,
        issuer="Avenira",
        dated=PartialDate(year),
        valid=None,
        url="https://example.org",
        language="en",
        standing="none",
        last_checked=None,
        check_period_days=365,
        fresh_until=None,
        follows=follows,
        superseded_by=None,
        successors=(),
        stale_reasons=(),
    )


def keys(*documents: SourceFact, of: str) -> list[str] | None:
    chain = chain_of(of, {one.key: one for one in documents})
    return None if chain is None else [link.document.key for link in chain.links]


def test_a_chain_is_whole_from_any_of_its_documents() -> None:
    documents = document("c", year=2025, follows="b"), document("a", year=2018), document("b", year=2021, follows="a")
    assert keys(*documents, of="a") == keys(*documents, of="b") == keys(*documents, of="c") == ["a", "b", "c"]


def test_a_document_that_stands_alone_has_no_chain() -> None:
    assert keys(document("a", year=2018), of="b") is None


def test_a_circle_ends() -> None:
    documents = document("a", year=2018, follows="b"), document("b", year=2021, follows="a")
    assert keys(*documents, of="a") == ["a", "b"]


def test_an_undated_document_comes_last() -> None:
    documents = replace(document("a", year=2018), dated=None), document("b", year=2021, follows="a")
    assert keys(*documents, of="a") == ["b", "a"]


def test_no_strategies_make_no_chain() -> None:
    assert strategy_chains((), {"a": document("a", year=2018)}) == ()
