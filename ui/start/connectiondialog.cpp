// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/connectiondialog.h"

#include "models/base/untrusted.h"
#include "ui/start/connectionform.h"
#include "ui/start/keyringwords.h"
#include "ui/theme/secretfield.h"
#include "ui/start/testpanel.h"
#include "ui/theme/button.h"
#include "ui/theme/messagebar.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/segmented.h"
#include "ui/theme/space.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using environment::TargetKind;
using theme::Button;
using theme::FontRole;
using theme::space;
using theme::Token;

namespace start {
namespace {

constexpr TargetKind kKinds[] = {TargetKind::Postgres, TargetKind::PgBouncer, TargetKind::Redis, TargetKind::Http,
                                 TargetKind::Host,     TargetKind::HttpJson,  TargetKind::Prometheus, TargetKind::Heartbeat};
constexpr int kFormWidth = 560;
constexpr int kPanelWidth = 320;
constexpr int kHeight = 600;

QString addressOf(const ConnectionDraft &draft)
{
    if (draft.byUrl())
        return draft.url.trimmed();
    if (draft.kind == TargetKind::Heartbeat)
        return draft.heartbeat.via.isEmpty() ? draft.heartbeat.path.trimmed() : draft.heartbeat.via;
    if (draft.host.trimmed().isEmpty())
        return draft.service.trimmed();
    return draft.host.trimmed() + u':' + draft.port.trimmed();
}

QString sentenceOf(const base::Error &error)
{
    const QString said = base::Untrusted(error.text).visible();
    return error.remedy.empty() ? said : said + u' ' + base::Untrusted(error.remedy).visible();
}

} // namespace

ConnectionDialog::ConnectionDialog(Connector &connector, const base::Clock &clock, QWidget *parent) :
    QDialog(parent), m_connector(connector), m_title(new theme::PlainLabel(tr("Watch a server"), FontRole::Answer, Token::Text)), m_kinds(new theme::Segmented), m_form(new ConnectionForm),
    m_panel(new TestPanel(clock)), m_message(new theme::PlainMessageBar), m_cancel(new Button(tr("Cancel"))),
    m_test(new Button(tr("Test"))), m_save(new Button(tr("Save and watch"), Button::Kind::Primary))
{
    setObjectName(u"ConnectionDialog"_s);
    setWindowTitle(tr("Watch a server"));
    m_title->setWordWrap(true);
    m_kinds->setObjectName(u"KindChooser"_s);
    m_kinds->setAccessibleName(tr("Kind of target"));
    m_kinds->setItems({u"PostgreSQL"_s, u"PgBouncer"_s, u"Redis"_s, u"HTTP"_s, tr("Host"), u"JSON"_s, u"Prometheus"_s, tr("Heartbeat")});
    m_message->setObjectName(u"DialogMessage"_s);
    m_cancel->setObjectName(u"DialogCancel"_s);
    m_test->setObjectName(u"DialogTest"_s);
    m_save->setObjectName(u"DialogSave"_s);
    m_save->setDefault(true);
    m_test->setAutoDefault(false);

    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *padded = new QWidget;
    auto *around = new QVBoxLayout(padded);
    around->setContentsMargins(0, 0, space(2), 0);
    around->addWidget(m_form);
    around->addStretch(1);
    scroll->setWidget(padded);
    m_panel->setFixedWidth(theme::scaled(kPanelWidth));

    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_kinds);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(space(4));
    middle->addWidget(scroll, 1);
    middle->addWidget(m_panel);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space(2));
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_test);
    buttons->addWidget(m_save);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(6), space(5), space(6), space(5));
    column->setSpacing(space(4));
    column->addLayout(head);
    column->addLayout(middle, 1);
    column->addWidget(m_message);
    column->addLayout(buttons);

    m_form->setEnvironment(connector.extended());
    connect(m_kinds, &theme::Segmented::chosen, this, &ConnectionDialog::chooseKind);
    connect(m_form, &ConnectionForm::changed, this, &ConnectionDialog::changed);
    connect(m_form, &ConnectionForm::keyboardPut, scroll, [scroll](QWidget *place) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // a row or a note of just now has its place only then
        scroll->ensureWidgetVisible(place, 0, space(10));
    });
    connect(m_cancel, &Button::clicked, this, &QDialog::reject);
    connect(m_test, &Button::clicked, this, &ConnectionDialog::testOrCancel);
    connect(m_save, &Button::clicked, this, &ConnectionDialog::save);
    connect(&connector, &Connector::tested, this, [this](const watch::ConnectionReport &report) {
        if (!m_testing)
            return;
        showTesting(false);
        m_panel->showReport(report);
    });
    connect(&connector, &Connector::saved, this, &ConnectionDialog::saved);
    connect(&connector, &Connector::saveFailed, this, [this](const base::Error &error) {
        m_save->setEnabled(true);
        m_message->showMessage(theme::Mark::Critical, sentenceOf(error));
    });
    const QSize room = (parent ? parent->window()->screen() : screen())->availableSize();
    const QSize wanted(theme::scaled(kFormWidth + kPanelWidth) + space(16), theme::scaled(kHeight));
    resize(wanted.boundedTo(room - QSize(space(4), space(8))));
    m_form->focusFirst();
}

ConnectionDialog::~ConnectionDialog() = default;

void ConnectionDialog::edit(const environment::Target &target)
{
    const QString name = base::Untrusted(target.title.isEmpty() ? target.id : target.title).visible();
    setWindowTitle(tr("Edit %1").arg(name));
    m_title->setText(windowTitle());
    m_kinds->hide();
    m_save->setText(tr("Save"));
    m_form->setEnvironment(m_connector.environment());
    m_form->edit(target);
    m_form->focusFirst();
}

void ConnectionDialog::chooseKind(int index)
{
    m_form->setKind(kKinds[index]);
}

void ConnectionDialog::changed()
{
    if (m_finished)
        return;
    if (m_testing) {
        m_connector.cancelTest();
        showTesting(false);
        m_panel->cancelled();
    }
    m_panel->setStale();
}

void ConnectionDialog::showTesting(bool testing)
{
    m_testing = testing;
    m_test->setText(testing ? tr("Stop the test") : tr("Test"));
}

void ConnectionDialog::testOrCancel()
{
    if (m_testing) {
        m_connector.cancelTest();
        showTesting(false);
        m_panel->cancelled();
        return;
    }
    m_message->hide();
    if (!m_form->complete())
        return;
    const ConnectionDraft draft = m_form->draft();
    showTesting(true);
    m_panel->begin(addressOf(draft));
    m_connector.test(draft.target(), draft.hasPassword ? m_form->password().secret() : base::Secret());
}

void ConnectionDialog::save()
{
    if (m_finished) {
        accept();
        return;
    }
    m_message->hide();
    if (!m_form->complete())
        return;
    const ConnectionDraft draft = m_form->draft();
    m_save->setEnabled(false);
    m_connector.save(draft.change(), draft.hasPassword ? m_form->password().secret() : base::Secret());
}

void ConnectionDialog::saved(const Saved &saved)
{
    m_finished = true;
    m_form->password().forget();
    emit targetSaved(saved.target, saved.file);
    const QString note = saved.hadPassword ? notKept(saved.keyring, saved.detail) : QString();
    if (note.isEmpty()) {
        accept();
        return;
    }
    m_message->showMessage(theme::Mark::Warning, note);
    m_form->setEnabled(false);
    m_kinds->setEnabled(false);
    m_test->hide();
    m_cancel->hide();
    m_save->setText(tr("Go on"));
    m_save->setEnabled(true);
    m_save->setFocus(Qt::OtherFocusReason);
}

void ConnectionDialog::done(int result)
{
    if (m_testing) {
        m_connector.cancelTest();
        showTesting(false);
    }
    m_form->password().forget();
    QDialog::done(result);
}

void ConnectionDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_testing)
        testOrCancel();
    else
        QDialog::keyPressEvent(event);
}

} // namespace start

#include "moc_connectiondialog.cpp"
#include "moc_connector.cpp"
