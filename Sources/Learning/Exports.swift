// Whoever says `import Learning` has the `parallelMap` whose results travel between processes.
@_exported import Collective
