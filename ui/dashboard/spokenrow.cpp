// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/spokenrow.h"

#include "models/base/severity.h"
#include "models/health/roles.h"
#include "ui/theme/mark.h"

namespace dashboard {

QString spokenRow(const QModelIndex &first)
{
    const auto mark = theme::mark(base::Severity(first.data(health::SeverityRole).toInt()));
    QStringList words{first.data(Qt::DisplayRole).toString(), theme::markWord(mark)};
    for (int column = 1; column < first.model()->columnCount(first.parent()); ++column)
        if (const QString text = first.siblingAtColumn(column).data().toString(); !text.isEmpty())
            words << text;
    return words.join(QStringLiteral(", "));
}

} // namespace dashboard
