"""Templates with slots, filled into texts whose labels are UTF-8 byte offsets.

A template holds `⟪slot⟫` (a value that must be found), `⟪?slot⟫` (an optional one: finding it is neither asked for nor
false) and `⟨slot⟩` (filler). A slot may carry filters, `⟪password|json⟫`, and a number that tells people apart,
`⟪name#2⟫`. Slots are functions of `Context`; the tables of the half (`data/tune`, `data/report`) hold the words.
"""

import base64
import html
import json
import pathlib
import random
import re
import urllib.parse

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
SLOT = re.compile(r"⟪([^⟫]+)⟫|⟨([^⟩]+)⟩")

FILTERS = {
    "json": lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    "url": lambda text: urllib.parse.quote(text, safe=""),
    "xml": lambda text: html.escape(text, quote=True),
    "b64": lambda text: base64.b64encode(text.encode()).decode(),
    "sq": lambda text: text.replace("'", "'\\''"),
    "dq": lambda text: text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$").replace("`", "\\`"),
    "sql": lambda text: text.replace("'", "''"),
    "upper": str.upper,
    "lower": str.lower,
    "nl": lambda text: text.replace("\n", "\\n"),
    "indent": lambda text: text.replace("\n", "\n    "),
}


def groups(path):
    """The groups of a data file: `=== name` starts one; entries are separated by lines of `---`.

    A group named `name |` has one entry a line, and `name ,` has comma-separated words.
    """
    found = {}
    name, style, lines = None, "", []

    def close():
        if name is None:
            return
        text = "\n".join(lines).strip("\n")
        if style == "|":
            entries = [line for line in text.split("\n") if line.strip()]
        elif style == ",":
            entries = [word.strip() for word in re.split(r"[,\n]", text) if word.strip()]
        else:
            entries = [entry.strip("\n") for entry in re.split(r"(?m)^---$", text) if entry.strip()]
        found.setdefault(name, []).extend(entries)

    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("=== "):
            close()
            parts = line[4:].split()
            name, style, lines = parts[0], parts[1] if len(parts) > 1 else "", []
        elif name is not None and not line.startswith("#="):
            lines.append(line)
    close()
    return found


def load(half):
    """All groups of a half's folder, merged."""
    tables = {}
    for path in sorted((DATA / half).glob("*.txt")):
        for name, entries in groups(path).items():
            tables.setdefault(name, []).extend(entries)
    return tables


class Deck:
    """Draws without replacement until all are drawn, so that small tables are used evenly."""

    def __init__(self, rng):
        self.rng = rng
        self.left = {}

    def draw(self, key, entries):
        left = self.left.get(key)
        if not left:
            left = list(entries)
            self.rng.shuffle(left)
            self.left[key] = left
        return left.pop()


class Half:
    """One half of the set: its tables, its random stream, the slots it knows."""

    def __init__(self, name, seed, slots):
        self.name = name
        self.rng = random.Random(f"{name}/{seed}")
        self.tables = load(name)
        self.deck = Deck(self.rng)
        self.slots = slots
        self.items = []
        self.seen = set()

    def table(self, name):
        entries = self.tables.get(name)
        if not entries:
            raise KeyError(f"{self.name} has no table {name}")
        return entries

    def has(self, name):
        return bool(self.tables.get(name))

    def pick(self, name):
        return self.deck.draw(name, self.table(name))

    def add(self, kind, lang, text, spans, **more):
        """Adds an item; `spans` are (start, end, class, optional) in characters."""
        if text in self.seen:
            return False
        self.seen.add(text)
        bytes_at = [0]
        for char in text:
            bytes_at.append(bytes_at[-1] + len(char.encode("utf-8")))
        labels = []
        for start, end, cls, optional in spans:
            label = {"start": bytes_at[start], "end": bytes_at[end], "class": cls}
            if optional:
                label["optional"] = True
            labels.append(label)
        number = len(self.items) + 1
        item = {"id": f"{self.name}-{number:05}", "text": text, "lang": lang, "kind": kind, "spans": labels, **more}
        self.items.append(item)
        return True

    def fill(self, kind, lang, template, group, **extra):
        """Fills a template and adds it."""
        context = Context(self, lang, extra)
        text, spans = context.fill(template)
        return self.add(kind, lang, text, spans, group=group)


class Context:
    """What one text's slots share: people, hosts, the language."""

    def __init__(self, half, lang, extra=None):
        self.half = half
        self.rng = half.rng
        self.lang = lang
        self.memo = {}
        self.extra = extra or {}

    def pick(self, name):
        """A word of a table, in this language where there is one."""
        own = f"{name}.{self.lang}"
        return self.half.pick(own if self.half.has(own) else name)

    def value(self, slot):
        """(text, class) of a slot with number and filters."""
        name, *filters = slot.split("|")
        if name in self.memo:
            text, cls = self.memo[name]
        else:
            base, _, number = name.partition("#")
            made = self.extra.get(name, self.extra.get(base))
            if made is None:
                function = self.half.slots.get(base)
                if function is not None:
                    made = function(self, number)
                else:
                    made = self.pick(base)
                    if "⟨" in made or "⟪" in made:
                        made = self.fill(made)[0]
            elif callable(made):
                made = made(self, number)
            text, cls = made if isinstance(made, tuple) else (made, None)
            # The same slot is the same value within a text, but fillers and counters vary.
            if cls is not None or number:
                self.memo[name] = (text, cls)
        for name in filters:
            text = FILTERS[name](text)
        return text, cls

    def fill(self, template):
        out, spans, at, length = [], [], 0, 0
        for found in SLOT.finditer(template):
            piece = template[at:found.start()]
            out.append(piece)
            length += len(piece)
            at = found.end()
            labelled = found.group(1) is not None
            slot = found.group(1) or found.group(2)
            optional = slot.startswith("?")
            text, cls = self.value(slot.lstrip("?"))
            if labelled:
                if cls is None:
                    raise ValueError(f"slot {slot} is labelled but has no class: {template[:60]}")
                spans.append((length, length + len(text), cls, optional))
            out.append(text)
            length += len(text)
        out.append(template[at:])
        return "".join(out), spans
