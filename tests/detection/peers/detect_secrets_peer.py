"""detect-secrets on items, each as a text file: JSONL in, spans out. `detect-secrets-plain` runs without its two entropy plugins."""

import json
import os
import sys
import tempfile

from detect_secrets.core.scan import scan_file
from detect_secrets.settings import default_settings, get_settings


def main():
    with default_settings():
        if sys.argv[1:] == ["detect-secrets-plain"]:
            get_settings().disable_plugins("Base64HighEntropyString", "HexHighEntropyString")
        folder = tempfile.mkdtemp()
        path = os.path.join(folder, "item.txt")
        for line in sys.stdin:
            item = json.loads(line)
            text = item["text"]
            with open(path, "w", encoding="utf-8", newline="") as out:
                out.write(text)
            starts = [0]
            for piece in text.split("\n"):
                starts.append(starts[-1] + len(piece) + 1)
            spans = []
            for found in scan_file(path):
                value = found.secret_value or ""
                begin = starts[min(max(0, found.line_number - 1), len(starts) - 1)]
                at = text.find(value, begin) if value else -1
                if at >= 0:
                    spans.append({"start": len(text[:at].encode()), "end": len(text[: at + len(value)].encode()), "class": f"secret.{found.type}"})
            print(json.dumps({"id": item["id"], "spans": spans}))
        os.remove(path)
        os.rmdir(folder)


main()
