// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/journaled.h"

#include "models/base/moment.h"

using namespace Qt::StringLiterals;

namespace events {

namespace {

constexpr int kMostOfAKind = 3000;
const QLatin1StringView kAt("at: "), kEnvironment("environment: ");

QString oneLine(const QString &text) { return text.simplified().left(kLongestText); }

} // namespace

bool isWritten(Kind kind) { return kind == Kind::Deployment || kind == Kind::Migration || kind == Kind::Note; }

QString actOf(Kind kind) { return u"event."_s + kindWord(kind); }

journal::Entry entryOf(const Written &written)
{
    const Event &e = written.event;
    journal::Entry entry;
    entry.phase = journal::Phase::Note;
    entry.act = actOf(e.kind);
    entry.actor = e.who.raw();
    entry.target = e.target;
    entry.details = oneLine(e.text.raw()) + u'\n' + kAt + base::isoMoment(e.at);
    if (!written.environment.isEmpty())
        entry.details += u'\n' + kEnvironment + oneLine(written.environment);
    return entry;
}

std::optional<Written> writtenIn(const journal::StoredEntry &entry)
{
    const QString &act = entry.record.act;
    const auto kind = act.startsWith("event."_L1) ? kindOf(act.mid(6)) : std::nullopt;
    if (!kind || !isWritten(*kind) || entry.record.phase != journal::Phase::Note || entry.details.isEmpty())
        return {};
    Written written;
    written.event.kind = *kind;
    written.event.target = entry.record.target;
    written.event.who = base::Untrusted(entry.name);
    written.event.at = base::fromMicroseconds(entry.record.time);
    const QStringList lines = entry.details.split(u'\n');
    written.event.text = base::Untrusted(lines.constFirst().left(kLongestText));
    for (const QString &line : lines.mid(1)) {
        if (line.startsWith(kEnvironment))
            written.environment = line.mid(kEnvironment.size());
        else if (const auto at = line.startsWith(kAt) ? base::momentIn(line.mid(kAt.size())) : std::nullopt)
            written.event.at = *at;
    }
    return written;
}

base::Result<std::vector<Written>> writtenSince(journal::Reader &reader, base::WallTime from)
{
    std::vector<Written> all;
    for (const Kind kind : kKinds) {
        if (!isWritten(kind))
            continue;
        journal::Query query;
        query.act = actOf(kind);
        query.from = std::chrono::duration_cast<std::chrono::microseconds>(from.time_since_epoch()).count();
        query.most = kMostOfAKind;
        const auto entries = reader.search(query);
        if (!entries)
            return std::unexpected(entries.error());
        for (const journal::StoredEntry &entry : *entries)
            if (auto written = writtenIn(entry))
                all.push_back(std::move(*written));
    }
    return all;
}

} // namespace events
