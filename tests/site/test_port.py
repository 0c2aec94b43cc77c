import asyncio
import socket

import pytest

from mutirao.site.port import PortTakenError, take_port

HOST = "127.0.0.1"


def test_an_answer_on_the_port_is_sent_at_once() -> None:
    """Without TCP_NODELAY every answer on a connection that stays open waits 40 ms."""
    assert asyncio.run(_sends_at_once())


def test_a_taken_port_is_told_with_another_one() -> None:
    with take_port(HOST, 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTakenError) as refusal:
            take_port(HOST, port)
    assert refusal.value.facts == {"port": port, "other": port + 1}


async def _sends_at_once() -> bool:
    answered: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def note(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        accepted = writer.get_extra_info("socket")
        answered.set_result(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    taken = take_port(HOST, 0)
    server = await asyncio.start_server(note, sock=taken)
    async with server:
        _, writer = await asyncio.open_connection(*taken.getsockname())
        writer.close()
        return bool(await answered)
