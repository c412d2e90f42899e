// SPDX-License-Identifier: GPL-3.0-or-later
// A target that is about to be written is judged as the reader of the file would judge it, key by key.
#include "models/environment/targetcheck.h"

#include "models/environment/parser.h"

#include <QFile>
#include <QTest>

using namespace environment;
using namespace Qt::StringLiterals;

namespace {

Target series()
{
    PrometheusSettings settings;
    settings.url = QUrl(u"https://shop.example.org/metrics"_s);
    for (const QString &id : {u"shop.orders"_s, u"shop.users"_s})
        settings.metrics.append({id, id, u"one_series"_s, {}, {}, false, {}, {}});
    Target target;
    target.id = target.title = u"shop"_s;
    target.kind = TargetKind::Prometheus;
    target.settings = settings;
    return target;
}

QStringList pathsOf(const Target &target, const MetricLookup &lookup = {})
{
    QStringList paths;
    for (const KeyMistake &mistake : mistakesIn(target, lookup)) {
        [&] { QVERIFY2(!mistake.text.isEmpty() && !mistake.remedy.isEmpty(), qPrintable(mistake.path)); }();
        paths.append(mistake.path);
    }
    return paths;
}

} // namespace

class TestTargetCheck : public QObject {
    Q_OBJECT
private slots:
    void whatWasReadIsWithoutMistakes()
    {
        const ParseResult example = parseFile(QStringLiteral(QD_SOURCE_DIR "/resources/environments/example.yaml"));
        QVERIFY(example.environment && !example.environment->targets.isEmpty());
        for (const Target &target : example.environment->targets)
            QVERIFY2(mistakesIn(target).isEmpty(), qPrintable(target.id + u": "_s + pathsOf(target).join(u' ')));
    }

    void eachMistakeNamesItsKey()
    {
        QCOMPARE(pathsOf(series()), QStringList());
        Target target = series();
        auto &settings = std::get<PrometheusSettings>(target.settings);
        settings.metrics[1].id = settings.metrics[1].title = u"users"_s;
        QCOMPARE(pathsOf(target), QStringList{u"metrics/1/id"_s});
        settings.metrics[1].id = settings.metrics[1].title = u"shop.orders"_s; // twice
        QCOMPARE(pathsOf(target), QStringList{u"metrics/1/id"_s});
        settings = std::get<PrometheusSettings>(series().settings);
        settings.metrics[0].threshold = {5.0, 3.0, false};
        settings.url = QUrl(u"https://shop.example.org/metrics?token=abcdefgh12345678"_s);
        QCOMPARE(pathsOf(target), (QStringList{u"url"_s, u"metrics/0/threshold"_s}));
        for (const KeyMistake &mistake : mistakesIn(target))
            QVERIFY(!mistake.text.contains(u"abcdefgh12345678"_s));
    }

    void aBuiltInFigureIsKnownByTheCatalogue()
    {
        const MetricLookup lookup = [](const QString &id) { return id == u"shop.users" ? std::optional(Quantity::Number) : std::nullopt; };
        QCOMPARE(pathsOf(series(), lookup), QStringList{u"metrics/1/id"_s});
    }

    void largeAndSmallLimitsAreRead() // as they are written: 5e+09, 1e-07
    {
        Target target = series();
        target.thresholds.insert(u"pg.wal"_s, {5e9, 1e10, false});
        std::get<PrometheusSettings>(target.settings).metrics[0].threshold = {1e-7, 1e-6, false};
        QCOMPARE(pathsOf(target), QStringList());
    }

    void warningsAreNoMistakes()
    {
        Target target = series();
        std::get<PrometheusSettings>(target.settings).authorizationHeader = u"X-Api-Key"_s; // nothing to carry
        QCOMPARE(pathsOf(target), QStringList());
    }

    void keysBesideThoseShownAreCounted()
    {
        Target target = series();
        auto &settings = std::get<PrometheusSettings>(target.settings);
        settings.metrics[0].labels = {{u"code"_s, u"500"_s}};
        target.contact = u"anna"_s;
        const QStringList shown{u"id"_s, u"kind"_s, u"url"_s, u"metrics/*/id"_s, u"metrics/*/name"_s};
        QCOMPARE(settingsBeyond(target, shown), 2); // the contact, the labels
        QCOMPARE(settingsBeyond(target, shown + QStringList{u"contact"_s, u"metrics"_s}), 0);
        QCOMPARE(settingsBeyond(target, {u"id"_s, u"kind"_s, u"url"_s}), 2); // all figures are one
    }
};

QTEST_GUILESS_MAIN(TestTargetCheck)
#include "tst_targetcheck.moc"
