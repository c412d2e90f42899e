// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/testdialog.h"

#include "models/base/untrusted.h"
#include "ui/start/connector.h"
#include "ui/start/testpanel.h"
#include "ui/theme/button.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using theme::Button;
using theme::FontRole;
using theme::space;
using theme::Token;

namespace start {
namespace {
constexpr int kTestWidth = 480, kTestHeight = 420;
}

TestDialog::TestDialog(Connector &connector, environment::Target target, const base::Clock &clock, QWidget *parent) :
    QDialog(parent), m_connector(connector), m_target(std::move(target)), m_panel(new TestPanel(clock)),
    m_again(new Button({}, Button::Kind::Primary))
{
    setObjectName(u"TestDialog"_s);
    const QString name = base::Untrusted(m_target.title.isEmpty() ? m_target.id : m_target.title).visible();
    setWindowTitle(tr("Test %1").arg(name));
    auto *title = new theme::PlainLabel(windowTitle(), FontRole::Answer, Token::Text);
    title->setWordWrap(true);
    auto *close = new Button(tr("Close"));
    auto *edit = new Button(tr("Edit…"));
    close->setObjectName(u"TestClose"_s);
    edit->setObjectName(u"TestEdit"_s);
    m_again->setObjectName(u"TestAgain"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space(2));
    buttons->addWidget(close);
    buttons->addStretch(1);
    buttons->addWidget(edit);
    buttons->addWidget(m_again);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(6), space(5), space(6), space(5));
    column->setSpacing(space(4));
    column->addWidget(title);
    column->addWidget(m_panel, 1);
    column->addLayout(buttons);
    connect(close, &Button::clicked, this, &QDialog::reject);
    connect(edit, &Button::clicked, this, [this] {
        accept();
        emit editRequested(m_target.id);
    });
    connect(m_again, &Button::clicked, this, [this] { m_testing ? stop() : start(); });
    connect(&connector, &Connector::tested, this, [this](const watch::ConnectionReport &report) {
        if (!std::exchange(m_testing, false))
            return;
        m_again->setText(tr("Test again"));
        m_panel->showReport(report);
    });
    resize(theme::scaled(kTestWidth), theme::scaled(kTestHeight));
    start();
    m_again->setFocus(Qt::OtherFocusReason);
}

void TestDialog::start()
{
    m_testing = true;
    m_again->setText(tr("Stop the test"));
    m_panel->begin(base::Untrusted(m_target.title.isEmpty() ? m_target.id : m_target.title).visible());
    m_connector.test(m_target, base::Secret());
}

void TestDialog::stop()
{
    if (!std::exchange(m_testing, false))
        return;
    m_connector.cancelTest();
    m_again->setText(tr("Test again"));
    m_panel->cancelled();
}

void TestDialog::done(int result)
{
    stop();
    QDialog::done(result);
}

} // namespace start

#include "moc_testdialog.cpp"
