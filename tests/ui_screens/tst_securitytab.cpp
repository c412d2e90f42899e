// SPDX-License-Identifier: GPL-3.0-or-later
// The Security tab: findings by severity, what to do about the selected one, what is unknown and why; server text stays text.

#include "models/audit/desk.h"
#include "tests/support/screenfixture.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/livetable.h"
#include "ui/dashboard/securitypage.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
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
        QVERIFY2(told.contains(u"as of"_s) && told.contains(u"Policies tried at"_s), qPrintable(told));
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
        const Window w;
        w.window->setTheme(dark ? theme::Theme::Choice::Dark : theme::Theme::Choice::Light);
        w.window->resize(size);
        w.page->desk().accept(u"shop-primary"_s, leaky());
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
    }
};

QTEST_MAIN(TstSecurityTab)
#include "tst_securitytab.moc"
