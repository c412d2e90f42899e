// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/words.h"

#include "models/base/format.h"
#include "models/base/moment.h"

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

QString shortOf(const QStringList &ids)
{
    QStringList all;
    for (const QString &id : ids)
        all << base::Untrusted(id.left(8)).visible();
    return all.join(u", "_s);
}

} // namespace

QString quietBecause(const Alert &alert)
{
    QStringList reasons;
    if (!alert.silencedBy.isEmpty())
        reasons << say(QT_TRANSLATE_NOOP("alerts", "silenced (%1)")).arg(shortOf(alert.silencedBy));
    if (!alert.maintenance.isEmpty())
        reasons << say(QT_TRANSLATE_NOOP("alerts", "in a maintenance window (%1)")).arg(shortOf(alert.maintenance));
    if (!alert.inhibitedBy.isEmpty())
        reasons << say(QT_TRANSLATE_NOOP("alerts", "explained by another alert (%1)")).arg(shortOf(alert.inhibitedBy));
    if (alert.acknowledged)
        reasons << say(QT_TRANSLATE_NOOP("alerts", "acknowledged by %1 until %2")).arg(base::Untrusted(alert.acknowledged->by).visible(), momentText(alert.acknowledged->until));
    if (alert.flapping)
        reasons << say(QT_TRANSLATE_NOOP("alerts", "flapping"));
    return reasons.join(u", "_s);
}

QString markOf(const Alert &alert)
{
    if (const QString quiet = quietBecause(alert); !quiet.isEmpty())
        return quiet;
    return alert.state == State::Firing ? QString() : stateWord(alert.state);
}

QStringList flagWords(const Alert &alert)
{
    QStringList words;
    if (alert.acknowledged)
        words << say(QT_TRANSLATE_NOOP("alerts", "acknowledged"));
    if (!alert.silencedBy.isEmpty())
        words << say(QT_TRANSLATE_NOOP("alerts", "silenced"));
    if (!alert.maintenance.isEmpty())
        words << say(QT_TRANSLATE_NOOP("alerts", "maintenance"));
    if (!alert.inhibitedBy.isEmpty())
        words << say(QT_TRANSLATE_NOOP("alerts", "explained"));
    if (alert.flapping)
        words << say(QT_TRANSLATE_NOOP("alerts", "flapping"));
    return words;
}

QString stateWord(State state)
{
    switch (state) {
    case State::Pending: return say(QT_TRANSLATE_NOOP("alerts", "pending"));
    case State::Firing: return say(QT_TRANSLATE_NOOP("alerts", "firing"));
    case State::Resolved: return say(QT_TRANSLATE_NOOP("alerts", "resolved"));
    case State::Unknown: return say(QT_TRANSLATE_NOOP("alerts", "unknown"));
    }
    return {};
}

QString severityWord(base::Severity severity)
{
    switch (severity) {
    case base::Severity::Critical: return say(QT_TRANSLATE_NOOP("alerts", "critical"));
    case base::Severity::Warning: return say(QT_TRANSLATE_NOOP("alerts", "warning"));
    case base::Severity::Unknown: return say(QT_TRANSLATE_NOOP("alerts", "unknown"));
    case base::Severity::Ok: break;
    }
    return say(QT_TRANSLATE_NOOP("alerts", "fine"));
}

QString layerWord(Layer layer)
{
    switch (layer) {
    case Layer::Uptime: return say(QT_TRANSLATE_NOOP("alerts", "uptime"));
    case Layer::Errors: return say(QT_TRANSLATE_NOOP("alerts", "errors"));
    case Layer::Performance: return say(QT_TRANSLATE_NOOP("alerts", "application performance"));
    case Layer::Infrastructure: return say(QT_TRANSLATE_NOOP("alerts", "infrastructure"));
    }
    return {};
}

QString whatWord(Transition::What what)
{
    using What = Transition::What;
    switch (what) {
    case What::Pending: return say(QT_TRANSLATE_NOOP("alerts", "pending: bad, not yet for long enough"));
    case What::Withdrawn: return say(QT_TRANSLATE_NOOP("alerts", "withdrawn"));
    case What::Fired: return say(QT_TRANSLATE_NOOP("alerts", "fired"));
    case What::Reopened: return say(QT_TRANSLATE_NOOP("alerts", "fired again"));
    case What::Due: return say(QT_TRANSLATE_NOOP("alerts", "due: persons are told"));
    case What::Rose: return say(QT_TRANSLATE_NOOP("alerts", "became critical"));
    case What::Fell: return say(QT_TRANSLATE_NOOP("alerts", "is a warning again"));
    case What::Unknown: return say(QT_TRANSLATE_NOOP("alerts", "unknown: its source is silent"));
    case What::Known: return say(QT_TRANSLATE_NOOP("alerts", "known again"));
    case What::Resolved: return say(QT_TRANSLATE_NOOP("alerts", "resolved"));
    case What::Silenced: return say(QT_TRANSLATE_NOOP("alerts", "silenced"));
    case What::SilenceEnded: return say(QT_TRANSLATE_NOOP("alerts", "no longer silenced"));
    case What::Inhibited: return say(QT_TRANSLATE_NOOP("alerts", "explained by another alert"));
    case What::InhibitionEnded: return say(QT_TRANSLATE_NOOP("alerts", "no longer explained by another alert"));
    case What::Maintained: return say(QT_TRANSLATE_NOOP("alerts", "in a maintenance window"));
    case What::MaintenanceEnded: return say(QT_TRANSLATE_NOOP("alerts", "the maintenance window is over"));
    case What::Acknowledged: return say(QT_TRANSLATE_NOOP("alerts", "acknowledged"));
    case What::AcknowledgementEnded: return say(QT_TRANSLATE_NOOP("alerts", "no longer acknowledged"));
    case What::FlappingBegan: return say(QT_TRANSLATE_NOOP("alerts", "flapping: comes and goes"));
    case What::FlappingEnded: return say(QT_TRANSLATE_NOOP("alerts", "flaps no longer"));
    case What::Alive: return say(QT_TRANSLATE_NOOP("alerts", "alive"));
    }
    return {};
}

QString momentText(base::WallTime at) { return base::momentText(at); }

QString lengthOf(std::chrono::milliseconds length) { return base::duration(std::chrono::duration<double>(length).count()); }

QString remedyText(const QString &remedy) { return remedy.isEmpty() ? remedy : say(remedy.toUtf8().constData()); }

} // namespace alerts
