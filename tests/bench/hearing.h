// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a receiver of the benchmark of telling heard, and when. A message is read once, as it comes.

#include <QString>

#include <chrono>
#include <optional>
#include <set>
#include <vector>

namespace bench {

using WallMoment = std::chrono::system_clock::time_point;

// What one message said of one target.
struct Said {
    WallMoment at;
    QString target, key;
    bool firing = false;
};

// The memory of one receiver: which message was the first of a target since a moment, and what is open.
class Hearing {
public:
    virtual ~Hearing() = default;
    // Seconds from `since` to the first message that this target fires; nothing: none came.
    [[nodiscard]] std::optional<double> fired(const QString &target, WallMoment since)
    {
        listen();
        for (const Said &s : m_said)
            if (s.firing && s.at >= since && s.target == target)
                return std::chrono::duration<double>(s.at - since).count();
        return std::nullopt;
    }
    [[nodiscard]] std::set<QString> open()
    {
        listen();
        return m_open;
    }

protected:
    virtual void listen() = 0;
    void add(const Said &said)
    {
        m_said.push_back(said);
        if (said.firing)
            m_open.insert(said.target + QLatin1Char(' ') + said.key);
        else
            m_open.erase(said.target + QLatin1Char(' ') + said.key);
    }

private:
    std::vector<Said> m_said;
    std::set<QString> m_open;
};

} // namespace bench
