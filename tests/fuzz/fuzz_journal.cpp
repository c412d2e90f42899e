// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a record that came out of a shared journal, and as a checkpoint: a record that is taken has one text alone, what
// the verifier is given it judges, and a checkpoint says what it is made of.
#include "models/journal/checkpoint.h"
#include "models/journal/digest.h"
#include "models/journal/record.h"
#include "models/journal/verifier.h"
#include "tests/fuzz/readers.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace {

void record(const QByteArray &bytes)
{
    const auto read = journal::Record::parse(bytes);
    journal::Verifying verifier;
    journal::Witnessed entry;
    entry.log = read ? read->log : QStringLiteral("00000000000000000000000000000000");
    entry.record = bytes;
    entry.hash = journal::leafHash(bytes);
    if (read) {
        entry.seq = read->seq;
        entry.time = read->time;
        entry.phase = word(read->phase);
        entry.act = read->act;
        entry.actId = read->actId;
        entry.target = read->target;
    }
    verifier.take(entry);
    const journal::Verification report = verifier.end({}, 0);
    fuzz::expect(report.records == 1 && !report.toJson().isEmpty(), "a record that is not counted");
    if (!read)
        fuzz::expect(report.verdict() == journal::Verification::Tampered, "no record, and nobody says so");
}

void checkpoint(const QByteArray &text)
{
    (void)journal::anchorsIn(text);
    const auto read = journal::checkpointIn(text);
    if (!read)
        return;
    const auto again = journal::checkpointIn(journal::checkpointText(*read));
    fuzz::expect(again && again->anchors.size() == read->anchors.size(), "a checkpoint changes by being written");
    for (const journal::Anchor &anchor : read->anchors)
        fuzz::expect(anchor.log.size() == 32 && anchor.head.size() == 32 && anchor.size >= 0, "an anchor that proves nothing");
}

constexpr fuzz::Reader kReaders[] = {{"record", record}, {"checkpoint", checkpoint}};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) { return fuzz::feed(kReaders, data, size); }
