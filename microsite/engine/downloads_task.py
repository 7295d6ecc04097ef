"""The task of an edition's downloads: the files, in its folder and for the newest edition also in `latest`, and their sizes."""

from __future__ import annotations

from microsite.engine.making import Making
from microsite.load.facts import fact
from microsite.plan import addresses
from microsite.plan.downloads import COMMITMENTS, CSV, JSON, PACKAGE, Data, for_people, size_of
from microsite.render.data import COMMITMENTS as COMMITMENTS_TABLE
from microsite.render.data import FIGURES, csv_bytes, json_bytes, people_bytes
from microsite.render.datapackage import Files, datapackage_bytes


def make_downloads(making: Making, edition: str) -> None:
    """Put the sections' parts together; note how large the files are, for the pages that link to them."""
    site = making.site
    documents = [each for outline in site.outlines(edition) for each in outline.documents]
    view = Data(edition, site).view(documents)

    def rows(file: str, kind: str) -> list[str]:
        path = addresses.data(edition, file)
        return [each.html for each in making.pieces_of(path, (f"{kind}:{edition}.{each}" for each in site.sections(edition)))]

    languages = [each.path for each in site.languages]
    people = {path: people_bytes(names, rows(for_people(path), f"people_csv:{path}")) for path, names in view.headings}
    csv = csv_bytes(FIGURES, languages, rows(CSV, "csv"))
    json = json_bytes(view, rows(JSON, "json"), rows(JSON, "commitments_json"))
    commitments = csv_bytes(COMMITMENTS_TABLE, languages, rows(COMMITMENTS, "commitments_csv"))
    package = datapackage_bytes(view, Files(csv, json, commitments, people))
    files = {CSV: csv, JSON: json, COMMITMENTS: commitments, PACKAGE: package, **{for_people(path): data for path, data in people.items()}}
    for folder in (edition, addresses.LATEST) if edition == site.newest else (edition,):
        for file, data in files.items():
            making.files[addresses.data(folder, file)] = data
    making.facts.append(fact(f"downloads:{edition}", {file: size_of(data) for file, data in files.items()}))
