#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What one gnuplot process left behind. The two texts belong to the caller: `gnuplot_free`.
typedef struct {
  /// 0 when the process was started; otherwise the `errno` that says why not (`ENOENT`: no gnuplot).
  int launchError;
  /// The exit code, or 128 + the number of the signal that ended the process.
  int exitCode;
  /// Everything gnuplot wrote to standard output (the `dumb` charts).
  char *output;
  /// Everything gnuplot wrote to standard error (warnings and errors).
  char *errors;
} GnuplotResult;

/// Runs gnuplot in `folder`, sends it `commands` through gnuplot-iostream and waits for its end.
/// `program` is looked for in `searchPath`, or in `PATH` when that is null. No shell is involved.
GnuplotResult gnuplot_run(
    const char *program, const char *searchPath, const char *folder, const char *commands);

/// Writes `length` bytes to `path` through gnuplot-iostream; returns 0 or the `errno`.
/// A file that could not be written to its end is removed.
int gnuplot_write(const char *path, const char *bytes, size_t length);

void gnuplot_free(GnuplotResult result);

#ifdef __cplusplus
}
#endif
