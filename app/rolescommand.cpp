// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rolescommand.h"

#include "app/exitcode.h"
#include "app/watchoptions.h"
#include "models/base/resource.h"

#include <QCoreApplication>

#include <cstdio>

namespace app {

int runRolesCommand(const QStringList &args)
{
    static const QStringList scripts{QStringLiteral("viewer"), QStringLiteral("observer"), QStringLiteral("operator"), QStringLiteral("tighten"),
                                     QStringLiteral("remove")};
    const QString name = args.value(1);
    if (args.size() != 2 || !scripts.contains(name)) {
        const bool asked = name == QLatin1String("--help") || name == QLatin1String("-h");
        std::fprintf(asked ? stdout : stderr, "%s\n",
                     qPrintable(QCoreApplication::translate("quarterdeckctl", "usage: quarterdeckctl roles viewer|observer|operator|tighten|remove\n"
                                                                              "Prints SQL; read it, then: quarterdeckctl roles observer | psql -X -v ON_ERROR_STOP=1 ...")));
        return asked ? Good : Usage;
    }
    const auto script = base::resource(QStringLiteral("roles/%1.sql").arg(name));
    if (!script) {
        complain(script.error());
        return NotDone;
    }
    std::fwrite(script->constData(), 1, std::size_t(script->size()), stdout);
    return Good;
}

} // namespace app
