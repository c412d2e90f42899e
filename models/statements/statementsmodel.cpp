// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statements/statementsmodel.h"

#include "models/health/statementtext.h"
#include "models/statements/wording.h"

namespace statements {

using base::Severity;
using base::Unit;
using health::Cell;

namespace {

constexpr double kBlock = 8192; // bytes; what nearly every server is built with

Severity severityOf(const Change &change) { return change.trend == Trend::Slower ? Severity::Warning : Severity::Ok; }

std::optional<double> rate(double amount, double seconds) { return seconds > 0 ? std::optional(amount / seconds) : std::nullopt; }

std::optional<double> perCall(double amount, double calls) { return calls > 0 ? std::optional(amount / calls) : std::nullopt; }

// On one line, without the comments in front of it; the tooltip has whose it is.
Cell statementCell(const Line &line)
{
    Cell c;
    if (line.text.text.isEmpty()) {
        c.text = say(QT_TRANSLATE_NOOP("Statements", "(text not known, queryid %1)")).arg(line.identity.query);
    } else {
        c.text = base::Untrusted(health::withoutLeadingComments(line.text.text).raw().simplified()).visible();
        c.raw = line.text.text.raw();
    }
    const QString who = say(QT_TRANSLATE_NOOP("Statements", "%1 in %2"))
                            .arg(base::Untrusted(line.identity.user).visible(), base::Untrusted(line.identity.database).visible());
    c.whole = c.text + u'\n' + who;
    if (!line.identity.topLevel)
        c.whole += u'\n' + say(QT_TRANSLATE_NOOP("Statements", "Within a function: its time is part of the statement that calls it."));
    c.quiet = !line.identity.topLevel;
    return c.as(severityOf(line.change));
}

Cell changeCell(const Change &change)
{
    Cell c = Cell::of(changeWords(change)).as(severityOf(change));
    if (change.factor > 0)
        c.rank = change.factor;
    c.quiet = change.trend == Trend::Same;
    return c;
}

} // namespace

std::vector<Row> rowsOf(const Comparison &comparison)
{
    std::vector<Row> rows;
    rows.reserve(comparison.lines.size());
    for (const Line &line : comparison.lines)
        rows.push_back({line, comparison.now.seconds, comparison.before.seconds});
    return rows;
}

QString keyOf(const Identity &identity)
{
    return QString::number(identity.query) + QChar(identity.topLevel ? u't' : u'f') + identity.database + QChar(0) + identity.user;
}

QString StatementsModel::title(int column) const
{
    switch (column) {
    case Statement:
        return tr("Statement");
    case Calls:
        return tr("Calls");
    case Mean:
        return tr("Mean");
    case Share:
        return tr("Time");
    case RowsPerCall:
        return tr("Rows/call");
    case Temporary:
        return tr("Temp");
    case Wal:
        return tr("WAL");
    case Change:
        return tr("Last week");
    default:
        return {};
    }
}

Cell StatementsModel::cell(const Row &row, int column) const
{
    const Line &l = row.line;
    switch (column) {
    case Statement:
        return statementCell(l);
    case Calls:
        return Cell::of(rate(l.now.calls, row.seconds), Unit::PerSecond);
    case Mean:
        return Cell::of(perCall(l.now.milliseconds, l.now.calls), Unit::Milliseconds);
    case Share:
        return Cell::of(std::optional(l.share), Unit::Percent);
    case RowsPerCall:
        return Cell::of(perCall(l.now.rows, l.now.calls), Unit::Count);
    case Temporary:
        return Cell::of(rate(l.now.blocksTemporary * kBlock, row.seconds), Unit::BytesPerSecond);
    case Wal:
        return Cell::of(rate(l.now.walBytes, row.seconds), Unit::BytesPerSecond);
    case Change:
        return changeCell(l.change);
    default:
        return {};
    }
}

QString ComparedModel::title(int column) const
{
    switch (column) {
    case Statement:
        return tr("Statement");
    case MeanA:
        return tr("Mean A");
    case MeanB:
        return tr("Mean B");
    case Change:
        return tr("Change");
    case CallsA:
        return tr("Calls A");
    case CallsB:
        return tr("Calls B");
    case ShareA:
        return tr("Time A");
    case ShareB:
        return tr("Time B");
    default:
        return {};
    }
}

Cell ComparedModel::cell(const Row &row, int column) const
{
    const Line &l = row.line;
    switch (column) {
    case Statement:
        return statementCell(l);
    case MeanA:
        return Cell::of(perCall(l.before.milliseconds, l.before.calls), Unit::Milliseconds);
    case MeanB:
        return Cell::of(perCall(l.now.milliseconds, l.now.calls), Unit::Milliseconds);
    case Change:
        return changeCell(l.change);
    case CallsA:
        return Cell::of(rate(l.before.calls, row.secondsBefore), Unit::PerSecond);
    case CallsB:
        return Cell::of(rate(l.now.calls, row.seconds), Unit::PerSecond);
    case ShareA:
        return Cell::of(std::optional(l.shareBefore), Unit::Percent);
    case ShareB:
        return Cell::of(std::optional(l.share), Unit::Percent);
    default:
        return {};
    }
}

} // namespace statements

#include "moc_statementsmodel.cpp"
