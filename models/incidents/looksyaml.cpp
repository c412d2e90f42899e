// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/incidents/looks.h"

#include "models/base/resource.h"
#include "models/environment/scalars.h"
#include "models/incidents/wording.h"

#include <yaml-cpp/yaml.h>

using namespace Qt::StringLiterals;

namespace incidents {

base::Result<std::vector<std::chrono::milliseconds>> looksAgain()
{
    const auto text = base::resource(u"incidents/looks.yaml"_s);
    if (!text)
        return std::unexpected(text.error());
    std::vector<std::chrono::milliseconds> looks;
    try {
        for (const auto &entry : YAML::Load(text->toStdString())["again"]) {
            const QString typed = QString::fromStdString(entry.as<std::string>());
            const auto length = environment::parseDuration(typed);
            if (!length || *length <= (looks.empty() ? std::chrono::milliseconds(0) : looks.back()))
                return base::fail(base::Errc::Invalid, say(QT_TRANSLATE_NOOP("incidents", "incidents/looks.yaml: \"%1\" is no later moment.")).arg(typed).toStdString());
            looks.push_back(*length);
        }
    } catch (const YAML::Exception &error) {
        return base::fail(base::Errc::Invalid, std::string("incidents/looks.yaml: ") + error.what());
    }
    if (looks.empty())
        return base::fail(base::Errc::Invalid, say(QT_TRANSLATE_NOOP("incidents", "incidents/looks.yaml names no moment.")).toStdString());
    return looks;
}

} // namespace incidents
