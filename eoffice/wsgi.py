"""The door for web servers: `gunicorn eoffice.wsgi`."""

import gc
import os
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eoffice.settings")
application = get_wsgi_application()


def warm(handler: WSGIHandler) -> None:
    """Answer one visitor who has not signed in: no statement, but most of what an answer needs.

    Texts, templates, forms and the table of addresses are loaded by the first request. With
    `--preload` all this is loaded once, before the fork, and not once in every process.
    """
    scheme, _, host = settings.SITE_URL.partition("://")
    visit = {"PATH_INFO": reverse(settings.LOGIN_URL), "HTTP_HOST": host, "wsgi.url_scheme": scheme}
    visit["REMOTE_ADDR"] = "127.0.0.1"
    setup_testing_defaults(visit)
    answer = handler(visit, lambda *_: None)
    answer.close()


warm(application)
# Out of the collector's sight, so that the workers go on sharing it after the fork.
gc.collect()
gc.freeze()
