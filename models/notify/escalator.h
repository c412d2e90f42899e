// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Asks people level by level, as the escalation matrix says, until somebody has it: each level is a post to the channels of its
// contacts. Each step has an event of its own that follows from the notice, so an escalation that is begun again after a restart
// tells nobody twice. Engine thread only; outlived by its outbox.
//
//   scope.spawn(escalator.run());
//   a rule's alert is due for people, or rose:    begin(notice, since when people are asked)
//   acknowledged, here or in PagerDuty (onAnswer): acknowledge(key); its acknowledgement ended: resume(key)
//   resolved:                                      end(key), and the Resolved notice goes to the outbox as ever

#include "models/flow/event.h"
#include "models/notify/climb.h"
#include "models/notify/outbox.h"
#include "models/rota/escalation.h"

#include <QSet>

#include <map>

namespace notify {

struct Arrangement { // as the files say now
    rota::OnCall all;
    QList<rota::Override> overrides;
};

class Escalator {
public:
    using Source = std::function<Arrangement()>; // asked at each step; must not wait

    Escalator(flow::Reactor &reactor, const base::Clock &clock, Outbox &outbox, Source source)
        : m_reactor(reactor), m_clock(clock), m_outbox(outbox), m_source(std::move(source))
    {
    }

    flow::Task<void> run(); // until cancelled

    // Channels that have heard of the same thing otherwise: levels up to the last one that `before` covers are passed over, but
    // for the last of all; a level that `since` covers is not asked again.
    struct Heard {
        QSet<QString> before, since;
    };
    // Without an entry in the matrix the notice goes to every channel that suits, once. A warning waits for the end of quiet hours.
    void begin(Notice notice, base::WallTime since, const Heard &heard = {});
    void acknowledge(const QString &key);
    void resume(const QString &key);
    void end(const QString &key);
    [[nodiscard]] std::size_t climbing() const { return m_running.size(); }
    [[nodiscard]] QList<Climb> climbs() const; // worst first, then oldest
    void onChanged(std::function<void()> told) { m_told = std::move(told); } // climbs() are others

    // A step reached nobody: which contacts, for a screen and the log.
    void onNobody(std::function<void(const Notice &, const QStringList &contacts)> told) { m_nobody = std::move(told); }

private:
    struct Running {
        Notice notice;
        std::optional<rota::Ladder> ladder; // none: no entry suits, it is told once
        flow::TimePoint from;               // not before: quiet hours
        int step = 0;
        QStringList lastContacts;
        QSet<QString> heard; // channels
    };
    void changed();
    [[nodiscard]] std::optional<flow::TimePoint> dueAt(const Running &running) const;
    [[nodiscard]] std::vector<Notice> step(Running &running);
    [[nodiscard]] bool asks(const Notice &step) const; // still

    flow::Reactor &m_reactor;
    const base::Clock &m_clock;
    Outbox &m_outbox;
    const Source m_source;
    std::map<QString, Running> m_running;
    std::function<void(const Notice &, const QStringList &)> m_nobody;
    std::function<void()> m_told;
    flow::Event m_changed;
};

} // namespace notify
