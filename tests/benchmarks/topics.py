"""Time the matching of topics, and print what it takes as parts of a look through the same topics.

    python -m tests.benchmarks.topics [--people 5000] [--topics 5]

Three networks: few topics that many people share, as in the made-up vaults; 3,000 different ones; hardly two alike. A
look is one pass that lower-cases every topic and splits it into words: what no way of matching can do without.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Sequence
from time import process_time

from netnotes.demo.topics import TOPICS
from netnotes.rules.topic_words import stem
from netnotes.rules.topics import Topics

_ROUNDS = 5
_ASKED = 200
Pairs = Sequence[tuple[str, str]]


def networks(people: int, each: int) -> dict[str, Pairs]:
    """The topics of so many people, by what kind of network it is."""
    dice = random.Random(1)
    words = sorted({word for topic in TOPICS for word in topic.split()})
    words += ["".join(dice.choices("abcdefghijklmnoprstu", k=dice.randint(4, 10))) for _ in range(2500)]
    dice.shuffle(words)
    weights = [1 / (place + 5) for place in range(len(words))]
    some = [" ".join(dice.choices(words, weights, k=dice.choice((1, 2, 2, 3)))) for _ in range(3000)]
    many = [" ".join(dice.choices(words, weights, k=dice.choice((2, 3, 4)))) for _ in range(people * each)]
    kinds: dict[str, Sequence[str]] = {"few topics": TOPICS, "3,000 topics": some, "hardly two alike": many}
    return {
        name: [(f"people/{number}.md", dice.choice(topics)) for number in range(people) for _ in range(each)]
        for name, topics in kinds.items()
    }


def seconds(work: Callable[[], object]) -> float:
    """Processor time of the fastest of some rounds."""
    taken: list[float] = []
    for _ in range(_ROUNDS):
        began = process_time()
        work()
        taken.append(process_time() - began)
    return min(taken)


def first_answer(pairs: Pairs, topic: str) -> None:
    """Build and ask once, with no word known from before."""
    stem.cache_clear()
    Topics(pairs).find(topic)


def measure(name: str, pairs: Pairs) -> str:
    """One row of the table."""
    asked = sorted({topic for _, topic in pairs})
    asked = random.Random(2).sample(asked, min(_ASKED, len(asked)))
    look = seconds(lambda: [topic.lower().split() for _, topic in pairs])
    first = seconds(lambda: first_answer(pairs, asked[0]))
    ready = Topics(pairs)
    ready.find(asked[0])
    began = process_time()
    hits = sum(len(ready.find(topic)) for topic in asked)
    question = (process_time() - began) / len(asked)
    return (
        f"{name:<17} {len({topic for _, topic in pairs}):>9,} {look * 1000:>8.1f} {first / look:>18.1f} "
        f"{question / look:>14.3f} {hits // len(asked):>10,}"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=5000)
    parser.add_argument("--topics", type=int, default=5)
    asked = parser.parse_args()
    sys.stdout.write("network           different  look ms  first answer/look  question/look  hits each\n")
    for name, pairs in networks(asked.people, asked.topics).items():
        sys.stdout.write(f"{measure(name, pairs)}\n")


if __name__ == "__main__":
    main()
