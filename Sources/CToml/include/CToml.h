// A TOML file as a line for every key, over Debian's toml++.
#ifndef HASHIYA_CTOML_H
#define HASHIYA_CTOML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    ctoml_string,
    ctoml_integer,
    ctoml_float,
    ctoml_boolean,
    /// Dates, arrays, and whatever else no setting takes.
    ctoml_other
} ctoml_kind;

/// A key and its value. Strings are UTF-8, not terminated, and live for the call only.
typedef struct {
    /// The key with its tables, joined by dots.
    const char *key;
    size_t key_count;
    ctoml_kind kind;
    const char *string;
    size_t string_count;
    int64_t integer;
    double floating;
    bool boolean;
    /// Line of the key, from 1.
    uint32_t line;
} ctoml_entry;

typedef struct {
    uint32_t line;
    char message[256];
} ctoml_error;

typedef void (*ctoml_visitor)(void *context, const ctoml_entry *entry);

/// Parses a file of `count` bytes and visits every key that holds a value, in no particular order.
/// Returns false and fills `error` when the file is not TOML; nothing is visited then.
bool ctoml_parse(const char *bytes, size_t count, void *context, ctoml_visitor visit, ctoml_error *error);

#ifdef __cplusplus
}
#endif
#endif
