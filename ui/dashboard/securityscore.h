// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the last looks at the security of the open environment's targets found, for the health score: those of an earlier
// start as the folder has them, then each that the desk makes. GUI thread; feed and desk outlive it, the folder is read on
// a thread of its own.

#include "models/environment/environment.h"
#include "models/flow/pool.h"
#include "models/health/securitylook.h"

#include <QObject>

#include <memory>

namespace audit {
class Desk;
}

namespace watch {
class Feed;
}

namespace dashboard {

// The thread's end: its signal is emitted there and delivered as an event.
class SecurityScoreSide : public QObject {
    Q_OBJECT
public:
    flow::BlockingPool files{1};

signals:
    void read(const QString &environment, const health::SecurityLooks &looks);
};

class SecurityScore : public QObject {
    Q_OBJECT
public:
    // folder: of the audits; empty: none is kept.
    SecurityScore(watch::Feed &feed, const audit::Desk &desk, const QString &folder, QObject *parent);

    [[nodiscard]] const health::SecurityLooks &looks() const { return m_looks; }

signals:
    void changed();

private:
    void beginAnew(); // in the environment that is open now
    void take(const QString &target);

    watch::Feed &m_feed;
    const audit::Desk &m_desk;
    const QString m_folder;
    std::shared_ptr<SecurityScoreSide> m_side;
    health::SecurityLooks m_looks;
    environment::EnvironmentPtr m_environment;
};

} // namespace dashboard
