#!/usr/bin/env python3
"""What the product tile's inner loop is made of: tile.py NAME [--loop] <DISASSEMBLY prints rows of a Markdown table.

Reads what `llvm-objdump -d --no-show-raw-insn` prints of Engine. An inner loop is code that jumps back to its own beginning, with no
other jump in between. The tile's are those that keep the most sums in registers; where the compiler made several for one place, with
columns cut and not, the one with the most instructions counts. Fails where there is none, or where one of them calls. With --loop the
loops themselves follow.
"""

import re
import sys

INSTRUCTION = re.compile(r"^\s*([0-9a-f]+):\s+(\S+)\s*(.*?)(?:\s+# .*)?$")
MULTIPLY_ADD = re.compile(r"vfmadd\d+ps$|fmla|f32x4\.mul$")
# WebAssembly adds in a second instruction, which belongs to the first.
ADDITION = re.compile(r"f32x4\.add$")
LOAD = re.compile(r"v?mov[au]ps$|vbroadcast|vmovss$|ld[rpu1]|v128\.load|f32\.load")
CALL = re.compile(r"call|blr?$|return_call")
JUMP = re.compile(r"j\w+$|b$|b\.\w+$|cbn?z$|tbn?z$|br\w*$|ret|end|loop|block|if$|else$")
# WebAssembly's names and constants, of which the browser's compiler makes registers and parts of instructions.
NAME = re.compile(r"local\.\w+$|\w+\.const$|nop$")

# Where the tile may have been inlined, by what the names of functions contain.
PLACES = {"MicroKernel": "its own function", "8Winograd": "Winograd's filtering", "8convolve": "convolutions"}


def functions(lines):
    """Places of the tile with lists of (address, mnemonic, operands)."""
    found = []
    for line in lines:
        if line.rstrip().endswith(">:"):
            place = next((place for name, place in PLACES.items() if name in line), None)
            found.append((place, []))
        elif (match := INSTRUCTION.match(line)) and found:
            found[-1][1].append((int(match[1], 16), match[2], match[3].strip()))
    return [(place, function) for place, function in found if place]


def loops(function):
    """From the target of a jump back to that jump; WebAssembly jumps back to the `loop` that it is in."""
    places = {address: place for place, (address, _, _) in enumerate(function)}
    start = None
    for place, (_, name, operands) in enumerate(function):
        if not JUMP.match(name):
            continue
        target = re.search(r"(?:0x)?([0-9a-f]+) <", operands)
        begin = places.get(int(target[1], 16)) if target else start if operands == "0" else None
        if begin is not None and begin < place and not any(JUMP.match(n) for _, n, _ in function[begin:place]):
            yield function[begin : place + 1]
        start = place + 1 if name == "loop" else None


def accumulators(loop):
    """How many sums stay in registers: multiply-adds whose addend no other one of the loop has made before.

    WebAssembly names no registers: there a product and its sum are one.
    """
    products, sums = count(loop, MULTIPLY_ADD), count(loop, ADDITION)
    if sums:
        return products if products == sums else 0
    made, chains = set(), 0
    for _, name, operands in loop:
        if MULTIPLY_ADD.match(name):
            registers = re.findall(r"%[xyz]mm\d+|v\d+", operands)
            # AT&T's order of x86 has the result last, ARM's first; 231, 213 and 132 say where the addend stands.
            result = registers[0 if name == "fmla" else -1]
            addend = registers[{"13": 0, "32": -2}.get(name[7:9], -1)] if name != "fmla" else result
            chains += addend not in made
            made.add(result)
    return chains


def count(loop, pattern):
    return sum(bool(pattern.match(name)) for _, name, _ in loop)


def beside(loop):
    """Instructions that neither multiply, add nor load."""
    return sum(not any(kind.match(name) for kind in (NAME, MULTIPLY_ADD, ADDITION, LOAD, CALL)) for _, name, _ in loop)


def row(name, place, loop):
    products, sums, loads, calls = (count(loop, pattern) for pattern in (MULTIPLY_ADD, ADDITION, LOAD, CALL))
    total, others = len(loop) - count(loop, NAME), beside(loop)
    cells = [name, place, accumulators(loop), products, sums or "", loads, others, calls, f"{total / products:.2f}"]
    return "| " + " | ".join(map(str, cells)) + " |"


def main(name, *options):
    found = [(place, loop) for place, function in functions(sys.stdin) for loop in loops(function)]
    most = max((accumulators(loop) for _, loop in found), default=0)
    tiles = {}
    for place, loop in sorted(found, key=lambda pair: len(pair[1])):
        if accumulators(loop) == most > 0:
            tiles[place] = loop
    for place, loop in sorted(tiles.items(), key=lambda pair: list(PLACES.values()).index(pair[0])):
        print(row(name, place, loop))
        if "--loop" in options:
            print(*(f"  {mnemonic} {operands}" for _, mnemonic, operands in loop), sep="\n")
    if not tiles:
        sys.exit(f"tile: {name} has no inner loop that multiplies and adds vectors")
    if any(accumulators(loop) == most and count(loop, CALL) for _, loop in found):
        sys.exit(f"tile: {name} calls within the tile's loop")
    fused = [loop for loop in tiles.values() if not count(loop, ADDITION)]
    if any(beside(loop) >= count(loop, MULTIPLY_ADD) for loop in fused):
        sys.exit(f"tile: {name} moves sums between registers and memory within the tile's loop")


main(*sys.argv[1:])
