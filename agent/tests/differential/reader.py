"""Reads JSON bodies as Python does, and says what it read.

Standard input holds bodies, each after its length (four bytes, big end first). For each, standard output gets a
length and an answer: `R` where Python refuses; else `A`, a byte of flags, and every token in document order.
"""

import json
import struct
import sys

CONSTANT, SURROGATE, DEEP, LONG = 1, 2, 4, 8
DEPTH_CAP, NUMBER_CAP = 128, 4096


class Pairs(list):
    """An object with every member that was written."""


class Number(str):
    """A number as written."""


class Constant(str):
    """NaN or an infinity."""


def integer(text):
    int(text)
    return Number(text)


DECODER = json.JSONDecoder(
    object_pairs_hook=Pairs, parse_int=integer, parse_float=Number, parse_constant=Constant
)


def tokens(root):
    """Every token, and the flags of what weir is stricter with."""
    flags, out = 0, []

    def text(kind, value):
        nonlocal flags
        try:
            raw = value.encode()
        except UnicodeEncodeError:
            flags |= SURROGATE
            raw = value.encode("utf-8", "surrogatepass")
        out.append(kind + struct.pack(">I", len(raw)) + raw)

    # (value, depth), or bytes to be written.
    stack = [(root, 0)]
    while stack:
        top = stack.pop()
        if isinstance(top, bytes):
            out.append(top)
            continue
        value, depth = top
        if isinstance(value, (Pairs, list)):
            flags |= DEEP if depth >= DEPTH_CAP else 0
            pairs = isinstance(value, Pairs)
            out.append(b"{" if pairs else b"[")
            stack.append(b"}" if pairs else b"]")
            for item in reversed(value):
                if pairs:
                    stack.append((item[1], depth + 1))
                    stack.append((Key(item[0]), depth))
                else:
                    stack.append((item, depth + 1))
        elif isinstance(value, Key):
            text(b"K", value)
        elif isinstance(value, Number):
            flags |= LONG if len(value) > NUMBER_CAP else 0
            text(b"N", value)
        elif isinstance(value, Constant):
            flags |= CONSTANT
            text(b"C", value)
        elif isinstance(value, str):
            text(b"S", value)
        else:
            out.append({True: b"t", False: b"f", None: b"n"}[value])
    return b"A" + bytes([flags]) + b"".join(out)


class Key(str):
    """A member's name."""


def answer(body):
    try:
        # What json.loads does with bytes.
        text = body.decode(json.detect_encoding(body), "surrogatepass")
        if text.startswith("\ufeff"):
            return b"R"
        root = DECODER.decode(text)
    except (ValueError, RecursionError):
        return b"R"
    return tokens(root)


def main():
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while head := source.read(4):
        said = answer(source.read(struct.unpack(">I", head)[0]))
        sink.write(struct.pack(">I", len(said)) + said)
    sink.flush()


main()
