// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/wish.h"

#include "models/alerts/rule.h"
#include "models/alerts/words.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace alerts {

namespace {

base::Error notSo(const QString &why, const QString &remedy)
{
    return {base::Errc::Invalid, why.toStdString(), {}, {}, remedy.toStdString()};
}

const QStringList &labels()
{
    static const QStringList all{u"rule"_s, u"target"_s, u"service"_s, u"cluster"_s, u"item"_s, u"layer"_s, u"severity"_s, u"metric"_s, u"owner"_s};
    return all;
}

} // namespace

QString labelOf(const Alert &alert, const QString &label)
{
    switch (labels().indexOf(label)) {
    case 0: return alert.rule;
    case 1: return alert.target;
    case 2: return alert.service;
    case 3: return alert.cluster;
    case 4: return alert.item.raw();
    case 5: return wordOf(alert.layer);
    case 6: return alert.severity == base::Severity::Critical ? u"critical"_s : u"warning"_s;
    case 7: return alert.reading.metric.isNull() ? u""_s : alert.reading.metric.name();
    case 8: return alert.owner;
    default: return {};
    }
}

bool matches(const Wish &wish, const Alert &alert)
{
    if (wish.scope != alert.scope || alert.severity > wish.worst)
        return false;
    if (wish.kind == Wish::Kind::Acknowledge)
        return wish.key == alert.key;
    if (alert.rule == kEndingRule)
        return false; // it is what warns of this one
    return !wish.matchers.isEmpty() && std::ranges::all_of(wish.matchers, [&alert](const Matcher &m) {
        return matchesWildcard(m.pattern, labelOf(alert, m.label)) == m.equal;
    });
}

QList<Alert> hiddenBy(const Wish &wish, const QList<Alert> &alerts)
{
    QList<Alert> hidden;
    for (const Alert &alert : alerts)
        if (alert.active() && matches(wish, alert))
            hidden.append(alert);
    return hidden;
}

std::chrono::hours longestOf(const Wish &wish)
{
    switch (wish.kind) {
    case Wish::Kind::Acknowledge: return kLongestAcknowledgement;
    case Wish::Kind::Maintenance: return kLongestMaintenance;
    case Wish::Kind::Silence: break;
    }
    return wish.worst == base::Severity::Critical ? kLongestCritical : kLongestWarning;
}

base::Result<Matcher> matcherOf(const QString &text)
{
    const qsizetype at = text.indexOf(u'=');
    const bool equal = at <= 0 || text[at - 1] != u'!';
    Matcher matcher{text.left(equal ? at : at - 1).trimmed(), text.mid(at + 1).trimmed(), equal};
    if (at <= 0 || matcher.label.isEmpty() || matcher.pattern.isEmpty())
        return std::unexpected(notSo(say(QT_TRANSLATE_NOOP("alerts", "\"%1\" is no matcher")).arg(base::Untrusted(text).visible()),
                                     say(QT_TRANSLATE_NOOP("alerts", "Write LABEL=PATTERN or LABEL!=PATTERN, as target=shop-*."))));
    if (!labels().contains(matcher.label))
        return std::unexpected(notSo(say(QT_TRANSLATE_NOOP("alerts", "an alert has no label %1")).arg(base::Untrusted(matcher.label).visible()),
                                     say(QT_TRANSLATE_NOOP("alerts", "Write one of: %1")).arg(labels().join(u", "_s))));
    return matcher;
}

QString textOf(const Matcher &matcher) { return matcher.label + (matcher.equal ? u"="_s : u"!="_s) + matcher.pattern; }

std::optional<base::Error> objectionTo(const Wish &wish, base::WallTime now)
{
    const QString remedy = say(QT_TRANSLATE_NOOP("alerts", "See quarterdeckctl alerts --help."));
    if (wish.kind == Wish::Kind::Acknowledge ? wish.key.isEmpty() : wish.matchers.isEmpty())
        return notSo(say(QT_TRANSLATE_NOOP("alerts", "It does not say which alerts are meant.")), remedy);
    if (wish.who.isEmpty())
        return notSo(say(QT_TRANSLATE_NOOP("alerts", "Nobody says so.")), remedy);
    if (wish.kind != Wish::Kind::Acknowledge && wish.reason.trimmed().isEmpty())
        return notSo(say(QT_TRANSLATE_NOOP("alerts", "It needs a reason.")), remedy);
    if (wish.reason.size() > kLongestWords)
        return notSo(say(QT_TRANSLATE_NOOP("alerts", "A reason has at most %1 characters.")).arg(kLongestWords), remedy);
    const std::chrono::hours longest = longestOf(wish);
    if (wish.until <= std::max(now, wish.from))
        return notSo(say(QT_TRANSLATE_NOOP("alerts", "It needs an end that is still to come.")), remedy);
    if (wish.until - wish.from > longest)
        return notSo(say(QT_TRANSLATE_NOOP("alerts", "It may last %1 at most.")).arg(lengthOf(longest)), remedy);
    if (wish.from - now > kPlannedAhead)
        return notSo(say(QT_TRANSLATE_NOOP("alerts", "It may begin within %1.")).arg(lengthOf(kPlannedAhead)), remedy);
    return {};
}

QString newWishId()
{
    return QString::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, u'0');
}

QString sentenceOf(const Wish &wish)
{
    QStringList which;
    for (const Matcher &matcher : wish.matchers)
        which << base::Untrusted(textOf(matcher)).visible();
    const QString what = wish.kind == Wish::Kind::Silence ? say(QT_TRANSLATE_NOOP("alerts", "silence %1 of %2 by %3, from %4 until %5: %6"))
        : wish.kind == Wish::Kind::Maintenance            ? say(QT_TRANSLATE_NOOP("alerts", "maintenance %1 of %2 by %3, from %4 until %5: %6"))
                                                          : say(QT_TRANSLATE_NOOP("alerts", "acknowledgement %1 of %2 by %3, from %4 until %5: %6"));
    return what.arg(base::Untrusted(wish.id.left(8)).visible(), wish.kind == Wish::Kind::Acknowledge ? wish.key.left(12) : which.join(u", "_s),
                    base::Untrusted(wish.who).visible(), momentText(wish.from), momentText(wish.until), base::Untrusted(wish.reason).visible());
}

} // namespace alerts
