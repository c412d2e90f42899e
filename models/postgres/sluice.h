// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Between libpq and the socket it connected: lets a gulp pass at a time. One call of PQconsumeInput() reads as long as
// the sender keeps pace, hundreds of MB of one row before anybody can say that it is too much; behind a sluice it finds
// no more than kGulp bytes, and what has come is counted. It takes the place of the socket under its own number, so that
// TLS, which libpq speaks itself, goes through as it is. Never blocks. Engine thread only.

#include "models/base/result.h"

#include <cstdint>
#include <memory>
#include <string>

namespace postgres {

class Sluice {
public:
    static constexpr std::size_t kGulp = 32 * 1024; // bytes that libpq finds at once

    // Takes over the socket of a connection that rests. Watch wire() instead of it from now on. Error: no descriptors left.
    static base::Result<std::unique_ptr<Sluice>> on(int socket);
    // After PQfinish(): sends its goodbye and closes the wire.
    ~Sluice();
    Sluice(const Sluice &) = delete;
    Sluice &operator=(const Sluice &) = delete;

    void pass();                                                     // what can go now, both ways
    [[nodiscard]] int wire() const { return m_wire; }
    [[nodiscard]] bool readable() const;                             // libpq finds something, or the end, without waiting for the wire
    [[nodiscard]] bool unsent() const { return !m_outward.empty(); } // wait until the wire is writable, too
    [[nodiscard]] std::uint64_t received() const { return m_received; } // bytes since it is there

private:
    Sluice(int socket, int wire, int inner) : m_socket(socket), m_wire(wire), m_inner(inner) {}
    void passOutward();
    void passInward();

    int m_socket; // libpq's end, which it closes itself
    int m_wire, m_inner;
    std::string m_outward, m_inward; // taken from one side, not yet taken by the other
    std::uint64_t m_received = 0;
    bool m_ended = false; // nothing more comes from the wire
};

} // namespace postgres
