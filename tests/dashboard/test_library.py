"""The edition on show: swapped when the pointer names another, kept when the newcomer is damaged."""

import gc
import os
import shutil
import weakref
from pathlib import Path

import pytest

from benchmark import answers
from benchmark.edition import Home, build
from benchmark.errors import EditionError
from dashboard.library import Library
from tests.places import small_data

DAMAGED = "2031-9-deadbeef"


@pytest.fixture
def home(edition_home: Path, tmp_path: Path) -> Home:
    """A home of its own with the edition of the real figures."""
    return Home(Path(shutil.copytree(edition_home, tmp_path / "home")))


def touch(home: Home) -> None:
    """Make the pointer look newly written, also on a clock that is coarse."""
    now = home.pointer.stat().st_mtime_ns
    os.utime(home.pointer, ns=(now + 10**9, now + 10**9))


def damage(home: Home) -> None:
    """Point at an edition whose file is no database."""
    home.path(DAMAGED).write_bytes(b"geen database" * 1000)
    home.point_at(DAMAGED)
    touch(home)


def test_the_same_view_as_long_as_nothing_changes(home: Home):
    library = Library(home)
    first = library.view()
    touch(home)
    assert library.view() is first  # written again, but with the same name


def test_another_edition_is_shown_at_once(home: Home, tmp_path: Path):
    library = Library(home)
    first = library.view()
    fresh, new = build(home, small_data(tmp_path))
    assert new
    touch(home)
    second = library.view()
    assert (first.edition.info.id, second.edition.info.id) == (home.ids()[0], fresh)
    assert len(second.edition.municipalities.in_year(2023)) < 20
    assert len(first.edition.municipalities.in_year(2023)) == 342  # who still holds it can read on

    home.point_at(first.edition.info.id)
    touch(home)
    assert library.view().edition.info.id == first.edition.info.id


def test_a_damaged_newcomer_leaves_the_old_one(home: Home):
    library = Library(home)
    first = library.view()
    damage(home)
    assert library.view() is first and library.view() is first


def test_a_pointer_that_is_gone_or_rubbish_leaves_the_old_one(home: Home):
    library = Library(home)
    first = library.view()
    home.pointer.unlink()
    assert library.view() is first
    home.pointer.write_text("../../etc/passwd")
    assert library.view() is first


def test_after_the_damage_is_mended_the_new_one_is_shown(home: Home):
    library = Library(home)
    first = library.view()
    good = home.path(first.edition.info.id)
    damage(home)
    assert library.view() is first
    shutil.copy(good, home.path(DAMAGED))
    os.utime(home.pointer, ns=(2 * 10**18, 2 * 10**18))
    mended = library.view()
    assert mended is not first and mended.edition.path == home.path(DAMAGED)


def test_without_any_edition_it_says_so(tmp_path: Path):
    with pytest.raises(EditionError, match="spiegel build"):
        Library(Home(tmp_path)).view()


def test_an_edition_that_comes_later_is_found(home: Home):
    pointer = home.pointer.read_text()
    home.pointer.unlink()
    library = Library(home)
    with pytest.raises(EditionError):
        library.view()
    home.pointer.write_text(pointer)
    assert library.view().edition.info.id == pointer.strip()


def test_an_edition_that_was_replaced_does_not_stay_in_memory(home: Home, tmp_path: Path):
    library = Library(home)
    view = library.view()
    year, report = answers.default_period(view.edition)
    asked = answers.question(view, "GM0503", year, report)
    answers.overview(view, asked)  # kept, and with it everything it was asked of
    gone = weakref.ref(view.edition)
    build(home, small_data(tmp_path))
    touch(home)
    assert library.view().edition is not view.edition
    del view
    gc.collect()
    assert gone() is None
