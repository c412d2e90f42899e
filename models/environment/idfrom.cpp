// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/idfrom.h"

namespace environment {

QString idFrom(const QString &name)
{
    QString id;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toLower()) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain)
            id += c;
        else if (c.category() != QChar::Mark_NonSpacing && !id.isEmpty() && !id.endsWith(u'-'))
            id += u'-';
    }
    id.truncate(kLongestId);
    while (id.endsWith(u'-'))
        id.chop(1);
    return id;
}

} // namespace environment
