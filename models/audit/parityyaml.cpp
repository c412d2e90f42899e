// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/parity.h"

#include "models/base/log.h"
#include "models/base/resource.h"

#include <yaml-cpp/yaml.h>

namespace audit {

namespace {

QStringList listOf(const YAML::Node &node)
{
    QStringList out;
    for (const auto &entry : node)
        out << QString::fromStdString(entry.as<std::string>());
    return out;
}

} // namespace

const ParityRules &ParityRules::shipped()
{
    static const ParityRules rules = [] {
        ParityRules read;
        const auto text = base::resource(QStringLiteral("audit/parity.yaml"));
        try {
            if (!text)
                throw YAML::Exception(YAML::Mark(), text.error().text);
            const YAML::Node root = YAML::Load(text->toStdString());
            read = {listOf(root["breaks"]), listOf(root["expected"]), listOf(root["cosmetic"])};
        } catch (const YAML::Exception &e) {
            base::logError("audit", QStringLiteral("audit/parity.yaml: %1").arg(QString::fromUtf8(e.what())));
        }
        return read;
    }();
    return rules;
}

} // namespace audit
