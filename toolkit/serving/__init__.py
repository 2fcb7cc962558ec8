"""The learner's server: pages, identity, saving, kernels, and the process that grades."""

import sys

# jsonschema would otherwise build a grammar of internationalised web addresses for 0.9 s, at
# every start of the server and before a kernel's first chart. Nothing here has such addresses to
# check, and without the package jsonschema simply leaves those formats unchecked.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
