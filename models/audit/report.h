// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A dated report of an audit: JSON for programs and for the next comparison, Markdown for people. Server strings are escaped
// for each; what makes text invisible or turns it around is shown as symbols (Markdown) or as \uXXXX (JSON). The format is
// described in resources/docs/audit.md. Blocking file access; any thread.

#include "models/audit/audit.h"
#include "models/audit/difference.h"
#include "models/base/result.h"

#include <QJsonObject>

namespace audit {

inline constexpr char kReportFormat[] = "quarterdeck-audit-1";

[[nodiscard]] QJsonObject toJson(const Audit &audit, const Difference &difference);
[[nodiscard]] QByteArray jsonText(const QJsonObject &object); // with control and format characters as \uXXXX
[[nodiscard]] QString toMarkdown(const Audit &audit, const Difference &difference);
// Text of somebody else in a line of Markdown: nothing in it is markup or HTML.
[[nodiscard]] QString markdownEscaped(const base::Untrusted &text);

// The newest report of the target of this environment in the folder; nothing when there is none that can be read. Files of
// before name no environment, neither in their names nor inside, and count for each.
[[nodiscard]] std::optional<Earlier> lastReport(const QString &folder, const QString &environment, const QString &target);

// The last look of the console itself, one file a target that is replaced: look-ENVIRONMENT.TARGET.json, in the format of a
// report. Where there is none, the newest report.
[[nodiscard]] std::optional<Earlier> lastLook(const QString &folder, const QString &environment, const QString &target);
[[nodiscard]] base::Result<void> keepLook(const QString &folder, const Audit &audit, const Difference &difference);

struct Written {
    QString json, markdown; // files
};
// Both files, each complete or not at all, for the owner alone: security-ENVIRONMENT.TARGET-20261126T103100Z.json and
// .md; a dot is in no name of either.
[[nodiscard]] base::Result<Written> writeReport(const QString &folder, const Audit &audit, const Difference &difference);

} // namespace audit
