"""Counts the planted errors that `translations check` catches, by class, those that are not published, and its false alarms.

python3 benchmarks/planted_errors.py            the table
python3 benchmarks/planted_errors.py --missed   and each error that it misses, each false alarm
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))

from tests.translate.plantings import Case, Caught, by_hand, composed, of_made_up, of_shipped, planted, rates


def main(argv: Sequence[str]) -> int:
    """Print the table; 1 where less than 95 per cent is caught or a correct translation is reported."""
    parser = argparse.ArgumentParser(description="Prints how many planted errors are caught.")
    parser.add_argument("--missed", action="store_true", help="print each error that is missed and each false alarm")
    options = parser.parse_args(argv)
    hand = by_hand()
    faulty = {"planted by hand": [case for case in hand if case.checks], "planted in catalogues": list(planted())}
    sound = {
        "by hand": [case for case in hand if not case.checks],
        "shipped": of_shipped(),
        "made up": of_made_up(),
        "composed": composed(),
    }
    done = True
    for head, cases in faulty.items():
        found = rates(cases)
        done &= _print(head, found)
        if options.missed:
            for case in cases:
                if not case.caught:
                    _show(case)
    print("sound translations")
    for head, each in sound.items():
        alarms = [case for case in each if case.found()]
        blocked = sum(bool(case.blocked()) for case in alarms)
        print(f"  {head:<28} {len(alarms):>5} false alarms in {len(each)}, {blocked} of them keep it from being published")
        done &= not alarms
        for case in alarms if options.missed else ():
            _show(case)
    return 0 if done else 1


def _print(head: str, found: Mapping[str, Caught]) -> bool:
    print(f"{head:<47} caught  not published")
    for kind, (caught, blocked, total) in sorted(found.items()):
        print(f"  {kind:<28} {caught:>5} / {total:<5} {100 * caught / total:6.1f} % {blocked:>8}")
    caught, blocked, total = (sum(counts) for counts in zip(*found.values(), strict=True))
    print(f"  {'all':<28} {caught:>5} / {total:<5} {100 * caught / total:6.1f} % {blocked:>8}")
    return caught >= 0.95 * total


def _show(case: Case) -> None:
    print(f"    [{case.kind or 'sound'}] {case.message.context}: {case.message.msgid!r}")
    print(f"      {case.forms} {case.checks} found {case.found()}, blocked by {case.blocked()}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
