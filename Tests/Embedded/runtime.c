// The few functions of a C library that Embedded Swift asks for, for a WebAssembly module that imports only how to
// print.

#include <stddef.h>
#include <stdint.h>

// Memory: blocks of powers of two with a header of 64 bytes, so that every block is aligned for vectors.

typedef struct Block { struct Block *next; int order; } Block;
enum { header = 64, orders = 32 };
extern unsigned char __heap_base;
static Block *released[orders];
static size_t top;

static void *grow(int order) {
  size_t size = (size_t)1 << order;
  if (top == 0) top = ((size_t)&__heap_base + header - 1) & ~(size_t)(header - 1);
  size_t available = __builtin_wasm_memory_size(0) << 16;
  if (top + size > available) {
    size_t pages = (top + size - available + 65535) >> 16;
    if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) __builtin_trap();
  }
  Block *block = (Block *)top;
  top += size;
  block->order = order;
  return block;
}

void *malloc(size_t count) {
  int order = 7;
  while (((size_t)1 << order) < count + header) order++;
  Block *block = released[order];
  if (block) released[order] = block->next;
  else block = grow(order);
  return (char *)block + header;
}

void free(void *pointer) {
  if (!pointer) return;
  Block *block = (Block *)((char *)pointer - header);
  block->next = released[block->order];
  released[block->order] = block;
}

int posix_memalign(void **result, size_t alignment, size_t count) {
  if (alignment > header) return 22;
  *result = malloc(count);
  return 0;
}

// Bytes.

void *memset(void *target, int value, size_t count) {
  unsigned char *t = target;
  while (count--) *t++ = (unsigned char)value;
  return target;
}

void *memcpy(void *restrict target, const void *restrict source, size_t count) {
  unsigned char *t = target;
  const unsigned char *s = source;
  while (count--) *t++ = *s++;
  return target;
}

void *memmove(void *target, const void *source, size_t count) {
  unsigned char *t = target;
  const unsigned char *s = source;
  if (t < s) while (count--) *t++ = *s++;
  else while (count--) t[count] = s[count];
  return target;
}

int memcmp(const void *left, const void *right, size_t count) {
  const unsigned char *l = left, *r = right;
  for (; count--; l++, r++) if (*l != *r) return *l - *r;
  return 0;
}

// x · y + z rounded once, as the machine's own instruction does it: the product is exact in double precision, and
// a sum that fell on the middle between two floats is moved off it, to the side of its rounding error.
float fmaf(float x, float y, float z) {
  double product = (double)x * y, sum = product + z;
  union { double value; uint64_t bits; } u = {sum};
  int isMiddle = (u.bits & 0x1fffffff) == 0x10000000;
  int isExact = sum - product == z && sum - z == product;
  if (!isMiddle || isExact || (u.bits >> 52 & 0x7ff) == 0x7ff) return (float)sum;
  int isNegative = u.bits >> 63;
  double error = isNegative == (z > product) ? product - sum + z : z - sum + product;
  if (isNegative == (error < 0)) u.bits++; else u.bits--;
  return (float)u.value;
}

// What a page asks for besides: half away from zero, as C has it.
float roundf(float x) {
  float whole = __builtin_truncf(x), rest = x - whole;
  return rest >= 0.5f ? whole + 1 : rest <= -0.5f ? whole - 1 : whole;
}

// Nothing is random here but what a seed says.

void arc4random_buf(void *target, size_t count) { memset(target, 7, count); }

// What is printed goes to standard output line by line, as WASI has it.

typedef struct { const void *base; size_t count; } Piece;
__attribute__((import_module("wasi_snapshot_preview1"), import_name("fd_write")))
int fd_write(int descriptor, const Piece *pieces, size_t count, size_t *written);

int putchar(int character) {
  static char line[256];
  static size_t length;
  line[length++] = (char)character;
  if (character == '\n' || length == sizeof line) {
    Piece piece = {line, length};
    size_t written;
    length = 0;
    if (fd_write(1, &piece, 1, &written) != 0) __builtin_trap();
  }
  return character;
}
