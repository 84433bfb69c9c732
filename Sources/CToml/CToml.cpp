#include "CToml.h"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <cstdio>
#include <string>
#include <string_view>

namespace {

void visit_table(const toml::table &table, const std::string &prefix, void *context, ctoml_visitor visit) {
    for (auto &&[key, node] : table) {
        const std::string path = prefix.empty() ? std::string(key.str()) : prefix + "." + std::string(key.str());
        if (const auto *child = node.as_table()) {
            visit_table(*child, path, context, visit);
            continue;
        }
        ctoml_entry entry = {};
        entry.key = path.data();
        entry.key_count = path.size();
        entry.kind = ctoml_other;
        entry.line = key.source().begin.line;
        if (const auto *string = node.as_string()) {
            entry.kind = ctoml_string;
            entry.string = string->get().data();
            entry.string_count = string->get().size();
        } else if (const auto *integer = node.as_integer()) {
            entry.kind = ctoml_integer;
            entry.integer = integer->get();
        } else if (const auto *floating = node.as_floating_point()) {
            entry.kind = ctoml_float;
            entry.floating = floating->get();
        } else if (const auto *boolean = node.as_boolean()) {
            entry.kind = ctoml_boolean;
            entry.boolean = boolean->get();
        }
        visit(context, &entry);
    }
}

}  // namespace

bool ctoml_parse(const char *bytes, size_t count, void *context, ctoml_visitor visit, ctoml_error *error) {
    const toml::parse_result result = toml::parse(std::string_view(bytes, count));
    if (!result) {
        error->line = result.error().source().begin.line;
        const std::string_view message = result.error().description();
        std::snprintf(error->message, sizeof error->message, "%.*s", static_cast<int>(message.size()), message.data());
        return false;
    }
    visit_table(result.table(), "", context, visit);
    return true;
}
