// SPDX-License-Identifier: GPL-3.0-or-later
// From a fault on a real server to the message that a local receiver has accepted, a receiver a kind of channel: the real
// `quarterdeckctl watch`, and beside it Prometheus with Alertmanager and the exporters of Debian, under the same faults at the
// same time with the same limits. Then once more with a watcher that looks each ten seconds. Watcher and peer live for one round
// of all kinds and then begin anew with an empty memory: the third time in ten minutes the watcher would call an alert flapping,
// and rightly tell nobody. QD_TELLING_ROUNDS: how many rounds of all kinds (12, in a little under twenty minutes). QD_TELLING_KINDS:
// only those, by name, in search of what is late now and then; without a peer unless QD_TELLING_PEER is set.

#include "tests/bench/tellingfaults.h"
#include "tests/bench/tellingpeers.h"
#include "tests/bench/tellingtable.h"

#include <QCoreApplication>
#include <QUrl>

#include <map>
#include <numeric>
#include <random>
#include <thread>

using namespace std::chrono_literals;

namespace {

constexpr double kInterval = 1, kDeadline = 1; // seconds, of the watcher and of the scrapes
constexpr double kSlowLimit = 60;
constexpr auto kPatience = 60s, kHealing = 90s;

struct Kind {
    const char *name;
    const char *target;
    enum Sort { Killed, Frozen, Other } sort;
    std::function<void()> inject, heal;
    int batch; // faults of one batch are of no group together, and may be put in place at once
    [[nodiscard]] double limit() const { return sort == Killed ? 1 : sort == Frozen ? kDeadline + 1 : 2 * kInterval + 1; }
};

std::vector<Kind> kindsOf(bench::TellingServers &s)
{
    return {
        {"server killed", "orders-db", Kind::Killed, [&s] { s.primary->killNow(); }, [&s] { s.mendPrimary(); }, 3},
        {"server frozen", "orders-db", Kind::Frozen, [&s] { s.primary->freeze(); }, [&s] { s.primary->thaw(); }, 4},
        {"lock held", "orders-db", Kind::Other, [&s] { s.holdLock(); }, [&s] { s.letGo(); }, 1},
        {"connections used up", "orders-db", Kind::Other, [&s] { s.useUpConnections(); }, [&s] { s.letGo(); }, 5},
        {"pool full", "orders-pool", Kind::Other, [&s] { s.fillPool(); }, [&s] { s.letGo(); }, 2},
        {"pool paused", "orders-pool", Kind::Other, [&s] { s.pausePool(); }, [&s] { s.resumePool(); }, 6},
        {"replication cut", "orders-standby", Kind::Other, [&s] { s.cutReplication(); }, [&s] { s.mendReplication(); }, 6},
        {"replay paused", "orders-standby", Kind::Other, [&s] { s.standby->sql(QStringLiteral("select pg_wal_replay_pause()")); },
         [&s] { s.standby->sql(QStringLiteral("select pg_wal_replay_resume()")); }, 5},
        {"Redis killed", "cache", Kind::Killed, [&s] { s.cache.kill(); }, [&s] { s.cache.restart(); }, 1},
        {"HTTP down", "web", Kind::Other, [&s] { s.web.stop(); }, [&s] { s.web.restart(); }, 2},
        {"HTTP answers 503", "web", Kind::Other, [&s] { s.failRequests(); }, [&s] { s.answerRequests(); }, 1},
    };
}

bool until(std::chrono::milliseconds limit, const std::function<bool()> &holds)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(5ms);
    }
    return true;
}

class Watcher {
public:
    Watcher(const bench::TellingServers &servers, const char *interval)
    {
        QDir(m_home.path(QStringLiteral("home"))).mkpath(QStringLiteral(".config/quarterdeck"));
        m_home.write(QStringLiteral("home/.config/quarterdeck/channels.yaml"), to.channels(m_home));
        m_home.write(QStringLiteral("home/.config/quarterdeck/alerts.yaml"), servers.rules());
        const QString file = m_home.write(QStringLiteral("environment.yaml"), servers.environment(interval, m_home));
        m_home.variables.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), to.desktop.address());
        m_process.setProcessEnvironment(m_home.variables);
        m_process.setStandardOutputFile(m_home.path(QStringLiteral("out")));
        m_process.setStandardErrorFile(m_home.path(QStringLiteral("err")));
        m_process.start(QStringLiteral("setpriv"), {QStringLiteral("--pdeathsig=TERM"), QStringLiteral("--"), qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl")),
                                                    QStringLiteral("watch"), QStringLiteral("--alerts"), QStringLiteral("--listen"), QString::number(m_metrics), QStringLiteral("--environment"), file});
        if (!m_process.waitForStarted(5000))
            qFatal("quarterdeckctl does not start");
    }
    ~Watcher()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(10000))
            m_process.kill();
        m_process.waitForFinished(5000);
    }
    // Everything is seen well.
    void warm() const
    {
        const auto allUp = [this] {
            const QList<QByteArray> lines = QByteArray::fromStdString(bench::get(m_metrics, "/metrics")).split('\n');
            return std::count_if(lines.begin(), lines.end(), [](const QByteArray &l) { return l.startsWith("quarterdeck_target_up{") && l.endsWith(" 1"); }) == 5;
        };
        if (!until(kHealing, allUp))
            qFatal("the watcher does not see everything:\n%s", said().constData());
    }
    [[nodiscard]] QByteArray said() const
    {
        QByteArray all;
        for (const char *name : {"err", "out"})
            if (QFile f(m_home.path(QLatin1String(name))); f.open(QIODevice::ReadOnly))
                all += f.readAll().right(3000);
        return all;
    }
    bench::Receivers to;

private:
    CtlRun m_home;
    quint16 m_metrics = freePort();
    QProcess m_process;
};

class Rounds {
public:
    Rounds(int each, const QStringList &only) : m_kinds(kindsOf(m_servers)), m_each(each), m_alone(!only.isEmpty() && !qEnvironmentVariableIsSet("QD_TELLING_PEER"))
    {
        if (!only.isEmpty())
            std::erase_if(m_kinds, [&only](const Kind &kind) { return !only.contains(QLatin1String(kind.name)); });
    }

    void quick(bench::TellingTable &table)
    {
        const bench::Watched watched{m_servers.primary->port(), m_servers.standby->port(), m_servers.pool->port(), m_servers.cache.port(), m_servers.web.port()};
        const QStringList missing = m_alone ? QStringList() : bench::TellingPeers::missing();
        if (!missing.isEmpty())
            table.fail("no peer: apt-get install " + missing.join(QLatin1Char(' ')).toStdString());
        std::vector<std::size_t> order(m_kinds.size());
        std::iota(order.begin(), order.end(), 0);
        for (int round = 0; round < m_each; ++round) {
            std::shuffle(order.begin(), order.end(), m_random);
            Watcher ours(m_servers, "1s");
            // Anew as well: how long after a scrape its rules are evaluated hangs on ports and names, and stays as long as it lives.
            const auto peers = missing.isEmpty() && !m_alone ? std::make_unique<bench::TellingPeers>(watched) : nullptr;
            ours.warm();
            for (const std::size_t i : order)
                strike(i, ours, peers.get());
        }
        for (std::size_t i = 0; i < m_kinds.size(); ++i)
            m_alone ? table.plain(m_kinds[i].name, m_here[i], m_kinds[i].limit()) : table.againstPeer(m_kinds[i].name, m_here[i], m_there[i], m_kinds[i].limit());
        bench::TellingTable::head("seconds, by channel");
        const char *const sorts[] = {"killed", "frozen", "others"};
        const double limits[] = {1, kDeadline + 1, 2 * kInterval + 1};
        for (const auto &[key, seconds] : m_channels)
            table.plain(key.first + ", " + sorts[key.second], seconds, limits[key.second]);
        std::printf("faults: %zu of %zu kinds\n", m_kinds.size() * std::size_t(m_each), m_kinds.size());
    }

    // The same kinds, those of a batch at once, under a watcher that looks each ten seconds.
    void slow(bench::TellingTable &table, int rounds)
    {
        bench::Seconds all;
        for (int round = 0; round < rounds; ++round) {
            Watcher ours(m_servers, "10s");
            ours.warm();
            for (int batch = 1; batch <= 6; ++batch) {
                settle(ours, nullptr);
                std::vector<std::pair<const Kind *, bench::WallMoment>> placed;
                for (const Kind &kind : m_kinds)
                    if (kind.batch == batch) {
                        placed.emplace_back(&kind, std::chrono::system_clock::now());
                        kind.inject();
                    }
                const auto everybody = [&] {
                    return std::all_of(placed.begin(), placed.end(), [&](const auto &p) { return ours.to.webhook.fired(QLatin1String(p.first->target), p.second).has_value(); });
                };
                (void)until(kPatience, everybody);
                for (const auto &[kind, began] : placed) {
                    all.add(ours.to.webhook.fired(QLatin1String(kind->target), began));
                    explain(*kind, ours, all.all().back(), kSlowLimit);
                    kind->heal();
                }
            }
        }
        bench::TellingTable::head("seconds, looking each ten");
        table.whole("every kind, the webhook", all, kSlowLimit);
    }

private:
    void strike(std::size_t i, Watcher &ours, bench::TellingPeers *peers)
    {
        const Kind &kind = m_kinds[i];
        settle(ours, peers);
        const auto began = std::chrono::system_clock::now();
        kind.inject();
        const QString target = QLatin1String(kind.target);
        const auto everybody = [&] {
            for (const auto &channel : ours.to.all())
                if (!channel.hearing->fired(target, began))
                    return false;
            return !peers || peers->webhook.fired(target, began);
        };
        (void)until(kPatience, everybody);
        m_here[i].add(ours.to.webhook.fired(target, began));
        if (peers)
            m_there[i].add(peers->webhook.fired(target, began));
        for (const auto &channel : ours.to.all())
            m_channels[{channel.name, kind.sort}].add(channel.hearing->fired(target, began));
        explain(kind, ours, m_here[i].all().back(), kind.limit() + 0.5);
        kind.heal();
    }
    static void explain(const Kind &kind, const Watcher &ours, double told, double limit)
    {
        if (told > limit)
            std::printf("%s: told after %.2f s\n%s\n", kind.name, told, ours.said().constData());
    }
    void settle(Watcher &ours, bench::TellingPeers *peers)
    {
        if (!until(kHealing, [&] { return ours.to.webhook.open().empty(); })) {
            for (const QString &open : ours.to.webhook.open())
                std::printf("still open: %s\n", qPrintable(open));
            qFatal("ours did not say that it is over:\n%s", ours.said().constData());
        }
        if (peers && !until(kHealing, [&] { return peers->webhook.open().empty() && peers->seesAllWell(); }))
            qFatal("the peer did not say that it is over:\n%s", peers->log().constData());
        // some part of a second more, so that no fault meets the same phase of those who look
        std::this_thread::sleep_for(std::chrono::duration<double>(1 + std::uniform_real_distribution<>(0, 1)(m_random)));
    }

    bench::TellingServers m_servers;
    std::vector<Kind> m_kinds;
    int m_each;
    bool m_alone; // without a peer
    std::map<std::size_t, bench::Seconds> m_here, m_there;          // by kind
    std::map<std::pair<std::string, int>, bench::Seconds> m_channels; // by channel and sort
    std::mt19937 m_random{7};
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int each = qEnvironmentVariableIsSet("QD_TELLING_ROUNDS") ? std::max(1, qEnvironmentVariableIntValue("QD_TELLING_ROUNDS")) : 12;
    bench::TellingTable table;
    const QStringList only = qEnvironmentVariable("QD_TELLING_KINDS").split(QLatin1Char(','), Qt::SkipEmptyParts);
    Rounds rounds(each, only);
    rounds.quick(table);
    if (only.isEmpty())
        rounds.slow(table, each >= 10 ? 2 : 1);
    return table.exitCode();
}
