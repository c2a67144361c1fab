# SPDX-License-Identifier: BSL-1.0
"""A platform on loopback: a thread with its loop, ports, plans and faults, and waiting for what a bot does."""

import asyncio
import inspect
import threading
from typing import Callable, Optional, Union

from . import faults
from .exchange import Request
from .journal import WITHIN, Journal
from .listener import Listener


class Fake(Journal):
    """Runs on a thread of its own; what is said here is for the thread of the test.

    What a platform adds: `serving`, its HTTP side; serve_websocket(); and `default_plan`, what a connection without a plan is like."""

    def __init__(self, *, tls: bool, certificate: str):
        super().__init__()
        self.tls, self._certificate = tls, certificate if tls else None
        self.connections: list = []       # websockets, in order; #1 is the first
        self.requests: list[Request] = []
        self.accepted = 0                 # TCP connections of all kinds
        self.loop = asyncio.new_event_loop()
        self._listeners: list[Listener] = []
        self._plans: list = []
        self._tasks: set = set()
        self._open: list = []
        self._running = False
        self._thread = threading.Thread(target=self.loop.run_forever, name=type(self).__name__, daemon=True)

    def __enter__(self):
        self._thread.start()
        self._running = True
        for listener in self._listeners:
            self.on_loop(listener.listen)
        return self

    def __exit__(self, *_) -> None:
        self.on_loop(self._stop)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()

    async def _stop(self) -> None:
        for listener in self._listeners:
            listener.close()
        for one in self._open:
            one.close()
        for connection in self.connections:
            connection.abort()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def add_listener(self, port: int = 0, certificate: Optional[str] = None) -> Listener:
        """One more port, 0 for any; it listens as soon as the fake runs."""
        listener = Listener(self, port, certificate if certificate and self.tls else self._certificate)
        self._listeners.append(listener)
        if self._running:
            self.on_loop(listener.listen)
        return listener

    # --- what goes wrong

    def plan(self, *plans) -> None:
        """What the next websockets are like, one after the other."""
        self._plans.extend(plans)

    def fault(self, match: Union[str, Callable[[Request], bool]], fault: faults.Fault, times: int = 1) -> None:
        """Of the next requests of a route, or of all: "*"."""
        self.on_loop(self.serving.fault, match, fault, times)

    def gate(self) -> faults.Gate:
        return self.on_loop(lambda: faults.Gate(self.loop))

    def do(self, work: Callable):
        """Does something on the newest connection: its methods are for this."""
        return self.on_loop(lambda: work(self.connections[-1]))

    def refuse(self, listener: Optional[Listener] = None) -> None:
        self.on_loop((listener or self._listeners[0]).refuse)

    def listen(self, listener: Optional[Listener] = None) -> None:
        self.on_loop((listener or self._listeners[0]).listen)

    # --- waiting

    def wait_connection(self, number: int = 1, within: float = WITHIN):
        return self.wait(lambda: self.connections[number - 1:number], f"connection #{number}", within)[0]

    def wait_ready(self, number: int = 1, within: float = WITHIN):
        """Connection #number has come so far that the bot hears what happens."""
        def found():
            return [one for one in self.connections[number - 1:number] if one.state == "ready"]
        return self.wait(found, f"#{number} to be ready", within)[0]

    def wait_end(self, connection, within: float = WITHIN) -> tuple:
        """How the connection ended: ("bot", 1000), ("fake", 4000), ("lost", None), ("reset", None)."""
        return self.wait(lambda: connection.end, f"the end of #{connection.number}", within)

    def replied(self, route: str) -> list[Request]:
        """The requests of a route that had their answer (or what the fault made of it)."""
        return [one for one in self.requests if one.route == route and one.replied is not None]

    def wait_request(self, route: str, count: int = 1, within: float = WITHIN) -> Request:
        return self.wait(lambda: self.replied(route)[count - 1:count], f"{route} ({count})", within)[0]

    # --- for the parts

    def on_loop(self, work: Callable, *arguments, within: float = 30.0):
        """Runs a function, or a coroutine function, on the fake's thread and gives what it gives."""
        async def run():
            found = work(*arguments)
            return await found if inspect.isawaitable(found) else found
        return asyncio.run_coroutine_threadsafe(run(), self.loop).result(within)

    def spawn(self, work) -> None:
        async def run():
            try:
                await work
            except asyncio.CancelledError:
                raise
            except Exception as error:  # a mistake of the fake, or something no one thought of: told, so that no test passes by it
                self.violation(f"the fake itself: {error!r}")
        task = self.loop.create_task(run())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def count_connection(self) -> int:
        self.accepted += 1
        return self.accepted

    def keep_open(self, one) -> None:
        self._open.append(one)

    def next_plan(self):
        return self._plans.pop(0) if self._plans else type(self.default_plan)(**vars(self.default_plan))

    async def serve_http(self, number: int, port: int, request: Request, reader, writer) -> None:
        await self.serving.serve(number, port, request, reader, writer)
