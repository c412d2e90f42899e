// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/passwdentry.h"

#include <pwd.h>

#include <cerrno>
#include <vector>

namespace base {

namespace {

constexpr std::size_t kLargest = 1 << 20;

// ask(place, text, size, found) is one of the two functions of the system that answer into what they are given.
template <class Ask> std::optional<PasswdEntry> answered(const Ask &ask)
{
    passwd place = {};
    passwd *found = nullptr;
    std::vector<char> text(1024);
    int why = ERANGE;
    for (; why == ERANGE && text.size() <= kLargest; text.resize(text.size() * 4))
        if ((why = ask(&place, text.data(), text.size(), &found)) == 0)
            return found ? std::optional(PasswdEntry{place.pw_uid, place.pw_gid, QString::fromLocal8Bit(place.pw_name)}) : std::nullopt;
    return {};
}

} // namespace

std::optional<PasswdEntry> passwdOf(uid_t user)
{
    return answered([user](auto... place) { return ::getpwuid_r(user, place...); });
}

std::optional<PasswdEntry> passwdNamed(const QString &name)
{
    return answered([encoded = name.toLocal8Bit()](auto... place) { return ::getpwnam_r(encoded.constData(), place...); });
}

} // namespace base
