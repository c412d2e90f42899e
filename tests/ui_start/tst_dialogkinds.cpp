// SPDX-License-Identifier: GPL-3.0-or-later
// Sources of figures and heartbeats in the dialog that adds a target, and the settings that are folded away.
#include "tests/ui_start/openeddialog.h"
#include "ui/start/formfield.h"
#include "ui/start/stepline.h"
#include "ui/theme/segmented.h"

#include <QComboBox>

using namespace start;
using namespace Qt::StringLiterals;
using watch::ConnectionReport;

namespace {

void chooseKind(Opened &o, int steps)
{
    auto *kinds = o.at<theme::Segmented>("KindChooser");
    kinds->setFocus();
    for (int i = 0; i < steps; ++i)
        QTest::keyClick(kinds, Qt::Key_Right);
}

} // namespace

class TestDialogKinds : public QObject {
    Q_OBJECT
private slots:
    void everyKindIsThere_data();
    void everyKindIsThere();
    void figuresAreTypedOneByOne();
    void theWrongFigureGetsTheKeyboard();
    void theKeyboardIsNeverOutOfSight();
    void aHeartbeatAsksForItsHolder();
    void whatWasChosenOutlivesTheWay();
    void eachPlaceKeepsItsHolder();
    void moreSettingsAreFoldedAway();
    void aMissingFigureIsToldApart();
    void aFileIsNoConnection();
};

void TestDialogKinds::everyKindIsThere_data()
{
    QTest::addColumn<int>("steps");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("shown");
    using Kind = environment::TargetKind;
    QTest::newRow("http_json") << 5 << int(Kind::HttpJson) << u"FigureSource"_s;
    QTest::newRow("prometheus") << 6 << int(Kind::Prometheus) << u"FigurePerSecond"_s;
    QTest::newRow("heartbeat") << 7 << int(Kind::Heartbeat) << u"PathField"_s;
}

void TestDialogKinds::everyKindIsThere()
{
    QFETCH(int, steps);
    QFETCH(int, kind);
    QFETCH(QString, shown);
    Opened o;
    chooseKind(o, steps);
    QVERIFY(o.dialog.findChild<QWidget *>(shown)->isVisible());
    QVERIFY(!o.at("HostField")->isVisible() && !o.at<QPushButton>("MoreToggle")->isVisible());
    o.at("NameField")->setText(u"Shop"_s);
    o.press("DialogSave"); // each has something to say yet
    QVERIFY(o.connector.asked.isEmpty());
    for (const auto &[field, text] : {std::pair("UrlField", u"http://localhost:9187/metrics"_s), std::pair("FigureId", u"shop.orders"_s),
                                      std::pair("FigureSource", u"/orders"_s), std::pair("PathField", u"/srv/alive"_s)})
        o.at(field)->setText(text);
    o.press("DialogTest");
    QCOMPARE(o.connector.asked, QStringList{u"test shop"_s});
    QCOMPARE(int(o.connector.last.kind), kind);
    QCOMPARE(int(o.connector.last.settings.index()), kind);
    o.press("DialogSave");
    QCOMPARE(o.connector.asked.last(), u"save shop"_s);
}

void TestDialogKinds::figuresAreTypedOneByOne()
{
    Opened o;
    chooseKind(o, 5);
    o.at("NameField")->setText(u"Shop"_s);
    o.at("UrlField")->setText(u"https://shop.example.org/stats.json"_s);
    o.at("HeaderField")->setText(u"X-Api-Key"_s);
    o.at("PasswordField")->setText(u"planted-secret"_s);
    o.at("FigureId")->setFocus();
    QTest::keyClicks(o.at("FigureId"), u"shop.orders"_s);
    QTest::keyClick(o.dialog.focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(o.dialog.focusWidget(), u"/orders"_s);
    QVERIFY(!o.at<QPushButton>("FigureRemove")->isEnabled()); // there is always one
    o.press("FigureAdd");
    QTest::keyClicks(o.dialog.focusWidget(), u"shop.users"_s); // the new one has the keyboard
    for (const QString &text : {u"/users"_s, u"people"_s, u"10"_s, u"5"_s}) {
        QTest::keyClick(o.dialog.focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(o.dialog.focusWidget(), text);
    }
    QTest::keyClick(o.dialog.focusWidget(), Qt::Key_Tab);
    QCOMPARE(o.dialog.focusWidget()->objectName(), u"FigureBadWhen"_s);
    QTest::keyClick(o.dialog.focusWidget(), Qt::Key_Down);
    o.press("DialogSave");
    QCOMPARE(o.connector.asked, QStringList{u"save shop"_s});
    const auto settings = std::get<environment::HttpJsonSettings>(o.connector.last.settings);
    QCOMPARE(settings.authorizationHeader, u"X-Api-Key"_s);
    QCOMPARE(o.connector.lastPassword, "planted-secret"_ba);
    QCOMPARE(settings.metrics.size(), 2);
    QCOMPARE(settings.metrics[0].pointer, u"/orders"_s);
    QCOMPARE(settings.metrics[1].unit, u"people"_s);
    QCOMPARE(settings.metrics[1].threshold, (environment::Threshold{10.0, 5.0, true}));
    o.dialog.findChildren<QPushButton *>(u"FigureRemove"_s).first()->click();
    emit o.connector.saveFailed({base::Errc::Io, "The disk is full.", {}, {}, {}});
    o.press("DialogSave");
    QCOMPARE(std::get<environment::HttpJsonSettings>(o.connector.last.settings).metrics.size(), 1);
    QCOMPARE(std::get<environment::HttpJsonSettings>(o.connector.last.settings).metrics[0].id, u"shop.users"_s);
}

void TestDialogKinds::theWrongFigureGetsTheKeyboard()
{
    Opened o;
    chooseKind(o, 6);
    o.at("NameField")->setText(u"Shop"_s);
    o.at("UrlField")->setText(u"https://shop.example.org/metrics"_s);
    o.at("FigureId")->setText(u"shop.orders"_s);
    o.at("FigureSource")->setText(u"orders_total"_s);
    o.press("FigureAdd");
    const auto ids = o.dialog.findChildren<QLineEdit *>(u"FigureId"_s), limits = o.dialog.findChildren<QLineEdit *>(u"FigureWarning"_s),
               series = o.dialog.findChildren<QLineEdit *>(u"FigureSource"_s);
    QCOMPARE(ids.size(), 2);
    ids[1]->setText(u"shop.errors"_s);
    series[1]->setText(u"errors_total"_s);
    limits[1]->setText(u"many"_s);
    o.press("DialogSave");
    QVERIFY(o.connector.asked.isEmpty());
    QCOMPARE(o.dialog.focusWidget(), limits[1]);
    QVERIFY(!limits[1]->visibleRegion().isEmpty());
    const auto *field = static_cast<FormField *>(limits[1]->parentWidget());
    QVERIFY2(field->problem().contains(u"is not a limit"_s), qPrintable(field->problem()));
    QVERIFY(static_cast<FormField *>(limits[0]->parentWidget())->problem().isEmpty());
}

// As low as the dialog gets: what is added or wrong is further down than that, or further up.
void TestDialogKinds::theKeyboardIsNeverOutOfSight()
{
    Opened o;
    o.dialog.resize(o.dialog.width(), o.dialog.minimumSizeHint().height());
    const auto inSight = [&o] { return !o.dialog.focusWidget()->visibleRegion().isEmpty(); };
    chooseKind(o, 6);
    for (int i = 0; i < 3; ++i) {
        o.press("FigureAdd");
        QCOMPARE(o.dialog.focusWidget(), o.dialog.findChildren<QLineEdit *>(u"FigureId"_s).last());
        QVERIFY(inSight());
    }
    QVERIFY(o.at("NameField")->visibleRegion().isEmpty()); // so there is something to scroll
    o.press("DialogSave");
    QCOMPARE(o.dialog.focusWidget()->objectName(), u"NameField"_s);
    QVERIFY(inSight());
    o.at("NameField")->setText(u"Shop"_s);
    o.at("UrlField")->setText(u"https://shop.example.org/metrics"_s);
    const auto ids = o.dialog.findChildren<QLineEdit *>(u"FigureId"_s), series = o.dialog.findChildren<QLineEdit *>(u"FigureSource"_s);
    QCOMPARE(ids.size(), 4);
    for (int i = 0; i < 4; ++i) {
        ids[i]->setText(u"shop.figure%1"_s.arg(i));
        series[i]->setText(u"figure%1_total"_s.arg(i));
    }
    o.dialog.findChildren<QLineEdit *>(u"FigureWarning"_s).last()->setText(u"many"_s);
    o.press("DialogSave");
    QVERIFY(o.connector.asked.isEmpty());
    QCOMPARE(o.dialog.focusWidget(), o.dialog.findChildren<QLineEdit *>(u"FigureWarning"_s).last());
    QVERIFY(inSight());
    o.dialog.findChildren<QPushButton *>(u"FigureRemove"_s).first()->click();
    QCOMPARE(o.dialog.focusWidget(), ids[1]);
    QVERIFY(inSight());
}

void TestDialogKinds::aHeartbeatAsksForItsHolder()
{
    Opened o;
    chooseKind(o, 7);
    o.at("NameField")->setText(u"Night job"_s);
    auto *where = o.at<QComboBox>("WhereField"), *holder = o.at<QComboBox>("HolderField");
    where->setCurrentIndex(1);
    QVERIFY(holder->isVisible() && o.at("KeyField")->isVisible() && !o.at("PathField")->isVisible());
    QCOMPARE(holder->count(), 1); // no Redis is watched
    where->setCurrentIndex(2);
    QVERIFY(o.at("SqlField")->isVisible() && !o.at("KeyField")->isVisible());
    o.at("SqlField")->setText(u"select max(seen_at) from jobs"_s);
    o.press("DialogSave");
    QVERIFY(o.connector.asked.isEmpty());
    QCOMPARE(o.dialog.focusWidget(), holder);
    holder->setCurrentIndex(1);
    o.at("AgeWarningField")->setText(u"90min"_s);
    o.press("DialogSave");
    QCOMPARE(o.connector.asked, QStringList{u"save night-job"_s});
    QCOMPARE(std::get<environment::HeartbeatSettings>(o.connector.last.settings).via, u"taken"_s);
    QCOMPARE(o.connector.last.thresholds.value(u"heartbeat.age"_s).warning, std::optional(5400.0));
}

// A host runs on none: whoever passes over it on the way to another kind has chosen nothing.
void TestDialogKinds::whatWasChosenOutlivesTheWay()
{
    Opened o;
    o.fill();
    auto *box = o.at<QComboBox>("RunsOnField");
    box->setCurrentIndex(1);
    QCOMPARE(box->currentText(), u"box"_s);
    chooseKind(o, 5); // over Host to JSON
    QCOMPARE(box->currentText(), u"box"_s);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(o.at<theme::Segmented>("KindChooser"), Qt::Key_Left);
    QCOMPARE(box->currentText(), u"box"_s);
    o.press("DialogSave");
    QCOMPARE(o.connector.asked, QStringList{u"save orders-db"_s});
    QCOMPARE(o.connector.last.edges.size(), 1);
    QCOMPARE(o.connector.last.edges[0].to, u"box"_s);
    emit o.connector.saveFailed({base::Errc::Io, "The disk is full.", {}, {}, {}});
    chooseKind(o, 4); // a host itself
    o.at("UrlField")->setText(u"http://box2:9100/metrics"_s);
    o.press("DialogSave");
    QCOMPARE(o.connector.last.kind, environment::TargetKind::Host);
    QVERIFY(o.connector.last.edges.isEmpty());
}

void TestDialogKinds::eachPlaceKeepsItsHolder()
{
    Opened o;
    chooseKind(o, 7);
    auto *where = o.at<QComboBox>("WhereField"), *holder = o.at<QComboBox>("HolderField");
    where->setCurrentIndex(2);
    holder->setCurrentIndex(1);
    QCOMPARE(holder->currentText(), u"taken"_s);
    where->setCurrentIndex(1); // passing over "A key in Redis"
    QCOMPARE(holder->currentIndex(), 0);
    where->setCurrentIndex(0);
    where->setCurrentIndex(2);
    QCOMPARE(holder->currentText(), u"taken"_s);
}

void TestDialogKinds::moreSettingsAreFoldedAway()
{
    Opened o;
    o.fill();
    auto *toggle = o.at<QPushButton>("MoreToggle");
    QVERIFY(toggle->isVisible() && !o.at("StandbysField")->isVisible());
    toggle->setFocus();
    QTest::keyClick(toggle, Qt::Key_Space);
    QVERIFY(o.at("StandbysField")->isVisible() && !o.at("PoolerConfigField")->isVisible());
    QTest::keyClick(toggle, Qt::Key_Tab);
    QCOMPARE(o.dialog.focusWidget()->objectName(), u"ReaderField"_s);
    QTest::keyClicks(o.dialog.focusWidget(), u"dba_reader"_s);
    o.at("BackupFileField")->setText(u"last"_s);
    QTest::keyClick(toggle, Qt::Key_Space);
    QVERIFY(!o.at("BackupFileField")->isVisible());
    o.press("DialogSave"); // what is wrong in there opens it
    QVERIFY(o.connector.asked.isEmpty());
    QCOMPARE(o.dialog.focusWidget()->objectName(), u"BackupFileField"_s);
    QVERIFY(!o.at("BackupFileField")->visibleRegion().isEmpty());
    o.at("BackupFileField")->setText(u"/srv/last"_s);
    o.press("DialogSave");
    const auto settings = std::get<environment::PostgresSettings>(o.connector.last.settings);
    QCOMPARE(settings.reader.user, u"dba_reader"_s);
    QCOMPARE(settings.backup.statusFile, u"/srv/last"_s);
}

void TestDialogKinds::aMissingFigureIsToldApart()
{
    Opened o;
    o.fill();
    o.press("DialogTest");
    ConnectionReport found;
    for (ConnectionReport::Line &line : found.steps)
        line.outcome = ConnectionReport::Outcome::Ok;
    found.figures = {{u"shop.orders"_s, true, base::Untrusted(u"42"_s)}, {u"shop.users"_s, false, base::Untrusted(u"<b>no</b> such part"_s)}};
    emit o.connector.tested(found);
    QCOMPARE(o.verdict(), u"It answers, but a figure is not there."_s);
    QCOMPARE(o.at<QLabel>("TestFigures")->text(), u"▲ shop.users: <b>no</b> such part\n✓ shop.orders: 42"_s);
    QVERIFY(o.at<QLabel>("TestFigures")->isVisible());
    o.at("HostField")->setText(u"db2"_s);
    QVERIFY(!o.at<QLabel>("TestFigures")->isVisible());
}

void TestDialogKinds::aFileIsNoConnection()
{
    Opened o;
    o.fill();
    o.press("DialogTest");
    ConnectionReport found;
    found.readHere = true;
    found.figures = {{u"heartbeat.age"_s, true, base::Untrusted(u"4 s"_s)}};
    emit o.connector.tested(found);
    QCOMPARE(o.verdict(), u"It works."_s);
    QVERIFY(o.dialog.findChild<StepLine *>(u"StepTls"_s)->sentence().isEmpty());
}

QTEST_MAIN(TestDialogKinds)
#include "tst_dialogkinds.moc"
