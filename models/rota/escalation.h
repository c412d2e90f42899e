// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The escalation matrix: by severity, service and hour, who is asked first, who next and after how long. Values and a pure state;
// any thread. Waits are counted on the monotonic clock, so a wall clock that jumps neither skips a level nor repeats one; the
// hour is read once, when it begins.

#include "models/rota/rota.h"

#include <vector>

namespace rota {

struct Level {
    QStringList contacts; // "oncall/primary", "ann", "channel/ops"
    base::milliseconds wait{300'000}; // for an acknowledgement, before the next level
    friend bool operator==(const Level &, const Level &) = default;
};

struct Policy {
    QString id;
    std::optional<base::Severity> severity; // absent: both
    QStringList services, environments;     // empty: all
    std::optional<Hours> hours;
    QList<Level> levels;
    int rounds = 1; // from the beginning again after the last level
    friend bool operator==(const Policy &, const Policy &) = default;
};

struct OnCall { // all of rota.yaml
    QString file;
    QList<Person> people;
    QList<Rota> rotas;
    QList<Policy> policies;     // the first that suits counts
    std::optional<Hours> quiet; // warnings wait until it is over; a critical never does
    Hours night{QTime(22, 0), QTime(7, 0), 0x7f, {}}; // what counts as a page at night

    [[nodiscard]] const Person *person(const QString &id) const;
    [[nodiscard]] const Rota *rota(const QString &id) const;
};

// named: only one that names the environment, which practice needs.
[[nodiscard]] const Policy *policyFor(const OnCall &all, base::Severity severity, const QString &service, const QString &environment, base::WallTime at, bool named = false);
// Until when nobody is asked; nothing: ask now.
[[nodiscard]] std::optional<base::WallTime> quietUntil(const OnCall &all, base::Severity severity, base::WallTime at);

struct Reached {
    QStringList channels; // of all contacts of the level, each once
    QStringList persons;  // ids, each once; not those of channels that are named themselves
    QStringList nobody;   // contacts that lead to nobody now: a rota with a gap, a person without a channel
};
// Who is behind a contact at that moment; empty: nobody, or it is a channel.
[[nodiscard]] QString personBehind(const OnCall &all, const QList<Override> &overrides, const QString &contact, base::WallTime at);
[[nodiscard]] Reached reached(const OnCall &all, const QList<Override> &overrides, const Level &level, base::WallTime at);

// One escalation on its way up.
class Ladder {
public:
    Ladder(Policy policy, base::TimePoint began) : m_policy(std::move(policy)), m_due(began) {}

    // The levels that are due and were not yet given, in order; several after a long sleep.
    [[nodiscard]] std::vector<Level> climb(base::TimePoint now);
    // When the next is due; nothing: never, or not before something happens.
    [[nodiscard]] std::optional<base::TimePoint> next() const;
    [[nodiscard]] qsizetype nextLevel() const { return m_level; } // of policy().levels
    [[nodiscard]] bool held() const { return m_held; }            // somebody acknowledged
    [[nodiscard]] const Policy &policy() const { return m_policy; }
    void acknowledge() { m_held = true; }
    // The acknowledgement ended and it still fires: the level that was reached is asked again.
    void resume(base::TimePoint now);
    void end() { m_ended = true; }
    // A level reached nobody: the next one is due now.
    void skip(base::TimePoint now);

private:
    Policy m_policy;
    base::TimePoint m_due;
    qsizetype m_level = 0; // next to give
    int m_round = 0;
    bool m_held = false, m_ended = false;
};

} // namespace rota
