"""Connections that go where the check went: a host is resolved, checked and connected to in one step.

Nothing between the check and the connection asks a name server again, so that no answer can change in between; and
whatever is read or written, it ends with the deadline of the whole fetch.
"""

from __future__ import annotations

import ssl
import time
from typing import TYPE_CHECKING, Any

import httpcore2
import httpx2

from banggiao.ingest.web.addresses import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class GuardedTransport(httpx2.BaseTransport):
    """A transport for httpx2 that connects to checked addresses alone, without proxy. `deadline`: of time.monotonic."""

    def __init__(self, allowed: Sequence[str], deadline: float) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=ssl.create_default_context(),
            max_connections=1,
            max_keepalive_connections=0,
            network_backend=_Backend(allowed, deadline),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request; the body of the answer is read by whoever iterates over it."""
        url = httpcore2.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        inner = httpcore2.Request(
            method=request.method,
            url=url,
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        try:
            answer = self._pool.handle_request(inner)
        except httpcore2.TimeoutException as error:
            raise httpx2.TimeoutException(str(error)) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol) as error:
            raise httpx2.TransportError(str(error)) from error
        return httpx2.Response(status_code=answer.status, headers=answer.headers, stream=_Body(answer.stream))

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._stream
        except httpcore2.TimeoutException as error:
            raise httpx2.TimeoutException(str(error)) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise httpx2.TransportError(str(error)) from error

    def close(self) -> None:
        self._stream.close()


class _Backend(httpcore2.NetworkBackend):
    def __init__(self, allowed: Sequence[str], deadline: float) -> None:
        self._allowed = allowed
        self._deadline = deadline
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  (the deadline of the fetch counts)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        trouble: Exception | None = None
        for address in resolve(host, port, self._allowed, left(self._deadline)):
            try:
                stream = self._inner.connect_tcp(address, port, left(self._deadline), local_address, socket_options)
                return _Stream(stream, self._deadline)
            except httpcore2.NetworkError as error:
                trouble = error
        raise trouble or httpcore2.ConnectError("no address")


class _Stream(httpcore2.NetworkStream):
    def __init__(self, inner: httpcore2.NetworkStream, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._inner.read(max_bytes, left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._inner.write(buffer, left(self._deadline))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left(self._deadline)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def left(deadline: float) -> float:
    """The seconds until `deadline`. Raises ReadTimeout where there are none."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise httpcore2.ReadTimeout("the time is up")
    return seconds
