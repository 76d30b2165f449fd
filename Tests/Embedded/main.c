// The beginning of the small network where there is a C library.
void printNumbers(void);
int main(void) {
  printNumbers();
  return 0;
}
