"""What the store of decoded sections gives back is what their files say; whatever else lies there means that they are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from microsite import digests
from microsite.build.store import Store
from microsite.load.content_files import Decoded, read_section
from microsite.read.inventory import identity_of
from tests.conftest import MADE_UP

FILES = ("content/2024/reading_rooms.yaml", "content/2024/roads.yaml", "content/2024/water.yaml")


@pytest.fixture
def read() -> list[Decoded]:
    return [read_section(MADE_UP, file) for file in FILES]


@pytest.fixture
def store(tmp_path: Path, read: list[Decoded]) -> Store:
    return Store(tmp_path / "sections", "code", {each.file: each.digest for each in read}, frozenset({"2024"}))


def keep(store: Store, sections: list[Decoded]) -> None:
    store.keep("2024", store.held("2024"), sections)


def served(store: Store) -> dict[str, Decoded]:
    return store.sections(store.held("2024"))


def line_of(store: Store, number: int) -> bytes:
    return (store.folder / "2024.json").read_bytes().split(b"\n")[number]


def test_kept_sections_are_those_that_were_read(store: Store, read: list[Decoded]) -> None:
    assert store.unread("2024", FILES) == FILES
    keep(store, read)
    assert store.unread("2024", FILES) == ()
    assert list(served(store).values()) == read


def test_an_edition_that_was_never_built_is_not_kept(store: Store, read: list[Decoded]) -> None:
    keep(store._replace(editions=frozenset({"2025"})), read)
    assert not store.folder.exists()


def test_of_other_code_nothing_serves(store: Store, read: list[Decoded]) -> None:
    keep(store, read)
    other = store._replace(code="other code")
    assert other.unread("2024", FILES) == FILES
    assert served(other) == {}


def test_a_section_whose_bytes_are_others_is_read_and_its_line_alone_is_written_anew(store: Store, read: list[Decoded]) -> None:
    keep(store, read)
    before = [line_of(store, number) for number in (1, 2, 3)]
    edited = Decoded(FILES[1], read[0].value, "another digest", ())
    since = store._replace(trusted={**store.trusted, FILES[1]: ""})
    assert since.unread("2024", FILES) == (FILES[1],)
    keep(since, [read[0], edited, read[2]])
    after = [line_of(store, number) for number in (1, 2, 3)]
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True]
    now = store._replace(trusted={**store.trusted, FILES[1]: "another digest"})
    assert served(now)[FILES[1]].value.id == read[0].value.id


def test_what_is_as_it_was_is_not_written(store: Store, read: list[Decoded]) -> None:
    keep(store, read)
    before = identity_of((store.folder / "2024.json").stat())
    keep(store, read)
    assert identity_of((store.folder / "2024.json").stat()) == before


def test_a_section_that_is_gone_is_kept_no_longer(store: Store, read: list[Decoded]) -> None:
    keep(store, read)
    keep(store, read[1:])
    assert store.unread("2024", FILES) == FILES[:1]


def test_a_section_with_a_fault_is_read_each_time(store: Store, read: list[Decoded], tmp_path: Path) -> None:
    """What is wrong with it has to be told again."""
    (tmp_path / "content/2024").mkdir(parents=True)
    text = (MADE_UP / FILES[2]).read_text("utf-8")
    (tmp_path / FILES[2]).write_text(text.replace("kind: target", "kind: tagret"), "utf-8")
    faulty = read_section(tmp_path, FILES[2])
    assert faulty.faults
    keep(store, [*read[:2], faulty])
    assert store._replace(trusted={**store.trusted, FILES[2]: faulty.digest}).unread("2024", FILES) == FILES[2:]


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"7",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"code": "code", "files": 7}',
        b'{"code": "code", "files": {"a": 1}}',
        b'{"code": "code", "files": {"a": ["b"]}}',
    ],
)
def test_a_damaged_head_means_that_all_is_read(store: Store, read: list[Decoded], damage: bytes) -> None:
    keep(store, read)
    whole = (store.folder / "2024.json").read_bytes()
    for data in (damage, b"\n".join([damage, *whole.split(b"\n")[1:]])):
        (store.folder / "2024.json").write_bytes(data)
        assert served(store) == {}
        keep(store, read)
        assert list(served(store).values()) == read


def test_a_section_with_one_letter_changed_is_read(store: Store, read: list[Decoded]) -> None:
    keep(store, read)
    head, first, *others = (store.folder / "2024.json").read_bytes().split(b"\n")
    for line in (first.replace(b"lecture", b"lecturf"), first[:-9], b""):
        assert line != first
        (store.folder / "2024.json").write_bytes(b"\n".join([head, line, *others]))
        assert list(served(store).values()) == read[1:]


def test_lines_of_another_shape_mean_that_all_is_read(store: Store, read: list[Decoded]) -> None:
    """Whoever made them, digests and all."""
    keep(store, read)
    head, first, *others = (store.folder / "2024.json").read_bytes().split(b"\n")
    section, pictures = json.loads(first)
    shapes = [[*section[:place], 7, *section[place + 1 :]] for place in range(1, len(section)) if place != 9]
    lines = [b"[]", b"null", b"[" * 100_000, *(json.dumps([shape, pictures]).encode() for shape in (*shapes, 7))]
    told = json.loads(head)
    found = []
    for line in lines:
        told["files"][FILES[0]][1] = digests.of_bytes(line)
        (store.folder / "2024.json").write_bytes(b"\n".join([json.dumps(told).encode(), line, *others]))
        assert store.unread("2024", FILES) == ()
        found += [line] if served(store) else []
    assert [line[:200] for line in found] == []


def test_where_it_cannot_be_written_nothing_is_lost_but_time(store: Store, read: list[Decoded]) -> None:
    store.folder.write_text("a file where the folder should be", "utf-8")
    keep(store, read)
    assert served(store) == {}
