#!/usr/bin/env python3
"""Writes the two halves of the evaluation set: `generate.py --seed N --out DIR` makes tune.jsonl and report.jsonl.

Each line is an item: id, text, lang, kind (secret, person, payment, evasion, clean), spans of UTF-8 byte offsets with
the class of the value; a span marked optional is neither asked for nor false. The halves share the formats of values
(those are facts) but no name, word, template or random number.
"""

import argparse
import json
import pathlib
import sys

from evalset import mix
from evalset.build import Half
from evalset.evasion import evasions
from evalset.people import People
from evalset.slots import SLOTS


def bip39():
    """The official English word list, where the `mnemonic` package (MIT) is installed; else none."""
    for folder in [*map(pathlib.Path, sys.path), *pathlib.Path(__file__).resolve().parents[2].glob("target/detection/venv/lib/python*/site-packages")]:
        path = folder / "mnemonic" / "wordlist" / "english.txt"
        if path.is_file():
            words = path.read_text(encoding="utf-8").split()
            if len(words) == 2048:
                return words
    return []


def make(name, seed):
    half = Half(name, seed, SLOTS)
    half.people = People(half)
    half.bip39 = bip39()
    for part in (mix.secrets, mix.people, mix.payment, evasions, mix.clean):
        part(half)
    half.rng.shuffle(half.items)
    return half.items


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--half", choices=["tune", "report"])
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for name in [given.half] if given.half else ["tune", "report"]:
        items = make(name, given.seed)
        with open(given.out / f"{name}.jsonl", "w", encoding="utf-8") as out:
            for item in items:
                out.write(json.dumps(item, ensure_ascii=False) + "\n")
        values = sum(not span.get("optional") for item in items for span in item["spans"])
        clean = sum(item["kind"] == "clean" for item in items)
        print(f"{name}: {len(items)} items, {values} values, {clean} clean", file=sys.stderr)
    if not bip39():
        print("seed phrases were left out: the package `mnemonic` is not installed", file=sys.stderr)


if __name__ == "__main__":
    main()
