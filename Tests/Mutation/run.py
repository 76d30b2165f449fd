#!/usr/bin/env python3
"""How many small faults in the engine, or in the pictures, do their tests notice?

    make mutants OF=engine COUNT=120 SEED=1

Draws places in Engine/Ops, Engine/Gradient and Learning (see sites.py), or with OF=pictures in Plotting, changes each
by one step, and builds all of them into one program in a copy of the tree: `isMutant(17)` chooses at run time. Then the
tests of these rooms run once for each. A mutant is killed when a test fails, traps or takes five times as long. Takes a
few minutes after the build. The list is written to .build-mutants/report.md.
"""
import argparse, glob, os, random, re, resource, shutil, signal, subprocess, sys, threading, time
from collections import Counter
from sites import sites

# Where faults are planted, and which tests should notice.
ROOMS = {
    "engine": {"Sources/Engine/Ops": ["EngineTests", "LearningTests"],
               "Sources/Engine/Gradient": ["EngineTests", "LearningTests"],
               "Sources/Learning": ["LearningTests"]},
    "pictures": {"Sources/Plotting": ["PlottingTests"]},
}
CHOOSER = """
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

private let chosen = getenv("INNERLOOP_MUTANT").map { atoi($0) } ?? 0

@inline(never) func isMutant(_ number: Int32) -> Bool { chosen == number }
"""
MEMORY = 8_000_000_000
# Tests that compile what a reader would write know nothing of numbers.
WITHOUT_COMPILER = ["--skip", "DocumentationTests", "--skip", "UnavailableTests"]
FAILED = re.compile(r"Test (\S.*?) (?:failed after|recorded an issue)")


def copy_tree(home, tree):
    names = subprocess.run(["git", "-C", home, "ls-files", "-co", "--exclude-standard", "-z"], check=True,
                           capture_output=True, text=True).stdout.split("\0")
    for old in ["Sources", "Tests", "Chapters"]:
        shutil.rmtree(os.path.join(tree, old), ignore_errors=True)
    for name in filter(None, names):
        if name.startswith(("Sources", "Tests", "Chapters", "Package")) and os.path.isfile(os.path.join(home, name)):
            os.makedirs(os.path.dirname(os.path.join(tree, name)) or tree, exist_ok=True)
            shutil.copy2(os.path.join(home, name), os.path.join(tree, name))
    # A changed line may be one the compiler warns of.
    package = os.path.join(tree, "Package.swift")
    text = open(package).read().replace("[.treatAllWarnings(as: .error)]", "[]")
    open(package, "w").write(text)


def sources(home, rooms):
    return sorted(path for room in rooms for path in glob.glob(os.path.join(home, room, "**/*.swift"), recursive=True))


def write_mutants(home, tree, rooms, mutants):
    """Each changed file anew from its original; one mutant a line."""
    by_path = {}
    for number, site in mutants.items():
        by_path.setdefault(site.path, []).append((number, site))
    for module in {"/".join(room.split("/")[:2]) for room in rooms}:
        with open(os.path.join(tree, module, "Mutant.swift"), "w") as file:
            file.write(CHOOSER)
    for path in sources(home, rooms):
        name = os.path.relpath(path, home)
        lines = open(path).read().split("\n")
        if name in by_path:
            for number, site in by_path[name]:
                line = lines[site.line]
                if site.kind == "line":
                    new = f"if !isMutant({number}) {{ {site.before} }}"
                else:
                    new = f"(isMutant({number}) ? ({site.after}) : ({site.before}))"
                lines[site.line] = line[:site.start] + new + line[site.end:]
        text = "\n".join(lines)
        target = os.path.join(tree, name)
        if open(target).read() != text:
            open(target, "w").write(text)


def build(tree, suites):
    environment = dict(os.environ, INNERLOOP_TESTS=" ".join(suites))
    done = subprocess.run(["swift", "build", "-c", "release", "--build-tests"], cwd=tree, env=environment,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode == 0:
        return []
    errors = re.findall(r"([^\s:]+\.swift):(\d+):\d+: error: (.*)", done.stdout)
    if not errors:
        sys.exit(done.stdout[-4000:])
    return sorted({(os.path.relpath(path, tree) if path.startswith("/") else path, int(line) - 1, text)
                   for path, line, text in errors})


def blamed(mutants, errors):
    """The mutants on the lines that do not compile, or shortly before or behind them."""
    found = set()
    for path, line, text in errors:
        near = [(abs(line - site.line), number) for number, site in mutants.items()
                if site.path == path and abs(line - site.line) <= 12]
        if near:
            found.add(min(near)[1])
    return found


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.setsid()


def run_suite(tree, number, suite, seconds):
    """Why a test of the suite noticed, or None. The first failure ends the run."""
    program = os.path.join(tree, ".build/release/InnerLoopPackageTests.xctest")
    environment = dict(os.environ, INNERLOOP_MUTANT=str(number), SWIFT_BACKTRACE="enable=no")
    test = subprocess.Popen([program, "--testing-library", "swift-testing", "--filter", f"^{suite}", *WITHOUT_COMPILER],
                            cwd=tree, env=environment, preexec_fn=limited, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True, errors="replace")
    late = threading.Timer(seconds, lambda: os.killpg(test.pid, signal.SIGKILL))
    late.start()
    failed = next(filter(None, map(FAILED.search, test.stdout)), None)
    ended = late.is_alive()
    late.cancel()
    if failed:
        os.killpg(test.pid, signal.SIGKILL)
    code = test.wait()
    if failed:
        return failed.group(1)
    return None if code == 0 else f"ends with {code}" if ended else "never ends"


def run_tests(tree, number, suites, limits):
    """Why a test noticed, or None; and how long it took."""
    began = time.time()
    for suite in suites:
        if reason := run_suite(tree, number, suite, limits[suite]):
            return f"{suite}: {reason}", time.time() - began
    return None, time.time() - began


def report(path, mutants, results, seed):
    killed = [n for n, (reason, _) in results.items() if reason]
    kinds = Counter(mutants[n].kind for n in results)
    dead = Counter(mutants[n].kind for n in killed)
    with open(path, "w") as file:
        file.write(f"# {len(killed)} of {len(results)} mutants killed ({100 * len(killed) / max(1, len(results)):.0f} %), seed {seed}\n\n")
        file.write(", ".join(f"{kind} {dead[kind]}/{kinds[kind]}" for kind in sorted(kinds)) + "\n\n## Survivors\n\n")
        for number in sorted(set(results) - set(killed)):
            file.write(f"- {number}: {mutants[number]}\n")
        file.write("\n## Killed\n\n")
        for number in sorted(killed):
            file.write(f"- {number}: {mutants[number]} ({results[number][0]})\n")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--of", choices=ROOMS, default="engine")
    options.add_argument("--count", type=int, default=120)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--build-only", action="store_true")
    options = options.parse_args()
    home = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
    work = os.path.join(home, ".build-mutants")
    tree = os.path.join(work, "tree")
    os.makedirs(tree, exist_ok=True)
    copy_tree(home, tree)

    rooms = ROOMS[options.of]
    suites = sorted({suite for tests in rooms.values() for suite in tests})
    paths = sources(home, rooms)
    places = [site for path in paths for site in sites(os.path.relpath(path, home), open(path).read())]
    random.Random(options.seed).shuffle(places)
    print(f"{len(places)} places in {len(paths)} files")
    mutants, number = {}, 0
    while True:
        while len(mutants) < options.count and places:
            site = places.pop()
            if all((site.path, site.line) != (other.path, other.line) for other in mutants.values()):
                number += 1
                mutants[number] = site
        write_mutants(home, tree, rooms, mutants)
        errors = build(tree, suites)
        if not errors:
            break
        dropped = blamed(mutants, errors)
        if not dropped:
            sys.exit("\n".join(map(str, errors)))
        for bad in dropped:
            del mutants[bad]
        print(f"{len(dropped)} mutants do not compile, {len(mutants)} do", flush=True)
    if options.build_only:
        return
    limits = {}
    for suite in suites:
        reason, seconds = run_tests(tree, 0, [suite], {suite: 3600})
        if reason:
            sys.exit(f"unchanged: {reason}")
        limits[suite] = 5 * seconds + 20
        print(f"{suite}: {seconds:.0f} s", flush=True)
    results = {}
    for number, site in sorted(mutants.items()):
        tests = next(tests for room, tests in rooms.items() if site.path.startswith(room + "/"))
        results[number] = run_tests(tree, number, tests, limits)
        print(f"{number:4} {results[number][1]:5.0f} s  {results[number][0] or 'SURVIVES'}  {site}", flush=True)
        report(os.path.join(work, "report.md"), mutants, results, options.seed)


main()
