"""How much is translated, as a table and as data."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from microsite.diagnostics import display_width
from microsite.translate.status import Count, data, status, table
from microsite.translate.update import update
from tests.translate.harbour import Site

TABLE = """\
            11        2/18      1       15         0           1           1        68
  site          0        0/10      0       10         0           0           0        40
    site        0         0/3      0        3         0           0           0        12
    document    0         0/1      0        1         0           0           0         4
    indicator   0         0/3      0        3         0           0           0        15
    unit        0         0/1      0        1         0           0           0         1
    term        0         0/2      0        2         0           0           0         8
  2031         25         2/8      1        5         0           1           1        28
    edition     0         0/2      0        2         0           0           1         9
    port       33         2/6      1        3         0           1           0        19"""


def prepared(site: Site, root: Path, tool: Path, translated: Callable[[Path, str, str], None]) -> None:
    update(root, site, tool)
    file = root / "translations/en/2031.po"
    for source, text in (("港口", "Port"), ("疏浚航道。", "Dredging."), ("货船更多了。", "More ships.")):
        translated(file, source, text)
    text = file.read_text("utf-8")
    text = text.replace("#. section port, commitment dredging", "# state: machine\n#. section port, commitment dredging")
    text = text.replace('msgctxt "port.summary"\nmsgid "货', '#, fuzzy\nmsgctxt "port.summary"\nmsgid "货')
    file.write_text(text, "utf-8")


def test_messages_are_counted_by_state(site: Site, root: Path, tool: Path, translated: Callable[[Path, str, str], None]) -> None:
    prepared(site, root, tool, translated)
    rows = {(row.language, row.catalogue, row.part): row.counts for row in status(root, site, tool).rows}
    assert rows["en", "2031", "port"] == Count(6, 2, 1, 3, 0, 1, 0, 19)
    assert rows["en", "2031", "edition"] == Count(2, 0, 0, 2, 0, 0, 1, 9)
    assert rows["en", "2031", ""] == Count(8, 2, 1, 5, 0, 1, 1, 28)
    assert rows["en", "", ""] == Count(*map(sum, zip(rows["en", "2031", ""], rows["en", "site", ""], strict=True)))
    assert rows["zh", "interface", ""].missing == rows["zh", "", ""].total > 0


def test_the_table_is_aligned_and_the_data_say_the_same(
    site: Site, root: Path, tool: Path, translated: Callable[[Path, str, str], None]
) -> None:
    prepared(site, root, tool, translated)
    found = status(root, site, tool)
    assert (
        table(found, ["%", "translated", "fuzzy", "missing", "withheld", "unreviewed", "words left", "Han left"]).split("\nen ")[1] == TABLE
    )
    heads = ["%", "已译", "待核", "未译", "未发", "未审", "词", "字"]
    lines = table(found, heads).splitlines()
    assert lines[0].split() == heads
    # Each head of two characters is four columns wide, so the numbers below end where it ends.
    assert {display_width(line) for line in lines} == {display_width(lines[0])}
    told = json.loads(json.dumps(data(found)))["languages"]["en"]["catalogues"]["2031"]
    assert told["parts"]["port"]["count"] == {
        "total": 6, "translated": 2, "fuzzy": 1, "missing": 3, "withheld": 0, "unreviewed": 1, "words": 0, "han": 19, "percent": 33,
    }  # fmt: skip


def test_a_catalogue_that_is_missing_or_broken_counts_as_missing(site: Site, root: Path, tool: Path) -> None:
    nothing = status(root, site, tool)
    assert nothing.faults == ()
    file = root / "translations/en/2031.po"
    file.parent.mkdir(parents=True)
    file.write_text("<<<<<<< ours\n", "utf-8")
    broken = status(root, site, tool)
    assert broken.rows == nothing.rows
    assert {fault.position.file for fault in broken.faults} == {"translations/en/2031.po"}


def test_a_message_that_only_the_catalogue_has_does_not_count(site: Site, root: Path, tool: Path) -> None:
    update(root, site, tool)
    file = root / "translations/en/2031.po"
    file.write_text(file.read_text("utf-8") + '\nmsgctxt "gone.title"\nmsgid "旧"\nmsgstr "Old"\n', "utf-8")
    assert status(root, site, tool).rows[-1].counts.translated == 0
