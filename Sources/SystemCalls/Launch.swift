import Foundation

/// How many processes `mpirun` or `srun` started together, and which of them this is.
///
/// Read from what Open MPI, MPICH and Slurm tell a process in its environment, so that it is known without MPI.
package enum Launch {
  private static let ownRank = number(["OMPI_COMM_WORLD_RANK", "PMI_RANK", "PMIX_RANK"])

  /// 0 for the one that writes; also where nobody started several.
  package static let rank = ownRank ?? 0
  /// 1 where nobody started several: a shell in a Slurm allocation knows their number, and has no rank.
  package static let size =
    ownRank == nil ? 1 : number(["OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "SLURM_NTASKS"]) ?? 1
  /// Whether this is one of several.
  package static var isShared: Bool { size > 1 }

  /// What `mpirun` is told in its environment where processes share one machine.
  package static let settings = [
    // Open MPI: more processes than cores, also for root in a container; each on any core, and none waits by spinning.
    "OMPI_MCA_rmaps_base_oversubscribe": "1", "OMPI_MCA_hwloc_base_binding_policy": "none",
    "OMPI_MCA_mpi_yield_when_idle": "1", "OMPI_ALLOW_RUN_AS_ROOT": "1",
    "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
    // We say ourselves what happened, and the first process has the time to weave what there is.
    "OMPI_MCA_orte_execute_quiet": "1", "OMPI_MCA_odls_base_sigkill_timeout": "5",
  ]

  private static func number(_ names: [String]) -> Int? {
    let values = ProcessInfo.processInfo.environment
    return names.lazy.compactMap { values[$0].flatMap(Int.init) }.first
  }
}
