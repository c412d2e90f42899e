// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/advicelimits.h"

#include "models/base/log.h"
#include "models/base/resource.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <iterator>

namespace watch {

namespace {

struct Limit {
    const char *name;
    double AdviceLimits::*field;
};

constexpr Limit kLimits[] = {
    {"dead_rows", &AdviceLimits::deadRows},
    {"changed_rows", &AdviceLimits::changedRows},
    {"late_rows", &AdviceLimits::lateRows},
    {"frozen_share", &AdviceLimits::frozenShare},
    {"bloat_table_bytes", &AdviceLimits::bloatTableBytes},
    {"bloat_table_share", &AdviceLimits::bloatTableShare},
    {"bloat_index_bytes", &AdviceLimits::bloatIndexBytes},
    {"bloat_index_share", &AdviceLimits::bloatIndexShare},
    {"unused_index_bytes", &AdviceLimits::unusedIndexBytes},
    {"unused_index_days", &AdviceLimits::unusedIndexDays},
    {"unused_index_least_days", &AdviceLimits::unusedIndexLeastDays},
    {"foreign_key_rows", &AdviceLimits::foreignKeyRows},
    {"scanned_rows", &AdviceLimits::scannedRows},
    {"scans", &AdviceLimits::scans},
    {"index_share", &AdviceLimits::indexShare},
    {"sequence_used", &AdviceLimits::sequenceUsed},
};

} // namespace

AdviceLimits AdviceLimits::parse(const QByteArray &yaml, const QString &file, QStringList *mistakes)
{
    AdviceLimits limits;
    const auto mistake = [&](const YAML::Mark &mark, const QString &what) {
        *mistakes << QStringLiteral("%1:%2:%3: %4").arg(file).arg(mark.line + 1).arg(mark.column + 1).arg(what);
    };
    try {
        for (const auto &entry : YAML::Load(yaml.toStdString())) {
            const auto name = entry.first.as<std::string>(std::string());
            const auto at = std::ranges::find_if(kLimits, [&name](const Limit &l) { return name == l.name; });
            double value = 0;
            if (at == std::end(kLimits))
                mistake(entry.first.Mark(), QStringLiteral("'%1' is not known here").arg(QString::fromStdString(name)));
            else if (!entry.second.IsScalar() || !YAML::convert<double>::decode(entry.second, value) || !(value >= 0))
                mistake(entry.second.Mark(), QStringLiteral("write a number, 0 or more"));
            else
                limits.*at->field = value;
        }
    } catch (const YAML::Exception &e) {
        mistake(e.mark, QString::fromStdString(e.msg));
    }
    return limits;
}

const AdviceLimits &AdviceLimits::standard()
{
    static const AdviceLimits limits = [] {
        const QString file = QStringLiteral("metrics/advice.yaml");
        const auto text = base::resource(file);
        QStringList mistakes;
        AdviceLimits read;
        if (text)
            read = parse(*text, file, &mistakes);
        else
            mistakes << QString::fromStdString(text.error().text);
        for (const QString &m : mistakes)
            base::logError("watch", m);
        return read;
    }();
    return limits;
}

} // namespace watch
