"""The real ``nbgrader`` program, as someone at a terminal runs it."""

import os
import subprocess
import sys
from pathlib import Path

STOCK_EXECUTE = """\
c.Autograde.autograde_preprocessors = [
    "toolkit.grading.preprocessors.OnlyData",
    "nbgrader.preprocessors.Execute",
    "toolkit.grading.preprocessors.RefuseBrokenScores",
    "nbgrader.preprocessors.SaveAutoGrades",
]
c.Execute.startup_timeout = 170
c.Execute.iopub_timeout = 170
"""
"""A ``local_config.py`` that has the cells run by a kernel, as nbgrader does by itself.

By default a client waits four seconds for the last of a kernel's output and then goes on without
it, which on a busy machine is a score lost. How long a test may take is left to its own limit.
"""

PATIENT = {"startup_timeout": 170, "iopub_timeout": 170}
"""The same for nbclient in a test, in seconds."""


def nbgrader(*arguments: str, cwd: Path, fails: bool | None = False, **environment: str) -> str:
    """Run it in a course or a learner's folder and return what it said.

    ``fails`` says whether it must; None lets it do either.
    """
    programs = str(Path(sys.executable).parent)
    done = subprocess.run(
        [f"{programs}/nbgrader", *arguments],
        cwd=cwd,
        # A home of its own, so that no configuration of whoever runs the tests is read.
        env={**os.environ, "HOME": str(cwd.parent), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert fails in {None, done.returncode != 0}, done.stdout
    return done.stdout
