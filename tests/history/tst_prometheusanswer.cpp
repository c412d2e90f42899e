// SPDX-License-Identifier: GPL-3.0-or-later
// Questions to Prometheus and its answers, also bad ones; and the line of a chart that is made of both memories.

#include "models/history/prometheusanswer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using history::PastValue;

class TstPrometheusAnswer : public QObject {
    Q_OBJECT
    const base::WallTime m_from{std::chrono::seconds(1'795'000'000)};
    [[nodiscard]] history::LongMemory::Question question(std::chrono::seconds length, int buckets) const
    {
        return {{u"shop"_s, {u"db"_s, watch::MetricId(u"pg.slot.retained"_s), u"a\"b"_s}}, m_from, m_from + length, buckets};
    }

private slots:
    void theAddressAsksForEachBucket()
    {
        const std::string plain = history::rangeAddress(QUrl(u"http://user:secret@prom:9090/prefix/"_s), question(60s, 60), PastValue::Mean);
        QCOMPARE(QString::fromStdString(plain), u"http://prom:9090/prefix/api/v1/query_range?query=quarterdeck_pg_slot_retained%7Benvironment%3D%22shop%22%2Ctarget%3D%22db%22"
                                                 "%2Cpart%3D%22a%5C%22b%22%7D&start=1795000001.000&end=1795000060.000&step=1"_s);
        const std::string summed = history::rangeAddress(QUrl(u"http://prom:9090/"_s), question(90 * 86400s, 1000), PastValue::Largest);
        QVERIFY(QString::fromStdString(summed).startsWith(u"http://prom:9090/api/v1/query_range?query=max_over_time%28"_s));
        QVERIFY(history::stepOf(question(90 * 86400s, 1'000'000)) >= 777s); // no more points than the server gives
    }
    void bucketsHoldWhatCameIn()
    {
        const auto points = history::pointsIn(R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1795000001,"2"],[1795000003,"NaN"],[1795000004,"8.5"]]}]}})");
        QVERIFY(points && points->size() == 2);
        const auto buckets = history::bucketsOf(question(10s, 10), *points, {}, {});
        QCOMPARE(buckets.size(), std::size_t(10));
        QCOMPARE(buckets[0].stat.mean, 2.0f);
        QCOMPARE(buckets[3].stat.mean, 8.5f);
        QCOMPARE(buckets[2].stat.count, 0u);
        const auto spread = history::bucketsOf(question(10s, 10), *points, {{m_from + 1s, -1}}, {{m_from + 1s, 9}});
        QCOMPARE(spread[0].stat.minimum, -1.0f);
        QCOMPARE(spread[0].stat.maximum, 9.0f);
    }
    void badAnswersAreErrors()
    {
        for (const char *body : {"", "<html>", "[]", "{}", R"({"status":"error","error":"too\u001b many"})"})
            QVERIFY2(!history::pointsIn(body), body);
        QVERIFY(!QString::fromStdString(history::pointsIn(R"({"status":"error","error":"too\u001b many"})").error().text).contains(u'\u001b'));
        const auto odd = history::pointsIn(R"({"status":"success","data":{"result":[{"values":[[1],["x","y"],7,[9e99,"1"]]},3]}})");
        QVERIFY(odd);
        (void)history::bucketsOf(question(10s, 10), *odd, *odd, *odd);
    }
};

QTEST_GUILESS_MAIN(TstPrometheusAnswer)
#include "tst_prometheusanswer.moc"
