"""What a page's Content Security Policy must allow besides its own, so that the page can be reloaded by the preview."""

from __future__ import annotations

# Both would have the browser ask for https:// and wss://, which the preview does not speak.
_IN_THE_WAY = {"upgrade-insecure-requests", "block-all-mixed-content"}


def widened(policy: str, *, script: str, socket: str) -> str:
    """`policy` that allows one script and one WebSocket more (each an exact address), and nothing else besides its own."""
    directives = _parsed(policy)
    # A directive that is added takes the place of the one that the browser would have fallen back to: it keeps its sources.
    _allow(directives, "script-src", script, _sources(directives, "default-src"))
    if "script-src-elem" in directives:
        _allow(directives, "script-src-elem", script, None)
    _allow(directives, "connect-src", socket, _sources(directives, "default-src"))
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def _parsed(policy: str) -> dict[str, list[str]]:
    """Directive → sources; as in browsers, the first of two directives of one name counts."""
    directives: dict[str, list[str]] = {}
    for each in policy.split(";"):
        name, *sources = each.split() or [""]
        name = name.lower()
        if name and name not in _IN_THE_WAY:
            directives.setdefault(name, sources)
    return directives


def _sources(directives: dict[str, list[str]], name: str) -> list[str] | None:
    return directives.get(name)


def _allow(directives: dict[str, list[str]], name: str, source: str, fallback: list[str] | None) -> None:
    sources = directives.get(name, fallback)
    if sources is None:
        # Without the directive and its fallback everything is allowed already.
        return
    directives[name] = [*(each for each in sources if each.lower() != "'none'"), source]
