"""What is to be computed: a pure function of inputs and a piece number, with arrays as its result."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64] | npt.NDArray[np.int64]
Result = Mapping[str, Array]
Inputs = TypeVar("Inputs")

# Whole numbers and floats of eight bytes, little end first: the same bytes on every machine.
_KINDS = {"f": "<f8", "i": "<i8"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Task(Generic[Inputs]):
    """`compute(inputs, number)` gives the result of one piece, and nothing but its arguments may decide it.

    `compute` must be a function of a module, so that other processes find it; `inputs` must be picklable.
    `code` names what is computed and by which version; with `input_hash`, a hash of `inputs`, it is the key of the
    ledger: change either whenever a result would change.
    """

    code: str
    inputs: Inputs
    input_hash: str
    compute: Callable[[Inputs, int], Result]

    def key(self, piece: int) -> str:
        """Under which a ledger keeps a piece: letters, digits and a dash."""
        named = hashlib.sha256(f"{self.code}\n{self.input_hash}".encode()).hexdigest()
        return f"{named}-{piece:06d}"


def to_bytes(result: Result) -> bytes:
    """A result as bytes, equal for equal results: one line of JSON with names and shapes, then the numbers."""
    arrays = {name: _plain(result[name]) for name in sorted(result)}
    head = [[name, one.dtype.str, list(one.shape)] for name, one in arrays.items()]
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + b"".join(one.tobytes() for one in arrays.values())


def from_bytes(content: bytes) -> Result:
    """What `to_bytes` wrote."""
    head, _, numbers = content.partition(b"\n")
    result: dict[str, Array] = {}
    start = 0
    for name, kind, shape in json.loads(head):
        count = int(np.prod(shape, dtype=np.int64))
        result[name] = np.frombuffer(numbers, dtype=kind, count=count, offset=start).reshape(shape)
        start += result[name].nbytes
    return result


def digest(results: Iterable[Result]) -> str:
    """SHA-256 over all results in their order: equal exactly where every digit is."""
    found = hashlib.sha256()
    for one in results:
        content = to_bytes(one)
        found.update(len(content).to_bytes(8, "little"))
        found.update(content)
    return found.hexdigest()


def summed(results: Sequence[Result]) -> Result:
    """The sum of all pieces, added in the order of their numbers: floating sums depend on the order."""
    total: dict[str, Any] = {name: np.array(found) for name, found in results[0].items()}
    for one in results[1:]:
        for name, found in one.items():
            total[name] += found
    return total


def joined(results: Sequence[Result]) -> Result:
    """All pieces one after the other along the first axis."""
    return {name: np.concatenate([one[name] for one in results]) for name in results[0]}


def _plain(array: Array) -> Array:
    return np.ascontiguousarray(array, dtype=_KINDS[array.dtype.kind])
