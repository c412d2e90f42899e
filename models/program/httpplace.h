// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where a small listener listens: "127.0.0.1:9187", "[::1]:9187", "9187" (of the loopback). Numeric addresses alone. Any thread.

#include <QByteArray>
#include <QString>

#include <optional>

namespace program {

struct HttpPlace {
    QByteArray address = "127.0.0.1";
    quint16 port = 0;

    [[nodiscard]] QString text() const; // "[::1]:9187"
    friend bool operator==(const HttpPlace &, const HttpPlace &) = default;
};

[[nodiscard]] std::optional<HttpPlace> httpPlaceOf(const QString &text); // nothing: it is none

} // namespace program
