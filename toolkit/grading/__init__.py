"""nbgrader's side of the story: the course, its graded cells, and the process that grades.

Marking is ours and lives in `toolkit.marking`; here it is carried into nbgrader's gradebook.
Only `cells`, `course`, `lock` and `source` may be imported by other parts; they import no nbgrader.
"""
