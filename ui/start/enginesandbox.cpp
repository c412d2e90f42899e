// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/enginesandbox.h"

#include "models/sandbox/statefile.h"

#include "models/base/log.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace start {
namespace {

using SharedSide = std::shared_ptr<SandboxSide>;

constexpr auto kEnd = 20s; // to end every server when the console closes

// Stands in the state folder of a sandbox that a console started, so that the next console knows it as its own after
// a crash and ends it too.
bool belongsToConsole(const sandbox::State &state)
{
    QFile marker(QDir(state.folder).filePath(sandbox::kEndsWithConsole));
    if (state.adopted)
        return marker.exists();
    return marker.open(QIODevice::WriteOnly);
}

void logEnd(const flow::Result<void> &ended)
{
    if (!ended)
        base::logWarning("start", u"the sandbox did not end: "_s + QString::fromStdString(ended.error().text));
}

// Holds the sandbox for as long as the engine runs.
flow::Task<void> hold(flow::Reactor &reactor, SharedSide side)
{
    sandbox::Sandbox box(reactor, side->file, side->folder);
    flow::TaskScope scope(co_await flow::currentCancel());
    side->reactor = &reactor;
    side->box = &box;
    side->scope = &scope;
    for (bool running = true; running;) {
        const auto slept = co_await reactor.sleepFor(1h);
        running = slept.has_value();
    }
    side->scope = nullptr;
    co_await scope.close();
    if (side->endsWithUs) {
        auto ending = box.down();
        logEnd(co_await flow::shielded(reactor, kEnd, std::move(ending)));
    }
    side->box = nullptr;
}

flow::Task<void> runUp(SharedSide side)
{
    if (side->starting)
        co_return;
    side->cancelled = false;
    const bool before = QFile::exists(QDir(side->usedFolder).filePath(u"sandbox.json"_s));
    const sandbox::Progress progress = [raw = side.get()](const QString &step, double done) {
        emit raw->progressed(step, done);
    };
    std::optional<flow::Result<sandbox::State>> result;
    {
        flow::TaskScope starting(co_await flow::currentCancel());
        side->starting = &starting;
        starting.spawn(flow::detail::into(&result, side->box->up(progress)));
        co_await starting.join();
        side->starting = nullptr;
    }
    if (side->cancelled) {
        logEnd(co_await side->box->down());
        side->endsWithUs = false;
        emit side->stopped();
    } else if (!result || !*result) {
        // The console closes in the middle of a start: what it began must not outlive it.
        side->endsWithUs = !before && (!result || result->error().code == base::Errc::Cancelled);
        if (result && result->error().code != base::Errc::Cancelled)
            base::logWarning("start", u"the sandbox did not start: "_s + QString::fromStdString(result->error().text));
        emit side->failed(result ? result->error() : base::Error{base::Errc::Internal, "the start ended without a word"});
    } else {
        side->endsWithUs = belongsToConsole(**result);
        emit side->started(**result);
    }
}

flow::Task<void> runDown(SharedSide side)
{
    const auto ended = co_await side->box->down();
    side->endsWithUs = false;
    if (ended)
        emit side->stopped();
    else
        emit side->failed(ended.error());
}

flow::Task<void> runFault(SharedSide side, std::shared_ptr<operate::Bookkeeping> books, sandbox::FaultWish wish)
{
    if (!books || !books->journal()) {
        emit side->refused(operate::Bookkeeping::ending());
        co_return;
    }
    wish.actor = co_await books->person(*side->reactor);
    operate::BookLedger ledger(books);
    acts::Dispatcher dispatcher(ledger);
    auto acting = sandbox::actOnFault(dispatcher, *side->box, std::move(wish));
    const auto line = co_await std::move(acting);
    if (line)
        emit side->done(*line);
    else
        emit side->refused(line.error());
}

} // namespace

EngineSandbox::EngineSandbox(watch::Feed &feed, const QString &file, const QString &folder, QObject *parent) :
    SandboxDriver(parent), m_feed(feed), m_folder(folder.isEmpty() ? sandbox::Sandbox::standardFolder(file) : folder)
{
    m_side = std::make_shared<SandboxSide>(file, folder, m_folder);
    const SandboxSide *side = m_side.get();
    connect(side, &SandboxSide::progressed, this, &SandboxDriver::progressed, Qt::QueuedConnection);
    connect(side, &SandboxSide::failed, this, &SandboxDriver::failed, Qt::QueuedConnection);
    connect(side, &SandboxSide::stopped, this, &SandboxDriver::stopped, Qt::QueuedConnection);
    connect(side, &SandboxSide::done, this, &SandboxDriver::done, Qt::QueuedConnection);
    connect(side, &SandboxSide::refused, this, &SandboxDriver::refused, Qt::QueuedConnection);
    connect(side, &SandboxSide::started, this, [this](const sandbox::State &state) {
        m_folder = state.folder;
        emit started(state);
    }, Qt::QueuedConnection);
}

void EngineSandbox::run(const Work &work)
{
    m_feed.engine().post([side = m_side, work](flow::Reactor &reactor, flow::TaskScope &root) {
        if (!side->box)
            root.spawn(hold(reactor, side));
        if (side->scope)
            side->scope->spawn(work(side));
    });
}

void EngineSandbox::up()
{
    run([](SharedSide side) { return runUp(std::move(side)); });
}

void EngineSandbox::cancel()
{
    m_feed.engine().post([side = m_side](flow::Reactor &, flow::TaskScope &) {
        if (!side->starting)
            return;
        side->cancelled = true;
        side->starting->cancel();
    });
}

void EngineSandbox::down()
{
    run([](SharedSide side) { return runDown(std::move(side)); });
}

void EngineSandbox::inject(const QString &fault, const QString &target)
{
    act({fault, target, {}});
}

void EngineSandbox::heal(const QString &target)
{
    act({{}, target, {}});
}

void EngineSandbox::act(const sandbox::FaultWish &wish)
{
    run([books = m_books, wish](const SharedSide &side) { return runFault(side, books, wish); });
}

} // namespace start

#include "moc_enginesandbox.cpp"
