// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is hashed: canonical JSON whose keys are explained in resources/docs/journal.md. Values; any thread.

#include "models/journal/entry.h"

#include <QByteArray>

#include <optional>

namespace journal {

struct Record {
    QString log;
    qint64 seq = 0;
    QByteArray prev; // hex; leaf hash of the record before, zeros in a genesis
    qint64 time = 0; // microseconds since 1970, UTC
    qint64 mono = 0; // microseconds of the monotonic clock of this boot
    QString boot;
    Phase phase = Phase::Note;
    QString act;
    QString actId;
    QString actor; // pseudonym
    QString target;
    QString system;
    Danger danger = Danger::Look;
    Outcome outcome = Outcome::None;
    QString sqlstate;
    QString detailsDigest; // hex, keyed; empty when there is no free text

    // genesis alone
    QString writer;  // the program
    QString version;
    QString host;
    qint64 pid = 0;
    qint64 pidStart = 0; // clock ticks since boot, so that a reused pid is not taken for the writer

    [[nodiscard]] QByteArray canonical() const;
    // Nothing when the bytes are no record of this format. Keys of later versions are passed over.
    [[nodiscard]] static std::optional<Record> parse(QByteArrayView bytes);
};

} // namespace journal
