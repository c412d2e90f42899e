// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A password or key in memory. Move-only, wiped when it dies, without any formatter: printing one, putting
// it into a QString by accident or comparing it with == does not compile. Any thread, one owner.

#include <string>
#include <string_view>

class QDebug;

namespace base {

class Secret {
public:
    Secret() = default;
    explicit Secret(std::string &&plain); // takes the bytes and wipes the source
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret();

    [[nodiscard]] Secret clone() const; // a second owner, said out loud
    [[nodiscard]] bool empty() const { return m_bytes.empty(); }

    // The one way out, at the call that needs it (libpq parameter, curl option). Valid while this lives.
    [[nodiscard]] std::string_view reveal() const { return m_bytes; }
    [[nodiscard]] const char *revealZ() const { return m_bytes.c_str(); }

private:
    std::string m_bytes;
};

QDebug operator<<(QDebug, const Secret &) = delete;
std::string to_string(const Secret &) = delete;

// Overwrites the bytes of a buffer that held a secret on its way in.
void wipe(std::string &bytes);

} // namespace base
