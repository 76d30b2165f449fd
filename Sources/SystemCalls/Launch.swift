import Foundation

/// How many processes `mpirun` or `srun` started together, and which of them this is.
///
/// Read from what Open MPI, MPICH and Slurm tell a process in its environment, so that it is known without MPI.
package enum Launch {
  /// 0 for the one that writes; also where nobody started several.
  package static let rank = number(["OMPI_COMM_WORLD_RANK", "PMI_RANK", "PMIX_RANK"]) ?? 0
  /// 1 where nobody started several.
  package static let size = number(["OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "SLURM_NTASKS"]) ?? 1
  /// Whether this is one of several.
  package static var isShared: Bool { size > 1 }

  private static func number(_ names: [String]) -> Int? {
    let values = ProcessInfo.processInfo.environment
    return names.lazy.compactMap { values[$0].flatMap(Int.init) }.first
  }
}
