// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where passwords come from: the keyring, libpq's pass file, a named command, or the person at the keyboard
// (once, kept in memory). Absent, locked, denied and timed out are told apart, and nothing is ever written
// anywhere but into the keyring. Engine thread only.

#include "models/base/secret.h"
#include "models/flow/clock.h"
#include "models/flow/task.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace secrets {

enum class Availability { Found, Absent, Locked, Denied, TimedOut, NoBackend };

struct Answer {
    Availability availability = Availability::Absent;
    base::Secret secret;
    QString detail; // the backend's own words
    Answer() = default;
    Answer(Availability a, base::Secret s, QString d = {}) : availability(a), secret(std::move(s)), detail(std::move(d)) {}
};

class SecretSource {
public:
    virtual ~SecretSource() = default;
    // Keyring entry `key` of the service "quarterdeck".
    virtual flow::Task<Answer> fromKeyring(QString key, flow::TimePoint due) = 0;
    virtual flow::Task<Answer> toKeyring(QString key, base::Secret secret, flow::TimePoint due) = 0;
    virtual flow::Task<Answer> removeFromKeyring(QString key, flow::TimePoint due) = 0;
    // First line of the program's standard output. argv[0] is an absolute path; no shell.
    virtual flow::Task<Answer> fromCommand(QStringList argv, flow::TimePoint due) = 0;
    // A password for this session only, given by the person who was asked; forgotten at exit.
    virtual void remember(const QString &key, base::Secret secret) = 0;
    virtual std::optional<base::Secret> remembered(const QString &key) const = 0;
};

} // namespace secrets
