// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Expected failures travel as values. An Error says what was tried, on what, what the other side said
// and what to do about it; programmer errors are Q_ASSERT, exceptions stop at the adapter of the library
// that throws them. Any thread.

#include <cstdint>
#include <expected>
#include <string>
#include <utility>

namespace base {

enum class Errc : std::uint8_t {
    Cancelled,      // the flow was asked to stop
    TimedOut,       // its deadline passed
    Io,             // the operating system refused
    Server,         // the server answered with an error (sqlstate set where it has one)
    Closed,         // the peer closed, reset or refused the connection
    Unresolved,     // the name has no address
    Tls,            // encryption refused: wrong name, expired, unknown authority, not offered
    Authentication, // the server refused who we are; never retried by itself
    Permission,     // the server knows us and forbids it
    Protocol,       // the peer speaks something else
    Invalid,        // bad input: file, command line, document
    Absent,         // what was looked for does not exist
    Internal,
};

struct Error {
    Errc code = Errc::Internal;
    std::string text;          // what the other side said, UTF-8, untrusted: show through Untrusted
    std::string sqlstate = {}; // five characters, or empty
    std::string action = {};   // what was tried, on what: "connect to oltp-1"
    std::string remedy = {};   // what to do, one sentence
};

template <class T = void>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(Errc code, std::string text, std::string sqlstate = {})
{
    return std::unexpected(Error{code, std::move(text), std::move(sqlstate)});
}

} // namespace base
