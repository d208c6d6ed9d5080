#!/usr/bin/env python3
"""Cuts public documentation into texts: `public.py --out FILE [--most N] CHECKOUT...`.

A checkout is a git directory or a clone of a repository; what its newest commit holds of documents is cut at blank lines into
texts of some 2 KB, as `../detection/score.py` reads them but without labels: nobody said what in them is sensitive. At most N
of each repository are kept, drawn by a fixed seed. docs/detection.md names the repositories that weir learned from, and those
that it was only measured on.
"""

import argparse
import json
import pathlib
import random
import re
import subprocess
import sys

DOCUMENTS = re.compile(r"\.(md|mdx|asc|adoc|rst|txt|traj|csv|ya?ml)$")
# Most of a file that is read, and the size that texts have.
FILE, TEXT, LONGEST = 400_000, 2_200, 6_000


def git(checkout, *words):
    """What git says; nothing for what is listed but not there, as large files of a partial clone."""
    done = subprocess.run(["git", "-C", str(checkout), *words], capture_output=True, check=words[0] != "show")
    return done.stdout.decode("utf-8", "ignore")


def texts(document):
    """The document's paragraphs, joined to texts."""
    text = ""
    for part in re.split(r"(\n\s*\n)", document[:FILE]):
        if len(text) + len(part) > TEXT and len(text) > 800:
            yield text
            text = ""
        text += part
        while len(text) > LONGEST:
            yield text[:LONGEST]
            text = text[LONGEST:]
    if len(text) > 200:
        yield text


def transcript(document):
    """What an agent did and saw, of a recorded trajectory."""
    try:
        steps = json.loads(document).get("trajectory", [])
    except (ValueError, AttributeError):
        return document
    return "\n\n".join(f"{step.get('action', '')}\n{step.get('observation', '')}" for step in steps)


def pieces(checkout, most, draw):
    names = [name for name in git(checkout, "ls-tree", "-r", "HEAD", "--name-only", "-z").split("\0") if DOCUMENTS.search(name)]
    draw.shuffle(names)
    found = []
    for name in names:
        document = git(checkout, "show", f"HEAD:{name}")
        if name.endswith(".traj"):
            document = transcript(document)
        found.extend((name, text) for text in texts(document))
        if len(found) > 4 * most:
            break
    draw.shuffle(found)
    return found[:most]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--most", type=int, default=800)
    parser.add_argument("checkouts", nargs="+", type=pathlib.Path, metavar="CHECKOUT")
    asked = parser.parse_args()
    draw = random.Random(7)
    count = 0
    with asked.out.open("w", encoding="utf-8") as out:
        for checkout in asked.checkouts:
            if not checkout.exists():
                sys.exit(f"public.py: {checkout} is not there")
            for name, text in pieces(checkout, asked.most, draw):
                item = {"id": f"{checkout}:{name}:{count}", "text": text}
                out.write(json.dumps(item, ensure_ascii=False) + "\n")
                count += 1
    print(f"{asked.out}: {count} texts")


if __name__ == "__main__":
    main()
