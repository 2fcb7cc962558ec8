"""The stylesheet of tokens keeps what its first comment promises."""

import re

import pytest

from toolkit.look import TOKENS

TEXT = ("ink", "ink-soft", "accent", "event", "sign", "good", "care", "wrong")
SURFACES = ("paper", "sheet", "sunk")
CSS = TOKENS.read_text(encoding="utf-8")


def declarations(block: str) -> dict[str, str]:
    return dict(re.findall(r"--wp-([\w-]+):\s*([^;]+);", block))


LIGHT = declarations(CSS.split("@media")[0])
DARK_BY_SYSTEM = declarations(
    re.search(r"@media \(prefers-color-scheme: dark\) \{(.*?)\n\}", CSS, re.DOTALL)[1]
)
DARK_BY_CHOICE = declarations(
    re.search(r':root\[data-theme="dark"\] \{(.*?)\n\}', CSS, re.DOTALL)[1]
)


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_dark_is_the_same_whether_chosen_or_followed():
    assert DARK_BY_SYSTEM == DARK_BY_CHOICE


def test_dark_changes_every_colour_and_nothing_else():
    colours = {name for name, value in LIGHT.items() if value.startswith("#")} | {"shadow"}
    assert set(DARK_BY_CHOICE) == colours


@pytest.mark.parametrize("theme", [LIGHT, LIGHT | DARK_BY_CHOICE], ids=["light", "dark"])
class TestContrast:
    @pytest.mark.parametrize("surface", SURFACES)
    @pytest.mark.parametrize("text", TEXT)
    def test_text_is_seven_to_one(self, theme, surface, text):
        assert contrast(theme[text], theme[surface]) >= 7

    @pytest.mark.parametrize("meaning", ["accent", "event", "sign", "good", "care", "wrong"])
    def test_text_on_its_own_wash_is_seven_to_one(self, theme, meaning):
        assert contrast(theme[meaning], theme[f"{meaning}-wash"]) >= 7
        assert contrast(theme["ink"], theme[f"{meaning}-wash"]) >= 7

    @pytest.mark.parametrize("surface", SURFACES)
    def test_borders_of_controls_are_three_to_one(self, theme, surface):
        assert contrast(theme["line-strong"], theme[surface]) >= 3

    def test_a_primary_button_can_be_read(self, theme):
        assert contrast(theme["accent-ink"], theme["accent"]) >= 7
