// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/prometheusprobe.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace watch {

namespace {

QString problemOf(const PrometheusOutcome &outcome)
{
    if (outcome.problems.empty())
        return {};
    return QCoreApplication::translate("watch", "Line %1: %2.").arg(outcome.problems[0].line).arg(QString::fromLatin1(outcome.problems[0].text));
}

} // namespace

PrometheusProbe::PrometheusProbe(const ProbeContext &context, const environment::Target &target)
    : HttpPoll(context, target, std::get<environment::PrometheusSettings>(target.settings).url,
               std::get<environment::PrometheusSettings>(target.settings).tls,
               std::get<environment::PrometheusSettings>(target.settings).authorizationHeader)
{
    m_request.headers.emplace_back("Accept", "text/plain;version=0.0.4");
    m_request.maxBody = std::size_t(8) << 20;
    for (const environment::PrometheusMetric &m : std::get<environment::PrometheusSettings>(target.settings).metrics) {
        Wanted &w = m_wanted.emplace_back();
        w.id = MetricId(m.id);
        w.name = m.name.toStdString();
        w.rate = m.rate;
        for (const auto &[name, value] : m.labels)
            w.labels.emplace_back(name.toStdString(), value.toStdString());
    }
}

bool PrometheusProbe::Wanted::matches(const PrometheusSeries &series) const
{
    return series.name == name
        && std::all_of(labels.begin(), labels.end(), [&](const auto &l) { return series.label(l.first) == l.second; });
}

base::Result<void> PrometheusProbe::read(const http::Response &response, Sample &sample, Publisher &out)
{
    if (auto good = expectSuccess(response); !good)
        return good;
    for (Wanted &w : m_wanted)
        w.sum.reset();
    const auto outcome = readPrometheusText(response.body, [this](const PrometheusSeries &series) {
        for (Wanted &w : m_wanted)
            if (w.matches(series))
                w.sum = w.sum.value_or(0) + series.value;
    });
    if (outcome.series == 0) {
        base::Error error{base::Errc::Protocol, QCoreApplication::translate("watch", "Its answer holds no series.").toStdString()};
        if (!outcome.problems.empty())
            error.text += " " + problemOf(outcome).toStdString();
        error.remedy = QCoreApplication::translate("watch", "Check the url of this target.").toStdString();
        return std::unexpected(std::move(error));
    }
    sample.readings.emplace_back(m_reachable, 1.0);
    for (Wanted &w : m_wanted)
        sample.readings.push_back(readingOf(w, outcome, sample.sentAt));
    if (!response.timings.reused) {
        Facts facts;
        facts.connections = 1;
        out.facts(facts);
    }
    return {};
}

Reading PrometheusProbe::readingOf(Wanted &w, const PrometheusOutcome &outcome, base::TimePoint at) const
{
    if (!w.sum) {
        w.counter.forget();
        QString why = QCoreApplication::translate("watch", "no such series");
        if (outcome.badLines > 0)
            why += QCoreApplication::translate("watch", "; %n line(s) could not be read.", nullptr, outcome.badLines)
                + QLatin1Char(' ') + problemOf(outcome);
        return Reading::missing(w.id, NoValue::Error, base::Untrusted(why));
    }
    if (!std::isfinite(*w.sum)) {
        w.counter.forget();
        return Reading::missing(w.id, NoValue::Error,
                                base::Untrusted(std::isnan(*w.sum) ? QCoreApplication::translate("watch", "the value is not a number") : QCoreApplication::translate("watch", "the value is infinite")));
    }
    if (!w.rate)
        return {w.id, *w.sum};
    w.counter.add(*w.sum, at);
    if (const auto rate = w.counter.perSecond())
        return {w.id, *rate};
    return Reading::missing(w.id, NoValue::NotYet, base::Untrusted(QCoreApplication::translate("watch", "known after a second sample")));
}

void PrometheusProbe::missing(NoValue reason, const base::Untrusted &why, Sample &sample)
{
    sample.readings.push_back(Reading::missing(m_reachable, reason, why));
    for (Wanted &w : m_wanted)
        sample.readings.push_back(Reading::missing(w.id, reason, why));
}

} // namespace watch
