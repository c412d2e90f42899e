// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An environment file on disk: read whole, replaced in one step. Blocking; worker threads.

#include "models/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace environment {

// Reads the file (empty text where there is none), asks for the new text and puts it in place of the old, which is
// looked at once more just before: when somebody else saved meanwhile, theirs stays. A link is followed, the mode kept.
base::Result<> replaceFile(const QString &path, const std::function<base::Result<QByteArray>(const QByteArray &)> &rewrite);

} // namespace environment
