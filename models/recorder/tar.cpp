// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recorder/tar.h"

#include <numeric>

namespace recorder {

namespace {

constexpr qsizetype kBlock = 512;
constexpr qsizetype kName = 0, kMode = 100, kSize = 124, kTime = 136, kCheck = 148, kType = 156, kMagic = 257;

QByteArray octal(qint64 value, int digits) { return QByteArray::number(value, 8).rightJustified(digits, '0', true); }

int checkOf(QByteArray head)
{
    head.replace(kCheck, 8, QByteArray(8, ' '));
    return std::accumulate(head.cbegin(), head.cend(), 0, [](int sum, char c) { return sum + std::uint8_t(c); });
}

} // namespace

QByteArray tarOf(const QList<TarPart> &parts, qint64 modified)
{
    QByteArray tar;
    for (const TarPart &part : parts) {
        QByteArray head(kBlock, '\0');
        const QByteArray name = part.name.toUtf8().first(std::min<qsizetype>(99, part.name.toUtf8().size()));
        head.replace(kName, name.size(), name);
        head.replace(kMode, 7, "0000600");
        head.replace(kMode + 8, 7, "0000000");
        head.replace(kMode + 16, 7, "0000000");
        head.replace(kSize, 11, octal(part.bytes.size(), 11));
        head.replace(kTime, 11, octal(modified, 11));
        head.replace(kType, 1, "0");
        head.replace(kMagic, 8, QByteArray("ustar\0" "00", 8));
        head.replace(kCheck, 8, octal(checkOf(head), 6) + QByteArray("\0 ", 2));
        tar += head + part.bytes;
        tar += QByteArray((kBlock - part.bytes.size() % kBlock) % kBlock, '\0');
    }
    return tar + QByteArray(2 * kBlock, '\0');
}

QList<TarPart> partsOfTar(const QByteArray &tar, bool *whole)
{
    QList<TarPart> parts;
    *whole = false;
    for (qsizetype at = 0; at + kBlock <= tar.size();) {
        const QByteArray head = tar.mid(at, kBlock);
        if (head.count('\0') == kBlock) {
            *whole = true;
            break;
        }
        bool number = false;
        const qint64 size = head.mid(kSize, 11).toLongLong(&number, 8);
        const int check = head.mid(kCheck, 6).toInt(nullptr, 8);
        if (!number || size < 0 || check != checkOf(head) || size > tar.size() - at - kBlock)
            break;
        const QByteArray name = head.mid(kName, 100);
        parts.append({QString::fromUtf8(name.constData(), qsizetype(qstrnlen(name.constData(), 100))), tar.mid(at + kBlock, size)});
        at += kBlock + (size + kBlock - 1) / kBlock * kBlock;
    }
    return parts;
}

} // namespace recorder
