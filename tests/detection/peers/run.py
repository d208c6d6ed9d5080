#!/usr/bin/env python3
"""Installs the peers below target/ and runs them on a set: `run.py ITEMS.jsonl OUT_DIR [PEER...]`.

Each peer writes OUT_DIR/PEER.jsonl, lines of id and spans like `weir detect --jsonl`. `--install` installs alone.
`presidio-people` is made of what `presidio` found before it.
"""

import json
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
VENV = HERE.parents[2] / "target/detection/venv"
PEERS = ["betterleaks", "presidio", "presidio-people", "detect-secrets", "detect-secrets-plain"]


def install():
    stamp = VENV / "installed"
    wanted = (HERE / "requirements.txt").read_text(encoding="utf-8")
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    subprocess.run([VENV / "bin/pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", "-r", HERE / "requirements.txt"], check=True)
    stamp.write_text(wanted, encoding="utf-8")


def people(out):
    """What Presidio finds with a score of 0.4 or more, without its noisy entities (each is found by itself)."""
    noisy = {"DATE_TIME", "LOCATION", "NRP", "ORGANIZATION", "URL"}
    with open(out / "presidio.jsonl", encoding="utf-8") as source, open(out / "presidio-people.jsonl", "w", encoding="utf-8") as sink:
        for line in source:
            row = json.loads(line)
            row["spans"] = [span for span in row["spans"] if span["class"] not in noisy and span["confidence"] >= 0.4]
            sink.write(json.dumps(row) + "\n")


def main():
    install()
    if sys.argv[1:] == ["--install"]:
        return
    items, out, *chosen = sys.argv[1:]
    for peer in chosen or PEERS:
        if peer == "presidio-people":
            people(pathlib.Path(out))
            continue
        target = pathlib.Path(out) / f"{peer}.jsonl"
        script = HERE / {"detect-secrets": "detect_secrets_peer.py", "detect-secrets-plain": "detect_secrets_peer.py"}.get(peer, f"{peer}.py")
        started = time.monotonic()
        with open(items, encoding="utf-8") as source, open(target, "w", encoding="utf-8") as sink:
            subprocess.run([VENV / "bin/python", script, peer], stdin=source, stdout=sink, check=True)
        print(f"{peer}: {time.monotonic() - started:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
