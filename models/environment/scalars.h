// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The words of an environment file: durations, sizes, numbers, ports, names, addresses. Each parser gets the
// text and answers the value or what is wrong with it and what to write instead. Any thread.

#include "models/environment/reading.h"

#include <QUrl>

#include <chrono>
#include <expected>

namespace environment {

struct Mistake {
    QString text;
    QString remedy;
};

template <class T>
using Parsed = std::expected<T, Mistake>;

using std::chrono::milliseconds;

Parsed<milliseconds> parseDuration(const QString &text); // 500ms 2s 5min 1h 7d 2w; positive, at most ten years
QString durationText(milliseconds value);                // the shortest exact form of the same
Parsed<double> parseNumber(const QString &text);         // finite, decimal
Parsed<double> parseSize(const QString &text);           // 512B 64KiB 10MB: bytes
// A limit of a metric: a number in the metric's own unit, or with a unit that is converted to it.
Parsed<double> parseLimit(const QString &text, std::optional<Quantity> quantity);
QString numberText(double value);

Parsed<quint16> parsePort(const QString &text);
Parsed<int> parseInteger(const QString &text, int least, int most);
Parsed<bool> parseBool(const QString &text);
Parsed<QString> parseId(const QString &text);       // of targets, tiers, contacts ...: [a-z0-9-]
Parsed<QString> parseMetricId(const QString &text); // "pg.connections.used"
Parsed<QString> parseHost(const QString &text, bool socketFolderAllowed);
Parsed<QUrl> parseWebAddress(const QString &text); // http or https, without a user, password or token
Parsed<QString> parseJsonPointer(const QString &text); // RFC 6901
Parsed<QString> parseOneStatement(const QString &sql);
Parsed<QString> parseFilePath(const QString &text, const QString &environmentFile); // relative to that file's folder

} // namespace environment
