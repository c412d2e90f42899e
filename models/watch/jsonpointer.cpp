// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/jsonpointer.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace watch {

using base::Errc;

namespace {

constexpr std::size_t kMaxBytes = std::size_t(1) << 20;
constexpr int kMaxDepth = 64;

std::unexpected<base::Error> error(Errc code, const QString &text)
{
    return base::fail(code, text.toStdString());
}

int depthOf(std::string_view text)
{
    int depth = 0, most = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            most = std::max(most, ++depth);
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return most;
}

// ~1 is a slash and ~0 a tilde, in this order; nothing else may follow a tilde.
bool unescape(QString &part)
{
    for (qsizetype i = part.indexOf(QLatin1Char('~')); i >= 0; i = part.indexOf(QLatin1Char('~'), i + 1))
        if (i + 1 >= part.size() || (part[i + 1] != QLatin1Char('0') && part[i + 1] != QLatin1Char('1')))
            return false;
    part.replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~"));
    return true;
}

std::optional<qsizetype> indexIn(const QString &part)
{
    const bool digits = !part.isEmpty() && std::all_of(part.begin(), part.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits || (part.size() > 1 && part[0] == u'0') || part.size() > 9)
        return std::nullopt;
    return part.toLongLong();
}

} // namespace

base::Result<QJsonValue> parseJson(std::string_view text)
{
    if (text.size() > kMaxBytes)
        return error(Errc::Invalid, QCoreApplication::translate("watch", "The document is longer than %1 KiB.").arg(kMaxBytes >> 10));
    if (depthOf(text) > kMaxDepth)
        return error(Errc::Invalid, QCoreApplication::translate("watch", "The document is nested deeper than %1.").arg(kMaxDepth));
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(QByteArray(text.data(), qsizetype(text.size())), &problem);
    if (problem.error != QJsonParseError::NoError)
        return error(Errc::Invalid, QCoreApplication::translate("watch", "It is not JSON: %1 at byte %2.").arg(problem.errorString()).arg(problem.offset));
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

base::Result<QJsonValue> valueAt(const QJsonValue &document, const QString &pointer)
{
    if (pointer.isEmpty())
        return document;
    if (!pointer.startsWith(QLatin1Char('/')))
        return error(Errc::Invalid, QCoreApplication::translate("watch", "The pointer %1 does not begin with a slash.").arg(pointer));
    QJsonValue at = document;
    const QStringList parts = pointer.mid(1).split(QLatin1Char('/'));
    for (QString part : parts) {
        if (!unescape(part))
            return error(Errc::Invalid, QCoreApplication::translate("watch", "The pointer %1 has a tilde without 0 or 1.").arg(pointer));
        QJsonValue next(QJsonValue::Undefined);
        if (at.isObject()) {
            next = at.toObject().value(part);
        } else if (at.isArray()) {
            const auto index = indexIn(part);
            next = index ? at.toArray().at(*index) : QJsonValue(QJsonValue::Undefined);
        }
        if (next.isUndefined())
            return error(Errc::Absent, QCoreApplication::translate("watch", "There is no \"%1\" where %2 leads.").arg(part, pointer));
        at = next;
    }
    return at;
}

base::Result<double> numberIn(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Double:
        return value.toDouble();
    case QJsonValue::Bool:
        return value.toBool() ? 1.0 : 0.0;
    case QJsonValue::String: {
        bool good = false;
        const double number = QLocale::c().toDouble(value.toString(), &good);
        if (good && std::isfinite(number))
            return number;
        return error(Errc::Invalid, QCoreApplication::translate("watch", "The value is text, not a number."));
    }
    case QJsonValue::Null:
        return error(Errc::Invalid, QCoreApplication::translate("watch", "The value is null."));
    case QJsonValue::Array:
        return error(Errc::Invalid, QCoreApplication::translate("watch", "The value is a list, not a number."));
    default:
        return error(Errc::Invalid, QCoreApplication::translate("watch", "The value is an object, not a number."));
    }
}

} // namespace watch
