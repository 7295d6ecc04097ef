"""The showcase with a made-up second and third year: what editors and a translator would add for the reports to come.

To look at it: `python -m tests.engine.years FOLDER`, then `python site.py --root FOLDER build`.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from microsite.settings import SHIPPED
from tests.conftest import copy_root

HERE = Path(__file__).parent
SECOND, THIRD = HERE / "second_edition", HERE / "third_edition"


def add_second_edition(root: Path) -> None:
    """The files of the next year; an indicator gets a better id on the occasion."""
    _add(root, SECOND)
    change(root / "content/indicators.yaml", "  - id: urban_jobs\n", "  - id: new_urban_jobs\n    formerly: [urban_jobs]\n")
    change(
        root / "content/2024/city.yaml",
        "    text: 完成双泉路和汶水路的改造。\n    place: P5\n",
        "    text: 完成双泉路和汶水路的改造。\n    place: P5\n    outcome: {status: done, document: made_up_account, place: P2}\n",
    )
    change(
        root / "content/2024/city.yaml",
        "    text: 为物业管理建立评价办法和退出办法。\n    place: P6\n",
        "    text: 为物业管理建立评价办法和退出办法。\n    place: P6\n    outcome: {status: not_mentioned}\n",
    )


def add_third_edition(root: Path) -> None:
    """The files of the year after that; the same indicator is renamed once more."""
    _add(root, THIRD)
    change(
        root / "content/indicators.yaml",
        "  - id: new_urban_jobs\n    formerly: [urban_jobs]\n",
        "  - id: town_jobs\n    formerly: [new_urban_jobs, urban_jobs]\n",
    )


def _add(root: Path, year: Path) -> None:
    """Its own files, and what it puts at the end of those that editions share (`more/`)."""
    for folder in ("content", "translations"):
        shutil.copytree(year / folder, root / folder, dirs_exist_ok=True)
    for more in sorted(each for each in (year / "more").rglob("*") if each.is_file()):
        with (root / more.relative_to(year / "more")).open("a", encoding="utf-8", newline="\n") as file:
            file.write(("\n" if more.suffix == ".po" else "") + more.read_text("utf-8"))


def change(path: Path, old: str, new: str) -> None:
    """Replace what stands in a file once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{path.name} has {old!r} {text.count(old)} times"
    path.write_text(text.replace(old, new), "utf-8", newline="\n")


def three_years(folder: Path) -> Path:
    """A root with all three editions, in a folder that is not there yet."""
    root = copy_root(SHIPPED, folder)
    add_second_edition(root)
    add_third_edition(root)
    return root


if __name__ == "__main__":
    (where,) = sys.argv[1:]
    print(f"written; now: python site.py --root {three_years(Path(where))} build")
