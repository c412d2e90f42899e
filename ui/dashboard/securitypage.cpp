// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/securitypage.h"

#include "models/audit/wording.h"
#include "models/base/format.h"
#include "ui/dashboard/celltree.h"
#include "ui/dashboard/parityview.h"
#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/segmented.h"
#include "ui/theme/space.h"

#include <QAbstractProxyModel>
#include <QClipboard>
#include <QDateTime>
#include <QEvent>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace dashboard {

using audit::SecurityModel;
using theme::Button;
using theme::FontRole;
using theme::space;
using theme::Token;

namespace {

QString clockTime(base::WallTime at)
{
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count();
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms).time(), u"HH:mm"_s);
}

QString sinceText(const QString &iso)
{
    const QDateTime at = QDateTime::fromString(iso, Qt::ISODate).toLocalTime();
    return QLocale().toString(at, at.date() == QDate::currentDate() ? u"HH:mm"_s : u"d MMM, HH:mm"_s);
}

} // namespace

SecurityPage::SecurityPage(const DetailTools &tools, QWidget *parent) :
    TablePage(kName, parent), m_desk(tools.audits), m_rows(new SecurityModel(this)), m_parity(new ParityView(tools.settings, this)),
    m_part(new theme::Segmented(this)), m_told(new theme::PlainLabel({}, FontRole::Body, Token::Muted, this)), m_again(new Button({}, Button::Kind::Secondary, this)), m_advice(new QWidget(this)),
    m_remedy(new theme::PlainLabel(m_advice)), m_fix(new theme::ElidedLabel(FontRole::Mono, Token::Text, m_advice)),
    m_copy(new Button({}, Button::Kind::Secondary, m_advice))
{
    setTable(m_rows,
             {{}, {SecurityModel::Object, SecurityModel::Fix}, {SecurityModel::What, SecurityModel::Fix}, SecurityModel::What, {104, 200, 300, 400}, {SecurityModel::Fix}},
             tools.settings, settings::Key::SecurityColumns, title());
    m_part->setObjectName(u"securityPart"_s);
    m_told->setObjectName(u"securityTold"_s);
    m_told->setWordWrap(true);
    m_again->setObjectName(u"securityAgain"_s);
    m_again->setCompact(true);
    m_remedy->setObjectName(u"securityRemedy"_s);
    m_remedy->setWordWrap(true);
    m_fix->setObjectName(u"securityFix"_s);
    m_copy->setObjectName(u"securityCopy"_s);
    m_copy->setIconName(u"copy"_s);
    m_copy->setCompact(true);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(space(3), space(2), space(3), space(1));
    top->setSpacing(space(2));
    top->addWidget(m_told, 1);
    top->addWidget(m_part);
    top->addWidget(m_again);
    column().insertLayout(0, top);
    column().addWidget(m_parity, 1);
    auto *statement = new QHBoxLayout;
    statement->setSpacing(space(2));
    statement->addWidget(m_fix, 1);
    statement->addWidget(m_copy);
    auto *advice = new QVBoxLayout(m_advice);
    advice->setContentsMargins(space(3), space(2), space(3), 0);
    advice->setSpacing(space(1));
    advice->addWidget(m_remedy);
    advice->addLayout(statement);
    column().addWidget(m_advice);

    connect(m_again, &Button::clicked, this, [this] { m_parity->isHidden() ? m_desk->run(m_target) : m_desk->parity().compare(m_target); });
    connect(m_part, &theme::Segmented::chosen, this, &SecurityPage::refresh);
    connect(&m_parity->table(), &LiveTable::actionRequested, this, &DetailPage::retryRequested);
    connect(m_copy, &Button::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_fix->text()); });
    const auto refreshOf = [this](const QString &target) {
        if (target == m_target)
            refresh();
    };
    connect(m_desk, &audit::Desk::changed, this, refreshOf);
    connect(&m_desk->parity(), &audit::ParityDesk::changed, this, refreshOf);
    connect(table().view()->selectionModel(), &QItemSelectionModel::currentChanged, this, &SecurityPage::choose);
    retranslate();
    choose();
}

bool SecurityPage::offered(const DetailSubject &subject)
{
    return subject.target->kind == environment::TargetKind::Postgres && environment::watchedThrough(*subject.target).isEmpty();
}

void SecurityPage::show(const DetailSubject &subject)
{
    m_now = subject.now;
    const bool compared = audit::ParityDesk::declared(*subject.environment, *subject.target);
    const bool another = m_target != subject.target->id || compared != m_compared;
    m_target = subject.target->id;
    m_recorded = subject.recorded;
    m_permitted = audit::Desk::permitted(*subject.target);
    m_compared = compared;
    m_again->setEnabled(!m_recorded && !m_desk->entry(m_target).busy);
    if (!m_recorded && m_permitted && subject.snapshot && subject.snapshot->status.condition == watch::Condition::Up)
        m_desk->lookWhenOld(m_target);
    if (another)
        refresh();
    else
        tell();
}

const CellTree *SecurityPage::shownRows() const
{
    if (m_parity->isHidden())
        return TablePage::shownRows();
    return m_parity->table().nothing().isEmpty() ? m_parity->table().view() : nullptr;
}

void SecurityPage::keepState()
{
    TablePage::keepState();
    m_parity->table().keepState();
}

void SecurityPage::lookAgain()
{
    if (m_parity->isHidden())
        m_desk->look(m_target);
    else
        m_desk->parity().compare(m_target);
}

void SecurityPage::showParity(bool parity)
{
    m_part->setCurrent(parity ? 1 : 0);
    refresh();
}

void SecurityPage::refresh()
{
    const bool parity = m_compared && m_part->current() == 1;
    m_part->setVisible(m_compared);
    m_parity->setVisible(parity);
    table().setVisible(!parity);
    setFocusProxy(parity ? static_cast<QWidget *>(m_parity) : &table());
    if (parity) {
        m_advice->hide();
        m_parity->showEntry(m_desk->parity().entry(m_target), m_permitted);
    } else {
        showFindings();
    }
    m_again->setEnabled(!m_recorded && !(parity ? m_desk->parity().entry(m_target).busy : m_desk->entry(m_target).busy));
    m_again->setText(parity ? tr("Compare again") : tr("Run again"));
    tell();
}

void SecurityPage::showFindings()
{
    const audit::Desk::Entry &entry = m_desk->entry(m_target);
    const QString error = entry.error ? base::Untrusted(std::string_view(entry.error->text)).visible() : QString();
    if (!entry.audit) {
        m_rows->setRows({});
        if (entry.busy)
            table().showNothing(u"refresh"_s, tr("Looking"), tr("The server is asked; it takes some seconds."));
        else if (entry.error)
            table().showNothing(u"warning"_s, tr("It could not be looked at"), error);
        else
            table().showNothing(u"lock"_s, tr("Not looked at yet"),
                                m_permitted ? tr("It is looked at as soon as the target answers.") : tr("This target is looked at on request only: press F5, or run it again."));
        choose();
        return;
    }
    const std::vector<audit::SecurityRow> rows = audit::securityRows(*entry.audit, entry.change);
    m_rows->setRows(rows);
    if (rows.empty())
        table().showNothing(u"check"_s, tr("No findings"), tr("Every check was made, and none found anything."));
    else
        table().showRows({});
    choose();
}

QString SecurityPage::toldOfFindings() const
{
    const audit::Desk::Entry &entry = m_desk->entry(m_target);
    if (!entry.audit)
        return {};
    const double age = entry.answered ? std::chrono::duration<double>(m_now - *entry.answered).count() : 0;
    QString told = m_recorded ? tr("%1, as of %2.").arg(audit::summary(*entry.audit), clockTime(entry.audit->at))
                              : tr("%1, checked %2 ago.").arg(audit::summary(*entry.audit), base::age(age));
    const audit::Difference &change = entry.change;
    if (change.changed() && !change.since.isEmpty())
        told += u' ' + tr("Since %1: %2 new, %3 gone.").arg(sinceText(change.since)).arg(change.fresh.size()).arg(change.gone.size());
    else if (!change.since.isEmpty())
        told += u' ' + tr("Nothing new or gone since %1.").arg(sinceText(change.since));
    if (entry.audit->triedAt != base::WallTime{})
        told += u' ' + tr("Policies tried at %1.").arg(clockTime(entry.audit->triedAt));
    if (entry.busy)
        told += u' ' + tr("Looking again.");
    else if (entry.error)
        told += u' ' + tr("The last attempt failed: %1").arg(base::Untrusted(std::string_view(entry.error->text)).visible());
    return told;
}

void SecurityPage::tell()
{
    const QString told = m_parity->isHidden() ? toldOfFindings() : ParityView::told(m_desk->parity().entry(m_target), m_now);
    if (told != m_told->text())
        m_told->setText(told);
}

void SecurityPage::choose()
{
    const QTreeView *view = table().view();
    const audit::SecurityRow *row = m_rows->row(static_cast<const QAbstractProxyModel *>(view->model())->mapToSource(view->currentIndex()));
    const bool advised = row && m_parity->isHidden() && shownRows() && (!row->remedy.isEmpty() || !row->sentence.isEmpty());
    m_advice->setVisible(advised);
    if (!advised)
        return;
    m_remedy->setText(row->remedy.isEmpty() ? row->sentence : row->sentence + u' ' + row->remedy);
    m_fix->setText(row->fix);
    m_fix->setVisible(!row->fix.isEmpty());
    m_copy->setVisible(!row->fix.isEmpty());
}

void SecurityPage::retranslate()
{
    m_part->setItems({tr("Findings"), tr("Parity")});
    m_part->setAccessibleName(tr("What is shown of the security of this server"));
    m_copy->setText(tr("Copy"));
    refresh();
}

void SecurityPage::changeEvent(QEvent *event)
{
    TablePage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace dashboard

#include "moc_securitypage.cpp"
