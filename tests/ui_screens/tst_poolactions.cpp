// SPDX-License-Identifier: GPL-3.0-or-later
// The advice below the pools: told to everybody, offered to admins of the pooler alone, asked once with its line and a
// reason, told what came of it. The rest of the program is scripted; the acts are tested on real servers in tests/upkeep.

#include "tests/support/screenfixture.h"
#include "models/operate/poolkeeper.h"
#include "ui/dashboard/dashboardpane.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

class ScriptedKeeper final : public operate::PoolKeeper {
public:
    QStringList asked;
    bool canUndo = false;

    void foresee(const QString &pooler, const acts::PoolChange &change, bool undo) override
    {
        asked << u"foresee %1 %2 %3 %4"_s.arg(pooler, change.database).arg(change.size).arg(undo);
        if (undo && !canUndo) {
            emit refused(pooler, change.database, true, base::Error{base::Errc::Absent, "nothing to undo", {}, {}, {}});
            return;
        }
        acts::PoolForecast f;
        f.change = change;
        f.change.config = u"/etc/pgbouncer/pgbouncer.ini"_s;
        if (undo) {
            f.change.before = 12;
            f.change.size = 8;
        }
        f.undo = undo;
        f.now.waiting = 9;
        f.now.waitSeconds = 3.5;
        f.line.line = 7;
        f.line.before = u"shop = host=10.0.0.7 port=5432 pool_size=12"_s;
        f.line.after = u"shop = host=10.0.0.7 port=5432 pool_size=21"_s;
        emit foreseen(pooler, f);
    }
    void carryOut(const QString &pooler, const QString &identity, const acts::PoolForecast &forecast, const QString &reason) override
    {
        asked << u"carry out %1 %2 %3 %4"_s.arg(pooler, identity).arg(forecast.change.size).arg(reason);
        acts::PoolEffect effect;
        effect.before = forecast.now;
        effect.before.size = forecast.change.before;
        effect.after.size = forecast.change.size;
        effect.took = std::chrono::milliseconds(140);
        emit carriedOut(pooler, forecast, effect);
    }
};

struct Window {
    explicit Window(const QString &role, QSize size = {1280, 800})
    {
        fixture.shop();
        watch::TargetSnapshot &pool = fixture.now[u"shop-pgbouncer"_s], &primary = fixture.now[u"shop-primary"_s];
        pool.facts.consoleRole = role;
        pool.facts.configFile = base::Untrusted(u"/etc/pgbouncer/pgbouncer.ini"_s);
        watch::PoolRow row = pool.pools->front();
        row.size = row.serversActive = row.serversOpen = 12;
        row.clientsWaiting = 9;
        row.maxWaitSeconds = 3.5;
        row.use = {4000, 12, 12, 9, 3.5, 40};
        watch::PoolRow other = row;
        other.database = base::Untrusted(u"<b>stock</b>"_s);
        other.clientsWaiting = 0;
        other.use = {4000, 5, 4, 0, 0, 0};
        pool.pools = std::make_shared<const std::vector<watch::PoolRow>>(std::vector{other, row});
        primary.load.capacity = 97;
        fixture.set(u"shop-primary"_s, "pg.connections.count", 40);
        fixture.deliver();
        window = std::make_unique<shell::MainWindow>(fixture.feed, fixture.store, nullptr, fixture.clock);
        window->dashboard().setPoolKeeper(&keeper);
        window->resize(size);
        window->show();
        window->activateWindow();
        window->dashboard().select(u"shop-pgbouncer"_s);
        window->dashboard().showTab(dashboard::DetailTabs::Pool);
        next();
    }
    void next()
    {
        fixture.wait(1);
        fixture.deliver();
    }
    template <class T>
    T *find(const char *name) const
    {
        return window->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] bool seen(const char *name) const { return find<QWidget>(name)->isVisible(); }
    [[nodiscard]] QString text(const char *name) const { return find<theme::PlainLabel>(name)->text(); }

    ScriptedKeeper keeper;
    test::ScreenFixture fixture;
    std::unique_ptr<shell::MainWindow> window;
};

} // namespace

class TstPoolActions : public QObject {
    Q_OBJECT
private slots:
    void whoMayNotIsToldOnly_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<bool>("offered");
        for (const char *role : {"", "viewer", "observer", "operator"})
            QTest::newRow(role) << QString::fromLatin1(role) << false;
        QTest::newRow("admin") << u"admin"_s << true;
    }
    void whoMayNotIsToldOnly()
    {
        QFETCH(QString, role);
        QFETCH(bool, offered);
        const Window w(role);
        QVERIFY(w.seen("poolAdvice"));
        QVERIFY2(w.text("poolReasonText").contains(u"at most 9 of them at once"_s), qPrintable(w.text("poolReasonText")));
        QVERIFY(w.text("poolLines").contains(u"pool_size=21"_s));
        QCOMPARE(w.seen("poolSet"), offered);
        QVERIFY(!w.seen("poolRestore"));
        QCOMPARE(w.text("poolReasonText").contains(u"admin_users"_s), !offered);
    }

    void setAskedOnceWithItsLineAndAReason()
    {
        Window w(u"admin"_s);
        QTest::mouseClick(w.find<theme::Button>("poolSet"), Qt::LeftButton);
        QVERIFY(w.seen("poolSheet"));
        const QString forecast = w.text("poolForecast");
        QVERIFY2(forecast.contains(u"line 7"_s) && forecast.contains(u"+ shop = host=10.0.0.7 port=5432 pool_size=21"_s) && forecast.contains(u"9 client"_s),
                 qPrintable(forecast));
        auto *reason = w.find<QLineEdit>("poolReason");
        auto *confirm = w.find<theme::Button>("poolConfirm");
        QTRY_VERIFY(reason->hasFocus());
        QVERIFY(!confirm->isEnabled());
        QTest::keyClicks(reason, u"queue since ten"_s);
        QTest::keyClick(reason, Qt::Key_Return); // nothing is done by a hasty Enter
        QVERIFY(w.seen("poolSheet"));
        w.next(); // figures go on, the question stays
        QVERIFY(w.seen("poolSheet") && reason->text() == u"queue since ten"_s);
        QTest::mouseClick(confirm, Qt::LeftButton);
        QVERIFY2(w.keeper.asked.last().startsWith(u"carry out shop-pgbouncer /etc/pgbouncer/pgbouncer.ini "_s)
                     && w.keeper.asked.last().endsWith(u" 21 queue since ten"_s), qPrintable(w.keeper.asked.last()));
        QVERIFY(!w.seen("poolSheet"));
        QVERIFY(w.text("poolTold").contains(u"Now: nobody waiting."_s));
    }

    void theLastChangeIsUndone()
    {
        Window w(u"admin"_s);
        w.keeper.canUndo = true;
        w.window->dashboard().setPoolKeeper(nullptr);
        w.next();
        w.window->dashboard().setPoolKeeper(&w.keeper);
        w.next();
        QVERIFY(w.seen("poolRestore") && w.seen("poolSet"));
        QTest::mouseClick(w.find<theme::Button>("poolRestore"), Qt::LeftButton);
        QVERIFY2(w.text("poolForecast").contains(u"Back to pool_size 8 from 12"_s), qPrintable(w.text("poolForecast")));
        QTest::keyClicks(w.find<QLineEdit>("poolReason"), u"too many"_s);
        QTest::mouseClick(w.find<theme::Button>("poolConfirm"), Qt::LeftButton);
        QVERIFY2(w.keeper.asked.last().startsWith(u"carry out "_s) && w.keeper.asked.last().endsWith(u" 8 too many"_s), qPrintable(w.keeper.asked.last()));
    }

    void escapeLeavesIt()
    {
        Window w(u"admin"_s);
        QTest::mouseClick(w.find<theme::Button>("poolSet"), Qt::LeftButton);
        QTest::keyClick(w.find<QLineEdit>("poolReason"), Qt::Key_Escape);
        QVERIFY(!w.seen("poolSheet") && w.seen("poolSet"));
        QVERIFY(!w.keeper.asked.last().startsWith(u"carry out"_s));
    }

    void nothingIsDoneInThePast()
    {
        Window w(u"admin"_s);
        w.window->dashboard().setPoolKeeper(nullptr);
        w.next();
        QVERIFY(w.seen("poolAdvice") && !w.seen("poolSet"));
    }

    void itLooksRight_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("asking");
        QTest::newRow("light-1280-told") << QSize(1280, 800) << false << false;
        QTest::newRow("dark-1280-asking") << QSize(1280, 800) << true << true;
        QTest::newRow("light-1920-asking") << QSize(1920, 1080) << false << true;
        QTest::newRow("dark-1920-told") << QSize(1920, 1080) << true << false;
    }
    void itLooksRight()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(bool, asking);
        const Window w(u"admin"_s, size);
        w.window->setTheme(dark ? theme::Theme::Choice::Dark : theme::Theme::Choice::Light);
        if (asking)
            QTest::mouseClick(w.find<theme::Button>("poolSet"), Qt::LeftButton);
        QTest::qWait(50);
        // the advice stands whole below the table, nothing is cut off
        for (const char *name : {"poolReasonText", "poolLines", "poolForecast"}) {
            const auto *label = w.find<theme::PlainLabel>(name);
            if (!label->isVisible())
                continue;
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), name);
            QVERIFY2(w.window->rect().contains(QRect(label->mapTo(w.window.get(), QPoint()), label->size())), name);
        }
        const QDir folder(QStringLiteral(QD_BUILD_DIR) + u"/screens"_s);
        QVERIFY(folder.mkpath(u"."_s));
        QVERIFY(w.window->grab().save(folder.filePath(u"pool-%1.png"_s.arg(QLatin1String(QTest::currentDataTag())))));
    }
};

QTEST_MAIN(TstPoolActions)
#include "tst_poolactions.moc"
