// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/typedstatement.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace postgres {

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(TypedStatement)
};

} // namespace

base::Result<TypedStatement> TypedStatement::of(const QString &text)
{
    std::string bytes = text.toStdString();
    if (text.trimmed().isEmpty())
        return base::fail(base::Errc::Invalid, Say::tr("There is no statement to run.").toStdString());
    if (bytes.size() > kLongest)
        return base::fail(base::Errc::Invalid, Say::tr("The statement is longer than a mebibyte.").toStdString());
    if (bytes.find('\0') != std::string::npos)
        return base::fail(base::Errc::Invalid, Say::tr("The statement holds a character with the number 0, which no server takes.").toStdString());
    return TypedStatement(std::move(bytes));
}

QString TypedStatement::digest() const
{
    return QString::fromLatin1(QCryptographicHash::hash(QByteArrayView(m_text.data(), qsizetype(m_text.size())), QCryptographicHash::Sha256).toHex());
}

} // namespace postgres
