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

} // namespace

QString metricTitle(const watch::Metric &metric) { return said(metric, metric.title); }

QString metricHelp(const watch::Metric &metric)
{
    QString text = said(metric, metric.description);
    if (!metric.source.isEmpty())
        text += QStringLiteral("\n\n") + QCoreApplication::translate("ColumnHelp", "Read from: %1").arg(base::Untrusted(metric.source).visible());
    return text;
}

} // namespace health
