// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/testpanel.h"

#include "models/base/format.h"
#include "ui/start/stepline.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using theme::FontRole;
using theme::space;
using theme::Token;

namespace start {
namespace {

constexpr int kTick = 200; // ms between looks at the clock
constexpr int kFigureLines = 8;

using Step = watch::ConnectionReport::Step;
using Outcome = watch::ConnectionReport::Outcome;

StepLine::State stateOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Ok:
        return StepLine::State::Done;
    case Outcome::Failed:
        return StepLine::State::Failed;
    case Outcome::Skipped:
        break;
    }
    return StepLine::State::Skipped;
}

// Those that are missing first: they are what there is to correct.
QString figureLines(const watch::ConnectionReport &report)
{
    QStringList lines;
    for (const bool there : {false, true})
        for (const watch::ConnectionReport::Figure &figure : report.figures)
            if (figure.there == there)
                lines << (there ? u"✓ "_s : u"▲ "_s) + base::Untrusted(figure.metric).visible() + u": "_s + figure.text.visible();
    if (lines.size() > kFigureLines + 1) {
        const int more = int(lines.size()) - kFigureLines;
        lines.resize(kFigureLines);
        lines << TestPanel::tr("and %n more", nullptr, more);
    }
    return lines.join(u'\n');
}

} // namespace

TestPanel::TestPanel(const base::Clock &clock, QWidget *parent) :
    Card(parent), m_clock(clock), m_verdict(new theme::PlainLabel({}, FontRole::Strong, Token::Text, this)),
    m_elapsed(new theme::PlainLabel({}, FontRole::Small, Token::Muted, this)),
    m_remedy(new theme::PlainLabel({}, FontRole::Body, Token::Text, this)),
    m_role(new theme::PlainLabel({}, FontRole::Body, Token::Text, this)),
    m_figures(new theme::PlainLabel({}, FontRole::Body, Token::Text, this))
{
    setObjectName(u"TestPanel"_s);
    m_verdict->setObjectName(u"TestVerdict"_s);
    m_remedy->setObjectName(u"TestRemedy"_s);
    m_role->setObjectName(u"TestRole"_s);
    m_figures->setObjectName(u"TestFigures"_s);
    for (theme::PlainLabel *label : {m_verdict, m_remedy, m_role, m_figures}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *head = new QHBoxLayout;
    head->addWidget(m_verdict, 1);
    head->addWidget(m_elapsed, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(5), space(4), space(5), space(4));
    column->setSpacing(space(3));
    column->addWidget(new theme::PlainLabel(tr("Connection test"), FontRole::Caption, Token::Muted, this));
    column->addLayout(head);
    column->addWidget(m_remedy);
    const QList<std::pair<const char *, QString>> steps{{"StepName", tr("Name")},
                                                        {"StepTcp", tr("Network (TCP)")},
                                                        {"StepTls", tr("Encryption (TLS)")},
                                                        {"StepAuthentication", tr("Authentication")},
                                                        {"StepPermission", tr("Permission")}};
    for (const auto &[name, title] : steps) {
        auto *line = new StepLine(title, this);
        line->setObjectName(QLatin1String(name));
        m_steps.append(line);
        column->addWidget(line);
    }
    column->addWidget(m_role);
    column->addWidget(m_figures);
    column->addStretch(1);
    connect(&m_timer, &QTimer::timeout, this, &TestPanel::tick);
    m_timer.setInterval(kTick);
    reset();
    m_verdict->setText(tr("Nothing has been tried yet. The test connects once, looks at its own rights and closes."));
    m_verdict->setFontRole(FontRole::Body);
    m_verdict->setToken(Token::Muted);
}

void TestPanel::reset()
{
    for (StepLine *line : m_steps) {
        line->setStale(false);
        line->setState(StepLine::State::Waiting);
        line->setSentence({});
        line->setNote({});
    }
    m_elapsed->clear();
    m_remedy->hide();
    m_role->hide();
    m_figures->hide();
    m_verdict->setFontRole(FontRole::Strong);
    m_verdict->setToken(Token::Text);
    setGround(Token::Surface);
}

void TestPanel::begin(const QString &target)
{
    reset();
    m_state = State::Running;
    m_begun = m_clock.now();
    m_verdict->setText(tr("Trying %1").arg(target));
    m_steps.first()->setState(StepLine::State::Running);
    m_timer.start();
    tick();
}

void TestPanel::tick()
{
    m_elapsed->setText(base::duration(std::chrono::duration<double>(m_clock.now() - m_begun).count()));
}

void TestPanel::showReport(const watch::ConnectionReport &report)
{
    tick();
    m_timer.stop();
    m_state = State::Done;
    QString remedy;
    bool failed = false;
    for (int i = 0; i < m_steps.size(); ++i) {
        const watch::ConnectionReport::Line &found = report.steps[std::size_t(i)];
        m_steps[i]->setState(stateOf(found.outcome));
        m_steps[i]->setSentence(found.text.visible());
        if (found.outcome == Outcome::Failed && !failed) {
            failed = true;
            remedy = found.remedy;
        }
    }
    const watch::ConnectionReport::Line &permission = report.at(Step::Permission);
    if (permission.outcome == Outcome::Ok && !permission.text.isEmpty())
        m_steps[int(Step::Permission)]->setSentence(tr("Role found: %1.").arg(permission.text.visible()));
    if (report.at(Step::Tls).outcome == Outcome::Skipped && report.connects() && !report.readHere)
        m_steps[int(Step::Tls)]->setSentence(tr("Not encrypted."));
    if (!report.connects())
        setVerdict(tr("It does not work yet."), Token::Critical);
    else if (failed)
        setVerdict(tr("It connects, but will not see everything."), Token::Warning);
    else if (report.lacksFigures())
        setVerdict(tr("It answers, but a figure is not there."), Token::Warning);
    else
        setVerdict(tr("It works."), Token::Ok);
    m_figures->setText(figureLines(report));
    m_figures->setVisible(!report.figures.empty());
    m_remedy->setText(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
    m_role->setText(report.findings.isEmpty()
                        ? QString()
                        : tr("Beyond looking, this login %1.").arg(report.findings.join(u", "_s)));
    m_role->setVisible(!report.findings.isEmpty());
    setAccessibleDescription(remedy);
}

void TestPanel::setVerdict(const QString &sentence, theme::Token token)
{
    m_verdict->setText(sentence);
    m_verdict->setToken(token);
    setGround(Token::Surface, token);
    setAccessibleName(sentence);
}

void TestPanel::setStale()
{
    if (m_state != State::Done)
        return;
    m_state = State::Stale;
    for (StepLine *line : m_steps)
        line->setStale(true);
    m_verdict->setText(tr("Changed since this test; try again."));
    m_verdict->setToken(Token::Stale);
    m_remedy->hide();
    m_role->hide();
    m_figures->hide();
    setGround(Token::Surface);
}

void TestPanel::cancelled()
{
    reset();
    m_timer.stop();
    m_state = State::Cancelled;
    m_verdict->setText(tr("Cancelled. Nothing was changed."));
    m_verdict->setToken(Token::Muted);
}

QString TestPanel::verdict() const
{
    return m_verdict->text();
}

} // namespace start

#include "moc_testpanel.cpp"
