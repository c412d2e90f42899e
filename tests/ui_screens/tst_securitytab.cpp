// SPDX-License-Identifier: GPL-3.0-or-later
// The Security tab: findings by severity, what to do about the selected one, what is unknown and why; server text stays text.

#include "models/audit/desk.h"
#include "models/audit/paritymodel.h"
#include "tests/support/screenfixture.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/livetable.h"
#include "ui/dashboard/securitypage.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/segmented.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QTest>
#include <QTranslator>
#include <QTreeView>

using namespace Qt::StringLiterals;
using audit::CheckState;

namespace {

audit::Audit leaky()
{
    const auto u = [](const QString &text) { return base::Untrusted(text); };
    audit::Audit a;
    a.target = u"shop-primary"_s;
    a.at = a.triedAt = base::WallTime{} + std::chrono::hours(497000);
    a.checks = {{u"roles.reach"_s, CheckState::Found, {}, {{u"roles.reach"_s, u(u"report"_s), base::Severity::Warning, u(u"pg_read_server_files"_s), u(u"REVOKE pg_read_server_files FROM report;"_s)}}, {}},
                {u"rls.off"_s, CheckState::Found, {}, {{u"rls.off"_s, u(u"public.\"<b>in\nvoices</b>\""_s), base::Severity::Critical, {}, u(u"ALTER TABLE public.\"<b>in\nvoices</b>\" ENABLE ROW LEVEL SECURITY;"_s)}}, {}},
                {u"rls.isolation"_s, CheckState::Found, {}, {{u"rls.isolation"_s, u(u"shop.orders"_s), base::Severity::Critical,
                    u(u"BEGIN READ ONLY; SET LOCAL ROLE \"shop_app\"; SELECT set_config('app.tenant', 'acme', true); SELECT count(*) FROM shop.orders WHERE \"tenant_id\" = 'globex'; ROLLBACK; Rows seen: 5."_s), {}}}, {}},
                {u"hba.trust"_s, CheckState::Unknown, u(u"a right is missing. A superuser, or SELECT on pg_hba_file_rules."_s), {}, {}},
                {u"grants.public"_s, CheckState::Clean, {}, {}, {}}};
    return a;
}

audit::Difference changes()
{
    audit::Difference change;
    change.since = u"2026-11-26T10:00:00Z"_s;
    change.fresh = {{u"roles.reach"_s, base::Untrusted(u"report"_s), {}}};
    change.gone = {{u"rls.off"_s, base::Untrusted(u"public.old"_s), u"public.old was open."_s}};
    return change;
}

QList<audit::ParityResult> staging()
{
    const auto u = [](const QString &text) { return base::Untrusted(text); };
    audit::Parity p;
    p.left = u"Shop"_s;
    p.right = u"Staging"_s;
    p.differences = {{audit::Part::Setting, u(u"max_connections"_s), u(u"100"_s), u(u"40"_s), true, true, audit::Grade::BreaksFailover},
                     {audit::Part::Object, u(u"public.\"<b>\n\""_s), u(u"1f"_s), {}, true, false, audit::Grade::Matters},
                     {audit::Part::Setting, u(u"cluster_name"_s), u(u"shop"_s), u(u"staging"_s), true, true, audit::Grade::Expected}};
    p.unknown = {{u"roles"_s, u(u"a right is missing"_s)}};
    return {{u"Staging"_s, std::make_shared<const audit::Parity>(p), {}}};
}

struct Window {
    Window()
    {
        fixture.shop();
        window = std::make_unique<shell::MainWindow>(fixture.feed, fixture.store, nullptr, fixture.clock);
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        window->dashboard().select(u"shop-primary"_s);
        window->dashboard().showTab(dashboard::DetailTabs::Security);
        fixture.wait(1);
        fixture.deliver();
        page = window->findChild<dashboard::SecurityPage *>();
    }
    template <class T>
    T *find(const char *name) const
    {
        return window->findChild<T *>(QString::fromLatin1(name));
    }
    test::ScreenFixture fixture;
    std::unique_ptr<shell::MainWindow> window;
    dashboard::SecurityPage *page = nullptr;
};

} // namespace

class TstSecurityTab : public QObject {
    Q_OBJECT
private slots:
    void beforeAnAuditItSaysSo()
    {
        const Window w;
        QVERIFY(w.page);
        QCOMPARE(w.page->table().nothing(), u"Not looked at yet"_s);
        QVERIFY(!w.find<QWidget>("securityFix")->isVisible());
    }

    void findingsAreListedAndTheFixIsCopied()
    {
        const Window w;
        w.page->desk().accept(u"shop-primary"_s, leaky());
        auto *rows = w.find<QTreeView>("securityTableRows");
        QVERIFY(rows->isVisible());
        QCOMPARE(rows->model()->rowCount(), 4);
        const auto cell = [&](int row, int column) { return rows->model()->index(row, column).data().toString(); };
        QCOMPARE(cell(0, 0), u"critical"_s);
        QCOMPARE(cell(0, 1), u"public.\"<b>in␊voices</b>\""_s);
        QCOMPARE(cell(2, 0), u"warning"_s);
        QCOMPARE(cell(3, 0), u"unknown"_s);
        QVERIFY2(cell(3, 2).contains(u"right is missing"_s), qPrintable(cell(3, 2)));
        const QString told = w.find<theme::PlainLabel>("securityTold")->text();
        QVERIFY2(told.contains(u"checked 1\u00a0s ago."_s) && told.contains(u"Policies tried at"_s), qPrintable(told));
        rows->setCurrentIndex(rows->model()->index(2, 1));
        QVERIFY(w.find<QWidget>("securityFix")->isVisible());
        QTest::mouseClick(w.find<theme::Button>("securityCopy"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"REVOKE pg_read_server_files FROM report;"_s);
        rows->setCurrentIndex(rows->model()->index(1, 1)); // a leak that no statement mends
        QVERIFY(!w.find<QWidget>("securityCopy")->isVisible());
        QVERIFY(w.find<theme::PlainLabel>("securityRemedy")->text().contains(u"Rows seen: 5."_s));
    }

    void anotherTargetHasItsOwnAudit()
    {
        const Window w;
        w.page->desk().accept(u"shop-primary"_s, leaky());
        w.window->dashboard().select(u"shop-standby"_s);
        QCOMPARE(w.page->table().nothing(), u"Not looked at yet"_s);
        audit::Audit clean;
        clean.checks = {{u"grants.public"_s, CheckState::Clean, {}, {}, {}}};
        w.page->desk().accept(u"shop-standby"_s, clean);
        QCOMPARE(w.page->table().nothing(), u"No findings"_s);
        w.window->dashboard().select(u"shop-primary"_s);
        QVERIFY(w.page->table().nothing().isEmpty());
    }

    void whatChangedAndHowLongAgoIsSaid()
    {
        Window w;
        w.page->desk().accept(u"shop-primary"_s, leaky(), changes());
        auto *rows = w.find<QTreeView>("securityTableRows");
        QCOMPARE(rows->model()->rowCount(), 5);
        const auto cell = [&](int row, int column) { return rows->model()->index(row, column).data().toString(); };
        QVERIFY2(cell(2, 2).startsWith(u"New: "_s) && !cell(0, 2).startsWith(u"New"_s), qPrintable(cell(2, 2)));
        QCOMPARE(cell(4, 0), u"good"_s);
        QCOMPARE(cell(4, 2), u"Gone: public.old was open."_s);
        const auto told = [&w] { return w.find<theme::PlainLabel>("securityTold")->text(); };
        QVERIFY2(told().contains(u"1 new, 1 gone."_s), qPrintable(told()));
        w.fixture.wait(600);
        w.fixture.deliver();
        QVERIFY2(told().contains(u"checked 10\u00a0min ago."_s), qPrintable(told()));
        w.page->desk().accept(u"shop-primary"_s, leaky()); // nothing since
        QVERIFY2(told().contains(u"checked 1\u00a0s ago."_s) && told().contains(u"1 new, 1 gone."_s), qPrintable(told()));
    }

    void partnersAreBesideTheFindings()
    {
        Window w;
        QVERIFY(!w.find<QWidget>("securityPart")->isVisible()); // nobody to compare with
        environment::Environment e = *w.fixture.feed.environment();
        e.comparedWith = {u"/etc/staging.yaml"_s};
        w.fixture.feed.setEnvironment(std::make_shared<const environment::Environment>(e));
        w.fixture.deliver();
        auto *part = w.find<theme::Segmented>("securityPart");
        QVERIFY(part->isVisible());
        w.page->desk().accept(u"shop-primary"_s, leaky());
        w.page->showParity(true);
        QCOMPARE(w.page->findChild<dashboard::LiveTable *>(u"parityTable"_s)->nothing(), u"Not compared yet"_s);
        QVERIFY(!w.find<QWidget>("securityFix")->isVisible() && !w.find<QWidget>("securityTableRows")->isVisible());
        w.page->desk().parity().accept(u"shop-primary"_s, staging());
        auto *rows = w.find<QTreeView>("parityTableRows");
        QVERIFY(rows->isVisible());
        const auto cell = [&](int row, int column) { return rows->model()->index(row, column).data().toString(); };
        QCOMPARE(cell(0, audit::ParityModel::State), u"Would break a failover"_s);
        QCOMPARE(cell(0, audit::ParityModel::There), u"40"_s);
        QCOMPARE(cell(1, audit::ParityModel::Name), u"public.\"<b>\u240a\""_s);
        QCOMPARE(cell(1, audit::ParityModel::There), u"not there"_s);
        QCOMPARE(cell(3, audit::ParityModel::State), u"Not compared"_s);
        const QString told = w.find<theme::PlainLabel>("securityTold")->text();
        QVERIFY2(told.contains(u"to Staging"_s) && told.contains(u"checked 1\u00a0s ago."_s), qPrintable(told));
        QStringList helps;
        for (int column = 0; column < rows->model()->columnCount(); ++column) {
            const QString help = rows->model()->headerData(column, Qt::Horizontal, health::HelpRole).toString();
            QVERIFY2(help.size() > 20 && !helps.contains(help), qPrintable(help));
            helps << help;
        }
        w.window->dashboard().select(u"shop-standby"_s); // stays on parity, and has its own
        QCOMPARE(w.page->findChild<dashboard::LiveTable *>(u"parityTable"_s)->nothing(), u"Not compared yet"_s);
        w.window->dashboard().select(u"shop-primary"_s);
        w.page->showParity(false);
        QVERIFY(w.find<QTreeView>("securityTableRows")->isVisible() && !rows->isVisible());
    }

    void itLooksRight_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::newRow("light-1280") << QSize(1280, 800) << false;
        QTest::newRow("dark-1920") << QSize(1920, 1080) << true;
    }
    void itLooksRight()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        Window w;
        w.window->setTheme(dark ? theme::Theme::Choice::Dark : theme::Theme::Choice::Light);
        w.window->resize(size);
        environment::Environment e = *w.fixture.feed.environment();
        e.comparedWith = {u"/etc/staging.yaml"_s};
        w.fixture.feed.setEnvironment(std::make_shared<const environment::Environment>(e));
        w.fixture.deliver();
        w.page->desk().accept(u"shop-primary"_s, leaky(), changes());
        auto *rows = w.find<QTreeView>("securityTableRows");
        rows->setCurrentIndex(rows->model()->index(0, 1));
        QTest::qWait(50);
        // the advice stands whole below the table, nothing lies over anything else
        for (const char *name : {"securityRemedy", "securityFix", "securityCopy", "securityAgain", "securityTold"}) {
            const QWidget *part = w.find<QWidget>(name);
            QVERIFY2(part->isVisible() && part->height() >= part->minimumSizeHint().height(), name);
            QVERIFY2(w.window->rect().contains(QRect(part->mapTo(w.window.get(), QPoint()), part->size())), name);
        }
        const QDir folder(QStringLiteral(QD_BUILD_DIR) + u"/screens"_s);
        QVERIFY(folder.mkpath(u"."_s));
        QVERIFY(w.window->grab().save(folder.filePath(u"security-%1.png"_s.arg(QLatin1String(QTest::currentDataTag())))));
        w.page->desk().parity().accept(u"shop-primary"_s, staging());
        w.page->showParity(true);
        QTest::qWait(50);
        for (const char *part : {"securityPart", "securityAgain", "securityTold", "parityTableRows"})
            QVERIFY2(w.find<QWidget>(part)->isVisible(), part);
        QVERIFY(w.window->grab().save(folder.filePath(u"parity-%1.png"_s.arg(QLatin1String(QTest::currentDataTag())))));
    }
};

QTEST_MAIN(TstSecurityTab)
#include "tst_securitytab.moc"
