// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/problemlist.h"

#include "ui/dashboard/problemrow.h"
#include "ui/theme/space.h"

#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {
namespace {
constexpr qsizetype kMostRows = 50; // that count, and as many muted ones; each is a widget; the answer line counts them all
constexpr std::size_t kSeenAtOnce = 4;
}

ProblemList::ProblemList(QWidget *parent) :
    theme::Card(parent), m_scroll(new QScrollArea(this)), m_inside(new QWidget), m_column(new QVBoxLayout(m_inside))
{
    setObjectName(u"problemList"_s);
    setAccessibleName(tr("Problems"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addStretch(1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_inside->setAutoFillBackground(false);
    m_scroll->setWidget(m_inside);
    m_inside->setAutoFillBackground(false);
    auto *frame = new QVBoxLayout(this);
    frame->setContentsMargins(1, 1, 1, 1);
    frame->addWidget(m_scroll);
    hide();
}

void ProblemList::setIncidents(bool can)
{
    m_incidents = can;
    for (ProblemRow *row : m_rows)
        row->setIncidents(can);
}

void ProblemList::setMuting(bool muting)
{
    if (muting == m_muting)
        return;
    m_muting = muting;
    for (ProblemRow *row : m_rows)
        row->setMuting(muting);
}

void ProblemList::setProblems(const QList<health::Problem> &counting, const QList<health::Problem> &muted, base::TimePoint now)
{
    const QList<health::Problem> problems = counting.mid(0, kMostRows) + muted.mid(0, kMostRows);
    m_problems = problems;
    m_now = now;
    if (!underMouse() || m_shown == 0) {
        show(problems, {});
        return;
    }
    QHash<QString, const health::Problem *> present;
    for (const health::Problem &problem : problems)
        present.insert(ProblemRow::key(problem), &problem);
    QList<health::Problem> steady;
    QSet<QString> over;
    for (std::size_t i = 0; i < m_shown; ++i) {
        const QString key = ProblemRow::key(m_rows[i]->problem());
        const health::Problem *still = present.take(key);
        steady.append(still ? *still : m_rows[i]->problem());
        if (!still)
            over.insert(key);
    }
    for (const health::Problem &problem : problems)
        if (present.contains(ProblemRow::key(problem)))
            steady.append(problem);
    show(steady, over);
}

void ProblemList::show(const QList<health::Problem> &problems, const QSet<QString> &over)
{
    const std::size_t count = std::size_t(std::min(problems.size(), 2 * kMostRows));
    while (m_rows.size() < count) {
        auto *row = new ProblemRow(m_inside);
        row->setMuting(m_muting);
        row->setIncidents(m_incidents);
        connect(row, &ProblemRow::actionRequested, this, &ProblemList::actionRequested);
        connect(row, &ProblemRow::acknowledgeRequested, this, &ProblemList::acknowledgeRequested);
        connect(row, &ProblemRow::muteRequested, this, &ProblemList::muteRequested);
        connect(row, &ProblemRow::incidentRequested, this, &ProblemList::incidentRequested);
        m_column->insertWidget(int(m_rows.size()), row);
        m_rows.push_back(row);
        emit rowMade();
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool used = i < count;
        if (used) {
            const health::Problem &problem = problems.at(qsizetype(i));
            m_rows[i]->setProblem(problem, i == 0 && problem.severity == base::Severity::Critical && !problem.mute);
            const AlertNote alert = m_alerts.value(problem.key);
            m_rows[i]->setAlert(alert.mark, alert.acknowledgeable);
            if (over.contains(ProblemRow::key(problem)))
                m_rows[i]->setOver();
            m_rows[i]->tick(m_now);
        }
        m_rows[i]->setVisible(used);
    }
    m_shown = count;
    setVisible(count > 0);
    fit();
}

void ProblemList::fit()
{
    int height = 2;
    int all = 0;
    const int room = width() - 2;
    if (room < theme::scaled(320) || m_shown == 0)
        return; // not laid out yet, or hidden: squeezed to nothing it would not be laid out again
    int action = 0; // one column of buttons
    for (std::size_t i = 0; i < m_shown; ++i)
        action = std::max(action, m_rows[i]->actionWidth());
    for (std::size_t i = 0; i < m_shown; ++i) {
        m_rows[i]->setActionWidth(action);
        const int tall = m_rows[i]->layout()->totalHeightForWidth(room);
        m_rows[i]->setFixedHeight(tall);
        height += i < kSeenAtOnce ? tall : 0;
        all += tall;
    }
    m_inside->setFixedHeight(all);
    m_scroll->setVerticalScrollBarPolicy(m_shown > kSeenAtOnce ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (m_shown > kSeenAtOnce)
        height += theme::scaled(20); // the next one shows that there is more
    if (height != this->height() || height != minimumHeight())
        setFixedHeight(height);
}

void ProblemList::tick(base::TimePoint now)
{
    m_now = now;
    for (std::size_t i = 0; i < m_shown; ++i)
        m_rows[i]->tick(now);
}

QStringList ProblemList::sentences() const
{
    QStringList all;
    for (std::size_t i = 0; i < m_shown; ++i)
        all.append(m_rows[i]->sentence());
    return all;
}

void ProblemList::setFocusToFirst()
{
    if (m_shown > 0)
        m_rows.front()->focusAction();
}

void ProblemList::leaveEvent(QEvent *event)
{
    theme::Card::leaveEvent(event);
    show(m_problems, {});
}

void ProblemList::resizeEvent(QResizeEvent *event)
{
    theme::Card::resizeEvent(event);
    fit();
}

void ProblemList::changeEvent(QEvent *event)
{
    theme::Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Problems"));
    if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace dashboard

#include "moc_problemlist.cpp"
