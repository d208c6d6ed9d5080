#!/usr/bin/env python3
"""Builds the hand-written items: `build.py --out DIR` writes `tune.jsonl` and `held.jsonl`, `--inject` the injections.

The texts in `*.txt` are written by hand. `@ LANG GROUP` starts an item of many lines; after `@@ LANG GROUP` each line is
an item, with `⏎` for a line break. A value to be found is `⟦class:value⟧`, one that may be found `⟦?class:value⟧`.
`{...}` makes a value that must not lie in a repository or needs a check digit (`MAKERS`). An item's half follows from
the hash of its text, so an item never changes sides while it is not edited.
"""

import argparse
import hashlib
import json
import pathlib
import random
import re
import string

HERE = pathlib.Path(__file__).parent
MARK = re.compile(r"⟦(\??)([a-z_0-9.]+):(.*?)⟧", re.S)
HEAD = re.compile(r"@@? [a-z]{2} [a-z.]+$")
MAKE = re.compile(r"\{([a-z_]+)(?::([^{}]*))?\}")
ALPHABETS = {
    "a": string.ascii_lowercase, "A": string.ascii_uppercase, "x": string.digits + "abcdef", "X": string.digits + "ABCDEF",
    "d": string.digits, "n": string.ascii_letters + string.digits, "u": string.ascii_uppercase + string.digits,
    "l": string.ascii_lowercase + string.digits, "w": string.ascii_letters + string.digits + "-_",
    "b": string.ascii_letters + string.digits + "+/", "2": string.ascii_uppercase + "234567",
}


def run(rng, spec):
    """`n40` is 40 letters and digits, `x32` 32 hex digits."""
    return "".join(rng.choice(ALPHABETS[spec[0]]) for _ in range(int(spec[1:])))


def luhn_digit(body):
    total = 0
    for at, char in enumerate(reversed(body)):
        digit = int(char) * (2 if at % 2 == 0 else 1)
        total += digit - 9 if digit > 9 else digit
    return str(-total % 10)


def card(rng, spec):
    """A card number with the prefix and the length: `4/16`, grouped by four when `-` or a blank follows."""
    prefix, length, *sep = spec.split("/")
    body = prefix + run(rng, f"d{int(length) - 1 - len(prefix)}")
    number = body + luhn_digit(body)
    if not sep:
        return number
    cuts = (4, 10) if len(number) == 15 else (4, 8, 12)
    return sep[0].join(number[a:b] for a, b in zip((0,) + cuts, cuts + (len(number),)))


def iban(rng, spec):
    """An IBAN: country and the shape of its account, `DE/d18`; a blank after it groups it."""
    country, shape, *sep = spec.split("/")
    account = "".join(run(rng, part) for part in re.findall(r"[a-zA-Z]\d+", shape))
    account = account.upper()
    number = int("".join(str(int(char, 36)) for char in account + country + "00"))
    text = f"{country}{98 - number % 97:02d}{account}"
    return " ".join(text[at:at + 4] for at in range(0, len(text), 4)) if sep else text


def weighted(rng, weights, modulus, make):
    while True:
        body = run(rng, f"d{len(weights)}")
        if body[0] == "0":
            continue
        digit = make(sum(int(c) * w for c, w in zip(body, weights)) % modulus)
        if digit is not None and 0 <= digit <= 9:
            return body + str(digit)


def ident(rng, kind):
    """A national identifier with its check digit."""
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(50, 99)
    if kind == "nl":
        return weighted(rng, (9, 8, 7, 6, 5, 4, 3, 2), 11, lambda rest: rest)
    if kind == "pl":
        body = f"{year:02d}{month:02d}{day:02d}" + run(rng, "d4")
        return body + str(-sum(int(c) * w for c, w in zip(body, (1, 3, 7, 9) * 3)) % 10)
    if kind == "br":
        body = run(rng, "d9")
        for size in (10, 11):
            rest = sum(int(c) * w for c, w in zip(body, range(size, 1, -1))) * 10 % 11
            body += str(rest % 10)
        return f"{body[:3]}.{body[3:6]}.{body[6:9]}-{body[9:]}"
    if kind == "es":
        body = run(rng, "d8")
        return body + "TRWAGMYFPDXBNJZSQVHLCKE"[int(body) % 23]
    if kind == "fr":
        body = f"{rng.choice('12')}{year:02d}{month:02d}{rng.randint(10, 90)}{run(rng, 'd6')}"
        return body + f"{97 - int(body) % 97:02d}"
    if kind == "se":
        body = f"{year:02d}{month:02d}{day:02d}" + run(rng, "d3")
        return f"{body[:6]}-{body[6:]}{luhn_digit(body)}"
    if kind == "fi":
        body, number = f"{day:02d}{month:02d}{year:02d}", f"{rng.randint(2, 899):03d}"
        return f"{body}-{number}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(body + number) % 31]}"
    if kind == "nhs":
        number = weighted(rng, range(10, 1, -1), 11, lambda rest: (11 - rest) % 11)
        return f"{number[:3]} {number[3:6]} {number[6:]}"
    if kind == "ssn":
        return f"{rng.randint(101, 665)}-{rng.randint(11, 99)}-{rng.randint(1000, 9999)}"
    if kind == "nino":
        return f"{rng.choice('ABCEHJ')}{rng.choice('ABCEGHJ')}{run(rng, 'd6')}{rng.choice('ABCD')}"
    if kind == "cn":
        body = rng.choice(["110105", "310112", "440305"]) + f"19{year}{month:02d}{day:02d}" + run(rng, "d3")
        return body + "10X98765432"[sum(int(c) * (2 ** (17 - at) % 11) for at, c in enumerate(body)) % 11]
    if kind == "za":
        body = f"{year:02d}{month:02d}{day:02d}{run(rng, 'd4')}08"
        return body + luhn_digit(body)
    if kind == "ca":
        body = rng.choice("124567") + run(rng, "d7")
        number = body + luhn_digit(body)
        return f"{number[:3]} {number[3:6]} {number[6:]}"
    if kind == "in":
        return verhoeff(rng)
    if kind == "de":
        return steuer(rng)
    raise KeyError(kind)


def steuer(rng):
    digits = rng.sample(range(1, 10), 9)
    digits.insert(rng.randint(2, 9), rng.choice(digits[3:]))
    product = 10
    for digit in digits:
        total = (digit + product) % 10 or 10
        product = total * 2 % 11
    digits.append((11 - product) % 10)
    return "".join(map(str, digits))


def verhoeff(rng):
    def times(a, b):
        if a < 5 and b < 5:
            return (a + b) % 5
        if a < 5:
            return (a + b - 5) % 5 + 5
        if b < 5:
            return (a - b - 5) % 5 + 5 if a - 5 >= b else (a - b) % 5 + 5
        return (a - b) % 5
    shift = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)
    body = str(rng.randint(2, 9)) + run(rng, "d10")
    for digit in "0123456789":
        check = 0
        for at, char in enumerate(reversed(body + digit)):
            value = int(char)
            for _ in range(at % 8):
                value = shift[value]
            check = times(check, value)
        if check == 0:
            return f"{body[:4]} {body[4:8]} {body[8:]}{digit}"
    return body + "0"


def jwt(rng, _):
    import base64
    pack = lambda value: base64.urlsafe_b64encode(json.dumps(value, separators=(",", ":")).encode()).rstrip(b"=").decode()
    return f"{pack({'alg': 'HS256', 'typ': 'JWT'})}.{pack({'sub': run(rng, 'd9'), 'iat': 1718000000 + rng.randint(0, 10**7)})}.{run(rng, 'w43')}"


def wif(rng, _):
    """A private key in the wallet import format."""
    body = b"\x80" + bytes(rng.randrange(256) for _ in range(32)) + b"\x01"
    body += hashlib.sha256(hashlib.sha256(body).digest()).digest()[:4]
    number, text = int.from_bytes(body, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"[rest] + text
    return text


MAKERS = {
    "wif": wif, "r": run, "card": card, "iban": iban, "id": ident, "jwt": jwt,
    "uuid": lambda rng, _: "-".join(run(rng, f"x{n}") for n in (8, 4, 4, 4, 12)),
}


def made(text, rng):
    def make(found):
        maker = MAKERS.get(found.group(1))
        return maker(rng, found.group(2) or "") if maker else found.group(0)
    return MAKE.sub(make, text)


def texts(path):
    """Each item's language, group and marked text."""
    head, lines, each = None, [], False
    for line in path.read_text(encoding="utf-8").splitlines() + ["@ en end"]:
        if HEAD.match(line):
            if head and not each and lines:
                yield *head, "\n".join(lines).strip("\n")
            mark, lang, group = line.split()
            head, lines, each = (lang, group), [], mark == "@@"
        elif each:
            if line.strip():
                yield *head, line.replace("⏎", "\n")
        else:
            lines.append(line)


def item(number, lang, group, marked):
    key = hashlib.sha256(marked.encode()).hexdigest()
    marked = made(marked, random.Random(key))
    text, spans, at = "", [], 0
    for found in MARK.finditer(marked):
        text += marked[at:found.start()]
        start = len(text.encode())
        text += found.group(3)
        span = {"start": start, "end": len(text.encode()), "class": found.group(2)}
        spans.append(span | {"optional": True} if found.group(1) else span)
        at = found.end()
    text += marked[at:]
    if "⟦" in text or "⟧" in text:
        raise SystemExit(f"a mark is torn: {text[:200]}")
    kind = "clean" if not spans else "secret" if group.startswith("secret") else "pii"
    row = {"id": f"{group}-{number:04d}-{key[:6]}", "text": text, "lang": lang, "kind": kind, "spans": spans, "group": group}
    return ("tune" if int(key[-1], 16) < 8 else "held"), row


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--inject", action="store_true", help="the injections and the tool results that look like them")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    halves, number = {"tune": [], "held": []}, 0
    for path in sorted(HERE.glob("*.txt")):
        if path.stem.startswith("inject") != given.inject:
            continue
        for lang, group, marked in texts(path):
            half, row = item(number, lang, group, marked)
            halves[half].append(row)
            number += 1
    for half, rows in halves.items():
        with open(given.out / f"{half}.jsonl", "w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        print(f"{half}: {len(rows)} items, {sum(len(row['spans']) for row in rows)} values, {sum(row['kind'] == 'clean' for row in rows)} clean")


if __name__ == "__main__":
    main()
