// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/program/jsonfile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace program {

using base::Errc;
using base::Error;

namespace {
constexpr qint64 kLargest = 64 * 1024;

std::unexpected<Error> refuse(const QString &file, const QString &what, const char *remedy)
{
    return std::unexpected(Error{Errc::Invalid, what.toStdString(), {}, "read " + file.toStdString(), remedy});
}
} // namespace

base::Result<JsonFile> JsonFile::read(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return refuse(file, in.errorString(), "check the path and its permissions");
    const QByteArray bytes = in.read(kLargest + 1);
    if (bytes.size() > kLargest)
        return refuse(file, QStringLiteral("larger than 64 KiB"), "write a JSON object of a few keys");
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject()) {
        const auto line = bytes.left(error.offset).count('\n') + 1;
        return refuse(file, QStringLiteral("line %1: %2").arg(line).arg(error.errorString()), "write a JSON object");
    }
    JsonFile json;
    json.m_file = file;
    json.m_object = document.object();
    return json;
}

base::Result<JsonFile> JsonFile::fromArguments(const QStringList &args)
{
    auto at = args.indexOf(QStringLiteral("--config"));
    if (at < 0)
        at = args.indexOf(QStringLiteral("-c"));
    if (at < 0 || at + 1 >= args.size())
        return refuse(
            QStringLiteral("the command line"), QStringLiteral("no configuration named"), "add --config FILE");
    return read(args.at(at + 1));
}

QString JsonFile::text(const char *key)
{
    const QString name = QString::fromLatin1(key);
    const QString value = m_object.value(name).toString();
    if (value.isEmpty())
        m_missing += name;
    return value;
}

quint16 JsonFile::port(const char *key)
{
    const QString name = QString::fromLatin1(key);
    const QJsonValue given = m_object.value(name);
    const int value = given.isString() ? given.toString().toInt() : given.toInt();
    if (value < 1 || value > 65535) {
        m_missing += name;
        return 0;
    }
    return quint16(value);
}

QString JsonFile::optionalText(const char *key, const QString &otherwise) const
{
    return m_object.value(QString::fromLatin1(key)).toString(otherwise);
}

double JsonFile::number(const char *key, double otherwise) const
{
    const QJsonValue given = m_object.value(QString::fromLatin1(key));
    bool ok = false;
    const double value = given.toString().toDouble(&ok);
    return ok ? value : given.toDouble(otherwise);
}

bool JsonFile::flag(const char *key) const
{
    return m_object.value(QString::fromLatin1(key)).toBool();
}

base::Result<void> JsonFile::complete() const
{
    if (m_missing.isEmpty())
        return {};
    return refuse(
        m_file, QStringLiteral("missing or wrong: %1").arg(m_missing.join(QStringLiteral(", "))), "add these keys");
}

} // namespace program
