// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Finds one number in a JSON document of somebody else: RFC 6901 pointers, documents bounded in depth and size.
// Any thread.

#include "models/base/result.h"

#include <QJsonValue>

#include <string_view>

namespace watch {

// Errors: Invalid, with the offset and reason, for what is not JSON, is nested deeper than 64, or holds more than
// 1 MiB.
base::Result<QJsonValue> parseJson(std::string_view text);

// Errors: Absent, naming the first part of the pointer that leads nowhere; Invalid for a malformed pointer.
base::Result<QJsonValue> valueAt(const QJsonValue &document, const QString &pointer);

// A number, true (1) or false (0), or text that is a number and nothing else. Errors: Invalid, naming what it is.
base::Result<double> numberIn(const QJsonValue &value);

} // namespace watch
