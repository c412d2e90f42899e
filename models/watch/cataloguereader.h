// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads one file of resources/metrics: bytes in, metrics and mistakes out. Any thread.

#include "models/watch/catalogue.h"

#include <QByteArray>

namespace watch {

// `file` names the source in issues. What is wrong is listed with line and column; the rest is returned.
QList<Metric> readMetrics(const QByteArray &yaml, const QString &file, QList<environment::Issue> *issues);

} // namespace watch
