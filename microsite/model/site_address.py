"""The rule for the address that a site is published at, wherever it is given."""

from __future__ import annotations

import re
import unicodedata

from microsite.diagnostics import Diagnostic, Position, diagnostic

HIGHEST_PORT = 65535
_ADDRESS = re.compile(r"https?://(?P<host>\[[^\s/\[\]]*\]|[^\s/:\[\]]*)(?P<port>:[^/]*)?(?P<path>/.*)?")
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_LONGEST_HOST = 253

FORM, CREDENTIALS, QUERY, HOST, PORT, PAGE = "form", "credentials", "query", "host", "port", "page"
"""what may be wrong: it is no web address; it has a name or password, a `?` or `#`, an impossible host or port; it leads to a page"""


def site_address_fault(address: str, position: Position) -> Diagnostic | None:
    """What is wrong with the address of a site, in its file or on the command line."""
    fault = address_fault(address)
    return diagnostic("base-url", position, found=address, reason=fault, near=proposed_address(address)) if fault else None


def address_fault(address: str) -> str:
    """What is wrong with the address of a site, or "" if nothing is."""
    if not re.fullmatch(r'https?://[^\s<>"\\]+', address):
        return FORM
    if "?" in address or "#" in address:
        return QUERY
    if "@" in address.split("/")[2]:
        return CREDENTIALS
    match = _ADDRESS.fullmatch(address)
    if match is None or not _is_host(match["host"]):
        return HOST
    port = match["port"]
    if port is not None and not (re.fullmatch(":[0-9]{1,5}", port) and 0 < int(port[1:]) <= HIGHEST_PORT):
        return PORT
    return PAGE if re.search(r"\.html?$", match["path"] or "") else ""


def proposed_address(address: str) -> str | None:
    """The address that is probably meant by one that does not serve."""
    plain = unicodedata.normalize("NFKC", address.strip()).rstrip("。.,，、;").replace("\\", "/")
    plain = re.sub(r"^(?:https?:/*)?(?:[^/@]*@)?", "https://" if not plain.startswith("http:") else "http://", plain)
    plain = re.sub(r"(?<=/)[^/]*\.html?$", "", re.sub("[?#].*", "", plain))
    return plain if plain != address and not address_fault(plain) else None


def _is_host(host: str) -> bool:
    if not host.startswith("["):
        return len(host) <= _LONGEST_HOST and all(map(_LABEL.fullmatch, host.split(".")))
    # Hardly ever needed, and slow to import.
    import ipaddress

    try:
        return bool(ipaddress.IPv6Address(host[1:-1]))
    except ValueError:
        return False
