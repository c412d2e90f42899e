// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/keyringwords.h"

#include "models/base/untrusted.h"

#include <QCoreApplication>

using secrets::Availability;

namespace start {
namespace {

struct StateWords {
    Q_DECLARE_TR_FUNCTIONS(start::Keyring)
};

} // namespace

QString notKept(Availability keyring, const QString &detail)
{
    QString why;
    switch (keyring) {
    case Availability::Found:
        return {};
    case Availability::Locked:
        why = StateWords::tr("The keyring is locked.");
        break;
    case Availability::Denied:
        why = StateWords::tr("The keyring refused to keep the password.");
        break;
    case Availability::TimedOut:
        why = StateWords::tr("The keyring did not answer in time.");
        break;
    case Availability::Absent:
    case Availability::NoBackend:
        why = StateWords::tr("No keyring answers on this desktop.");
        break;
    }
    if (!detail.isEmpty())
        why += StateWords::tr(" It said: %1.").arg(base::Untrusted(detail).visible());
    return why + u' ' + StateWords::tr("The password is kept in memory until you close the console, then asked for again.");
}

QString askedBecause(Availability keyring, const QString &target)
{
    switch (keyring) {
    case Availability::Absent:
        return StateWords::tr("The keyring has no password for %1 yet.").arg(target);
    case Availability::Locked:
        return StateWords::tr("The keyring that has the password for %1 is locked.").arg(target);
    case Availability::Denied:
        return StateWords::tr("The keyring refused to give the password for %1.").arg(target);
    case Availability::TimedOut:
        return StateWords::tr("The keyring did not answer in time for %1.").arg(target);
    case Availability::NoBackend:
        return StateWords::tr("No keyring answers on this desktop, so %1 needs its password from you, once.").arg(target);
    case Availability::Found:
        break;
    }
    return StateWords::tr("%1 refused the password it was given.").arg(target);
}

} // namespace start
