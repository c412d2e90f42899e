// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/plainjson.h"

#include "models/base/hidden.h"

#include <QString>

namespace base {

QByteArray plainJson(const QByteArray &json)
{
    const QString text = QString::fromUtf8(json);
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : char32_t(text[i].unicode());
        const qsizetype units = pair ? 2 : 1;
        if (c == 0x7f || isHidden(c))
            for (qsizetype unit = 0; unit < units; ++unit)
                out += QStringLiteral("\\u%1").arg(uint(text[i + unit].unicode()), 4, 16, QLatin1Char('0'));
        else
            out += QStringView(text).mid(i, units);
        i += units - 1;
    }
    return out.toUtf8();
}

} // namespace base
