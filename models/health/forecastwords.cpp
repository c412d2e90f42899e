// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/forecastwords.h"

#include "models/base/format.h"
#include "models/health/metrichelp.h"
#include "models/health/wording.h"

#include <QDateTime>

#include <cmath>

namespace health {

namespace {

using forecast::Forecast;

constexpr double kDay = 86400;
constexpr double kNews = 180 * kDay; // what is farther away is in the list alone
constexpr double kNear = 3 * kDay; // the hour matters

struct Forecasts {
    Q_DECLARE_TR_FUNCTIONS(Forecasts)
};

// Its disk is full before it is as large as is critical.
bool isFullDisk(const Forecast &f, const environment::Target &target, const watch::Metric &metric, const watch::Catalogue &catalogue)
{
    const auto critical = catalogue.threshold(target, metric.id).critical;
    return metric.forecast && metric.forecast->disk && (!critical || f.limit < *critical);
}

QString whatOf(const Forecast &f, const environment::Target &target, const watch::Metric &metric, const watch::Catalogue &catalogue)
{
    const QString name = Wording::nameOf(target);
    const QString part = base::Untrusted(f.instance).visible();
    const QString &id = metric.id.name();
    const auto is = [&id](const char *known) { return id == QLatin1String(known); };
    if (is("host.disk.used"))
        return Forecasts::tr("disk %1 of %2 is full").arg(part, name);
    if (is("pg.certificate.days") || is("http.certificate.days"))
        return Forecasts::tr("the certificate of %1 expires").arg(name);
    if (is("pg.xid.age"))
        return Forecasts::tr("%1 runs out of transaction ids").arg(name);
    if (is("pg.multixact.age"))
        return Forecasts::tr("%1 runs out of row-lock ids").arg(name);
    if (is("pg.connections.used"))
        return Forecasts::tr("%1 has no free connection").arg(name);
    if (is("redis.memory.used"))
        return Forecasts::tr("the memory of %1 is full").arg(name);
    if (isFullDisk(f, target, metric, catalogue))
        return Forecasts::tr("the WAL of %1 fills its disk").arg(name);
    const QString title = part.isEmpty() ? metricTitle(metric) : QStringLiteral("%1 (%2)").arg(metricTitle(metric), part);
    return Forecasts::tr("%1 of %2 is at %3", "figure, target, limit").arg(title, name, base::figure(f.limit, metric.unit, {}, metric.unitText).text());
}

QString whenOf(const Forecast &f)
{
    const forecast::Outlook &o = f.outlook;
    if (!o.predictable())
        return Forecasts::tr("not predictable");
    if (o.seconds <= 0)
        return Forecasts::tr("now");
    if (f.isDate)
        return o.seconds < 2 * kDay ? Forecasts::tr("in %1").arg(base::duration(o.seconds))
                                    : Forecasts::tr("in %n days", nullptr, int(o.seconds / kDay));
    if (o.early < 2 * kDay)
        return Forecasts::tr("in %1 (%2 to %3)").arg(base::duration(o.seconds), base::duration(o.early), base::duration(o.late));
    const QLocale locale;
    return Forecasts::tr("in %n days (%1 to %2)", nullptr, int(std::lround(o.seconds / kDay)))
        .arg(locale.toString(qint64(std::floor(o.early / kDay))), locale.toString(qint64(std::ceil(o.late / kDay))));
}

QString dateOf(const Forecast &f)
{
    if (!f.outlook.predictable())
        return {};
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(f.at(f.outlook.seconds).time_since_epoch()).count();
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(ms);
    const QLocale locale;
    return f.outlook.seconds < kNear ? locale.toString(at, QLocale::ShortFormat) : locale.toString(at.date(), QLocale::LongFormat);
}

QString refusal(const forecast::Outlook &o)
{
    using enum forecast::Refusal;
    switch (o.refusal) {
    case None:
        return {};
    case TooFew:
        return Forecasts::tr("not measured long enough");
    case Jump:
        return Forecasts::tr("it jumped");
    case Noisy:
        return Forecasts::tr("it goes up and down");
    case Contradicted:
        return Forecasts::tr("lately it goes another way than before");
    case Away:
        return Forecasts::tr("it goes away from its limit");
    case Far:
        return Forecasts::tr("not within %n days", nullptr, int(double(o.window.count()) * forecast::kReach / kDay));
    }
    Q_UNREACHABLE();
}

QString confidence(forecast::Confidence confidence)
{
    switch (confidence) {
    case forecast::Confidence::Good:
        return Forecasts::tr("good");
    case forecast::Confidence::Fair:
        return Forecasts::tr("fair");
    case forecast::Confidence::Rough:
        return Forecasts::tr("rough");
    }
    Q_UNREACHABLE();
}

} // namespace

ForecastWords wordsOf(const Forecast &f, const environment::Environment &environment, const watch::Catalogue &catalogue)
{
    const watch::Metric *metric = catalogue.find(f.metric);
    const environment::Target *target = environment.find(f.target);
    if (!metric || !target)
        return {};
    const auto value = [&](double v) { return base::figure(v, metric->unit, {}, metric->unitText).text(); };
    return {whatOf(f, *target, *metric, catalogue),
            whenOf(f),
            dateOf(f),
            f.isDate ? Forecasts::tr("certain") : f.outlook.predictable() ? confidence(f.outlook.confidence) : refusal(f.outlook),
            value(f.now),
            value(f.limit)};
}

QString nextOf(const QList<Forecast> &forecasts, const environment::Environment &environment, const watch::Catalogue &catalogue)
{
    if (forecasts.isEmpty() || !forecasts.front().outlook.predictable() || forecasts.front().outlook.seconds > kNews)
        return {};
    const ForecastWords words = wordsOf(forecasts.front(), environment, catalogue);
    return words.what.isEmpty() ? QString() : Forecasts::tr("Next: %1 %2", "what, when").arg(words.what, words.when);
}

QString refusalWord(forecast::Refusal refusal)
{
    constexpr const char *words[] = {"", "too few points", "jump", "noisy", "contradicted", "away", "far"};
    return QLatin1String(words[int(refusal)]);
}

QString confidenceWord(forecast::Confidence confidence)
{
    constexpr const char *words[] = {"good", "fair", "rough"};
    return QLatin1String(words[int(confidence)]);
}

Wording::Words Wording::expected(const Finding &f) const
{
    const Forecast &one = *f.expected;
    const QString what = whatOf(one, *f.target, *f.excesses.front().metric, m_catalogue);
    const QString headline = tr("%1 %2", "what will happen, in what time").arg(what, whenOf(one));
    return {headline, tr("If it goes on like this, %1, on %2 (now %3, confidence %4)")
                          .arg(headline, dateOf(one), value(f.excesses.front()), confidence(one.outlook.confidence))};
}

} // namespace health
