#!/usr/bin/env python3
"""Builds the items of thirteen authors who had seen neither weir nor its other sets: `build.py [--seed N] --out DIR`.

Each author's `gen.py` fills templates with values drawn from the seed, and divides the templates, not the values,
into halves by a hash of their text. Of each, half a (`one-a.jsonl`, ...) may be looked at, half b is only
scored. Lines are as `../score.py` reads them.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

AUTHORS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen")
HERE = pathlib.Path(__file__).parent


def items(author, seed, half):
    """What one author's generator makes, with the kind of each item."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as made:
        command = [sys.executable, "-B", HERE / author / "gen.py", "--seed", str(seed), "--out", made.name, "--half", half]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        for line in pathlib.Path(made.name).read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            group = item["group"]
            disguised = group.startswith("disguised")
            item["kind"] = "evasion" if disguised else "people" if item["spans"] else "clean"
            item["technique"] = group
            yield item


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    for author in AUTHORS:
        for half in ("a", "b"):
            path = asked.out / f"{author}-{half}.jsonl"
            with path.open("w", encoding="utf-8") as out:
                for item in items(author, asked.seed, half):
                    out.write(json.dumps(item, ensure_ascii=False) + "\n")
            print(path)


if __name__ == "__main__":
    main()
