// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/foreignstatement.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace postgres {

namespace {

bool isBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Whatever may go on in a word of PostgreSQL; bytes above 127 are letters to it.
bool isWord(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || (c & 0x80) != 0; }

// The rest behind a comment at the beginning, nested ones as PostgreSQL nests them; empty: it does not end.
std::string_view behindComment(std::string_view text)
{
    if (text.starts_with("--")) {
        const auto end = text.find_first_of("\n\r");
        return end == std::string_view::npos ? std::string_view() : text.substr(end);
    }
    int depth = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == '/' && text[i + 1] == '*') {
            ++depth;
            ++i;
        } else if (text[i] == '*' && text[i + 1] == '/') {
            ++i;
            if (--depth == 0)
                return text.substr(i + 1);
        }
    }
    return {};
}

std::string firstWord(std::string_view text)
{
    while (!text.empty()) {
        if (isBlank(text.front()) || text.front() == '(')
            text.remove_prefix(1);
        else if (text.starts_with("--") || text.starts_with("/*"))
            text = behindComment(text);
        else
            break;
    }
    std::string word;
    for (const char c : text) {
        if (!isWord(c))
            break;
        word += c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
    }
    return word;
}

} // namespace

base::Result<ForeignStatement> ForeignStatement::of(const base::Untrusted &text)
{
    static constexpr std::array<std::string_view, 7> planned{"select", "insert", "update", "delete", "merge", "values", "with"};
    std::string bytes = text.raw().toStdString();
    if (std::ranges::find(planned, firstWord(bytes)) == planned.end() || bytes.find('\0') != std::string::npos)
        return base::fail(base::Errc::Invalid, QCoreApplication::translate("postgres", "Only SELECT, INSERT, UPDATE, DELETE, MERGE, VALUES and WITH have a plan.").toStdString());
    return ForeignStatement(std::move(bytes));
}

} // namespace postgres
