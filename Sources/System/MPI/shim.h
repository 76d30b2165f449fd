// MPI's names are macros, different in every implementation; these are what Swift sees. All of it is called by one thread.
#pragma once
#include <mpi.h>
#include <stdlib.h>
#include <unistd.h>

// A run that ends well waits for the others; one that fails ends them, for they would wait for it. The first only goes:
// who started it may still have to say why, MPICH's abort would end that at once, and a bad exit code ends all as well.
static void mpi_leave(int status, int rank) {
  int is_over;
  MPI_Finalized(&is_over);
  if (is_over) return;
  if (status == 0) MPI_Finalize();
  else if (rank > 0) MPI_Abort(MPI_COMM_WORLD, status);
}

#ifdef __linux__
static void mpi_leave_on_exit(int status, void *rank) { mpi_leave(status, (int)(long)rank); }
static inline void mpi_leave_at_exit(int rank) { on_exit(mpi_leave_on_exit, (void *)(long)rank); }
#else
static void mpi_leave_well(void) { mpi_leave(0, 0); }
static inline void mpi_leave_at_exit(int rank) { atexit(mpi_leave_well); }
#endif

static inline void mpi_begin(int *rank, int *size) {
  int level;
  MPI_Init_thread(NULL, NULL, MPI_THREAD_FUNNELED, &level);
  MPI_Comm_rank(MPI_COMM_WORLD, rank);
  MPI_Comm_size(MPI_COMM_WORLD, size);
  mpi_leave_at_exit(*rank);
}

static inline void mpi_send(const void *bytes, int count, int rank) {
  MPI_Send(bytes, count, MPI_BYTE, rank, 0, MPI_COMM_WORLD);
}

static inline void mpi_receive(void *bytes, int count, int rank) {
  MPI_Recv(bytes, count, MPI_BYTE, rank, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
}

static inline void mpi_broadcast(void *bytes, int count, int root) {
  MPI_Bcast(bytes, count, MPI_BYTE, root, MPI_COMM_WORLD);
}

static inline void mpi_gather(const void *own, int count, void *all, const int *counts, const int *places) {
  MPI_Allgatherv(own, count, MPI_BYTE, all, counts, places, MPI_BYTE, MPI_COMM_WORLD);
}
