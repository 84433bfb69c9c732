// The linguist's files of Sources/Annotators/Lexicons, and the schemas, compiled into the programs byte for byte.
#ifndef HASHIYA_CLEXICONS_H
#define HASHIYA_CLEXICONS_H

#include <stddef.h>

typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} clexicons_file;

/// Number of files.
extern const size_t clexicons_count;

/// File `index` of `clexicons_count`.
clexicons_file clexicons_file_at(size_t index);

/// The JSON Schemas of schema/.
clexicons_file clexicons_annotation_schema(void);
clexicons_file clexicons_problem_schema(void);

#endif
