// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Names as somebody gives them who wants them to be more than names, and how to see whether they became it.

#include "models/base/hidden.h"
#include "models/base/untrusted.h"

#include <QStringList>
#include <QTextDocument>

namespace hostile {

// Each does another harm; no two are equal, none is longer than 63 bytes.
inline QStringList names()
{
    using namespace Qt::StringLiterals;
    return {
        u"<img src=\"file:///etc/hostname\" onerror=x>"_s,
        u"<a href='http://x/'>click</a> & <b>b</b>"_s,
        u"\x1b]0;owned\x07\x1b[31mred\x1b[2J"_s,
        QStringLiteral("\u009b31m csi \u0085 nel \u007f del"),
        QStringLiteral("invoice\u202egnp.exe\u2066x\u2069"),
        QStringLiteral("zero\u200bwidth\u200d\ufeff\u00ad"),
        QStringLiteral("\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627"),
        u"quo\"te'd $$ \\ \\n %1 %2 %n %s {} $1"_s,
        u"line\nfeed\r\nDROP TABLE precious; --"_s,
        u"--x --output=/tmp/x"_s,
        u"'; drop table precious; --"_s,
        u"\"; drop table precious; --"_s,
        u"=cmd|' /C calc'!A0"_s,
        u"@SUM(1+1)"_s,
        u"+1|2 `id` $(id)"_s,
        u"\tpipe | pipe || [x](javascript:x) **b** # h"_s,
        QStringLiteral("paragraph\u2028line\u2029"),
        QStringLiteral("tag\U000E0041\U000E0042 \U0001F418"),
    };
}

// A text of so many bytes that ends in the middle of a character where a server cuts it off at 63.
inline QString longName() { return QString(62, u'n') + QStringLiteral("\u00fc\u00fc\u00fc"); }

// What a reader would not see, or a terminal take for an order. Line feeds and tabs are looked at by whom they concern.
inline bool isForbidden(char32_t c) { return (c < 0x20 && c != U'\n' && c != U'\t') || c == 0x7f || base::isHidden(c); }

// The first forbidden character and what stands around it; empty: there is none.
inline QString rawIn(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : char32_t(text[i].unicode());
        if (isForbidden(c))
            return QStringLiteral("U+") + QString::number(uint(c), 16) + QStringLiteral(" in ") + base::Untrusted(text.mid(std::max<qsizetype>(0, i - 60), 120)).visible();
        i += pair;
    }
    return {};
}

// A tooltip is shown by Qt as markup when it begins like some: ours says that it is, and escapes all but line breaks.
inline QString markupIn(const QString &tip)
{
    if (!Qt::mightBeRichText(tip))
        return {};
    QString inside = tip;
    if (!inside.startsWith(QLatin1String("<qt>")) || !inside.endsWith(QLatin1String("</qt>")))
        return tip;
    inside = inside.mid(4, inside.size() - 9).remove(QLatin1String("<br>"));
    return inside.contains(QLatin1Char('<')) || inside.contains(QLatin1Char('>')) ? tip : QString();
}

} // namespace hostile
