"""Fetch the files named in vendor.toml from npm, verify them, copy them to static/vendor/.

Belongs here: fetching and checking third-party assets, for a maintainer who changes a version.
Does not belong here: anything needed to run the product; the copied files are committed.

    python frontend/vendor.py            fetch, verify and copy every file
    python frontend/vendor.py --hashes   print the integrity and the sha256 of what npm delivers
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
MANIFEST = HERE / "vendor.toml"
TARGET = HERE.parent / "static" / "vendor"
SOURCE_MAP = re.compile(rb"\n?/\*# sourceMappingURL=[^*]*\*/\n?")


class Mismatch(Exception):
    """What npm delivered is not what the manifest promises."""


@dataclass(frozen=True, slots=True)
class Package:
    """One pinned npm package and the files that we keep of it (path inside it → sha256)."""

    name: str
    version: str
    licence: str
    integrity: str
    files: dict[str, str]
    bundle: str = (
        ""  # the folder here with the lock, when we bundle it; then integrity is the lock's
    )

    @property
    def folder(self) -> Path:
        """Where the files of this version live in the repository."""
        return TARGET / f"{self.name}-{self.version}"

    def target_of(self, path: str) -> Path:
        """The committed copy of one file of the package."""
        return self.folder / Path(path).name


def packages() -> Iterator[Package]:
    """Read the manifest."""
    for row in tomllib.loads(MANIFEST.read_text())["package"]:
        yield Package(**row)


def sha256(data: bytes) -> str:
    """Hash as the manifest writes it."""
    return hashlib.sha256(data).hexdigest()


def download(package: Package, folder: Path) -> Path:
    """Let npm pack the pinned version; return the tarball."""
    command = ["npm", "pack", f"{package.name}@{package.version}", "--silent"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return folder / done.stdout.strip().splitlines()[-1]


def build(package: Package, folder: Path) -> Path:
    """Install what the lock of a bundle pins, and bundle it with its licences into a tarball."""
    source = HERE / package.bundle
    if integrity_of(source / "package-lock.json") != package.integrity:
        raise Mismatch(f"{package.name}: the lock is another one")
    room = folder / "package"
    shutil.copytree(source, room)
    npm = ["npm", "ci", "--silent", "--no-audit", "--no-fund"]
    subprocess.run(npm, cwd=room, check=True)
    bundle = ["npx", "--no-install", "esbuild", "entry.js", "--bundle", "--minify", "--format=esm"]
    bundle += ["--target=es2021", "--legal-comments=none", f"--outfile={package.name}.min.js"]
    subprocess.run(bundle, cwd=room, check=True, capture_output=True)
    (room / "LICENSE").write_text(licences_of(room), encoding="utf-8")
    tarball = folder / f"{package.name}.tgz"
    with tarfile.open(tarball, "w:gz") as archive:
        for path in package.files:
            archive.add(room / path, f"package/{path}")
    return tarball


def licences_of(room: Path) -> str:
    """The licence of everything in a bundle, each text once, under the names that it covers."""
    texts: dict[str, list[str]] = {}
    rows = json.loads((room / "package-lock.json").read_text())["packages"]
    for place, row in sorted(rows.items()):
        found = sorted((room / place).glob("LICENSE*")) if place and "dev" not in row else []
        for path in found[:1]:
            named = f"{place.removeprefix('node_modules/')} {row['version']}"
            texts.setdefault(path.read_text(encoding="utf-8").strip(), []).append(named)
    return "\n\n".join(f"{', '.join(names)}\n\n{text}" for text, names in texts.items()) + "\n"


def integrity_of(tarball: Path) -> str:
    """The npm integrity string of a file."""
    digest = hashlib.sha512(tarball.read_bytes()).digest()
    return "sha512-" + base64.b64encode(digest).decode()


def content_of(tarball: Path, path: str) -> bytes:
    """One file as we keep it: without the pointer to a source map that we do not ship."""
    with tarfile.open(tarball) as archive:
        member = archive.extractfile(f"package/{path}")
        if member is None:
            raise Mismatch(f"{tarball.name} holds no {path}")
        return SOURCE_MAP.sub(b"\n", member.read())


def copy(package: Package, tarball: Path) -> None:
    """Write the verified files; refuse the package as a whole when one byte differs."""
    if not package.bundle and integrity_of(tarball) != package.integrity:
        raise Mismatch(f"{package.name}: integrity is {integrity_of(tarball)}")
    contents = {path: content_of(tarball, path) for path in package.files}
    for path, data in contents.items():
        if sha256(data) != package.files[path]:
            raise Mismatch(f"{package.name}/{path}: sha256 is {sha256(data)}")
    package.folder.mkdir(parents=True, exist_ok=True)
    for path, data in contents.items():
        package.target_of(path).write_bytes(data)


def print_hashes(package: Package, tarball: Path) -> None:
    """Show what a maintainer has to write into the manifest after a change of version."""
    pinned = HERE / package.bundle / "package-lock.json" if package.bundle else tarball
    print(f'# {package.name} {package.version}\nintegrity = "{integrity_of(pinned)}"')  # noqa: T201
    for path in package.files:
        print(f'"{path}" = "{sha256(content_of(tarball, path))}"')  # noqa: T201


def main(arguments: list[str]) -> None:
    """Fetch every package of the manifest, then copy it or print its hashes."""
    handle = print_hashes if "--hashes" in arguments else copy
    with tempfile.TemporaryDirectory() as folder:
        for package in packages():
            fetch = build if package.bundle else download
            handle(package, fetch(package, Path(folder)))


if __name__ == "__main__":
    main(sys.argv[1:])
