"""Stories that are told with scripts and, in the thorough run, without them."""

import pytest

with_and_without_scripts = pytest.mark.parametrize(
    "scripts",
    [
        pytest.param(True, id="scripts"),
        pytest.param(False, id="no-scripts", marks=pytest.mark.thorough),
    ],
)
