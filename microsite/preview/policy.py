"""Widens a page's Content Security Policy so that the preview can reload the page."""

from __future__ import annotations

# Both make the browser use https:// and wss://, which the preview does not support.
_HTTPS_ONLY = {"upgrade-insecure-requests", "block-all-mixed-content"}


def widened(policy: str, *, script: str, socket: str) -> str:
    """Add one script and one WebSocket (each an exact address) to what `policy` allows."""
    directives = _parsed(policy)
    # A new directive replaces the one that the browser would have fallen back to, so it takes over its sources.
    _allow(directives, "script-src", script, _sources(directives, "default-src"))
    if "script-src-elem" in directives:
        _allow(directives, "script-src-elem", script, None)
    _allow(directives, "connect-src", socket, _sources(directives, "default-src"))
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def _parsed(policy: str) -> dict[str, list[str]]:
    """Sources by directive; as in browsers, the first of two directives with the same name counts."""
    directives: dict[str, list[str]] = {}
    for each in policy.split(";"):
        name, *sources = each.split() or [""]
        name = name.lower()
        if name and name not in _HTTPS_ONLY:
            directives.setdefault(name, sources)
    return directives


def _sources(directives: dict[str, list[str]], name: str) -> list[str] | None:
    return directives.get(name)


def _allow(directives: dict[str, list[str]], name: str, source: str, fallback: list[str] | None) -> None:
    sources = directives.get(name, fallback)
    if sources is None:
        # Without the directive and its fallback, everything is allowed.
        return
    directives[name] = [*(each for each in sources if each.lower() != "'none'"), source]
