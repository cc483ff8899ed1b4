"""Writes data/actors/nouns.tsv from WordNet 3.0's noun files (WordNet licence).

  python3 train/actors/nouns.py WORDNET_DICT_FOLDER > data/actors/nouns.tsv

Single-word common nouns whose first sense is a person, a group of people or a place. Gender by WordNet's tree: below
"woman", "girl", "female" feminine; below "man", "boy", "male" masculine.
"""
import os
import sys

PERSON, GROUP, LOCATION = 18, 14, 15
FEMALE = {"female person", "woman", "female", "girl", "mother", "sister", "wife", "daughter", "queen", "princess"}
MALE = {"male person", "man", "male", "boy", "father", "brother", "husband", "son", "king", "prince"}


def main():
    folder = sys.argv[1]
    synsets = {}
    with open(os.path.join(folder, "data.noun"), encoding="utf-8") as f:
        for line in f:
            if line.startswith("  "):
                continue
            head = line.split(" | ")[0].split()
            n = int(head[3], 16)
            words = [head[4 + 2 * i].replace("_", " ") for i in range(n)]
            rest = head[4 + 2 * n + 1:]
            up = [rest[i + 1] for i in range(0, len(rest) - 3, 4) if rest[i] in ("@", "@i")]
            synsets[head[0]] = (int(head[1]), words, up, "@i" in rest)
    def gender(offset):
        todo, seen = [offset], set()
        while todo:
            o = todo.pop()
            if o in seen:
                continue
            seen.add(o)
            names = {w.lower() for w in synsets[o][1]}
            if names & FEMALE:
                return "feminine"
            if names & MALE:
                return "masculine"
            todo += synsets[o][2]
        return "-"
    print("# lemma\tkind\tgender")
    with open(os.path.join(folder, "index.noun"), encoding="utf-8") as f:
        for line in f:
            if line.startswith("  "):
                continue
            fields = line.split()
            lemma = fields[0]
            if "_" in lemma or not lemma.replace("-", "").isalpha() or len(lemma) < 3:
                continue
            pointers = int(fields[3])
            first = fields[4 + pointers + 2]
            lexfile, words, _, instance = synsets[first]
            if instance or lemma not in words:
                continue
            kind = {PERSON: "person", GROUP: "organisation", LOCATION: "place"}.get(lexfile)
            if kind:
                print(f"{lemma}\t{kind}\t{gender(first) if kind == 'person' else '-'}")


main()
