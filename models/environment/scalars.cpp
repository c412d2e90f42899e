// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/scalars.h"

#include "models/environment/idfrom.h"
#include "models/environment/secretscan.h"
#include "models/environment/words.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace environment {

namespace {

std::unexpected<Mistake> mistake(const QString &text, const QString &remedy)
{
    return std::unexpected(Mistake{text, remedy});
}

} // namespace

Parsed<int> parseInteger(const QString &text, int least, int most)
{
    bool ok = false;
    const int value = text.toInt(&ok);
    if (!ok || value < least || value > most)
        return mistake(Words::tr("%1 is not a whole number from %2 to %3").arg(Words::quote(text)).arg(least).arg(most),
                       Words::tr("write a number from %1 to %2").arg(least).arg(most));
    return value;
}

Parsed<quint16> parsePort(const QString &text)
{
    const auto port = parseInteger(text, 1, 65535);
    if (!port)
        return mistake(Words::tr("%1 is not a port").arg(Words::quote(text)),
                       Words::tr("write a number from 1 to 65535"));
    return quint16(*port);
}

Parsed<bool> parseBool(const QString &text)
{
    if (text == QLatin1String("true") || text == QLatin1String("false"))
        return text == QLatin1String("true");
    return mistake(Words::tr("%1 is neither true nor false").arg(Words::quote(text)), Words::tr("write true or false"));
}

Parsed<QString> parseId(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[a-z0-9][a-z0-9-]*\\z"));
    if (text.size() <= kLongestId && form.match(text).hasMatch())
        return text;
    return mistake(Words::tr("%1 is not an id").arg(Words::quote(text)),
                   Words::tr("use a to z, 0 to 9 and dashes, at most %n characters", nullptr, int(kLongestId)));
}

Parsed<QString> parseMetricId(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+\\z"));
    if (text.size() <= 2 * kLongestId && form.match(text).hasMatch())
        return text;
    return mistake(Words::tr("%1 is not a metric id").arg(Words::quote(text)),
                   Words::tr("use lower-case words joined by points: business.orders_per_minute"));
}

Parsed<QString> parseHost(const QString &text, bool socketFolderAllowed)
{
    if (text.startsWith(QLatin1Char('/'))) {
        if (socketFolderAllowed)
            return text;
        return mistake(Words::tr("a socket folder cannot be used here"), Words::tr("write a host name or an address"));
    }
    if (text.contains(QLatin1String("://")))
        return mistake(Words::tr("this is an address with a scheme, not a host"),
                       Words::tr("write the host name alone; port, database and user have keys of their own"));
    if (text.contains(QLatin1Char(',')))
        return mistake(Words::tr("a target is one host"), Words::tr("declare a target for each host"));
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_.])?\\z|^[0-9A-Fa-f:.]+(%[A-Za-z0-9._-]+)?\\z"));
    static const QRegularExpression withPort(QStringLiteral("^[^:]+:[0-9]+\\z"));
    if (withPort.match(text).hasMatch())
        return mistake(Words::tr("the host contains a port"), Words::tr("write the port under 'port'"));
    if (text.size() > 253 || !form.match(text).hasMatch())
        return mistake(Words::tr("%1 is not a host name or an address").arg(Words::quote(text)),
                       Words::tr("write a name like db1.example.org or an address like 10.0.0.5"));
    return text;
}

Parsed<QUrl> parseWebAddress(const QString &text)
{
    if (carriesSecret(text))
        return mistake(Words::tr("the address contains a secret"), Words::tr("remove it; %1").arg(whereSecretsGo()));
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.port(80) == 0)
        return mistake(Words::tr("%1 is not a web address").arg(Words::quote(text)),
                       Words::tr("write it like https://shop.example.org/health"));
    if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))
        return mistake(Words::tr("the scheme %1 cannot be asked").arg(Words::quote(url.scheme())),
                       Words::tr("use http or https"));
    if (!url.userInfo().isEmpty())
        return mistake(Words::tr("the address contains a user name"), Words::tr("remove it; %1").arg(whereSecretsGo()));
    return url;
}

Parsed<QString> parseJsonPointer(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(/([^~]|~0|~1)*)?\\z"));
    if (form.match(text).hasMatch())
        return text;
    return mistake(Words::tr("%1 is not a JSON pointer").arg(Words::quote(text)),
                   Words::tr("start each step with '/', write ~1 for '/' and ~0 for '~' in a name: /data/0/count"));
}

Parsed<QString> parseFilePath(const QString &text, const QString &environmentFile)
{
    if (text == QLatin1String("~") || text.startsWith(QLatin1String("~/")))
        return QDir::homePath() + text.mid(1);
    if (text.startsWith(QLatin1Char('~')))
        return mistake(Words::tr("the home folder of another user is not looked up"), Words::tr("write the whole path"));
    if (QDir::isAbsolutePath(text))
        return text;
    return QDir::cleanPath(QFileInfo(environmentFile).absoluteDir().filePath(text));
}

} // namespace environment
