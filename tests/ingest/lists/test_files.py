"""Each format of lists gives the same kind of entries; what is none of them is said, with its place."""

import json
from pathlib import Path

import pytest

from banggiao.errors import MalformedList, UnreadableInput
from banggiao.ingest.lists.countries import country_code, lister_code
from banggiao.ingest.lists.files import format_of, read_list
from banggiao.model.listed import ListEntry

FTM = {
    "id": "NK-1",
    "caption": "Pak Thae Won",
    "schema": "Person",
    "datasets": ["us_ofac_sdn", "eu_fsf"],
    "properties": {
        "name": ["Pak Thae Won", "박태원"],
        "alias": ["Pak Thaewon"],
        "birthDate": ["1961-04-02"],
        "nationality": ["kp"],
        "position": ["Director"],
        "sanctions": [
            {"id": "s1", "schema": "Sanction", "properties": {"program": ["DPRK"], "startDate": ["2016-03-16"]}}
        ],
    },
}
TARGETS = (
    '"id","schema","name","aliases","birth_date","countries","sanctions","dataset","program_ids","first_seen"\n'
    '"NK-1","Person","Pak Thae Won","Pak Thaewon;박태원","1961-04-02","kp","DPRK","OFAC","eu_x","2020-01-01T00:00"\n'
    '"NK-2","Vessel","Sao Biển","","","kp","","","",""\n'
    '"NK-3","Company","Công ty Sao Mai","","","kp;ru","","","",""\n'
)
SDN = (
    '101,"PAK, Thae Won","individual","DPRK4] [NPWMD","Director",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    "\"DOB 02 Apr 1961; POB Wonsan; nationality Korea, North; a.k.a. 'PAK, Thaewon'; Gender Male.\"\r\n"
    '102,"SAO MAI TRADING",-0- ,"DPRK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    '103,"SAO BIEN","vessel","DPRK",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\x1a'
)
UN = """<?xml version="1.0" encoding="utf-8"?>
<CONSOLIDATED_LIST dateGenerated="2024-01-01"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID>
<FIRST_NAME>PAK</FIRST_NAME><SECOND_NAME>THAE WON</SECOND_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
<REFERENCE_NUMBER>KPi.901</REFERENCE_NUMBER><LISTED_ON>2016-03-02</LISTED_ON>
<DESIGNATION><VALUE>Director</VALUE></DESIGNATION>
<NATIONALITY><VALUE>Democratic People's Republic of Korea</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Pak Thaewon</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1961-04-02</DATE></INDIVIDUAL_DATE_OF_BIRTH>
</INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>SAO MAI TRADING</FIRST_NAME>
<REFERENCE_NUMBER>KPe.902</REFERENCE_NUMBER><ENTITY_ADDRESS><COUNTRY>Russian Federation</COUNTRY></ENTITY_ADDRESS>
</ENTITY></ENTITIES></CONSOLIDATED_LIST>"""


def entries(tmp_path: Path, text: str) -> tuple[str, list[ListEntry]]:
    path = tmp_path / "danh-sach"
    path.write_bytes(text.encode())
    format_ = format_of(path)
    return format_, list(read_list(path, format_))


def test_ftm(tmp_path: Path) -> None:
    lines = json.dumps(FTM) + "\n" + json.dumps({"id": "s", "schema": "Sanction", "properties": {}})
    format_, (entry,) = entries(tmp_path, lines)
    assert format_ == "ftm"
    assert entry == ListEntry(
        "NK-1",
        "person",
        ("Pak Thae Won", "박태원", "Pak Thaewon"),
        ("1961-04-02",),
        ("PRK",),
        ("Director",),
        ("USA", "EU"),
        ("DPRK",),
        "2016-03-16",
    )


def test_targets(tmp_path: Path) -> None:
    format_, (person, company) = entries(tmp_path, TARGETS)
    assert format_ == "targets"
    assert person[:5] == ("NK-1", "person", ("Pak Thae Won", "Pak Thaewon", "박태원"), ("1961-04-02",), ("PRK",))
    assert (person.listers, person.programs, person.since) == (("EU",), ("DPRK",), "2020-01-01")
    assert (company.schema, company.countries) == ("organisation", ("PRK", "RUS"))


def test_sdn(tmp_path: Path) -> None:
    format_, (person, company) = entries(tmp_path, SDN)
    assert format_ == "ofac"
    assert person == ListEntry(
        "ofac-101",
        "person",
        ("PAK Thae Won", "PAK Thaewon"),
        ("1961-04-02",),
        ("PRK",),
        ("Director",),
        ("USA",),
        ("DPRK4", "NPWMD"),
    )
    assert (company.schema, company.names) == ("organisation", ("SAO MAI TRADING",))


def test_un(tmp_path: Path) -> None:
    format_, (person, company) = entries(tmp_path, UN)
    assert format_ == "un"
    assert person == ListEntry(
        "KPi.901",
        "person",
        ("PAK THAE WON", "Pak Thaewon"),
        ("1961-04-02",),
        ("PRK",),
        ("Director",),
        ("UN",),
        ("DPRK",),
        "2016-03-02",
    )
    assert (company.schema, company.countries) == ("organisation", ("RUS",))


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><CONSOLIDATED_LIST>&a;</CONSOLIDATED_LIST>'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ngoại trưởng Nga thăm Lào.", "no list in a format that is known"),
        ("", "no list in a format that is known"),
        ("a,b,c\n1,2,3\n", "no list in a format that is known"),
        ('{"id": "x"}', "danh-sach:1: no FollowTheMoney entity"),
        (json.dumps(FTM) + '\n{"id": ', "danh-sach:2: not JSON"),
        ("<html></html>", "no list of the UN"),
        (UN[:900], "no whole XML"),
        (BOMB, "for safety"),
        (OUTSIDE, "for safety"),
        (SDN.replace("\x1a", "") + '104,"CUT', "no row of SDN.CSV"),
        (TARGETS + '"NK-9","Person"\n', "danh-sach:5: a row that is cut off"),
        (TARGETS + '"NK-9","Per', "no CSV"),
    ],
)
def test_another_format_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(MalformedList, match=said):
        entries(tmp_path, text)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        format_of(tmp_path / "không-có")


@pytest.mark.parametrize(
    ("name", "code"),
    [("kp", "PRK"), ("PRK", "PRK"), ("Korea, North", "PRK"), ("Iran (Islamic Republic of)", "IRN"), ("Burma", "MMR"),
     ("mm", "MMR"), ("de", "DEU"), ("cd", "COD"), ("fr", "FRA"), ("Russia", "RUS"), ("Atlantis", ""), ("", "")],
)  # fmt: skip
def test_states_by_code_and_name(name: str, code: str) -> None:
    assert country_code(name) == code


def test_listers_by_the_names_of_lists() -> None:
    names = ("us_ofac_sdn", "un_sc_sanctions", "eu_fsf", "gb_hmt", "xx_y", "sanctions")
    assert [lister_code(name) for name in names] == ["USA", "UN", "EU", "GBR", "", ""]
