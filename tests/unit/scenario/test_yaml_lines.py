from __future__ import annotations

import pytest

from toolkit.scenario.problems import ContentError
from toolkit.scenario.yaml_lines import read_yaml


def read(tmp_path, text):
    path = tmp_path / "file.yaml"
    path.write_text(text, encoding="utf-8")
    return read_yaml(path)


def refuse(tmp_path, text):
    with pytest.raises(ContentError) as refused:
        read(tmp_path, text)
    [problem] = refused.value.problems
    return problem


def test_text_stays_as_it_is_written(tmp_path):
    data = read(
        tmp_path,
        "date: 2024-03-02\ntime: 09:30\nlong: 14:30:00\nword: no\nyes: on\nphone: 01632\n"
        "quoted: '12'\ntilde: 2024-03-02~\nsmall: .5\n",
    ).data
    assert data == {
        "date": "2024-03-02",
        "time": "09:30",
        "long": "14:30:00",
        "word": "no",
        "yes": "on",
        "phone": "01632",
        "quoted": "12",
        "tilde": "2024-03-02~",
        "small": ".5",
    }


def test_null_truth_and_numbers_are_not_text(tmp_path):
    data = read(tmp_path, "[null, ~, true, false, 7, -2, 0, 2.5]").data
    assert data == [None, None, True, False, 7, -2, 0, 2.5]


def test_each_value_knows_its_line(tmp_path):
    lines = read(tmp_path, "# note\na: 1\nb:\n  - c: x\n  - c: |\n      one\n      two\n").lines
    assert lines.find("a") == 2
    assert lines.find("b", 1, "c") == 5
    assert lines.find("b", 1, "missing") == 5
    assert lines.find_words("two", "b", 1, "c") == 7
    assert lines.find_words("absent", "b", 1, "c") == 5


def test_a_key_written_twice_is_an_error_with_both_lines(tmp_path):
    problem = refuse(tmp_path, "a:\n  b: 1\n  c: 2\n  b: 3\n")
    assert problem.line == 4
    assert "'b' is here twice; it is also on line 2" in problem.says


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\nb: he said: no\n", 2, "colon in it needs quotes"),
        ('a: 1\nb: "Out" she said\n', 2, "begins with a quotation mark needs quotes"),
        ("a:\n\t- b\n", 2, "Indent with spaces, not tabs"),
        ("a: &x 1\nb: *x\n", 2, "Anchors"),
        (
            "a: [1\n",
            2,
            "the [ on line 1 is not closed by ], or lacks a comma.",
        ),
        ('a: 1\nb: "one\n', 2, '“b: "one” has a quotation mark that is never closed.'),
        (
            'a: "one\nb: two\nc: |\n  three\nd: "four"\ne: five\n',
            1,
            "is not closed there, so all was taken for its text as far as line 5. Close it",
        ),
        ('- a: "one\n    two"\n  b: "x" y\n', 3, "goes on after the quotation mark that closes it"),
        ("  a: 1\nb: 2\n", 2, "not YAML we can read"),
        ("a: 1\n b: 2\n", 2, "“b: 2” is indented by 1 space, and the field above it by 0."),
        ("a: 1\nb\nc: 3\n", 2, "“b” has no colon with a space after it."),
        ("", 1, "is empty"),
        ("? [a]\n: 1\n", 1, "must be plain text"),
        ("a: 1\n---\nb: 2\n", 2, "not YAML we can read"),
    ],
)
def test_what_cannot_be_read_is_a_sentence_with_a_line(tmp_path, text, line, says):
    problem = refuse(tmp_path, text)
    assert problem.line == line
    assert says in problem.says


def test_a_missing_file_and_one_that_is_not_text(tmp_path):
    with pytest.raises(ContentError, match=r"nothing\.yaml:1: This file is missing"):
        read_yaml(tmp_path / "nothing.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"a: caf\xe9\n")
    with pytest.raises(ContentError, match="not saved as UTF-8"):
        read_yaml(tmp_path / "latin.yaml")
    with pytest.raises(ContentError, match="cannot be read"):
        read_yaml(tmp_path)


def test_deep_nesting_is_refused_calmly(tmp_path):
    problem = refuse(tmp_path, "[" * 3000 + "]" * 3000)
    assert problem.says
