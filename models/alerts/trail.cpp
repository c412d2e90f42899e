// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/trail.h"

#include "models/alerts/words.h"

using namespace Qt::StringLiterals;

namespace alerts {

QString decisionOf(const TrailLine &line)
{
    QString text = line.note ? base::Untrusted(line.why).visible() : whatWord(line.what);
    if (!line.note && line.what == Transition::What::Due && !line.quiet.isEmpty())
        text = say(QT_TRANSLATE_NOOP("alerts", "due, but nobody is told: %1")).arg(line.quiet);
    else if (!line.note && !line.why.isEmpty())
        text = u"%1: %2"_s.arg(text, line.why);
    return text;
}

QString sentenceOf(const TrailLine &line) { return u"%1  %2"_s.arg(momentText(line.at), decisionOf(line)); }

} // namespace alerts
