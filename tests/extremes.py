"""A made-up root at the ends of what a page can be asked to hold: many sections, many figures or one, long and short titles, long numbers.

To look at its pages: `python3 -m tests.extremes FOLDER`, then `python3 site.py --root FOLDER build`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.made_up import edition_ids, made_up

SECTIONS = 36
"""of eight figures each, beside the three below"""
CROWDED, LONE, BARE = "crowded", "lone", "bare"
"""sections with twenty figures, with one, and with none"""
CHARTS = "lakes"
"""a section with charts of results against targets"""


def extremes(root: Path) -> None:
    """Write two editions, the newer one with results of what the older one promised."""
    made_up(root, editions=2, sections=SECTIONS)
    _append(root / "content/indicators.yaml", _indicators())
    for year in edition_ids(2):
        head = root / f"content/{year}/edition.yaml"
        lines = head.read_text("utf-8").splitlines()
        at = lines.index("headline:")
        lines[at:at] = [f"  - {id_}" for id_ in (CROWDED, LONE, BARE, CHARTS)]
        lines += [f"  - {LONE}.cost", f"  - {CROWDED}.share_1"]
        head.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        for id_, section in (
            (CROWDED, _crowded(int(year))),
            (LONE, _lone(int(year))),
            (BARE, _bare()),
            (CHARTS, _charts(int(year))),
        ):
            (root / f"content/{year}/{id_}.yaml").write_text("\n".join(section) + "\n", encoding="utf-8", newline="\n")
        _append(root / f"translations/en/{year}.po", _messages(year))


def _append(file: Path, lines: Iterator[str]) -> None:
    with file.open("a", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{line}\n" for line in lines)


COUNT = 20
LONG = "跨流域调水配套管网延伸、湖岸老旧泵站整体更新与沿线九个行政村安全饮水同步提升工程"
LONG_IN_ENGLISH = (
    "Extending the mains of the inter-basin transfer, renewing the lakeside pumping stations and bringing safe water to nine villages"
)


def _indicators() -> Iterator[str]:
    for number in range(1, COUNT + 1):
        yield from _indicator(f"share_{number}", f"{LONG if number == 1 else '第'}{number}类覆盖率", "percent")
    yield from _indicator("cost", "总投资", "yuan")
    for id_, name in LAKES.items():
        yield from _indicator(id_, name, "percent")


def _indicator(id_: str, name: str, unit: str) -> Iterator[str]:
    yield from (f"  - id: {id_}", f"    name: {name}", f"    unit: {unit}", "    direction: up")


LAKES = {"clear": "水质达标率", "reed": "芦苇恢复率", "patrol": "巡查覆盖率"}


def _crowded(year: int) -> Iterator[str]:
    yield from (f"title: {LONG}", "finding: 二十个数字放在一节里。", "summary: 这一节有二十个数字。", "figures:")
    for number in range(1, COUNT + 1):
        yield from _figure(f"share_{number}", f"share_{number}", "target", f"{number * 5}", year)


def _lone(year: int) -> Iterator[str]:
    yield from ("title: 账", "finding: 只有一个数字，{cost}。", "summary: 总投资是{cost}。", "figures:")
    yield from _figure("cost", "cost", "target" if year % 2 else "result", "123456789012", year)


def _bare() -> Iterator[str]:
    yield from ("title: 无", "finding: 这一节没有数字。", "summary: 这一节只有文字。")


def _charts(year: int) -> Iterator[str]:
    yield from ("title: 湖", "finding: 湖水清了，芦苇还差一些。", "summary: 三项比例看三个湖。", "figures:")
    for at, each in enumerate(LAKES):
        yield from _figure(f"{each}_done", each, "result", str(61 + 9 * at), year - 1)
        yield from _figure(f"{each}_goal", each, "target", str(70 + 9 * at), year)
    yield "charts:"
    for id_, kind, title in (("reached", "bullet", "去年达到的，今年要到的"), ("way", "slope", "从去年到今年")):
        yield from (f"  - id: {id_}", f"    kind: {kind}", f"    title: {title}", "    subtitle: 雾松湾三项比例（%）")
        pairs = [f"{each}_{stem}" for each in LAKES for stem in ("done", "goal")]
        yield f"    figures: [{', '.join(pairs)}]"


def _figure(id_: str, indicator: str, kind: str, value: str, year: int) -> Iterator[str]:
    yield from (f"  - id: {id_}", f"    indicator: {indicator}", f"    kind: {kind}", f"    value: {value}")
    yield from (f"    period: {{year: {year}}}", "    place: P9")


def _messages(year: str) -> Iterator[str]:
    for context, source, target in (
        (f"{CROWDED}.title", LONG, LONG_IN_ENGLISH),
        (f"{CROWDED}.finding", "二十个数字放在一节里。", "Twenty figures in one section."),
        (f"{CROWDED}.summary", "这一节有二十个数字。", "This section has twenty figures."),
        (f"{LONE}.title", "账", "Money"),
        (f"{LONE}.finding", "只有一个数字，{cost}。", "One figure alone, {cost}."),
        (f"{LONE}.summary", "总投资是{cost}。", "Investment comes to {cost}."),
        (f"{CHARTS}.title", "湖", "Lakes"),
    ):
        yield from ("", f'msgctxt "{context}"', f'msgid "{source}"', f'msgstr "{target}"')


if __name__ == "__main__":
    extremes(Path(sys.argv[1]))
