// SPDX-License-Identifier: GPL-3.0-or-later
// A real Prometheus scrapes what this console exposes, and gives back the same values for the times of its scrapes; what
// quarterdeckctl serves is sound for its own checker; a server that is not there costs a sentence and no chart.

#include "models/history/past.h"
#include "models/history/prometheusmemory.h"
#include "models/program/httplistener.h"
#include "models/watch/exposition.h"
#include "models/watch/metriclookup.h"
#include "tests/support/ctlrun.h"
#include "tests/support/postgresserver.h"
#include "tests/support/proberun.h"
#include "tests/support/serverprocess.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kLimit = 20000;
const QString kHostile = u"a \"b\" \\ \n{c}=<b>\u202e"_s;

class Prometheus : public ServerProcess {
public:
    explicit Prometheus(quint16 scraped)
    {
        write(u"prometheus.yml"_s, "global: {scrape_interval: 1s}\nscrape_configs:\n- job_name: quarterdeck\n  static_configs:\n  - targets: ['127.0.0.1:"
                  + QByteArray::number(scraped) + "']\n");
        makeFolder(u"data"_s);
        start([this](quint16 port) {
            return QStringList{u"prometheus"_s, u"--config.file="_s + path(u"prometheus.yml"_s), u"--storage.tsdb.path="_s + path(u"data"_s),
                               u"--web.listen-address=127.0.0.1:%1"_s.arg(port)};
        });
    }
};

environment::EnvironmentPtr environmentFor(quint16 prometheus)
{
    auto e = std::make_shared<environment::Environment>();
    e->name = u"shop"_s;
    environment::Target target;
    target.id = u"db"_s;
    target.settings = environment::PostgresSettings();
    e->targets.append(target);
    environment::LongMemory memory;
    memory.prometheus = QUrl(u"http://127.0.0.1:%1/"_s.arg(prometheus));
    e->longMemory = memory;
    return e;
}

history::ArchiveKey keyOf(const QString &metric, const QString &part)
{
    return {u"shop"_s, {u"db"_s, watch::MetricId(metric), part}};
}

// All that comes until the peer closes. Blocking.
QByteArray answerOf(quint16 port, const QByteArray &request)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QByteArray all;
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 && ::send(fd, request.constData(), std::size_t(request.size()), MSG_NOSIGNAL) == request.size()) {
        char buffer[4096];
        for (ssize_t n; (n = ::recv(fd, buffer, sizeof buffer, 0)) > 0;)
            all.append(buffer, n);
    }
    ::close(fd);
    return all;
}

flow::Task<program::HttpReply> answer(std::function<QByteArray()> page, program::HttpRequest)
{
    co_return program::HttpReply(200, page(), "text/plain; version=0.0.4; charset=utf-8");
}

} // namespace

class TstPrometheus : public QObject {
    Q_OBJECT
    flow::Reactor m_reactor;
    std::unique_ptr<watch::Feed> m_feed;

    // What the server gives back; nothing: it did not answer.
    std::optional<std::vector<history::PastBucket>> ask(history::PrometheusMemory &memory, const history::LongMemory::Question &question)
    {
        bool done = false;
        std::optional<std::vector<history::PastBucket>> got;
        memory.read(question, this, [&](const std::vector<history::PastBucket> *buckets) {
            if (buckets)
                got = *buckets;
            done = true;
        });
        if (!QTest::qWaitFor([&] { return done; }, kLimit))
            qFatal("no answer");
        return got;
    }

private slots:
    void init() { m_feed = std::make_unique<watch::Feed>([](flow::Reactor &) { return std::make_unique<FixedSecrets>(); }); }
    void cleanup() { m_feed.reset(); }

    void theSameValuesComeBack()
    {
        const environment::EnvironmentPtr shown = environmentFor(1);
        const auto catalogue = watch::Catalogue::load(*shown);
        std::vector<double> served; // by scrape
        const auto page = [&] {
            const double value = 400.25 + double(served.size()) * 1.125;
            served.push_back(value);
            auto snapshot = std::make_shared<watch::TargetSnapshot>();
            snapshot->target = u"db"_s;
            const auto now = base::Clock::system().now();
            for (const auto &[metric, part, factor] : {std::tuple(u"pg.tps"_s, QString(), 1.0), std::tuple(u"pg.slot.retained"_s, kHostile, 1000.0)})
                snapshot->latest.push_back({watch::Reading(watch::MetricId(metric), value * factor, base::Untrusted(part)), now, {}, 1000ms});
            return watch::exposition(*shown, *catalogue, {{u"db"_s, snapshot}}, now);
        };
        program::HttpListener listener(m_reactor);
        QVERIFY(listener.listen(0));
        flow::TaskScope scope;
        const std::function<QByteArray()> make = page;
        scope.spawn(listener.serve([make](program::HttpRequest request) { return answer(make, std::move(request)); }));
        flow::ReadyQueue::here().pump();
        const base::WallTime from = std::chrono::floor<std::chrono::seconds>(base::Clock::system().wallNow());
        Prometheus prometheus(listener.port());
        QTRY_VERIFY_WITH_TIMEOUT(served.size() >= 5, kLimit);
        m_feed->setEnvironment(environmentFor(prometheus.port()));
        history::PrometheusMemory memory(*m_feed);
        QVERIFY(memory.configured());
        connect(&memory, &history::PrometheusMemory::troubled, this, [](const base::Error &error) { qWarning("%s", error.text.c_str()); });
        for (const auto &[metric, part, factor] : {std::tuple(u"pg.tps"_s, QString(), 1.0), std::tuple(u"pg.slot.retained"_s, kHostile, 1000.0)}) {
            const base::WallTime to = from + 60s;
            QList<float> back;
            QTRY_VERIFY_WITH_TIMEOUT(([&] {
                const auto got = ask(memory, {keyOf(metric, part), from, to, 60});
                back.clear();
                for (const history::PastBucket &bucket : got.value_or(std::vector<history::PastBucket>()))
                    if (bucket.stat.count > 0 && (back.isEmpty() || back.last() != bucket.stat.mean))
                        back.append(bucket.stat.mean);
                return back.size() >= 4;
            }()), kLimit);
            for (qsizetype i = 0; i < back.size(); ++i) // in order, none of them made up; a bucket may miss one
                QVERIFY2(std::ranges::find(served, double(back[i]) / factor, [](double v) { return double(float(v)); }) != served.end()
                             || std::ranges::any_of(served, [&](double v) { return float(v * factor) == back[i]; }),
                         qPrintable(QString::number(back[i], 'g', 12)));
            QVERIFY(std::ranges::is_sorted(back));
        }
        // long buckets keep the extremes
        const auto summed = ask(memory, {keyOf(u"pg.tps"_s, {}), from, from + 600s, 10});
        QVERIFY(summed && summed->front().stat.count > 0);
        QVERIFY(summed->front().stat.minimum < summed->front().stat.mean && summed->front().stat.mean < summed->front().stat.maximum);
        QVERIFY(std::ranges::any_of(served, [&](double v) { return float(v) == summed->front().stat.maximum; }));
        // a chart whose archive knows nothing of that time is filled from there
        const QTemporaryDir empty;
        history::SeriesStore store;
        history::LongMemory local(empty.filePath(u"history"_s));
        history::Past past(store, local, base::Clock::system());
        past.setScope(u"shop"_s);
        const auto line = [&] {
            const base::TimePoint now = base::Clock::system().now();
            return past.read(keyOf(u"pg.tps"_s, {}).key, now - 10min, now, 60);
        };
        const auto holds = [](const history::Bucket &b) { return b.count > 0 && b.mean >= 400; };
        (void)line();
        QVERIFY(QSignalSpy(&past, &history::Past::arrived).wait(kLimit));
        QVERIFY(std::ranges::none_of(line(), holds));
        past.setRemote(&memory);
        past.setScope(u"elsewhere"_s); // what was asked before is forgotten
        past.setScope(u"shop"_s);
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(line(), holds), kLimit);
        const auto absent = ask(memory, {keyOf(u"pg.tps"_s, u"nobody"_s), from, from + 60s, 60});
        QVERIFY(absent && std::ranges::none_of(*absent, [](const history::PastBucket &b) { return b.stat.count > 0; }));
    }

    void aServerThatIsNotThereCostsOneSentence()
    {
        m_feed->setEnvironment(environmentFor(freePort()));
        history::PrometheusMemory memory(*m_feed);
        int troubles = 0;
        QString said;
        connect(&memory, &history::PrometheusMemory::troubled, this, [&](const base::Error &error) {
            ++troubles;
            said = QString::fromStdString(error.text);
        });
        const base::WallTime now = base::Clock::system().wallNow();
        for (int i = 0; i < 3; ++i)
            QVERIFY(!ask(memory, {keyOf(u"pg.tps"_s, {}), now - 60s, now, 60}));
        QCOMPARE(troubles, 1);
        QVERIFY(!said.isEmpty());
    }

    void whatTheTerminalServesPassesTheCheckOfPrometheus()
    {
        PostgresServer server;
        server.setHba({u"host all all 127.0.0.1/32 trust"_s});
        const CtlRun ctl;
        const QString file = ctl.write(u"environment.yaml"_s,
                                       u"name: shop\ntiers:\n  - id: oltp\ntargets:\n  - id: db\n    kind: postgres\n    tier: oltp\n    host: 127.0.0.1\n    port: %1\n"
                                       "    database: postgres\n    user: postgres\n    credential: {from: none}\n    tls: {mode: disable}\n"_s.arg(server.port()).toUtf8());
        QProcess watch;
        watch.setProcessEnvironment(ctl.variables);
        watch.start(QStringLiteral(QD_BUILD_DIR "/quarterdeckctl"), {u"watch"_s, u"-e"_s, file, u"--listen"_s, u"0"_s});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += watch.readAllStandardError()).contains("/metrics"), kLimit);
        const auto port = QRegularExpression(u":(\\d+)/metrics"_s).match(QString::fromUtf8(said)).captured(1).toUShort();
        const auto get = [port](const QByteArray &path) { return answerOf(port, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"); };
        QByteArray page;
        QTRY_VERIFY_WITH_TIMEOUT((page = get("/metrics")).contains("\nquarterdeck_pg_connections_used{environment=\"shop\",target=\"db\"} "), kLimit);
        QVERIFY(page.contains("quarterdeck_target_up{environment=\"shop\",target=\"db\"} 1\n"));
        QVERIFY(page.contains("quarterdeck_metric_unknown{environment=\"shop\",target=\"db\",reason=\"not_applicable\"} "));
        QVERIFY(get("/").startsWith("HTTP/1.1 404"));
        QTRY_VERIFY_WITH_TIMEOUT((page = get("/metrics")).contains("\nquarterdeck_health_score{environment=\"shop\",target=\"db\"} "), kLimit);
        QVERIFY(page.contains("\nquarterdeck_health_score{environment=\"shop\",target=\"*\"} ") && page.contains("\nquarterdeck_health_rules{environment=\"shop\",target=\"*\",part=\""));
        QProcess check;
        check.start(u"promtool"_s, {u"check"_s, u"metrics"_s});
        check.write(page.mid(page.indexOf("\r\n\r\n") + 4));
        check.closeWriteChannel();
        QVERIFY(check.waitForFinished(kLimit));
        const QByteArray complaints = check.readAllStandardError();
        QVERIFY2(!complaints.contains("error"), complaints.constData()); // it has opinions on names, too
        watch.terminate();
        QVERIFY(watch.waitForFinished(kLimit));
        QCOMPARE(watch.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TstPrometheus)
#include "tst_prometheus.moc"
