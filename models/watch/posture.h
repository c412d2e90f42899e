// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a person should know about a PostgreSQL server and our way to it although nothing is wrong yet: a release without
// fixes, a certificate of ours that ends, a clock that is off, an address that could not be looked up. Pure; any thread.

#include "models/base/clock.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace watch {

// One major of resources/postgres/releases.yaml.
struct Release {
    int major = 0;
    int secure = 0;    // minor
    QString day, ended;
    QStringList holes;

    [[nodiscard]] static const std::vector<Release> &known(); // read once
    [[nodiscard]] static std::vector<Release> parse(const QByteArray &yaml, const QString &file, QStringList *mistakes);
};

struct Posture {
    static constexpr int kOldest = 13, kNewest = 18; // majors this program is tested with

    int serverVersion = 0;                  // server_version_num; 0: it does not say
    std::optional<double> clockAhead;       // of this computer's, in seconds
    QString certificate;                    // our own, a file
    std::optional<base::WallTime> certificateUntil;
    QString rememberedAddress;              // Session::rememberedAddress()
};

// How far apart two clocks are before it is worth a word, in seconds.
constexpr double kClocksApart = 5;

// One sentence each, without a full stop; today: "2026-11-26".
[[nodiscard]] QStringList findings(const Posture &posture, const std::vector<Release> &releases, base::WallTime now);

} // namespace watch
