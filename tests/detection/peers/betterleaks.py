"""Betterleaks on items: JSONL in, spans out."""

import os
import sys

# This file has the package's name; the folder must not shadow it.
sys.path = [path for path in sys.path if os.path.abspath(path or ".") != os.path.dirname(os.path.abspath(__file__))]
import json  # noqa: E402

import betterleaks  # noqa: E402


def places(text, finding):
    """Byte ranges of a finding: where its value stands, on its lines if it stands there; a decoded one by its columns."""
    lines = text.split("\n")
    where = finding.location
    start = sum(len(line) + 1 for line in lines[: max(0, where.start_line - 1)])
    end = sum(len(line) + 1 for line in lines[: max(0, where.end_line)])
    for value in (finding.match.value, finding.match.full):
        at = text.find(value, max(0, start - 1)) if value else -1
        if value and at < 0:
            at = text.find(value)
        if at >= 0:
            return [(at, at + len(value))]
    raw = "\n".join(lines).encode("utf-8")
    first = len("\n".join(lines[: max(0, where.start_line - 1)]).encode("utf-8")) + (where.start_line > 1)
    return [(len(raw[: first + max(0, where.start_column - 1)].decode("utf-8", "ignore")), min(len(text), len(raw[: first + where.end_column].decode("utf-8", "ignore")), max(end, 1)))]


def main():
    for line in sys.stdin:
        item = json.loads(line)
        text = item["text"]
        spans = []
        for finding in betterleaks.scan_string(text):
            for start, end in places(text, finding):
                spans.append({"start": len(text[:start].encode()), "end": len(text[:end].encode()), "class": f"secret.{finding.rule_id}", "detector": finding.rule_id})
        print(json.dumps({"id": item["id"], "spans": spans}))


main()
