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

static const unsigned char annotation_schema[] = {
#embed "../../schema/annotation-1.schema.json"
};
static const unsigned char problem_schema[] = {
#embed "../../schema/problem-1.schema.json"
};

static const clexicons_file files[] = {
    {"cities.tsv", cities, sizeof cities},
    {"countries.tsv", countries, sizeof countries},
    {"guards.tsv", guards, sizeof guards},
    {"numbers.tsv", numbers, sizeof numbers},
};

const size_t clexicons_count = sizeof files / sizeof files[0];

clexicons_file clexicons_file_at(size_t index) { return files[index]; }

clexicons_file clexicons_annotation_schema(void) {
    return (clexicons_file){"annotation-1.schema.json", annotation_schema, sizeof annotation_schema};
}

clexicons_file clexicons_problem_schema(void) {
    return (clexicons_file){"problem-1.schema.json", problem_schema, sizeof problem_schema};
}
