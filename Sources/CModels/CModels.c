#include "CModels.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// Sections of a model begin at multiples of 64 bytes.
_Alignas(64) static const unsigned char words[] = {
#embed "../../models/words.model"
};

cmodels_file cmodels_words(void) { return (cmodels_file){words, sizeof words}; }
