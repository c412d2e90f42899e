// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one statement that a person typed to be read out. There is no way from here to Sql: Session::readTyped() sends the
// text alone in a Parse message of the extended protocol, which takes one statement (two are an error), inside a
// transaction that is read only and rolled back. Whether a statement may run at all is decided by the server and the role
// of the connection, never by looking at its words. The architecture test allows this type in the rooms that read it out
// and nowhere else. A value; any thread.

#include "models/base/result.h"
#include "models/base/untrusted.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace postgres {

class TypedStatement {
public:
    static constexpr std::size_t kLongest = 1 << 20; // bytes

    // Invalid: nothing was typed, it is longer than that, or holds a character that no statement can.
    [[nodiscard]] static base::Result<TypedStatement> of(const QString &text);

    [[nodiscard]] QString digest() const; // SHA-256 of the bytes that are sent, in hexadecimal
    [[nodiscard]] std::size_t size() const { return m_text.size(); } // bytes

private:
    friend class Session;
    explicit TypedStatement(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

struct TypedLimits {
    std::chrono::milliseconds statement{30000}, lock{1000};
    std::size_t rows = 1000;
    std::size_t cell = 100 * 1024;         // bytes that are kept of one value
    std::size_t whole = 16 * 1024 * 1024;  // bytes that are kept of all values; twice that in memory
    std::size_t row = 16 * 1024 * 1024;    // bytes that are received of one row before the connection is given up
};

struct TypedCell {
    base::Untrusted text;
    bool null = false;
    std::size_t bytes = 0; // of the whole value; more than are kept: it was cut
    bool cut = false;
};

// What a server said to it. A statement that fails has no rows: those that came before the error are not its answer.
struct TypedRows {
    std::vector<base::Untrusted> columns;
    std::vector<bool> numeric; // a column of numbers
    std::vector<std::vector<TypedCell>> rows;
    base::Untrusted command;   // "SELECT 12", "SHOW"; empty: cut off or failed
    bool more = false;         // there are more rows than are kept
    std::uint64_t notices = 0; // came with it and are not kept
    std::optional<base::Error> failure;
    int position = 0;          // of the failure: the character of the text, from 1; 0: none
    base::Untrusted detail, hint; // of the failure
};

} // namespace postgres
