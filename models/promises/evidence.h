// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the journal proves: acts that were done, with their times, and whether the journal is what was written. Read once
// for a ledger; reading blocks on the disk. A journal that is not there or cannot be read proves nothing.

#include "models/incidents/incident.h"

#include <QSet>
#include <QString>

#include <optional>

namespace promises {

struct Deed { // an outcome "done"
    QString act;
    QString target; // empty: none
    base::WallTime at{};
    std::optional<double> seconds; // since its intent
    QString entry; // where it stands in the journal: chain and place, "3f2a9c01/17"
};

struct Evidence {
    QList<Deed> deeds; // oldest first
    std::vector<incidents::Incident> incidents; // as they were opened
    bool journalThere = false;
    bool journalWhole = false; // nothing was changed in it
    int entries = 0;
    base::WallTime newest{}; // of the journal; zero: none

    // The newest one of these acts; about this target when one is named.
    [[nodiscard]] const Deed *newestOf(const QStringList &acts, const QString &target = {}) const;
};

// Entries about targets that the environment does not have, or that name another environment, are another platform's. Those
// that name none are told by their target alone; so are incidents.
[[nodiscard]] Evidence evidenceOf(const QString &journalFile, const QString &environment, const QSet<QString> &targets);

} // namespace promises
