// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/rounds.h"

#include "models/base/log.h"
#include "models/base/resource.h"

#include <yaml-cpp/yaml.h>

namespace audit {

namespace {

const QString kRounds = QStringLiteral("audit/rounds.yaml");
constexpr int kLeast = 10; // s: nobody wants the catalogs read all the time

} // namespace

Rounds Rounds::parse(const QByteArray &yaml)
{
    Rounds read;
    const std::pair<const char *, std::chrono::seconds *> all[] = {{"first", &read.first}, {"audit", &read.audit}, {"parity", &read.parity}};
    try {
        const YAML::Node root = YAML::Load(yaml.toStdString());
        for (const auto &[name, figure] : all) {
            const int seconds = root[name].as<int>(-1);
            if (seconds >= kLeast)
                *figure = std::chrono::seconds(seconds);
            else
                base::logError("audit", QStringLiteral("%1: %2 is a number of seconds, at least %3").arg(kRounds, QLatin1StringView(name)).arg(kLeast));
        }
    } catch (const YAML::Exception &e) {
        base::logError("audit", QStringLiteral("%1: %2").arg(kRounds, QString::fromUtf8(e.what())));
    }
    return read;
}

const Rounds &Rounds::shipped()
{
    static const Rounds rounds = [] {
        const auto text = base::resource(kRounds);
        if (!text)
            base::logError("audit", QString::fromStdString(text.error().text));
        return text ? parse(*text) : Rounds();
    }();
    return rounds;
}

} // namespace audit
