#!/usr/bin/env bash
# Compiles Statistics, Engine, Learning and Ink as Embedded Swift for two machines that this one is not, runs a small network there and
# compares its loss, gradients and trained parameters with the native build: WebAssembly with its vectors of 128 bits, in
# node (the toolchain's own runner refuses vectors), and an ARM processor with NEON, in qemu.
set -euo pipefail
CDPATH='' cd -- "$(dirname "$0")/../.."
. Scripts/embedded

# A multiply-add must not have become a call.
expect_no_call_of_fma() { # folder of objects
  if "$(tool llvm-nm)" --undefined-only "$1"/{Engine,Learning}.o | grep -w 'fmaf\?'; then
    echo "embedded: $target calls the C library to multiply and add" >&2
    exit 1
  fi
}

# The rooms are those that the live parts of the pages stand on.
for_webassembly() {
  target_webassembly
  local shared
  shared=$(Scripts/live)
  expect_no_call_of_fma "$shared"
  out=.build/embedded/$target
  mkdir -p "$out"
  flags+=(-I "$shared")
  compile SmallNetwork Tests/Embedded/SmallNetwork.swift
  compile_runtime -o "$out/runtime.o"
  "$(tool wasm-ld)" --export=printNumbers --no-entry --gc-sections \
    "$out"/{SmallNetwork,runtime}.o $(objects "$shared") -o "$out/network.wasm"
  node Tests/Embedded/run.mjs "$out/network.wasm" >"$out/numbers.txt"
}

for_arm() {
  target=aarch64-none-none-elf flags=() out=.build/embedded/aarch64-none-none-elf
  mkdir -p "$out"
  local room gcc
  for room in "${rooms[@]}"; do compile $room $(sources $room); done
  compile SmallNetwork Tests/Embedded/SmallNetwork.swift
  expect_no_call_of_fma "$out"
  count_tile NEON "$out/Engine.o" >/dev/null
  gcc=$(dirname "$(aarch64-linux-gnu-gcc -print-libgcc-file-name)")
  "$(tool clang)" --target=aarch64-linux-gnu -fuse-ld=lld -static -Wl,--gc-sections -B"$gcc" -L"$gcc" \
    -L/usr/aarch64-linux-gnu/lib Tests/Embedded/main.c "$out/SmallNetwork.o" $(objects "$out") \
    "$resources/embedded/$target/libswiftUnicodeDataTables.a" -lm -o "$out/network"
  qemu-aarch64 "$out/network" >"$out/numbers.txt"
}

for_webassembly &
if command -v qemu-aarch64 >/dev/null && command -v aarch64-linux-gnu-gcc >/dev/null; then for_arm; fi
wait $!
swift build -c release --product EmbeddedTwin
for numbers in .build/embedded/*/numbers.txt; do
  .build/release/EmbeddedTwin "$(basename "$(dirname "$numbers")")" <"$numbers"
done
