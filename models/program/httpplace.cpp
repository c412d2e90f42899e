// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/program/httpplace.h"

#include <algorithm>

namespace program {

QString HttpPlace::text() const
{
    const QString host = QString::fromLatin1(address);
    return (host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host) + QLatin1Char(':') + QString::number(port);
}

std::optional<HttpPlace> httpPlaceOf(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    bool number = false;
    HttpPlace place;
    place.port = text.mid(colon + 1).toUShort(&number);
    QString address = text.left(std::max<qsizetype>(0, colon));
    if (address.startsWith(QLatin1Char('[')) && address.endsWith(QLatin1Char(']')))
        address = address.mid(1, address.size() - 2);
    if (!number || (colon >= 0 && address.isEmpty()))
        return {};
    if (colon >= 0)
        place.address = address.toLatin1();
    return place;
}

} // namespace program
