// prctl takes any number of arguments, which Swift cannot call.
#pragma once
#include <stdbool.h>

#ifdef __linux__
#include <sys/prctl.h>

/// From now on processes whose parent ended become children of this one (or no longer).
static inline bool adopt_orphans(bool adopts) {
  return prctl(PR_SET_CHILD_SUBREAPER, adopts ? 1 : 0, 0, 0, 0) == 0;
}
#else
static inline bool adopt_orphans(bool adopts) { return false; }
#endif
