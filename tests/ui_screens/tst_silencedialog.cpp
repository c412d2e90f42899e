// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog in which a silence or a maintenance window is asked for: whole in long words, still under the pointer, and the
// keyboard is where it was when it goes.

#include "tests/ui_screens/alertfixture.h"
#include "ui/shell/incidentviews.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QTranslator>

using test::Alarmed, test::cutTexts;
using namespace std::chrono_literals;
using shell::IncidentViews;

class TstSilenceDialog : public QObject {
    Q_OBJECT
private slots:
    // However long its words are.
    void theDialogOfASilenceIsWhole()
    {
        class Longer : public QTranslator {
        public:
            [[nodiscard]] bool isEmpty() const override { return false; }
            [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
            {
                const QString plain = QString::fromUtf8(text);
                return plain.contains(u' ') ? plain + u' ' + plain.left(plain.size() / 2).trimmed() : plain;
            }
        } words;
        Alarmed a;
        a.w.window->showView(IncidentViews::Alerts);
        QTRY_VERIFY(!a.page().selected().isEmpty());
        QCoreApplication::installTranslator(&words);
        QTest::keyClick(&a.list(), Qt::Key_M);
        QCoreApplication::processEvents();
        const auto *dialog = a.page().findChild<QDialog *>(u"wishDialog"_s);
        const QStringList cut = dialog ? cutTexts(*dialog) : QStringList(u"no dialog"_s);
        QCoreApplication::removeTranslator(&words);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u" / "_s)));
    }

    // Counted from when it is asked for, not from when its dialog came up; and what comes meanwhile moves nothing under the pointer.
    void aSilenceBeginsWhenItIsAskedFor_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("silence") << int(Qt::Key_S);
        QTest::newRow("maintenance") << int(Qt::Key_M);
    }
    void aSilenceBeginsWhenItIsAskedFor()
    {
        QFETCH(int, key);
        Alarmed a;
        a.w.window->showView(IncidentViews::Alerts);
        QTRY_VERIFY(!a.page().selected().isEmpty());
        QTest::keyClick(&a.list(), Qt::Key(key));
        auto *dialog = a.page().findChild<QDialog *>(u"wishDialog"_s);
        QVERIFY(dialog);
        auto *length = dialog->findChild<QComboBox *>(u"wishLength"_s);
        length->setCurrentIndex(length->findData(qint64(30)));
        dialog->findChild<QLineEdit *>(u"wishMatchers"_s)->setText(u"target=shop-*"_s);
        dialog->findChild<QLineEdit *>(u"wishReason"_s)->setText(u"the disk is replaced"_s);
        auto *confirm = dialog->findChild<QAbstractButton *>(u"wishConfirm"_s);
        const auto *names = dialog->findChild<theme::PlainLabel *>(u"wishPreviewNames"_s);
        QCoreApplication::processEvents();
        const QPoint before = confirm->mapToGlobal(QPoint());
        const QString said = names->text();
        a.w.fixture.set(u"shop-host"_s, "host.disk.used", 96, "/srv/postgresql");
        a.w.fixture.set(u"shop-redis"_s, "redis.memory.used", 92);
        a.w.fixture.deliver();
        QTRY_VERIFY(names->text().count(u'\n') >= said.count(u'\n') + 2);
        QCoreApplication::processEvents();
        QCOMPARE(confirm->mapToGlobal(QPoint()), before);
        a.w.fixture.wait(25 * 60);
        const base::WallTime now = a.w.fixture.clock.wallNow();
        confirm->click();
        QCOMPARE(a.desk.kept.size(), 1);
        QVERIFY(a.desk.kept[0].from == now && a.desk.kept[0].until == now + 30min);
    }

    void aDialogGivesTheKeyboardBack()
    {
        Alarmed a;
        a.w.window->showView(IncidentViews::Alerts);
        QTRY_VERIFY(!a.page().selected().isEmpty() && a.list().hasFocus());
        QTest::keyClick(&a.list(), Qt::Key_S);
        QPointer<QDialog> dialog = a.page().findChild<QDialog *>(u"wishDialog"_s);
        QTRY_VERIFY(dialog && QApplication::activeWindow() == dialog);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        QTRY_VERIFY(QApplication::activeWindow() == a.w.window.get() && a.list().hasFocus());
        auto *silence = a.w.find<QWidget>("alertSilence"); // Return presses the button that has it, on a page whose list takes Return
        silence->setFocus();
        QTest::keyClick(silence, Qt::Key_Return);
        dialog = a.page().findChild<QDialog *>(u"wishDialog"_s);
        QVERIFY(dialog && !a.w.find<QListView>("alertTrail")->currentIndex().isValid());
        dialog->reject();
        QTRY_VERIFY(!dialog && QApplication::activeWindow() == a.w.window.get());
        QTest::keyClick(&a.list(), Qt::Key_1, Qt::AltModifier);
        QCOMPARE(a.w.window->incidentViews().view(), IncidentViews::Incidents);
    }
};

QTEST_MAIN(TstSilenceDialog)
#include "tst_silencedialog.moc"
