"""story_groups.py SET hdbscan|affinity OUT.jsonl: scikit-learn's clusterings that need no threshold, on its own tf-idf of the
texts (log tf, its English stop words), in the shape that score_stories.py reads. A report that HDBSCAN calls noise is a story."""
import json
import sys

import numpy as np
from sklearn.cluster import HDBSCAN, AffinityPropagation
from sklearn.feature_extraction.text import TfidfVectorizer

folder, method, target = sys.argv[1:4]


def text_of(doc):
    if "paragraphs" in doc:
        body = " ".join(" ".join(p) for p in doc["paragraphs"])
    elif "sents" in doc:
        body = " ".join(" ".join(s) for k, s in enumerate(doc["sents"]) if k != doc["url_sentence"])
    else:
        body = doc["text"]
    return f"{doc.get('title') or ''} {body}"


with open(f"{folder}/docs.jsonl", encoding="utf-8") as file:
    docs = [json.loads(line) for line in file]
vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(map(text_of, docs))
similarity = (vectors @ vectors.T).toarray().astype(np.float64)
if method == "hdbscan":
    labels = HDBSCAN(min_cluster_size=2, metric="precomputed", copy=False).fit_predict(np.clip(1 - similarity, 0, None))
else:
    labels = AffinityPropagation(affinity="precomputed", random_state=0, max_iter=500).fit_predict(similarity)
with open(target, "w", encoding="utf-8") as out:
    for k, (doc, label) in enumerate(zip(docs, labels)):
        out.write(json.dumps({"id": doc["id"] if "id" in doc else doc["doc"], "story": str(label) if label >= 0 else f"alone{k}"}) + "\n")
