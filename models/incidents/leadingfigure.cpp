// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/leadingfigure.h"

#include "models/base/format.h"
#include "models/base/moment.h"
#include "models/base/untrusted.h"
#include "models/health/metrichelp.h"
#include "models/incidents/report.h"
#include "models/incidents/wording.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

constexpr QLatin1StringView kUnits[] = {"count"_L1, "bytes"_L1, "bytes/s"_L1, "percent"_L1, "seconds"_L1, "milliseconds"_L1, "/s"_L1, "/min"_L1,
                                        "ms/s"_L1, "days"_L1, "transactions"_L1, "boolean"_L1, "state"_L1, "other"_L1};
constexpr qint64 kMostBytes = 256 * 1024;

QString fileIn(const QString &folder) { return folder + u"/leading.json"_s; }

base::WallTime wallOf(const QJsonValue &value) { return base::momentIn(value.toString()).value_or(base::WallTime{}); }

base::Unit measuredIn(const QString &word)
{
    const auto it = std::ranges::find_if(kUnits, [&word](QLatin1StringView unit) { return word == unit; });
    return it == std::end(kUnits) ? base::Unit::Other : base::Unit(it - std::begin(kUnits));
}

} // namespace

std::optional<double> LeadingFigure::first() const
{
    std::vector<float> usual;
    for (qsizetype i = 0; i < values.size() / 4 + 1 && i < values.size(); ++i)
        if (!std::isnan(values[i]))
            usual.push_back(values[i]);
    if (usual.empty()) {
        const auto any = std::ranges::find_if(values, [](float v) { return !std::isnan(v); });
        return any == values.end() ? std::nullopt : std::optional<double>(*any);
    }
    std::ranges::nth_element(usual, usual.begin() + std::ptrdiff_t(usual.size() / 2));
    return usual[usual.size() / 2];
}

std::optional<double> LeadingFigure::last() const
{
    for (qsizetype i = values.size() - 1; i >= 0; --i)
        if (!std::isnan(values[i]))
            return values[i];
    return std::nullopt;
}

base::Result<void> writeLeading(const QString &folder, const LeadingFigure &figure)
{
    QJsonArray values;
    for (const float v : figure.values)
        values.append(std::isnan(v) ? QJsonValue() : QJsonValue(double(v)));
    const QJsonObject o{{u"target"_s, figure.target}, {u"metric"_s, figure.metric}, {u"instance"_s, figure.instance}, {u"title"_s, figure.title}, {u"unit"_s, figure.unit},
                        {u"unit_text"_s, figure.unitText}, {u"from"_s, base::isoMoment(figure.from)}, {u"to"_s, base::isoMoment(figure.to)}, {u"values"_s, values}};
    QFile file(fileIn(folder));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || file.write(QJsonDocument(o).toJson(QJsonDocument::Compact)) < 0
        || !file.flush())
        return base::fail(base::Errc::Io, file.errorString().toStdString());
    return {};
}

std::optional<LeadingFigure> readLeading(const QString &folder)
{
    QFile file(fileIn(folder));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject o = QJsonDocument::fromJson(file.read(kMostBytes)).object();
    LeadingFigure figure;
    const std::pair<QLatin1StringView, QString *> texts[] = {{"target"_L1, &figure.target}, {"metric"_L1, &figure.metric}, {"instance"_L1, &figure.instance},
                                                             {"title"_L1, &figure.title}, {"unit"_L1, &figure.unit}, {"unit_text"_L1, &figure.unitText}};
    for (const auto &[key, value] : texts)
        *value = o.value(key).toString().left(200);
    figure.from = wallOf(o.value("from"_L1));
    figure.to = wallOf(o.value("to"_L1));
    for (const QJsonValue &value : o.value("values"_L1).toArray())
        if (figure.values.size() < kLeadingValues)
            figure.values.append(value.isDouble() ? float(value.toDouble()) : std::numeric_limits<float>::quiet_NaN());
    return figure.values.size() < 2 || figure.target.isEmpty() ? std::nullopt : std::optional(figure);
}

LeadingFigure leadingOf(const QString &target, const QString &instance, const watch::Metric &metric, base::WallTime from, base::WallTime to)
{
    LeadingFigure figure;
    figure.target = target;
    figure.metric = metric.id.name();
    figure.instance = instance;
    figure.title = metric.title;
    figure.unit = kUnits[std::size_t(metric.unit)];
    figure.unitText = metric.unitText;
    figure.from = from;
    figure.to = to;
    figure.values = QList<float>(kLeadingValues, std::numeric_limits<float>::quiet_NaN());
    return figure;
}

LeadingWords wordsOf(const LeadingFigure &figure)
{
    const QString title = QCoreApplication::translate("metric", figure.title.toUtf8().constData());
    const auto text = [&figure](std::optional<double> value) {
        return value ? base::figure(*value, measuredIn(figure.unit), {}, base::Untrusted(figure.unitText).visible()).text() : u"–"_s;
    };
    const QString name = figure.instance.isEmpty() ? title : u"%1 (%2)"_s.arg(title, figure.instance);
    return {base::Untrusted(name).visible(), u"%1 → %2"_s.arg(text(figure.first()), text(figure.last()))};
}

} // namespace incidents
