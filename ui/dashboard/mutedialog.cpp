// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/mutedialog.h"

#include "ui/theme/button.h"
#include "ui/theme/dialogs.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/space.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dashboard {

using theme::Button;
using theme::FontRole;
using theme::PlainLabel;
using theme::space;
using theme::Token;

namespace {

constexpr int kMuteWidth = 480; // px at scale 1
constexpr int kMorning = 8;     // hour

PlainLabel *saying(const QString &text, FontRole role, Token token)
{
    auto *label = new PlainLabel(text, role, token);
    label->setWordWrap(true);
    return label;
}

// Seconds from now until the next morning, local time.
qint64 untilMorning(base::WallTime now)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count());
    QDateTime morning(at.date(), QTime(kMorning, 0));
    if (morning <= at)
        morning = QDateTime(at.date().addDays(1), QTime(kMorning, 0));
    return at.secsTo(morning);
}

} // namespace

MuteDialog::MuteDialog(const health::Problem &problem, const environment::Environment &environment, base::WallTime now, QWidget *parent) :
    QDialog(parent), m_problem(problem), m_now(now), m_reason(new QLineEdit), m_length(new QComboBox), m_all(new QCheckBox),
    m_leave(new Button(tr("Leave it"))), m_mute(new Button(tr("Mute"), Button::Kind::Primary))
{
    setObjectName(u"muteDialog"_s);
    setWindowTitle(tr("Mute a problem"));
    m_reason->setObjectName(u"muteReason"_s);
    m_length->setObjectName(u"muteLength"_s);
    m_all->setObjectName(u"muteGroup"_s);
    m_leave->setObjectName(u"muteLeave"_s);
    m_mute->setObjectName(u"muteConfirm"_s);
    m_leave->setAutoDefault(false);
    m_mute->setDefault(true);
    m_reason->setMaxLength(int(mutes::kLongestReason));
    m_reason->setPlaceholderText(tr("Why? It stands beside it and in the journal."));
    m_reason->setAccessibleName(tr("Reason"));
    const qint64 hour = 3600, day = 24 * hour;
    const std::pair<QString, qint64> lengths[] = {{tr("for an hour"), hour},
                                                  {tr("for 4 hours"), 4 * hour},
                                                  {tr("until tomorrow morning, 8:00"), untilMorning(now)},
                                                  {tr("for a day"), day},
                                                  {tr("for a week"), 7 * day},
                                                  {tr("for 30 days"), 30 * day}};
    for (const auto &[text, seconds] : lengths)
        m_length->addItem(text, seconds);
    m_length->setAccessibleName(tr("How long"));
    const environment::Target *target = environment.find(problem.target);
    m_group = target ? target->tier : QString();
    QString title = m_group;
    for (const environment::Tier &tier : environment.tiers)
        if (tier.id == m_group && !tier.title.isEmpty())
            title = tier.title;
    const auto others = std::ranges::count_if(environment.targets, [this](const environment::Target &t) { return t.tier == m_group; });
    m_all->setText(tr("For all targets of %1").arg(base::Untrusted(title).visible().replace(u'&', u"&&"_s)));
    m_all->setVisible(others > 1);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_leave);
    buttons->addStretch(1);
    buttons->addWidget(m_mute);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space(6), space(5), space(6), space(5));
    column->setSpacing(space(3));
    column->addWidget(saying(tr("Mute this problem?"), FontRole::Answer, Token::Text));
    column->addWidget(saying(problem.sentence, FontRole::Body, Token::Text));
    column->addWidget(m_reason);
    column->addWidget(m_length);
    column->addWidget(m_all);
    column->addWidget(saying(problem.severity == base::Severity::Critical
                                 ? tr("It stays in the list, struck through, and does not count until then.")
                                 : tr("It stays in the list, struck through, and does not count until then, or until it becomes critical."),
                             FontRole::Small, Token::Muted));
    column->addLayout(buttons);
    setFixedWidth(theme::scaled(kMuteWidth));
    m_mute->setEnabled(false);
    connect(m_reason, &QLineEdit::textChanged, this, [this](const QString &text) { m_mute->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_leave, &Button::clicked, this, &QDialog::reject);
    connect(m_mute, &Button::clicked, this, &QDialog::accept);
    m_reason->setFocus(Qt::OtherFocusReason);
    theme::fitHeight(this);
}

base::WallTime MuteDialog::until() const { return m_now + std::chrono::seconds(m_length->currentData().toLongLong()); }

mutes::Mute MuteDialog::mute() const
{
    mutes::Mute mute;
    mute.target = m_all->isChecked() ? QString() : m_problem.target;
    mute.group = m_all->isChecked() ? m_group : QString();
    mute.finding = m_problem.finding();
    mute.worst = m_problem.severity;
    mute.reason = m_reason->text().trimmed();
    mute.until = until();
    return mute;
}

} // namespace dashboard

#include "moc_mutedialog.cpp"
