"""Reads the exports as their users do, with pandas and the column names and types of GDELT's codebook (the 61 and 16 of
gdeltPyR's schema). Usage: read_export.py plover|gdelt|mentions|csv FILE. Exit 77: pandas is not installed."""
import json
import sys

try:
    import pandas
except ImportError:
    sys.exit(77)

ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
EVENTS = ("GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split() + [f"Actor{n}{c}" for n in (1, 2) for c in ACTOR] +
          "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone".split() +
          [f"{who}Geo_{c}" for who in ("Actor1", "Actor2", "Action") for c in GEO] + ["DATEADDED", "SOURCEURL"])
MENTIONS = ("GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID Actor1CharOffset "
            "Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone MentionDocTranslationInfo Extras").split()
assert len(EVENTS) == 61 and len(MENTIONS) == 16


def tabs(path, names):
    text = {n: str for n in names if n.endswith("Code") or n == "MentionIdentifier"}
    with open(path, encoding="utf-8") as lines:
        assert {line.count("\t") + 1 for line in lines} == {len(names)}
    return pandas.read_csv(path, sep="\t", header=None, names=names, dtype=text, quoting=3, keep_default_na=True)


def gdelt(path):
    table = tabs(path, EVENTS)
    pandas.to_datetime(table.SQLDATE.astype(str), format="%Y%m%d")
    assert table.GLOBALEVENTID.is_unique and table.GLOBALEVENTID.dtype.kind == "i"
    assert table.QuadClass.between(1, 4).all() and table.GoldsteinScale.between(-10, 10).all()
    assert (table.EventCode.str[:2] == table.EventRootCode).all()
    assert (table.NumArticles <= table.NumMentions).all() and (table.NumArticles > 0).all()
    return table


def mentions(path):
    table = tabs(path, MENTIONS)
    assert (table.SentenceID >= 1).all() and table.MentionType.isin([1, 2]).all()
    assert (table.ActionCharOffset < table.MentionDocLen).all()
    return table


def csv(path):
    table = pandas.read_csv(path)
    pandas.to_datetime(table.earliest)
    assert table.id.is_unique and (table.origins_low <= table.origins_high).all()
    for column in table.columns:
        if pandas.api.types.is_numeric_dtype(table[column]):
            continue   # -3 is a number, no formula
        assert not table[column].dropna().astype(str).str.match(r"[=+\-@]").any(), column
    return table


def plover(path):
    with open(path, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        assert row["id"] and row["actor"] and row["event"] and "date" in row
        assert set(row["actor"][0]) == {"code", "sector", "entity_text"}
    return pandas.json_normalize(rows)


format, path = sys.argv[1:]
table = {"gdelt": gdelt, "mentions": mentions, "csv": csv, "plover": plover}[format](path)
with open(path + ".extra.jsonl", encoding="utf-8") as lines:
    extra = [json.loads(line) for line in lines]
assert len(extra) > 0 and all("status" in row and "origins" in row for row in extra)
print(len(table))
