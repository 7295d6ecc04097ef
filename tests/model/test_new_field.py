"""A field that is added to a record is read, translated and explained, by that one declaration: done in a copy of the tool."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from microsite.settings import SHIPPED

FIELD = '    remark: Annotated[Sentence | None, Key("a remark for readers", "给读者的备注")] = None\n'
SECTION = """
title: 港口
finding: 港口在扩建。
summary: 新建{berths}。
figures:
  - id: berths
    indicator: new_berths
    kind: target
    value: 12
    period: {year: 2031}
    place: P1
    remark: 不含渔港，共{berths}。
"""
SCRIPT = """
import json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from microsite.load.content_files import read_section
from microsite.model.messages import section_messages
from microsite.read.schemas import schema_of
from microsite.read.tables import SECTION
decoded = read_section(Path(sys.argv[2]), "content/2031/port.yaml")
print(json.dumps({
    "faults": [fault.code for fault in decoded.faults],
    "messages": [[each.context, each.kind, each.words.text, each.words.position.line] for each in section_messages(decoded.value)],
    "schema": schema_of(SECTION)["properties"]["figures"]["items"]["properties"]["remark"],
}))
"""


def test_a_field_of_a_record_is_one_declaration(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED / "microsite", tmp_path / "tool" / "microsite", ignore=shutil.ignore_patterns("__pycache__"))
    declarations = tmp_path / "tool/microsite/model/content.py"
    before, figure, after = declarations.read_text("utf-8").partition("class Figure(NamedTuple):")
    declarations.write_text(before + figure + after.replace("    formerly: Formerly", FIELD + "    formerly: Formerly", 1), "utf-8")
    (tmp_path / "content/2031").mkdir(parents=True)
    (tmp_path / "content/2031/port.yaml").write_text(SECTION, "utf-8")
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "tool"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path, check=False)
    assert done.stderr == ""
    shown = json.loads(done.stdout)
    assert shown["faults"] == []
    assert ["port.figure.berths.remark", "sentence", "不含渔港，共{berths}。", 12] in shown["messages"]
    assert shown["schema"] == {"description": "a remark for readers\n\n给读者的备注", "type": ["string", "number", "null"]}
