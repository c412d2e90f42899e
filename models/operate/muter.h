// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the problem list asks of the rest of the program: mute a finding, or let it count again. Every call returns at
// once; what came of it arrives as a signal. Tests script it. GUI thread.

#include "models/mutes/mute.h"

#include <QObject>

namespace operate {

class Muter : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // Who, from when and in which environment are filled in. system: identifier of the server it is about; empty: none.
    virtual void mute(const mutes::Mute &mute, const QString &system) = 0;
    virtual void unmute(const mutes::Mute &mute, const QString &system) = 0;
    // Those in force, of every environment, as the file has them.
    [[nodiscard]] virtual const QList<mutes::Mute> &mutes() const = 0;

signals:
    void changed(); // mutes(), by whichever program
    void done(); // the one that was asked for; changed() came before
    void refused(const base::Error &error);
};

} // namespace operate
