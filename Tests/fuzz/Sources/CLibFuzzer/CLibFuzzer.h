#pragma once
#include <stddef.h>
#include <stdint.h>

// libFuzzer's runtime has no header of its own.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*one)(const uint8_t *data, size_t count));
size_t LLVMFuzzerMutate(uint8_t *data, size_t count, size_t limit);
