// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One chain of the journal: this process's. Belongs to the journal's thread; every call blocks. After a failure (disk
// full, file not writable) the next call tries anew; what was already told to be on disk stays there.

#include "models/base/clock.h"
#include "models/journal/anchorfile.h"
#include "models/journal/database.h"
#include "models/journal/erasure.h"
#include "models/journal/exchange.h"
#include "models/journal/reader.h"
#include "models/journal/record.h"

#include <functional>
#include <memory>

namespace journal {

struct Options {
    QString file;    // empty: standardFile()
    QString anchors; // a folder for a second copy of every anchor; empty: none
    QString writer;  // the program: "console", "watcher"
    QString version;
    const base::Clock *clock = &base::Clock::system();
};

// What opening found.
struct Opened {
    QString log;        // the new chain
    QString movedAside; // where a damaged file was moved; empty: there was none
    QList<StoredEntry> openIntents; // begun by programs that have ended, never reported as ended
};

class ChainWriter {
public:
    static constexpr int kAnchorEvery = 64; // records

    explicit ChainWriter(Options options);
    ~ChainWriter();
    ChainWriter(const ChainWriter &) = delete;
    ChainWriter &operator=(const ChainWriter &) = delete;

    // Opens the file and begins a chain, unless that has been done. A damaged file is moved aside.
    [[nodiscard]] base::Result<Opened> begin();
    // All or none is on disk when it returns. Begins where begin() has not been called or has failed.
    [[nodiscard]] base::Result<QList<Receipt>> append(const QList<Entry> &entries);
    // Forgets all of it or nothing, and leaves a note of each thing that was there. The chain stays whole.
    [[nodiscard]] base::Result<Erased> erase(const Erasure &what);
    // The chain's last record and last anchor. The next append begins another chain.
    [[nodiscard]] base::Result<void> end();
    // Of the same file, where it is shared; made when it is first asked for.
    [[nodiscard]] Exchange &exchange();

private:
    struct Statements;
    struct Head {
        qint64 seq = -1;
        QByteArray hash; // raw
        friend bool operator==(const Head &, const Head &) = default;
    };
    [[nodiscard]] base::Result<void> prepareStatements();
    [[nodiscard]] base::Result<void> makeIndexAnew();
    // In a transaction, on the chain's head, which moves on when it is on disk. Forgets the chain when the file holds another.
    [[nodiscard]] base::Result<void> transact(const std::function<base::Result<void>(Head &)> &body);
    [[nodiscard]] base::Result<void> transactOnChain(const std::function<base::Result<void>(Head &)> &body); // begins where needed, and again when the file was damaged or exchanged
    [[nodiscard]] base::Result<Head> storedHead();
    [[nodiscard]] base::Result<Receipt> insert(const Entry &entry, Head &head);
    [[nodiscard]] base::Result<QString> pseudonymOf(const QString &name);
    [[nodiscard]] base::Result<Erased> eraseOn(Head &head, const Erasure &what);
    void anchorIfDue(bool now);
    void forget();

    Options m_options;
    std::unique_ptr<Database> m_db;
    std::unique_ptr<Statements> m_statements;
    QString m_log; // empty: no chain begun
    Head m_head;
    qint64 m_anchored = 0;
    bool m_anchorFailed = false;
    QString m_boot;
    std::unique_ptr<Exchange> m_exchange;
};

} // namespace journal
