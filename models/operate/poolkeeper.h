// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the pool page asks of the rest of the program: foretell what another size of a pool does, set it, undo it. Every call
// returns at once; what came of it arrives as a signal. Tests script it. GUI thread.

#include "models/acts/poolresize.h"

#include <QObject>

namespace operate {

class PoolKeeper : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // undo: of the last change from here; then only database and config of `change` count.
    virtual void foresee(const QString &pooler, const acts::PoolChange &change, bool undo) = 0;
    // identity: of the pooler that was shown with the forecast (acts::poolerIdentity).
    virtual void carryOut(const QString &pooler, const QString &identity, const acts::PoolForecast &forecast, const QString &reason) = 0;

signals:
    void foreseen(const QString &pooler, const acts::PoolForecast &forecast);
    void carriedOut(const QString &pooler, const acts::PoolForecast &forecast, const acts::PoolEffect &effect);
    void refused(const QString &pooler, const QString &database, bool undo, const base::Error &error); // of either
};

} // namespace operate
