"""Machine output that holds nothing: tables, logs, listings, lock files, as programs print them."""

import base64
import json

from . import ids, tokens
from .slots import clock, date, isbn, private_ip, ulid
from .tokens import chars


def column(half):
    return half.deck.draw("column", half.table("noise_column"))


def thing(half):
    return half.deck.draw("thing", half.table("noise_thing"))


def number(rng):
    kind = rng.randrange(9)
    if kind == 0:
        return str(rng.randint(0, 99))
    if kind == 1:
        return f"{rng.uniform(0, 1000):.2f}"
    if kind == 2:
        return str(rng.randint(10**8, 10**10))
    if kind == 3:
        return str(rng.randint(1_600_000_000, 1_790_000_000))
    if kind == 4:
        return str(rng.randint(1_600_000_000_000, 1_790_000_000_000))
    if kind == 5:
        return f"{rng.uniform(-90, 90):.6f}"
    if kind == 6:
        return str(rng.randint(10**11, 10**12))
    if kind == 7:
        return str(rng.randint(100, 99999))
    return date(rng)


def table_of_numbers(half):
    rng = half.rng
    heads = [column(half) for _ in range(rng.randint(3, 8))]
    makers = [rng.randrange(2) for _ in heads]
    gap = rng.choice([",", ";", "\t", " | "])
    fixed = [number(rng) for _ in heads]
    rows = [gap.join(heads)]
    for _ in range(rng.randint(4, 25)):
        rows.append(gap.join(number(rng) if makers[i] else str(len(fixed[i]) * rng.randint(1, 9999)) for i in range(len(heads))))
    return "\n".join(rows)


def log(half):
    rng = half.rng
    day, service = date(rng), thing(half)
    lines = []
    for _ in range(rng.randint(4, 18)):
        level = rng.choice(["INFO", "INFO", "DEBUG", "WARN", "ERROR"])
        what = rng.choice([
            f"finished batch {rng.randint(1, 9999)} of {thing(half)} in {rng.randint(2, 90000)} ms", f"request {tokens.uuid(rng)} served from cache", f"retry {rng.randint(1, 5)} for {thing(half)} ({rng.choice(['timeout', 'reset', 'busy'])})",
            f"offset={rng.randint(10**9, 10**11)} partition={rng.randint(0, 31)} lag={rng.randint(0, 9000)}", f"GET /{thing(half)}/{rng.randint(1, 10**7)} {rng.choice([200, 204, 304, 404, 500])} {rng.randint(1, 900)}ms",
            f"checksum {chars(rng, 'hex', 40)} ok", f"connected to {private_ip(rng)}:{rng.choice([5432, 6379, 9092])}", f"trace={chars(rng, 'hex', 32)} span={chars(rng, 'hex', 16)}", f"heap {rng.randint(100, 4000)}M used, gc took {rng.uniform(0, 2):.3f}s",
            f"job {ulid(rng)} queued", f"password reset mail queued for account {rng.randint(1000, 99999)}", f"token refreshed, next refresh at {rng.randint(1_700_000_000, 1_790_000_000)}", f"session closed after {rng.randint(1, 900)}s"])
        lines.append(f"{day} {clock(rng)}.{rng.randint(0, 999):03} {level:5} [{service}] {what}")
    return "\n".join(lines)


def listing(half):
    rng = half.rng
    lines = [f"total {rng.randint(8, 900)}"]
    for _ in range(rng.randint(4, 14)):
        lines.append(f"-rw-r--r-- 1 root root {rng.randint(10, 10**8):>9} {rng.choice(['Jan', 'Mar', 'May', 'Aug', 'Nov'])} {rng.randint(1, 28):2} {rng.randint(0, 23):02}:{rng.randint(0, 59):02} {thing(half)}-{rng.randint(1, 2000)}.{rng.choice(['log', 'csv', 'tar.gz', 'json', 'py'])}")
    return "\n".join(lines)


def history(half):
    rng = half.rng
    verbs = ["Fix", "Add", "Remove", "Bump", "Rename", "Revert", "Document"]
    return "\n".join(f"{chars(rng, 'hex', rng.choice([7, 7, 40]))} {rng.choice(verbs)} {thing(half)} {rng.choice(['handling', 'tests', 'config', 'to ' + str(rng.randint(1, 9)) + '.' + str(rng.randint(0, 20)) + '.0'])}" for _ in range(rng.randint(4, 15)))


def lock(half):
    rng = half.rng
    out = []
    for _ in range(rng.randint(2, 7)):
        name, version = thing(half), f"{rng.randint(0, 9)}.{rng.randint(0, 30)}.{rng.randint(0, 9)}"
        out.append(rng.choice([
            f'[[package]]\nname = "{name}"\nversion = "{version}"\nchecksum = "{chars(rng, "hex", 64)}"\n', f'"{name}@^{version}":\n  version "{version}"\n  integrity sha512-{base64.b64encode(rng.randbytes(64)).decode()}\n',
            f"{name}=={version} \\\n    --hash=sha256:{chars(rng, 'hex', 64)} \\\n    --hash=sha256:{chars(rng, 'hex', 64)}\n"]))
    return "\n".join(out)


def reply(half):
    rng = half.rng
    rows = []
    for _ in range(rng.randint(1, 6)):
        row = {"id": rng.choice([tokens.uuid(rng), rng.randint(1, 10**9), ulid(rng), chars(rng, "hex", 24)]), "type": thing(half), "createdAt": f"{date(rng)}T{clock(rng)}Z"}
        for _ in range(rng.randint(1, 5)):
            row[column(half)] = rng.choice([rng.randint(0, 10**6), round(rng.uniform(0, 100), 3), True, None, thing(half), f"v{rng.randint(1, 9)}"])
        rows.append(row)
    return json.dumps({"data": rows, "next": rng.choice([None, base64.b64encode(f'{{"after":{rng.randint(1, 9999)}}}'.encode()).decode()])}, indent=rng.choice([None, 2]))


def processes(half):
    rng = half.rng
    lines = ["  PID USER      PR  NI    VIRT    RES  %CPU %MEM     TIME+ COMMAND"]
    for _ in range(rng.randint(4, 10)):
        lines.append(f"{rng.randint(1, 99999):5} root      20   0 {rng.randint(1000, 9999999):7} {rng.randint(100, 999999):6} {rng.uniform(0, 99):5.1f} {rng.uniform(0, 30):4.1f} {rng.randint(0, 99):3}:{rng.randint(0, 59):02}.{rng.randint(0, 99):02} {thing(half)}")
    return "\n".join(lines)


def tests(half):
    rng = half.rng
    lines = [f"collected {rng.randint(4, 900)} items", ""]
    for _ in range(rng.randint(3, 10)):
        lines.append(f"tests/test_{thing(half).replace('-', '_')}.py::test_{column(half)} {rng.choice(['PASSED', 'PASSED', 'FAILED', 'SKIPPED'])} [{rng.randint(1, 100):3}%]")
    lines.append(f"E   AssertionError: assert {rng.randint(1, 99)} == {rng.randint(100, 999)}")
    return "\n".join(lines)


def books(half):
    rng = half.rng
    return "\n".join(f"{isbn(rng)}  {thing(half)} handbook, {rng.randint(90, 900)} pp., {rng.randint(9, 90)}.{rng.randint(0, 99):02} EUR" for _ in range(rng.randint(3, 9)))


def floats(half):
    rng = half.rng
    return f"{thing(half)}_vec = [" + ", ".join(f"{rng.uniform(-2, 2):.{rng.choice([4, 8, 16])}f}" for _ in range(rng.randint(20, 120))) + "]"


def manifest(half):
    rng = half.rng
    return (f"apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {thing(half)}\n  uid: {tokens.uuid(rng)}\n  resourceVersion: \"{rng.randint(10**7, 10**9)}\"\nspec:\n  replicas: {rng.randint(1, 9)}\n  template:\n    spec:\n      containers:\n"
            f"      - name: {thing(half)}\n        image: registry.local/{thing(half)}@sha256:{chars(rng, 'hex', 64)}\n        env:\n        - name: {column(half).upper()}\n          value: \"{rng.randint(1, 99999)}\"\n        - name: DB_PASSWORD\n          valueFrom:\n            secretKeyRef: {{name: {thing(half)}, key: password}}\n")


def blob(half):
    rng = half.rng
    head = rng.choice([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\0\x10JFIF", b"GIF89a", b"%PDF-1.7\n", b"PK\x03\x04", b"wOF2"])
    kind = {b"\x89": "image/png", b"\xff": "image/jpeg", b"G": "image/gif", b"%": "application/pdf", b"P": "application/zip", b"w": "font/woff2"}[head[:1]]
    return f"data:{kind};base64,{base64.b64encode(head + rng.randbytes(rng.randint(200, 2500))).decode()}"


def minified(half):
    rng = half.rng
    names = [chars(rng, "l", 1) for _ in range(12)]
    parts = []
    for _ in range(rng.randint(12, 40)):
        a, b, c = (rng.choice(names) for _ in range(3))
        parts.append(rng.choice([f"function {a}({b},{c}){{return {b}+{c}}}", f"var {a}={b}?{c}:null;", f"{a}.prototype.{column(half)}=function({b}){{this.{c}={b};}};", f"for(var {a}=0;{a}<{rng.randint(2, 99)};{a}++){b}.push({c}[{a}]);", f"if(void 0!=={a}&&{b}>{rng.randint(0, 999)})throw new Error(\"{thing(half)}\");", f"{a}={{key:\"{column(half)}\",token:{b},password:{c}}};"]))
    return "!function(){" + "".join(parts) + "}();"


def marks(half):
    rng = half.rng
    lines = ["| " + " | ".join(column(half) for _ in range(4)) + " |", "|---|---|---|---|"]
    for _ in range(rng.randint(3, 10)):
        lines.append(f"| {thing(half)} | {rng.randint(1, 9999)} | {rng.uniform(0, 100):.1f} % | {date(rng)} |")
    return "\n".join(lines)


def hashes(half):
    rng = half.rng
    size = rng.choice([32, 40, 64, 128])
    return "\n".join(f"{chars(rng, 'hex', size)}  {thing(half)}-{rng.randint(1, 99)}.{rng.choice(['iso', 'deb', 'whl', 'zip'])}" for _ in range(rng.randint(2, 9)))


def telemetry(half):
    rng = half.rng
    return "\n".join(f"{thing(half).replace('-', '_')}_{column(half)}{{instance=\"{private_ip(rng)}:9100\",job=\"{thing(half)}\"}} {rng.choice([rng.randint(0, 10**9), round(rng.uniform(0, 9), 6), f'{rng.uniform(1, 9):.4f}e+{rng.randint(10, 99)}'])} {rng.randint(1_700_000_000_000, 1_790_000_000_000)}" for _ in range(rng.randint(4, 14)))


def products(half):
    rng = half.rng
    return "\n".join(f"{chars(rng, 'U', 2)}-{ids.digits(rng, 5)}  {thing(half):20} {rng.randint(1, 500):4} pcs  EAN {(lambda b: b + ids.ean_digit(b))('40' + ids.digits(rng, 10))}" for _ in range(rng.randint(3, 9)))


KINDS = [table_of_numbers, table_of_numbers, log, log, listing, history, lock, reply, reply, processes, tests, books, floats, manifest, blob, minified, marks, hashes, telemetry, products]


def noise(half, count):
    for index in range(count):
        half.add("clean", "en", KINDS[index % len(KINDS)](half), [], group="clean.machine")
