// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/metrichelp.h"

#include "models/base/untrusted.h"

#include <QCoreApplication>

namespace health {

namespace {

QString said(const watch::Metric &metric, const QString &text)
{
    return metric.row > 0 ? QCoreApplication::translate("metric", text.toUtf8().constData()) : base::Untrusted(text).visible();
}

const char *costOf(const watch::Metric &metric)
{
    const bool postgres = metric.kind == environment::TargetKind::Postgres;
    switch (metric.cost) {
    case 'A':
        return postgres ? QT_TRANSLATE_NOOP("ColumnHelp", "A, always the same, out of shared memory") : QT_TRANSLATE_NOOP("ColumnHelp", "A, always the same");
    case 'B':
        return postgres ? QT_TRANSLATE_NOOP("ColumnHelp", "B, grows with sessions and locks") : QT_TRANSLATE_NOOP("ColumnHelp", "B, grows with what there is to tell");
    case 'C':
        return QT_TRANSLATE_NOOP("ColumnHelp", "C, grows with the number of tables");
    case 'D':
        return QT_TRANSLATE_NOOP("ColumnHelp", "D, looks into folders and files");
    case 'E':
        return QT_TRANSLATE_NOOP("ColumnHelp", "E, reads the data themselves");
    default:
        return nullptr;
    }
}

} // namespace

QString metricTitle(const watch::Metric &metric) { return said(metric, metric.title); }

QString metricHelp(const watch::Metric &metric)
{
    QString text = said(metric, metric.description);
    if (!metric.source.isEmpty())
        text += QStringLiteral("\n\n") + QCoreApplication::translate("ColumnHelp", "Read from: %1").arg(base::Untrusted(metric.source).visible());
    if (const char *cost = costOf(metric))
        text += QLatin1Char('\n') + QCoreApplication::translate("ColumnHelp", "Cost on the server: %1").arg(QCoreApplication::translate("ColumnHelp", cost));
    return text;
}

} // namespace health
