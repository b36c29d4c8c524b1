"""Bootstrap as far as our pages use it: `python .ci/styles.py` writes it, `--check` looks at it.

Of the vendored style sheet the rules stay whose classes and attributes occur somewhere in the
templates, the scripts or the Python code, and of the variables those that are still asked for.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WHOLE = ROOT / "static/vendor/bootstrap-5.3.9/bootstrap.min.css"
USED = ROOT / "static/css/bootstrap.css"
APPS = ("eoffice", "correspondence", "disposition", "archive")

CLASS_LIST = re.compile(r"""\bclass(?:=|": )["']([^"'>]*)["'>]""")
TEXT = re.compile(r""""([^"\n]{1,80})"|'([^'\n]{1,80})'|`([^`]{1,200})`""")
WORD = re.compile(r"[A-Za-z][\w-]*")
NEEDED = re.compile(r"\.([A-Za-z][\w-]*)|\[(data-[\w-]+)")
NEGATED = re.compile(r":not\([^)]*\)")
NAME_OF_VARIABLE = re.compile(r"var\((--[\w-]+)")


def words_of_the_pages() -> set[str]:
    """Every word that may be a class or an attribute of an element of ours."""
    found: set[str] = set()
    for path in ROOT.glob("templates/**/*.html"):
        text = path.read_text(encoding="utf-8")
        for listed in CLASS_LIST.findall(text):
            found.update(WORD.findall(listed))
        found.update(re.findall(r"\bdata-bs-[\w-]+", text))
    scripts = [*ROOT.glob("static/js/*.js"), *ROOT.glob("frontend/**/*.js")]
    sources = [path for app in APPS for path in ROOT.glob(f"{app}/**/*.py")]
    for path in [*scripts, *sources]:
        for texts in TEXT.findall(path.read_text(encoding="utf-8")):
            found.update(WORD.findall(" ".join(texts)))
    return found


def rules_of(css: str) -> Iterator[tuple[str, str]]:
    """Every rule of a minified style sheet: what stands before its braces, and what inside."""
    start = depth = opened = 0
    for at, letter in enumerate(css):
        if letter == "{":
            depth += 1
            opened = at if depth == 1 else opened
        elif letter == "}":
            depth -= 1
            if not depth:
                yield css[start:opened].strip(), css[opened + 1 : at]
                start = at + 1
        elif letter == ";" and not depth:
            start = at + 1


def used_rules(css: str, words: set[str]) -> list[str]:
    """The rules that some element of ours may match, one a line."""
    kept = []
    for head, body in rules_of(css):
        if head.startswith(("@media", "@supports")):
            if inner := used_rules(body, words):
                kept.append(f"{head}{{{''.join(inner)}}}")
        elif head.startswith("@"):
            kept.append(f"{head}{{{body}}}")
        elif selectors := [each for each in head.split(",") if _may_match(each, words)]:
            kept.append(f"{','.join(selectors)}{{{body}}}")
    return kept


def _may_match(selector: str, words: set[str]) -> bool:
    needed = NEEDED.findall(NEGATED.sub("", selector))
    return all((name or attribute) in words for name, attribute in needed)


def without_unused_names(rules: list[str]) -> list[str]:
    """Leave out variables and animations that nothing asks for any more."""
    sheets = [path for path in ROOT.glob("static/css/*.css") if path != USED]
    ours = "".join(path.read_text(encoding="utf-8") for path in sheets)
    while True:
        asked = "".join(rules) + ours
        variables = set(NAME_OF_VARIABLE.findall(asked))
        left = [_asked_for(rule, variables, asked) for rule in rules]
        left = [rule for rule in left if rule and not rule.endswith("{}")]
        if left == rules:
            return rules
        rules = left


def _asked_for(rule: str, variables: set[str], asked: str) -> str:
    if rule.startswith("@keyframes"):
        name = rule[len("@keyframes ") : rule.index("{")]
        return rule if re.search(rf"animation[\w-]*:[^;}}]*{name}", asked) else ""
    return re.sub(
        r"(?<=[{;])(--[\w-]+):[^;}]*;?",
        lambda said: said.group() if said.group(1) in variables else "",
        rule,
    )


def made() -> str:
    """The style sheet as it should be now, with the notice of its licence."""
    css = WHOLE.read_text(encoding="utf-8")
    notice, _end, css = css.partition("*/")
    rules = without_unused_names(used_rules(css, words_of_the_pages()))
    return "\n".join([f"{notice}*/", *rules, ""])


if __name__ == "__main__":
    if "--check" not in sys.argv:
        USED.write_text(made(), encoding="utf-8")
    elif made() != USED.read_text(encoding="utf-8"):
        sys.exit("Our pages use other rules of Bootstrap by now: run `make styles` and commit it.")
