"""Pages are compressed for slow lines; scans and page images are compressed already.

Django's middleware packs at level 6, which costs a page of the inbox 0.5 ms, an eighth of its
computing; level 3 costs a quarter of that and sends a tenth more.
"""

from __future__ import annotations

import secrets
from gzip import FNAME, compress

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware, re_accepts_gzip
from django.utils.cache import patch_vary_headers

LEVEL = 3
SHORTEST = 200  # bytes; below, the frame of the packing is longer than what it saves
HEAD = 10  # bytes of the packing's frame; a file name may follow


class TextGZipMiddleware(GZipMiddleware):
    """Compresses words; a file name of random length hides how long a secret among them is."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compress words, pass on everything else."""
        kind = response.get("Content-Type", "")
        if response.streaming or not kind.startswith(("text/", "application/json")):
            return response
        if len(response.content) < SHORTEST or response.has_header("Content-Encoding"):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if not re_accepts_gzip.search(request.headers.get("Accept-Encoding", "")):
            return response
        packed = self.packed(response.content)
        if len(packed) < len(response.content):
            response.content = packed
            response["Content-Length"] = str(len(packed))
            response["Content-Encoding"] = "gzip"
            if (etag := response.get("ETag", "")).startswith('"'):
                response["ETag"] = f"W/{etag}"
        return response

    def packed(self, content: bytes) -> bytes:
        """As gzip, under a name of 1 to 100 letters."""
        plain = compress(content, compresslevel=LEVEL, mtime=0)
        name = b"a" * (1 + secrets.randbelow(self.max_random_bytes)) + b"\0"
        return plain[:3] + bytes([FNAME]) + plain[4:HEAD] + name + plain[HEAD:]
