"""How fast an encoder is: measured with questions whose vectors it does not remember."""

from fake_encoder import FakeEncoder

from retrieval.encode.encoders import speed
from retrieval.encode.protocol import Vector


class Noting(FakeEncoder):
    """Notes the questions that it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def encode_question(self, text: str) -> Vector:
        """The vector, as ever."""
        self.asked.append(text)
        return super().encode_question(text)


def test_no_question_is_timed_that_was_asked_before() -> None:
    encoder = Noting()

    speed(encoder)

    first, timed = encoder.asked[:24], encoder.asked[24:48]
    assert set(timed).isdisjoint(first)
    assert [text.strip() for text in timed] == first
