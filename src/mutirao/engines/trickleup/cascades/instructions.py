"""The draw of an edge as instructions on registers of 1, 16 and 64 lanes, and three that numba does not offer.

Written as LLVM's portable vector instructions: every processor that LLVM knows runs them, wide ones in few steps.
"""

from collections.abc import Callable
from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

_EDGES, _WORLDS = 16, 64
_NUMBER = ir.IntType(32)
_WORD = ir.IntType(64)
# Nobody asks for the lowest bit of a word without one: any answer will do.
_ANY_FOR_ZERO = ir.Constant(ir.IntType(1), 1)
_instruction: Callable[[Callable[..., Any]], Callable[..., Any]] = intrinsic


def _drawn(builder: Any, low: Any, high: Any, head: Any) -> Any:
    """The formula of a draw, 31 bits, whatever the number of lanes."""

    def constant(number: int) -> Any:
        return ir.Constant(low.type, [number] * low.type.count if isinstance(low.type, ir.VectorType) else number)

    def stirred(number: Any, shift: int) -> Any:
        return builder.xor(number, builder.lshr(number, constant(shift)))

    number = builder.mul(stirred(builder.xor(head, low), 17), constant(0xED5AD4BB))
    number = builder.mul(stirred(builder.add(number, high), 11), constant(0xAC4C1B51))
    number = builder.mul(stirred(number, 15), constant(0x31848BAB))
    return builder.lshr(number, constant(1))


@_instruction
def draw(_: Any, low: Any, high: Any, head: Any) -> Any:
    """The draw of one edge in one world; `low` and `high` join the keys of tail and world."""

    def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        return _drawn(builder, *arguments)

    return types.uint32(low, high, head), generate


@_instruction
def live_edges(_: Any, heads: Any, limits: Any, edge: Any, low: Any, high: Any) -> Any:
    """Which of the 16 edges of one tail from `edge` on are live in one world: bit k for edge + k.

    `heads` and `limits` (thresholds) must reach 15 entries beyond the last edge.
    """

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        start = arguments[2]
        head, limit = (
            _lanes(builder, _place(context, builder, kind, array, start), _EDGES)
            for kind, array in zip(signature.args[:2], arguments[:2], strict=True)
        )
        low, high = (_everywhere(builder, one, _EDGES) for one in arguments[3:])
        return _bits(builder, builder.icmp_unsigned("<", _drawn(builder, low, high, head), limit))

    return types.uint64(heads, limits, edge, low, high), generate


@_instruction
def live_worlds(_: Any, lows: Any, highs: Any, key: Any, head: Any, limit: Any) -> Any:
    """In which of 64 worlds one edge is live: bit k for the world whose key has the halves lows[k] and highs[k].

    `key`: of its tail.
    """

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        start, half = ir.Constant(_WORD, 0), ir.Constant(_WORD, 32)
        low, high = (
            _lanes(builder, _place(context, builder, kind, array, start), _WORLDS)
            for kind, array in zip(signature.args[:2], arguments[:2], strict=True)
        )
        halves = arguments[2], builder.lshr(arguments[2], half)
        tail_low, tail_high = (_everywhere(builder, builder.trunc(one, _NUMBER), _WORLDS) for one in halves)
        head, limit = (_everywhere(builder, one, _WORLDS) for one in arguments[3:])
        number = _drawn(builder, builder.xor(tail_low, low), builder.add(tail_high, high), head)
        return _bits(builder, builder.icmp_unsigned("<", number, limit))

    return types.uint64(lows, highs, key, head, limit), generate


@_instruction
def lowest_bit(_: Any, word: Any) -> Any:
    """The position of the lowest set bit of a word that has one."""

    def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        return builder.cttz(arguments[0], _ANY_FOR_ZERO)

    return types.int64(word), generate


@_instruction
def set_bits(_: Any, word: Any) -> Any:
    """How many bits of a word are set."""

    def generate(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        return builder.ctpop(arguments[0])

    return types.int64(word), generate


@_instruction
def prefetch(_: Any, array: Any, position: Any) -> Any:
    """Ask for an entry of an array before it is needed; a position beyond its end does no harm."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        place = _place(context, builder, signature.args[0], *arguments)
        place = builder.bitcast(place, ir.IntType(8).as_pointer())
        kind = ir.FunctionType(ir.VoidType(), [place.type, _NUMBER, _NUMBER, _NUMBER])
        insert: Any = cgutils.get_or_insert_function
        # To read, to be kept in all caches, of data rather than instructions.
        how = [ir.Constant(_NUMBER, number) for number in (0, 3, 1)]
        builder.call(insert(builder.module, kind, "llvm.prefetch.p0"), [place, *how])
        return context.get_dummy_value()

    return types.void(array, position), generate


def _place(context: Any, builder: Any, kind: Any, array: Any, position: Any) -> Any:
    """Where an entry of an array stands in memory."""
    return builder.gep(context.make_array(kind)(context, builder, array).data, [position])


def _lanes(builder: Any, place: Any, lanes: int) -> Any:
    """That many 32-bit numbers from a place in memory, in one register."""
    return builder.load(builder.bitcast(place, ir.VectorType(_NUMBER, lanes).as_pointer()), align=4)


def _everywhere(builder: Any, number: Any, lanes: int) -> Any:
    """The same number in every lane."""
    nowhere = ir.Constant(ir.VectorType(_NUMBER, lanes), ir.Undefined)
    first = builder.insert_element(nowhere, number, ir.Constant(_NUMBER, 0))
    return builder.shuffle_vector(first, nowhere, ir.Constant(ir.VectorType(_NUMBER, lanes), [0] * lanes))


def _bits(builder: Any, truths: Any) -> Any:
    """One bit per lane, as a word of 64 bits."""
    packed = builder.bitcast(truths, ir.IntType(truths.type.count))
    return packed if truths.type.count == _WORLDS else builder.zext(packed, _WORD)
