// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/wishlines.h"

#include "models/alerts/words.h"
#include "models/base/hidden.h"
#include "models/base/moment.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace alerts {

QList<WishLine> wishLines(const QList<Wish> &wishes, const QString &scope, const QList<Alert> &alerts, base::WallTime now)
{
    QList<Wish> ours;
    for (const Wish &wish : wishes)
        if (wish.kind != Wish::Kind::Acknowledge && wish.scope == scope && wish.until > now)
            ours.append(wish);
    std::ranges::sort(ours, {}, [now](const Wish &w) { return std::tuple(w.from > now, w.until, w.id); });
    QList<WishLine> lines;
    for (const Wish &wish : std::as_const(ours)) {
        WishLine line;
        line.id = wish.id;
        const QString which = base::Untrusted(textOf(wish.matchers)).visible(), who = base::Untrusted(wish.who).visible();
        line.what = wish.kind == Wish::Kind::Silence ? say(QT_TRANSLATE_NOOP("alerts", "silence of %1")).arg(which) : say(QT_TRANSLATE_NOOP("alerts", "maintenance of %1")).arg(which);
        line.reason = sentenceOf(wish);
        line.planned = wish.from > now;
        if (line.planned) {
            line.until = say(QT_TRANSLATE_NOOP("alerts", "from %1 until %2, by %3")).arg(base::nearMoment(wish.from, now), base::nearMoment(wish.until, now), who);
        } else {
            const int hides = int(hiddenBy(wish, alerts).size());
            line.until = say(QT_TRANSLATE_N_NOOP("alerts", "until %1, by %2, hides %n"), hides).arg(base::nearMoment(wish.until, now), who);
            line.endsSoon = hides > 0 && wish.until - now <= kWarnedBefore;
        }
        lines.append(line);
    }
    return lines;
}

Preview previewOf(const Wish &wish, const QList<Alert> &alerts, base::WallTime now)
{
    Preview preview;
    for (const Alert &alert : hiddenBy(wish, alerts))
        preview.names << alert.sentence;
    Wish all = wish;
    all.worst = base::Severity::Critical;
    const int count = int(preview.names.size()), beyond = int(hiddenBy(all, alerts).size()) - count;
    if (wish.from > now)
        preview.head = count > 0 ? say(QT_TRANSLATE_N_NOOP("alerts", "If it began now it would hide %n active alert(s):"), count)
                                 : say(QT_TRANSLATE_NOOP("alerts", "If it began now it would hide nothing."));
    else
        preview.head = count > 0 ? say(QT_TRANSLATE_N_NOOP("alerts", "It hides %n alert(s) that are active now:"), count)
                                 : say(QT_TRANSLATE_NOOP("alerts", "It hides nothing that is active now."));
    if (beyond > 0)
        preview.beyond = say(QT_TRANSLATE_N_NOOP("alerts", "%n critical one(s) match but are not covered."), beyond);
    return preview;
}

base::Result<QList<Matcher>> matchersIn(const QString &text)
{
    QList<Matcher> matchers;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty())
            continue;
        const auto matcher = matcherOf(part.trimmed());
        if (!matcher)
            return std::unexpected(matcher.error());
        matchers.append(*matcher);
    }
    return matchers;
}

QString textOf(const QList<Matcher> &matchers)
{
    QStringList all;
    for (const Matcher &matcher : matchers)
        all << textOf(matcher);
    return all.join(u", "_s);
}

QString patternOf(const base::Untrusted &item)
{
    QString pattern = item.raw();
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool pair = pattern[i].isHighSurrogate() && i + 1 < pattern.size() && pattern[i + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(pattern[i], pattern[i + 1]) : char32_t(pattern[i].unicode());
        if (c == u',' || c < 0x20 || c == 0x7f || base::isHidden(c))
            pattern.replace(i, pair ? 2 : 1, pair ? u"??"_s : u"?"_s);
        i += pair;
    }
    return pattern;
}

} // namespace alerts
