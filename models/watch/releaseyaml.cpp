// SPDX-License-Identifier: GPL-3.0-or-later
// Release: what resources/postgres/releases.yaml says.
#include "models/watch/posture.h"

#include "models/base/log.h"
#include "models/base/resource.h"

#include <yaml-cpp/yaml.h>

namespace watch {

std::vector<Release> Release::parse(const QByteArray &yaml, const QString &file, QStringList *mistakes)
{
    std::vector<Release> out;
    const auto text = [](const YAML::Node &n) { return QString::fromStdString(n.as<std::string>(std::string())); };
    try {
        for (const auto &n : YAML::Load(yaml.toStdString())) {
            Release r{n["major"].as<int>(), n["secure"].as<int>(), text(n["day"]), text(n["ended"]), {}};
            for (const auto &hole : n["holes"])
                r.holes << text(hole);
            out.push_back(r);
        }
    } catch (const YAML::Exception &e) {
        *mistakes << QStringLiteral("%1:%2: %3").arg(file).arg(e.mark.line + 1).arg(QString::fromStdString(e.msg));
    }
    return out;
}

const std::vector<Release> &Release::known()
{
    static const std::vector<Release> releases = [] {
        const QString file = QStringLiteral("postgres/releases.yaml");
        const auto yaml = base::resource(file);
        QStringList mistakes;
        std::vector<Release> read;
        if (yaml)
            read = parse(*yaml, file, &mistakes);
        else
            mistakes << QString::fromStdString(yaml.error().text);
        for (const QString &m : std::as_const(mistakes))
            base::logError("watch", m);
        return read;
    }();
    return releases;
}

} // namespace watch
