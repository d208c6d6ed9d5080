"""Pieces of Python's own standard library as ordinary code and technical prose: read where it is installed, not kept here.

Each module belongs to one half. Pieces that name people, hosts, mail or network addresses are left out, so that what
stays is clean; the pieces therefore depend on the installed Python (made with 3.11).
"""

import hashlib
import pathlib
import re
import sysconfig

SKIP = re.compile(
    r"[\w.+-]+@[\w-]+\.|\b[A-Z][a-z]+,? (?:van |de )?[A-Z][a-z'-]+\b|\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}|\b\d[\d -]{7,}\d\b|[Cc]opyright|[Aa]uthor|[Ww]ritten by|[Cc]ontributed|[0-9a-f]{16}|://[^/\s]*:[^/\s]*@|XXX|\bby [A-Z]|[A-Z]\. [A-Z]"
)
FOLDERS = ["", "asyncio", "concurrent/futures", "email", "html", "http", "importlib", "json", "logging", "multiprocessing", "unittest", "urllib", "xml/dom", "xml/etree", "distutils", "sqlite3", "curses", "tkinter", "wsgiref", "ctypes"]
OUT = {"this", "antigravity", "__phello__"}


def modules(half):
    root = pathlib.Path(sysconfig.get_paths()["stdlib"])
    for folder in FOLDERS:
        for path in sorted((root / folder).glob("*.py")):
            name = f"{folder}/{path.stem}"
            side = hashlib.sha256(name.encode()).digest()[0] % 2
            if path.stem not in OUT and side == (half.name == "report"):
                yield path


def pieces(half, count):
    """`count` stretches of 400 to 2,500 characters, at most six of a module, in an order of the half's own."""
    found = []
    for path in modules(half):
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeDecodeError):
            continue
        starts = [index for index, line in enumerate(lines) if re.match(r"(    )?(def|class|async def) ", line)]
        of_module = []
        for start in starts:
            size = half.rng.randint(400, 2500)
            text, at = "", start
            while at < len(lines) and len(text) < size:
                text += lines[at] + "\n"
                at += 1
            if len(text) >= 400 and not SKIP.search(text):
                of_module.append(text.rstrip("\n"))
        half.rng.shuffle(of_module)
        found.extend(of_module[:6])
    half.rng.shuffle(found)
    return found[:count]
