// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/sql.h"

#include "models/base/resource.h"
#include "models/base/untrusted.h"

#include <QCoreApplication>

#include <libpq-fe.h>

#include <mutex>
#include <string_view>
#include <unordered_set>

namespace postgres {

Sql::Kept Sql::keep(std::string text)
{
    static std::mutex guard; // guards pool
    static std::unordered_set<std::string> pool;
    const std::lock_guard lock(guard);
    return {pool.insert(std::move(text)).first->c_str()}; // nodes never move
}

base::Result<Sql> Sql::named(const QString &file)
{
    const auto text = base::resource(QStringLiteral("sql/") + file);
    if (!text)
        return std::unexpected(text.error());
    return Sql(keep(text->toStdString()));
}

Sql Sql::fromEnvironmentFile(const QString &statement)
{
    return Sql(keep(statement.toStdString()));
}

base::Result<Sql> Sql::withIdentifiers(pg_conn *connection, const std::vector<std::string> &names) const
{
    std::string out;
    std::string_view rest = m_text;
    for (const std::string &name : names) {
        const auto at = rest.find("{}");
        if (at == std::string_view::npos)
            return base::fail(base::Errc::Internal, "more identifiers than places for them");
        char *quoted = name.find('\0') == std::string::npos ? PQescapeIdentifier(connection, name.data(), name.size()) : nullptr;
        if (!quoted) {
            base::Error e{base::Errc::Invalid, base::Untrusted(std::string_view(name)).visible().toStdString()};
            e.action = QCoreApplication::translate("postgres", "quote a name").toStdString();
            e.remedy = QCoreApplication::translate("postgres", "This name is not valid text; rename the object on the server.").toStdString();
            return std::unexpected(std::move(e));
        }
        out.append(rest.substr(0, at)).append(quoted);
        PQfreemem(quoted);
        rest.remove_prefix(at + 2);
    }
    out.append(rest);
    return Sql(keep(std::move(out)));
}

} // namespace postgres
