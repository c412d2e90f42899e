// SPDX-License-Identifier: GPL-3.0-or-later
// What was promised of incidents: resources/incidents/promises.yaml, and what an environment states beside it.
#include "models/base/resource.h"
#include "models/environment/scalars.h"
#include "models/incidents/figures.h"
#include "models/incidents/wording.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace incidents {

base::Result<Promised> promisedTimes()
{
    const auto text = base::resource(u"incidents/promises.yaml"_s);
    if (!text)
        return std::unexpected(text.error());
    Promised promised;
    try {
        for (const auto &entry : YAML::Load(text->toStdString())) {
            const QString key = QString::fromStdString(entry.first.as<std::string>());
            const auto known = std::ranges::find(kMeasures, key, [](Measure m) { return word(m); });
            const auto length = environment::parseDuration(QString::fromStdString(entry.second.as<std::string>()));
            if (known == std::end(kMeasures) || !length)
                return base::fail(base::Errc::Invalid, say(QT_TRANSLATE_NOOP("incidents", "incidents/promises.yaml: \"%1\" is no time that can be promised.")).arg(key).toStdString());
            promised[*known] = std::chrono::duration<double>(*length).count();
        }
    } catch (const YAML::Exception &error) {
        return base::fail(base::Errc::Invalid, std::string("incidents/promises.yaml: ") + error.what());
    }
    return promised;
}

base::Result<Promised> promisedTimes(const environment::Environment &environment)
{
    auto promised = promisedTimes();
    const environment::IncidentTimes &own = environment.incidentTimes;
    const std::pair<Measure, std::chrono::milliseconds> stated[] = {{Measure::Detect, own.detect},   {Measure::Notify, own.notify}, {Measure::Acknowledge, own.acknowledge}, {Measure::Respond, own.respond},
                                                                    {Measure::Restore, own.restore}, {Measure::Repair, own.repair}, {Measure::Close, own.close}};
    if (promised)
        for (const auto &[measure, length] : stated)
            if (length.count() > 0)
                (*promised)[measure] = std::chrono::duration<double>(length).count();
    return promised;
}

} // namespace incidents
