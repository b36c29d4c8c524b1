"""What the keeper's libraries would load for work that is not done here; imported before them.

Every child is a copy of the keeper, so what is left out costs nothing in any of them. An import of
these fails as if they were not installed, which the libraries are made for.
"""

import sys

LEFT_OUT = ("cryptography", "fontTools", "ssl")
"""No viewing copy is encrypted, no font is built, nothing is sent anywhere."""

for name in LEFT_OUT:
    sys.modules.setdefault(name, None)  # type: ignore[arg-type]
