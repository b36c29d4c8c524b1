"""A real S3 endpoint over HTTP on loopback (moto), which can be stopped and started again."""

from __future__ import annotations

import importlib.util
import socket
import subprocess
import sys
import time

import boto3

BUCKET = "eoffice-test"
FOUND = all(importlib.util.find_spec(name) for name in ("moto", "flask", "flask_cors"))


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class S3Server:
    """The server process; objects live as long as it runs."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)]
        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._wait()
        self.client().create_bucket(Bucket=BUCKET)

    def client(self):
        """A plain client, to look past our own code."""
        secret = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        return boto3.client("s3", endpoint_url=self.url, region_name="us-east-1", **secret)

    def options(self, folder: str, url: str = "") -> dict:
        """The settings of a storage in this server."""
        return {
            "bucket_name": BUCKET,
            "endpoint_url": url or self.url,
            "region_name": "us-east-1",
            "access_key": "test",
            "secret_key": "test",
            "addressing_style": "path",
            "location": folder,
            "default_acl": "private",
            "file_overwrite": False,
        }

    def stop(self) -> None:
        """End the process that was started here."""
        self.process.terminate()
        self.process.wait(timeout=10)

    def _wait(self) -> None:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise TimeoutError("moto did not start")
