// SPDX-License-Identifier: GPL-3.0-or-later
// Editing, testing, removing and importing targets, and the tiers: by keyboard, into the change that is asked for.
#include "tests/ui_start/scripted.h"
#include "ui/start/connectiondialog.h"
#include "ui/start/formfield.h"
#include "ui/start/importdialog.h"
#include "ui/start/removedialog.h"
#include "ui/start/testdialog.h"
#include "ui/start/testpanel.h"
#include "ui/start/tiersdialog.h"
#include "ui/theme/messagebar.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/segmented.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QTranslator>
#include <QTreeView>

using namespace start;
using namespace Qt::StringLiterals;
using environment::EdgeKind;
using environment::PostgresSettings;
using environment::ReplaceTarget;
using environment::TargetKind;

namespace {

environment::Target primary()
{
    environment::Target t;
    t.id = u"primary"_s;
    t.title = u"Orders"_s;
    t.tier = u"edge"_s;
    PostgresSettings s;
    s.host = u"db1"_s;
    s.user = u"watcher"_s;
    s.tls.mode = environment::Tls::Mode::Require;
    s.tls.certificate = u"/etc/client.crt"_s;
    s.tls.key = u"/etc/client.key"_s;
    s.expectedStandbys = QStringList{u"standby"_s};
    t.settings = s;
    t.credential = {environment::Credential::Source::Keyring, u"primary"_s, {}};
    t.edges = {{EdgeKind::RunsOn, u"box"_s, {}}, {EdgeKind::Uses, u"taken"_s, {}}};
    t.thresholds.insert(u"pg.cache.hit"_s, {98.0, 90.0, true});
    return t;
}

QList<watch::Importable> found()
{
    const auto server = [](const QString &id, const QString &there) {
        environment::Target t;
        t.id = t.title = id;
        PostgresSettings s;
        s.host = u"db-of-"_s + id;
        t.settings = s;
        t.credential.source = environment::Credential::Source::PassFile;
        return watch::Importable{t, u"/home/anna/.pgpass"_s, there};
    };
    return {server(u"orders"_s, {}), server(u"watched"_s, u"taken"_s), server(u"web"_s, {})};
}

void picture(QWidget &dialog, const char *name)
{
    QDir().mkpath(QStringLiteral(QD_BUILD_DIR "/screens"));
    for (const auto &[choice, word] : {std::pair(theme::Theme::Choice::Dark, "dark"), std::pair(theme::Theme::Choice::Light, "light")}) {
        theme::Theme::current().setChoice(choice);
        QCoreApplication::sendPostedEvents();
        dialog.grab().save(QStringLiteral(QD_BUILD_DIR "/screens/%1-%2.png").arg(QLatin1String(name), QLatin1String(word)));
    }
}

QStringList cut(const QWidget &dialog)
{
    QStringList out;
    for (const auto *label : dialog.findChildren<theme::PlainLabel *>())
        if (label->isVisible() && !label->text().isEmpty()
            && (label->wordWrap() ? label->heightForWidth(label->width()) > label->height() + 1 : label->sizeHint().width() > label->width() + 1))
            out << label->text();
    for (const auto *button : dialog.findChildren<QPushButton *>())
        if (button->isVisible() && button->width() < button->minimumSizeHint().width())
            out << button->text();
    return out;
}

} // namespace

// Every text half as long again, as German is at its worst.
class LongWords : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
    {
        const QString plain = QString::fromUtf8(text);
        return plain + u' ' + plain.left(plain.size() / 2);
    }
};

class TestTargetDialogs : public QObject {
    Q_OBJECT
    ScriptedConnector m_connector;
    base::ManualClock m_clock;

    template <class T>
    static T *in(const QWidget &dialog, const char *name)
    {
        return dialog.findChild<T *>(QLatin1String(name));
    }

private slots:
    void initTestCase() { theme::Theme::current().install(); }
    void init() { m_connector.asked.clear(); }

    void editingShowsWhatIsThere()
    {
        ConnectionDialog dialog(m_connector, m_clock);
        dialog.edit(primary());
        dialog.resize(944, 640);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QCOMPARE(in<QLineEdit>(dialog, "NameField")->text(), u"Orders"_s);
        QCOMPARE(in<QLineEdit>(dialog, "IdField")->text(), u"primary"_s);
        QCOMPARE(in<QComboBox>(dialog, "TierField")->currentText(), u"Web"_s);
        QCOMPARE(in<QComboBox>(dialog, "RunsOnField")->currentText(), u"box"_s);
        QCOMPARE(in<QComboBox>(dialog, "ReplicatesFromField")->currentIndex(), 0);
        QVERIFY(!in<theme::Segmented>(dialog, "KindChooser")->isVisible());
        QVERIFY(in<QLineEdit>(dialog, "IdField")->isVisible());
        picture(dialog, "target-edit");
        QCOMPARE(cut(dialog), QStringList());
    }

    void nothingTypedIsNothingChanged()
    {
        ConnectionDialog dialog(m_connector, m_clock);
        dialog.edit(primary());
        in<QPushButton>(dialog, "DialogSave")->click();
        const auto change = std::get<ReplaceTarget>(m_connector.lastChange);
        QVERIFY(change.before == primary());
        QVERIFY(change.after == primary());
        QVERIFY(change.tiers.isEmpty());
    }

    void whatTheDialogDoesNotShowStays()
    {
        ConnectionDialog dialog(m_connector, m_clock);
        dialog.edit(primary());
        in<QLineEdit>(dialog, "HostField")->setText(u"db2"_s);
        in<QLineEdit>(dialog, "IdField")->setText(u"orders-1"_s);
        in<QComboBox>(dialog, "RunsOnField")->setCurrentIndex(0);
        in<QComboBox>(dialog, "ReplicatesFromField")->setCurrentIndex(1);
        in<QComboBox>(dialog, "TierField")->setCurrentText(u"Köln"_s);
        in<QPushButton>(dialog, "DialogSave")->click();
        const auto change = std::get<ReplaceTarget>(m_connector.lastChange);
        environment::Target wanted = primary();
        wanted.id = u"orders-1"_s;
        wanted.tier = u"koln"_s;
        std::get<PostgresSettings>(wanted.settings).host = u"db2"_s;
        wanted.edges = {{EdgeKind::ReplicatesFrom, u"taken"_s, {}}, {EdgeKind::Uses, u"taken"_s, {}}};
        QVERIFY(change.after == wanted); // the keyring entry too
        QCOMPARE(change.tiers, (QList<environment::Tier>{{u"koln"_s, u"Köln"_s, {}}}));
    }

    void whatNoFieldShowsIsSaid()
    {
        environment::Target target = primary();
        std::get<PostgresSettings>(target.settings).isolation.setting = u"app.tenant"_s;
        auto made = std::make_shared<environment::Environment>(*m_connector.open);
        made->file = u"/etc/shop/environment.yaml"_s;
        const auto open = std::exchange(m_connector.open, made);
        {
            ConnectionDialog dialog(m_connector, m_clock);
            dialog.edit(target);
            dialog.show();
            QVERIFY(QTest::qWaitForWindowActive(&dialog));
            const auto *further = in<theme::PlainLabel>(dialog, "FurtherSettings");
            QVERIFY(further->isVisible());
            QVERIFY2(further->text().startsWith(u"4 "_s) && further->text().endsWith(u"environment.yaml."_s), qPrintable(further->text()));
            in<QLineEdit>(dialog, "StandbysField")->setText(u"standby, second"_s);
            in<QPushButton>(dialog, "DialogSave")->click();
        }
        m_connector.open = open;
        std::get<PostgresSettings>(target.settings).expectedStandbys = QStringList{u"standby"_s, u"second"_s};
        QVERIFY(std::get<ReplaceTarget>(m_connector.lastChange).after == target);
        ConnectionDialog plain(m_connector, m_clock);
        QVERIFY(in<theme::PlainLabel>(plain, "FurtherSettings")->isHidden());
    }

    void aNewPasswordGoesToTheKeyringAlone()
    {
        environment::Target byFile = primary();
        byFile.credential = {environment::Credential::Source::PassFile, {}, {}};
        ConnectionDialog dialog(m_connector, m_clock);
        dialog.edit(byFile);
        in<QLineEdit>(dialog, "PasswordField")->setText(u"planted-secret"_s);
        in<QPushButton>(dialog, "DialogSave")->click();
        const auto change = std::get<ReplaceTarget>(m_connector.lastChange);
        QCOMPARE(change.after.credential, (environment::Credential{environment::Credential::Source::Keyring, u"primary"_s, {}}));
        QCOMPARE(m_connector.lastPassword, "planted-secret"_ba);
    }

    void wrongIdsAreRefusedInline()
    {
        ConnectionDialog dialog(m_connector, m_clock);
        dialog.edit(primary());
        for (const QString &id : {u"taken"_s, u"Big"_s, u""_s, u"a b"_s}) {
            in<QLineEdit>(dialog, "IdField")->setText(id);
            in<QPushButton>(dialog, "DialogSave")->click();
            QVERIFY2(m_connector.asked.isEmpty(), qPrintable(id));
            QVERIFY(!static_cast<FormField *>(in<QLineEdit>(dialog, "IdField")->parentWidget())->problem().isEmpty());
        }
    }

    void everyKindCanBeEdited_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = int(TargetKind::Postgres); kind <= int(TargetKind::Heartbeat); ++kind)
            QTest::addRow("%d", kind) << kind;
    }
    void everyKindCanBeEdited()
    {
        QFETCH(int, kind);
        const environment::TargetSettings settings[] = {
            std::get<PostgresSettings>(primary().settings), environment::PgBouncerSettings{u"h"_s, 6432, u"u"_s, {}, {}},
            environment::RedisSettings{u"h"_s, 6379, 3, {}, {{u"a.b"_s, {}, u"k"_s, {}, {}, {}, {}, {}}}},
            environment::HttpSettings{QUrl(u"https://a/x?b=%20c"_s), u"HEAD"_s, {}, 204, {}, {}, {}, {}},
            environment::HostSettings{QUrl(u"http://a:9100/metrics"_s), {u"/"_s}, {}, {}},
            environment::HttpJsonSettings{QUrl(u"https://a/j"_s), {}, {}, {}, {}}, environment::PrometheusSettings{QUrl(u"https://a/p"_s), {}, {}, {}},
            environment::HeartbeatSettings{environment::HeartbeatSettings::Where::File, {}, {}, {}, u"/x"_s}};
        environment::Target target;
        target.id = u"one"_s;
        target.title = u"one"_s;
        target.kind = TargetKind(kind);
        target.settings = settings[kind];
        ConnectionDialog dialog(m_connector, m_clock);
        dialog.edit(target);
        in<QPushButton>(dialog, "DialogSave")->click();
        QCOMPARE(m_connector.asked, QStringList{u"replace one"_s});
        QVERIFY(std::get<ReplaceTarget>(m_connector.lastChange).after == target);
        in<QPushButton>(dialog, "DialogSave")->setEnabled(true);
        in<QLineEdit>(dialog, "NameField")->setText(u"Another"_s);
        in<QPushButton>(dialog, "DialogSave")->click();
        target.title = u"Another"_s;
        QVERIFY(std::get<ReplaceTarget>(m_connector.lastChange).after == target);
    }

    void aSavedTargetIsTestedAtOnce()
    {
        TestDialog dialog(m_connector, primary(), m_clock);
        const QSignalSpy edit(&dialog, &TestDialog::editRequested);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QCOMPARE(m_connector.asked, QStringList{u"test primary"_s});
        watch::ConnectionReport report;
        for (auto &step : report.steps)
            step.outcome = watch::ConnectionReport::Outcome::Ok;
        emit m_connector.tested(report);
        QCOMPARE(dialog.findChild<TestPanel *>()->verdict(), u"It works."_s);
        picture(dialog, "target-test");
        QCOMPARE(cut(dialog), QStringList());
        QTest::keyClick(&dialog, Qt::Key_Return); // again
        QCOMPARE(m_connector.asked.size(), 2);
        in<QPushButton>(dialog, "TestEdit")->click();
        QCOMPARE(m_connector.asked.last(), u"cancel"_s);
        QCOMPARE(edit.size(), 1);
        QVERIFY(!dialog.isVisible());
    }

    void removingAsksOnce()
    {
        RemoveDialog dialog(m_connector, primary(), u"/home/anna/.config/quarterdeck/environment.yaml"_s);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        picture(dialog, "target-remove");
        QCOMPARE(cut(dialog), QStringList());
        QTest::keyClick(&dialog, Qt::Key_Return); // Enter alone removes nothing
        QVERIFY(m_connector.asked.isEmpty());
        in<QPushButton>(dialog, "DialogAction")->click();
        QVERIFY(std::get<environment::RemoveTarget>(m_connector.lastChange).before == primary());
        emit m_connector.saveFailed({base::Errc::Io, "It is read-only.", {}, {}, "Copy it."});
        QVERIFY(dialog.isVisible());
        QCOMPARE(in<theme::PlainMessageBar>(dialog, "DialogMessage")->sentence(), u"It is read-only. Copy it."_s);
        in<QPushButton>(dialog, "DialogAction")->click();
        emit m_connector.saved({{}, u"/e.yaml"_s, {}, false, secrets::Availability::Found, {}});
        QVERIFY(!dialog.isVisible());
    }

    void tiersAreArrangedByKeyboard()
    {
        TiersDialog dialog(m_connector);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto *list = in<QListView>(dialog, "TierList");
        QVERIFY(!in<QPushButton>(dialog, "DialogAction")->isEnabled()); // nothing changed yet
        QVERIFY(!in<QPushButton>(dialog, "TierRemove")->isEnabled());   // it has targets
        in<QPushButton>(dialog, "TierDown")->click();
        QCOMPARE(list->currentIndex().row(), 1);
        QTest::keyClick(list, Qt::Key_F2);
        auto *editor = list->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->setText(u"The orders"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(list->currentIndex().data().toString(), u"The orders"_s);
        QVERIFY(dialog.isVisible() && m_connector.asked.isEmpty()); // that Enter was the editor's
        in<QPushButton>(dialog, "TierAdd")->click();
        list->model()->setData(list->currentIndex(), u"Hosts"_s);
        picture(dialog, "tiers");
        QCOMPARE(cut(dialog), QStringList());
        in<QPushButton>(dialog, "DialogAction")->click();
        const auto change = std::get<environment::ArrangeTiers>(m_connector.lastChange);
        QCOMPARE(change.before, m_connector.open->tiers);
        QCOMPARE(change.after, (QList<environment::Tier>{{u"edge"_s, u"Web"_s, {}}, {u"orders"_s, u"The orders"_s, {}}, {u"hosts"_s, u"Hosts"_s, {}}}));
    }

    void whatIsFoundIsChosenByKeyboard()
    {
        ImportDialog dialog(m_connector);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QCOMPARE(m_connector.asked, QStringList{u"look"_s});
        emit m_connector.importsFound(found());
        auto *list = in<QTreeView>(dialog, "ImportList");
        QTRY_VERIFY(list->hasFocus());
        auto *action = in<QPushButton>(dialog, "DialogAction");
        QVERIFY(!action->isEnabled());
        QTest::keyClick(list, Qt::Key_Space);
        QVERIFY(action->isEnabled());
        QVERIFY(!(list->model()->index(1, 0).flags() & (Qt::ItemIsEnabled | Qt::ItemIsUserCheckable))); // watched already
        picture(dialog, "import");
        QCOMPARE(cut(dialog), QStringList());
        in<QComboBox>(dialog, "ImportTier")->setCurrentText(u"Web"_s);
        action->click();
        const auto change = std::get<environment::AddTargets>(m_connector.lastChange);
        QCOMPARE(change.targets.size(), 1);
        QCOMPARE(change.targets[0].id, u"orders"_s);
        QCOMPARE(change.targets[0].tier, u"edge"_s);
        QVERIFY(change.tiers.isEmpty());
    }

    void nothingFoundIsSaid()
    {
        ImportDialog dialog(m_connector);
        dialog.show();
        emit m_connector.importsFound({});
        QVERIFY(in<QWidget>(dialog, "ImportNothing")->isVisible());
        QVERIFY(!in<QTreeView>(dialog, "ImportList")->isVisible());
        picture(dialog, "import-nothing");
    }

    void longWordsAreNotCut_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("as designed") << 1.0;
        QTest::newRow("150 %") << 1.5;
    }
    void longWordsAreNotCut()
    {
        QFETCH(double, scale);
        LongWords words;
        QCoreApplication::installTranslator(&words);
        theme::Theme::current().setTextScale(scale);
        {
            ConnectionDialog edit(m_connector, m_clock);
            edit.edit(primary());
            TestDialog test(m_connector, primary(), m_clock);
            RemoveDialog remove(m_connector, primary(), u"/home/anna/.config/quarterdeck/environment.yaml"_s);
            TiersDialog tiers(m_connector);
            ImportDialog import(m_connector);
            emit m_connector.importsFound(found());
            for (QDialog *dialog : std::initializer_list<QDialog *>{&edit, &test, &remove, &tiers, &import}) {
                dialog->show();
                dialog->resize(dialog->size().boundedTo(QSize(1280, 800)));
                QTRY_COMPARE(cut(*dialog), QStringList());
                QVERIFY2(dialog->width() <= 1280 && dialog->height() <= 800, qPrintable(dialog->objectName()));
                dialog->grab().save(QStringLiteral(QD_BUILD_DIR "/screens/long-%1-%2.png").arg(dialog->objectName()).arg(scale));
                dialog->hide();
            }
        }
        theme::Theme::current().setTextScale(1.0);
        QCoreApplication::removeTranslator(&words);
    }

    void everythingHasAName()
    {
        ConnectionDialog edit(m_connector, m_clock);
        edit.edit(primary());
        TiersDialog tiers(m_connector);
        ImportDialog import(m_connector);
        for (const QWidget *dialog : std::initializer_list<const QWidget *>{&edit, &tiers, &import})
            for (const QWidget *widget : dialog->findChildren<QWidget *>()) {
                const bool field = (qobject_cast<const QLineEdit *>(widget) && !qobject_cast<const QComboBox *>(widget->parentWidget()))
                    || qobject_cast<const QComboBox *>(widget)
                    || (qobject_cast<const QAbstractItemView *>(widget) && !qobject_cast<const QHeaderView *>(widget) && !widget->isWindow()
                        && !widget->objectName().isEmpty());
                if (field)
                    QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
            }
    }
};

QTEST_MAIN(TestTargetDialogs)
#include "tst_targetdialogs.moc"
