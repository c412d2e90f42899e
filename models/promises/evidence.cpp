// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promises/evidence.h"

#include "models/acts/dispatcher.h"
#include "models/acts/fileact.h"
#include "models/incidents/projection.h"
#include "models/journal/reader.h"
#include "models/journal/verifier.h"

#include <QFileInfo>

#include <algorithm>

namespace promises {

namespace {

base::WallTime timeOf(qint64 microseconds)
{
    return base::WallTime(std::chrono::duration_cast<base::WallTime::duration>(std::chrono::microseconds(microseconds)));
}

struct Beginning {
    qint64 time = 0;
    QString environment; // its name; empty: not told
};

// On the last line, or among the parameters there.
QString environmentOf(const QString &details)
{
    const QString named = acts::environmentIn(details);
    const auto told = named.isEmpty() ? acts::toldIn(details) : std::nullopt;
    return told ? told->parameters.value(QLatin1String("environment")).toString() : named;
}

std::vector<incidents::Incident> ofHere(const incidents::Projection &known, const QString &environment, const QSet<QString> &targets)
{
    std::vector<incidents::Incident> out;
    for (const incidents::Incident &incident : known.incidents())
        if (incident.environment.isEmpty() ? std::ranges::any_of(incident.targets, [&targets](const QString &target) { return targets.contains(target); }) : incident.environment == environment)
            out.push_back(incident);
    return out;
}

} // namespace

const Deed *Evidence::newestOf(const QStringList &acts, const QString &target) const
{
    const Deed *found = nullptr;
    for (const Deed &deed : deeds)
        if (acts.contains(deed.act) && (target.isEmpty() || deed.target == target) && (!found || deed.at >= found->at))
            found = &deed;
    return found;
}

Evidence evidenceOf(const QString &journalFile, const QString &environment, const QSet<QString> &targets)
{
    Evidence evidence;
    if (journalFile.isEmpty() || !QFileInfo::exists(journalFile))
        return evidence;
    auto reader = journal::Reader::open(journalFile);
    if (!reader)
        return evidence;
    QHash<QString, Beginning> begun; // by act id
    std::vector<incidents::Fact> facts;
    const auto read = reader->all([&](const journal::StoredEntry &entry) {
        const journal::Record &r = entry.record;
        ++evidence.entries;
        evidence.newest = std::max(evidence.newest, timeOf(r.time));
        if (auto fact = incidents::factOf(entry))
            facts.push_back(std::move(*fact));
        else if (auto step = incidents::commandOf(entry))
            facts.push_back(std::move(*step));
        if (r.phase == journal::Phase::Intent)
            begun.insert(r.actId, {r.time, environmentOf(entry.details)});
        else if (r.phase == journal::Phase::Outcome && r.outcome == journal::Outcome::Done && (r.target.isEmpty() || targets.contains(r.target))) {
            Deed deed{r.act, r.target, timeOf(r.time), {}, r.log.left(8) + u'/' + QString::number(r.seq)};
            const auto since = begun.constFind(r.actId);
            if (since != begun.cend())
                deed.seconds = double(r.time - since->time) / 1e6;
            const QString where = since != begun.cend() ? since->environment : environmentOf(entry.details);
            if (where.isEmpty() || where == environment)
                evidence.deeds.append(deed);
        }
        return true;
    });
    incidents::Projection known;
    known.take(std::move(facts));
    evidence.incidents = ofHere(known, environment, targets);
    evidence.journalThere = read.has_value() && evidence.entries > 0;
    const auto verified = journal::verify(journalFile);
    evidence.journalWhole = verified && verified->verdict() != journal::Verification::Tampered;
    return evidence;
}

} // namespace promises
