#!/usr/bin/env bash
# Compiles Engine, Learning and Ink as Embedded Swift for two machines that this one is not, runs a small network there and
# compares its loss, gradients and trained parameters with the native build: WebAssembly with its vectors of 128 bits, in
# node (the toolchain's own runner refuses vectors), and an ARM processor with NEON, in qemu.
set -euo pipefail
cd "$(dirname "$0")/../.."

# swiftc may be a wrapper on the path; the other tools stand beside the real one.
resources=$(swiftc -print-target-info | sed -n 's|.*"runtimeResourcePath": "\(.*\)".*|\1|p')
tool() { if [ -x "$resources/../../bin/$1" ]; then echo "$resources/../../bin/$1"; else command -v "$1"; fi; }

compile() { # module, sources
  local module=$1
  shift
  swiftc -target "$target" -enable-experimental-feature Embedded -wmo -Ounchecked -swift-version 6 -parse-as-library \
    -package-name innerloop -warnings-as-errors -Xfrontend -disable-stack-protector -I "$out" "${flags[@]}" \
    -Xcc -fmodule-map-file=Sources/System/MachineFeatures/module.modulemap -module-name "$module" \
    -emit-module -emit-module-path "$out/$module.swiftmodule" -c "$@" -o "$out/$module.o"
}

# Everything for one machine; a multiply-add must not have become a call.
compile_all() { # target, compiler flags
  target=$1 out=.build/embedded/$1
  shift
  flags=("$@")
  mkdir -p "$out"
  local room
  for room in Engine Learning Ink; do compile $room $(find Sources/$room -name '*.swift' | sort); done
  compile SmallNetwork Tests/Embedded/SmallNetwork.swift
  if "$(tool llvm-nm)" --undefined-only "$out"/{Engine,Learning}.o | grep -w 'fmaf\?'; then
    echo "embedded: $target calls the C library to multiply and add" >&2
    exit 1
  fi
}

for_webassembly() {
  compile_all wasm32-unknown-none-wasm -Xcc -msimd128 -Xcc -mbulk-memory
  "$(tool clang)" --target=wasm32 -O2 -mbulk-memory -fno-builtin -nostdlib -c Tests/Embedded/runtime.c -o "$out/runtime.o"
  "$(tool wasm-ld)" --export=printNumbers --no-entry --gc-sections \
    "$out"/{SmallNetwork,Ink,Learning,Engine,runtime}.o -o "$out/network.wasm"
  node Tests/Embedded/run.mjs "$out/network.wasm" >"$out/numbers.txt"
}

for_arm() {
  compile_all aarch64-none-none-elf
  local gcc
  gcc=$(dirname "$(aarch64-linux-gnu-gcc -print-libgcc-file-name)")
  "$(tool clang)" --target=aarch64-linux-gnu -fuse-ld=lld -static -Wl,--gc-sections -B"$gcc" -L"$gcc" \
    -L/usr/aarch64-linux-gnu/lib Tests/Embedded/main.c "$out"/{SmallNetwork,Ink,Learning,Engine}.o \
    "$resources/embedded/$target/libswiftUnicodeDataTables.a" -lm -o "$out/network"
  qemu-aarch64 "$out/network" >"$out/numbers.txt"
}

for_webassembly &
if command -v qemu-aarch64 aarch64-linux-gnu-gcc >/dev/null; then for_arm; fi
wait $!
swift build -c release --product EmbeddedTwin
for numbers in .build/embedded/*/numbers.txt; do
  .build/release/EmbeddedTwin "$(basename "$(dirname "$numbers")")" <"$numbers"
done
