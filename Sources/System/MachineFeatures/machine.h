// The table of machines: what the engine's inner loops may assume of the one that this build is for, as types and constants
// that Swift folds.
#pragma once
#include <stdbool.h>

// Floats in a vector register; rows of a micro-tile of results and vectors in each. 6 x 4 leave eight of 32 registers to the
// factors, 6 x 2 four of sixteen; where a product and its addition are two instructions 4 x 2 leave room for products.
#if defined(__AVX512F__)
  #define machine_name "AVX-512"
  #define VECTOR_WIDTH 16
  #define TILE_ROWS 6
  #define TILE_VECTORS 4
#elif defined(__AVX2__) && defined(__FMA__)
  #define machine_name "AVX2"
  #define VECTOR_WIDTH 8
  #define TILE_ROWS 6
  #define TILE_VECTORS 2
#elif defined(__ARM_NEON)
  #define machine_name "NEON"
  #define VECTOR_WIDTH 4
  #define TILE_ROWS 6
  #define TILE_VECTORS 4
#elif defined(__wasm_simd128__)
  #define machine_name "WebAssembly SIMD"
  #define VECTOR_WIDTH 4
  #define TILE_ROWS 4
  #define TILE_VECTORS 2
#else
  #define machine_name "vectors of 128 bits"
  #define VECTOR_WIDTH 4
  #define TILE_ROWS 4
  #define TILE_VECTORS 2
#endif
static const int machine_tile_rows = TILE_ROWS;
static const int machine_tile_vectors = TILE_VECTORS;
static const int machine_vector_width = VECTOR_WIDTH;

// Whether a · b + c is one instruction; elsewhere, to ask for one rounding calls the C library.
#if defined(__FMA__) || defined(__ARM_FEATURE_FMA)
static const bool machine_fuses_multiply_add = true;
#else
static const bool machine_fuses_multiply_add = false;
#endif

// A vector, as many numbers of double precision, and the bits of both.
typedef float machine_vector __attribute__((ext_vector_type(VECTOR_WIDTH)));
typedef double machine_wide_vector __attribute__((ext_vector_type(VECTOR_WIDTH)));
typedef int machine_bits __attribute__((ext_vector_type(VECTOR_WIDTH)));
typedef long long machine_wide_bits __attribute__((ext_vector_type(VECTOR_WIDTH)));

// From one to the other, lane by lane: Swift converts number after number.
static inline machine_wide_vector machine_widened(machine_vector v) {
  return __builtin_convertvector(v, machine_wide_vector);
}
static inline machine_vector machine_narrowed(machine_wide_vector v) {
  return __builtin_convertvector(v, machine_vector);
}
static inline machine_bits machine_truncated(machine_wide_bits v) {
  return __builtin_convertvector(v, machine_bits);
}

// Whether a lane of a mask is set.
static inline bool machine_any(machine_bits mask) { return __builtin_reduce_or(mask) != 0; }

// Asks for the line of an address before it is needed.
static inline void machine_prefetch(const float *address) { __builtin_prefetch(address); }
