// SPDX-License-Identifier: GPL-3.0-or-later
// The page that Prometheus reads: values, labels, what is unknown or old, and its bound.

#include "models/watch/exposition.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TstExposition : public QObject {
    Q_OBJECT
    environment::Environment m_environment;
    watch::CataloguePtr m_catalogue;
    std::shared_ptr<watch::TargetSnapshot> m_snapshot;
    const base::TimePoint m_now = base::TimePoint{} + 1h;

    void add(const QString &metric, double value, const QString &part = {}, base::TimePoint::duration age = 0s)
    {
        m_snapshot->latest.push_back({watch::Reading(watch::MetricId(metric), value, base::Untrusted(part)), m_now - age, {}, 1000ms});
    }
    QByteArray page(qsizetype most = watch::kLargestExposition) const
    {
        return watch::exposition(m_environment, *m_catalogue, {{u"db"_s, m_snapshot}}, m_now, most);
    }

private slots:
    void init()
    {
        m_environment = {};
        m_environment.name = u"shop"_s;
        environment::Target target;
        target.id = u"db"_s;
        m_environment.targets.append(target);
        m_catalogue = watch::Catalogue::load(m_environment);
        m_snapshot = std::make_shared<watch::TargetSnapshot>();
    }
    void aFigureIsALineWithItsLabels()
    {
        add(u"pg.tps"_s, 0.1);
        add(u"pg.slot.retained"_s, 3e9, u"a\"b\\c\nd"_s);
        const QByteArray text = page();
        QVERIFY2(text.contains("# TYPE quarterdeck_pg_tps gauge\nquarterdeck_pg_tps{environment=\"shop\",target=\"db\"} 0.10000000000000001\n"), text.constData());
        QVERIFY2(text.contains("quarterdeck_pg_slot_retained{environment=\"shop\",target=\"db\",part=\"a\\\"b\\\\c␊d\"} 3000000000\n"), text.constData());
        QVERIFY(text.contains("quarterdeck_figures_left_out 0\n") && text.contains("quarterdeck_target_up{environment=\"shop\",target=\"db\"} 0\n"));
    }
    void namesAreVisibleAndEachSeriesStandsOnce()
    {
        add(u"pg.slot.retained"_s, 1, u"a\x1b[31m\u202eb"_s);
        add(u"pg.slot.retained"_s, 2, u"a␛[31m⟨U+202E⟩b"_s); // another one that looks the same
        const QByteArray text = page();
        QVERIFY2(text.contains("part=\"a␛[31m⟨U+202E⟩b\"} 1\n") && text.count("quarterdeck_pg_slot_retained{") == 1, text.constData());
    }
    void whatIsUnknownOrOldIsNoValue()
    {
        add(u"pg.tps"_s, 5, {}, 3s);
        m_snapshot->latest.push_back({watch::Reading::missing(watch::MetricId(u"pg.wal.size"_s), watch::NoValue::Permission), m_now, {}, 1000ms});
        const QByteArray text = page();
        QVERIFY(!text.contains("quarterdeck_pg_tps") && !text.contains("quarterdeck_pg_wal_size"));
        QVERIFY(text.contains("reason=\"permission\"} 1\n") && text.contains("reason=\"stale\"} 1\n"));
    }
    void itIsBounded()
    {
        for (int i = 0; i < 2000; ++i)
            add(u"pg.database.size"_s, i, QString::number(i));
        const QByteArray text = page(20'000);
        QVERIFY(text.size() < 20'500);
        QVERIFY(!text.contains("quarterdeck_figures_left_out 0\n"));
        QVERIFY(text.endsWith('\n'));
    }
};

QTEST_GUILESS_MAIN(TstExposition)
#include "tst_exposition.moc"
