// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The screen's handle on the sandbox, so that pages never see the engine and tests can script it. Every call
// returns at once; what came of it arrives as a signal. GUI thread.

#include "models/base/result.h"
#include "models/sandbox/sandbox.h"

#include <QObject>

namespace start {

class SandboxDriver : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void up() = 0;   // started or failed; progressed in between
    virtual void cancel() = 0; // of a start under way; what it had started is ended
    virtual void down() = 0;
    virtual void inject(const QString &fault, const QString &target = {}) = 0; // done or refused
    virtual void heal(const QString &target = {}) = 0;                          // empty: everything

    [[nodiscard]] virtual QString logFolder() const = 0; // where its servers write what went wrong

signals:
    void progressed(const QString &step, double done); // done: 0 to 1
    void started(const sandbox::State &state);
    void failed(const base::Error &error); // of up() and down()
    void stopped();                        // after cancel() and down()
    void done(const QString &line);        // of inject() and heal(): what was done
    void refused(const base::Error &error);
};

} // namespace start
