// SPDX-License-Identifier: GPL-3.0-or-later
// The Replication tab says what a failover would cost, who does the work and what the slots keep.
#include "tests/support/screenfixture.h"
#include "ui/dashboard/celltree.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/replicationpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"

#include <QAbstractItemModel>
#include <QTest>

using namespace Qt::StringLiterals;
using health::SlotModel;
using health::StandbyModel;

namespace {

QString plain(QString text) { return text.replace(QChar(0xa0), u' '); }

} // namespace

class TestReplicationPage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theCostIsAlwaysInSight()
    {
        test::ScreenFixture fixture;
        fixture.shop();
        fixture.replicates(320000);
        shell::MainWindow window(fixture.feed, fixture.store, nullptr, fixture.clock);
        window.resize(1280, 800);
        window.show();
        fixture.deliver();
        for (const QString &target : {u"shop-primary"_s, u"shop-standby"_s}) {
            window.dashboard().select(target);
            window.dashboard().showTab(dashboard::DetailTabs::Replication);
            const auto *meter = window.findChild<theme::PlainLabel *>(u"failoverCost"_s);
            QVERIFY(meter && meter->isVisible());
            QCOMPARE(plain(meter->text()), u"Promote shop-standby now: lose about 0.8 s, 313 KiB; 7 s of replay before it opens; "
                                           "slots app_cdc and old_reader are not synced; sequences skip up to 32 values."_s);
        }
        const auto *load = window.findChild<theme::ElidedLabel *>(u"loadShare"_s);
        QVERIFY(load && plain(load->text()).startsWith(u"Reads: shop-primary 91 %, shop-standby 9 %;"_s));
        const QAbstractItemModel &standbys = *window.findChild<dashboard::CellTree *>(u"replicationTableRows"_s)->model();
        QCOMPARE(standbys.rowCount(), 1);
        QCOMPARE(standbys.index(0, StandbyModel::State).data().toString(), u"behind, catching up"_s);
        const auto *slots_ = window.findChild<dashboard::LiveTable *>(u"slotTable"_s);
        QVERIFY(slots_->isHidden()); // the standby has none
        window.dashboard().select(u"shop-primary"_s);
        QVERIFY(!slots_->isHidden());
        QCOMPARE(slots_->view()->model()->rowCount(), 3);

        fixture.fails(u"shop-primary"_s, watch::Condition::Down, "Connection refused");
        fixture.wait(60);
        fixture.deliver();
        window.dashboard().refresh();
        const auto *meter = window.findChild<theme::PlainLabel *>(u"failoverCost"_s);
        QVERIFY2(plain(meter->text()).endsWith(u"The primary was last heard 1 min ago."_s), qPrintable(meter->text()));
        QVERIFY(plain(window.dashboard().situation().problems.front().sentence).contains(u"; promoting shop-standby now loses about "_s));
    }

    void aServerWithoutStandbysSaysSo()
    {
        test::ScreenFixture fixture;
        fixture.many(3);
        fixture.now[u"db-0001"_s].replication = std::make_shared<const std::vector<watch::ReplicationRow>>();
        shell::MainWindow window(fixture.feed, fixture.store, nullptr, fixture.clock);
        window.resize(1280, 800);
        window.show();
        fixture.deliver();
        window.dashboard().select(u"db-0001"_s);
        window.dashboard().showTab(dashboard::DetailTabs::Replication);
        QCOMPARE(window.findChild<dashboard::LiveTable *>(u"replicationTable"_s)->nothing(), u"No replication here"_s);
        QVERIFY(window.findChild<theme::PlainLabel *>(u"failoverCost"_s)->isHidden());
    }
};

QTEST_MAIN(TestReplicationPage)
#include "tst_replicationpage.moc"
