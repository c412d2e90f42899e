// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/environment/parser.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace environment {

// Watches one environment file and reads it again each time it is saved, also by editors that write a new file
// and rename it over the old one, and also when it does not exist yet. Reads and parses on a pool thread. Lives in
// the thread of its reader (the GUI thread); needs an event loop.
class EnvironmentFile final : public QObject
{
    Q_OBJECT
public:
    explicit EnvironmentFile(const QString &path, const MetricLookup &lookup = {}, QObject *parent = nullptr);
    ~EnvironmentFile() override;

    void start(); // first reading and watching; changed() follows
    [[nodiscard]] QString path() const { return m_path; }
    // The last environment that could be used; null before the first.
    [[nodiscard]] EnvironmentPtr current() const { return m_current; }

signals:
    // After each reading whose text differs from the last one. When nothing in the file could be used, the result
    // carries the environment that was valid before, beside the mistakes of the new text.
    void changed(const environment::ParseResult &result);

private:
    void watchPaths();
    void readSoon();
    void read();
    void take(quint64 turn, const QByteArray &digest, ParseResult result);

    const QString m_path;
    const MetricLookup m_lookup;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;   // editors write in several steps
    quint64 m_turn = 0; // of the newest reading: an older one that ends later is dropped
    QByteArray m_digest;
    bool m_reported = false;
    EnvironmentPtr m_current;
};

} // namespace environment

Q_DECLARE_METATYPE(environment::ParseResult)
