#include "CLexicons.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char countries[] = {
#embed "../Annotators/Lexicons/countries.tsv"
};
static const unsigned char cities[] = {
#embed "../Annotators/Lexicons/cities.tsv"
};
static const unsigned char guards[] = {
#embed "../Annotators/Lexicons/guards.tsv"
};
static const unsigned char numbers[] = {
#embed "../Annotators/Lexicons/numbers.tsv"
};

static const clexicons_file files[] = {
    {"cities.tsv", cities, sizeof cities},
    {"countries.tsv", countries, sizeof countries},
    {"guards.tsv", guards, sizeof guards},
    {"numbers.tsv", numbers, sizeof numbers},
};

const size_t clexicons_count = sizeof files / sizeof files[0];

clexicons_file clexicons_file_at(size_t index) { return files[index]; }
