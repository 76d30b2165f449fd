#!/usr/bin/env python3
"""What the product tile's inner loop is made of: tile.py NAME [--loop] <DISASSEMBLY prints a row of a Markdown table.

Reads what `llvm-objdump -d --no-show-raw-insn` prints of Engine. An inner loop is code that jumps back to its own beginning, with no
other jump in between. The tile's are those that add into the most registers; where there are several, with cut columns and without, the
one with the most instructions counts. Fails where there is none, or where one of them calls. With --loop the loop itself follows.
"""

import re
import sys

INSTRUCTION = re.compile(r"^\s*([0-9a-f]+):\s+(\S+)\s*([^#\n]*)")
MULTIPLY_ADD = re.compile(r"vfmadd\d+ps$|fmla|f32x4\.mul$")
# WebAssembly adds in a second instruction, which belongs to the first.
ADDITION = re.compile(r"f32x4\.add$")
LOAD = re.compile(r"v?mov[au]ps$|vbroadcast|vmovss$|ld[rpu1]|v128\.load|f32\.load")
CALL = re.compile(r"call|blr?$|return_call")
JUMP = re.compile(r"j\w+$|b$|b\.\w+$|cbn?z$|tbn?z$|br\w*$|ret|end|loop|block|if$|else$")
# WebAssembly's names and constants, of which the browser's compiler makes registers and parts of instructions.
NAME = re.compile(r"local\.\w+$|\w+\.const$|nop$")


def functions(lines):
    """Lists of (address, mnemonic, operands)."""
    found = []
    for line in lines:
        if line.rstrip().endswith(">:"):
            found.append([])
        elif (match := INSTRUCTION.match(line)) and found:
            found[-1].append((int(match[1], 16), match[2], match[3].strip()))
    return found


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
    """How many registers are added into; of WebAssembly, which has none, how many additions there are."""
    if any(ADDITION.match(name) for _, name, _ in loop):
        return sum(bool(MULTIPLY_ADD.match(name)) for _, name, _ in loop)
    added = [operands for _, name, operands in loop if MULTIPLY_ADD.match(name)]
    # The last operand in AT&T's order, the first in ARM's.
    return len({o.split(",")[0 if o.startswith("v") else -1].split(".")[0].strip() for o in added})


def count(loop, pattern):
    return sum(bool(pattern.match(name)) for _, name, _ in loop)


def main(name, *options):
    found = [loop for function in functions(sys.stdin) for loop in loops(function)]
    most = max(map(accumulators, found), default=0)
    tiles = sorted((loop for loop in found if accumulators(loop) == most > 0), key=len)
    if not tiles:
        sys.exit(f"tile: {name} has no inner loop that multiplies and adds vectors")
    loop = tiles[-1]
    total = len(loop) - count(loop, NAME)
    products, sums, loads = (count(loop, pattern) for pattern in (MULTIPLY_ADD, ADDITION, LOAD))
    calls = max(count(tile, CALL) for tile in tiles)
    others = total - products - sums - loads - count(loop, CALL)
    cells = [name, most, products, sums or "", loads, others, calls, f"{total / products:.2f}"]
    print("|", " | ".join(map(str, cells)), "|")
    if "--loop" in options:
        print(*(f"  {name} {operands}" for _, name, operands in loop), sep="\n")
    if calls:
        sys.exit(f"tile: {name} calls within the tile's loop")


main(*sys.argv[1:])
