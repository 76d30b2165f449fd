#!/usr/bin/env python3
"""Chapters on several processes: the same bits, one sentence when one dies, and a refusal where they differ.

    make test-mpi            with Open MPI; INNERLOOP_MPI=mpich make test-mpi with MPICH

At quick scale, on the data that the course draws. Exit code 1 when something does not hold.
"""
import os, random, signal, subprocess, sys, tempfile, time

from network import two_machines
from ranks import BUILD, CHAPTERS, HOME, MPIRUN, check, faults, finished, records, spawn, start, words


def same_records(chapter, folder):
    finished(start(1, chapter, f"{folder}/1", workers=2))
    expected = records(f"{folder}/1", chapter)
    for ranks, workers in [(2, 1), (2, 2), (3, 1), (5, 1), (8, 1)]:
        out = f"{folder}/{ranks}-{workers}"
        code, _ = finished(start(ranks, chapter, out, workers=workers))
        holds = code == 0 and records(out, chapter) == expected
        check(holds, f"{CHAPTERS[chapter]}: {ranks} processes of {workers}: {len(expected)} records, bit for bit")
    return expected


def descendants(process):
    """Every process below this one, as (number, words)."""
    lines = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True).stdout.splitlines()
    rows = [(int(pid), int(parent), rest) for pid, parent, rest in (line.split(None, 2) for line in lines)]
    found, grown = {process}, True
    while grown:
        more = {pid for pid, parent, _ in rows if parent in found} - found
        grown, found = bool(more), found | more
    return [(pid, parent, rest) for pid, parent, rest in rows if pid in found]


def victims(mpirun):
    """The processes that can be killed, by what they are: the first rank has a child, which runs the lesson."""
    # A program knows its own path with the links resolved.
    below = [row for row in descendants(mpirun) if f"release/{CHAPTERS[6]} " in row[2] and row[0] != mpirun]
    parents = {parent for _, parent, _ in below}
    first = next((pid for pid, _, _ in below if pid in parents), None)
    lesson = next((pid for pid, parent, _ in below if parent == first), None)
    others = [pid for pid, _, _ in below if pid not in (first, lesson)]
    return {"mpirun": mpirun, "the first process": first, "its lesson": lesson, "another process": others and others[-1]}


def kills(folder, expected, count, seed):
    chance = random.Random(seed)
    for number in range(count):
        out = f"{folder}/kill-{number}"
        process = start(3, 6, out)
        time.sleep(chance.uniform(2, 10))
        choice = chance.choice(["mpirun", "the first process", "its lesson", "another process"])
        while (victim := victims(process.pid)[choice]) is None and process.poll() is None:
            time.sleep(0.2)  # a busy machine starts them late
        if victim is None or process.poll() is not None:
            check(False, f"kill {number}: nothing to kill")
            continue
        began = time.time()
        os.kill(victim, signal.SIGKILL)
        # mpirun's own pipe may end before the ranks do.
        finished(process)
        while any(out in rest for _, _, rest in descendants(1)) and time.time() - began < 20:
            time.sleep(0.1)
        check(time.time() - began < 10, f"kill {number}: {choice}: all over after {time.time() - began:.1f} s")
        ranks = chance.choice([1, 2, 4])
        code, text = finished(start(ranks, 6, out, "--resume"))
        holds = code == 0 and records(out, 6) == expected
        check(holds, f"kill {number}: goes on with {ranks} to the same bits" + ("" if holds else "\n" + text[-500:]))


def disagreements(folder):
    other = ["-n", "1"]
    for what, more in {"seed": ["--seed", "2"], "rate": ["--set", "rate=0.3"]}.items():
        command = [MPIRUN] + other + words(6, f"{folder}/{what}") + [":"] + other + words(6, f"{folder}/{what}", *more)
        began = time.time()
        code, text = finished(spawn(command))
        holds = code != 0 and "process 1 of 2 computes something else" in text and time.time() - began < 60
        check(holds, f"another {what} is refused before the first step" + ("" if holds else f" ({code})\n{text[-800:]}"))


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    for chapter in CHAPTERS.values():
        subprocess.run(["swift", "build", "-c", "release", "--traits", "MPI", "--scratch-path", BUILD,
                        "--product", chapter], cwd=HOME, check=True)
    with tempfile.TemporaryDirectory() as folder:
        disagreements(folder)
        expected = same_records(6, folder + "/6")
        kills(folder, expected, count, seed=1)
        two_machines(folder + "/6", expected)
        for chapter in (7, 8):
            same_records(chapter, f"{folder}/{chapter}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
