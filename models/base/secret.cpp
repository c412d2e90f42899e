// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/secret.h"

#include <string.h>

namespace base {

void wipe(std::string &bytes)
{
    // capacity, not size: a shrunk string still holds the tail
    bytes.resize(bytes.capacity());
    explicit_bzero(bytes.data(), bytes.size());
    bytes.clear();
}

Secret::Secret(std::string &&plain) : m_bytes(plain)
{
    wipe(plain);
}

Secret::Secret(Secret &&other) noexcept : m_bytes(other.m_bytes)
{
    // copied, not moved: a short string lives inside the object and would stay behind
    wipe(other.m_bytes);
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe(m_bytes);
        m_bytes = other.m_bytes;
        wipe(other.m_bytes);
    }
    return *this;
}

Secret::~Secret()
{
    wipe(m_bytes);
}

Secret Secret::clone() const
{
    return Secret(std::string(m_bytes));
}

} // namespace base
