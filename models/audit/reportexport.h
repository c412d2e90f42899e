// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the journal keeps of a report that was written, alike by the desktop and the terminal.

#include "models/audit/report.h"
#include "models/operate/exportnote.h"

namespace audit {

[[nodiscard]] inline operate::Exported reportExported(const Audit &audit, const Written &written)
{
    return {QStringLiteral("audit"), {written.markdown, written.json}, audit.environment, audit.target,
            {QStringLiteral("findings: %1").arg(audit.findings().size())}};
}

} // namespace audit
