// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a person has typed into the connection dialog, before it is a target: says what is wrong with it field by
// field, and makes the target. Without the password, which never leaves its field but as a base::Secret. Any thread.

#include "models/environment/environment.h"

namespace start {

enum class Field { Name, Host, Port, Database, User, Service, RootCertificate, Url, Status };

struct FieldProblem {
    Field field = Field::Name;
    QString text; // one sentence that says what to type
    friend bool operator==(const FieldProblem &, const FieldProblem &) = default;
};

struct ConnectionDraft {
    environment::TargetKind kind = environment::TargetKind::Postgres; // Postgres, PgBouncer, Redis, Http or Host
    QString name, tier;
    QString host, port, database, user, service;
    QString url;            // Http, Host
    QString expectedStatus; // Http
    environment::Tls::Mode tls = environment::Tls::Mode::VerifyFull;
    QString rootCertificate;
    bool hasPassword = false;

    // Empty: it can be tested and saved. takenIds: targets that the environment has already.
    [[nodiscard]] QList<FieldProblem> problems(const QStringList &takenIds = {}) const;
    // Of a draft without problems.
    [[nodiscard]] environment::Target target() const;
    // The name as an id: "Orders DB (Köln)" is "orders-db-koln". Empty when nothing of it can stand in an id.
    [[nodiscard]] QString id() const;
    [[nodiscard]] bool usesTls() const;

    // A new draft of a kind, with that kind's usual port and encryption.
    static ConnectionDraft of(environment::TargetKind kind);
    friend bool operator==(const ConnectionDraft &, const ConnectionDraft &) = default;
};

[[nodiscard]] QString idFrom(const QString &name);

} // namespace start
