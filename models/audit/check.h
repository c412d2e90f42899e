// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The checks of resources/audit/*.yaml: what each asks, how bad a finding is and how it is worded. Immutable, shared;
// read once, any thread. A mistake in a file is logged and costs its entry.

#include "models/base/severity.h"
#include "models/postgres/sql.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace audit {

struct Check {
    QString id;
    int row = 0;                         // of the catalogue
    std::optional<postgres::Sql> sql;    // none: tried by the program
    int from = 0, below = 0;             // server_version_num; below 0: no end
    QStringList params;                  // tenant_columns, open_tables, setting, privileged_roles
    QString right;                       // column of rights.sql that must be true; empty: none is needed
    QString when;                        // what the environment must declare: policies, tests, isolation, policy_comments
    base::Severity severity = base::Severity::Warning;
    QString needs, title, sentence, remedy; // English; worded in wording.h

    [[nodiscard]] bool suits(int serverVersion) const { return serverVersion >= from && (below == 0 || serverVersion < below); }
};

class Checks {
public:
    [[nodiscard]] static const Checks &shipped();
    [[nodiscard]] static std::vector<Check> parse(const QByteArray &yaml, const QString &file, QStringList *mistakes);

    [[nodiscard]] const std::vector<Check> &all() const { return m_checks; }
    [[nodiscard]] const Check *find(const QString &id) const;

private:
    std::vector<Check> m_checks; // in the order of the files
};

} // namespace audit
