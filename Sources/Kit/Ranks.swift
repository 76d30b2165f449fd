import ArgumentParser
import Foundation
import SystemCalls
import Weaving

/// A chapter on several processes: built with MPI, in a folder of its own, and started by `mpirun`.
extension Repository {
  /// Where programs with MPI are built, so that those without stay as they are. One for each implementation: the
  /// compiler keeps what it read of MPI's header, and would take it for the other's.
  private var buildFolderWithMPI: String {
    "\(root)/.build/\(isMPICH ? "mpich" : "mpi")"
  }

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
    ProcessInfo.processInfo.environment["INNERLOOP_MPI"] ?? Self.usualMPI
  }

  #if os(macOS)
    private static let usualMPI = "ompi-c"
    private var remedy: String { "brew install \(isMPICH ? "mpich" : "open-mpi")" }
  #else
    private static let usualMPI = "mpi-c"
    private var remedy: String {
      "sudo apt-get install \(isMPICH ? "libmpich-dev mpich" : "libopenmpi-dev openmpi-bin")"
    }
  #endif

  private var isMPICH: Bool { nameOfMPI == "mpich" }

  private func requireMPI() throws {
    let isThere = try ChildProcess.output("pkg-config", ["--exists", nameOfMPI]).status == 0
    guard isThere else {
      throw KitError(
        "kit: --ranks needs MPI, which is not here: \(remedy)", ExitStatus.missing)
    }
  }

  /// Runs so many processes of this program with `mpirun`, which share the machine's cores. One that dies ends all.
  func run(_ program: String, _ arguments: [String], ranks: Int) throws {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let workers = ["INNERLOOP_WORKERS": "\(max(1, cores / ranks))"]
    for (name, value) in Launch.settings.merging(workers, uniquingKeysWith: { $1 }) {
      setenv(name, value, 0)
    }
    guard let mpirun = Tool.path(isMPICH ? "mpirun.mpich" : "mpirun") else {
      throw KitError(
        "kit: --ranks needs mpirun, which is not here: \(remedy)", ExitStatus.missing)
    }
    let status = try ChildProcess.run(mpirun, ["-n", "\(ranks)", program] + arguments)
    guard status != 0 else { return }
    if let signal = signal(ofEnd: status, isMPICH: isMPICH), !Interrupt.isRequested {
      throw KitError(
        "kit: one of the \(ranks) processes was killed (signal \(signal)), and so the run is over; "
          + "--resume goes on from its last checkpoint, with any number of processes.",
        ExitStatus.trapped)
    }
    throw ExitCode(status)
  }
}

/// The signal that killed a process, by what mpirun ended with: Open MPI adds 128 as a shell does, MPICH nothing. Our
/// own codes are small.
func signal(ofEnd status: Int32, isMPICH: Bool) -> Int32? {
  if status > 128 { return status - 128 }
  return isMPICH && status > ExitStatus.missing ? status : nil
}
