// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a look at the security of one PostgreSQL database found. Values; any thread. A check that could not be made is
// Unknown with its reason and never counts as good.

#include "models/base/clock.h"
#include "models/base/severity.h"
#include "models/base/untrusted.h"

#include <QList>
#include <QStringList>

#include <vector>

namespace audit {

struct Finding {
    QString check;           // id of resources/audit/*.yaml
    base::Untrusted object;  // as the server quotes it: public.orders, "odd name"
    base::Severity severity = base::Severity::Warning;
    base::Untrusted evidence; // names and figures of the server; no part of the identity
    base::Untrusted fix;      // a statement quoted by the server, or empty

    // The same finding at another time has the same key.
    [[nodiscard]] QString key() const { return check + QLatin1Char('\n') + object.raw(); }
    friend bool operator==(const Finding &, const Finding &) = default;
};

enum class CheckState : std::uint8_t { Clean, Found, Unknown, NotDeclared };

struct CheckResult {
    QString check;
    CheckState state = CheckState::Clean;
    base::Untrusted why;        // Unknown: what was missing or what the server said
    std::vector<Finding> findings;
    QStringList proofs;         // what was tried and held: shown beside a check that is clean
};

// One login of the access review. Texts are lists made by the server; empty: none.
struct Login {
    base::Untrusted name, attributes, expires, memberOf, databases, schemas, tables, sessions;
    base::Untrusted seen; // UTC; empty: not connected, or not visible
};

struct Audit {
    QString environment; // its name: the same id may be another target elsewhere
    QString target; // id
    QString title;
    QString system; // identifier of the server; empty: it did not say
    base::Untrusted database, login, version;
    base::WallTime at{};
    base::WallTime triedAt{};   // when policies were tried; the epoch: never
    bool seesSessions = false; // else Login::seen is unknown
    std::vector<CheckResult> checks;
    std::vector<Login> access;
    base::Untrusted accessUnknown; // why there is no access review; empty: there is one

    [[nodiscard]] std::vector<Finding> findings() const; // worst first, then by check and object
    [[nodiscard]] int unknowns() const;
    [[nodiscard]] const CheckResult *find(const QString &check) const;
    [[nodiscard]] base::WallTime madeAt(const QString &check) const; // of a check that was made
};

[[nodiscard]] bool isTried(const QString &check); // on the server, as a role of the environment file
// The same server, for all that is known of both.
[[nodiscard]] bool sameSystem(const QString &one, const QString &other);

} // namespace audit
