// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The connector on the engine thread: tries a target there, writes the environment file from a worker thread, talks
// to the keyring. Nothing here waits on the GUI thread. GUI thread; ends before the feed does.

#include "models/operate/bookkeeping.h"
#include "models/watch/feed.h"
#include "ui/start/connector.h"

namespace start {

// The engine's end: its signals are emitted there and delivered as events.
class ConnectorSide : public QObject {
    Q_OBJECT
public:
    flow::BlockingPool dns{2}, cancels{1}, files{1};
    flow::BlockingPool mounts{4}; // signs of life that are tried: one that hangs keeps no change waiting
    flow::TaskScope *testing = nullptr; // engine thread: while a test is under way

signals:
    void tested(int round, const watch::ConnectionReport &report);
    void saved(const start::Saved &saved);
    void saveFailed(const base::Error &error);
    void importsFound(const QList<watch::Importable> &found);
    void entered(const QString &target, secrets::Availability keyring, const QString &detail);
};

class EngineConnector : public Connector {
    Q_OBJECT
public:
    // environmentFile: extended when no other environment of the person's own is open.
    EngineConnector(watch::Feed &feed, QString environmentFile, QObject *parent = nullptr);

    // Where changes are written down before they are made; without it, while nothing is watched yet, they are only made.
    void setBooks(std::shared_ptr<operate::Bookkeeping> books) { m_books = std::move(books); }

    void test(const environment::Target &target, base::Secret password) override;
    void cancelTest() override;
    void save(const environment::Change &change, base::Secret password) override;
    void lookForImports() override;
    void enterPassword(const QString &target, const QString &key, base::Secret password, bool keep) override;
    [[nodiscard]] environment::EnvironmentPtr environment() const override;
    [[nodiscard]] environment::EnvironmentPtr extended() const override;

private:
    [[nodiscard]] QString fileToExtend() const;
    [[nodiscard]] QString fileOf(const environment::Change &change) const;

    watch::Feed &m_feed;
    std::shared_ptr<operate::Bookkeeping> m_books;
    QString m_file;
    std::shared_ptr<ConnectorSide> m_side;
    int m_round = 0; // of tests: a late answer of an earlier one is dropped
};

} // namespace start
