// SPDX-License-Identifier: GPL-3.0-or-later
// What sessions spend of this machine has columns while there is something to show, can be sorted by, and takes no room else.
#include "models/health/sessionsmodel.h"
#include "tests/support/screenfixture.h"
#include "ui/dashboard/celltree.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractItemModel>
#include <QHeaderView>
#include <QTest>

using namespace Qt::StringLiterals;
using health::SessionsModel;

namespace {

void give(test::ScreenFixture &fixture, const QString &target)
{
    std::vector<watch::SessionRow> rows = *fixture.now[target].sessions;
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].load = {watch::BackendLoad::Missing::Nothing, i == 3 ? 97.5 : 0, 0, 0};
    fixture.now[target].sessions = std::make_shared<const std::vector<watch::SessionRow>>(std::move(rows));
}

} // namespace

class TestSessionLoads : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theyAreShownWhereThereAreSome()
    {
        test::ScreenFixture fixture;
        fixture.shop();
        shell::MainWindow window(fixture.feed, fixture.store, nullptr, fixture.clock);
        window.resize(1600, 900);
        window.show();
        fixture.deliver();
        window.dashboard().select(u"shop-primary"_s);
        window.dashboard().showTab(dashboard::DetailTabs::Sessions);
        auto *rows = window.findChild<dashboard::CellTree *>(u"sessionsTableRows"_s);
        QVERIFY(rows);
        QTRY_VERIFY(rows->isVisible() && rows->model()->rowCount() > 4);
        for (const int column : {SessionsModel::Cpu, SessionsModel::Read, SessionsModel::Written})
            QVERIFY(rows->header()->isSectionHidden(column)); // a server elsewhere

        give(fixture, u"shop-primary"_s);
        fixture.wait(1);
        fixture.deliver();
        QTRY_VERIFY(!rows->header()->isSectionHidden(SessionsModel::Cpu));
        QVERIFY(rows->header()->length() <= rows->width());
        rows->sortByColumn(SessionsModel::Cpu, Qt::DescendingOrder);
        const QModelIndex first = rows->model()->index(0, SessionsModel::Cpu);
        QCOMPARE(first.data().toString().replace(QChar(0xa0), u' '), u"97.5 %"_s);
        QCOMPARE(rows->model()->headerData(SessionsModel::Cpu, Qt::Horizontal).toString(), u"CPU"_s);
    }
};

QTEST_MAIN(TestSessionLoads)
#include "tst_sessionloads.moc"
