"""Plain modules, shipped as one text."""

from __future__ import annotations

import pytest

from toolkit.activities import Desk
from toolkit.activities.esm import join_modules


def write(folder, **files):
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".js").write_text(text, encoding="utf-8")
    return folder / "entry.js"


def test_what_is_imported_comes_before_what_imports_it(tmp_path):
    entry = write(
        tmp_path,
        entry='import { a } from "./sub/a.js";\nexport default { a };\n',
        sub__a='export { b as a } from "../b.js";\n',
        b="export const b = 1;\n",
    )
    joined = join_modules(entry)
    places = [joined.index(f'["{name}"') for name in ("b.js", "sub/a.js", "entry.js")]
    assert places == sorted(places)
    assert 'from \\"joined:sub/a.js\\"' in joined
    assert "./sub/a.js" not in joined


def test_an_import_in_a_comment_is_not_an_import(tmp_path):
    entry = write(tmp_path, entry='/** @import {A} from "./types.js" */\nexport default {};\n')
    assert "types.js" in join_modules(entry)


def test_a_module_over_several_lines_and_one_minified(tmp_path):
    entry = write(
        tmp_path,
        entry='import {\n  a,\n  b,\n} from "./m.js";\nexport default [a, b];\n',
        m='import{c as t}from"./c.js";import{d}from"./d.js";export{t as a,d as b};\n',
        c="export const c = 1;",
        d="export const d = 2;",
    )
    assert join_modules(entry).count("joined:") == 4  # three imports, and the swap itself


def test_a_missing_module_is_an_error_that_names_it(tmp_path):
    entry = write(tmp_path, entry='import { a } from "./gone.js";\n')
    with pytest.raises(ValueError, match=r"entry\.js imports '\./gone\.js'.*no such file"):
        join_modules(entry)


def test_a_circle_is_an_error_that_shows_it(tmp_path):
    entry = write(tmp_path, entry='import "./a.js";\n', a='import "./entry.js";\n')
    with pytest.raises(ValueError, match=r"in a circle: .*entry\.js.*a\.js|a\.js.*entry\.js"):
        join_modules(entry)


def test_the_text_cannot_end_a_script_it_is_put_in(tmp_path):
    entry = write(tmp_path, entry='export default "</script>";\n')
    assert "</script>" not in join_modules(entry)


def test_the_desk_asks_no_other_host_for_anything():
    text = Desk._esm + Desk._css
    assert "@import url" not in text
    assert 'from "http' not in text
    assert "sourceMappingURL" not in text
