// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recorder/stringpool.h"

namespace recorder {

QByteArray packedText(const QString &text)
{
    QByteArray packed = text.toUtf8();
    if (QString::fromUtf8(packed) == text)
        return packed.prepend('u');
    return QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2).prepend('w');
}

std::optional<QString> textOf(const QByteArray &packed)
{
    if (packed.startsWith('u'))
        return QString::fromUtf8(packed.sliced(1));
    if (!packed.startsWith('w') || packed.size() % 2 == 0)
        return {};
    QString text(packed.size() / 2, Qt::Uninitialized);
    std::copy(packed.cbegin() + 1, packed.cend(), reinterpret_cast<char *>(text.data()));
    return text;
}

QByteArray packedBytes(const std::string &bytes) { return QByteArray(bytes.data(), qsizetype(bytes.size())).prepend('b'); }

std::optional<std::string> bytesOf(const QByteArray &packed)
{
    if (!packed.startsWith('b'))
        return {};
    return std::string(packed.constData() + 1, std::size_t(packed.size() - 1));
}

} // namespace recorder
