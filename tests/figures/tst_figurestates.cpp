// SPDX-License-Identifier: GPL-3.0-or-later
// Each figure of a PostgreSQL server that has limits is driven on a real one from fine over warning to critical and back,
// on the major of the push; tests/majors does the same on all. Upkeep and the other kinds of targets have files of their own here.
#include "tests/support/figurestates.h"

#include <QTest>

class TestFigureStates : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("QUARTERDECK_RESOURCES", QD_SOURCE_DIR "/resources"); }
    void everyFigureWithLimitsIsDrivenOrHasAReason()
    {
        QSet<QString> driven, excused;
        for (const auto &rows : {figureRows({}), upkeepRows(), redisRows(), poolerRows(), httpRows(), hostRows(), heartbeatRows(), clusterRows()})
            for (const FigureRow &row : rows)
                driven << QLatin1String(row.metric);
        for (const NotDriven &n : kNotDriven)
            excused << QLatin1String(n.metric);
        QStringList forgotten;
        const auto catalogue = watch::Catalogue::load({});
        for (const watch::Metric &metric : catalogue->metrics())
            if ((metric.threshold.warning || metric.threshold.critical) && !driven.contains(metric.id.name()) && !excused.contains(metric.id.name()))
                forgotten << metric.id.name();
        QVERIFY2(forgotten.isEmpty(), qPrintable(forgotten.join(QLatin1Char(' '))));
        QVERIFY2(!driven.intersects(excused), "a figure is driven after all: its reason can go");
    }
    void fineWarningCriticalAndBack()
    {
        FigureStates states(15);
        const QString wrong = states.drive();
        for (const auto &[metric, sentence] : states.sentences().asKeyValueRange())
            qInfo("%s: %s", qPrintable(metric), qPrintable(sentence));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
};

QTEST_GUILESS_MAIN(TestFigureStates)
#include "tst_figurestates.moc"
