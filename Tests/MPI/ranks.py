"""Chapters on several processes, for run.py and network.py: how they are started and what they computed."""
import json, os, shutil, subprocess

HOME = os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
KIND = os.environ.get("INNERLOOP_MPI", "mpi-c")
MPIRUN = shutil.which("mpirun.mpich" if KIND == "mpich" else "mpirun")
# One folder for each: the compiler keeps what it read of MPI's header, and would take it for the other's.
BUILD = f"{HOME}/.build/" + ("mpich" if KIND == "mpich" else "mpi")
CHAPTERS = {6: "06-maml", 7: "07-reptile", 8: "08-prototypical-networks"}
SETTINGS = {
    "INNERLOOP_DATA": "", "OMPI_MCA_rmaps_base_oversubscribe": "1", "OMPI_MCA_mpi_yield_when_idle": "1",
    "OMPI_MCA_hwloc_base_binding_policy": "none", "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
    "OMPI_MCA_orte_execute_quiet": "1", "OMPI_MCA_odls_base_sigkill_timeout": "5",
}
faults = []


def check(holds, what):
    print(("✓ " if holds else "✗ ") + what, flush=True)
    if not holds:
        faults.append(what)


def program(chapter):
    return f"{BUILD}/release/{CHAPTERS[chapter]}"


def words(chapter, out, *more):
    return [program(chapter), "--scale", "quick", "--progress", "none", "--no-html", "--out", out, *more]


def start(ranks, chapter, out, *more, workers=1):
    """Ranks of a chapter in a process group of their own; 1 is a program on its own."""
    command = words(chapter, out, *more)
    if ranks > 1:
        command = [MPIRUN, "-n", str(ranks)] + command
    return spawn(command, workers)


def spawn(command, workers=1):
    environment = {**os.environ, **SETTINGS, "INNERLOOP_WORKERS": str(workers)}
    return subprocess.Popen(command, cwd=HOME, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            text=True, errors="replace", start_new_session=True)


def records(out, chapter):
    """Every number as it was written, seconds and the minutes of cards apart."""
    with open(f"{out}/{CHAPTERS[chapter]}/metrics.json") as file:
        found = json.load(file)["records"]
    return {name: (value["value"], value.get("ci95"), value.get("n"))
            for name, value in found.items() if "second" not in name and "minute" not in name}


def finished(process):
    text = process.communicate()[0]
    return process.returncode, text
