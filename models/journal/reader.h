// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads the journal, all chains merged by time, chain and place in the chain. Belongs to the thread that opened it;
// every call blocks. Reading goes on where nothing can be written (disk full, read-only file). It trusts what it reads:
// whether it was changed is the verifier's question.

#include "models/journal/database.h"
#include "models/journal/erasure.h"
#include "models/journal/exchange.h"
#include "models/journal/record.h"

#include <QHash>
#include <QList>

#include <functional>
#include <limits>
#include <memory>

namespace journal {

struct StoredEntry {
    qint64 id = 0; // grows in the order of coming; means nothing outside this file
    QByteArray canonical; // the record as it was hashed
    QByteArray hash;
    Record record;
    QString writer;   // of its chain
    QString name;     // of the actor; empty: nobody, or erased
    QString details;
    bool erased = false; // it had details once
};

struct Query {
    QString words; // every one has to occur, as the beginning of a word, in act, target or details
    QString act;   // exactly
    QString target;
    qint64 from = std::numeric_limits<qint64>::min(); // microseconds since 1970
    qint64 to = std::numeric_limits<qint64>::max();
    int most = 100;
};

class Reader {
public:
    [[nodiscard]] static base::Result<Reader> open(const QString &file);

    [[nodiscard]] base::Result<qint64> last(); // id of what came last; 0: nothing stands there. Costs little
    [[nodiscard]] base::Result<QList<StoredEntry>> newest(int count);      // oldest first
    [[nodiscard]] base::Result<QList<StoredEntry>> after(qint64 id);       // in the order of coming
    [[nodiscard]] base::Result<QList<StoredEntry>> search(const Query &q); // the newest `most`, oldest first
    // At that place of each chain whose log id begins so: one, where the beginning tells them apart; ten at most.
    [[nodiscard]] base::Result<QList<StoredEntry>> at(const QString &chainBegins, qint64 place);
    [[nodiscard]] base::Result<void> all(const std::function<bool(const StoredEntry &)> &each); // until false
    [[nodiscard]] base::Result<std::optional<Person>> person(const QString &nameOrPseudonym) { return personCalled(*m_db, nameOrPseudonym); }
    [[nodiscard]] base::Result<QList<ChainHead>> heads(); // of every chain
    // Intents of programs of this machine that are not running any more, without an outcome.
    [[nodiscard]] base::Result<QList<StoredEntry>> openIntents();

private:
    explicit Reader(Database db) : m_db(std::make_unique<Database>(std::move(db))) {}

    std::unique_ptr<Database> m_db;
};

// The same on a connection of one's own.
[[nodiscard]] base::Result<QList<StoredEntry>> openIntentsOf(const Database &db);

} // namespace journal
