"""What others made is named, with its licence, wherever we ship it or speak of licences."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[3]
LICENSE = (ROOT / "LICENSE").read_text(encoding="utf-8")
CC_BY = "https://creativecommons.org/licenses/by/4.0/"


def test_the_place_names_are_credited_with_their_licence_and_what_was_changed():
    said = " ".join(LICENSE.split())
    credit = said[said.index("toolkit/scenario/data/places.txt") :]
    assert "GeoNames (https://www.geonames.org/)" in credit
    assert CC_BY in credit
    assert "Changed:" in credit
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "GeoNames" in readme[readme.index("## Licence") :]


def test_every_data_file_that_names_a_licence_of_its_own_is_named():
    for path in (ROOT / "toolkit/scenario/data").glob("*.txt"):
        heading = [line for line in path.read_text(encoding="utf-8").splitlines() if "#" in line]
        assert "CC BY" not in " ".join(heading) or str(path.relative_to(ROOT)) in LICENSE


def test_every_vendored_library_is_named_and_brings_its_licence():
    libraries = [path for path in (ROOT / "toolkit/activities/_vendor").iterdir() if path.is_dir()]
    assert libraries
    for library in libraries:
        assert f"{library.relative_to(ROOT)}:" in LICENSE
        assert (library / "LICENSE").is_file()
