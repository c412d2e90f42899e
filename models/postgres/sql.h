// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One SQL statement that nobody built from strings: a literal of this source, a file of resources/sql, or what the
// user's environment file says. Values go beside it as Params, never into it; identifiers through PQescapeIdentifier.
// A pointer: texts made at run time are kept for the life of the program, and come from files, so they are few.

#include "models/base/result.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

struct pg_conn;

namespace postgres {

class Sql {
public:
    // Only what the compiler can see: a string made at run time does not compile.
    template <std::size_t N>
    consteval Sql(const char (&literal)[N]) : m_text(literal) // NOLINT(google-explicit-constructor)
    {
    }

    // resources/sql/<file>, e.g. "postgres/activity.sql".
    [[nodiscard]] static base::Result<Sql> named(const QString &file);
    // A statement of the user's own environment file, which runs with the rights of the user's own role.
    [[nodiscard]] static Sql fromEnvironmentFile(const QString &statement);

    // The same with each {} replaced by a quoted identifier. An identifier that libpq cannot quote (invalid UTF-8)
    // is refused, its bytes shown.
    [[nodiscard]] base::Result<Sql> withIdentifiers(pg_conn *connection, const std::vector<std::string> &names) const;

    [[nodiscard]] const char *text() const { return m_text; }

private:
    struct Kept {
        const char *text;
    };
    explicit Sql(Kept k) : m_text(k.text) {}
    static Kept keep(std::string text);

    const char *m_text;
};

// Values bound to $1, $2 ... in text form; nullopt is NULL.
class Params {
public:
    template <class... Value>
    explicit Params(Value... value)
    {
        (m_values.emplace_back(std::move(value)), ...);
    }
    [[nodiscard]] const std::vector<std::optional<std::string>> &values() const { return m_values; }

private:
    std::vector<std::optional<std::string>> m_values;
};

} // namespace postgres
