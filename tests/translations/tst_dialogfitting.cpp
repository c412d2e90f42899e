// SPDX-License-Identifier: GPL-3.0-or-later
// Every dialog of the window in each language, theme and text size, as it opens and with what speaks against it: no word loses a
// letter, none stays in English.

#include "models/incidents/draftupdate.h"
#include "tests/support/fitting.h"
#include "tests/support/german.h"
#include "tests/ui_oncall/dutyscreen.h"
#include "tests/ui_screens/incidentfixture.h"
#include "tests/ui_start/scripted.h"
#include "ui/alerts/wishdialog.h"
#include "ui/dashboard/figuresdialog.h"
#include "ui/dashboard/mutedialog.h"
#include "ui/incidents/changedialog.h"
#include "ui/incidents/updatedialog.h"
#include "ui/oncall/arrangedialogs.h"
#include "ui/oncall/secretdialog.h"
#include "ui/start/importdialog.h"
#include "ui/start/removedialog.h"
#include "ui/start/testdialog.h"
#include "ui/start/tiersdialog.h"
#include "ui/theme/dialogs.h"

#include <QFontDatabase>

#include <ranges>

namespace {

using Of = incidents::Change::Kind;

// What the dialogs are about; its texts are made by nobody and so stay as they are in every language.
struct Stage {
    Stage() : desk(clock)
    {
        clock.set(base::TimePoint{} + 48h + 10h);
        const base::WallTime now = clock.wallNow();
        id = test::lived(desk, now);
        incidents::Change owed = test::saying(Of::FollowUp, id, u"limit how long a lock may wait on every server of the northern region"_s);
        owed.other = u"f1"_s;
        owed.person = u"bob"_s;
        owed.due = u"2026-12-01"_s;
        desk.write(owed, now);
        incidents::Change over = test::saying(Of::HandOver, id, u"the deployer is on the phone"_s);
        over.person = u"bob"_s;
        desk.write(over, now);
        desk.write(test::saying(Of::Open, u"0ther"_s, u"Disk of the reporting server of the northern region is full in 20 minutes, says the forecast"_s), now);
        duty.duty = busy(now);
        host.resize(1280, 800);
        host.show();
    }
    [[nodiscard]] const incidents::Incident &incident() const { return *desk.known().find(id); }

    base::ManualClock clock;
    test::ScriptedDesk desk;
    QString id;
    ScriptedDuty duty;
    ScriptedConnector connector;
    QWidget host;
};

using Make = QDialog *(*)(Stage &);

template <Of kind>
QDialog *changing(Stage &s)
{
    const auto against = [&s](const incidents::Change &change) { return incidents::objectionTo(change, s.desk.known(), s.clock.wallNow()); };
    return new incidents::ChangeDialog(kind, kind == Of::Open ? nullptr : &s.incident(), s.desk.known(), s.clock.wallNow(), against, &s.host);
}

QDialog *updating(Stage &s) { return new incidents::UpdateDialog(s.incident().title, incidents::draftUpdate(s.incident(), s.clock.wallNow()), &s.host); }

template <bool offered>
QDialog *arranging(Stage &s)
{
    return new oncall::ArrangeDialog(offered, s.duty.duty, s.clock.wallNow(), &s.host);
}

QDialog *withdrawing(Stage &s) { return new oncall::WithdrawDialog(s.duty.duty, {}, s.clock.wallNow(), &s.host); }
QDialog *calendar(Stage &s) { return new oncall::ImportDialog(s.duty, s.clock.wallNow(), &s.host); }

QDialog *keeping(Stage &s)
{
    const auto &channels = s.duty.duty.channels;
    return new oncall::SecretDialog(*std::ranges::find_if(channels, [](const notify::ChannelStanding &c) { return !c.keyring.isEmpty(); }), &s.host);
}

alerts::Alert fires(const QString &target, base::Severity severity)
{
    alerts::Alert alert;
    alert.rule = u"metric/pg.connections.used"_s;
    alert.scope = u"shop"_s;
    alert.target = target;
    alert.key = alerts::keyOf(alert.rule, alert.scope, target, {});
    alert.state = alerts::State::Firing;
    alert.severity = severity;
    alert.sentence = alert.headline = target + u": 97 % of the 100 connections are used, and what is asked for waits for one of them"_s;
    return alert;
}

template <alerts::Wish::Kind kind>
QDialog *wishing(Stage &s)
{
    const QList<alerts::Alert> active{fires(u"shop-primary"_s, base::Severity::Critical), fires(u"shop-standby"_s, base::Severity::Warning)};
    auto *dialog = new alerts::WishDialog(kind, u"shop"_s, [active] { return active; }, s.clock, &s.host);
    dialog->prefill(active.last());
    return dialog;
}

QDialog *muting(Stage &s)
{
    health::Problem problem;
    problem.target = u"taken"_s;
    problem.severity = base::Severity::Warning;
    problem.sentence = u"taken: 97 % of the 100 connections are used, and what is asked for waits for one of them."_s;
    return new dashboard::MuteDialog(problem, *s.connector.open, s.clock.wallNow(), &s.host);
}

QDialog *figures(Stage &s)
{
    auto *dialog = new dashboard::FiguresDialog(u"shop-primary"_s, &s.host);
    dashboard::ListedFigure figure;
    figure.metric = watch::MetricId(u"pg.tps"_s);
    figure.part = u"a part"_s;
    figure.title = u"a figure"_s;
    figure.value = u"412 /s"_s;
    dialog->setFigures({figure});
    return dialog;
}

QDialog *removing(Stage &s) { return new start::RemoveDialog(s.connector, s.connector.open->targets.first(), u"/home/anna/.config/quarterdeck/environment.yaml"_s, &s.host); }
QDialog *tiers(Stage &s) { return new start::TiersDialog(s.connector, &s.host); }
QDialog *testing(Stage &s) { return new start::TestDialog(s.connector, s.connector.open->targets.first(), s.clock, &s.host); }
QDialog *importing(Stage &s)
{
    auto *dialog = new start::ImportDialog(s.connector, &s.host);
    emit s.connector.importsFound({});
    return dialog;
}

constexpr std::pair<const char *, Make> kDialogs[] = {
    {"open", changing<Of::Open>}, {"escalate", changing<Of::Escalate>}, {"hand over", changing<Of::HandOver>}, {"decline", changing<Of::Decline>}, {"resolve", changing<Of::Resolve>},
    {"mitigate", changing<Of::Mitigate>}, {"reopen", changing<Of::Reopen>}, {"correct", changing<Of::Correct>}, {"merge", changing<Of::Merge>}, {"role", changing<Of::AssignRole>},
    {"link", changing<Of::Link>}, {"follow-up", changing<Of::FollowUp>}, {"follow-up done", changing<Of::FollowUpDone>}, {"update", updating},
    {"override", arranging<false>}, {"offer", arranging<true>}, {"withdraw", withdrawing}, {"calendar", calendar}, {"secret", keeping},
    {"silence", wishing<alerts::Wish::Kind::Silence>}, {"maintenance", wishing<alerts::Wish::Kind::Maintenance>}, {"mute", muting}, {"figures", figures},
    {"remove", removing}, {"tiers", tiers}, {"test", testing}, {"import", importing}};

void openIn(QDialog &dialog)
{
    theme::openDialog(&dialog);
    if (!dialog.testAttribute(Qt::WA_Resized)) // the offscreen screen is smaller than any real one and shrank it
        dialog.resize(dialog.sizeHint());
}

// As it opens, and with each field wrong.
QStringList lost(QDialog &dialog)
{
    QStringList cut = fitting::settled(dialog);
    for (auto *field : dialog.findChildren<QLineEdit *>())
        if (field->isVisible() && !qobject_cast<QComboBox *>(field->parentWidget())) {
            field->setText(u"?"_s);
            cut += fitting::settled(dialog);
        }
    if (dialog.width() > 1440 || dialog.height() > 900)
        cut << fitting::said(&dialog, u"larger than the screen"_s);
    return cut;
}

} // namespace

class TstDialogFitting : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY2(QFontDatabase::families().contains(u"Inter"_s), "install fonts-inter");
        theme::Theme::current().install();
    }
    void cleanup()
    {
        theme::Theme::current().setTextScale(1.0);
        theme::Theme::current().setChoice(theme::Theme::Choice::Light);
        QLocale::setDefault(QLocale::c());
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<int>("dialog");
        QTest::addColumn<QString>("language");
        QTest::addColumn<double>("scale");
        for (int dialog = 0; dialog < int(std::size(kDialogs)); ++dialog)
            for (const char *language : {"en", "de"})
                for (const double scale : {1.0, 1.5})
                    QTest::addRow("%s, %s, %d %%", kDialogs[dialog].first, language, int(scale * 100)) << dialog << QString::fromLatin1(language) << scale;
    }
    void nothingIsCut()
    {
        QFETCH(int, dialog);
        QFETCH(QString, language);
        QFETCH(double, scale);
        QTranslator translator;
        QVERIFY(translator.load(u":/translations/quarterdeck_"_s + language));
        QCoreApplication::installTranslator(&translator);
        QLocale::setDefault(QLocale(language));
        theme::Theme::current().setTextScale(scale);
        for (const auto choice : {theme::Theme::Choice::Light, theme::Theme::Choice::Dark}) {
            theme::Theme::current().setChoice(choice);
            Stage stage;
            QDialog *shown = kDialogs[dialog].second(stage);
            openIn(*shown);
            QVERIFY(shown->isVisible());
            grab(*shown, u"dialog-%1-%2-%3-%4"_s.arg(QLatin1String(kDialogs[dialog].first), language).arg(int(scale * 100)).arg(int(choice)));
            const QStringList cut = lost(*shown);
            delete shown;
            QVERIFY2(cut.isEmpty(), qPrintable(u'\n' + cut.join(u'\n')));
        }
    }

    // Every change that asks for something has its row above.
    void everyChangeThatAsksIsOpened()
    {
        QStringList missing;
        for (int kind = 0; kind <= int(Of::Decline); ++kind) {
            const auto byProgram = {Of::Alert, Of::Told, Of::Note, Of::Evidence, Of::ProbableCause}; // no person is asked for them
            if (!incidents::ChangeDialog::asks(Of(kind)) || std::ranges::find(byProgram, Of(kind)) != byProgram.end())
                continue;
            Stage stage;
            const bool opened = std::ranges::any_of(kDialogs, [&stage, kind](const auto &row) {
                const std::unique_ptr<QDialog> made(row.second(stage));
                const auto *change = qobject_cast<incidents::ChangeDialog *>(made.get());
                return change && int(change->change().kind) == kind;
            });
            if (!opened)
                missing << incidents::actOf(Of(kind));
        }
        QCOMPARE(missing, QStringList());
    }

    void allSpeakGerman()
    {
        const test::German german;
        QStringList forgotten;
        for (const auto &[name, make] : kDialogs) {
            Stage stage;
            const std::unique_ptr<QDialog> dialog(make(stage));
            dialog->show();
            QCoreApplication::processEvents();
            for (const QString &text : german.forgotten(*dialog))
                forgotten << QLatin1String(name) + u": "_s + text;
            QVERIFY2(!dialog->windowTitle().isEmpty(), name);
        }
        QVERIFY2(forgotten.isEmpty(), qPrintable(forgotten.join(u'\n')));
    }
};

QTEST_MAIN(TstDialogFitting)
#include "tst_dialogfitting.moc"
