// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the journal keeps of an evidence pack that was written, alike by the desktop and the terminal.

#include "models/base/moment.h"
#include "models/operate/exportnote.h"
#include "models/recorder/evidencepack.h"

namespace app {

[[nodiscard]] inline operate::Exported packExported(const recorder::PackRequest &request, const recorder::Written &written, const QString &file)
{
    return {QStringLiteral("evidence"), {file}, request.environment->name, {},
            {QStringLiteral("from: ") + base::isoMoment(request.from), QStringLiteral("to: ") + base::isoMoment(request.to),
             QStringLiteral("seconds: %1").arg(written.seconds), QStringLiteral("redacted: yes")}};
}

} // namespace app
