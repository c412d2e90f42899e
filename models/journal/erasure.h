// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What may be taken out of a journal, and the search index that has to follow. Inside a transaction of the caller, except
// rebuildSearchIndex, which makes its own. Blocking; the journal's thread.

#include "models/journal/database.h"

#include <QList>

#include <optional>

namespace journal {

// What is to be forgotten; who asks for it and why stands in the journal, an entry for each thing that was forgotten.
struct Erasure {
    QString person;                             // a name or what stands for it; empty: nobody's
    QList<std::pair<QString, qint64>> details;  // the free text of these entries: chain, place
    QString actor;                              // not written down where it is the name that goes
    QString reason;                             // must not hold what is forgotten
};

struct Erased {
    bool name = false;
    int details = 0;
    bool everywhere = true; // false: a program that reads keeps the write-ahead log, and in it what was erased, a while longer
    [[nodiscard]] bool any() const { return name || details > 0; }
};

struct Person {
    QString pseudonym, name;
};
// By name or by what stands for it.
[[nodiscard]] base::Result<std::optional<Person>> personCalled(const Database &db, const QString &nameOrPseudonym);

// False: there was nothing of that kind.
[[nodiscard]] base::Result<bool> erasePersonFrom(const Database &db, const QString &name);
[[nodiscard]] base::Result<bool> eraseDetailsFrom(const Database &db, const QString &log, qint64 seq);
// After the last of them: without this the words stay in older parts of the index.
[[nodiscard]] base::Result<void> tidySearchIndex(const Database &db);
// From the entries, when it is damaged: it is derived and can be made anew at any time.
[[nodiscard]] base::Result<void> rebuildSearchIndex(const Database &db);

} // namespace journal
