// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/wording.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace events {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Events)
};

QDateTime local(base::WallTime at)
{
    return QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count());
}

QString written(const Event &e)
{
    const QString what = e.target.isEmpty() ? Words::tr("%1: %2", "kind of event: what a person wrote").arg(kindTitle(e.kind), e.text.visible())
                                            : Words::tr("%1 on %2: %3", "kind of event, target: what a person wrote").arg(kindTitle(e.kind), e.target, e.text.visible());
    return e.who.isEmpty() ? what : Words::tr("%1 (%2)", "what a person wrote (who)").arg(what, e.who.visible());
}

} // namespace

QString letter(Kind kind)
{
    switch (kind) {
    case Kind::Restart:
        return Words::tr("R", "flag of a restart");
    case Kind::Promotion:
        return Words::tr("P", "flag of a promotion");
    case Kind::Role:
        return Words::tr("O", "flag of a change of role");
    case Kind::Timeline:
        return Words::tr("T", "flag of another timeline");
    case Kind::Version:
        return Words::tr("V", "flag of another version");
    case Kind::Server:
        return Words::tr("X", "flag of another server");
    case Kind::Settings:
        return Words::tr("S", "flag of changed settings");
    case Kind::Deployment:
        return Words::tr("D", "flag of a deployment");
    case Kind::Migration:
        return Words::tr("M", "flag of a migration");
    case Kind::Note:
        break;
    }
    return Words::tr("N", "flag of a note");
}

QString kindTitle(Kind kind)
{
    switch (kind) {
    case Kind::Restart:
        return Words::tr("Restart");
    case Kind::Promotion:
        return Words::tr("Promotion");
    case Kind::Role:
        return Words::tr("Change of role");
    case Kind::Timeline:
        return Words::tr("New timeline");
    case Kind::Version:
        return Words::tr("New version");
    case Kind::Server:
        return Words::tr("Another server");
    case Kind::Settings:
        return Words::tr("Changed settings");
    case Kind::Deployment:
        return Words::tr("Deployment");
    case Kind::Migration:
        return Words::tr("Migration");
    case Kind::Note:
        break;
    }
    return Words::tr("Note");
}

QString sentence(const Event &e)
{
    const QString before = e.before.visible(), after = e.after.visible();
    switch (e.kind) {
    case Kind::Restart:
        return Words::tr("%1 was restarted.").arg(e.target);
    case Kind::Promotion:
        return before.isEmpty() ? Words::tr("%1 was promoted.").arg(e.target)
                                : Words::tr("%1 was promoted: timeline %2, before %3.").arg(e.target, after, before);
    case Kind::Role:
        return Words::tr("%1 changed its role: %2, before %3.").arg(e.target, after, before);
    case Kind::Timeline:
        return Words::tr("%1 follows timeline %2, before %3.").arg(e.target, after, before);
    case Kind::Version:
        return Words::tr("%1 runs version %2, before %3.").arg(e.target, after, before);
    case Kind::Server:
        return Words::tr("The address of %1 leads to another server: %2, before %3.").arg(e.target, after, before);
    case Kind::Settings:
        return Words::tr("Settings of %1 changed: %2.").arg(e.target, e.text.visible());
    case Kind::Deployment:
    case Kind::Migration:
    case Kind::Note:
        break;
    }
    return written(e);
}

QString timed(const Event &e)
{
    return QLocale().toString(local(e.at), Words::tr("d MMM yyyy HH:mm:ss", "date and time of an event: QDateTime format")) + QStringLiteral("  ") + sentence(e);
}

} // namespace events
