// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/sandboxpanel.h"

#include "models/base/format.h"
#include "models/base/untrusted.h"
#include "ui/start/stepline.h"
#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using theme::Button;
using theme::FontRole;
using theme::space;
using theme::Token;

namespace start {
namespace {

constexpr int kBar = 4; // height of the line that fills
constexpr int kMostLines = 9; // of what was said; older ones make room
constexpr int kClockTick = 200; // ms between looks at the clock

QString seconds(base::TimePoint::duration spent)
{
    return base::duration(std::chrono::duration<double>(spent).count());
}

} // namespace

SandboxPanel::SandboxPanel(const base::Clock &clock, QWidget *parent) :
    Card(parent), m_clock(clock), m_title(new theme::PlainLabel({}, FontRole::Answer, Token::Text, this)),
    m_elapsed(new theme::PlainLabel({}, FontRole::Body, Token::Muted, this)),
    m_sentence(new theme::PlainLabel({}, FontRole::Body, Token::Text, this)),
    m_remedy(new theme::PlainLabel({}, FontRole::Body, Token::Muted, this)),
    m_logCaption(new theme::PlainLabel(tr("Log"), FontRole::Small, Token::Muted, this)),
    m_log(new theme::ElidedLabel(FontRole::Mono, Token::Muted, this)), m_steps(new QVBoxLayout),
    m_cancel(new Button(tr("Cancel"), Button::Kind::Secondary, this)),
    m_back(new Button(tr("Back"), Button::Kind::Secondary, this)),
    m_again(new Button(tr("Try again"), Button::Kind::Primary, this)),
    m_copy(new Button({}, Button::Kind::Quiet, this))
{
    setObjectName(u"SandboxPanel"_s);
    m_cancel->setObjectName(u"SandboxCancel"_s);
    m_back->setObjectName(u"SandboxBack"_s);
    m_again->setObjectName(u"SandboxAgain"_s);
    m_sentence->setObjectName(u"SandboxSentence"_s);
    m_remedy->setObjectName(u"SandboxRemedy"_s);
    m_log->setObjectName(u"SandboxLog"_s);
    m_copy->setObjectName(u"SandboxCopyLog"_s);
    m_copy->setIconName(u"copy"_s);
    m_copy->setAccessibleName(tr("Copy the path of the log"));
    m_sentence->setWordWrap(true);
    m_remedy->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_elapsed);
    auto *log = new QHBoxLayout;
    log->setSpacing(space(2));
    log->addWidget(m_logCaption);
    log->addWidget(m_log, 1);
    log->addWidget(m_copy);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space(2));
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_back);
    buttons->addWidget(m_again);
    m_steps->setSpacing(space(2));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(6), space(6), space(6), space(5));
    column->setSpacing(space(3));
    column->addLayout(head);
    column->addSpacing(kBar + space(2));
    column->addWidget(m_sentence);
    column->addWidget(m_remedy);
    column->addLayout(m_steps);
    column->addLayout(log);
    column->addSpacing(space(2));
    column->addLayout(buttons);

    connect(m_cancel, &Button::clicked, this, &SandboxPanel::cancelRequested);
    connect(m_back, &Button::clicked, this, &SandboxPanel::backRequested);
    connect(m_again, &Button::clicked, this, &SandboxPanel::againRequested);
    connect(m_copy, &Button::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_log->text()); });
    connect(&m_timer, &QTimer::timeout, this, &SandboxPanel::tick);
    m_timer.setInterval(kClockTick);
    setRunning(false);
}

void SandboxPanel::begin()
{
    clearSteps();
    m_done = 0;
    m_begun = m_clock.now();
    m_title->setText(tr("Starting the sandbox"));
    m_sentence->setText(tr("Its servers run under your own account and keep to their own folder."));
    m_sentence->setToken(Token::Muted);
    setRunning(true);
    tick();
}

void SandboxPanel::progress(const QString &step, double done)
{
    if (!m_running)
        return;
    m_done = std::clamp(done, m_done, 1.0);
    if (m_lines.isEmpty() || m_lines.last()->objectName() != step) {
        if (!m_lines.isEmpty())
            m_lines.last()->setState(StepLine::State::Past);
        if (m_lines.size() == kMostLines)
            delete m_lines.takeFirst();
        auto *line = new StepLine(step, this);
        line->setObjectName(step);
        line->setState(StepLine::State::Running);
        line->setNote(seconds(m_clock.now() - m_begun));
        m_steps->addWidget(line);
        m_lines.append(line);
    }
    tick();
}

void SandboxPanel::finish()
{
    setRunning(false);
}

void SandboxPanel::cancelling()
{
    m_title->setText(tr("Ending what was started"));
    m_cancel->setEnabled(false);
}

void SandboxPanel::fail(const base::Error &error, const QString &logFolder)
{
    setRunning(false);
    if (!m_lines.isEmpty())
        m_lines.last()->setState(StepLine::State::Failed);
    const QString said = base::Untrusted(error.text).visible();
    m_title->setText(tr("The sandbox did not start"));
    m_sentence->setText(said.isEmpty() ? tr("It gave no reason.") : said);
    m_sentence->setToken(Token::Critical);
    m_remedy->setText(error.remedy.empty() ? tr("The log says what each server said last.")
                                           : base::Untrusted(error.remedy).visible());
    m_log->setText(logFolder);
    showLog(!logFolder.isEmpty());
    m_again->setFocus(Qt::OtherFocusReason);
    update();
}

void SandboxPanel::setRunning(bool running)
{
    m_running = running;
    m_cancel->setVisible(running);
    m_cancel->setEnabled(true);
    m_back->setVisible(!running);
    m_again->setVisible(!running);
    m_remedy->setVisible(!running);
    showLog(!running);
    if (running) {
        m_timer.start();
        m_cancel->setFocus(Qt::OtherFocusReason);
    } else {
        m_timer.stop();
    }
}

void SandboxPanel::showLog(bool shown)
{
    m_logCaption->setVisible(shown);
    m_log->setVisible(shown);
    m_copy->setVisible(shown);
}

void SandboxPanel::clearSteps()
{
    qDeleteAll(m_lines);
    m_lines.clear();
}

void SandboxPanel::tick()
{
    m_elapsed->setText(seconds(m_clock.now() - m_begun));
    setAccessibleName(m_title->text());
    update();
}

void SandboxPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        Card::keyPressEvent(event);
        return;
    }
    if (m_running && m_cancel->isEnabled())
        emit cancelRequested();
    else if (!m_running)
        emit backRequested();
}

void SandboxPanel::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF groove(space(6), m_title->geometry().bottom() + space(3), width() - space(12), kBar);
    painter.setBrush(theme::color(Token::Raised));
    painter.drawRoundedRect(groove, kBar / 2.0, kBar / 2.0);
    QRectF filled = groove;
    filled.setWidth(std::max<double>(kBar, groove.width() * m_done));
    painter.setBrush(theme::color(m_running ? Token::Accent : Token::Critical));
    painter.drawRoundedRect(filled, kBar / 2.0, kBar / 2.0);
}

} // namespace start

#include "moc_sandboxpanel.cpp"
