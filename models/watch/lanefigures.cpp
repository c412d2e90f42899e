// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/lanefigures.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>

namespace watch {

namespace {

// The sentences of queries.yaml: translations/queries_strings.cpp.
base::Untrusted whyEmpty(const QString &sentence) { return base::Untrusted(QCoreApplication::translate("queries", sentence.toUtf8().constData())); }

} // namespace

std::optional<std::string_view> text(const PGresult *rows, int row, const char *column)
{
    const int c = PQfnumber(rows, column);
    if (c < 0 || row >= PQntuples(rows) || PQgetisnull(rows, row, c))
        return {};
    return std::string_view(PQgetvalue(rows, row, c), std::size_t(PQgetlength(rows, row, c)));
}

std::optional<double> number(const PGresult *rows, int row, const char *column)
{
    const auto t = text(rows, row, column);
    double value = 0;
    if (!t || std::from_chars(t->data(), t->data() + t->size(), value).ec != std::errc())
        return {};
    return value;
}

base::Untrusted untrusted(const PGresult *rows, int row, const char *column)
{
    return base::Untrusted(text(rows, row, column).value_or(std::string_view()));
}

bool isTrue(const PGresult *rows, int row, const char *column)
{
    return text(rows, row, column) == "t";
}

std::optional<std::pair<double, double>> LaneFigures::difference(const std::string &key, double value, base::TimePoint at)
{
    const auto [it, fresh] = m_counters.try_emplace(key, Counter{value, at});
    if (fresh)
        return {};
    const Counter before = std::exchange(it->second, Counter{value, at});
    const double seconds = std::chrono::duration<double>(at - before.at).count();
    if (value < before.value || seconds <= 0)
        return {};
    return std::pair(value - before.value, seconds);
}

void LaneFigures::rate(const LaneQuery &q, const LaneQuery::Column &c, const PGresult *rows, int row, double scale, base::TimePoint at, std::vector<Reading> &out)
{
    const auto value = number(rows, row, c.name.c_str());
    const base::Untrusted instance = q.label.empty() ? base::Untrusted() : untrusted(rows, row, q.label.c_str());
    if (!value) {
        out.push_back(Reading::missing(c.metric, NoValue::NotApplicable, whyEmpty(c.emptyReason), instance));
        return;
    }
    const auto d = difference(q.name.toStdString() + '.' + c.name + '.' + instance.raw().toStdString(), *value, at);
    if (d)
        out.emplace_back(c.metric, d->first / d->second * scale, instance);
    else
        out.push_back(Reading::missing(c.metric, NoValue::NotYet, {}, instance));
}

void LaneFigures::share(const LaneQuery &q, const LaneQuery::Share &s, const PGresult *rows, int row, base::TimePoint at, std::vector<Reading> &out)
{
    const base::Untrusted instance = q.label.empty() ? base::Untrusted() : untrusted(rows, row, q.label.c_str());
    if (!s.emptyReason.isEmpty() && !number(rows, row, s.columns.front().c_str())) {
        out.push_back(Reading::missing(s.metric, NoValue::NotApplicable, whyEmpty(s.emptyReason), instance));
        return;
    }
    double part = 0, whole = 0;
    bool known = true;
    for (std::size_t i = 0; i < s.columns.size(); ++i) {
        const auto value = number(rows, row, s.columns[i].c_str());
        const auto d = value ? difference(q.name.toStdString() + '.' + s.metric.name().toStdString() + '.' + s.columns[i] + '.' + instance.raw().toStdString(), *value, at)
                             : std::nullopt;
        known = known && d;
        if (!d)
            continue;
        whole += d->first;
        if (i == 0)
            part = d->first;
    }
    if (!known)
        out.push_back(Reading::missing(s.metric, NoValue::NotYet, {}, instance));
    else if (whole <= 0)
        out.push_back(Reading::missing(s.metric, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "nothing happened since the last look")), instance));
    else
        out.emplace_back(s.metric, 100 * part / whole, instance);
}

void LaneFigures::read(const Lane::Answer &answer, base::TimePoint at, std::vector<Reading> &out)
{
    const LaneQuery &q = *answer.query;
    if (!answer.rows) {
        const base::Error &e = answer.rows.error();
        for (const MetricId metric : q.brings)
            out.push_back(Reading::missing(metric, queryReason(e), base::Untrusted(std::string_view(e.text))));
        return;
    }
    const PGresult *rows = answer.rows->get();
    const int count = q.label.empty() ? std::min(1, PQntuples(rows)) : PQntuples(rows);
    for (int row = 0; row < count; ++row) {
        const base::Untrusted instance = q.label.empty() ? base::Untrusted() : untrusted(rows, row, q.label.c_str());
        for (const auto &c : q.values) {
            const auto value = number(rows, row, c.name.c_str());
            if (value)
                out.emplace_back(c.metric, *value, instance);
            else if (c.emptyReason.isEmpty())
                out.push_back(Reading::missing(c.metric, NoValue::Permission, {}, instance));
            else
                out.push_back(Reading::missing(c.metric, NoValue::NotApplicable, whyEmpty(c.emptyReason), instance));
        }
    }
    if (PQntuples(rows) == 0) {
        // named as such, or the figure would be waited for
        if (!q.label.empty())
            for (const MetricId metric : q.brings)
                out.push_back(Reading::missing(metric, NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "there is none"))));
        return;
    }
    for (int row = 0; row < count; ++row) {
        for (const auto &c : q.rates)
            rate(q, c, rows, row, 1, at, out);
        for (const auto &c : q.perMinute)
            rate(q, c, rows, row, 60, at, out);
        for (const auto &c : q.perHour)
            rate(q, c, rows, row, 3600, at, out);
    }
    for (int row = 0; row < count; ++row)
        for (const auto &s : q.shares)
            share(q, s, rows, row, at, out);
    if (!q.label.empty()) // an instance that went away and comes back is another one
        std::erase_if(m_counters, [&, own = q.name.toStdString() + '.'](const auto &c) { return c.first.starts_with(own) && c.second.at < at; });
}

void LaneFigures::forget()
{
    m_counters.clear();
}

} // namespace watch
