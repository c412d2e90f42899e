// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/health/wording.h"

namespace health {

namespace {

constexpr qsizetype kLongest = 160;

struct Known {
    const char *says; // lower case
    const char *words;
};

// Order matters: a libpq message may hold several.
constexpr Known kKnown[] = {
    {"connection refused", QT_TRANSLATE_NOOP("Wording", "connection refused")},
    {"no route to host", QT_TRANSLATE_NOOP("Wording", "no route to the host")},
    {"network is unreachable", QT_TRANSLATE_NOOP("Wording", "the network is unreachable")},
    {"no such file or directory", QT_TRANSLATE_NOOP("Wording", "its socket does not exist")},
    {"terminating connection due to administrator command", QT_TRANSLATE_NOOP("Wording", "it was shut down")},
    {"the database system is shutting down", QT_TRANSLATE_NOOP("Wording", "it was shut down")},
    {"because of crash of another server process", QT_TRANSLATE_NOOP("Wording", "one of its processes crashed")},
    {"in recovery mode", QT_TRANSLATE_NOOP("Wording", "it recovers from a crash")},
    {"server closed the connection unexpectedly", QT_TRANSLATE_NOOP("Wording", "it closed the connection")},
    {"connection reset", QT_TRANSLATE_NOOP("Wording", "it broke the connection off")},
    {"broken pipe", QT_TRANSLATE_NOOP("Wording", "it broke the connection off")},
    {"timed out", QT_TRANSLATE_NOOP("Wording", "no answer in time")},
    {"timeout expired", QT_TRANSLATE_NOOP("Wording", "no answer in time")},
    {"name or service not known", QT_TRANSLATE_NOOP("Wording", "no such name")},
    {"temporary failure in name resolution", QT_TRANSLATE_NOOP("Wording", "the name server does not answer")},
};

} // namespace

QString Wording::reason(const base::Error &error)
{
    const base::Untrusted said{std::string_view(error.text)};
    if (const QStringList each = said.raw().split(QStringLiteral(";\n")); each.size() > 1) { // of several addresses
        QStringList parts;
        for (const QString &part : each)
            parts << base::Untrusted(part.section(QLatin1Char('\n'), 0, 0).left(kLongest)).visible();
        return parts.join(QStringLiteral("; "));
    }
    const QString lower = said.raw().toLower();
    for (const Known &known : kKnown)
        if (lower.contains(QLatin1String(known.says)))
            return tr(known.words);
    QString first = said.raw().section(QLatin1Char('\n'), 0, 0, QString::SectionSkipEmpty).trimmed();
    if (first.isEmpty()) {
        switch (error.code) {
        case base::Errc::TimedOut:
            return tr("no answer in time");
        case base::Errc::Closed:
            return tr("it closed the connection");
        default:
            return {};
        }
    }
    first = base::Untrusted(first).visible();
    while (first.endsWith(QLatin1Char('.')))
        first.chop(1);
    return first.size() <= kLongest ? first : first.left(kLongest / 2) + QStringLiteral("…") + first.right(kLongest / 2);
}

} // namespace health
