// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ledgerrows.h"

#include "models/promises/wording.h"
#include "ui/charts/daychart.h"

#include <QCoreApplication>
#include <QLocale>

namespace shell {

namespace {

struct LedgerRows {
    Q_DECLARE_TR_FUNCTIONS(LedgerRows)
};

QWidget *readinessPicture(const promises::Ledger &ledger, const QString &words, QWidget *parent)
{
    charts::DayLine line;
    line.title = LedgerRows::tr("Readiness, day by day");
    line.words = words;
    line.wanted = ledger.readiness.target;
    line.wantedWords = LedgerRows::tr("target %1").arg(QLocale().toString(line.wanted, 'f', 1));
    for (const promises::ReadinessDay &day : ledger.days)
        line.days.append({day.day, day.score, day.rules});
    auto *chart = new charts::DayChart(line, parent);
    chart->setObjectName(QStringLiteral("readinessChart"));
    return chart;
}

std::optional<theme::Mark> markOf(promises::LedgerLine::State state)
{
    using State = promises::LedgerLine::State;
    switch (state) {
    case State::Good: return theme::Mark::Ok;
    case State::Warning: return theme::Mark::Warning;
    case State::Bad: return theme::Mark::Critical;
    case State::Unknown: return theme::Mark::Unknown;
    case State::Heading: break;
    }
    return {};
}

} // namespace

QList<ListPopup::Row> ledgerRows(const promises::Ledger &ledger, const environment::Environment &environment)
{
    QList<ListPopup::Row> rows;
    for (const promises::LedgerLine &line : promises::lines(ledger, environment)) {
        rows.append({markOf(line.state), line.amount, line.text, line.detail});
        if (!line.past.isEmpty())
            rows.last().picture = [ledger, words = line.past](QWidget *parent) { return readinessPicture(ledger, words, parent); };
    }
    return rows;
}

} // namespace shell
