// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a person has typed into the connection dialog, before it is a target: says what is wrong with it field by
// field, and makes the target. Without the password, which never leaves its field but as a base::Secret. A draft of a
// target that exists keeps everything of it that the dialog does not show. Any thread.

#include "models/environment/change.h"
#include "models/environment/idfrom.h"

#include <optional>

namespace start {

enum class Field { Name, Id, Host, Port, Database, User, Service, RootCertificate, Url, Status, Header, Figures, Holder, Key, Sql, Path,
                   AgeWarning, AgeCritical, Reader, Standbys, BackupFile, PoolerConfig };
enum class FigureCell { Id, Source, Unit, Warning, Critical };

struct FieldProblem {
    Field field = Field::Name;
    QString text; // one sentence that says what to type
    int row = 0;  // of Figures: which one, and what of it
    FigureCell cell = FigureCell::Id;
    friend bool operator==(const FieldProblem &, const FieldProblem &) = default;
};

// A figure of HttpJson or Prometheus, each part as it was typed.
struct TypedFigure {
    QString id;
    QString source; // JSON pointer, or name of the series
    QString unit, warning, critical;
    bool below = false;     // small values are bad
    bool perSecond = false; // Prometheus: growth of a counter
    int origin = -1;        // its place in the target that is edited, whose other settings of it stay; -1: a new one
    [[nodiscard]] bool isBlank() const;
    friend bool operator==(const TypedFigure &, const TypedFigure &) = default;
};

// What a heartbeat is, as it was typed.
struct TypedHeartbeat {
    environment::HeartbeatSettings::Where where = environment::HeartbeatSettings::Where::File;
    QString via; // id of the holder of a key or row
    QString key, sql, path;
    QString warning, critical; // of its age
    friend bool operator==(const TypedHeartbeat &, const TypedHeartbeat &) = default;
};

// The settings of PostgreSQL and PgBouncer that most targets do without.
struct TypedMore {
    QString readerUser;
    environment::Credential::Source readerFrom = environment::Credential::Source::Keyring;
    QString standbys; // names with commas between
    QString backupFile;
    QString poolerConfig;
    QStringList uses; // ids
    friend bool operator==(const TypedMore &, const TypedMore &) = default;
};

struct ConnectionDraft {
    environment::TargetKind kind = environment::TargetKind::Postgres;
    QString name, tier;
    QString typedId; // of a target that exists; a new one is called after its name
    QString host, port, database, user, service;
    QStringList runsOn, replicatesFrom, leadsTo; // ids: edges runs_on, replicates_from, routes_through
    QString url;            // Http, Host, HttpJson, Prometheus
    QString expectedStatus; // Http
    QString header;         // HttpJson, Prometheus: the one that carries the password
    QList<TypedFigure> figures;
    TypedHeartbeat heartbeat;
    TypedMore more;
    environment::Tls::Mode tls = environment::Tls::Mode::VerifyFull;
    QString rootCertificate;
    bool hasPassword = false;
    QList<environment::Tier> tiers;            // there already
    std::optional<environment::Target> origin; // what is edited

    // Empty: it can be tested and saved. takenIds: targets that the environment has already.
    [[nodiscard]] QList<FieldProblem> problems(const QStringList &takenIds = {}) const;
    // Of a draft without problems.
    [[nodiscard]] environment::Target target() const;
    // The name as an id: "Orders DB (Köln)" is "orders-db-koln". Empty when nothing of it can stand in an id.
    [[nodiscard]] QString id() const;
    [[nodiscard]] QString tierId() const;                      // of the tier of that title or id, or of a new one
    [[nodiscard]] QList<environment::Tier> newTiers() const;   // the one that is not there yet
    [[nodiscard]] environment::Change change() const;          // what saving it means
    [[nodiscard]] bool hasAddress() const;                     // false: a heartbeat, which is looked up elsewhere
    [[nodiscard]] bool byUrl() const;
    [[nodiscard]] bool usesTls() const;
    [[nodiscard]] bool hasFigures() const;                     // a kind whose figures are named one by one
    [[nodiscard]] int furtherSettings() const;                 // of the origin, that no field of its kind shows

    // A new draft of a kind, with that kind's usual port and encryption.
    static ConnectionDraft of(environment::TargetKind kind);
    static ConnectionDraft of(const environment::Target &target, const QList<environment::Tier> &tiers);
    friend bool operator==(const ConnectionDraft &, const ConnectionDraft &) = default;
};

using environment::idFrom;

} // namespace start
