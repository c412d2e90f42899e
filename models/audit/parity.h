// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Two servers side by side: settings with their units taken out, roles with memberships, extensions, and a digest of each
// object of the database. What differs is graded: would break a failover, matters, cosmetic, or expected.

#include "models/base/result.h"
#include "models/base/untrusted.h"
#include "models/environment/environment.h"
#include "models/postgres/asker.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <vector>

namespace audit {

struct Profile {
    struct Value {
        QString value;         // compared
        base::Untrusted shown; // with its unit
        bool standard = false; // a setting at its default
    };
    using Values = QMap<QString, Value>;
    QString title;
    Values settings, roles, extensions, objects;
    bool readsSettings = false; // else settings that only a superuser sees are missing
    QMap<QString, base::Untrusted> unknown; // part -> why it could not be read
};

// Asks one server. Engine thread. Error: the connection's.
flow::Task<base::Result<Profile>> profileOf(flow::Reactor &reactor, postgres::Asker &server, QString title);

enum class Grade : std::uint8_t { BreaksFailover, Matters, Cosmetic, Expected };
enum class Part : std::uint8_t { Setting, Role, Extension, Object };

struct ParityDifference {
    Part part = Part::Setting;
    base::Untrusted name;
    base::Untrusted left, right;           // empty with its flag below: not there
    bool onLeft = true, onRight = true;
    Grade grade = Grade::Matters;
};

// Which setting is how important, from resources/audit/parity.yaml.
struct ParityRules {
    QStringList breaks, expected, cosmetic;
    [[nodiscard]] static const ParityRules &shipped();
};

struct Parity {
    QString left, right; // titles
    std::vector<ParityDifference> differences; // worst first, then by part and name
    QList<std::pair<QString, base::Untrusted>> unknown; // what could not be compared, and why; visible first part
    [[nodiscard]] int count(Grade grade) const;
    [[nodiscard]] int real() const; // all but the expected
};

// Pure.
[[nodiscard]] Parity compareProfiles(const Profile &left, const Profile &right, const ParityRules &rules, const QStringList &expected);

[[nodiscard]] QString gradeText(Grade grade);
// What stands on one side: its value, "there", "not there" or, of two objects, "defined differently". Visible.
[[nodiscard]] QString sideText(const ParityDifference &difference, bool left);
[[nodiscard]] QString partText(Part part);
[[nodiscard]] QString parityText(const Parity &parity); // plain text for the terminal, server strings visible
[[nodiscard]] QJsonObject parityJson(const Parity &parity);

} // namespace audit
