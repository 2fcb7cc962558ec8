# ruff: noqa: INP001 -- nbgrader reads this file by its name; it is not a module
"""The course, as nbgrader and formgrader read it. Each line that differs from stock says why."""

from pathlib import Path

import toolkit.grading

c = get_config()  # noqa: F821  nbgrader puts it here

c.CourseDirectory.course_id = "wholepicture"
c.CourseDirectory.root = str(Path(__file__).resolve().parent)

# Answers are data, never code: the course's own notebook takes the place of the submitted one
# before anything else is done with it.
c.Autograde.sanitize_preprocessors = [
    "toolkit.grading.preprocessors.CourseNotebook",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Its graded cells run without a kernel, beside nothing but data, and a score that nbgrader would
# misread stops the submission. (`nbgrader.preprocessors.Execute` in place of `RunGradedCells`
# gives the same scores, a few seconds later.)
c.Autograde.autograde_preprocessors = [
    "toolkit.grading.preprocessors.OnlyData",
    "toolkit.grading.preprocessors.RunGradedCells",
    "toolkit.grading.preprocessors.RefuseBrokenScores",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# nbgrader empties the cell that a person marks when it makes the assignment; it is to say this.
# (`toolkit.grading.source.UNWRITTEN`; the words are put in by `CourseNotebook`.)
c.ClearSolutions.text_stub = (
    "What was written is put here once it is handed in, for a person to read."
)

# The same for the cell beside which a trainer writes why points were changed
# (`toolkit.grading.source.ASKED_WHY`).
c.ClearSolutions.code_stub = {
    "python": "# For a trainer: if you change points above, write why in the comment to this cell."
}

# A response.json beside a source notebook would otherwise replace every learner's.
c.Autograde.exclude_overwriting = {
    path.name: ["response.json"] for path in (Path(__file__).parent / "source").glob("*")
}

# Feedback without nbgrader's links to other hosts, and with nothing in it that could run; what
# waits for a person is not called nought.
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "toolkit.grading.preprocessors.WaitingWriting",
    "toolkit.grading.preprocessors.InlineLook",
]
c.HTMLExporter.extra_template_basedirs = [str(Path(toolkit.grading.__file__).parent / "templates")]
c.HTMLExporter.sanitize_html = True

# An organisation's own settings (another database for the gradebook, say) go into a file beside
# this one; this one is replaced when Whole Picture is updated.
if (Path(__file__).parent / "local_config.py").is_file():
    load_subconfig("local_config.py")  # noqa: F821
