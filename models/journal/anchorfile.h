// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Anchors: evidence of how long a chain was and where it ended, kept outside the journal's file. One line an anchor:
// "LOG SIZE HEAD TIME" (32 hex digits, records, leaf hash of the newest in hex, microseconds since 1970). Several
// programs may append to one file. Blocking, any thread.

#include "models/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace journal {

struct Anchor {
    QByteArray log;
    qint64 size = 0;
    QByteArray head; // 32 raw bytes
    qint64 time = 0;
};

struct Anchors {
    QList<Anchor> anchors;
    int ignoredLines = 0; // torn or foreign; they prove nothing
};

// Where anchors of a journal lie: "FILE.anchors" beside it, and "LOG.anchors" in a folder of the user's choice.
[[nodiscard]] QString anchorsBeside(const QString &journal);
[[nodiscard]] QString anchorsIn(const QString &folder, const QString &log);

// Of the lines of a text.
[[nodiscard]] Anchors anchorsIn(const QByteArray &text);

// Durable when it returns.
[[nodiscard]] base::Result<void> appendAnchor(const QString &file, const Anchor &anchor);
// Reads what there is of "FILE.anchors" and every *.anchors of the folder (empty: no folder). An unreadable file is an
// error: its evidence cannot be passed over.
[[nodiscard]] base::Result<Anchors> readAnchors(const QString &journal, const QString &folder);

} // namespace journal
