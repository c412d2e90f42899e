// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What screens, the terminal and the watcher ask of incidents: which there are, change one, and what an alert does. Every
// call returns at once; what came of it arrives as a signal. Tests script it. GUI thread (the reader's thread of a feed).

#include "models/base/result.h"
#include "models/incidents/laidaside.h"
#include "models/incidents/projection.h"

#include <QObject>

#include <optional>

namespace incidents {

class IncidentDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    // A person asks. Who, and of a new one its id, number and environment, are filled in where they are empty. Refused: it
    // breaks a rule, this console may not, or it could not be written down; then nothing has changed.
    virtual void make(const Change &change) = 0;
    // The same of what the program found (evidence, a delivery, a probable cause), which bears nobody's name, or of what a
    // person said elsewhere, with that name. One that breaks a rule is left out, with a line in the log.
    virtual void record(const Change &change) = 0;
    // An alert has begun to fire or has resolved. May be told again and by several consoles: one cause makes one incident.
    // `critical` opens one; the desk decides (rules.h) and writes.
    virtual void alertChanged(const AlertNews &news) = 0;

    [[nodiscard]] virtual const Projection &known() const = 0;
    [[nodiscard]] virtual bool ready() const = 0;  // the journal was read; false: nobody knows yet
    [[nodiscard]] virtual bool mayAct() const = 0; // false: this console only looks
    // Why the journal cannot be read (damaged, of a later version, not ours to read); known() is then of before. Nothing: it can.
    [[nodiscard]] virtual std::optional<base::Error> trouble() const { return {}; }
    // The one before this journal, while its file lies there; nothing: there was none.
    [[nodiscard]] virtual std::optional<LaidAside> laidAside() const { return {}; }
    // In a drill's environment or a sandbox: every incident there is a drill, and these are what matters.
    [[nodiscard]] virtual bool practises() const { return false; }

signals:
    void changed();                     // known(), by whichever console; trouble(), laidAside()
    void made(const QString &incident); // what was asked for; changed() came before
    // An incident that this console opened stands in the journal: its evidence is frozen now, by whoever can.
    void detected(const QString &incident);
    void refused(const base::Error &error);    // what a person asked for, by make()
    void unrecorded(const base::Error &error); // what the program found could not be written down
};

} // namespace incidents
