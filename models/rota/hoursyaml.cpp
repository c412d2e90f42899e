// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rota/hoursyaml.h"

#include "models/environment/words.h"
#include "models/rota/words.h"

#include <QRegularExpression>

namespace rota {

using environment::Node;
using environment::Reading;

namespace {

bool readZone(Reading &reading, const Node &node, QByteArray &out)
{
    QString word;
    if (!environment::readWord(reading, node, word))
        return false;
    const QByteArray id = word.trimmed().toUtf8();
    if (!zoneOf(id))
        return environment::reportMistake(reading, node, {Words::tr("there is no time zone %1").arg(environment::Words::quote(word)),
                                                          Words::tr("write one of the tz database: Europe/Berlin, America/New_York, UTC")});
    out = id;
    return true;
}

} // namespace

const environment::Codec<QByteArray> zoneCodec{readZone, [](const QByteArray &v) { return v.isEmpty() ? Node() : Node::scalar(QString::fromUtf8(v)); }};

bool readClock(Reading &reading, const Node &node, QTime &out)
{
    QString word;
    if (!environment::readWord(reading, node, word))
        return false;
    static const QRegularExpression form(QStringLiteral("^([01]?[0-9]|2[0-4]):([0-5][0-9])\\z"));
    const auto match = form.match(word.trimmed());
    const int hour = match.captured(1).toInt(), minute = match.captured(2).toInt();
    if (!match.hasMatch() || (hour == 24 && minute != 0))
        return environment::reportMistake(reading, node, {Words::tr("%1 is not a time of day").arg(environment::Words::quote(word)), Words::tr("write it with quotes, as \"07:30\"")});
    out = QTime(hour % 24, minute);
    return true;
}

bool readDays(Reading &reading, const Node &node, quint8 &out)
{
    QStringList words;
    if (!environment::codec::lines.read(reading, node, words))
        return false;
    static const QStringList names{QStringLiteral("mon"), QStringLiteral("tue"), QStringLiteral("wed"), QStringLiteral("thu"),
                                   QStringLiteral("fri"), QStringLiteral("sat"), QStringLiteral("sun")};
    quint8 days = 0;
    for (const QString &word : std::as_const(words)) {
        const qsizetype day = names.indexOf(word);
        if (day < 0)
            return environment::reportMistake(reading, node, environment::notAChoice(word, names));
        days |= quint8(1 << day);
    }
    out = days;
    return true;
}

const environment::Keys<Hours> &hoursKeys()
{
    const auto written = [](QTime Hours::*member) { return [member](const Hours &h) { return Node::scalar((h.*member).toString(QStringLiteral("HH:mm"))); }; };
    static const environment::Keys<Hours> keys{
        "hours",
        {{"from", environment::Need::Required, [](Reading &r, const Node &n, Hours &h) { return readClock(r, n, h.from); }, written(&Hours::from)},
         {"until", environment::Need::Required, [](Reading &r, const Node &n, Hours &h) { return readClock(r, n, h.until); }, written(&Hours::until)},
         {"days", environment::Need::Essential, [](Reading &r, const Node &n, Hours &h) { return readDays(r, n, h.days); }, [](const Hours &) { return Node(); }},
         environment::key("zone", &Hours::zone, zoneCodec, environment::Need::Essential)}};
    return keys;
}

} // namespace rota
