"""What editors, translators and designers do to a root between two builds, as functions that a random source steers."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from microsite.settings import SHIPPED, Settings
from tests.pictures import png

WORDS = (
    "mot",
    "ajout",
    "« encore »",
    "a < b & c",
    "*vif*",
    "50 %",
    "[lien](https://valdoree.example/x)",
    "\\\\",
    "{{brace}}",
    "ligne — fin",
)


class Edit(NamedTuple):
    """One change: does it, and tells what it did (None where the root gave no occasion)."""

    name: str
    apply: Callable[[Settings, Random], Settings | None]


EDITS: list[Edit] = []


def edit(function: Callable[[Settings, Random], Settings | None]) -> Callable[[Settings, Random], Settings | None]:
    EDITS.append(Edit(function.__name__, function))
    return function


def _files(settings: Settings, pattern: str) -> list[Path]:
    return sorted(settings.root.glob(pattern))


def _change_line(
    settings: Settings, random: Random, files: list[Path], pattern: str, make: Callable[[re.Match[str]], str]
) -> Settings | None:
    """One line that matches, in one of the files, made anew."""
    found = [(path, match) for path in files for match in re.finditer(pattern, path.read_text("utf-8"), re.MULTILINE)]
    if not found:
        return None
    path, match = random.choice(found)
    text = path.read_text("utf-8")
    path.write_text(text[: match.start()] + make(match) + text[match.end() :], "utf-8", newline="\n")
    return settings


def _sections(settings: Settings) -> list[Path]:
    return [path for path in _files(settings, "content/*/*.yaml") if path.name != "edition.yaml"]


@edit
def change_a_text(settings: Settings, random: Random) -> Settings | None:
    return _change_line(
        settings,
        random,
        _files(settings, "content/**/*.yaml"),
        r"^(\s+|\s*- )?(title|finding|sentence|text|reason|scope|description): .*[^\"\]}]$",
        lambda match: f"{match[0]} {random.choice(WORDS[:3])} {random.randrange(99)}",
    )


@edit
def add_to_a_summary(settings: Settings, random: Random) -> Settings | None:
    return _change_line(
        settings,
        random,
        _sections(settings),
        r"^summary: \|\n",
        lambda match: f"{match[0]}  {random.choice(WORDS)} {random.choice(WORDS)} {random.randrange(99)}\n\n",
    )


@edit
def change_a_value(settings: Settings, random: Random) -> Settings | None:
    digits = str(random.choice((0, 1, 2, 3, 5, 12, 21, 101, 2500, 10000, 123456, 3400000, 10**9)))
    value = random.choice(("", "-")) + digits + random.choice(("", "", ".5", ".40", ".125"))
    return _change_line(settings, random, _sections(settings), r"^    value: .*$", lambda match: f"    value: {value}")


@edit
def change_a_bound(settings: Settings, random: Random) -> Settings | None:
    bound = random.choice(("exactly", "at_least", "more_than", "about", "at_most"))
    return _change_line(
        settings,
        random,
        _sections(settings),
        r"^(    bound: .*\n)?    value: (.*)$",
        lambda match: f"    bound: {bound}\n    value: {match[2]}",
    )


@edit
def change_a_kind(settings: Settings, random: Random) -> Settings | None:
    kind = random.choice(("result", "estimate", "target", "expected_effect"))
    return _change_line(settings, random, _sections(settings), r"^    kind: .*$", lambda match: f"    kind: {kind}")


@edit
def change_a_period(settings: Settings, random: Random) -> Settings | None:
    period = random.choice(("{year: 2024}", "{half: 2024-H2}", "{year: 2025, inferred: true}", "{month: 2024-12}", "{by: 2026-01-05}"))
    return _change_line(settings, random, _sections(settings), r"^    period: .*$", lambda match: f"    period: {period}")


@edit
def change_which_way_is_good(settings: Settings, random: Random) -> Settings | None:
    way = random.choice(("up", "down", "neither"))
    return _change_line(
        settings, random, _files(settings, "content/indicators.yaml"), r"^    direction: .*$", lambda match: f"    direction: {way}"
    )


@edit
def change_the_date_of_an_edition(settings: Settings, random: Random) -> Settings | None:
    """Whether a target is due goes by the newest one."""
    date = random.choice(("2024-06-30", "2025-01-01", "2026-07-01"))
    return _change_line(settings, random, _files(settings, "content/*/edition.yaml"), r"^date: .*$", lambda match: f"date: {date}")


@edit
def change_the_scope_of_a_figure(settings: Settings, random: Random) -> Settings | None:
    scope = random.choice(("Conduites privées", "Tout le réseau"))
    return _change_line(
        settings, random, _sections(settings), r"^    period: .*\n    place: .*$", lambda match: f"{match[0]}\n    scope: {scope}"
    )


@edit
def let_another_document_give_a_figure(settings: Settings, random: Random) -> Settings | None:
    return _change_line(
        settings, random, _sections(settings), r"^    place: \w+$", lambda match: "    place: {document: statistics, at: table 7}"
    )


@edit
def change_the_date_of_a_document(settings: Settings, random: Random) -> Settings | None:
    date = random.choice(("2023-12-31", "2027-01-01"))
    return _change_line(settings, random, _files(settings, "content/documents.yaml"), r"^    date: .*$", lambda match: f"    date: {date}")


@edit
def give_an_indicator_another_unit(settings: Settings, random: Random) -> Settings | None:
    unit = random.choice(("percent", "fountain", "book", "arpent", "mu", "person", "euro"))
    return _change_line(settings, random, _files(settings, "content/indicators.yaml"), r"^    unit: .*$", lambda match: f"    unit: {unit}")


@edit
def change_a_unit(settings: Settings, random: Random) -> Settings | None:
    return _change_line(settings, random, _files(settings, "content/units.yaml"), r'\{one: "\{n\} (\w+)', lambda match: f"{match[0]}x")


@edit
def change_a_conversion(settings: Settings, random: Random) -> Settings | None:
    return _change_line(
        settings, random, _files(settings, "content/units.yaml"), r"times: \d+", lambda match: f"times: {random.randrange(1, 500)}"
    )


@edit
def change_a_name_in_a_register(settings: Settings, random: Random) -> Settings | None:
    files = [settings.root / "content" / name for name in ("indicators.yaml", "documents.yaml", "terms.yaml")]
    return _change_line(
        settings, random, files, r"^    (name|title|publisher|note): .*$", lambda match: f"{match[0]} {random.randrange(99)}"
    )


@edit
def change_a_gloss(settings: Settings, random: Random) -> Settings | None:
    files = [settings.root / "content/terms.yaml", *_files(settings, "translations/*/site.po")]
    return _change_line(settings, random, files, r"L’eau qui se perd|Woda, która", lambda match: f"{random.randrange(99)} {match[0]}")


@edit
def change_a_terms_names(settings: Settings, random: Random) -> Settings | None:
    kinds = (
        (r"^    name: fuites$", lambda match: "    name: Le budget des routes"),
        (r"^    name: conduites$", lambda match: "    name: fontaines"),
        (r"^    aliases: .*\n", lambda match: ""),
        (r"^    aliases: .*\n", lambda match: "    aliases: [publiques, Pertes]\n"),
        (r"^  - id: pipes\n(?:    .*\n)+", lambda match: ""),
        (r"\Z", lambda match: f"  - id: road\n    name: {random.choice(('routes', 'salles de lecture', 'maire'))}\n    unknown: true\n"),
    )
    pattern, make = random.choice(kinds)
    return _change_line(settings, random, [settings.root / "content/terms.yaml"], pattern, make)


@edit
def change_a_terms_translated_forms(settings: Settings, random: Random) -> Settings | None:
    files = _files(settings, "translations/pl/site.po")
    forms = random.choice(("wyciek", "wyciek / wycieki", "wycieki / Rury", "rury / wodociągi"))
    return _change_line(settings, random, files, r'^msgstr "(?:wyciek|rury)[^"]*"$', lambda match: f'msgstr "{forms}"')


@edit
def change_a_proper_name(settings: Settings, random: Random) -> Settings | None:
    """Which no page shows."""
    files = [settings.root / "content/names.yaml", *_files(settings, "translations/*/site.po")]
    pattern = r"^    note: .*$|(?<=^msgid \"Conseil communal\"\nmsgstr \")[^\"]*"
    return _change_line(settings, random, files, pattern, lambda match: match[0] + str(random.randrange(9)))


@edit
def rename_a_figure(settings: Settings, random: Random) -> Settings | None:
    """With `formerly:`, and wherever it is named."""
    path = random.choice(_sections(settings))
    text = path.read_text("utf-8")
    ids = re.findall(r"^  - id: (\w+)\n    indicator", text, re.MULTILINE)
    if not ids:
        return None
    old = random.choice(ids)
    new = f"renamed_{random.randrange(1000)}"
    text = text.replace(f"  - id: {old}\n    indicator", f"  - id: {new}\n    indicator").replace("{" + old + "}", "{" + new + "}")
    text = text.replace("{" + old + ".number}", "{" + new + ".number}")
    text = re.sub(rf"(?<=^    figures: \[)(.*)\b{old}\b", rf"\g<1>{new}", text, flags=re.MULTILINE)
    block = re.search(rf"(?<=  - id: {new}\n)(?:    .*\n)*", text)
    assert block is not None
    if re.search(r"^    formerly: \[", block[0], re.MULTILINE):
        changed = re.sub(r"^    formerly: \[", f"    formerly: [{old}, ", block[0], flags=re.MULTILINE)
    else:
        changed = block[0] + f"    formerly: [{old}]\n"
    path.write_text(text[: block.start()] + changed + text[block.end() :], "utf-8", newline="\n")
    head = path.parent / "edition.yaml"
    head.write_text(re.sub(rf"\b{path.stem}\.{old}\b", f"{path.stem}.{new}", head.read_text("utf-8")), "utf-8", newline="\n")
    for catalogue in _files(settings, f"translations/*/{path.parent.name}.po"):
        found = catalogue.read_text("utf-8").replace(f"{path.stem}.{old}}}", f"{path.stem}.{new}}}")
        found = re.sub(
            rf'msgctxt "{path.stem}\..*\n(?:.+\n)*',
            lambda match: match[0].replace("{" + old + "}", "{" + new + "}").replace("{" + old + ".", "{" + new + "."),
            found,
        )
        catalogue.write_text(found.replace(f'"{path.stem}.figure.{old}.', f'"{path.stem}.figure.{new}.'), "utf-8", newline="\n")
    return settings


@edit
def draw_a_chart(settings: Settings, random: Random) -> Settings | None:
    """Of two figures of an indicator, on their section's page or on the edition's home, in place of the one drawn before."""
    pairs = []
    for path in _sections(settings):
        found = re.findall(r"^  - id: (\w+)\n    indicator: (\w+)", path.read_text("utf-8"), re.MULTILINE)
        pairs += [(path, [one, other]) for one, first in found for other, second in found if one != other and first == second]
    if not pairs:
        return None
    path, chosen = random.choice(pairs)
    file = path
    if random.random() < 0.5:
        chosen, file = [f"{path.stem}.{each}" for each in chosen], path.parent / "edition.yaml"
    text = re.sub(r"^charts:\n(?:  .*\n)+", "", file.read_text("utf-8"), flags=re.MULTILINE)
    kind = random.choice(("ladder", "bullet", "grid", "squares"))
    text += f"charts:\n  - id: drawn\n    kind: {kind}\n    title: Essai {random.randrange(99)}\n    subtitle: Deux nombres\n"
    file.write_text(f"{text}    figures: [{', '.join(chosen)}]\n", "utf-8", newline="\n")
    return settings


@edit
def change_a_target_of_an_older_edition(settings: Settings, random: Random) -> Settings | None:
    """What became of it stands on the home of the newest edition."""
    newest = max(path.parent.name for path in _sections(settings))
    older = [path for path in _sections(settings) if path.parent.name != newest]
    pattern = r"^(    kind: target\n(?:    bound: .*\n)?)    value: .*$"
    return _change_line(settings, random, older, pattern, lambda match: f"{match[1]}    value: {random.randrange(1, 99)}")


@edit
def change_a_result_of_the_newest_edition(settings: Settings, random: Random) -> Settings | None:
    newest = max(path.parent.name for path in _sections(settings))
    pattern = r"^(    kind: (?:result|estimate)\n(?:    bound: .*\n)?)    value: .*$"
    files = [path for path in _sections(settings) if path.parent.name == newest]
    return _change_line(settings, random, files, pattern, lambda match: f"{match[1]}    value: {random.randrange(1, 99)}")


@edit
def say_what_to_know_first_or_not(settings: Settings, random: Random) -> Settings | None:
    path = random.choice(_files(settings, "content/*/edition.yaml"))
    text = path.read_text("utf-8")
    without = re.sub(r"^finding: .*\n", "", text, flags=re.MULTILINE)
    if without == text:
        without += f"finding: Il y en a {random.randrange(99)}.\n"
    path.write_text(without, "utf-8", newline="\n")
    return settings


@edit
def put_a_figure_beside_its_section(settings: Settings, random: Random) -> Settings | None:
    path = random.choice(_sections(settings))
    text = re.sub(r"^best: .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    figures = re.findall(r"^  - id: (\w+)\n    indicator:", text, flags=re.MULTILINE)
    path.write_text(f"{text.rstrip()}\nbest: {random.choice(figures)}\n" if figures else text, "utf-8", newline="\n")
    return settings


@edit
def call_a_page_something_in_links(settings: Settings, random: Random) -> Settings | None:
    path = random.choice(_files(settings, "content/*/*.yaml"))
    text = re.sub(r"^link_title: .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(f"{text}link_title: Lien {random.randrange(99)}\n", "utf-8", newline="\n")
    return settings


@edit
def rename_an_indicator(settings: Settings, random: Random) -> Settings | None:
    path = settings.root / "content" / "indicators.yaml"
    text = path.read_text("utf-8")
    old = random.choice(re.findall(r"^  - id: (\w+)$", text, re.MULTILINE))
    new = f"measured_{random.randrange(1000)}"
    block = re.search(rf"(?<=  - id: {old}\n)(?:    .*\n)*", text)
    assert block is not None
    if "    formerly: [" in block[0]:
        changed = block[0].replace("    formerly: [", f"    formerly: [{old}, ")
    else:
        changed = block[0] + f"    formerly: [{old}]\n"
    path.write_text(
        (text[: block.start()] + changed + text[block.end() :]).replace(f"- id: {old}\n", f"- id: {new}\n"), "utf-8", newline="\n"
    )
    return settings


@edit
def rename_a_section(settings: Settings, random: Random) -> Settings | None:
    path = random.choice(_sections(settings))
    old, new = path.stem, f"section_{random.randrange(1000)}"
    text = path.read_text("utf-8")
    match = re.search(r"^formerly: \[", text, re.MULTILINE)
    text = text.replace("formerly: [", f"formerly: [{old}, ", 1) if match and text.startswith("formerly") else text
    text = text if match else f"{text}formerly: [{old}]\n"
    path.with_name(f"{new}.yaml").write_text(text, "utf-8", newline="\n")
    path.unlink()
    head = path.parent / "edition.yaml"
    head.write_text(re.sub(rf"(?<![\w/]){old}(?=[.,\]])", new, head.read_text("utf-8")), "utf-8", newline="\n")
    for catalogue in _files(settings, f"translations/*/{path.parent.name}.po"):
        found = catalogue.read_text("utf-8").replace(f'msgctxt "{old}.', f'msgctxt "{new}.').replace(f"{{{old}.", f"{{{new}.")
        catalogue.write_text(found, "utf-8", newline="\n")
    return settings


@edit
def add_a_section(settings: Settings, random: Random) -> Settings | None:
    edition = random.choice(_files(settings, "content/*/edition.yaml")).parent
    name = f"new_{random.randrange(1000)}"
    text = (
        f"title: Section {name}\nfinding: On trouve {{n_one}}.\nsummary: |\n  Un.\n\n  Deux : {{n_one.number}}.\nfigures:\n  - id: n_one\n"
    )
    text += f"    indicator: leak_rate\n    kind: result\n    value: {random.randrange(100)}\n    period: {{year: 2023}}\n    place: P9\n"
    if "leak_rate" not in (settings.root / "content" / "indicators.yaml").read_text("utf-8"):
        return None
    (edition / f"{name}.yaml").write_text(text, "utf-8", newline="\n")
    if random.random() < 0.5:
        head = edition / "edition.yaml"
        head.write_text(head.read_text("utf-8").replace("order: [", f"order: [{name}, "), "utf-8", newline="\n")
    return settings


@edit
def remove_a_section(settings: Settings, random: Random) -> Settings | None:
    path = random.choice(_sections(settings))
    path.unlink()
    head = path.parent / "edition.yaml"
    text = re.sub(
        rf"(?<=order: \[)(.*)\b{path.stem}\b,? ?(.*)(?=\])", lambda match: (match[1] + match[2]).rstrip(", "), head.read_text("utf-8")
    )
    # Sometimes the summary goes on naming its figures, which the build refuses.
    if random.random() < 0.8:
        text = re.sub(rf"(?<=headline: \[)(.*)\b{path.stem}\.\w+,? ?(.*)(?=\])", lambda match: (match[1] + match[2]).rstrip(", "), text)
        text = re.sub(r"^summary: \|\n(?:  .*\n)+|^corrections:\n(?:  .*\n)+", "", text, flags=re.MULTILINE)
        for catalogue in _files(settings, f"translations/*/{path.parent.name}.po"):
            found = re.sub(r'msgctxt "edition\.(?:summary|correction).*\n(?:.+\n)+', "", catalogue.read_text("utf-8"))
            catalogue.write_text(found, "utf-8", newline="\n")
    head.write_text(text, "utf-8", newline="\n")
    return settings


@edit
def change_the_order(settings: Settings, random: Random) -> Settings | None:
    def shuffled(match: re.Match[str]) -> str:
        names = match[1].split(", ")
        random.shuffle(names)
        return f"order: [{', '.join(names)}]"

    return _change_line(settings, random, _files(settings, "content/*/edition.yaml"), r"^order: \[(.*)\]$", shuffled)


@edit
def make_a_draft_or_not(settings: Settings, random: Random) -> Settings | None:
    path = random.choice([path for path in _sections(settings) if path.stem != "water"] or _sections(settings))
    text = path.read_text("utf-8")
    path.write_text(text.replace("draft: true\n", "") if "draft: true\n" in text else f"{text}draft: true\n", "utf-8", newline="\n")
    return settings


@edit
def correct_a_figure(settings: Settings, random: Random) -> Settings | None:
    return _change_line(
        settings,
        random,
        _files(settings, "content/*/edition.yaml"),
        r"^corrections:\n",
        lambda match: f"{match[0]}  - {{date: 2024-{random.randrange(4, 13):02}-01, figure: roads.cost, was: autre, reason: Erreur.}}\n",
    )


_ENTRY = r"(?<=\n\n)(?:#.*\n)*(?:msgctxt .*\n)?msgid (?:.*\n)+"


@edit
def change_a_translation(settings: Settings, random: Random) -> Settings | None:
    return _change_line(
        settings,
        random,
        _files(settings, "translations/*/*.po"),
        r'^(msgstr(?:\[\d\])?) "(.+)"$',
        lambda match: f'{match[1]} "{match[2]} {random.choice(("inne", "غير", "< & >"))}{random.randrange(99)}"',
    )


@edit
def empty_a_translation(settings: Settings, random: Random) -> Settings | None:
    return _change_line(settings, random, _files(settings, "translations/*/*.po"), r'^msgstr "(.+)"$', lambda match: 'msgstr ""')


@edit
def make_a_translation_fuzzy(settings: Settings, random: Random) -> Settings | None:
    return _change_line(settings, random, _files(settings, "translations/*/*.po"), r"(?<=\n\n)(?=msgctxt)", lambda match: "#, fuzzy\n")


@edit
def confirm_a_fuzzy_translation(settings: Settings, random: Random) -> Settings | None:
    return _change_line(settings, random, _files(settings, "translations/*/*.po"), r"^#, fuzzy\n", lambda match: "")


@edit
def mark_a_translation_as_a_machines(settings: Settings, random: Random) -> Settings | None:
    return _change_line(
        settings, random, _files(settings, "translations/*/*.po"), r"(?<=\n\n)(?=msgctxt|msgid)", lambda match: "# state: machine\n"
    )


@edit
def drop_a_translation(settings: Settings, random: Random) -> Settings | None:
    return _change_line(settings, random, _files(settings, "translations/*/*.po"), _ENTRY, lambda match: "")


@edit
def move_lines_of_a_catalogue(settings: Settings, random: Random) -> Settings | None:
    return _change_line(settings, random, _files(settings, "translations/*/*.po"), r"\n\n(?=msg)", lambda match: "\n\n\n#. moved\n")


@edit
def change_a_template(settings: Settings, random: Random) -> Settings | None:
    name = random.choice(sorted(path.name for path in (SHIPPED / "templates").glob("*.html")))
    path = settings.root / "templates" / name
    if path.exists() and random.random() < 0.3:
        path.unlink()
        return settings
    path.parent.mkdir(exist_ok=True)
    text = path.read_text("utf-8") if path.exists() else (SHIPPED / "templates" / name).read_text("utf-8")
    path.write_text(text.replace("</p>", f"</p><!-- {random.randrange(99)} -->", 1), "utf-8", newline="\n")
    return settings


@edit
def change_the_style(settings: Settings, random: Random) -> Settings | None:
    path = settings.root / "assets" / random.choice(["site.css", "custom.css"])
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"body {{ color: rgb(0, 0, {random.randrange(255)}); }}\n", "utf-8", newline="\n")
    return settings


@edit
def put_or_remove_an_asset(settings: Settings, random: Random) -> Settings | None:
    path = settings.root / "assets" / "maps" / "plan.svg"
    if path.exists():
        shutil.rmtree(path.parent)
    else:
        path.parent.mkdir(parents=True)
        path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="{random.randrange(99)}"/>', "utf-8")
    return settings


@edit
def change_the_sites_title(settings: Settings, random: Random) -> Settings | None:
    return _change_line(
        settings,
        random,
        [settings.root / "content" / "site.yaml"],
        r"^(title|description): .*$",
        lambda match: f"{match[0]} {random.randrange(99)}",
    )


@edit
def change_the_notice(settings: Settings, random: Random) -> Settings | None:
    return _change_line(
        settings,
        random,
        [settings.root / "content" / "site.yaml"],
        r"^notice: \|\n",
        lambda match: f"{match[0]}  Note {random.randrange(99)}.\n\n",
    )


@edit
def change_what_the_site_says_of_itself(settings: Settings, random: Random) -> Settings | None:
    path = settings.root / "content" / "site.yaml"
    text = re.sub(r"^(?:about|method|licence|imprint):.*\n(?:  .*\n|\n)*", "", path.read_text("utf-8"), flags=re.MULTILINE)
    added = (
        f"about: |\n  Un site {random.randrange(99)}.\n",
        f"method: |\n  *Compté* {random.randrange(99)} fois.\n",
        f"licence: {{name: Licence {random.randrange(99)}, address: https://valdoree.example/l}}\n",
        f"imprint:\n  - {{id: number, name: Numéro, value: V-{random.randrange(99)}, foot: {random.choice(('true', 'false'))}}}\n",
        "imprint:\n  - {id: post, name: Adresse, text: Place de la Mairie}\n",
    )
    path.write_text(f"{text.rstrip()}\n{random.choice(added)}", "utf-8", newline="\n")
    return settings


@edit
def change_the_languages(settings: Settings, random: Random) -> Settings | None:
    kinds = (
        (r"^    name: العربية$", lambda match: f"{match[0]}\n    direction: ltr"),
        (r"^    locale: pl_PL\n", lambda match: "    locale: pl_PL\n    tag: pl-PL\n    scale: myriads\n"),
        (r"^    knows: \[arpent\]\n", lambda match: ""),
        (r"^  - path: ar\n(?:    .*\n)+", lambda match: ""),
        (r"^    name: Polski$", lambda match: "    name: polszczyzna\n    knows: [arpent, mu]"),
    )
    pattern, make = random.choice(kinds)
    return _change_line(settings, random, [settings.root / "content" / "site.yaml"], pattern, make)


@edit
def name_the_newest_edition(settings: Settings, random: Random) -> Settings | None:
    path = settings.root / "content" / "site.yaml"
    text = re.sub(r"^newest:.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(random.choice(('newest: "2024"\n', 'newest: "2025"\n', "")) + text, "utf-8", newline="\n")
    return settings


@edit
def rename_an_edition(settings: Settings, random: Random) -> Settings | None:
    path = random.choice(_files(settings, "content/*/edition.yaml")).parent
    new = f"{path.name[:4]}{random.choice('abcd')}"
    if new == path.name:
        return None
    head = path / "edition.yaml"
    text = head.read_text("utf-8")
    text = text.replace("formerly: [", f'formerly: ["{path.name}", ') if "\nformerly: [" in text else f'{text}formerly: ["{path.name}"]\n'
    head.write_text(text, "utf-8", newline="\n")
    for catalogue in _files(settings, f"translations/*/{path.name}.po"):
        catalogue.rename(catalogue.with_name(f"{new}.po"))
    path.rename(path.with_name(new))
    return settings


@edit
def ask_for_an_address_or_not(settings: Settings, random: Random) -> Settings | None:
    return settings._replace(
        base_url="" if settings.base_url else random.choice(("https://valdoree.example/", "https://valdoree.example/a/b"))
    )


@edit
def ask_for_drafts_or_not(settings: Settings, random: Random) -> Settings | None:
    return settings._replace(drafts=not settings.drafts)


@edit
def touch_every_file(settings: Settings, random: Random) -> Settings | None:
    for path in _files(settings, "**/*.*"):
        if path.is_file() and ".cache" not in path.parts:
            path.touch()
    return settings


@edit
def draw_or_remove_a_sharing_card(settings: Settings, random: Random) -> Settings | None:
    """Its presence shows in the head of each page of its edition."""
    card = settings.root / "assets" / "sharing" / random.choice(("2024.pl.png", "2025.fr.png"))
    if card.exists() and random.random() < 0.5:
        card.unlink()
    else:
        card.parent.mkdir(parents=True, exist_ok=True)
        card.write_bytes(b"a picture of %d" % random.randrange(9))
    return settings


@edit
def show_or_hide_a_picture(settings: Settings, random: Random) -> Settings | None:
    """Of a section or of an edition's home, with words in the source language alone."""
    path = random.choice(_files(settings, "content/*/*.yaml"))
    text = path.read_text("utf-8")
    without = re.sub(r"^picture: .*\n", "", text, flags=re.MULTILINE)
    if without == text:
        file = settings.root / "assets" / random.choice(("pictures/vue.png", "pictures/pont.png", "photos/pont.png"))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(png(random.randrange(1, 9), 3))
        name = file.relative_to(settings.root / "assets").as_posix()
        without += f"picture: {{file: {name}, alt: Vue {random.randrange(9)}, credit: Ada}}\n"
    path.write_text(without, "utf-8", newline="\n")
    return settings


@edit
def change_a_picture(settings: Settings, random: Random) -> Settings | None:
    """Its pixels, or its size too, which pages tell; with or without a page that shows it."""
    file = random.choice([*_files(settings, "assets/p*/*.png"), settings.root / "assets" / "pictures" / "vue.png"])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(png(random.randrange(1, 9), 3, (b"tEXt", b"note\0%d" % random.randrange(9))))
    return settings


@edit
def take_a_picture_away(settings: Settings, random: Random) -> Settings | None:
    found = _files(settings, "assets/p*/*.png")
    if found:
        random.choice(found).unlink()
    return settings
