// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The sandbox on the engine thread. One that this program started (or an earlier one of it that was killed) ends with
// the engine; one that `quarterdeckctl sandbox up` started is left running. GUI thread; ends before the feed does.

#include "models/operate/bookkeeping.h"
#include "models/sandbox/faultact.h"
#include "models/watch/feed.h"
#include "ui/start/sandboxdriver.h"

namespace start {

// The engine's end: its signals are emitted there and delivered as events. Members belong to the engine thread once
// the first call was made.
class SandboxSide : public QObject {
    Q_OBJECT
public:
    SandboxSide(QString described, QString stateFolder, QString resolved) :
        file(std::move(described)), folder(std::move(stateFolder)), usedFolder(std::move(resolved))
    {
    }

    const QString file;
    const QString folder;     // as asked for; empty: the usual one
    const QString usedFolder; // where it is
    flow::Reactor *reactor = nullptr; // while there is a box
    sandbox::Sandbox *box = nullptr;
    flow::TaskScope *scope = nullptr;    // of everything that uses the box
    flow::TaskScope *starting = nullptr; // while up() is under way
    bool cancelled = false;
    bool endsWithUs = false;

signals:
    void progressed(const QString &step, double done);
    void started(const sandbox::State &state);
    void failed(const base::Error &error);
    void stopped();
    void done(const QString &line);
    void refused(const base::Error &error);
};

class EngineSandbox : public SandboxDriver {
    Q_OBJECT
public:
    // file and folder as for sandbox::Sandbox.
    explicit EngineSandbox(watch::Feed &feed, const QString &file = QStringLiteral("shop"), const QString &folder = {},
                           QObject *parent = nullptr);

    // Where faults are written down; without it none is put in place or healed.
    void setBooks(std::shared_ptr<operate::Bookkeeping> books) { m_books = std::move(books); }
    void up() override;
    void cancel() override;
    void down() override;
    void inject(const QString &fault, const QString &target = {}) override;
    void heal(const QString &target = {}) override;
    [[nodiscard]] QString logFolder() const override { return m_folder; }

private:
    using Work = std::function<flow::Task<void>(std::shared_ptr<SandboxSide>)>;
    void run(const Work &work);
    void act(const sandbox::FaultWish &wish);

    watch::Feed &m_feed;
    std::shared_ptr<operate::Bookkeeping> m_books;
    std::shared_ptr<SandboxSide> m_side;
    QString m_folder;
};

} // namespace start
