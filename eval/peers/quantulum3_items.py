"""quantulum3_items.py SET.jsonl OUT.jsonl: quantulum3 in the shape that the quantity scorer reads."""
import json
import sys
import time

from quantulum3 import parser

NAMES = {"dimensionless": "", "count": "", "percentage": "percentage"}
seconds = words = 0
with open(sys.argv[2], "w", encoding="utf-8") as out:
    for line in open(sys.argv[1], encoding="utf-8"):
        sentence = json.loads(line)
        begin = time.time()
        try:
            found = parser.parse(sentence["text"])
        except Exception as error:  # counted as nothing found
            print(sentence["id"], type(error).__name__, file=sys.stderr)
            found = []
        seconds += time.time() - begin
        words += len(sentence["text"].split())
        items = []
        for q in found:
            item = {"unit": NAMES.get(q.unit.name, q.unit.name), "approx": "=", "of": "-"}
            if q.uncertainty:
                item["range"] = [q.value - q.uncertainty, q.value + q.uncertainty]
            else:
                item["value"] = q.value
            items.append(item)
        out.write(json.dumps({"id": sentence["id"], "quantities": items}) + "\n")
print("words/s", words / seconds, file=sys.stderr)
