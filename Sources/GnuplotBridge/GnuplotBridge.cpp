// The only C++ of the house, and the only file that pays for gnuplot-iostream's and Boost's headers.
#include "GnuplotBridge.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

// Debian: libgnuplot-iostream-dev and libboost-{iostreams,filesystem}-dev. macOS: `brew install boost`
// and the one header of https://github.com/dstahlke/gnuplot-iostream in /opt/homebrew/include.
#include <gnuplot-iostream.h>

extern char **environ;

namespace {

/// The full path of the first executable `program` in folders parted by colons; empty if there is none.
std::string find(const std::string &program, const std::string &folders) {
  for (size_t start = 0; start <= folders.size();) {
    size_t end = std::min(folders.find(':', start), folders.size());
    std::string candidate = folders.substr(start, end - start) + "/" + program;
    char full[PATH_MAX];
    if (end > start && access(candidate.c_str(), X_OK) == 0 && realpath(candidate.c_str(), full))
      return full;
    start = end + 1;
  }
  return "";
}

/// Held from opening the pipes until the child runs: a second child must not inherit a pipe of the
/// first, or the first would wait for the end of its input forever.
std::mutex spawning;

/// A pipe that children do not inherit.
struct Pipe {
  int ends[2] = {-1, -1};
  bool open() {
#ifdef __linux__
    return pipe2(ends, O_CLOEXEC) == 0;
#else
    if (pipe(ends) != 0) return false;
    for (int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
    return true;
#endif
  }
  void close(int end) {
    if (ends[end] >= 0) ::close(ends[end]);
    ends[end] = -1;
  }
  ~Pipe() { close(0), close(1); }
};

std::string readAll(int descriptor) {
  std::string text;
  char buffer[4096];
  for (;;) {
    ssize_t count = read(descriptor, buffer, sizeof buffer);
    if (count > 0) text.append(buffer, static_cast<size_t>(count));
    else if (count == 0 || errno != EINTR) return text;
  }
}

/// While it lives, a write to a process that has gone fails with `EPIPE` instead of ending us.
class WithoutBrokenPipeSignal {
  sigset_t signals, before;
  bool wasPending;

  bool isPending() {
    sigset_t pending;
    sigpending(&pending);
    return sigismember(&pending, SIGPIPE) == 1;
  }

 public:
  WithoutBrokenPipeSignal() {
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    wasPending = isPending();
    pthread_sigmask(SIG_BLOCK, &signals, &before);
  }
  ~WithoutBrokenPipeSignal() {
    int signal;
    if (!wasPending && isPending()) sigwait(&signals, &signal);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }
};

/// Sends text through a gnuplot-iostream `Gnuplot`, which closes `file`; returns 0 or the `errno`.
int send(FILE *file, const char *bytes, size_t length) {
  WithoutBrokenPipeSignal guard;
  Gnuplot gnuplot(file);
  errno = 0;
  try {
    gnuplot.write(bytes, static_cast<std::streamsize>(length));
    gnuplot.flush();
  } catch (const std::exception &) {
    return errno ? errno : EIO;
  }
  if (gnuplot.good()) return 0;
  return errno ? errno : EIO;
}

int launch(
    const std::string &path, const char *folder, Pipe &input, Pipe &output, Pipe &errors,
    pid_t &child) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, folder);
  posix_spawn_file_actions_adddup2(&actions, input.ends[0], 0);
  posix_spawn_file_actions_adddup2(&actions, output.ends[1], 1);
  posix_spawn_file_actions_adddup2(&actions, errors.ends[1], 2);
  // -d: the reader's own ~/.gnuplot must not change the pictures of the course.
  char *arguments[] = {const_cast<char *>("gnuplot"), const_cast<char *>("-d"), nullptr};
  int error = posix_spawn(&child, path.c_str(), &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

int waitFor(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return 127;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

GnuplotResult gnuplot_run(
    const char *program, const char *searchPath, const char *folder, const char *commands) {
  GnuplotResult result = {0, 0, nullptr, nullptr};
  if (!searchPath) searchPath = getenv("PATH");
  std::string path = find(program, searchPath ? searchPath : "/usr/local/bin:/usr/bin:/bin");
  if (path.empty()) return result.launchError = ENOENT, result;

  Pipe input, output, errors;
  std::unique_lock<std::mutex> lock(spawning);
  if (!input.open() || !output.open() || !errors.open())
    return result.launchError = errno, result;
  pid_t child = 0;
  result.launchError = launch(path, folder, input, output, errors, child);
  lock.unlock();
  if (result.launchError != 0) return result;
  input.close(0), output.close(1), errors.close(1);

  std::string outputText, errorText;
  std::thread outputReader([&] { outputText = readAll(output.ends[0]); });
  std::thread errorReader([&] { errorText = readAll(errors.ends[0]); });
  FILE *file = fdopen(input.ends[1], "w");
  input.ends[1] = -1;
  send(file, commands, strlen(commands));
  outputReader.join(), errorReader.join();
  result.exitCode = waitFor(child);
  result.output = strdup(outputText.c_str());
  result.errors = strdup(errorText.c_str());
  return result;
}

int gnuplot_write(const char *path, const char *bytes, size_t length) {
  FILE *file = fopen(path, "w");
  if (!file) return errno;
  int error = send(file, bytes, length);
  if (error != 0) unlink(path);
  return error;
}

void gnuplot_free(GnuplotResult result) {
  free(result.output);
  free(result.errors);
}
