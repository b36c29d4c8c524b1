"""Settings of the measured installation: the real ones, with the yardstick before them."""

from eoffice.settings import *  # noqa: F403
from eoffice.settings import MIDDLEWARE

MIDDLEWARE = ["tests.bench.bare.BenchMiddleware", *MIDDLEWARE]
