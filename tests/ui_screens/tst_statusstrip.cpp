// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusstrip.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TstStatusStrip : public QObject {
    Q_OBJECT

private slots:
    void whatWatchingCostsIsToldInAllAndByTarget()
    {
        shell::StatusStrip strip;
        strip.resize(1200, 30);
        strip.show();
        auto *label = strip.findChild<QWidget *>(u"statusCost"_s);
        QVERIFY(label && label->isHidden()); // nothing is held anywhere
        strip.setCost({{u"shop-primary"_s, {2, 3.24}}, {u"shop-redis"_s, {1, 0.1}}, {u"<b>gone"_s, {0, 7.0}}});
        QVERIFY(!label->isHidden());
        QVERIFY2(strip.text().contains(u"3 connection(s) of ours, at most 4 ms of server time a second"_s), qPrintable(strip.text()));
        QVERIFY2(label->toolTip().contains(u"shop-primary: 2 connection(s), at most 3.2 ms a second"_s), qPrintable(label->toolTip()));
        QVERIFY(label->toolTip().contains(u"shop-redis: 1 connection(s), at most 0.1 ms a second"_s));
        QVERIFY(!label->toolTip().contains(u"gone"_s));
        strip.resize(300, 30); // no room for the sentence: the figures alone, the sentence in the tooltip
        QVERIFY2(strip.text().contains(u"3 connection(s), 4 ms/s"_s), qPrintable(strip.text()));
        QVERIFY(label->toolTip().contains(u"3 connection(s) of ours, at most 4 ms of server time a second"_s));
        strip.setCost({{u"<b>odd"_s, {1, 0.2}}});
        QVERIFY2(!label->toolTip().contains(u"<b>odd"_s), qPrintable(label->toolTip())); // a name is no markup
        strip.setCost({});
        QVERIFY(label->isHidden());
    }
};

QTEST_MAIN(TstStatusStrip)
#include "tst_statusstrip.moc"
