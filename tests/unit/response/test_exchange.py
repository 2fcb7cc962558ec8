"""Chronologies go out and come back as they were; other people's files are read forgivingly."""

import csv
import io
import zipfile
from base64 import b64decode, b64encode
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.response.columns import COLUMNS
from toolkit.response.exchange import export_chronology, import_chronology
from toolkit.response.plain_text import clean_text
from toolkit.response.sound_items import sound_value
from toolkit.response.typed_dates import explain_date

TEXT_FIELDS = ("what", "opinion", "looked", "said", "why", "done")
DATES = [
    *("", "2/3/24", "2024-03-02", "around 3/3/24", "spring term", "12 December", "=1+1"),
    *("w/c 4 March 2024", "in the cold", "-", "@noon", "between 3 and 10 March 2024", "'2024"),
]


def made(sources, **parts):
    return sound_value("entry:e1", {"id": "e1", **parts}, sources=sources)


def content(entry):
    return {field: value for field, value in entry.items() if field != "id"}


def csv_rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def csv_of(text, sources, **how):
    return import_chronology(text.encode(how.pop("encoding", "utf-8")), sources=sources, **how)


def whats(imported):
    return [entry["what"] for entry in imported.entries]


TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="=+-@' \t\n\";,<#/_x0D", max_size=12),
    st.sampled_from(["=cmd|'/C calc'!A0", "'=x", "''=x", "#N/A", "_x0041_", "1e5", "007", "TRUE"]),
).map(clean_text)
YES_NO = st.sampled_from(["yes", "no", "not-recorded", ""])
ENTRIES = st.fixed_dictionaries(
    {
        "when": st.fixed_dictionaries({"typed": st.sampled_from(DATES)}),
        "sentences": st.lists(
            st.sampled_from(["school-01.1", "school-02.1", "gp-01.1"]), unique=True
        ),
        "basis": st.sampled_from(["observed", "reported", "opinion", ""]),
        "seen": YES_NO,
        "alone": YES_NO,
        "significance": st.sampled_from([None, 0, 1, 2, 3]),
        **dict.fromkeys(TEXT_FIELDS, TEXTS),
    }
)


@settings(max_examples=150, deadline=None)
@given(given_entries=st.lists(ENTRIES, max_size=4), kind=st.sampled_from(["csv", "xlsx"]))
def test_what_goes_out_comes_back(given_entries, kind, sources):
    entries = [made(sources, **parts) for parts in given_entries]
    file = export_chronology(entries, format=kind, sources=sources)
    imported = import_chronology(file.data, sources=sources)

    def blank(entry):
        cells = [entry["when"]["typed"], entry["basis"], entry["seen"], entry["alone"]]
        cells += [entry[field] for field in TEXT_FIELDS]
        return (
            not any(cell.strip() for cell in cells)
            and not entry["sentences"]
            and entry["significance"] is None
        )

    expected = [content(entry) for entry in entries if not blank(entry)]
    assert [content(entry) for entry in imported.entries] == expected
    assert len({entry["id"] for entry in imported.entries}) == len(imported.entries)


def test_the_columns_a_chronology_has(sources):
    entry = made(
        sources,
        when={"typed": "2/3/24"},
        sentences=["school-01.1", "gp-01.1"],
        what="Seen at home.",
        basis="reported",
        seen="not-recorded",
        significance=3,
    )
    vague = made(sources, when={"typed": "spring term"}, sentences=["school-01.1"])
    rows = csv_rows(export_chronology([entry, vague], format="csv", sources=sources).data)
    assert rows[0] == [
        *("Date", "Date as written", "Agency", "Record(s)", "What happened (fact)", "Opinion"),
        *("How known", "Child seen", "Seen alone", "How the child looked"),
        *("What the child said", "Significance", "Why it matters", "What was done"),
    ]
    assert rows[1] == [
        *("02/03/2024", "2/3/24", "Fernlea Primary School; Tern Lane Surgery"),
        *("school-01.1; gp-01.1", "Seen at home.", "", "Reported", "Not recorded", "", "", ""),
        *("3 Turning point", "", ""),
    ]
    assert rows[2][0] == "spring term 2024 (January to Easter)"


def test_excel_gets_days_it_can_sort(sources):
    entry = made(sources, when={"typed": "2/3/24"}, what="=SUM(A1)")
    file = export_chronology([entry], format="xlsx", sources=sources)
    sheet = openpyxl.load_workbook(io.BytesIO(file.data)).active
    assert sheet["A2"].value == datetime(2024, 3, 2)  # noqa: DTZ001 -- as Excel keeps days
    assert sheet["E2"].value == "=SUM(A1)"
    assert (sheet["E2"].data_type, sheet["E2"].quotePrefix) == ("s", True)
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\n=1", "\uff1d1", "'=1"]
)
def test_nothing_is_exported_that_a_spreadsheet_would_run(sources, text):
    entry = made(sources, what=text, when={"typed": text.strip()})
    rows = csv_rows(export_chronology([entry], format="csv", sources=sources).data)
    assert rows[1][4] == f"'{text}"
    assert rows[1][1] == f"'{text.strip()}"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_separators_and_encodings(sources, separator, encoding):
    rows = ["Date;Event", "2/3/24;Caf\u00e9, \u201cfine\u201d \u2013 seen"]
    text = (
        "\r\n".join(rows)
        if separator == ";"
        else "\r\n".join(separator.join(f'"{cell}"' for cell in row.split(";")) for row in rows)
    )
    imported = csv_of(text, sources, encoding=encoding)
    assert whats(imported) == ["Caf\u00e9, \u201cfine\u201d \u2013 seen"]
    assert imported.entries[0]["when"]["edtf"] == "2024-03-02"
    assert imported.problems == ()


def test_excels_own_separator_line_and_a_title_row(sources):
    title = "sep=;\r\nCHRONOLOGY of the family;;\r\n;;\r\n"
    text = f"{title}Date of event;EVENT DETAILS;Outcome\r\n2/3/24;x;y\r\n31/2/24;z;"
    imported = csv_of(text, sources)
    assert whats(imported) == ["x", "z"]
    assert imported.entries[0]["done"] == "y"
    assert imported.problems == ("Row 6: There is no 31 February 2024.",)


@pytest.mark.parametrize("header", ["What happened (fact)", "WHAT HAPPENED", " event ", "Details:"])
def test_headers_are_known_however_they_are_written(sources, header):
    assert whats(csv_of(f"date,{header}\n2/3/24,x", sources)) == ["x"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("Yes", "yes"),
        ("y", "yes"),
        ("NO", "no"),
        ("Not known", "not-recorded"),
        ("N/K", "not-recorded"),
    ],
)
def test_child_seen_is_read_as_people_write_it(sources, cell, value):
    imported = csv_of(f"Date,Child seen?\n2/3/24,{cell}", sources)
    assert imported.entries[0]["seen"] == value
    assert imported.problems == ()


def test_blank_rows_are_skipped_and_bad_cells_told_with_their_row(sources):
    text = (
        "Date,Event,Child seen?,Significance,Record(s)\n"
        "2/3/24,one,maybe,2,school-01.1\n"
        ",,,,\n"
        "  , ,,,\n"
        "31/2/24,two,yes,huge,school-01\n"
        "in the cold,three,,1 worth noting,nobody-01.1; gp-01.1\n"
    )
    imported = csv_of(text, sources)
    assert whats(imported) == ["one", "two", "three"]
    assert imported.problems == (
        "Row 2: Child seen was “maybe”; it can be Yes, No, Not recorded. It was left empty.",
        "Row 5: school-01 is a whole record; pick the passage it rests on.",
        (
            "Row 5: Significance was “huge”; it can be 0 Routine, 1 Worth noting, "
            "2 Significant, 3 Turning point. It was left empty."
        ),
        "Row 5: There is no 31 February 2024.",
        "Row 6: “nobody-01.1” is not a sentence of these records.",
        f"Row 6: {explain_date('in the cold', near=None)}",
    )
    assert imported.entries[1]["when"]["typed"] == "31/2/24"
    assert imported.entries[2]["sentences"] == ["gp-01.1"]
    assert imported.entries[2]["significance"] == 1


def test_a_date_as_written_is_kept_if_it_can_be_read(sources):
    text = "Date,Date as written,Event\n02/03/2024,around 3/3/24,x\n02/03/2024,that Tuesday,y"
    imported = csv_of(text, sources)
    assert [e["when"]["typed"] for e in imported.entries] == ["around 3/3/24", "02/03/2024"]


def test_columns_nobody_reads_are_named(sources):
    imported = csv_of("Ref,Date,Event\n1,2/3/24,x", sources)
    assert imported.problems == ("The column “Ref” is not one we know; it was left out.",)


def test_agencies_that_are_not_kept_are_told_first_and_counted(sources):
    text = (
        "Ref,Date,Event,Agency,Record(s)\n1,2/3/24,x,School,\n2,2/3/24,y,GP,gp-01.1\n3,,z,School,"
    )
    first, *rest = csv_of(text, sources).problems
    assert first.startswith("The agency named in 2 rows is not kept, because")
    assert rest == ["The column “Ref” is not one we know; it was left out."]
    (only,) = csv_of("Date,Event,Agency\n2/3/24,x,School", sources).problems
    assert "The agency named in 1 row is not kept" in only
    assert "Pick passages for that entry" in only


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Total,,4,,2", "“Total” is not a date we understand, and nothing says what happened"),
        (",,School,yes,", "There is no date, and nothing says what happened"),
    ],
)
def test_rows_without_words_or_date_are_left_out_and_told(sources, row, says):
    text = f"Date,Event,Agency,Child seen,Significance\n2/3/24,x,,,\n{row}\n3/3/24,,,yes,"
    imported = csv_of(text, sources)
    assert [entry["when"]["typed"] for entry in imported.entries] == ["2/3/24", "3/3/24"]
    assert imported.problems == (f"Row 3: {says}; the row was left out.",)
    alone = csv_of(f"Date,Event,Agency,Child seen,Significance\n{row}", sources)
    assert alone.says == "No entries were found in that file."
    assert alone.problems == (f"Row 2: {says}; the row was left out.",)


def test_a_total_below_our_own_file_is_no_entry(sources):
    file = export_chronology([made(sources, seen="yes")], format="csv", sources=sources)
    imported = import_chronology(file.data + b"Total,,,,,,,,,,,3,,\r\n", sources=sources)
    assert [entry["seen"] for entry in imported.entries] == ["yes"]
    assert "Row 3: “Total” is not a date" in imported.problems[0]


def test_a_number_that_excel_means_as_a_day_is_read_as_that_and_told(sources):
    data = xlsx([["Date", "Event"], [45000, "x"], [45000.75, "y"], ["45000 pounds", "z"]])
    imported = import_chronology(data, sources=sources)
    assert [e["when"]["edtf"] for e in imported.entries] == ["2023-03-15", "2023-03-15", ""]
    assert imported.problems[0] == (
        "Row 2: Date was the number 45000, by which Excel means 15 March 2023; it was read as that."
    )
    kept = csv_of("Date,What happened\n2/3/24,45000", sources)
    assert whats(kept) == ["45000"]
    assert kept.problems == ()


def test_rows_the_chronology_has_already_are_left_out(sources):
    entry = made(sources, when={"typed": "2/3/24"}, what="x", sentences=["gp-01.1"])
    other = made(sources, when={"typed": "2/3/24"}, what="y", sentences=["gp-01.1"])
    file = export_chronology([entry, other], format="csv", sources=sources)
    imported = import_chronology(file.data, sources=sources, already=[entry])
    assert whats(imported) == ["y"]
    assert imported.problems == ("1 row is in your chronology already and was left out.",)
    again = import_chronology(file.data, sources=sources, already=[entry, other])
    assert (again.entries, again.problems) == ((), ())
    assert again.says == (
        "All 2 entries in that file are in your chronology already; there is nothing to add."
    )


def test_there_is_room_for_two_hundred(sources):
    text = "Date,Event\n" + "".join(f"2/3/24,event {n}\n" for n in range(5000))
    imported = csv_of(text, sources)
    assert len(imported.entries) == 200
    assert "A chronology holds 200 entries; row 202" in imported.problems[-1]


def test_long_cells_are_cut_and_told(sources):
    imported = csv_of(f"Date,Event\n2/3/24,{'x' * 5000}", sources)
    assert len(imported.entries[0]["what"]) == 4000
    assert "Row 2: What happened (fact) was cut from 5,000" in imported.problems[0]


def test_problems_are_few(sources):
    text = "Date,Event,Child seen\n" + "".join(f"x{n},{n},perhaps\n" for n in range(150))
    imported = csv_of(text, sources)
    assert len(imported.problems) == 51
    assert imported.problems[-1] == "250 more problems are not listed here."


# Excel files


def xlsx(rows, *, sheets=1):
    book = openpyxl.Workbook()
    for _ in range(sheets - 1):
        book.create_sheet(index=0)
    for row in rows:
        book.worksheets[-1].append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_an_excel_file_of_somebody_else(sources):
    data = xlsx(
        [
            ["Chronology", None, None],
            ["Date", "Source", "Event", "Child seen?", "Significance"],
            [datetime(2024, 3, 2, 14, 30), "School", "No coat.", "Y", 2],  # noqa: DTZ001
            [date(2024, 1, 5), "School", "=1+1", None, 2.0],
            ["Mar 24", "GP", 12, "N", None],
        ],
        sheets=2,
    )
    imported = import_chronology(data, sources=sources)
    assert [e["when"]["edtf"] for e in imported.entries] == ["2024-03-02", "2024-01-05", "2024-03"]
    assert [e["seen"] for e in imported.entries] == ["yes", "", "no"]
    assert [e["significance"] for e in imported.entries] == [2, 2, None]
    # A formula without a stored result has no text; what it would say is not worked out here.
    assert whats(imported) == ["No coat.", "", "12"]


def bomb():
    file = io.BytesIO()
    good = zipfile.ZipFile(io.BytesIO(xlsx([["Date", "Event"]])))
    with good, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bad:
        for part in good.namelist():
            bad.writestr(part, good.read(part))
        bad.writestr("xl/sharedStrings2.xml", b"\x00" * 100_000_000)
    return file.getvalue()


def entities():
    """Ten entities each of ten of the one before: a small part that means a billion letters."""
    levels = "".join(
        f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else ""}'
        + (f"&l{n - 1};" * 9 if n else "ha" * 10)
        + '">'
        for n in range(10)
    )
    sheet = (
        f'<?xml version="1.0"?><!DOCTYPE x [{levels}]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&l9;</t></is></c></row></sheetData></worksheet>'
    )
    file = io.BytesIO()
    good = zipfile.ZipFile(io.BytesIO(xlsx([["Date", "Event"]])))
    with good, zipfile.ZipFile(file, "w") as bad:
        for part in good.namelist():
            bad.writestr(part, sheet if part.endswith("sheet1.xml") else good.read(part))
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "No column of a chronology was found"),
        (b"hello", "No column of a chronology was found"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a CSV or Excel file"),
        (b"%PDF-1.7 some pdf", "No column of a chronology was found"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 100, "old Excel file; save it as .xlsx"),
        (b"PK\x03\x04 broken", "could not be read as an Excel workbook"),
        (b"x" * 2_000_001, "larger than 2 MB"),
        (b'Date,Event\n2/3/24,"' + b"x" * 200_000, "one of its cells is too long"),
        (bomb(), "far larger inside"),
        (entities(), "could not be read as an Excel workbook"),
        (xlsx([["Hello"], ["World"]]), "No column of a chronology was found"),
        (xlsx([]), "No column of a chronology was found"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_chronology_is_told(sources, data, says):
    imported = import_chronology(data, sources=sources)
    assert (imported.entries, imported.problems) == ((), ())
    assert says in imported.says


def test_a_sheet_that_claims_a_million_rows_is_read_in_no_time(sources):
    book = openpyxl.Workbook()
    book.active.append(["Date", "Event"])
    book.active["A1048576"] = "2/3/24"
    book.active["XFD3"] = "far out"
    file = io.BytesIO()
    book.save(file)
    imported = import_chronology(file.getvalue(), sources=sources)
    assert imported.entries == ()


@settings(max_examples=150, deadline=None)
@given(
    data=st.binary(max_size=300)
    | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
    | st.lists(
        st.lists(
            st.sampled_from(["Date", "Event", "", "2/3/24", "=1", "Yes", '"', "\x00"]), max_size=5
        )
    ).map(lambda rows: "\n".join(",".join(row) for row in rows).encode())
)
def test_importing_never_raises(data, sources):
    imported = import_chronology(data, sources=sources)
    for entry in imported.entries:
        assert sound_value(f"entry:{entry['id']}", entry, sources=sources) == entry


def test_ids_are_new_and_fit(sources):
    imported = csv_of("Date,Event\n2/3/24,x\n2/3/24,y", sources)
    assert len({entry["id"] for entry in imported.entries}) == 2


# Through the workbook


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_out_of_one_attempt_and_into_another(workbook, tab, kind):
    tab().save(
        ("entry:e1", {"what": "one", "when": {"typed": "2/3/24"}, "sentences": ["gp-01.1"]}),
        ("entry:e2", {"what": "two", "when": {"typed": "1/3/24"}}),
    )
    file = workbook.handle("export", {"attempt": 1, "format": kind})
    assert file["filename"] == f"chronology-neglect-1.{kind}"
    payload = {"attempt": 1, "filename": "mine", "base64": file["base64"]}
    again = workbook.handle("import", payload)
    assert again["entries"] == []
    assert again["problems"] == []
    assert again["says"].startswith("All 2 entries in that file are in your chronology already")
    workbook.handle("hand-in", {"attempt": 1})
    workbook.handle("new-attempt", {"copy_of": None})
    found = workbook.handle("import", {**payload, "attempt": 2})
    assert [entry["what"] for entry in found["entries"]] == ["two", "one"]
    assert found["problems"] == [] or kind == "csv"
    page = tab("a", 2)
    page.save(*((f"entry:{entry['id']}", entry) for entry in found["entries"]))
    exported = workbook.handle("export", {"attempt": 2, "format": "csv"})
    assert b64decode(exported["base64"]).count(b"\r\n") == 3


def test_a_file_that_did_not_arrive_whole(workbook):
    payload = {"attempt": 1, "filename": "x", "base64": "%%%"}
    with pytest.raises(Exception, match="did not arrive whole"):
        workbook.handle("import", payload)
    empty = workbook.handle("import", {**payload, "base64": b64encode(b"").decode()})
    assert empty["entries"] == []


def test_every_column_is_a_part_of_an_entry():
    assert len({column.header for column in COLUMNS}) == len(COLUMNS) == 14
