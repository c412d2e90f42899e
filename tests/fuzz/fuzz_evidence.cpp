// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a server's log (JSON, csvlog, plain, the journal), as the file of events, as a request to one of our small programs: no
// message is longer than it may be, a search finds no more than there is, and a request is whole.
#include "models/events/eventfile.h"
#include "models/events/wording.h"
#include "models/incidents/logline.h"
#include "models/program/httpreader.h"
#include "tests/fuzz/readers.h"

namespace {

const base::WallTime kNow{std::chrono::seconds(1'764'167'405)};

void log(const QByteArray &bytes, incidents::LogFormat format)
{
    incidents::LogSearch troubles;
    troubles.troublesOnly = true;
    troubles.words = QStringLiteral("deadlock");
    const incidents::LogRead read = incidents::logLines(bytes, format, {kNow - std::chrono::minutes(15), kNow});
    fuzz::expect(read.notUnderstood <= bytes.size(), "more rows than there are");
    for (const incidents::LogLine &line : read.lines) {
        fuzz::expect(line.text.raw().size() <= incidents::kLongestMessage + 1, "a message that is too long");
        (void)incidents::matches(line, troubles);
        fuzz::expect(incidents::matches(line, {}), "a search for nothing finds nothing");
    }
}

void jsonlog(const QByteArray &bytes) { log(bytes, incidents::LogFormat::Json); }
void csvlog(const QByteArray &bytes) { log(bytes, incidents::LogFormat::Csv); }
void plainlog(const QByteArray &bytes) { log(bytes, incidents::LogFormat::Plain); }
void journallog(const QByteArray &bytes) { log(bytes, incidents::LogFormat::Journal); }

void events(const QByteArray &lines)
{
    const fuzz::MemoryFile file(lines);
    const auto read = events::EventFile::openToRead(file.path(), kNow);
    if (!read)
        return;
    fuzz::expect(read->found().size() <= events::EventFile::kMostEvents, "more events than there may be");
    for (const events::Found &found : read->found())
        fuzz::expect(!events::sentence(found.event).isEmpty(), "an event without words");
}

void request(const QByteArray &bytes)
{
    program::HttpReader whole, pieces;
    whole.add(bytes.constData(), bytes.size());
    int requests = 0;
    while (const auto r = whole.next()) {
        fuzz::expect(!r->method.isEmpty() && r->body.size() <= program::HttpReader::kLargestBody, "half a request");
        ++requests;
    }
    for (qsizetype i = 0; i < bytes.size(); ++i) { // the same, byte by byte
        pieces.add(bytes.constData() + i, 1);
        while (pieces.next())
            --requests;
    }
    fuzz::expect(whole.refused() || pieces.refused() || requests == 0, "how it comes changes what it says");
}

constexpr fuzz::Reader kReaders[] = {{"jsonlog", jsonlog}, {"csvlog", csvlog}, {"plainlog", plainlog}, {"journallog", journallog}, {"events", events}, {"request", request}};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) { return fuzz::feed(kReaders, data, size); }
