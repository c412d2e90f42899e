// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What Redis answered to one command, as a value. Its text was chosen by the peer: show it through
// base::Untrusted.

#include <string>
#include <vector>

namespace redis {

struct Reply {
    enum class Type { Nil, Text, Status, Error, Integer, Array };
    Type type = Type::Nil;
    std::string text; // Text, Status, Error
    long long integer = 0;
    std::vector<Reply> elements;

    [[nodiscard]] bool isError() const { return type == Type::Error; }
    // First word of an error: "NOAUTH", "WRONGTYPE"; empty when it is none.
    [[nodiscard]] std::string errorCode() const { return isError() ? text.substr(0, text.find(' ')) : std::string(); }
};

} // namespace redis
