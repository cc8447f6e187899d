"""A road between a client and a server that can be closed, blocked and torn up."""

import socket
import struct
import threading
from contextlib import suppress
from enum import Enum, auto

_RESET = struct.pack("ii", 1, 0)  # close with a reset, not in good order


class Road(Enum):
    """How the road is."""

    OPEN = auto()
    REFUSED = auto()  # nobody listens
    SILENT = auto()  # what is sent arrives nowhere
    RESET = auto()  # every connection breaks


class Proxy:
    """Passes bytes on to a port on this machine, as long as the road is open.

    Args:
        port: of the server.

    Attributes:
        port: to connect to instead.
    """

    def __init__(self, port: int) -> None:
        self._to = port
        self._road = Road.OPEN
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._lock = threading.Lock()
        self._listener = self._listening(0)
        self.port: int = self._listener.getsockname()[1]

    def becomes(self, road: Road) -> None:
        """From now on the road is so; connections that are there are broken where it is closed."""
        was, self._road = self._road, road
        if road is Road.REFUSED:
            self._listener.close()
        elif was is Road.REFUSED:
            self._listener = self._listening(self.port)
        if road in {Road.REFUSED, Road.RESET}:
            self._break()

    def close(self) -> None:
        """Break everything."""
        self._road = Road.REFUSED
        self._listener.close()
        self._break()

    def _listening(self, port: int) -> socket.socket:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen()
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()
        return listener

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            if self._road in {Road.RESET, Road.REFUSED}:
                _reset(client)
                continue
            try:
                server = socket.create_connection(("127.0.0.1", self._to))
            except OSError:
                _reset(client)
                continue
            with self._lock:
                self._pairs.append((client, server))
            if self._road in {Road.RESET, Road.REFUSED}:
                self._break()
                continue
            for one, other in ((client, server), (server, client)):
                threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(1 << 16):
                if self._road is Road.OPEN:
                    other.sendall(data)
        # both ways end with either; closing what is closed does nothing
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _break(self) -> None:
        with self._lock:
            pairs, self._pairs = self._pairs, []
        for pair in pairs:
            for end in pair:
                _reset(end)


def _reset(end: socket.socket) -> None:
    with suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        end.shutdown(socket.SHUT_RDWR)
    with suppress(OSError):
        end.close()
