#!/usr/bin/env python3
"""Starts the tool: `python3 site.py build`, `check`, `preview`, `translations`, `test`.

Written in the syntax that every Python can read, so that one that is too old gets a sentence.
"""

import os
import sys


def main():
    if sys.version_info < (3, 11):
        sys.stderr.write(
            "microsite needs Python 3.11 or newer; this is Python %d.%d.%d (%s).\n"
            "Run it with a newer one, for example: python3.12 %s\n"
            % (sys.version_info[:3] + (sys.executable, " ".join(sys.argv)))
        )
        return 3
    root = os.path.dirname(os.path.realpath(__file__))
    if root not in sys.path:
        sys.path.insert(0, root)
    from microsite.bootstrap import start

    return start(root, sys.argv[1:])


if __name__ == "__main__":
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        pass
    # Taking millions of small values apart one by one, only to end, would take a tenth of a large build's time.
    os._exit(code)
