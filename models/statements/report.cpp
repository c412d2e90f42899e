// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statements/report.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace statements {

namespace {

QString iso(base::WallTime t)
{
    return QDateTime::fromSecsSinceEpoch(std::chrono::floor<std::chrono::seconds>(t).time_since_epoch().count(), Qt::UTC).toString(Qt::ISODate);
}

QJsonObject stretch(const Period &p)
{
    return {{u"from"_s, iso(p.from)}, {u"to"_s, iso(p.to)}, {u"seconds"_s, p.seconds}, {u"calls"_s, p.total.calls},
            {u"milliseconds"_s, p.total.milliseconds}, {u"evictions"_s, p.evicted}, {u"reset"_s, p.reset}, {u"limited"_s, p.limited}};
}

QJsonObject figures(const watch::StatementFigures &f, double share)
{
    return {{u"calls"_s, f.calls}, {u"milliseconds"_s, f.milliseconds}, {u"mean_milliseconds"_s, f.calls > 0 ? QJsonValue(f.milliseconds / f.calls) : QJsonValue()},
            {u"share_percent"_s, share}, {u"rows"_s, f.rows}, {u"blocks_hit"_s, f.blocksHit}, {u"blocks_read"_s, f.blocksRead},
            {u"blocks_temporary"_s, f.blocksTemporary}, {u"wal_bytes"_s, f.walBytes}};
}

QString word(Trend t)
{
    switch (t) {
    case Trend::Same:
        return u"same"_s;
    case Trend::Slower:
        return u"slower"_s;
    case Trend::Faster:
        return u"faster"_s;
    case Trend::New:
        return u"new"_s;
    case Trend::Gone:
        return u"gone"_s;
    case Trend::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString word(Against a)
{
    switch (a) {
    case Against::SameHourLastWeek:
        return u"same_hour_last_week"_s;
    case Against::MeanOfLastWeek:
        return u"mean_of_last_week"_s;
    case Against::Given:
        return u"given"_s;
    case Against::Nothing:
        break;
    }
    return u"nothing"_s;
}

std::optional<Stretch> stretchFrom(const QString &text, base::WallTime now)
{
    const QString start = text.section(u'/', 0, 0);
    const auto length = text.contains(u'/') ? durationFrom(text.section(u'/', 1)) : std::optional<std::chrono::seconds>(1h);
    if (!length)
        return std::nullopt;
    if (const auto ago = durationFrom(start))
        return Stretch{now - *ago, now - *ago + *length};
    const QDateTime at = QDateTime::fromString(start, Qt::ISODate);
    if (!at.isValid())
        return std::nullopt;
    const base::WallTime from = base::fromMilliseconds(at.toMSecsSinceEpoch());
    return Stretch{from, from + *length};
}

} // namespace

QJsonObject report(const Comparison &comparison, int most)
{
    QJsonArray lines;
    for (const Line &l : comparison.lines) {
        if (lines.size() >= most)
            break;
        QJsonObject one{{u"queryid"_s, QString::number(l.identity.query)}, {u"database"_s, l.identity.database}, {u"user"_s, l.identity.user},
                        {u"top_level"_s, l.identity.topLevel}, {u"statement"_s, l.text.text.raw()}, {u"statement_cut"_s, l.text.cut},
                        {u"now"_s, figures(l.now, l.share)}, {u"change"_s, word(l.change.trend)}};
        if (comparison.against != Against::Nothing)
            one.insert(u"before"_s, figures(l.before, l.shareBefore));
        if (l.change.factor > 0)
            one.insert(u"factor"_s, l.change.factor);
        lines.append(one);
    }
    QJsonObject out{{u"target"_s, comparison.question.target}, {u"against"_s, word(comparison.against)}, {u"now"_s, stretch(comparison.now)}, {u"statements"_s, lines}};
    if (comparison.against != Against::Nothing)
        out.insert(u"before"_s, stretch(comparison.before));
    return out;
}

std::optional<std::chrono::seconds> durationFrom(const QString &text)
{
    bool number = false;
    const int count = QStringView(text).chopped(text.isEmpty() ? 0 : 1).toInt(&number);
    if (!number || count <= 0 || count > 1'000'000)
        return std::nullopt;
    switch (text.back().unicode()) {
    case u's':
        return std::chrono::seconds(count);
    case u'm':
        return std::chrono::minutes(count);
    case u'h':
        return std::chrono::hours(count);
    case u'd':
        return std::chrono::days(count);
    default:
        return std::nullopt;
    }
}

std::optional<Pair> pairFrom(const QString &text, base::WallTime now)
{
    const QStringList sides = text.split(u".."_s);
    if (sides.size() != 2)
        return std::nullopt;
    const auto a = stretchFrom(sides[0], now), b = stretchFrom(sides[1], now);
    return a && b ? std::optional(Pair{*a, *b}) : std::nullopt;
}

} // namespace statements
