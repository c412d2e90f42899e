// SPDX-License-Identifier: GPL-3.0-or-later
// What the pane answers before anything else: how many are open, whether anybody can know, and what is there in place of a list.
#include "ui/incidents/incidentspane.h"

#include "models/incidents/wording.h"
#include "ui/theme/button.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/searchfield.h"
#include "ui/theme/segmented.h"

#include <QListView>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace incidents {

namespace {

constexpr std::chrono::days kBeforeMatters{7}; // so long it is said that there was another journal

} // namespace

int IncidentsPane::openCount() const
{
    return m_desk ? int(std::ranges::count_if(m_desk->known().incidents(), [drills = m_desk->practises()](const Incident &i) { return i.isOpen() && i.drill == drills; })) : 0;
}

base::Severity IncidentsPane::worstOpen() const
{
    base::Severity worst = base::Severity::Ok;
    if (m_desk)
        for (const Incident &i : m_desk->known().incidents())
            if (i.isOpen() && i.drill == m_desk->practises())
                worst = std::max(worst, markOf(i));
    return worst;
}

void IncidentsPane::showEmpty()
{
    const bool ready = m_desk && m_desk->ready();
    const QString open = m_desk && mayAct() ? tr("Open an incident…") : QString();
    const auto trouble = m_desk ? m_desk->trouble() : std::nullopt;
    const auto before = ready ? m_desk->laidAside() : std::nullopt;
    if (trouble)
        m_empty->setContent(u"warning"_s, tr("Whether an incident is open, nobody can say here"), troubleSentence(*trouble), open);
    else if (!ready)
        m_empty->setContent(u"warning"_s, tr("Reading the journal"), tr("Incidents are what the journal says of them."));
    else if (before)
        m_empty->setContent(u"warning"_s, tr("No incident since the journal was begun anew"), laidAsideSentence(*before), open);
    else
        m_empty->setContent(u"check"_s, tr("There has been no incident"), tr("One opens by itself when a critical alert fires, or by hand."), open);
}

// In place of the rows, where there are incidents but none in this list.
void IncidentsPane::showNothing()
{
    const bool rows = m_model->rowCount() > 0;
    if (!rows) {
        if (!m_filter->text().trimmed().isEmpty())
            m_nothing->setContent(u"filter"_s, tr("No incident says so"), tr("Esc in the filter shows all again."));
        else if (IncidentModel::Shown(m_shown->current()) == IncidentModel::Shown::Open)
            m_nothing->setContent(u"check"_s, tr("None is open"), tr("One opens by itself when a critical alert fires, or by hand."));
        else if (IncidentModel::Shown(m_shown->current()) == IncidentModel::Shown::Resolved)
            m_nothing->setContent(u"check"_s, tr("None is resolved"), tr("Those that are over are kept here."));
        else
            m_nothing->setContent(u"check"_s, tr("There was no drill"), tr("What is practised is listed here alone."));
    }
    const bool waited = hasFocus() || m_nothing->hasFocus();
    m_lists->setCurrentIndex(rows ? 0 : 1);
    if (rows && waited)
        m_list->setFocus();
}

void IncidentsPane::showAnswer()
{
    std::vector<const Incident *> open;
    if (m_desk)
        for (const Incident *i : ordered(m_desk->known().incidents()))
            if (i->isOpen() && i->drill == m_desk->practises())
                open.push_back(i);
    const bool ready = m_desk && m_desk->ready();
    const auto trouble = m_desk ? m_desk->trouble() : std::nullopt;
    const auto before = ready ? m_desk->laidAside() : std::nullopt;
    const base::WallTime now = m_clock.wallNow();
    const auto [head, rest] = answer(open, now);
    QStringList under{rest};
    if (ready && trouble)
        under << troubleSentence(*trouble) + u' ' + tr("What is shown is what stood there before.");
    else if (before && !m_desk->known().incidents().empty() && now - before->at < kBeforeMatters)
        under << laidAsideSentence(*before);
    under.removeAll(QString());
    const bool known = ready && !(trouble && open.empty()); // that none is open is more than anybody knows then
    m_answer->setText(known ? head : trouble ? tr("Nobody knows: the journal cannot be read.") : tr("Nobody knows yet."));
    m_rest->setText(under.join(u' '));
    m_rest->setVisible(!under.isEmpty());
    m_open->setVisible((ready || trouble) && mayAct());
    update();
}

} // namespace incidents
