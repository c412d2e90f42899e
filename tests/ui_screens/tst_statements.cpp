// SPDX-License-Identifier: GPL-3.0-or-later
// The statements on their tab: with what is remembered, against last week and side by side, why there are none, and a
// plan when somebody asks. Servers are scripted; the memory is a real file.

#include "models/statements/memory.h"
#include "models/statements/planner.h"
#include "tests/support/screenfixture.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/dashboard/livetable.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/segmented.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDir>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Standing = watch::StatementsState::Standing;

namespace {

class Scripted final : public statements::Planner {
public:
    QStringList asked;
    bool refuses = false;

    void ask(const QString &target, const statements::PlanRequest &request) override
    {
        asked << target + u' ' + request.text.text.raw();
        if (refuses) {
            emit refused(target, request, base::Error{base::Errc::Permission, "permission denied for table item", "42501", {}, "Grant it."});
            return;
        }
        statements::Plan plan;
        plan.lines = {base::Untrusted(u"Index Scan using item_i on item  (cost=0.29..8.31 rows=1 width=9)"_s), base::Untrusted(u"  Index Cond: (i = $1)\u202e"_s)};
        emit planned(target, request, plan);
    }
};

struct Window {
    Window()
    {
        fixture.shop();
        memory = std::make_unique<statements::Memory>(folder.filePath(u"s.sqlite"_s), fixture.clock);
        window = std::make_unique<shell::MainWindow>(fixture.feed, fixture.store, nullptr, fixture.clock);
        window->dashboard().setStatements(memory.get(), &planner);
        QObject::connect(&fixture.feed, &watch::Feed::sampled, window.get(), [this](const watch::Delivery &d) { memory->append(u"shop"_s, d); });
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        window->dashboard().select(u"shop-primary"_s);
        window->dashboard().showTab(dashboard::DetailTabs::Statements);
    }
    template <class T>
    T *find(const char *name) const
    {
        return window->findChild<T *>(QString::fromLatin1(name));
    }
    // Half a minute that ends `ago`: an index lookup of `mean` ms, an update, and one within a function.
    watch::StatementIntervalPtr interval(std::chrono::seconds ago, double mean) const
    {
        watch::StatementInterval out;
        out.to = fixture.clock.wallNow() - ago;
        out.from = out.to - 30s;
        out.seconds = 30;
        const auto add = [&out](int query, const QString &text, double calls, double ms, bool top = true) {
            watch::StatementRow row;
            row.key = {1, 1, query, top};
            row.database = base::Untrusted(u"shop"_s);
            row.user = base::Untrusted(u"<b>till</b>"_s);
            row.text = std::make_shared<const watch::StatementText>(watch::StatementText{base::Untrusted(text), false});
            row.spent = {calls, calls * ms, calls * 3, 10, 1, query == 1 ? 400.0 : 0.0, query == 2 ? 90000.0 : 0.0};
            if (top)
                out.total += row.spent;
            out.rows.push_back(row);
        };
        add(1, u"/* page */ select i, name, price\n\tfrom item\n\twhere i = $1 and shop = $2\n\torder by name"_s, 300, mean);
        add(2, u"update item set name = $1 where i = $2"_s, 60, 4);
        add(3, u"insert into audit (who, what) values ($1, $2) \u202e"_s, 40, 2, false);
        return std::make_shared<const watch::StatementInterval>(std::move(out));
    }
    void deliver(const watch::StatementIntervalPtr &interval)
    {
        auto &state = fixture.now[u"shop-primary"_s].statements;
        state.standing = Standing::Read;
        state.latest = interval;
        watch::Delivery delivery;
        for (auto it = fixture.now.cbegin(); it != fixture.now.cend(); ++it)
            delivery.snapshots.insert(it.key(), std::make_shared<watch::TargetSnapshot>(*it));
        delivery.statements.emplace_back(u"shop-primary"_s, interval);
        fixture.feed.accept(delivery);
        window->dashboard().refresh();
    }
    [[nodiscard]] QString cell(const char *table, int row, int column) const
    {
        const QTreeView *view = find<QTreeView>(table);
        return view->model()->index(row, column).data().toString();
    }
    [[nodiscard]] int rows(const char *table) const { return find<QTreeView>(table)->model()->rowCount(); }
    [[nodiscard]] QString nothing() const { return find<dashboard::LiveTable>("statementsTable")->nothing(); }
    void draw(const QString &name) const
    {
        QDir().mkpath(QStringLiteral(QD_BUILD_DIR "/screens"));
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)})
            for (const auto choice : {theme::Theme::Choice::Dark, theme::Theme::Choice::Light}) {
                window->resize(size);
                window->setTheme(choice);
                QCoreApplication::processEvents();
                window->grab().save(QStringLiteral(QD_BUILD_DIR "/screens/%1-%2-%3.png").arg(name).arg(size.width()).arg(choice == theme::Theme::Choice::Dark ? u"dark" : u"light"));
            }
        window->resize(1280, 800);
    }

    QTemporaryDir folder;
    test::ScreenFixture fixture;
    Scripted planner;
    std::unique_ptr<statements::Memory> memory;
    std::unique_ptr<shell::MainWindow> window;
};

} // namespace

class TstStatements : public QObject {
    Q_OBJECT
private slots:
    void init() { QLocale::setDefault(QLocale::c()); }

    void whyThereIsNone()
    {
        Window w;
        QTRY_COMPARE(w.nothing(), u"Not read yet"_s);
        auto &state = w.fixture.now[u"shop-primary"_s].statements;
        for (const auto &[standing, title] : {std::pair(Standing::FirstLook, u"Counting"_s), std::pair(Standing::NotLoaded, u"This server does not count its statements"_s),
                                              std::pair(Standing::NotInstalled, u"pg_stat_statements is not installed"_s), std::pair(Standing::NoRight, u"Our role may not see this"_s)}) {
            state.standing = standing;
            w.fixture.deliver();
            w.window->dashboard().refresh();
            QTRY_COMPARE(w.nothing(), title);
        }
        QVERIFY(!w.find<QWidget>("statementText")->isVisible());
    }

    void byTheirPartAgainstLastWeek()
    {
        Window w;
        for (int i = 0; i < 60; ++i) { // this hour, a week ago
            w.deliver(w.interval(7 * 24h - i * 30s, 2));
            w.deliver(w.interval(7 * 24h + i * 30s, 2));
        }
        w.deliver(w.interval(45s, 7));
        w.deliver(w.interval(15s, 7));
        QTRY_COMPARE(w.rows("statementsTableRows"), 3);
        QTRY_COMPARE(w.cell("statementsTableRows", 0, 7), u"3.5\u00a0× slower"_s);
        QCOMPARE(w.cell("statementsTableRows", 0, 0), u"select i, name, price from item where i = $1 and shop = $2 order by name"_s);
        QCOMPARE(w.cell("statementsTableRows", 0, 1), u"10\u00a0/s"_s);
        QCOMPARE(w.cell("statementsTableRows", 0, 2), u"7.0\u00a0ms"_s);
        QCOMPARE(w.cell("statementsTableRows", 1, 7), u"as before"_s);
        QVERIFY(w.cell("statementsTableRows", 2, 0).contains(u"⟨U+202E⟩"_s));
        QVERIFY(w.find<theme::PlainLabel>("statementsTold")->text().contains(u"last week"_s));

        // the selected one in full, and its plan
        auto *rows = w.find<QTreeView>("statementsTableRows");
        rows->setCurrentIndex(rows->model()->index(0, 0));
        QTRY_VERIFY(w.find<QWidget>("statementText")->isVisible());
        QCOMPARE(w.find<QPlainTextEdit>("statementText")->toPlainText().count(u'\n'), 3);
        rows->setFocus();
        QTest::keyClick(rows, Qt::Key_Return);
        QCOMPARE(w.planner.asked.size(), 1);
        QTRY_VERIFY(w.find<QWidget>("statementPlan")->isVisible());
        QVERIFY(w.find<QPlainTextEdit>("statementPlan")->toPlainText().contains(u"Index Cond: (i = $1)⟨U+202E⟩"_s));
        w.find<QPushButton>("copyStatement")->click();
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"Index Scan"_s) && QGuiApplication::clipboard()->text().contains(u"order by name"_s));
        w.draw(u"statements"_s);

        w.window->resize(1280, 800);
        QTRY_VERIFY(!w.find<QWidget>("statementText")->isVisible()); // no room for both
        w.find<QPushButton>("showPlan")->click();
        QTRY_VERIFY(w.find<QWidget>("statementText")->isVisible());
        QVERIFY(!w.find<QWidget>("statementPlan")->isVisible());
        QCOMPARE(w.planner.asked.size(), 1);

        w.planner.refuses = true;
        rows->setCurrentIndex(rows->model()->index(1, 0));
        QVERIFY(!w.find<QWidget>("statementPlan")->isVisible());
        w.find<QPushButton>("showPlan")->click();
        QTRY_VERIFY(w.find<theme::PlainLabel>("planTold")->text().contains(u"permission denied for table item Grant it."_s));
        QVERIFY(!w.find<QWidget>("statementPlan")->isVisible());
    }

    void twoStretchesSideBySide()
    {
        Window w;
        const base::WallTime hour = std::chrono::floor<std::chrono::hours>(w.fixture.clock.wallNow()) - 2h;
        const auto ago = std::chrono::floor<std::chrono::seconds>(w.fixture.clock.wallNow() - hour);
        for (int i = 1; i <= 10; ++i) {
            w.deliver(w.interval(ago - i * 60s, 40));        // before the index
            w.deliver(w.interval(ago - 1h - i * 60s, 0.4)); // with it
        }
        auto *range = w.find<theme::Segmented>("statementRange");
        range->setFocus();
        QTest::keyClick(range, Qt::Key_Right);
        QTest::keyClick(range, Qt::Key_Right);
        QTest::keyClick(range, Qt::Key_Right);
        QTRY_VERIFY(w.find<QWidget>("statementStartA")->isVisible());
        const auto date = [](base::WallTime t) { return QDateTime::fromSecsSinceEpoch(std::chrono::floor<std::chrono::seconds>(t).time_since_epoch().count()); };
        w.find<QDateTimeEdit>("statementStartA")->setDateTime(date(hour));
        w.find<QDateTimeEdit>("statementStartB")->setDateTime(date(hour + 1h));
        QTRY_COMPARE(w.rows("comparedTableRows"), 3);
        QTRY_COMPARE(w.cell("comparedTableRows", 0, 3), u"100\u00a0× faster"_s);
        QCOMPARE(w.cell("comparedTableRows", 0, 1), u"40\u00a0ms"_s);
        QCOMPARE(w.cell("comparedTableRows", 0, 2), u"0.4\u00a0ms"_s);
        QVERIFY(w.find<theme::PlainLabel>("statementsTold")->text().startsWith(u"A: "_s));
        w.find<QTreeView>("comparedTableRows")->setCurrentIndex(w.find<QTreeView>("comparedTableRows")->model()->index(0, 0));
        w.draw(u"statements-compared"_s);
        w.find<QDateTimeEdit>("statementStartA")->setDateTime(date(hour - 24h));
        QTRY_VERIFY(w.find<theme::PlainLabel>("statementsTold")->text().contains(u"Nothing is kept of the first stretch"_s));
    }

    void withoutAMemoryTheLastLookIsShown()
    {
        Window w;
        w.window.reset();
        w.window = std::make_unique<shell::MainWindow>(w.fixture.feed, w.fixture.store, nullptr, w.fixture.clock);
        w.window->show();
        w.window->dashboard().select(u"shop-primary"_s);
        w.window->dashboard().showTab(dashboard::DetailTabs::Statements);
        w.deliver(w.interval(0s, 7));
        QTRY_COMPARE(w.rows("statementsTableRows"), 3);
        auto *rows = w.find<QTreeView>("statementsTableRows");
        rows->setCurrentIndex(rows->model()->index(0, 0));
        QTRY_VERIFY(w.find<QWidget>("statementText")->isVisible());
        QVERIFY(!w.find<QWidget>("showPlan")->isVisible());
    }
};

QTEST_MAIN(TstStatements)
#include "tst_statements.moc"
