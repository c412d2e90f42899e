// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/connectionform.h"

#include "models/base/untrusted.h"
#include "ui/start/figurelist.h"
#include "ui/start/formfield.h"
#include "ui/start/heartbeatfields.h"
#include "ui/start/moresection.h"
#include "ui/start/targetbox.h"
#include "ui/theme/plainlabel.h"
#include "ui/theme/secretfield.h"
#include "ui/theme/space.h"

#include <QComboBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using environment::TargetKind;
using environment::Tls;
using theme::space;

namespace start {
namespace {

constexpr int kColumns = 12;

QString exampleOf(TargetKind kind)
{
    switch (kind) {
    case TargetKind::Host: return u"http://db1.example.org:9100/metrics"_s;
    case TargetKind::Prometheus: return u"http://api.example.org:9187/metrics"_s;
    case TargetKind::HttpJson: return u"https://api.example.org/stats.json"_s;
    default: return u"https://api.example.org/health"_s;
    }
}

bool staysOnThisMachine(const QString &host)
{
    return host.isEmpty() || host.startsWith(u'/') || host == u"localhost" || host == u"::1" || host.startsWith(u"127.");
}

} // namespace

ConnectionForm::ConnectionForm(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space(4));
    m_grid->setVerticalSpacing(space(4));
    for (int column = 0; column < kColumns; ++column)
        m_grid->setColumnStretch(column, 1);
    makeFields();
    makeParts();
    setKind(TargetKind::Postgres);
}

QList<QList<ConnectionForm::Cell>> ConnectionForm::cells() const
{
    const auto at = [this](Field which) { return m_fields.value(which); };
    const QList<Cell> head = m_origin ? QList<Cell>{{at(Field::Name), 5}, {at(Field::Id), 3}, {m_tierField, 4}}
                                      : QList<Cell>{{at(Field::Name), 8}, {m_tierField, 4}};
    const QList<Cell> address{{at(Field::Host), 9}, {at(Field::Port), 3}};
    const QList<Cell> encryption{{m_tlsField, 5}, {at(Field::RootCertificate), 7}};
    const QList<Cell> url{{at(Field::Url), 12}}, place{{m_runsOnField, 6}}, further{{m_further, 12}}, more{{m_more, 12}};
    switch (m_kind) {
    case TargetKind::PgBouncer:
        return {head, address, {{at(Field::User), 6}, {m_passwordField, 6}}, encryption, {{m_leadsToField, 6}, {m_runsOnField, 6}}, more, further};
    case TargetKind::Redis:
        return {head, address, {{at(Field::Database), 3}, {at(Field::User), 4}, {m_passwordField, 5}}, place, further};
    case TargetKind::Http:
        return {head, url, {{at(Field::Status), 4}, {at(Field::RootCertificate), 8}}, place, further};
    case TargetKind::Host:
        return {head, url, further};
    case TargetKind::HttpJson:
    case TargetKind::Prometheus:
        return {head, url, {{at(Field::Header), 6}, {m_passwordField, 6}}, {{at(Field::RootCertificate), 12}}, {{m_figures, 12}}, place, further};
    case TargetKind::Heartbeat:
        return {head, {{m_heartbeat, 12}}, place, further};
    case TargetKind::Postgres:
        break;
    }
    return {head,
            address,
            {{at(Field::Database), 6}, {at(Field::User), 6}},
            {{m_passwordField, 6}, {at(Field::Service), 6}},
            encryption,
            {{m_replicatesFromField, 6}, {m_runsOnField, 6}},
            more,
            further};
}

void ConnectionForm::lay(const QList<QList<Cell>> &rows)
{
    for (QWidget *shown : findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (shown->isWindow())
            continue;
        m_grid->removeWidget(shown);
        shown->hide();
    }
    for (int row = 0; row < rows.size(); ++row) {
        int column = 0;
        for (const Cell &cell : rows[row]) {
            m_grid->addWidget(cell.shown, row, column, 1, cell.span);
            column += cell.span;
            cell.shown->setVisible(cell.shown != m_further);
        }
    }
    chain(rows);
    showFurther();
}

QList<QWidget *> ConnectionForm::keyboardsOf(QWidget *shown) const
{
    if (shown == m_figures)
        return m_figures->keyboards();
    if (shown == m_heartbeat)
        return m_heartbeat->keyboards();
    if (shown == m_more)
        return m_more->keyboards();
    const auto *field = qobject_cast<FormField *>(shown);
    if (!field)
        return {};
    return field->keyboard() == m_certificate ? QList<QWidget *>{m_certificate, m_choose} : QList<QWidget *>{field->keyboard()};
}

void ConnectionForm::chain(const QList<QList<Cell>> &rows)
{
    QWidget *before = nullptr;
    for (const QList<Cell> &row : rows)
        for (const Cell &cell : row)
            for (QWidget *next : keyboardsOf(cell.shown)) {
                if (before)
                    setTabOrder(before, next);
                before = next;
            }
}

void ConnectionForm::showFurther()
{
    const int further = m_origin ? draft().furtherSettings() : 0;
    m_further->setVisible(further > 0);
    if (further > 0)
        m_further->setText(tr("%n further setting(s) stay as they are in %1.", nullptr, further)
                               .arg(base::Untrusted(m_environment ? QFileInfo(m_environment->file).fileName() : QString()).visible()));
}

void ConnectionForm::setKind(TargetKind kind)
{
    const ConnectionDraft shown = draft();
    if (kind != m_kind)
        m_kept.insert(m_kind, shown);
    ConnectionDraft next = m_kept.contains(kind) ? m_kept.value(kind) : ConnectionDraft::of(kind);
    next.name = shown.name;
    next.tier = shown.tier;
    next.runsOn = m_runsOn->chosen(); // not that of the draft, which knows none while a host is shown
    if (next.host.isEmpty())
        next.host = shown.host;

    m_kind = kind;
    fill(next);
}

void ConnectionForm::fill(const ConnectionDraft &next)
{
    m_filling = true;
    m_host->setText(next.host);
    m_port->setText(next.port);
    m_database->setText(next.database);
    m_user->setText(next.user);
    m_service->setText(next.service);
    m_url->setText(next.url);
    m_status->setText(next.expectedStatus);
    m_certificate->setText(next.rootCertificate);
    m_tls->setCurrentIndex(m_tls->findData(int(next.tls)));
    m_header->setText(next.header);
    m_url->setPlaceholderText(exampleOf(m_kind));
    const QString own = m_origin ? m_origin->id : QString();
    m_runsOn->offer(m_environment, TargetKind::Host, own, next.runsOn);
    m_replicatesFrom->offer(m_environment, TargetKind::Postgres, own, next.replicatesFrom);
    m_leadsTo->offer(m_environment, TargetKind::Postgres, own, next.leadsTo);
    m_figures->fill(m_kind, next.figures);
    m_heartbeat->fill(next.heartbeat, m_environment);
    m_more->fill(next.more, m_kind, m_environment, own);
    m_touched.clear();
    m_filling = false;
    lay(cells());
    edited();
}

void ConnectionForm::setEnvironment(const environment::EnvironmentPtr &environment)
{
    m_environment = environment;
    m_taken.clear();
    const QString typed = m_tier->currentText();
    m_tier->clear();
    if (environment) {
        for (const environment::Target &target : environment->targets)
            m_taken.append(target.id);
        for (const environment::Tier &tier : environment->tiers)
            m_tier->addItem(tier.title.isEmpty() ? tier.id : tier.title);
    }
    m_tier->setCurrentText(typed.isEmpty() ? m_tier->itemText(0) : typed);
    fill(draft());
}

void ConnectionForm::edit(const environment::Target &target)
{
    m_origin = target;
    m_kind = target.kind;
    const ConnectionDraft draft = ConnectionDraft::of(target, m_environment ? m_environment->tiers : QList<environment::Tier>());
    m_name->setText(draft.name);
    m_id->setText(draft.typedId);
    m_tier->setCurrentText(draft.tier);
    fill(draft);
}

ConnectionDraft ConnectionForm::draft() const
{
    ConnectionDraft typed;
    typed.kind = m_kind;
    typed.name = m_name->text();
    typed.tier = m_tier->currentText();
    typed.host = m_host->text();
    typed.port = m_port->text();
    typed.database = m_database->text();
    typed.user = m_user->text();
    typed.service = m_service->text();
    typed.url = m_url->text();
    typed.expectedStatus = m_status->text();
    typed.tls = Tls::Mode(m_tls->currentData().toInt());
    typed.rootCertificate = m_certificate->text();
    typed.hasPassword = !m_password->isEmpty() && typed.hasAddress() && (!typed.byUrl() || typed.hasFigures());
    if (typed.hasFigures()) {
        typed.header = m_header->text();
        typed.figures = m_figures->typed();
    }
    if (m_kind == TargetKind::Heartbeat)
        typed.heartbeat = m_heartbeat->typed();
    typed.more = m_more->typed();
    typed.typedId = m_id->text();
    typed.origin = m_origin;
    if (m_environment)
        typed.tiers = m_environment->tiers;
    typed.runsOn = m_runsOn->chosen();
    typed.replicatesFrom = m_replicatesFrom->chosen();
    typed.leadsTo = m_leadsTo->chosen();
    if (!m_origin && m_kind != TargetKind::Postgres)
        typed.replicatesFrom.clear();
    if (!m_origin && m_kind != TargetKind::PgBouncer)
        typed.leadsTo.clear();
    if (!m_origin && m_kind == TargetKind::Host)
        typed.runsOn.clear();
    if (!m_origin && m_kind != TargetKind::Postgres && m_kind != TargetKind::PgBouncer)
        typed.more.uses.clear();
    return typed;
}

void ConnectionForm::edited()
{
    if (m_filling)
        return;
    showProblems();
    showHints();
    emit changed();
}

void ConnectionForm::showProblems()
{
    const QList<FieldProblem> problems = draft().problems(m_taken);
    QHash<Field, QString> wrong;
    for (const FieldProblem &problem : problems)
        wrong.insert(problem.field, problem.text);
    m_figures->setProblems(problems);
    for (auto it = m_fields.cbegin(); it != m_fields.cend(); ++it)
        it.value()->setProblem(m_touched.contains(it.key()) ? wrong.value(it.key()) : QString());
}

void ConnectionForm::showHints()
{
    const ConnectionDraft typed = draft();
    const bool far = !staysOnThisMachine(typed.host.trimmed());
    m_fields.value(Field::RootCertificate)->setEnabled(typed.usesTls() || typed.kind == TargetKind::Http);
    const bool unsafe = typed.tls == Tls::Mode::Require || typed.tls == Tls::Mode::Prefer || typed.tls == Tls::Mode::Disable;
    m_tlsField->setHint(unsafe && far ? tr("Somebody on the way could read the password.") : QString());
    if (typed.hasFigures() && (!m_origin || m_origin->credential.source == environment::Credential::Source::None))
        m_passwordField->setHint(tr("Or a token. Kept in the keyring, in no file; may be empty."));
    else if (m_origin && m_origin->credential.source != environment::Credential::Source::None)
        m_passwordField->setHint(tr("Empty: it stays as it is."));
    else if (typed.kind == TargetKind::Redis)
        m_passwordField->setHint(far ? tr("Travels unencrypted; use a tunnel beyond this machine.") : QString());
    else
        m_passwordField->setHint(typed.service.trimmed().isEmpty() ? tr("Kept in the keyring, in no file. May be empty.")
                                                                    : tr("Empty: the service or pass file gives it."));
}

bool ConnectionForm::complete()
{
    const QList<FieldProblem> problems = draft().problems(m_taken);
    for (const FieldProblem &problem : problems)
        m_touched.insert(problem.field);
    m_figures->touchAll();
    showProblems();
    if (problems.isEmpty())
        return true;
    focusOn(problems.first());
    return false;
}

void ConnectionForm::focusOn(const FieldProblem &problem)
{
    QWidget *place = problem.field == Field::Figures ? m_figures->keyboard(problem.row, problem.cell) : m_fields.value(problem.field)->keyboard();
    if (m_more->isAncestorOf(place))
        m_more->setOpen(true);
    place->setFocus(Qt::OtherFocusReason);
    emit keyboardPut(place);
}

void ConnectionForm::focusFirst()
{
    m_name->setFocus(Qt::OtherFocusReason);
    if (m_origin)
        m_name->selectAll();
}

} // namespace start

#include "moc_connectionform.cpp"
