"""The forms of a date, piece by piece, each to be matched where the one before has ended."""

from __future__ import annotations

import re

from pipeline.temporal.patterns import DASH, ERA, SN, N, S

_EY = r"(?:元|[0-9]{1,3}|[〇一二三四五六七八九十]{1,3})"
_WY = r"(?:[0-9]{4}|[一二][〇零一二三四五六七八九]{3}|(?:千九百|二千)[一二三四五六七八九十]{1,4})"
_LETTER = r"(?:(?<![A-Za-z0-9.\-])[MTSHRmtshr]|(?<![一-鿿々])[明大昭平令])"
_SEP = rf"(?:[{DASH}・･、,/]|から|及び|および|と)"

YEAR = re.compile(
    rf"(?:(?P<era>{ERA}|{_LETTER}(?=\.?{S}[0-9元])){S}\.?{S}(?P<ey>{_EY}){S}"
    rf"(?:年?{S}[(\[〔]{S}(?:西暦)?(?P<wy>{_WY}){S}年?{S}[)\]〕]{S}(?=年)|年?{S}/{S}(?P<wy3>{_WY})(?={S}年))?"
    rf"|(?:西暦{S})?(?P<y>{_WY}){S}(?:年?{S}[(\[〔]{S}(?P<era2>{ERA}|[MTSHR]){S}(?P<ey2>{_EY}){S}年?{S}[)\]〕]{S}(?=年))?"
    r"|['’‘](?P<y2>[0-9]{2})(?=[ \t]?年)" + r")"
)
YEAR_SIGN = re.compile(rf"{SN}年(?!{S}[齢金賀報])(?P<fy>{S}度)?")
YEAR_AFTER = re.compile(
    rf"{S}[(\[〔]{S}(?:西暦{S}(?P<wy>{_WY})(?:{S}年)?|(?P<wy2>{_WY}){S}年|(?P<era>{ERA}){S}(?P<ey>{_EY}){S}年){S}度?{S}[)\]〕]"
)
BARE_YEAR = re.compile(rf"(?=(?:{S}年?度?{S}{_SEP}{S}(?:[0-9]{{4}}|(?:{ERA}|[MTSHR])?[0-9]{{1,2}})){{1,6}}{S}年)")
BARE_YEARS = re.compile(
    rf"(?<![A-Za-z0-9./\-#ぁ-んァ-ヴー一-鿿])(?P<y>(?:19|20)[0-9]{{2}})[ ]?[{DASH}][ ]?(?P<y2>(?:19|20)[0-9]{{2}})"
    rf"(?![0-9A-Za-z./,\-]|{S}(?:年|[一-鿿]))"
)
MONTH = re.compile(rf"{S}(?:の|,|、)?{S}(?P<m>{N}){SN}(?:月(?!曜)|がつ)")
BARE_MONTH = re.compile(rf"{S}(?P<m>{N})(?=(?:{S}{_SEP}{S}{N}){{1,11}}{S}月(?!曜))")
DAY = re.compile(rf"{S}(?P<d>{N}){SN}(?:日|にち)(?!本|[(（]?本時間)")
_WD = r"(?:[ \t]?\([月火水木金土日][^()\n]{0,6}\))?"
BARE_DAY = re.compile(rf"{S}(?P<d>{N})(?={_WD}(?:{S}{_SEP}{S}{N}{_WD}){{1,12}}{S}(?:の?両|の土)?日)")
DAY_BEFORE_WEEKDAY = re.compile(rf"{S}(?P<d>{N})(?=[ \t]?[(〔][月火水木金土日](?:曜日?)?[)〕・,、/祝])")
PART_OF_MONTH = re.compile(rf"{S}の?{S}(?P<p>上旬|初旬|中旬|下旬|末日|末(?!尾|端))")
PART_OF_YEAR = re.compile(
    rf"{S}の?{S}(?:(?P<h>上半期|下半期|前半|後半)"
    rf"|第{S}(?P<q>[1-4一二三四]){S}四半期|(?P<p>末(?!尾|端)|初め|はじめ|初頭))"
)
DECADE = re.compile(rf"{S}代(?!表|わり|替)")
NUMERIC = re.compile(
    rf"(?:(?P<y>(?:1[89]|20|21)[0-9]{{2}})|(?P<era>{ERA}|{_LETTER})\.?{S}(?P<ey>元|[0-9]{{1,2}}))"
    rf"{S}(?P<s>[./\-‐−–]){S}(?P<m>[0-9]{{1,2}}){S}(?P=s){S}(?P<d>[0-9]{{1,2}})(?![0-9])(?!\.[0-9]|/(?!(?:19|20)[0-9]{{2}}-)[0-9])(?!(?P=s)[0-9])"
)
YEAR_MONTH = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2})(?:/(?P<m>0?[1-9]|1[0-2])|\.(?P<m2>0[1-9]|1[0-2])|-(?P<m3>0[1-9]|1[0-2]))(?![0-9./\-:%])"
)
MONTH_DAY = re.compile(r"(?P<m>[0-9]{1,2})(?P<s>[/.])(?P<d>[0-9]{1,2})(?![0-9])(?![/.][0-9])")
LOST_SIGN = re.compile(rf"{S}(?P<m>1[0-2]|[1-9])(?P<d>[0-3][0-9])日(?=[ \t]?[(〔][月火水木金土日](?:曜日?)?[)〕])")
SLASH_PART = re.compile(r"(?<![0-9/])(?P<m>1[0-2]|0?[1-9])/(?P<p>上旬|初旬|中旬|下旬|末日|末(?!尾|端))")
LOST_DAY_SIGN = re.compile(r"(?P<d>[0-9]{1,2})(?=[ \t]{0,4}(?:[、。)\n]|$))")  # 2015年10月30
DAMAGED = re.compile(
    rf"(?P<y>(?:19|20)[0-9]{{2}})(?:(?P<m>0?[1-9]|1[0-2])月{S}(?P<d>[0-9]{{1,2}})"
    rf"|(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12][0-9]|3[01])){S}日"
)
YEAR_LAST = re.compile(r"(?P<a>[0-9]{1,2})(?P<s>[/.])(?P<b>[0-9]{1,2})(?P=s)(?P<y>(?:19|20)[0-9]{2})(?![0-9./])")
ENGLISH_ORDER = re.compile(
    rf"(?P<m>[0-9]{{1,2}}){S}月{S}(?P<d>[0-9]{{1,2}})(?:,{S}| {{1,3}})(?P<y>20[0-9]{{2}}|19[0-9]{{2}})(?![0-9年])"
)

ISSUE = re.compile(rf"{S}(?:号|期|定例|議会|補正)")  # without a year: a name, not a month of the page
PARTS = {
    "上旬": "early", "初旬": "early", "中旬": "middle", "下旬": "late", "末日": "last_day", "末": "end",
    "上半期": "h1", "前半": "h1", "下半期": "h2", "後半": "h2",
    "初め": "begin", "はじめ": "begin", "初頭": "begin",
}  # fmt: skip
