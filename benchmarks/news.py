"""Invented news, from a seed: paragraphs, quotations and attributions shaped like those of news, meaning nothing."""

from dataclasses import dataclass
from random import Random

NOUNS_AND_VERBS = """
    ministry border talks village convoy council road market winter district trade delegation harvest bridge
    statement proposal meeting river school hospital electricity shortage ceasefire crossing truck official elders
    mountain province budget election fuel wheat flour visa refugee camp patrol checkpoint outpost valley railway
    agreement tariff customs airport letter protest strike lawyer court judge police station soldier commander unit
    engineer pipeline dam canal irrigation orchard merchant bazaar tribe jirga region capital parliament speaker party
    opposition alliance mission embassy consul passport permit list report survey figure share price currency bank
    loan grant project contractor worker union wage shift mine quarry marble stone timber forest flood storm snow
    earthquake drought relief tent blanket medicine clinic nurse doctor vaccine campaign teacher pupil classroom
    quiet early late new old local joint further public sudden heavy rare common steady weak strong open closed broad
    narrow serious minor major recent distant northern southern eastern western federal provincial senior junior
    accept accuse add agree announce approach arrange ask assure await begin block blame bring build call cancel carry
    change claim close collect complain condemn confirm consider continue control cross decide declare delay deliver
    demand deny depend describe discuss drop ease emerge end enter escape examine expand expect explain fail fall find
    follow force gather give grow halt hand hear help hold hope host hurt import improve include inform insist inspect
    invite issue join keep launch lead leave lift limit link lose maintain manage meet move name need note offer open
    order oppose pass pay plan pledge postpone prepare present press prevent promise propose protect prove provide
    pull push raise reach read receive recover reduce refuse register reject release remain remove repair repeat reply
    report request resume return review rise rule say seek seize sell send serve settle share show sign slow speak
    spread stand start stay stop study submit supply support suspect suspend take talk target tell test threaten trade
    train travel treat turn urge use visit vote wait walk want warn watch welcome withdraw work write"""
WORDS = tuple(NOUNS_AND_VERBS.split())
SMALL = ("the", "a", "of", "in", "to", "and", "on", "for", "with", "from", "at", "by", "after", "before", "under")
CUES = ("said", "told reporters", "warned", "added", "denied", "insisted", "claimed", "acknowledged", "wrote")
SYLLABLES = ("ba", "dor", "kha", "len", "mir", "nu", "rah", "sal", "tan", "vek", "wa", "yus", "zar", "gul", "pesh", "é")
IN_URDU = "وفد سرحد مذاکرات وزیر نے کہا کہ آج شہر میں اجلاس ہوا اور تجارت کے لیے سڑک کھول دی گئی ہے مگر بازار بند رہا"
URDU = tuple(IN_URDU.split())

Span = tuple[str, int, int]
"""Part, first code point, code point after the last."""


@dataclass(frozen=True)
class News:
    """One invented article."""

    text: str
    spans: tuple[Span, ...]


class Writer:
    """Writes text piece by piece and remembers where the pieces that matter are."""

    def __init__(self, random: Random):
        self.random = random
        self.spans: list[Span] = []
        self._parts: list[str] = []
        self._length = 0

    def put(self, text: str, part: str | None = None) -> None:
        """Write a piece; with a part it becomes a span."""
        if part:
            self.spans.append((part, self._length, self._length + len(text)))
        self._parts.append(text)
        self._length += len(text)

    @property
    def text(self) -> str:
        """Everything that was written."""
        return "".join(self._parts)

    def clause(self, shortest: int, longest: int) -> str:
        """Some words, the small ones as frequent as they are in news."""
        random = self.random
        count = random.randint(shortest, longest)
        return " ".join(random.choice(SMALL) if random.random() < 0.4 else random.choice(WORDS) for _ in range(count))

    def name(self) -> str:
        """A name of one or two words."""
        parts = [
            "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 3)))
            for _ in range(self.random.randint(1, 2))
        ]
        return " ".join(part.capitalize() for part in parts)

    def sentence(self) -> None:
        """One sentence: quoted, reported, told, or a number."""
        kind = self.random.choice(("direct", "indirect", "told", "told", "number"))
        if kind == "direct":
            self.put("“" + self.clause(6, 24).capitalize() + ",”", "content")
            self.put(" ")
            self.put(self.name(), "source")
            self.put(" ")
            self.put(self.random.choice(CUES), "cue")
        elif kind == "indirect":
            self.put(
                f"{self.random.choice(('Officials of', 'A spokesman for', 'The envoy of'))} {self.name()}", "source"
            )
            self.put(" ")
            self.put(self.random.choice(CUES), "cue")
            self.put(" that ")
            self.put(self.clause(6, 26), "content")
        elif kind == "told":
            self.put(self.name(), "mention")
            self.put(" ")
            self.put(self.clause(2, 4), "trigger")
            self.put(f" {self.clause(4, 16)} — ")
            self.put(self.clause(3, 9), "evidence")
        else:
            self.put(f"At least {self.random.randint(2, 900):,} {self.clause(1, 2)}", "number")
            self.put(f" {self.clause(4, 12)}… ")
            self.put(self.clause(3, 6), "place")
        self.put(". ")


def news(seed: int, paragraphs: int | None = None) -> News:
    """The article of that seed: a headline, a byline, and 12 to 30 paragraphs if their number is not given."""
    writer = Writer(Random(seed))
    writer.put(writer.clause(6, 10).title(), "segment")
    writer.put(f"\nBy {writer.name()} | {writer.random.randint(1, 28)} May 2031\n\n")
    for number in range(paragraphs or writer.random.randint(12, 30)):
        if writer.random.random() < 0.03:
            writer.put(" ".join(writer.random.choices(URDU, k=40)), "evidence")
        for _ in range(writer.random.randint(1, 3)):
            writer.sentence()
        writer.put("\n\n" if number % 5 else "\n")
    return News(writer.text, tuple(writer.spans))
