import ArgumentParser
import Foundation
import SystemCalls
import Weaving

/// A chapter on several processes: built with MPI, in a folder of its own, and started by `mpirun`.
extension Repository {
  /// Where programs with MPI are built, so that those without stay as they are.
  private var buildFolderWithMPI: String { "\(root)/.build/mpi" }

  /// Builds the chapter with MPI; of processes that were started together one after the other comes here, and finds
  /// it done.
  func buildWithMPI(_ chapter: ChapterFolder) throws -> String {
    try requireMPI()
    try FileManager.default.createDirectory(
      atPath: buildFolderWithMPI, withIntermediateDirectories: true)
    let lock = retrying {
      open("\(buildFolderWithMPI)/kit.lock", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    }
    defer { close(lock) }
    _ = retrying { flock(lock, LOCK_EX) }
    try build(chapter.product, ["--traits", "MPI", "--scratch-path", buildFolderWithMPI])
    return "\(buildFolderWithMPI)/release/\(chapter.product)"
  }

  /// `INNERLOOP_MPI` names another implementation than the machine's usual one, as pkg-config does: `ompi-c` or `mpich`.
  private var nameOfMPI: String {
    ProcessInfo.processInfo.environment["INNERLOOP_MPI"] ?? "mpi-c"
  }

  private func requireMPI() throws {
    let isThere = try ChildProcess.output("pkg-config", ["--exists", nameOfMPI]).status == 0
    guard isThere else {
      throw KitError(
        "kit: --ranks needs MPI, which is not here: sudo apt-get install libopenmpi-dev openmpi-bin",
        ExitStatus.missing)
    }
  }

  /// Runs so many processes of this program with `mpirun`, which share the machine's cores. One that dies ends all.
  func run(_ program: String, _ arguments: [String], ranks: Int) throws {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let settings = [
      "INNERLOOP_WORKERS": "\(max(1, cores / ranks))",
      // Open MPI: more processes than cores, also for root in a container; each on any core, and none waits by spinning.
      "OMPI_MCA_rmaps_base_oversubscribe": "1", "OMPI_MCA_hwloc_base_binding_policy": "none",
      "OMPI_MCA_mpi_yield_when_idle": "1", "OMPI_ALLOW_RUN_AS_ROOT": "1",
      // We say ourselves what happened, and the first process has the time to weave what there is.
      "OMPI_MCA_orte_execute_quiet": "1", "OMPI_MCA_odls_base_sigkill_timeout": "5",
      "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
    ]
    for (name, value) in settings { setenv(name, value, 0) }
    guard let mpirun = Tool.path(nameOfMPI == "mpich" ? "mpirun.mpich" : "mpirun") else {
      throw KitError(
        "kit: --ranks needs mpirun, which is not here: sudo apt-get install openmpi-bin",
        ExitStatus.missing)
    }
    let status = try ChildProcess.run(mpirun, ["-n", "\(ranks)", program] + arguments)
    guard status != 0 else { return }
    if status > 128, !Interrupt.isRequested {
      throw KitError(
        "kit: one of the \(ranks) processes was killed (signal \(status - 128)), and so the run is over; "
          + "--resume goes on from its last checkpoint, with any number of processes.",
        ExitStatus.trapped)
    }
    throw ExitCode(status)
  }
}
