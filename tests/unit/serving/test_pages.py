from __future__ import annotations

import json

import pytest

from toolkit.serving.module_page import script_json
from toolkit.serving.pages import SHARED, STATIC, asset


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "\u2028", "é&'\""])
def test_json_in_a_page_cannot_end_its_element(text):
    written = script_json({"text": text})
    assert "<" not in written
    assert "\u2028" not in written
    assert json.loads(str(written)) == {"text": text}


def test_a_files_address_changes_with_the_file():
    for path in (*SHARED, *STATIC.iterdir()):
        assert asset(path.name).startswith(f"/static/{path.name}?v=")


def test_our_scripts_and_styles_name_no_other_host():
    for path in (*SHARED, *STATIC.iterdir()):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http:" not in text
        assert "https:" not in text.replace('=== "https:"', "")
        assert "@import" not in text
