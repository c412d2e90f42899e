// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The text of a statement in the words PostgreSQL reads it in. Comments are left out, and so is what a constant holds:
// nothing that a user wrote as a value is kept. Pure; any thread.

#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace watch {

struct StatementToken {
    enum class Kind : std::uint8_t {
        Word,     // a keyword or a name, in lower case as the server folds it
        Quoted,   // a name in quotes, without them
        Constant, // a number, a text, $1: empty
        Symbol,   // an operator, a bracket, a comma
    };
    Kind kind = Kind::Symbol;
    QString text;

    [[nodiscard]] bool isWord(QStringView word) const { return kind == Kind::Word && text == word; }
    [[nodiscard]] bool isSymbol(QStringView symbol) const { return kind == Kind::Symbol && text == symbol; }
};

using StatementWords = std::span<const StatementToken>;

// Nothing: it ends within a comment or quotes, or writes a name with Unicode escapes.
[[nodiscard]] std::optional<std::vector<StatementToken>> statementTokens(QStringView text);

// The place behind the bracket that closes the one at `at`, of either kind; 0: none does.
[[nodiscard]] std::size_t behindBracket(StatementWords words, std::size_t at);

} // namespace watch
