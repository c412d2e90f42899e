// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/journaltext.h"

#include "models/base/format.h"
#include "models/base/untrusted.h"
#include "models/journal/rowtext.h"

#include <QCoreApplication>

namespace app {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("JournalCommand", source);
}

QString counted(const char *source, qint64 n)
{
    return QCoreApplication::translate("JournalCommand", source, nullptr, int(n));
}

QString what(journal::Fault fault)
{
    using enum journal::Fault;
    switch (fault) {
    case Altered: return text(QT_TRANSLATE_NOOP("JournalCommand", "it was altered"));
    case Missing: return text(QT_TRANSLATE_NOOP("JournalCommand", "records are missing from here on"));
    case Reordered: return text(QT_TRANSLATE_NOOP("JournalCommand", "records were reordered"));
    case Duplicated: return text(QT_TRANSLATE_NOOP("JournalCommand", "it occurs twice"));
    case Forked: return text(QT_TRANSLATE_NOOP("JournalCommand", "two different records claim this place"));
    case Shortened: return text(QT_TRANSLATE_NOOP("JournalCommand", "the chain was shortened: an anchor has seen more records"));
    case Rechained: return text(QT_TRANSLATE_NOOP("JournalCommand", "the chain was made anew: an anchor has seen other records"));
    }
    return {};
}

} // namespace

QString entryText(const journal::StoredEntry &e)
{
    const journal::Record &r = e.record;
    QStringList words{journal::timeText(r.time), e.writer.isEmpty() ? r.log.left(8) : e.writer, QString::number(r.seq), QString(word(r.phase))};
    for (const QString &part : {r.act, r.target, QString(word(r.outcome)), r.sqlstate})
        if (!part.isEmpty())
            words << part;
    if (!r.actor.isEmpty())
        words << QStringLiteral("(%1)").arg(e.name.isEmpty() ? r.actor.left(8) : e.name);
    QString line = words.join(QLatin1Char(' '));
    if (!e.details.isEmpty())
        line += QStringLiteral(": ") + e.details;
    else if (e.erased)
        line += QStringLiteral(": ") + text(QT_TRANSLATE_NOOP("JournalCommand", "(details erased)"));
    return base::Untrusted(line).visible() + QLatin1Char('\n');
}

QString entryPage(const journal::StoredEntry &e)
{
    const journal::Record &r = e.record;
    const std::pair<QString, QString> rows[] = {
        {text(QT_TRANSLATE_NOOP("JournalCommand", "entry")), r.log + QLatin1Char('/') + QString::number(r.seq)},
        {text(QT_TRANSLATE_NOOP("JournalCommand", "written")), journal::timeText(r.time)},
        {text(QT_TRANSLATE_NOOP("JournalCommand", "program")), e.writer},
        {text(QT_TRANSLATE_NOOP("JournalCommand", "what")), QStringLiteral("%1 %2").arg(QString(word(r.phase)), r.act).trimmed()},
        {text(QT_TRANSLATE_NOOP("JournalCommand", "act id")), r.actId},
        {text(QT_TRANSLATE_NOOP("JournalCommand", "person")), e.name.isEmpty() ? r.actor : e.name},
        {text(QT_TRANSLATE_NOOP("JournalCommand", "target")), r.target},
        {text(QT_TRANSLATE_NOOP("JournalCommand", "system")), r.system},
        {text(QT_TRANSLATE_NOOP("JournalCommand", "outcome")), QStringLiteral("%1 %2").arg(QString(word(r.outcome)), r.sqlstate).trimmed()},
        {text(QT_TRANSLATE_NOOP("JournalCommand", "leaf hash")), QString::fromLatin1(e.hash.toHex())}};
    qsizetype widest = 0;
    for (const auto &[name, value] : rows)
        widest = std::max(widest, name.size());
    QString out;
    for (const auto &[name, value] : rows)
        if (!value.isEmpty())
            out += name.leftJustified(widest) + QStringLiteral("  ") + base::Untrusted(value).visible() + QLatin1Char('\n');
    if (e.erased)
        out += QLatin1Char('\n') + text(QT_TRANSLATE_NOOP("JournalCommand", "(details erased)")) + QLatin1Char('\n');
    else if (!e.details.isEmpty())
        out += QLatin1Char('\n');
    for (const QString &line : e.details.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        out += base::Untrusted(line).visible() + QLatin1Char('\n');
    return out;
}

QString openIntentText(const journal::StoredEntry &e, qint64 now)
{
    const journal::Record &r = e.record;
    QString line = text(QT_TRANSLATE_NOOP("JournalCommand", "%1 ago: %2")).arg(base::age(double(now - r.time) / 1e6), r.act);
    if (!r.target.isEmpty())
        line += QLatin1Char(' ') + r.target;
    if (!r.actor.isEmpty())
        line += QStringLiteral(" (%1)").arg(e.name.isEmpty() ? r.actor.left(8) : e.name);
    if (!e.details.isEmpty())
        line += QStringLiteral(": ") + e.details;
    line += QLatin1Char(' ') + text(QT_TRANSLATE_NOOP("JournalCommand", "[act %1, %2 of %3]")).arg(r.actId.left(12), journal::timeText(r.time), e.writer.isEmpty() ? r.log.left(8) : e.writer);
    return base::Untrusted(line).visible() + QLatin1Char('\n');
}

QString verificationText(const journal::Verification &v)
{
    QString out;
    const auto line = [&out](const QString &sentence) { out += base::Untrusted(sentence).visible() + QLatin1Char('\n'); };
    for (const journal::ChainReport &c : v.chains) {
        if (c.bad)
            line(text(QT_TRANSLATE_NOOP("JournalCommand", "chain %1, record %2: %3")).arg(c.log).arg(c.bad->seq).arg(what(c.bad->fault)));
        else if (c.anchored < c.records)
            line(text(QT_TRANSLATE_NOOP("JournalCommand", "chain %1: records %2 to %3 are not anchored")).arg(c.log).arg(c.anchored).arg(c.records - 1));
    }
    if (v.personsAltered > 0)
        line(counted(QT_TRANSLATE_N_NOOP("JournalCommand", "%n name(s) were altered"), v.personsAltered));
    if (v.ignoredAnchorLines > 0)
        line(counted(QT_TRANSLATE_N_NOOP("JournalCommand", "%n line(s) of the anchors are not readable and prove nothing"), v.ignoredAnchorLines));
    if (v.erased > 0)
        line(counted(QT_TRANSLATE_N_NOOP("JournalCommand", "the details of %n record(s) were erased, as is allowed"), v.erased));
    const QString size = counted(QT_TRANSLATE_N_NOOP("JournalCommand", "%n record(s)"), v.records);
    switch (v.verdict()) {
    case journal::Verification::Anchored:
        line(text(QT_TRANSLATE_NOOP("JournalCommand", "Verified: %1, all anchored.")).arg(size));
        break;
    case journal::Verification::NotAnchored:
        line(text(QT_TRANSLATE_NOOP("JournalCommand", "Verified: %1. Of the %2 newest nobody else knows: whether they were made anew, or more followed, cannot be seen."))
                 .arg(size)
                 .arg(v.unanchored));
        break;
    case journal::Verification::Tampered:
        line(text(QT_TRANSLATE_NOOP("JournalCommand", "Tampered with or truncated: this journal is not what was written.")));
        break;
    }
    return out;
}

} // namespace app
