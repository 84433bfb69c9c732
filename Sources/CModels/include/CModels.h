// The models of models/, compiled into the programs byte for byte: the kernel maps them with the program and reads a page when
// it is first needed.
#ifndef HASHIYA_CMODELS_H
#define HASHIYA_CMODELS_H

#include <stddef.h>

typedef struct {
    const unsigned char *bytes;
    size_t count;
} cmodels_file;

/// The model of words.
cmodels_file cmodels_words(void);

#endif
