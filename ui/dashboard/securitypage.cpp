// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/securitypage.h"

#include "models/audit/desk.h"
#include "models/audit/wording.h"
#include "ui/dashboard/celltree.h"
#include "ui/theme/button.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/plainlabel.h"
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

} // namespace

SecurityPage::SecurityPage(const DetailTools &tools, QWidget *parent) :
    TablePage(kName, parent), m_desk(new audit::Desk(tools.feed, this)), m_rows(new SecurityModel(this)),
    m_told(new theme::PlainLabel({}, FontRole::Body, Token::Muted, this)), m_again(new Button({}, Button::Kind::Secondary, this)), m_advice(new QWidget(this)),
    m_remedy(new theme::PlainLabel(m_advice)), m_fix(new theme::ElidedLabel(FontRole::Mono, Token::Text, m_advice)),
    m_copy(new Button({}, Button::Kind::Secondary, m_advice))
{
    setTable(m_rows,
             {{}, {SecurityModel::Object, SecurityModel::Fix}, {SecurityModel::What, SecurityModel::Fix}, SecurityModel::What, {84, 200, 300, 400}, {SecurityModel::Fix}},
             tools.settings, settings::Key::SecurityColumns, title());
    m_told->setObjectName(u"securityTold"_s);
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
    top->addWidget(m_again);
    column().insertLayout(0, top);
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

    connect(m_again, &Button::clicked, this, [this] { m_desk->run(m_target, m_now); });
    connect(m_copy, &Button::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_fix->text()); });
    connect(m_desk, &audit::Desk::changed, this, [this](const QString &target) {
        if (target == m_target)
            refresh();
    });
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
    const bool another = m_target != subject.target->id;
    m_target = subject.target->id;
    m_recorded = subject.recorded;
    m_again->setEnabled(!m_recorded && !m_desk->entry(m_target).busy);
    if (!m_recorded && subject.snapshot && subject.snapshot->status.condition == watch::Condition::Up)
        m_desk->lookWhenOld(m_target, m_now);
    if (another)
        refresh();
}

void SecurityPage::refresh()
{
    const audit::Desk::Entry &entry = m_desk->entry(m_target);
    m_again->setEnabled(!m_recorded && !entry.busy);
    const QString error = entry.error ? base::Untrusted(std::string_view(entry.error->text)).visible() : QString();
    if (!entry.audit) {
        m_told->setText(QString());
        m_rows->setRows({});
        if (entry.busy)
            table().showNothing(u"refresh"_s, tr("Looking"), tr("The server is asked; it takes some seconds."));
        else if (entry.error)
            table().showNothing(u"warning"_s, tr("It could not be looked at"), error);
        else
            table().showNothing(u"lock"_s, tr("Not looked at yet"), tr("It is looked at as soon as the target answers."));
        choose();
        return;
    }
    QString told = tr("%1, as of %2.").arg(audit::summary(*entry.audit), clockTime(entry.audit->at));
    if (entry.audit->triedAt != base::WallTime{})
        told += u' ' + tr("Policies tried at %1.").arg(clockTime(entry.audit->triedAt));
    if (entry.busy)
        told += u' ' + tr("Looking again.");
    else if (entry.error)
        told += u' ' + tr("The last attempt failed: %1").arg(error);
    m_told->setText(told);
    const std::vector<audit::SecurityRow> rows = audit::securityRows(*entry.audit);
    m_rows->setRows(rows);
    if (rows.empty())
        table().showNothing(u"check"_s, tr("No findings"), tr("Every check was made, and none found anything."));
    else
        table().showRows({});
    choose();
}

void SecurityPage::choose()
{
    const QTreeView *view = table().view();
    const audit::SecurityRow *row = m_rows->row(static_cast<const QAbstractProxyModel *>(view->model())->mapToSource(view->currentIndex()));
    const bool advised = row && shownRows() && (!row->remedy.isEmpty() || !row->sentence.isEmpty());
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
    m_again->setText(tr("Run again"));
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
