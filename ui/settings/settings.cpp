// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings.h"

#include "models/base/log.h"
#include "models/base/paths.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace settings {
namespace {

struct Entry {
    QLatin1StringView name;
    Scope scope;
    QVariant fallback;
};

const Entry &entry(Key key)
{
    static const std::array<Entry, kKeys> table{{
        {"theme"_L1, Scope::Person, u"system"_s},
        {"text_scale"_L1, Scope::Person, 1.0},
        {"refresh_interval_ms"_L1, Scope::Person, 1000},
        {"alert_sound"_L1, Scope::Person, true},
        {"geometry"_L1, Scope::Window, {}},
        {"rail_collapsed"_L1, Scope::Window, false},
        {"fleet_splitter"_L1, Scope::Window, {}},
        {"detail_splitter"_L1, Scope::Window, {}},
        {"fleet_columns"_L1, Scope::Window, {}},
        {"fleet_sort"_L1, Scope::Window, 0},
        {"selected_target"_L1, Scope::Window, QString()},
        {"selected_tab"_L1, Scope::Window, QString()},
        {"chart_range_s"_L1, Scope::Window, 900},
        {"added_figures"_L1, Scope::Window, QStringList()},
        {"sessions_columns"_L1, Scope::Window, {}},
        {"standby_columns"_L1, Scope::Window, {}},
        {"slot_columns"_L1, Scope::Window, {}},
        {"pool_columns"_L1, Scope::Window, {}},
        {"storage_columns"_L1, Scope::Window, {}},
        {"statement_columns"_L1, Scope::Window, {}},
        {"compared_columns"_L1, Scope::Window, {}},
        {"vacuum_columns"_L1, Scope::Window, {}},
        {"index_columns"_L1, Scope::Window, {}},
        {"security_columns"_L1, Scope::Window, {}},
        {"parity_columns"_L1, Scope::Window, {}},
        {"recent_commands"_L1, Scope::Window, QStringList()},
        {"recent_environments"_L1, Scope::Window, QStringList()},
    }};
    return table[std::size_t(key)];
}

// Without a home folder nothing is kept, and nothing is written anywhere else.
QString fileIn(const QString &folder, QLatin1StringView name)
{
    return (folder.isEmpty() ? u"/dev/null"_s : folder) + u'/' + name;
}

} // namespace

Settings::Settings(QObject *parent) : Settings(base::configFolder(), base::stateFolder(), parent) { }

Settings::Settings(const QString &personFolder, const QString &windowFolder, QObject *parent) :
    QObject(parent), m_person(fileIn(personFolder, "settings.ini"_L1), QSettings::IniFormat),
    m_window(fileIn(windowFolder, "window.ini"_L1), QSettings::IniFormat)
{
}

QSettings &Settings::file(Key key) { return entry(key).scope == Scope::Person ? m_person : m_window; }

QVariant Settings::value(Key key) const
{
    const Entry &e = entry(key);
    return (e.scope == Scope::Person ? m_person : m_window).value(e.name, e.fallback);
}

void Settings::set(Key key, const QVariant &value)
{
    QSettings &kept = file(key);
    kept.setValue(entry(key).name, value);
    if (kept.status() != QSettings::NoError && !std::exchange(m_toldUnwritten, true))
        base::logWarning("settings", u"%1 cannot be written: what you changed is forgotten at the end"_s.arg(kept.fileName()));
}

QString Settings::name(Key key) { return entry(key).name; }

Scope Settings::scope(Key key) { return entry(key).scope; }

} // namespace settings

#include "moc_settings.cpp"
