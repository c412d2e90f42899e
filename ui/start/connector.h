// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the connection dialog asks of the rest of the program: try a target once, and keep it. Every call returns at
// once; what came of it arrives as a signal. Tests script it. GUI thread.

#include "models/base/result.h"
#include "models/base/secret.h"
#include "models/environment/change.h"
#include "models/secrets/secretsource.h"
#include "models/watch/connectiontest.h"
#include "models/watch/importable.h"

#include <QObject>

namespace start {

// How the password of a saved target fared.
struct Saved {
    QString target; // id of what was added or edited; empty: nothing to look at
    QString file;   // environment file that holds it now
    QString before; // the id it had; empty: the same, or it is new
    bool hadPassword = false;
    secrets::Availability keyring = secrets::Availability::Found; // Found: it is in the keyring
    QString detail;                                               // the keyring's own words
};

class Connector : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void test(const environment::Target &target, base::Secret password) = 0; // replaces one under way
    virtual void cancelTest() = 0; // tested() is not emitted any more
    // Changes the environment file, then writes the password of the target that was added or edited into the keyring, or
    // where no keyring answers into memory for this session.
    virtual void save(const environment::Change &change, base::Secret password) = 0;
    // Looks for what other programs of this person connect to: importsFound() follows.
    virtual void lookForImports() = 0;
    // Keeps a password that was asked for, and tries the target again, unless it is up: then the password is that of its reader.
    virtual void enterPassword(const QString &target, const QString &key, base::Secret password, bool keep) = 0;
    // The one that is open, whose targets are edited.
    [[nodiscard]] virtual environment::EnvironmentPtr environment() const = 0;
    // The one that new targets join; null: none yet, a new file is made.
    [[nodiscard]] virtual environment::EnvironmentPtr extended() const = 0;

signals:
    void tested(const watch::ConnectionReport &report);
    void saved(const start::Saved &saved);
    void saveFailed(const base::Error &error); // nothing was changed
    void importsFound(const QList<watch::Importable> &found);
    // After enterPassword() with `keep`: whether the keyring has it now. It is used for this session either way.
    void entered(const QString &target, secrets::Availability keyring, const QString &detail);
};

} // namespace start
