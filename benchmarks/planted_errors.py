"""Counts the planted errors that `translations check` catches, by class, those that are not published, and its false alarms.

python3 benchmarks/planted_errors.py            the table
python3 benchmarks/planted_errors.py --missed   and each error that it misses, each false alarm; those held out only with --held-out
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))

from tests.translate.cases import Case, Caught, by_hand, rates
from tests.translate.plantings import composed, of_made_up, of_shipped, planted

CAUGHT = 0.95
"""the least share of errors to be caught"""
UNREAD = 0.92
"""the least share in all sentences of reports, with those that were written without knowing the checks; the aim is the same as above"""
ALARMS = 0.02
"""the largest share of free translations that may be reported; none of them may be kept from being published"""
HELD_OUT = {"held out": "held_out", "fresh": "fresh", "later": "later"}
"""sentences that were first measured before anybody had read what the checks find in them, with their folders"""
ALL = "all of these"


def main(argv: Sequence[str]) -> int:
    """Print the tables; 1 if too few errors are caught or too many correct translations are reported."""
    parser = argparse.ArgumentParser(description="Prints how many planted errors are caught.")
    parser.add_argument("--missed", action="store_true", help="print each error that is missed and each false alarm")
    parser.add_argument("--held-out", action="store_true", help="print also those that are held out from the improvement of checks")
    options = parser.parse_args(argv)
    hand, reports = by_hand(), by_hand("reports")
    unread = {name: by_hand(folder) for name, folder in HELD_OUT.items()}
    of_reports = {"sentences of reports": reports, **unread, ALL: [*reports, *(case for each in unread.values() for case in each)]}
    faulty = {"by hand": hand, **of_reports, "in catalogues": list(planted())}
    sound = {"by hand": hand, "shipped": of_shipped(), "made up": of_made_up(), "composed": composed(), **of_reports}

    def shows(head: str) -> bool:
        return options.missed and head != ALL and (head not in HELD_OUT or options.held_out)

    done = True
    for head, cases in faulty.items():
        errors = [case for case in cases if case.checks]
        is_enough = _print(head, rates(errors))
        # The aims are for all together; the table shows how those held out differ.
        done &= is_enough or (head in of_reports and head != ALL)
        for case in errors if shows(head) else ():
            if not case.caught:
                _show(case)
    print("correct translations")
    for head, cases in sound.items():
        correct = [case for case in cases if not case.checks]
        alarms = [case for case in correct if case.found()]
        blocked = sum(bool(case.blocked()) for case in alarms)
        share = f"{100 * len(alarms) / len(correct):.1f} %"
        print(f"  {head:<28} {len(alarms):>5} false alarms in {len(correct):<5} {share:>6}, {blocked} of them not published")
        done &= not blocked and len(alarms) <= (ALARMS * len(correct) if head == ALL else len(correct) if head in of_reports else 0)
        for case in alarms if shows(head) else ():
            _show(case)
    return 0 if done else 1


def _print(head: str, found: Mapping[str, Caught]) -> bool:
    print(f"{f'planted {head}: {len(found)} classes':<47} caught  not published")
    for kind, (caught, blocked, total) in sorted(found.items()):
        print(f"  {kind:<28} {caught:>5} / {total:<5} {100 * caught / total:6.1f} % {blocked:>8}")
    caught, blocked, total = (sum(counts) for counts in zip(*found.values(), strict=True))
    print(f"  {'all':<28} {caught:>5} / {total:<5} {100 * caught / total:6.1f} % {blocked:>8}")
    return caught >= (UNREAD if head == ALL else CAUGHT) * total


def _show(case: Case) -> None:
    print(f"    [{case.kind or 'correct'}] {case.message.msgid!r}")
    print(f"      {case.forms} {case.checks} found {case.found()}, blocked by {case.blocked()}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
