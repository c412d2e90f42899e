// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A moment as one file that may leave the house: an uncompressed tar archive of
//   manifest.json     what is in it, with SHA-256 of each part
//   environment.yaml  targets, edges and limits without addresses and credentials
//   recorder.frames   the recorded seconds, a segment of the tape (record.h)
//   series.csv.gz     every figure of the span, for other programs
//   journal.jsonl     what was done in the span: acts, outcomes, pseudonyms and digests
// all of it through Redaction. Format: resources/docs/evidence.md. Blocks on the disk: not on the GUI or engine thread.

#include "models/environment/environment.h"
#include "models/recorder/tape.h"

#include <QJsonObject>

namespace recorder {

struct PackRequest {
    environment::EnvironmentPtr environment;
    base::WallTime from{}, to{};
    QString journal; // its file; empty: none
    QString version; // of this program
};

struct Written {
    int seconds = 0; // frames in it
    qint64 bytes = 0;
};

// To a file that is not there yet (0600). Errc::Absent: nothing was recorded in the span.
[[nodiscard]] base::Result<Written> writePack(Tape &tape, const PackRequest &request, const QString &file);

struct Pack {
    QString name; // of the file
    QJsonObject manifest;
    environment::EnvironmentPtr environment;
    QByteArray segment; // for Tape::ofBytes()
};

// Refused when a part is missing, damaged or not what the manifest says; the error names the part.
[[nodiscard]] base::Result<Pack> readPack(const QString &file);

// The parts of a pack as bytes; for tests and other tools.
[[nodiscard]] base::Result<QHash<QString, QByteArray>> partsOf(const QString &file);

} // namespace recorder
