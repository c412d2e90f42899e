// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/posture.h"

#include "models/base/format.h"
#include "models/base/untrusted.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace watch {

namespace {

constexpr double kRenewBefore = 14; // days

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Posture)
};

QString dayOf(base::WallTime at)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).date().toString(Qt::ISODate);
}

void addRelease(int version, const std::vector<Release> &releases, const QString &today, QStringList &out)
{
    const int major = version / 10000, minor = version % 10000;
    if (major > Posture::kNewest)
        out << Words::tr("PostgreSQL %1 is newer than the newest this program was tested with, %2: figures may be missing").arg(major).arg(Posture::kNewest);
    if (major < Posture::kOldest) {
        out << (version > 0 ? Words::tr("PostgreSQL %1 is older than the oldest this program knows, %2: most figures are missing").arg(major).arg(Posture::kOldest)
                            : Words::tr("its version is not known: most figures are missing"));
        return;
    }
    const auto release = std::ranges::find(releases, major, &Release::major);
    if (release == releases.end())
        return;
    if (!release->ended.isEmpty() && today > release->ended)
        out << Words::tr("PostgreSQL %1 gets no fixes any more since %2: move to a newer one").arg(major).arg(release->ended);
    if (minor < release->secure)
        out << Words::tr("PostgreSQL %1 has known vulnerabilities (%2): %3 of %4 mends them")
                   .arg(QStringLiteral("%1.%2").arg(major).arg(minor), release->holes.join(Words::tr(", ", "between names")),
                        QStringLiteral("%1.%2").arg(major).arg(release->secure), release->day);
}

void addCertificate(const Posture &p, base::WallTime now, QStringList &out)
{
    if (!p.certificateUntil)
        return;
    const double days = std::chrono::duration<double>(*p.certificateUntil - now).count() / 86400;
    if (days < kRenewBefore)
        out << Words::tr("our certificate %1 ends on %2, in %n day(s): have a new one issued", nullptr, std::max(0, int(days)))
                   .arg(base::Untrusted(p.certificate).visible(), dayOf(*p.certificateUntil));
}

} // namespace

QStringList findings(const Posture &p, const std::vector<Release> &releases, base::WallTime now)
{
    QStringList out;
    addRelease(p.serverVersion, releases, dayOf(now), out);
    if (p.clockAhead && std::abs(*p.clockAhead) >= kClocksApart)
        out << (*p.clockAhead > 0 ? Words::tr("its clock is %1 ahead of this computer's") : Words::tr("its clock is %1 behind this computer's"))
                   .arg(base::age(std::round(std::abs(*p.clockAhead))));
    addCertificate(p, now, out);
    if (!p.rememberedAddress.isEmpty())
        out << Words::tr("the name service does not answer: connected to the last known address, %1").arg(base::Untrusted(p.rememberedAddress).visible());
    return out;
}

} // namespace watch
