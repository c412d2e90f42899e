// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operate/openacts.h"

#include "models/base/format.h"

#include <QFileInfo>

using namespace std::chrono_literals;

namespace operate {

namespace {

using Intents = QList<journal::StoredEntry>;
constexpr auto kReading = 10s;

// Of a journal that cannot be read the desk of incidents says so.
Intents openIn(const QString &file)
{
    if (file.isEmpty() || !QFileInfo::exists(file))
        return {};
    auto reader = journal::Reader::open(file);
    const auto open = reader ? reader->openIntents() : base::Result<Intents>();
    return open ? *open : Intents();
}

flow::Task<void> lookInto(flow::Reactor &reactor, std::shared_ptr<OpenActsSide> side, QString file)
{
    const std::function<Intents()> read = [file] { return openIn(file); };
    const auto open = co_await flow::offload<Intents>(reactor, side->files, reactor.now() + kReading, read);
    if (open && !open->isEmpty())
        emit side->found(*open);
}

} // namespace

OpenActs::OpenActs(watch::Feed &feed, QObject *parent) : QObject(parent), m_feed(feed), m_side(std::make_shared<OpenActsSide>())
{
    connect(m_side.get(), &OpenActsSide::found, this, &OpenActs::found, Qt::QueuedConnection);
}

void OpenActs::look(const QString &journalFile)
{
    m_feed.postWithSecrets([side = m_side, journalFile](flow::Reactor &reactor, flow::TaskScope &scope, secrets::SecretSource &) {
        scope.spawn(lookInto(reactor, side, journalFile));
    });
}

QString OpenActs::sentence(const QList<journal::StoredEntry> &intents, base::WallTime now)
{
    if (intents.isEmpty())
        return {};
    const journal::StoredEntry &newest = intents.last();
    const journal::Record &r = newest.record;
    const double age = double(std::chrono::duration_cast<std::chrono::microseconds>(now.time_since_epoch()).count() - r.time) / 1e6;
    const QString what = r.target.isEmpty() ? r.act : tr("%1 on %2").arg(r.act, r.target);
    const QString when = newest.name.isEmpty() ? tr("%1 ago").arg(base::age(age)) : tr("%1 ago, by %2").arg(base::age(age), newest.name);
    return base::Untrusted(tr("%n act(s) of a program that died were never reported as ended, the newest: %1, %2. `quarterdeckctl journal open` lists them, "
                              "`journal settle` writes down how one ended.", nullptr, int(intents.size()))
                               .arg(what, when))
        .visible();
}

} // namespace operate

#include "moc_openacts.cpp"
