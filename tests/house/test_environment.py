"""environment.yml, pyproject.toml and uv.lock say the same, and nothing of where they were made."""

import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from rattler import MatchSpec

ROOT = Path(__file__).resolve().parents[2]
FOUNDED_ON = {"jupyterlab", "ipywidgets", "voila", "nbgrader", "pandas", "altair"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
SPECS = [spec for spec in CONDA["dependencies"] if isinstance(spec, str)]


@pytest.mark.parametrize("spec", SPECS)
def test_conda_can_read_every_spec(spec):
    assert MatchSpec(spec, strict=True).name is not None


def test_conda_has_the_six_and_the_project():
    names = {spec.split()[0] for spec in SPECS}
    assert names == FOUNDED_ON | {"python", "pip"}
    assert CONDA["dependencies"][-1] == {"pip": ["-e ."]}


def test_conda_and_pip_agree_on_ranges():
    pip = {r.name: r.specifier for r in map(Requirement, PROJECT["dependencies"])}
    conda = {name: SpecifierSet(rest) for name, _, rest in (spec.partition(" ") for spec in SPECS)}
    assert {name: conda[name] for name in FOUNDED_ON} == {name: pip[name] for name in FOUNDED_ON}
    assert conda["python"] == SpecifierSet(PROJECT["requires-python"])


def test_lock_names_no_host_but_the_two_of_pypi():
    urls = re.findall(r'https?://[^\s"\']+', (ROOT / "uv.lock").read_text(encoding="utf-8"))
    assert {urlsplit(url).hostname for url in urls} == {"pypi.org", "files.pythonhosted.org"}
