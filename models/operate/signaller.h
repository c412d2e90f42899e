// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the sessions table asks of the rest of the program: foretell what cancelling or ending a session does, and do it.
// Every call returns at once; what came of it arrives as a signal. Tests script it. GUI thread.

#include "models/acts/sessionsignal.h"

#include <QObject>

namespace operate {

class Signaller : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void foresee(const QString &target, int pid, acts::Signal signal) = 0;
    // server: the system identifier of the server that was shown with the forecast.
    virtual void carryOut(const QString &target, const QString &server, const acts::SessionForecast &forecast, acts::Signal signal,
                          const QString &reason) = 0;

signals:
    void foreseen(const QString &target, const acts::SessionForecast &forecast, acts::Signal signal);
    void carriedOut(const QString &target, const acts::SessionForecast &forecast, acts::Signal signal, const acts::SignalEffect &effect);
    void refused(const QString &target, const base::Error &error); // of either
};

} // namespace operate
