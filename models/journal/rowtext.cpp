// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/rowtext.h"

#include "models/base/plainjson.h"
#include "models/base/untrusted.h"
#include "models/journal/flatjson.h"

#include <QDateTime>

namespace journal {

namespace {

// For a spreadsheet: nothing is a formula, and nothing but the end of a line is a control character.
QByteArray cell(const QString &value)
{
    static const QString beginsFormula = QStringLiteral("=+-@\n\uff1d\uff0b\uff0d\uff20");
    QStringList lines;
    for (const QString &line : value.split(QLatin1Char('\n')))
        lines << base::Untrusted(line).visible();
    QString text = lines.join(QLatin1Char('\n'));
    if (!text.isEmpty() && beginsFormula.contains(text.front()))
        text.prepend(QLatin1Char('\''));
    return '"' + text.replace(QLatin1Char('"'), QLatin1String("\"\"")).toUtf8() + '"';
}

} // namespace

QString timeText(qint64 micros)
{
    const qint64 ms = micros / 1000 - (micros % 1000 < 0);
    const qint64 rest = micros - ms * 1000;
    QString text = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
    text.chop(1); // the Z
    return text + QStringLiteral("%1Z").arg(rest, 3, 10, QLatin1Char('0'));
}

QByteArray jsonLine(const StoredEntry &e)
{
    QByteArray out("{");
    if (!e.details.isEmpty())
        out += "\"details\":" + base::plainJson(quoted(e.details)) + ',';
    if (e.erased)
        out += "\"erased\":true,";
    out += "\"hash\":\"" + e.hash.toHex() + "\",";
    if (!e.name.isEmpty())
        out += "\"name\":" + base::plainJson(quoted(e.name)) + ',';
    out += "\"record\":" + (FlatJson::parse(e.canonical) ? e.canonical : quoted(QString::fromUtf8(e.canonical)));
    return out + ",\"writer\":" + base::plainJson(quoted(e.writer)) + "}\n";
}

QByteArray csvHeading()
{
    return "time,writer,chain,seq,phase,act,act_id,danger,actor,name,target,system,outcome,sqlstate,details,hash\r\n";
}

QByteArray csvLine(const StoredEntry &e)
{
    const Record &r = e.record;
    const QString cells[] = {timeText(r.time), e.writer,   r.log,    QString::number(r.seq),   QString(word(r.phase)), r.act,     r.actId,
                             QString::number(int(r.danger)), r.actor, e.name, r.target, r.system, QString(word(r.outcome)), r.sqlstate, e.details,
                             QString::fromLatin1(e.hash.toHex())};
    QByteArrayList out;
    for (const QString &c : cells)
        out << cell(c);
    return out.join(',') + "\r\n";
}

} // namespace journal
