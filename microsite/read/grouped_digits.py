"""Read digits with separators: «2,300» is one number, «5,4» may be two, and of «1,2,3» nothing is sure."""

from __future__ import annotations

import re

_SURE = (
    # 2300, 007, 5.4, 00.5, .5
    r"(?P<whole>[0-9]+)(?: ?\. ?(?P<decimals>[0-9]+))?",
    r"(?P<whole>)\.(?P<decimals>[0-9]+)",
    # 0,5
    r"(?P<whole>0)[, ](?P<decimals>[0-9]+)",
    # in threes: 2,300, 2 300.5, 1'000, 1.234.567, 2.300,5
    r"(?P<whole>[1-9][0-9]{0,2}(?P<mark>[, '’_])[0-9]{3}(?:(?P=mark)[0-9]{3})*)(?:\.(?P<decimals>[0-9]+))?",
    r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})",
    r"(?P<whole>[1-9][0-9]{0,2}(?:(?P<mark>[. ])[0-9]{3})(?:(?P=mark)[0-9]{3})*),(?P<decimals>[0-9]+)",
    # in fours, as in India, and as programmers do
    r"(?P<whole>[1-9][0-9]{0,3}(?:,[0-9]{4}){2,})",
    r"(?P<whole>[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3})",
    r"(?P<whole>[0-9]+(?:_[0-9]+)+)",
)
_EITHER = (r"(?P<whole>[1-9][0-9]*), ?(?P<decimals>[0-9]+)", r"(?P<whole>[1-9][0-9]{0,2}) (?P<decimals>[0-9]+)")
"""5,4 and 12 5: the separator is a decimal point, or means nothing"""


def readings(digits: str) -> tuple[str, ...]:
    """The numbers that digits with separators may be."""
    for pattern in (*_SURE, *_EITHER):
        if match := re.fullmatch(pattern, digits):
            groups = match.groupdict()
            whole, decimals = re.sub(r"\D", "", groups["whole"]), groups.get("decimals") or ""
            joined = (_tidy(whole + decimals, ""),) if pattern in _EITHER else ()
            return (_tidy(whole, decimals), *joined)
    return ()


def _tidy(whole: str, decimals: str) -> str:
    return f"{whole.lstrip('0') or '0'}{'.' if decimals else ''}{decimals}"
