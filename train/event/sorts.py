"""Writes data/lexicon/events/sorts.txt from WordNet 3.0's noun files (WordNet licence).

  python3 train/event/sorts.py WORDNET_DICT_FOLDER data/lexicon/events/classes.txt data/actors > data/lexicon/events/sorts.txt

Class `idea`: single-word nouns that nearly always (four fifths of WordNet's tagged uses) name a thought, a word, a
feeling, a quality, a relation or a state: nothing that a blow could fall on. Class `beast`: animals, by the same rule. Words of the hand-written classes for people,
bodies, places, buildings, forces and goods, and persons, bodies and places of data/actors are left out.
"""
import collections
import os
import re
import sys

IDEA = {7, 9, 10, 12, 16, 24, 26}
BEAST = {5}
BODIES = ("force", "police", "weapon", "captive", "person", "suspect", "structure", "border", "newsmedia", "violence", "protest", "mission", "envoy",
          "relief", "arms", "money", "aid", "official_word", "trade", "topic", "talk")


def hand_written(path):
    members, out = collections.defaultdict(list), set()
    for line in open(path, encoding="utf-8"):
        if line.startswith("#") or ":" not in line:
            continue
        name, words = line.split(":", 1)
        for word in (w.strip() for w in words.split(",")):
            members[name] += members[word[1:]] if word.startswith("@") else [word]
    for name in BODIES:
        out |= set(members[name])
    return out


def told_elsewhere(folder):
    out = set()
    for name in ("nouns.tsv", "nouns_own.tsv"):
        for line in open(os.path.join(folder, name), encoding="utf-8"):
            fields = line.rstrip("\n").split("\t")
            if len(fields) > 1 and fields[1] != "other":
                out.add(fields[0])
    return out


def uses(folder):
    """Tagged uses of every lemma by lexicographer file."""
    tagged = collections.defaultdict(collections.Counter)
    for line in open(os.path.join(folder, "cntlist.rev"), encoding="utf-8"):
        key, _, count = line.split()
        lemma, rest = key.split("%")
        kind, lexfile = rest.split(":")[:2]
        if kind == "1":
            tagged[lemma][int(lexfile)] += int(count)
    return tagged


def main():
    folder, classes, actors = sys.argv[1:4]
    tagged = uses(folder)
    but = hand_written(classes) | told_elsewhere(actors)
    print("# Made by train/event/sorts.py from WordNet 3.0, Copyright 2006 by Princeton University (NOTICE). Do not edit.")
    for name, sorts in (("idea", IDEA), ("beast", BEAST)):
        words = []
        for lemma in sorted(tagged):
            if not re.fullmatch(r"[a-z]{3,}", lemma) or lemma in but:
                continue
            counts = tagged[lemma]
            if counts and sum(counts[s] for s in sorts) >= 0.8 * sum(counts.values()):
                words.append(lemma)
        for i in range(0, len(words), 25):
            print(name + ": " + ", ".join(words[i:i + 25]))


if __name__ == "__main__":
    main()
