// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The little of tar (ustar) that a pack needs: plain files with short names, one after the other. Pure functions.

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace recorder {

struct TarPart {
    QString name;
    QByteArray bytes;
};

[[nodiscard]] QByteArray tarOf(const QList<TarPart> &parts, qint64 modified); // s since 1970
// The parts up to the end or to what is not one; whole: the end was there.
[[nodiscard]] QList<TarPart> partsOfTar(const QByteArray &tar, bool *whole);

} // namespace recorder
