"""documents.py FOLDER SET.jsonl...: one N.txt and N.date a document, for the drivers in Java; ids.json keeps their order."""
import json
import os
import sys

folder, ids = sys.argv[1], []
os.makedirs(folder, exist_ok=True)
for path in sys.argv[2:]:
    for line in open(path, encoding="utf-8"):
        document = json.loads(line)
        base = os.path.join(folder, str(len(ids)))
        ids.append(document["id"])
        with open(base + ".txt", "w", encoding="utf-8") as out:
            out.write(document["text"])
        with open(base + ".date", "w", encoding="utf-8") as out:
            out.write((document.get("dct") or "")[:10])
with open(os.path.join(folder, "ids.json"), "w", encoding="utf-8") as out:
    json.dump(ids, out)
