// SPDX-License-Identifier: GPL-3.0-or-later
// From the death of a real server to the sentence painted on the screen, and the same death through exporter,
// Prometheus and Alertmanager set as fast as they sensibly go. One kill is seen by both.

#include "tests/bench/alertstack.h"
#include "tests/bench/benchtable.h"
#include "tests/bench/consolescreen.h"
#include "tests/bench/median.h"

#include <QApplication>

#include <random>

using namespace std::chrono_literals;

namespace {

constexpr auto kDeadline = 3000ms;
constexpr int kKills = 7, kFreezes = 3;

environment::EnvironmentPtr watched(const PostgresServer &server)
{
    environment::PostgresSettings settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = server.port();
    settings.user = QStringLiteral("postgres");
    settings.tls.mode = environment::Tls::Mode::Disable;
    environment::Target target;
    target.id = target.title = QStringLiteral("orders-db");
    target.tier = QStringLiteral("orders");
    target.settings = settings;
    target.deadline = kDeadline;
    environment::Environment e;
    e.name = e.title = QStringLiteral("bench");
    e.tiers = {{QStringLiteral("orders"), QStringLiteral("Orders"), {}}};
    e.targets = {target};
    return std::make_shared<environment::Environment>(std::move(e));
}

class Rounds {
public:
    explicit Rounds(PostgresServer &server) : m_server(server), m_screen(watched(server)), m_alerts(server.port()) {}

    [[nodiscard]] bool stackRuns() { return m_alerts.complete() && m_screen.until(30, [this] { return m_alerts.seesUp(); }); }

    void kill(bool stack)
    {
        settle(stack);
        m_alerts.webhook.arm();
        const double t0 = wall();
        m_server.killNow();
        const double ours = m_screen.painted(QStringLiteral("orders-db is down"), 10);
        if (ours == 0)
            qFatal("the screen did not say it within 10 s: %s", qPrintable(m_screen.answer()));
        killed.push_back((ours - t0) * 1000);
        if (stack && m_screen.until(60, [this] { return m_alerts.webhook.firedAt > 0; }))
            alerted.push_back((m_alerts.webhook.firedAt - t0) * 1000);
        m_server.start();
    }

    void freeze()
    {
        settle(false);
        const double t0 = wall();
        m_server.freeze();
        const double ours = m_screen.painted(QStringLiteral("orders-db does not answer"), 20);
        m_server.thaw();
        if (ours == 0)
            qFatal("the screen did not say it within 20 s: %s", qPrintable(m_screen.answer()));
        frozen.push_back((ours - t0) * 1000);
    }

    std::vector<double> killed, frozen, alerted; // ms

private:
    static double wall() { return bench::wall(); }

    // Everybody has seen it up again; then some part of a second, so that no kill meets the same phase of the pollers.
    void settle(bool stack)
    {
        m_screen.feed().retry();
        const auto up = [this] {
            const watch::SnapshotPtr s = m_screen.feed().snapshot(QStringLiteral("orders-db"));
            return s && s->status.condition == watch::Condition::Up && !m_screen.answer().contains(QStringLiteral("orders-db"));
        };
        if (!m_screen.until(40, up))
            qFatal("the screen does not see the server again: %s", qPrintable(m_screen.answer()));
        if (stack && !m_screen.until(60, [this] { return !m_alerts.webhook.firing && m_alerts.seesUp(); }))
            qFatal("the alert was not resolved within a minute");
        const double wait = 1.5 + std::uniform_real_distribution<>(0, 1)(m_random);
        m_screen.until(wait, [] { return false; });
    }

    PostgresServer &m_server;
    bench::ConsoleScreen m_screen;
    bench::AlertStack m_alerts;
    std::mt19937 m_random{7};
};

} // namespace

int main(int argc, char **argv)
{
    const bench::OwnFolders folders;
    QApplication application(argc, argv);
    PostgresServer server;
    Rounds rounds(server);
    BenchTable table;
    const bool stack = rounds.stackRuns();
    if (!stack)
        table.missing("Prometheus with Alertmanager and postgres_exporter",
                      "apt-get install prometheus prometheus-alertmanager prometheus-postgres-exporter");
    for (int i = 0; i < kKills; ++i)
        rounds.kill(stack);
    for (int i = 0; i < kFreezes; ++i)
        rounds.freeze();

    bench::printAll("killed, to the screen (ms)", rounds.killed);
    bench::printAll("killed, to the webhook of Alertmanager (ms)", rounds.alerted);
    bench::printAll("frozen, to the screen (ms)", rounds.frozen);
    const double killed = bench::median(rounds.killed);
    table.atMost("server killed to \"is down\" painted, median of 7", killed, 250, "ms", 100);
    table.atMost("server frozen to \"does not answer\" painted, median of 3", bench::median(rounds.frozen), double(kDeadline.count()) + 250, "ms");
    if (int(rounds.alerted.size()) == kKills)
        table.timesBetter("the same kill", killed, bench::median(rounds.alerted), "Alertmanager 1s/1s/0s", 8, "ms");
    else if (stack)
        table.missing("an alert of each kill", "Alertmanager told of " + std::to_string(rounds.alerted.size()));
    return table.exitCode();
}
