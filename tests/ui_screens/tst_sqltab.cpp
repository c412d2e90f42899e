// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL tab: keys, notices, a failure marked where it is, hostile text, and where it does not exist.

#include "models/inquiry/desk.h"
#include "tests/support/screenfixture.h"
#include "ui/dashboard/celltree.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/sqlpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/button.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

class Scripted final : public inquiry::Desk {
public:
    QStringList asked, cancelled;
    bool running = false;

    void ask(const QString &target, const QString &server, const QString &text) override
    {
        asked << target + u'|' + server + u'|' + text;
        running = true;
    }
    void cancel(const QString &target) override { cancelled << target; }
    [[nodiscard]] bool busy(const QString &) const override { return running; }
    void answer(const QString &target, const inquiry::Answer &a)
    {
        running = false;
        emit answered(target, a);
    }
    void refuse(const QString &target, const base::Error &e)
    {
        running = false;
        emit refused(target, e);
    }
};

postgres::TypedCell cell(const QString &text, std::size_t whole = 0)
{
    postgres::TypedCell c;
    c.text = base::Untrusted(text);
    c.bytes = whole ? whole : std::size_t(text.size());
    c.cut = whole != 0;
    return c;
}

inquiry::Answer customers()
{
    inquiry::Answer a;
    a.login = base::Untrusted(u"quarterdeck_reader"_s);
    a.took = std::chrono::milliseconds(31);
    for (const char *name : {"id", "name", "note"})
        a.rows.columns.emplace_back(QString::fromLatin1(name));
    a.rows.numeric = {true, false, false};
    for (int i = 1; i <= 40; ++i)
        a.rows.rows.push_back({cell(QString::number(i)), cell(u"Customer %1"_s.arg(i)), cell(i == 2 ? u"<b>"_s + QChar(0x202E) + u"x"_s : u"a note that is longer than its column is wide, and then some"_s)});
    a.rows.rows[0][2] = postgres::TypedCell();
    a.rows.rows[0][2].null = true;
    a.rows.rows[2][2] = cell(QString(1000, u'z'), 5000000);
    a.rows.command = base::Untrusted(u"SELECT 40"_s);
    return a;
}

struct Window {
    Window()
    {
        fixture.shop();
        fixture.now[u"shop-primary"_s].facts.systemIdentifier = u"7123"_s;
        window = std::make_unique<shell::MainWindow>(fixture.feed, fixture.store, nullptr, fixture.clock);
        window->dashboard().setDesk(&desk);
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        window->dashboard().select(u"shop-primary"_s);
        fixture.wait(1);
        fixture.deliver();
        window->dashboard().showTab(dashboard::DetailTabs::Sql);
        page = window->findChild<dashboard::SqlPage *>();
        text = find<QPlainTextEdit>("sqlText");
    }
    template <class T>
    T *find(const char *name) const
    {
        return window->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString told() const { return find<theme::PlainLabel>("sqlTold")->text(); }

    test::ScreenFixture fixture;
    Scripted desk;
    std::unique_ptr<shell::MainWindow> window;
    dashboard::SqlPage *page = nullptr;
    QPlainTextEdit *text = nullptr;
};

} // namespace

class TstSqlTab : public QObject {
    Q_OBJECT
private slots:
    void ctrlEnterRunsAndEscEnds()
    {
        Window w;
        QVERIFY(w.page && w.text->isVisible());
        QVERIFY(!w.find<theme::Button>("sqlRun")->isEnabled()); // nothing is typed
        w.text->setFocus();
        QTest::keyClicks(w.text, u"select 1"_s);
        QTest::keyClick(w.text, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(w.desk.asked, QStringList{u"shop-primary|7123|select 1"_s});
        QCOMPARE(w.text->toPlainText(), u"select 1"_s);
        QVERIFY(w.find<theme::Button>("sqlStop")->isVisible());
        QTest::keyClick(w.text, Qt::Key_Return, Qt::ControlModifier); // one at a time
        QCOMPARE(w.desk.asked.size(), 1);
        QTest::keyClick(w.text, Qt::Key_Escape);
        QCOMPARE(w.desk.cancelled, QStringList{u"shop-primary"_s});
        QCOMPARE(w.window->focusWidget(), w.text);
        w.desk.answer(u"shop-primary"_s, customers());
        QVERIFY(!w.find<theme::Button>("sqlStop")->isVisible());
    }

    void rowsAreShownAndCopiedAsTheyAre()
    {
        Window w;
        w.text->setPlainText(u"select * from shop.customers"_s);
        w.page->run();
        w.desk.answer(u"shop-primary"_s, customers());
        auto *rows = w.find<dashboard::CellTree>("sqlRows");
        QVERIFY(rows->isVisible());
        QCOMPARE(rows->model()->rowCount(), 40);
        QVERIFY2(w.told().startsWith(u"40 row"_s) && w.told().contains(u"31"_s) && w.told().contains(u"quarterdeck_reader"_s) && w.told().contains(u"1 value"_s), qPrintable(w.told()));
        QCOMPARE(rows->model()->index(0, 2).data().toString(), u"NULL"_s);
        QVERIFY(rows->model()->index(1, 2).data().toString().startsWith(u"<b>⟨U+202E⟩"_s));
        QVERIFY(rows->model()->index(2, 2).data().toString().size() < 310);
        rows->setCurrentIndex(rows->model()->index(2, 2));
        QTest::keyClick(rows, Qt::Key_C, Qt::ControlModifier);
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.startsWith(QString(1000, u'z')) && copied.contains(u"cut"_s), qPrintable(copied.right(40)));
        QTest::mouseClick(w.find<theme::Button>("sqlCopy"), Qt::LeftButton);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines[0], u"id\tname\tnote"_s);
        QCOMPARE(lines[1], u"1\tCustomer 1\t"_s);
    }

    void aFailureIsToldAndMarked()
    {
        Window w;
        w.text->setPlainText(u"select 1,\n  nonsense from t"_s);
        w.page->run();
        inquiry::Answer failed;
        failed.rows.failure = base::Error{base::Errc::Server, "column \"nonsense\" does not exist", "42703"};
        failed.rows.position = 13;
        failed.rows.hint = base::Untrusted(u"Perhaps sense."_s);
        w.desk.answer(u"shop-primary"_s, failed);
        QCOMPARE(w.told(), u"Line 2: column \"nonsense\" does not exist (42703) Perhaps sense."_s);
        QCOMPARE(w.text->extraSelections().size(), 1);
        QCOMPARE(w.text->extraSelections().first().cursor.selectedText(), u"nonsense"_s);
        w.text->appendPlainText(u" "_s); // it is another one now
        QVERIFY(w.text->extraSelections().isEmpty());
        w.page->run();
        base::Error no{base::Errc::Permission, "Our login on shop-primary may do more than look."};
        no.remedy = "Name a reader.";
        w.desk.refuse(u"shop-primary"_s, no);
        QCOMPARE(w.told(), u"Our login on shop-primary may do more than look. Name a reader."_s);
    }

    void theAnswerOfOneServerIsNotShownAtAnother()
    {
        Window w;
        w.text->setPlainText(u"select 1"_s);
        w.page->run();
        w.desk.answer(u"shop-primary"_s, customers());
        w.window->dashboard().select(u"shop-standby"_s);
        QVERIFY(!w.find<dashboard::CellTree>("sqlRows")->isVisible());
        QCOMPARE(w.text->toPlainText(), u"select 1"_s); // what was typed stays
        w.desk.answer(u"shop-primary"_s, customers());
        QVERIFY(!w.find<dashboard::CellTree>("sqlRows")->isVisible());
    }

    void itIsOfferedWhereItCanRun()
    {
        Window w;
        environment::Target target;
        dashboard::DetailSubject subject;
        subject.environment = std::make_shared<environment::Environment>();
        subject.target = &target;
        subject.mayType = true;
        QVERIFY(dashboard::SqlPage::offered(subject));
        target.kind = environment::TargetKind::Redis;
        QVERIFY(!dashboard::SqlPage::offered(subject));
        auto *tabs = w.window->findChild<dashboard::DetailTabs *>();
        QVERIFY(tabs->offers(dashboard::DetailTabs::Sql));
        target.kind = environment::TargetKind::Postgres;
        subject.recorded = true; // a moment of the past, an opened pack
        tabs->setSubject(subject);
        QVERIFY(!tabs->offers(dashboard::DetailTabs::Sql));
        subject.recorded = false;
        tabs->setDesk(nullptr);
        tabs->setSubject(subject);
        QVERIFY(!tabs->offers(dashboard::DetailTabs::Sql));
    }

    void itLooksRight_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("fails");
        QTest::newRow("light-1280") << QSize(1280, 800) << false << false;
        QTest::newRow("dark-1920") << QSize(1920, 1080) << true << false;
        QTest::newRow("dark-1280-failed") << QSize(1280, 800) << true << true;
    }
    void itLooksRight()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(bool, fails);
        Window w;
        w.window->setTheme(dark ? theme::Theme::Choice::Dark : theme::Theme::Choice::Light);
        w.window->resize(size);
        w.text->setPlainText(u"select id, name, note\nfrom shop.customers\norder by id"_s);
        w.page->run();
        inquiry::Answer answer = customers();
        if (fails) {
            answer = {};
            answer.rows.failure = base::Error{base::Errc::Server, "relation \"shop.customers\" does not exist", "42P01"};
            answer.rows.position = 28;
        }
        w.desk.answer(u"shop-primary"_s, answer);
        QTest::qWait(50);
        for (const char *part : {"sqlTold", "sqlRun", "sqlText"}) {
            const QWidget *widget = w.find<QWidget>(part);
            QVERIFY2(widget->isVisible() && w.window->rect().contains(QRect(widget->mapTo(w.window.get(), QPoint()), widget->size())), part);
        }
        const QDir folder(QStringLiteral(QD_BUILD_DIR) + u"/screens"_s);
        QVERIFY(folder.mkpath(u"."_s));
        QVERIFY(w.window->grab().save(folder.filePath(u"sql-%1.png"_s.arg(QLatin1String(QTest::currentDataTag())))));
    }
};

QTEST_MAIN(TstSqlTab)
#include "tst_sqltab.moc"
