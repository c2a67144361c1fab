# SPDX-License-Identifier: BSL-1.0
"""The HTTP side of a fake: requests one after the other, the faults that are planned for them, and the journal of both."""

import asyncio
import socket
import struct
from typing import Callable, Union

from .exchange import Malformed, Reply, Request, read_request
from .faults import Fault


class Serving:
    """What a platform adds: find(request), which names its route; answer(request); and counted(reply), of what was given."""

    def __init__(self, fake):
        self.fake = fake
        self.under_way = self.most_under_way = 0
        self._faults: list[list] = []

    def find(self, request: Request) -> None:
        raise NotImplementedError

    def answer(self, request: Request) -> Reply:
        raise NotImplementedError

    def counted(self, reply: Reply) -> None:
        pass

    def fault(self, match: Union[str, Callable[[Request], bool]], fault: Fault, times: int) -> None:
        self._faults.append([match, fault, times])

    def clear_faults(self) -> None:
        self._faults.clear()

    async def serve(self, connection: int, port: int, request: Request, reader, writer) -> None:
        """All requests of a connection, one after the other; the first has been read."""
        while request is not None:
            request.connection, request.port = connection, port
            if not await self._exchange(request, writer):
                return
            try:
                request = await read_request(reader, writer)
            except Malformed as what:
                self.fake.violation(f"HTTP: {what}")
                writer.write(Reply(400, {"message": "400: Bad Request", "code": 0}).written())
                return

    async def _exchange(self, request: Request, writer) -> bool:
        self.find(request)
        self.fake.requests.append(request)
        self.fake.note("request", f"{request.method} {request.target} {request.body[:200]!r}", request)
        fault = self._fault_for(request)
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            if fault.wait:
                await asyncio.sleep(fault.wait)
            if fault.gate:
                await fault.gate.passed()
            usual = self.answer(request) if fault.done or not (fault.reply or fault.cut) else Reply(200, {"padding": "x" * 100})
        finally:
            self.under_way -= 1
        reply = fault.reply() if fault.reply else usual
        self.counted(reply)
        request.replied = reply
        cut = f", cut: {fault.cut}" if fault.cut else ""
        self.fake.note("reply", f"{reply.status} to {request.method} {request.target}{cut}", request)
        if fault.cut == "all":
            return False
        bytes_ = reply.written()
        if fault.cut:
            writer.transport.set_write_buffer_limits(high=0)
            writer.write(bytes_[:len(bytes_) - max(1, len(reply.body or b"xx") // 2)] if reply.status != 204 else bytes_[:len(bytes_) // 2])
            await writer.drain()
            raw = writer.get_extra_info("socket")
            if fault.cut == "reset" and raw is not None:
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
            return False
        if fault.late_body:
            head, _, bytes_ = bytes_.partition(b"\r\n\r\n")
            writer.write(head + b"\r\n\r\n" + bytes_[:1])
            bytes_ = bytes_[1:]
            await asyncio.sleep(fault.late_body)
        writer.write(bytes_)
        await writer.drain()
        return request.headers.get("connection", "").lower() != "close"

    def _fault_for(self, request: Request) -> Fault:
        for row in self._faults:
            match, fault, times = row
            if times and (match in (request.route, "*") if isinstance(match, str) else match(request)):
                row[2] -= 1
                return fault
        return Fault()
