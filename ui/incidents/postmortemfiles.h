// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The draft of a postmortem in the person's documents: Markdown, HTML and PDF beside each other. Written on a pool thread.
// Whoever may only look may draft; that it was written is noted by whoever asked for it.

#include "models/base/result.h"
#include "models/incidents/cited.h"

#include <functional>

class QObject;

namespace incidents {

// `then` is called on the main thread with the Markdown file, unless the context has gone. A file of that name is not overwritten.
void writePostmortem(const Incident &incident, const std::vector<Cited> &cited, QObject *context, std::function<void(const base::Result<QString> &)> then);
// The same into a folder; blocks.
[[nodiscard]] base::Result<QString> postmortemFiles(const Incident &incident, const std::vector<Cited> &cited, const QString &folder, base::WallTime now);

} // namespace incidents
