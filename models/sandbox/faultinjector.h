// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Breaks servers of a running sandbox on purpose and mends them again. Every injection passes the safety gate first,
// so that it can never touch a server that the sandbox did not start. Both directions are idempotent and written
// down in the state file (the name of the fault beside its server). Engine thread only.

#include "models/flow/reactor.h"

#include <QString>
#include <QStringList>

namespace sandbox {

class FaultInjector {
public:
    FaultInjector(flow::Reactor &reactor, QString stateFolder);

    [[nodiscard]] static QStringList names();

    // target: a server of the sandbox; empty: the fault's natural one. Value: what was done, one sentence.
    flow::Task<flow::Result<QString>> inject(QString name, QString target);
    // Undoes every fault on the target, or on all servers when it is empty.
    flow::Task<flow::Result<QString>> heal(QString target);

private:
    flow::Task<flow::Result<void>> undo(QString fault, QString server); // of an injection that did not succeed
    flow::Task<flow::Result<bool>> healOne(QString server); // false: there was nothing to heal

    flow::Reactor &m_reactor;
    QString m_folder;
};

} // namespace sandbox
