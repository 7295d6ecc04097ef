"""A client of yaml-language-server: what a code editor would show of a text."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, Self

SERVER = "yaml-language-server/bin/yaml-language-server"
_CAPABILITIES = {"textDocument": {"hover": {"contentFormat": ["markdown"]}}}


class Client:
    """A running server; each text is opened as if it stood in the file of its name."""

    def __init__(self, node: str, modules: Path) -> None:
        self._server = subprocess.Popen([node, str(modules / SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._asked = 0
        self._faults: dict[str, list[str]] = {}
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": _CAPABILITIES})
        self._send({"method": "initialized", "params": {}})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.kill()
        self._server.communicate()

    def faults(self, file: Path, text: str) -> list[str]:
        """What is marked in a text, each as `line: message`, lines counted from 1."""
        address = file.as_uri()
        document = {"uri": address, "languageId": "yaml", "version": 1, "text": text}
        self._faults.pop(address, None)
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while address not in self._faults:
            self._receive()
        return self._faults[address]

    def hover(self, file: Path, line: int, column: int) -> str:
        """What is shown over a place of a text that was opened; line and column from 1."""
        shown = self._ask("textDocument/hover", _place(file, line, column))
        return shown["contents"]["value"] if shown else ""

    def completion(self, file: Path, line: int, column: int) -> list[str]:
        """The words that are offered at a place of a text that was opened."""
        return [each["label"] for each in self._ask("textDocument/completion", _place(file, line, column))["items"]]

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._asked += 1
        asked = self._asked
        self._send({"id": asked, "method": method, "params": params})
        while True:
            answer = self._receive()
            if answer.get("id") == asked and "method" not in answer:
                return answer["result"]

    def _send(self, message: dict[str, Any]) -> None:
        assert self._server.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._server.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """The server's next message; what it wants to know is answered, and what it marks is kept."""
        assert self._server.stdout is not None
        length = 0
        while header := self._server.stdout.readline().strip():
            name, _, value = header.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if not length:
            raise RuntimeError("yaml-language-server ended")
        message: dict[str, Any] = json.loads(self._server.stdout.read(length))
        if message.get("method") == "workspace/configuration":
            self._send({"id": message["id"], "result": [{} for _ in message["params"]["items"]]})
        elif message.get("method") == "textDocument/publishDiagnostics":
            marked = message["params"]["diagnostics"]
            self._faults[message["params"]["uri"]] = [f"{each['range']['start']['line'] + 1}: {each['message']}" for each in marked]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message


def _place(file: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line - 1, "character": column - 1}}
