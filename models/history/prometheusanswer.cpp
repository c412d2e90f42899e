// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/prometheusanswer.h"

#include "models/watch/exposition.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace history {

namespace {

constexpr std::int64_t kMostPoints = 10'000;
constexpr double kLastTime = 8e9; // s since 1970, what still fits the clock
constexpr std::chrono::seconds kPlain{15}; // a shorter bucket holds one scrape at most

double secondsOf(base::WallTime at) { return std::chrono::duration<double>(at.time_since_epoch()).count(); }

base::WallTime timeOf(double seconds)
{
    return base::WallTime(std::chrono::duration_cast<base::WallTime::duration>(std::chrono::duration<double>(seconds)));
}

std::int64_t countOf(const LongMemory::Question &question)
{
    const double length = std::max(1.0, secondsOf(question.to) - secondsOf(question.from));
    return std::clamp<std::int64_t>(std::int64_t(length / double(stepOf(question).count())), 1, kMostPoints);
}

base::Error notUnderstood(const QString &text)
{
    return {base::Errc::Protocol, text.toStdString(), {}, QCoreApplication::translate("history", "ask Prometheus for a range").toStdString(),
            QCoreApplication::translate("history", "Check the address under long_memory in the environment file.").toStdString()};
}

} // namespace

std::chrono::seconds stepOf(const LongMemory::Question &question)
{
    const double length = secondsOf(question.to) - secondsOf(question.from);
    const double buckets = double(std::clamp<std::int64_t>(question.buckets, 1, kMostPoints));
    return std::chrono::seconds(std::max<std::int64_t>(1, std::int64_t(std::ceil(length / buckets))));
}

QByteArray selectorOf(const ArchiveKey &key)
{
    return watch::expositionName(key.key.metric.name()) + "{environment=\"" + watch::labelText(key.scope) + "\",target=\""
        + watch::labelText(key.key.target) + "\",part=\"" + watch::labelText(key.key.instance) + "\"}";
}

std::string rangeAddress(const QUrl &server, const LongMemory::Question &question, PastValue value)
{
    const std::chrono::seconds step = stepOf(question);
    QByteArray query = selectorOf(question.key);
    if (step > kPlain) {
        const char *const functions[] = {"avg_over_time(", "min_over_time(", "max_over_time("};
        query = functions[int(value)] + query + '[' + QByteArray::number(qint64(step.count())) + "s])";
    }
    const double first = secondsOf(question.from) + double(step.count()); // a point stands at the end of its bucket
    const double last = secondsOf(question.from) + double(step.count()) * double(countOf(question));
    QByteArray address = server.toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    while (address.endsWith('/'))
        address.chop(1);
    address += "/api/v1/query_range?query=" + QUrl::toPercentEncoding(QString::fromUtf8(query)) + "&start=" + QByteArray::number(first, 'f', 3)
        + "&end=" + QByteArray::number(std::max(first, last), 'f', 3) + "&step=" + QByteArray::number(qint64(step.count()));
    return address.toStdString();
}

base::Result<std::vector<PastPoint>> pointsIn(const std::string &body)
{
    const QJsonObject answer = QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), qsizetype(body.size()))).object();
    if (answer.value(u"status"_s).toString() != u"success") {
        const QString said = answer.value(u"error"_s).toString();
        return std::unexpected(notUnderstood(said.isEmpty() ? QCoreApplication::translate("history", "it is no answer of Prometheus") : base::Untrusted(said).visible()));
    }
    std::vector<PastPoint> points;
    const QJsonArray series = answer.value(u"data"_s).toObject().value(u"result"_s).toArray();
    for (const auto &one : series) {
        const QJsonArray values = one.toObject().value(u"values"_s).toArray();
        for (const auto &pair : values) {
            bool number = false;
            const double value = pair.toArray().at(1).toString().toDouble(&number);
            const double at = pair.toArray().at(0).toDouble();
            if (number && std::isfinite(value) && at > 0 && at < kLastTime)
                points.push_back({timeOf(at), value});
        }
    }
    std::ranges::sort(points, {}, &PastPoint::at);
    return points;
}

std::vector<PastBucket> bucketsOf(const LongMemory::Question &question, const std::vector<PastPoint> &means, const std::vector<PastPoint> &smallest,
                                  const std::vector<PastPoint> &largest)
{
    const std::chrono::seconds step = stepOf(question);
    std::vector<PastBucket> all(std::size_t(countOf(question)));
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].start = question.from + step * std::int64_t(i);
    const auto at = [&](const PastPoint &point) -> Stat * {
        const auto into = std::chrono::duration_cast<std::chrono::milliseconds>(point.at - question.from) - std::chrono::milliseconds(1);
        const auto slot = into / std::chrono::milliseconds(step);
        return into.count() < 0 || slot >= std::int64_t(all.size()) ? nullptr : &all[std::size_t(slot)].stat;
    };
    for (const PastPoint &point : means)
        if (Stat *stat = at(point))
            stat->merge({float(point.value), float(point.value), float(point.value), float(point.value), 1});
    for (const PastPoint &point : smallest)
        if (Stat *stat = at(point); stat && stat->count > 0)
            stat->minimum = std::min(stat->minimum, decltype(stat->minimum)(point.value));
    for (const PastPoint &point : largest)
        if (Stat *stat = at(point); stat && stat->count > 0)
            stat->maximum = std::max(stat->maximum, decltype(stat->maximum)(point.value));
    return all;
}

} // namespace history
