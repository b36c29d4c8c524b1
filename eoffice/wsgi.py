"""The door for web servers: `gunicorn eoffice.wsgi`."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eoffice.settings")
application = get_wsgi_application()

# With `--preload` all this is loaded once: the views too, and out of the collector's sight, so
# that the workers go on sharing it after the fork.
get_resolver().url_patterns  # noqa: B018  looked at, and thereby loaded
gc.collect()
gc.freeze()
