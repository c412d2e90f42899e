// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/loadcells.h"

#include "models/watch/backendloads.h"

#include <QCoreApplication>

namespace health {

using watch::BackendLoad;

namespace {

struct LoadSay {
    Q_DECLARE_TR_FUNCTIONS(LoadWords)
};

QString whyNoLoad(BackendLoad::Missing missing)
{
    switch (missing) {
    case BackendLoad::Missing::Elsewhere:
    case BackendLoad::Missing::Nothing:
        break;
    case BackendLoad::Missing::SecondLook:
        return LoadSay::tr("Known after a second look.");
    case BackendLoad::Missing::Hidden:
        return LoadSay::tr("Our login may not see when this session began, so it is not known which process it is.");
    case BackendLoad::Missing::NotFound:
        return LoadSay::tr("No process of this machine has this number and began when the session did.");
    case BackendLoad::Missing::TooMany:
        return LoadSay::tr("Not looked at: of many sessions %1 are, the active ones first.").arg(watch::BackendLoads::kMost);
    case BackendLoad::Missing::NoAnswer:
        return LoadSay::tr("The kernel did not answer in time.");
    case BackendLoad::Missing::NoRight:
        return LoadSay::tr("Linux shows it only to root and to the user that the server runs as.");
    case BackendLoad::Missing::NotCounted:
        return LoadSay::tr("This kernel does not count it.");
    }
    return {};
}

Cell loadCell(const BackendLoad &load, std::optional<double> value, base::Unit unit)
{
    Cell cell = Cell::of(value, unit);
    cell.quiet = value == 0.0;
    if (value)
        return cell;
    cell.rank = -1;
    if (load.missing != BackendLoad::Missing::Elsewhere)
        cell.text = QStringLiteral("–");
    cell.whole = whyNoLoad(load.missing);
    return cell;
}

void addTo(std::optional<double> &sum, std::optional<double> part)
{
    if (sum && part)
        *sum += *part;
}

} // namespace

Cell cpuCell(const BackendLoad &load)
{
    return loadCell(load, load.cpuPercent, base::Unit::Percent);
}

Cell readCell(const BackendLoad &load)
{
    return loadCell(load, load.readBytesPerSecond, base::Unit::BytesPerSecond);
}

Cell writtenCell(const BackendLoad &load)
{
    return loadCell(load, load.writtenBytesPerSecond, base::Unit::BytesPerSecond);
}

void addLoad(BackendLoad &leader, const BackendLoad &worker)
{
    addTo(leader.cpuPercent, worker.cpuPercent);
    addTo(leader.readBytesPerSecond, worker.readBytesPerSecond);
    addTo(leader.writtenBytesPerSecond, worker.writtenBytesPerSecond);
}

} // namespace health
