#!/usr/bin/env python3
"""Scores findings against the labelled items: `score.py ITEMS [NAME=]SPANS...`.

A labelled value is found when at least half of its bytes are covered by findings of whatever class; a finding is false
when it overlaps no label. A value leaks when a run of four or more of its characters (blanks apart) stays uncovered.
"""

import argparse
import collections
import json
import pathlib
import re
import sys

FAMILIES = ["secrets", "structured", "names", "addresses", "payment"]
SECRET = re.compile(r"^(provider\.|password|generic_key|jwt|session|basic_auth|bearer|sas_|url_sig|totp|seed|private_key|crypto_key|azure_|aws_|npm)")
PAYMENT = re.compile(r"^(card|iban|bic|us_routing|bank_account|uk_sort|crypto_address)")
# What tools call their findings, to tell whose precision a false one costs.
TOOL = [
    ("payment", re.compile(r"card|iban|bank|bic\b|swift|routing|sort.?code|crypto(?!.*key)|bitcoin|wallet|ethereum|payment|finance", re.I)),
    ("names", re.compile(r"person(?!al)(?!.*\b(id|mail|phone)\b)|\bname|full.?name|NRP", re.I)),
    ("addresses", re.compile(r"(?<!mail[._ -])(?<!mac[._ -])(?<!ip[._ -])address|location|street|postal|GPE", re.I)),
    ("secrets", re.compile(r"secret|token|key|password|passw|credential|jwt|hash|cookie|session|seed|private|signature|auth", re.I)),
]


def family_of_label(cls):
    if SECRET.match(cls):
        return "secrets"
    if PAYMENT.match(cls):
        return "payment"
    return {"name": "names", "address": "addresses"}.get(cls, "structured")


def family_of_tool(cls):
    last = {"names": ("personal.name", "person.name"), "addresses": ("personal.address", "person.address")}
    for family, prefixes in last.items():
        if cls.startswith(prefixes):
            return family
    if re.match(r"(personal|person|network|device|id|health|travel|national)\.", cls):
        return "structured"
    if re.match(r"(payment|bank|finance)\.", cls):
        return "payment"
    if re.match(r"(secret|credential)", cls):
        return "secrets"
    for family, pattern in TOOL:
        if pattern.search(cls):
            return family
    return "structured"


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def merged(ranges):
    out = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1][1] = max(out[-1][1], end)
        else:
            out.append([start, end])
    return out


def covered(ranges, start, end):
    return sum(max(0, min(end, stop) - max(start, begin)) for begin, stop in ranges)


def leaks(text, ranges, start, end):
    """Whether four or more characters in a row (blanks apart) of the value stay uncovered."""
    at, pieces = start, []
    for begin, stop in ranges:
        if stop <= start or begin >= end:
            continue
        pieces.append(text[at:max(at, begin)])
        at = max(at, stop)
    pieces.append(text[at:max(at, end)])
    return any(len("".join(piece.decode("utf-8", "replace").split())) >= 4 for piece in pieces)


def short(group):
    """A group of contexts without its language."""
    return re.sub(r"\.[a-z]{2}$", "", group)


class Count:
    """What was counted of one class, family, language or technique."""

    def __init__(self):
        self.values = self.found = self.leaked = self.false = 0

    @property
    def recall(self):
        return self.found / self.values if self.values else None

    @property
    def precision(self):
        return self.found / (self.found + self.false) if self.found + self.false else None

    @property
    def f1(self):
        recall, precision = self.recall, self.precision
        if recall is None or precision is None:
            return 0.0 if self.values else None
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0

    @property
    def leak(self):
        return self.leaked / self.values if self.values else None


class Score:
    """One tool's results on all items."""

    def __init__(self, name, items, rows):
        self.name = name
        self.families = collections.defaultdict(Count)
        self.classes = collections.defaultdict(Count)
        self.languages = collections.defaultdict(Count)
        self.evasion = collections.defaultdict(Count)
        self.groups = collections.defaultdict(Count)
        self.misses, self.false = [], []
        self.clean_items = self.clean_false = self.clean_hit = 0
        self.extra = self.plain = 0
        by_id = {row["id"]: row["spans"] for row in rows}
        missing = [item["id"] for item in items if item["id"] not in by_id]
        if missing:
            sys.exit(f"{name}: no line for {len(missing)} items, such as {missing[0]}")
        for item in items:
            self.item(item, by_id[item["id"]])

    def item(self, item, spans):
        text = item["text"].encode("utf-8")
        ranges = merged((span["start"], span["end"]) for span in spans if span["end"] > span["start"])
        evasion = item["kind"] == "evasion"
        for label in item["spans"]:
            if not label.get("optional"):
                self.label(item, text, label, ranges, evasion)
        labelled = merged((label["start"], label["end"]) for label in item["spans"])
        for span in spans:
            if not covered(labelled, span["start"], span["end"]):
                self.a_false(item, text, span, evasion)
        if item["kind"] == "clean":
            self.clean_items += 1
            self.clean_hit += bool(spans)
        self.plain += len(text) - sum(end - start for start, end in labelled)
        self.extra += sum(end - start - covered(labelled, start, end) for start, end in ranges)

    def label(self, item, text, label, ranges, evasion):
        start, end, cls = label["start"], label["end"], label["class"]
        hit = covered(ranges, start, end) * 2 >= end - start
        leak = leaks(text, ranges, start, end)
        if evasion:
            counts = [self.evasion[item["technique"]], self.evasion["all"]]
        else:
            family = family_of_label(cls)
            counts = [self.families[family], self.classes[cls], self.languages[family, item["lang"]], self.groups[short(item["group"])]]
        for count in counts:
            count.values += 1
            count.found += hit
            count.leaked += leak
        if not hit or leak:
            self.misses.append((item, label, hit))

    def a_false(self, item, text, span, evasion):
        family = family_of_tool(span["class"])
        if not evasion:
            self.families[family].false += 1
            self.languages[family, item["lang"]].false += 1
        if item["kind"] == "clean":
            self.clean_false += 1
        self.false.append((item, span))


def shown(value, percent=True):
    if value is None:
        return "–"
    return f"{value * 100:.1f} %" if percent else f"{value:.3f}"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows])


def goals(score):
    """What weir is to reach (figures of the quality bar), and what it reaches."""
    family, others = score.families, lambda name: [count.f1 or 0.0 for (kind, lang), count in score.languages.items() if kind == name and lang != "en" and count.values >= 20]
    rows = [("secrets: F1", 0.97, family["secrets"].f1 or 0.0, True), ("secrets: leak rate", 0.02, family["secrets"].leak or 0.0, False), ("structured: F1", 0.97, family["structured"].f1 or 0.0, True)]
    for name in ("names", "addresses"):
        rows.append((f"{name}: F1 in English", 0.85, score.languages[name, "en"].f1 or 0.0, True))
        rows.append((f"{name}: F1 in the weakest other language", 0.75, min(others(name), default=0.0), True))
    rows.append(("disguised values: recall", 0.85, score.evasion["all"].recall or 0.0, True))
    rows.append(("false findings per 100 clean items", 0.5, 100 * score.clean_false / max(1, score.clean_items), False))
    return table(["goal", "wanted", score.name, "reached"], [[name, f"{'at least' if more else 'at most'} {wanted}", f"{seen:.3f}", "yes" if (seen >= wanted if more else seen <= wanted) else "no"] for name, wanted, seen, more in rows])


def report(scores, per_class):
    out = [f"### Against the goals\n\n{goals(scores[0])}"]
    rows = []
    for family in FAMILIES:
        for score in scores:
            count = score.families[family]
            rows.append([family, count.values, score.name, shown(count.precision), shown(count.recall), shown(count.f1, False), shown(count.leak)])
    out.append("### By family\n\n" + table(["family", "values", "tool", "precision", "recall", "F1", "leak rate"], rows))
    rows = [[score.name, score.clean_items, f"{100 * score.clean_false / max(1, score.clean_items):.2f}", shown(score.clean_hit / max(1, score.clean_items)), shown(score.extra / max(1, score.plain))] for score in scores]
    out.append("### Noise\n\n" + table(["tool", "clean items", "false findings per 100 clean items", "clean items touched", "bytes redacted outside any label"], rows))
    for family in ("names", "addresses"):
        languages = sorted({lang for score in scores for name, lang in score.languages if name == family and score.languages[name, lang].values >= 20})
        rows = [[lang, scores[0].languages[family, lang].values] + [f"{shown(score.languages[family, lang].f1, False)} ({shown(score.languages[family, lang].recall)})" for score in scores] for lang in languages]
        out.append(f"### {family.capitalize()} by language: F1 (recall)\n\n" + table(["language", "values"] + [score.name for score in scores], rows))
    techniques = sorted(scores[0].evasion, key=lambda name: (name != "all", name))
    rows = [[name, scores[0].evasion[name].values] + [f"{shown(score.evasion[name].recall)} / {shown(score.evasion[name].leak)}" for score in scores] for name in techniques]
    out.append("### Disguised values: recall / leak rate by technique\n\n" + table(["technique", "values"] + [score.name for score in scores], rows))
    groups = sorted(scores[0].groups)
    rows = [[name, scores[0].groups[name].values] + [f"{shown(score.groups[name].recall)} / {shown(score.groups[name].leak)}" for score in scores] for name in groups]
    out.append("### By context: recall / leak rate\n\n" + table(["context", "values"] + [score.name for score in scores], rows))
    if per_class:
        classes = sorted(scores[0].classes)
        rows = [[cls, scores[0].classes[cls].values] + [f"{shown(score.classes[cls].recall)} / {shown(score.classes[cls].leak)}" for score in scores] for cls in classes]
        out.append("### By class: recall / leak rate\n\n" + table(["class", "values"] + [score.name for score in scores], rows))
    return "\n\n".join(out)


def around(item, start, end, width=70):
    text = item["text"].encode("utf-8")
    piece = lambda data: data.decode("utf-8", "ignore").replace("\n", "⏎")
    return f"{piece(text[max(0, start - width):start])}⟪{piece(text[start:end])}⟫{piece(text[end:end + width])}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("items", type=pathlib.Path)
    parser.add_argument("spans", nargs="+", help="a tool's spans as JSONL, with NAME= before the path or named by its file")
    parser.add_argument("--classes", action="store_true", help="a row for each class too")
    parser.add_argument("--misses", metavar="CLASS", help="print missed and leaking values of this class, family, technique, language or context (or `all`)")
    parser.add_argument("--false", action="store_true", help="print false findings")
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--write", type=pathlib.Path, help="write docs/detection.md's tables, between its markers")
    parser.add_argument("--note", default="", help="what was measured, said above the tables")
    given = parser.parse_args()
    items = read(given.items)
    scores = []
    for spec in given.spans:
        name, _, path = spec.rpartition("=")
        scores.append(Score(name or pathlib.Path(path).stem, items, read(path)))
    if given.misses:
        wanted = given.misses
        shown_count = 0
        for item, label, hit in scores[0].misses:
            names = {"all", label["class"], label["class"].split(".")[0], item.get("technique"), item["lang"], item["kind"], short(item.get("group", ""))}
            if item["kind"] != "evasion":
                names.add(family_of_label(label["class"]))
            if wanted in names and shown_count < given.limit:
                shown_count += 1
                print(f"{item['id']} {label['class']} {item.get('technique', '')} {'leaks' if hit else 'missed'}: {around(item, label['start'], label['end'])}")
        return
    if given.false:
        for item, span in scores[0].false[:given.limit]:
            print(f"{item['id']} [{item['kind']}] {span['class']} ({span.get('detector', '')}): {around(item, span['start'], span['end'])}")
        return
    text = report(scores, given.classes or bool(given.write))
    if given.write:
        write(given.write, f"{given.note}\n\n{text}" if given.note else text)
    else:
        print(text)


def write(path, text):
    """Puts the tables between the markers of the document, whose prose stays."""
    begin, end = "<!-- tables: begin -->", "<!-- tables: end -->"
    page = path.read_text(encoding="utf-8")
    if begin not in page or end not in page:
        sys.exit(f"{path} has no markers {begin} and {end}")
    head, _, rest = page.partition(begin)
    path.write_text(f"{head}{begin}\n\n{text}\n\n{end}{rest.partition(end)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
