import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from tests.engines.execution.work_for_tests import world_task

from mutirao.engines.execution.tasks import Array, digest, from_bytes, joined, summed, to_bytes


@given(
    st.dictionaries(
        st.text(), st.one_of(arrays(np.float64, array_shapes()), arrays(np.int64, array_shapes(min_side=0)))
    )
)
def test_a_result_comes_back_from_its_bytes(result: dict[str, Array]) -> None:
    again = from_bytes(to_bytes(result))
    assert again.keys() == result.keys()
    for name, found in again.items():
        assert found.dtype == result[name].dtype
        np.testing.assert_array_equal(found, result[name])


def test_equal_results_have_equal_bytes_whatever_the_order_of_names() -> None:
    one, other = np.array([1.0]), np.array([2])
    assert to_bytes({"a": one, "b": other}) == to_bytes({"b": other, "a": one})


def test_the_digest_sees_the_last_bit_of_a_number() -> None:
    assert digest([{"a": np.array([1.0])}]) != digest([{"a": np.nextafter(np.array([1.0]), 2)}])


def test_the_digest_sees_the_order_of_pieces() -> None:
    one, other = {"a": np.array([1.0])}, {"a": np.array([2.0])}
    assert digest([one, other]) != digest([other, one])


def test_sums_are_added_in_the_order_of_the_pieces() -> None:
    pieces = [{"a": np.array([one])} for one in (1e16, 1.0, -1e16)]
    assert summed(pieces)["a"][0] == 0.0
    assert summed([pieces[0], pieces[2], pieces[1]])["a"][0] == 1.0


def test_summing_leaves_the_pieces_as_they_are() -> None:
    first = {"a": np.array([1.0])}
    summed([first, {"a": np.array([2.0])}])
    assert first["a"][0] == 1.0


def test_pieces_are_joined_one_after_the_other() -> None:
    assert joined([{"a": np.array([1.0, 2.0])}, {"a": np.array([3.0])}])["a"].tolist() == [1.0, 2.0, 3.0]


@pytest.mark.parametrize("change", ["code", "input_hash", "piece"])
def test_a_key_differs_with_the_code_the_inputs_and_the_piece(change: str) -> None:
    from dataclasses import replace

    task = world_task()
    changed = {"code": replace(task, code="other"), "input_hash": replace(task, input_hash="other")}.get(change, task)
    assert task.key(3) != changed.key(4 if change == "piece" else 3)
