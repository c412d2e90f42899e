// SPDX-License-Identifier: GPL-3.0-or-later
// The Prometheus probe on a real exporter whose figures the test writes.
#include "models/watch/prometheusprobe.h"
#include "tests/support/nodeexporter.h"
#include "tests/support/probebench.h"

#include <QTest>

using namespace std::chrono_literals;
using environment::PrometheusMetric;
using environment::PrometheusSettings;
using environment::TargetKind;
using watch::Condition;
using watch::NoValue;

namespace {

PrometheusMetric metric(const char *id, const char *name, QList<std::pair<QString, QString>> labels = {}, bool rate = false)
{
    PrometheusMetric m;
    m.id = QLatin1String(id);
    m.name = QLatin1String(name);
    m.labels = std::move(labels);
    m.rate = rate;
    return m;
}

} // namespace

class TstPrometheusProbe : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { QVERIFY(flow::liveTasks().empty()); }

    void seesValuesSumsAndRates()
    {
        NodeExporter exporter;
        exporter.show("shop_orders{region=\"eu\",kind=\"web\"} 3\nshop_orders{region=\"eu\",kind=\"app\"} 4\nshop_orders{region=\"us\",kind=\"web\"} 5\n"
                      "shop_bad NaN\nshop_done 100\n");
        ProbeBench bench;
        PrometheusSettings s;
        s.url = QUrl(QStringLiteral("http://127.0.0.1:%1/metrics").arg(exporter.port()));
        const QString region = QStringLiteral("region"), eu = QStringLiteral("eu");
        s.metrics = {metric("all", "shop_orders"), metric("eu", "shop_orders", {{region, eu}}),
            metric("web", "shop_orders", {{region, eu}, {QStringLiteral("kind"), QStringLiteral("web")}}), metric("bad", "shop_bad"),
            metric("none", "shop_none"), metric("cpu", "node_cpu_seconds_total", {}, true), metric("done", "shop_done", {}, true)};
        auto t = targetOf(QStringLiteral("exporter"), TargetKind::Prometheus, s);
        t.deadline = 3s;
        bench.add(t);
        bench.start<watch::PrometheusProbe>();
        QTRY_COMPARE_WITH_TIMEOUT(bench.condition(), Condition::Up, 10000);
        QCOMPARE(bench.value("prometheus.reachable"), 1.0);
        QCOMPARE(bench.value("all"), 12.0);
        QCOMPARE(bench.value("eu"), 7.0);
        QCOMPARE(bench.value("web"), 3.0);
        QCOMPARE(bench.why("bad"), QStringLiteral("the value is not a number"));
        QCOMPARE(bench.noValue("none"), NoValue::Error);
        QCOMPARE(bench.why("none"), QStringLiteral("no such series"));
        QTRY_VERIFY(bench.value("cpu") > 0.1);
        QTRY_COMPARE(bench.value("done"), 0.0);
        exporter.show("shop_orders{region=\"eu\",kind=\"web\"} 30\nshop_done 500\n");
        double fastest = 0;
        QTRY_VERIFY((fastest = std::max(fastest, bench.value("done")), fastest > 100));
        QCOMPARE(bench.value("all"), 30.0);
        exporter.show("shop_done 2\n"); // a reset is no negative rate
        QTRY_COMPARE(bench.noValue("all"), NoValue::Error);
        QTRY_COMPARE(bench.value("done"), 0.0);
    }

    void somethingElseIsMisconfigured()
    {
        const NodeExporter exporter;
        ProbeBench bench;
        PrometheusSettings s;
        s.url = QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(exporter.port()));
        s.metrics = {metric("a", "a")};
        bench.add(targetOf(QStringLiteral("exporter"), TargetKind::Prometheus, s));
        bench.start<watch::PrometheusProbe>();
        QTRY_COMPARE_WITH_TIMEOUT(bench.condition(), Condition::Misconfigured, 10000);
        QVERIFY(bench.says().startsWith(QLatin1String("Its answer holds no series. Line ")));
    }
};

QTEST_GUILESS_MAIN(TstPrometheusProbe)
#include "tst_prometheusprobe.moc"
