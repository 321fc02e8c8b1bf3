"""Which colours carry white words."""

import pytest

from bidbuilder.domain.people.looks import ColourTooLight, contrast_to_white, require_readable


@pytest.mark.parametrize(
    ("colour", "contrast"),
    [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4.0)],
)
def test_the_contrast_is_that_of_wcag(colour: str, contrast: float) -> None:
    assert contrast_to_white(colour) == pytest.approx(contrast, abs=0.005)


def test_a_colour_on_which_white_words_are_hard_to_read_is_refused() -> None:
    require_readable("#767676", "primary_colour")
    with pytest.raises(ColourTooLight) as refused:
        require_readable("#777777", "primary_colour")
    assert refused.value.where == "primary_colour"
