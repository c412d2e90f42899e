// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What this journal's file and a shared store give each other: entries that were written here go out, chains of others
// come in, each held against its hashes before a byte of it is kept. A second connection to the file, on the journal's
// thread; every call blocks. It begins no chain. What it keeps beside the entries: resources/sql/journal/foreign.sql.

#include "models/journal/database.h"
#include "models/journal/erasure.h"
#include "models/journal/verifier.h"

#include <map>
#include <memory>

namespace journal {

// One entry on its way, with what may be erased of it.
struct Parcel {
    qint64 id = 0; // of the side it comes from
    QString log;
    qint64 seq = 0;
    QByteArray hash, record;
    std::optional<QByteArray> salt, text; // both or none
    struct Name {
        QString pseudonym;
        QByteArray salt;
        QString name;
    };
    std::optional<Name> actor;
};

// How far a chain is in the store.
struct ChainHead {
    QString log;
    qint64 size = 0;
    QByteArray hash; // of the newest, raw
};

// A chain that is not what it was, or not what somebody else has of it.
struct ChainFault {
    QString log;
    qint64 seq = 0;
    Fault fault = Fault::Altered;
    bool ours = false; // it was written here
    friend bool operator==(const ChainFault &, const ChainFault &) = default;
};

struct SharedMark { // see foreign.sql
    QString store;
    qint64 sent = 0, seen = 0, time = 0;
    bool reader = false;
};

struct Outgoing {
    QList<Parcel> parcels; // in the order of each chain
    qint64 last = 0;       // entry.id up to which this looked
};

struct Taken {
    int entries = 0;           // that were new
    QList<ChainFault> refused; // found now
};

class Exchange {
public:
    explicit Exchange(QString file);

    [[nodiscard]] base::Result<SharedMark> mark();
    [[nodiscard]] base::Result<void> setMark(const SharedMark &mark);
    [[nodiscard]] base::Result<Outgoing> outgoing(qint64 after, int most);
    [[nodiscard]] base::Result<qint64> waiting(); // how many the store has not confirmed
    // In one transaction, with the mark that says they came. A chain with a fault is refused from there on, the others go on.
    [[nodiscard]] base::Result<Taken> take(const QList<Parcel> &parcels, const SharedMark &mark);
    // What the store says of chains that are here, too. resend: it lost what it had confirmed, and is to be given all again.
    struct Comparison {
        QList<ChainFault> faults; // those known before, too
        bool resend = false;
    };
    [[nodiscard]] base::Result<Comparison> compare(const QList<ChainHead> &heads);

private:
    struct Head {
        qint64 seq = -1;
        QByteArray hash;
        bool ended = false, known = false, foreign = false;
        QString fault;
    };
    [[nodiscard]] base::Result<void> ready(); // opens the file, again when another lies under its name
    [[nodiscard]] base::Result<Head> headOf(const QString &log);
    [[nodiscard]] base::Result<QByteArray> hashAt(const QString &log, qint64 seq);
    [[nodiscard]] std::optional<Fault> faultOf(const Parcel &p, const Head &head);
    [[nodiscard]] base::Result<void> insert(const Parcel &p);
    [[nodiscard]] base::Result<void> refuse(const ChainFault &fault);
    [[nodiscard]] base::Result<void> putMark(const SharedMark &mark);
    struct Asked; // a query while it is looked at
    [[nodiscard]] base::Result<Asked> ask(const QString &name, const QVariantList &values);
    void anchor(const QHash<QString, Head> &heads) const;

    QString m_file;
    std::unique_ptr<Database> m_db;
    std::map<QString, QSqlQuery> m_prepared; // dies before its database
};

// The names of others that came with their chains; none where the file was never shared.
[[nodiscard]] base::Result<bool> hasForeignTables(const Database &db);

} // namespace journal
