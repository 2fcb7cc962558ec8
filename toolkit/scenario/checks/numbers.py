"""Numbers and addresses that could be somebody's: telephone, NHS, NI, UPN, postcode, web."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from toolkit.scenario.checks.texts import find_texts
from toolkit.scenario.problems import Problem
from toolkit.scenario.source import Source

__all__ = ["check_numbers", "is_kept_for_drama", "is_nhs_number"]

_DRAMA = (
    # Ofcom's numbers for television and radio drama: prefixes, digits only.
    *(f"{area}4960" for area in ("0113", "0114", "0115", "0116", "0117", "0118")),
    *(f"{area}4960" for area in ("0121", "0131", "0141", "0151", "0161")),
    "02079460",
    "01914980",
    "02896496",
    "02920180",
    "01632960",
    "07700900",
    "08081570",
    "09098790",
    "03069990",
)
_DRAMA_LENGTH = 11
_NHS_LENGTH = 10
_NOT_ISSUED = frozenset({"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"})
_FREE_DOMAINS = re.compile(r"(?:^|\.)(?:example(?:\.(?:com|org|net))?|invalid|test)$")

_PHONE = re.compile(r"(?<![\w/.-])(?:\+44[ -]?(?:\(0\))?|\(?0)\d(?:[ ()-]{0,2}\d){6,10}(?![\d/])")
_TEN_DIGITS = re.compile(r"(?<![\w+])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\w)")
_POSTCODE = re.compile(
    # Small letters too, but not "y5 1st".
    r"\b[A-PR-UWYZ][A-HK-Y]?\d[A-HJKP-Y\d]? ?\d(?!st|nd|rd|th)[ABD-HJLNP-UW-Z]{2}\b",
    re.IGNORECASE,
)
_NI = re.compile(r"\b([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]) ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
_UPN = re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[A-Z0-9]\b")
_WEB = re.compile(
    r"(?<![@\w.-])(?:https?://|www\.)?"
    r"(?P<host>(?:(?<=//)|(?<=www\.)|(?=[\w.-]+\.(?:uk|com|org|net|info|eu|gov)\b))"
    r"[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?![\w@]|[.+-]\w*@)(?:/[^\s)>”\"]*[\w/])?",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+'-]+@([\w-]+(?:\.[\w-]+)+)")


def is_kept_for_drama(number: str) -> bool:
    """Whether a telephone number is one that Ofcom keeps for drama, so that nobody has it."""
    digits = re.sub(r"\D", "", number.replace("(0)", "")).removeprefix("44")
    digits = digits if digits.startswith("0") else f"0{digits}"
    return len(digits) == _DRAMA_LENGTH and digits.startswith(_DRAMA)


def is_nhs_number(number: str) -> bool:
    """Whether ten digits are a possible NHS number: the last checks the others, modulo 11."""
    digits = [int(digit) for digit in number if digit.isdigit()]
    if len(digits) != _NHS_LENGTH:
        return False
    weighed = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - weighed % 11) % 11 == digits[-1]


def check_numbers(source: Source) -> Iterator[Problem]:
    """Refuse numbers and addresses that could be a living person's."""
    for written in find_texts(source):
        for pattern, may_be_real, says in _LOOKED_FOR:
            for match in pattern.finditer(written.text):
                if may_be_real(match):
                    yield written.problem(f"“{match[0]}” {says}", match[0])


def _is_issued(match: re.Match[str]) -> bool:
    return match[1] not in _NOT_ISSUED


_LOOKED_FOR: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool], str], ...] = (
    (
        _PHONE,
        lambda match: not is_kept_for_drama(match[0]),
        "may be a real telephone number; use one Ofcom keeps for drama, such as 01632 960123.",
    ),
    (
        _TEN_DIGITS,
        lambda match: is_nhs_number(match[0]) and not match[0].startswith("0"),
        "may be a real NHS number, its check digit is right; leave it out.",
    ),
    (_POSTCODE, bool, "looks like a postcode; leave it out."),
    (_NI, _is_issued, "looks like a National Insurance number; leave it out."),
    (_UPN, bool, "looks like a unique pupil number; leave it out."),
    (
        _EMAIL,
        lambda match: not _FREE_DOMAINS.search(match[1].lower()),
        "is an e-mail address; leave it out, or end it in 'example.org'.",
    ),
    (
        _WEB,
        lambda match: not _FREE_DOMAINS.search(match["host"].lower()),
        "is a web address; leave it out, or invent one that ends in 'example.org'.",
    ),
)
