// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Is the journal what was written? Walks every chain and holds it against the anchors, step by step as
// resources/docs/journal.md says; installer/verify-journal.py does the same on its own. Blocking, any thread.

#include "models/journal/anchorfile.h"

#include <QMap>

#include <memory>
#include <optional>

class QJsonObject;

namespace journal {

enum class Fault : std::uint8_t {
    Altered,    // a record is not what was hashed, or what repeats it outside the record differs
    Missing,    // records are left out
    Reordered,  // they are all there, in another order
    Duplicated, // a record occurs twice
    Forked,     // two different records claim one place
    Shortened,  // an anchor has seen more records
    Rechained,  // an anchor has seen other records: the chain was made anew
};
[[nodiscard]] QLatin1StringView word(Fault fault); // of the JSON report, never translated

struct ChainReport {
    QString log;
    qint64 records = 0;  // rows in the file
    qint64 anchored = 0; // of them covered by an anchor
    QByteArray head;     // leaf hash of the newest that was looked at, raw
    struct Bad {
        qint64 seq = 0; // the first place where it is wrong
        Fault fault = Fault::Altered;
    };
    std::optional<Bad> bad;
};

struct Verification {
    // The exit codes of `quarterdeckctl journal verify`.
    enum Verdict { Anchored = 0, NotAnchored = 1, Tampered = 2 };

    QList<ChainReport> chains; // by log
    qint64 records = 0;
    qint64 unanchored = 0; // in chains that are good
    qint64 erased = 0;     // details that were erased, as is allowed
    qint64 personsAltered = 0;
    int ignoredAnchorLines = 0;

    [[nodiscard]] Verdict verdict() const;
    [[nodiscard]] QByteArray heads() const; // SHA-256 over a line "LOG RECORDS HEAD" of each chain, hex: which state of the file was judged
    [[nodiscard]] QJsonObject toJson() const;
};

// What a verifier looks at of one entry.
struct Witnessed {
    QString log;
    qint64 seq = 0, time = 0;
    QString phase, act, actId, target; // the columns for searching
    QByteArray hash, record;
    std::optional<QByteArray> salt, text;
};

// The same walk over entries from anywhere: each in the order of coming, then the end.
class Verifying {
public:
    Verifying();
    ~Verifying();
    void take(const Witnessed &entry);
    [[nodiscard]] Verification end(const Anchors &evidence, qint64 personsAltered);

private:
    class Walk;
    [[nodiscard]] Walk &walkOf(const QString &log);
    QMap<QString, std::shared_ptr<Walk>> m_walks;
    qint64 m_erased = 0;
};

// `anchors` is a folder with more evidence than lies beside the file; empty: none. An error: it cannot be read.
// `more`: anchors from elsewhere, as of a checkpoint.
[[nodiscard]] base::Result<Verification> verify(const QString &file, const QString &anchors = {}, const QList<Anchor> &more = {});

} // namespace journal
