"""Writes fables.txt, the small book of chapter 9: python3 write.py > fables.txt

The sentences are our own. Each fable picks its animals, place, things and deed by a fixed seed; what is said at its end
depends on what was done at its beginning, so a reader with a memory has something to gain from it.
"""

import random

ANIMALS = "fox crow hare mouse goose heron badger hedgehog owl frog goat otter".split()
MOODS = "old young proud patient hungry sleepy clever careless merry lonely".split()
PLACES = ["by the river", "under the oak", "in the long grass", "on the hill", "behind the mill", "near the old well",
          "at the edge of the wood", "beside the frozen pond"]
TIMES = ["One morning", "In early spring", "On a windy day", "Late in autumn", "After the rain", "When the moon was full"]
THINGS = ["a red apple", "a silver button", "a piece of bread", "a small lantern", "a warm feather", "a basket of nuts"]
FINDS = ["found", "saw", "carried", "lost", "was hiding"]
RHYMES = [("stone", "alone"), ("night", "light"), ("hill", "still"), ("rain", "again"), ("tree", "free"), ("day", "away")]
VERSES = [
    "The wind went softly round the {0},\nand no one likes to walk {1}.",
    "The wind went softly through the {0},\nand every window lost its {1}.",
    "The wind went softly down the {0},\nand all the little leaves were {1}.",
    "The wind went softly with the {0},\nand what was gone came back {1}.",
    "The wind went softly past the {0},\nand every bird that sang was {1}.",
    "The wind went softly all the {0},\nand carried every cloud {1}.",
]
DEEDS = {
    "shared it": ["Then let us eat together,", "who gives away has more tomorrow"],
    "kept it": ["Then I shall ask another,", "a full paw has no friend to hold"],
    "dropped it": ["Then we must look for it,", "what is carried in haste is soon lost"],
    "sold it": ["Then you have only money,", "a price is not the same as a worth"],
    "buried it": ["Then nobody has it,", "a treasure in the ground feeds only the worms"],
}


def article(word):
    return ("an " if word[0] in "aeiou" else "a ") + word


def fable(r):
    one, two = r.sample(ANIMALS, 2)
    mood, thing, deed = r.choice(MOODS), r.choice(THINGS), r.choice(list(DEEDS))
    reply, moral = DEEDS[deed]
    bare = thing.split(" ", 1)[1]
    lines = [f"The {one} and the {two}",
             f"{r.choice(TIMES)} {article(mood)} {one} {r.choice(FINDS)} {thing} {r.choice(PLACES)}."]
    lines.append(r.choice([
        f"\"What do you have there?\" asked the {two}.",
        f"Along came {article(two)} and wished for the {bare}.",
        f"\"I have not eaten since yesterday,\" said the {two}.",
        f"The {two} looked at the {bare} for a long time."]))
    lines.append(r.choice([
        f"The {one} thought about it and {deed}.",
        f"But the {one} did not listen, and {deed}.",
        f"So the {one} {deed}, and nobody said a word."]))
    lines.append(f"\"{reply}\" said the {two}, \"for {moral}.\"")
    if r.random() < 0.5:
        k = r.randrange(len(RHYMES))
        lines.append(VERSES[k].format(*RHYMES[k]))
    return "\n".join(lines) + "\n"


r = random.Random(9)
print("\n".join(fable(r) for _ in range(110)), end="")
