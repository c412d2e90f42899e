// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/parity.h"

#include "models/audit/rowreading.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace audit {

using namespace std::chrono_literals;
using base::Untrusted;
using flow::orFail;
using postgres::Params;
using postgres::Sql;

namespace {

struct PartQuery {
    const char *file;
    Profile::Values Profile::*into;
    const char *name;
};
constexpr PartQuery kParts[] = {
    {"audit/parity_settings.sql", &Profile::settings, QT_TRANSLATE_NOOP("audit", "settings")},
    {"audit/parity_roles.sql", &Profile::roles, QT_TRANSLATE_NOOP("audit", "roles")},
    {"audit/parity_extensions.sql", &Profile::extensions, QT_TRANSLATE_NOOP("audit", "extensions")},
    {"audit/parity_schema.sql", &Profile::objects, QT_TRANSLATE_NOOP("audit", "objects of the database")},
};

void readValues(const PGresult *rows, Profile::Values &into)
{
    for (int row = 0; row < PQntuples(rows); ++row) {
        const Untrusted value = field(rows, row, "value"), shown = field(rows, row, "shown");
        into.insert(field(rows, row, "name").raw(), {value.raw(), shown.isEmpty() ? value : shown, isTrue(rows, row, "standard")});
    }
}

Grade gradeOf(Part part, const QString &name, const ParityRules &rules, const QStringList &expected)
{
    if (expected.contains(name))
        return Grade::Expected;
    if (part == Part::Extension)
        return Grade::BreaksFailover;
    if (part != Part::Setting)
        return Grade::Matters;
    if (rules.breaks.contains(name))
        return Grade::BreaksFailover;
    if (rules.expected.contains(name))
        return Grade::Expected;
    return rules.cosmetic.contains(name) ? Grade::Cosmetic : Grade::Matters;
}

void compareValues(Part part, const Profile::Values &left, const Profile::Values &right, const ParityRules &rules, const QStringList &expected, Parity &out)
{
    QStringList names = left.keys() + right.keys();
    names.sort();
    names.removeDuplicates();
    for (const QString &name : names) {
        const auto l = left.constFind(name), r = right.constFind(name);
        const bool onLeft = l != left.constEnd(), onRight = r != right.constEnd();
        if (onLeft && onRight && l->value == r->value)
            continue;
        const Grade grade = gradeOf(part, name, rules, expected);
        // two versions may have two defaults, and settings of their own: nobody chose them
        const bool chosen = (onLeft && !l->standard) || (onRight && !r->standard);
        if (part == Part::Setting && !chosen && grade != Grade::BreaksFailover)
            continue;
        out.differences.push_back({part, Untrusted(name), onLeft ? l->shown : Untrusted(), onRight ? r->shown : Untrusted(), onLeft, onRight, grade});
    }
}

} // namespace

int Parity::count(Grade grade) const
{
    return int(std::count_if(differences.begin(), differences.end(), [grade](const ParityDifference &d) { return d.grade == grade; }));
}

int Parity::real() const
{
    return int(differences.size()) - count(Grade::Expected);
}

flow::Task<base::Result<Profile>> profileOf(flow::Reactor &reactor, postgres::Asker &server, QString title)
{
    Profile out;
    out.title = title;
    const Sql rightsSql = co_await orFail(Sql::named(QStringLiteral("audit/rights.sql")));
    const Params none;
    const auto rights = co_await orFail(server.ask(rightsSql, none, reactor.now() + 10s));
    out.readsSettings = isTrue(rights.get(), 0, "reads_settings");
    for (const PartQuery &part : kParts) {
        const Sql sql = co_await orFail(Sql::named(QString::fromUtf8(part.file)));
        const auto rows = co_await server.ask(sql, none, reactor.now() + 20s);
        if (rows)
            readValues(rows->get(), out.*part.into);
        else if (rows.error().sqlstate.empty())
            co_return std::unexpected(rows.error());
        else
            out.unknown.insert(QCoreApplication::translate("audit", part.name), reasonOf(rows.error()));
    }
    co_return out;
}

Parity compareProfiles(const Profile &left, const Profile &right, const ParityRules &rules, const QStringList &expected)
{
    Parity out;
    out.left = left.title;
    out.right = right.title;
    const Part parts[] = {Part::Setting, Part::Role, Part::Extension, Part::Object};
    for (std::size_t i = 0; i < std::size(kParts); ++i) {
        const QString name = QCoreApplication::translate("audit", kParts[i].name);
        bool read = true;
        for (const Profile *p : {&left, &right})
            if (p->unknown.contains(name)) {
                out.unknown.append({QCoreApplication::translate("audit", "%1 of %2").arg(name, p->title), p->unknown[name]});
                read = false;
            }
        if (read)
            compareValues(parts[i], left.*kParts[i].into, right.*kParts[i].into, rules, expected, out);
    }
    // what only one of the two logins may see would look like a difference
    if (left.readsSettings != right.readsSettings)
        std::erase_if(out.differences, [](const ParityDifference &d) { return d.part == Part::Setting && (!d.onLeft || !d.onRight); });
    for (const Profile *p : {&left, &right})
        if (!p->readsSettings)
            out.unknown.append({QCoreApplication::translate("audit", "settings of %1 that only a superuser sees").arg(p->title),
                                Untrusted(QCoreApplication::translate("audit", "needs the role pg_read_all_settings"))});
    std::sort(out.differences.begin(), out.differences.end(), [](const ParityDifference &a, const ParityDifference &b) {
        return std::tuple(a.grade, a.part, a.name.raw()) < std::tuple(b.grade, b.part, b.name.raw());
    });
    return out;
}

} // namespace audit
