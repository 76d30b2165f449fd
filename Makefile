# make run: sets this machine up and runs every chapter at quick scale.   make test: sets it up and tests everything.
# make docs: the reference of the libraries, in out/reference.   make test-mpi: chapters on several processes.
.DEFAULT_GOAL := run
.PHONY: run test test-mpi docs embedded fuzz mutants bench machines results format lint clean

# The Python that apt's python3-nbformat belongs to; only tests and the peers of `make bench` use Python.
export INNERLOOP_PYTHON ?= /usr/bin/python3
SOURCES = Package.swift Sources Chapters Tests

run:
	@Scripts/setup run
	swift build -c release
	@Scripts/live >/dev/null || true
	./kit run all --scale quick
	@echo "Open out/index.html: every chapter with its notebook, its pictures and its numbers."

# INNERLOOP_STRICT: a warning in a chapter is an error too. Exercises are proved sound (stub, reference, wrong answers)
# without a reader's answers: only on CI must the files in Exercises/ still be the stubs.
test: export INNERLOOP_STRICT = 1
test:
	@Scripts/setup test
	@Scripts/axe
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory embedded
	swift build -c release --build-tests
	swift test -c release --skip-build --disable-xctest --skip '^ExerciseTests'
	Scripts/reference --check
	./kit dev lint --strict
	./kit dev check $(if $(CI),,--solved)

# With DocC, of the toolchain; fails where a public symbol has no doc comment.
docs:
	@Scripts/setup run
	swift build -c release
	Scripts/reference

# Engine and Learning as Embedded Swift: the same numbers in WebAssembly and on ARM as here.
embedded:
	Tests/Embedded/run.sh

# Chapters on several processes; KILLS of them at random. Needs MPI, which nothing else does; INNERLOOP_MPI=mpich takes
# MPICH. As root it also tries two machines, which are network namespaces.
test-mpi:
	@Scripts/setup $(if $(filter mpich,$(INNERLOOP_MPI)),mpich,mpi)
	Tests/MPI/run.py $(or $(KILLS),4)

# Every parser on inputs that nobody thought of, SECONDS each, with the address sanitizer: make fuzz SECONDS=60 TARGET=png
fuzz:
	Scripts/fuzz $(or $(SECONDS),60) $(TARGET)

# How many of COUNT small faults in OF (engine, pictures) their tests notice; takes minutes after a build: make mutants OF=engine COUNT=120 SEED=1
mutants:
	Tests/Mutation/run.py --of $(or $(OF),engine) --count $(or $(COUNT),120) --seed $(or $(SEED),1)

# Without MNIST (exit code 5) there is no time to an accuracy. AVX2=1: every side limited to AVX2, as on most readers' machines; a table of its own.
bench:
	@Scripts/setup run
ifdef AVX2
	INNERLOOP_MARCH=haswell swift build -c release --scratch-path .build/avx2 --product 01-gradient-descent
	INNERLOOP_MARCH=haswell swift build -c release --scratch-path .build/avx2 --product Benchmarks
	Sources/Benchmarks/Peers/avx2 .build/avx2/release/Benchmarks --report Sources/Benchmarks/RESULTS.AVX2.md
else
	@command -v node >/dev/null || { echo "bench: node is not here; Scripts/setup test installs it" >&2; exit 5; }
	swift build -c release --product 01-gradient-descent
	swift run -c release Benchmarks
	swift run -c release Benchmarks scaling
	swift run -c release Benchmarks shapes
	swift run -c release Benchmarks time-to-accuracy || [ $$? -eq 5 ]
	sides=$$(for vectors in "" none; do for chapter in 06-maml 08-prototypical-networks; do \
	  INNERLOOP_NO_VECTORS=$$vectors Scripts/live $$chapter || exit; done; done) && \
	  node Sources/Benchmarks/Browser/run.mjs $$sides >.build/RESULTS.live.md
	mv .build/RESULTS.live.md Sources/Benchmarks/RESULTS.live.md
endif

# An outer step on several processes, measured, and on up to 4096, computed: Sources/Benchmarks/MACHINES.md. As root also
# over a network of namespaces.
machines:
	@Scripts/setup mpi
	swift build -c release --traits MPI --scratch-path .build/mpi --product Benchmarks
	.build/mpi/release/Benchmarks scaling --only machines --rounds $(or $(ROUNDS),7)

# RESULTS.md from the numbers that were kept in data/results.
results:
	./kit results

format:
	swift format --in-place --parallel --recursive $(SOURCES)

lint:
	swift format lint --strict --parallel --recursive $(SOURCES)

clean:
	./kit clean
