"""Two network namespaces as two machines: the same bits, one sentence when the cable is cut, and on from there.

run.py calls it, with what chapter 6 computes on one machine. Skipped with a sentence where Scripts/hosts may not make
namespaces, which takes root and iproute2.
"""
import os, subprocess, time

from ranks import HOME, KIND, MPIRUN, check, finished, records, spawn, start, words

HOSTS = f"{HOME}/Scripts/hosts"
ADDRESSES = "10.99.0.1,10.99.0.2"
# ssh's place is taken by a script that enters the namespace. A cut cable is known after ten seconds of silence, not
# after the eight minutes of Open MPI's own settings.
OPEN_MPI = ["--mca", "plm_rsh_agent", HOSTS, "--mca", "oob_tcp_keepalive_time", "4", "--mca",
            "oob_tcp_keepalive_intvl", "2", "--mca", "oob_tcp_keepalive_probes", "3", "--host", ADDRESSES]
# MPICH sees one machine's memory through the namespaces, unless it is told to use the network.
MPICH = ["-launcher", "ssh", "-launcher-exec", HOSTS, "-localhost", "10.99.0.1", "-hosts", ADDRESSES,
         "-genv", "UCX_TLS", "tcp,self"]


def hosts(*words):
    return subprocess.run([HOSTS, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def across(out, *more):
    """Chapter 6 with a process on each of the two machines."""
    launcher = MPICH if KIND == "mpich" else OPEN_MPI
    return spawn([HOSTS, "in", "1", MPIRUN, *launcher, "-n", "2", *words(6, out, *more)])


def same_bits(folder, expected):
    code, text = finished(across(f"{folder}/two"))
    holds = code == 0 and records(f"{folder}/two", 6) == expected
    check(holds, f"two machines: {len(expected)} records, bit for bit" + ("" if holds else "\n" + text[-800:]))


def cut(folder, expected):
    """The cable goes while chapter 6 trains; then one machine goes on alone."""
    out = f"{folder}/cut"
    process = across(out)
    while process.poll() is None and not any(name.endswith(".safetensors") for _, _, names in os.walk(out)
                                             for name in names):
        time.sleep(0.2)
    began = time.time()
    hosts("cut", "2")
    code, text = finished(process)
    seconds = time.time() - began
    said = [line for line in text.splitlines() if "one of its 2 processes is gone" in line]
    check(code != 0 and seconds < 60 and len(said) == 1, f"a cut cable: over after {seconds:.0f} s: {said}")
    code, text = finished(start(1, 6, out, "--resume"))
    holds = code == 0 and records(out, 6) == expected
    check(holds, "one machine goes on to the same bits" + ("" if holds else "\n" + text[-800:]))


def two_machines(folder, expected):
    hosts("down")
    try:
        if not hosts("up", "2"):
            return print("two machines: not tried, since namespaces need root and iproute2", flush=True)
        same_bits(folder, expected)
        if KIND == "mpich":  # hydra asks its far ends for nothing, and waits for good
            return print("a cut cable: not tried, since MPICH's mpirun does not notice", flush=True)
        cut(folder, expected)
    finally:
        hosts("down")
