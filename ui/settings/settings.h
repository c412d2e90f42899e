// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the program remembers, in one table: the person's choices (settings.ini in the configuration folder) and
// the state of the window (window.ini in the state folder). What the team shares stands in the environment file;
// secrets stand in the keyring. GUI thread, owned by the shell.

#include <QObject>
#include <QSettings>
#include <QVariant>

namespace settings {

enum class Key {
    Theme, // "system", "dark", "light"
    TextScale,
    RefreshInterval, // ms between two drawings of the charts
    AlertSound, // when nothing answers any more
    WindowGeometry,
    RailCollapsed,
    FleetSplitter, // fleet | detail
    DetailSplitter, // charts | tables
    FleetColumns,
    FleetSort, // column, negative for descending, 0 for the order of the file
    SelectedTarget,
    SelectedTab,
    ChartRange, // seconds
    AddedFigures, // ids of those that have a chart beside the usual ones, in their order
    SessionColumns,
    StandbyColumns,
    SlotColumns,
    PoolColumns,
    StorageColumns,
    StatementColumns,
    ComparedColumns,
    VacuumColumns,
    IndexColumns,
    SecurityColumns,
    ParityColumns,
    RecentCommands,
    RecentEnvironments, // files, newest first
};
inline constexpr int kKeys = int(Key::RecentEnvironments) + 1;

enum class Scope { Person, Window };

class Settings : public QObject {
    Q_OBJECT
public:
    explicit Settings(QObject *parent = nullptr); // in base::configFolder() and base::stateFolder()
    Settings(const QString &personFolder, const QString &windowFolder, QObject *parent = nullptr);

    [[nodiscard]] QVariant value(Key key) const; // the table's default when nothing was kept
    void set(Key key, const QVariant &value);
    [[nodiscard]] static QString name(Key key);
    [[nodiscard]] static Scope scope(Key key);

private:
    [[nodiscard]] QSettings &file(Key key);

    QSettings m_person;
    QSettings m_window;
    bool m_toldUnwritten = false;
};

} // namespace settings
