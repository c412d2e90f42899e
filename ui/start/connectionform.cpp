// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/connectionform.h"

#include "models/base/untrusted.h"
#include "ui/start/formfield.h"
#include "ui/start/secretfield.h"
#include "ui/theme/button.h"
#include "ui/theme/dialogs.h"
#include "ui/theme/space.h"

#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using environment::TargetKind;
using environment::Tls;
using theme::space;

namespace start {
namespace {

constexpr int kColumns = 12;

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
    setKind(TargetKind::Postgres);
}

QLineEdit *ConnectionForm::line(const char *objectName)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(QLatin1String(objectName));
    edit->setTextMargins(space(1), 0, space(1), 0);
    return edit;
}

FormField *ConnectionForm::field(const QString &name, QWidget *editor, QWidget *keyboard)
{
    auto *made = new FormField(name, editor, keyboard, this);
    made->hide();
    return made;
}

void ConnectionForm::watch(Field which, FormField *shown, QLineEdit *edit)
{
    m_fields.insert(which, shown);
    connect(edit, &QLineEdit::textChanged, this, &ConnectionForm::edited);
    connect(edit, &QLineEdit::editingFinished, this, [this, which, edit] {
        if (!edit->text().isEmpty())
            m_touched.insert(which);
        showProblems();
    });
}

void ConnectionForm::makeFields()
{
    m_name = line("NameField");
    m_name->setPlaceholderText(tr("Orders database"));
    watch(Field::Name, field(tr("Name"), m_name), m_name);
    m_host = line("HostField");
    m_host->setPlaceholderText(tr("db1.example.org, an address, or a socket folder"));
    watch(Field::Host, field(tr("Host"), m_host), m_host);
    m_port = line("PortField");
    watch(Field::Port, field(tr("Port"), m_port), m_port);
    m_database = line("DatabaseField");
    watch(Field::Database, field(tr("Database"), m_database), m_database);
    m_user = line("UserField");
    watch(Field::User, field(tr("User"), m_user), m_user);
    m_service = line("ServiceField");
    m_service->setPlaceholderText(tr("an entry of pg_service.conf"));
    watch(Field::Service, field(tr("Service, instead of host"), m_service), m_service);
    m_url = line("UrlField");
    watch(Field::Url, field(tr("Address"), m_url), m_url);
    m_status = line("StatusField");
    watch(Field::Status, field(tr("Expected status"), m_status), m_status);

    m_id = line("IdField");
    watch(Field::Id, field(tr("Id in the file"), m_id), m_id);
    m_runsOn = edgeField("RunsOnField", tr("Runs on the host"), m_runsOnField);
    m_replicatesFrom = edgeField("ReplicatesFromField", tr("Replicates from"), m_replicatesFromField);
    m_leadsTo = edgeField("LeadsToField", tr("Leads its clients to"), m_leadsToField);

    m_password = new SecretField;
    m_password->setObjectName(u"PasswordField"_s);
    m_passwordField = field(tr("Password"), m_password);
    connect(m_password, &QLineEdit::textChanged, this, &ConnectionForm::edited);

    m_tier = new QComboBox;
    m_tier->setObjectName(u"TierField"_s);
    m_tier->setEditable(true);
    m_tier->setInsertPolicy(QComboBox::NoInsert);
    m_tier->lineEdit()->setPlaceholderText(tr("Databases"));
    m_tierField = field(tr("Tier"), m_tier);

    m_tls = new QComboBox;
    m_tls->setObjectName(u"TlsField"_s);
    const auto add = [this](const QString &text, Tls::Mode mode) { m_tls->addItem(text, int(mode)); };
    add(tr("Verify certificate and name"), Tls::Mode::VerifyFull);
    add(tr("Verify the certificate only"), Tls::Mode::VerifyCa);
    add(tr("Encrypt, verify nothing"), Tls::Mode::Require);
    add(tr("Encrypt if the server offers it"), Tls::Mode::Prefer);
    add(tr("No encryption"), Tls::Mode::Disable);
    m_tlsField = field(tr("Encryption (TLS)"), m_tls);
    connect(m_tls, &QComboBox::currentIndexChanged, this, &ConnectionForm::edited);

    m_certificate = line("CertificateField");
    m_certificate->setPlaceholderText(tr("empty: those of the system"));
    auto *choose = new theme::Button(tr("Choose…"));
    m_choose = choose;
    m_choose->setObjectName(u"ChooseCertificate"_s);
    connect(choose, &theme::Button::clicked, this, &ConnectionForm::chooseCertificate);
    auto *both = new QWidget;
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space(2));
    row->addWidget(m_certificate, 1);
    row->addWidget(m_choose);
    watch(Field::RootCertificate, field(tr("Root certificate"), both, m_certificate), m_certificate);
}

QComboBox *ConnectionForm::edgeField(const char *objectName, const QString &name, FormField *&shown)
{
    auto *box = new QComboBox;
    box->setObjectName(QLatin1String(objectName));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    shown = field(name, box);
    connect(box, &QComboBox::currentIndexChanged, this, &ConnectionForm::edited);
    return box;
}

QList<QList<ConnectionForm::Cell>> ConnectionForm::cells() const
{
    const auto at = [this](Field which) { return m_fields.value(which); };
    const QList<Cell> head = m_origin ? QList<Cell>{{at(Field::Name), 5}, {at(Field::Id), 3}, {m_tierField, 4}}
                                      : QList<Cell>{{at(Field::Name), 8}, {m_tierField, 4}};
    const QList<Cell> address{{at(Field::Host), 9}, {at(Field::Port), 3}};
    const QList<Cell> encryption{{m_tlsField, 5}, {at(Field::RootCertificate), 7}};
    const QList<Cell> url{{at(Field::Url), 12}}, place{{m_runsOnField, 6}};
    switch (m_kind) {
    case TargetKind::PgBouncer:
        return {head, address, {{at(Field::User), 6}, {m_passwordField, 6}}, encryption, {{m_leadsToField, 6}, {m_runsOnField, 6}}};
    case TargetKind::Redis:
        return {head, address, {{at(Field::Database), 3}, {at(Field::User), 4}, {m_passwordField, 5}}, place};
    case TargetKind::Http:
        return {head, url, {{at(Field::Status), 4}, {at(Field::RootCertificate), 8}}, place};
    case TargetKind::Host:
        return {head, url};
    case TargetKind::HttpJson:
    case TargetKind::Prometheus:
        return {head, url, place};
    case TargetKind::Heartbeat:
        return {head, place};
    case TargetKind::Postgres:
        break;
    }
    return {head,
            address,
            {{at(Field::Database), 6}, {at(Field::User), 6}},
            {{m_passwordField, 6}, {at(Field::Service), 6}},
            encryption,
            {{m_replicatesFromField, 6}, {m_runsOnField, 6}}};
}

void ConnectionForm::lay(const QList<QList<Cell>> &rows)
{
    for (FormField *shown : findChildren<FormField *>(QString(), Qt::FindDirectChildrenOnly)) {
        m_grid->removeWidget(shown);
        shown->hide();
    }
    QWidget *before = nullptr;
    for (int row = 0; row < rows.size(); ++row) {
        int column = 0;
        for (const Cell &cell : rows[row]) {
            m_grid->addWidget(cell.field, row, column, 1, cell.span);
            column += cell.span;
            cell.field->show();
            if (before)
                setTabOrder(before, cell.field->keyboard());
            before = cell.field->keyboard();
            if (before == m_certificate) {
                setTabOrder(before, m_choose);
                before = m_choose;
            }
        }
    }
}

void ConnectionForm::setKind(TargetKind kind)
{
    const ConnectionDraft shown = draft();
    if (kind != m_kind)
        m_kept.insert(m_kind, shown);
    ConnectionDraft next = m_kept.contains(kind) ? m_kept.value(kind) : ConnectionDraft::of(kind);
    next.name = shown.name;
    next.tier = shown.tier;
    next.runsOn = shown.runsOn;
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
    m_url->setPlaceholderText(m_kind == TargetKind::Host ? u"http://db1.example.org:9100/metrics"_s
                                                         : u"https://api.example.org/health"_s);
    fillEdges(m_runsOn, TargetKind::Host, next.runsOn);
    fillEdges(m_replicatesFrom, TargetKind::Postgres, next.replicatesFrom);
    fillEdges(m_leadsTo, TargetKind::Postgres, next.leadsTo);
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

// One of them, none, or what the file says where it says more than one.
void ConnectionForm::fillEdges(QComboBox *box, TargetKind kind, const QStringList &chosen)
{
    box->clear();
    box->addItem(tr("None"), QStringList());
    for (const environment::Target &target : m_environment ? m_environment->targets : QList<environment::Target>())
        if (target.kind == kind && (!m_origin || target.id != m_origin->id))
            box->addItem(base::Untrusted(target.title.isEmpty() ? target.id : target.title).visible(), QStringList{target.id});
    int index = 0;
    for (int i = 0; i < box->count(); ++i)
        if (box->itemData(i).toStringList() == chosen)
            index = i;
    if (index == 0 && !chosen.isEmpty()) {
        box->addItem(chosen.join(u", "_s), chosen);
        index = box->count() - 1;
    }
    box->setCurrentIndex(index);
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
    typed.hasPassword = !m_password->isEmpty() && typed.hasAddress() && !typed.byUrl();
    typed.typedId = m_id->text();
    typed.origin = m_origin;
    if (m_environment)
        typed.tiers = m_environment->tiers;
    typed.runsOn = m_runsOn->currentData().toStringList();
    typed.replicatesFrom = m_replicatesFrom->currentData().toStringList();
    typed.leadsTo = m_leadsTo->currentData().toStringList();
    if (!m_origin && m_kind != TargetKind::Postgres)
        typed.replicatesFrom.clear();
    if (!m_origin && m_kind != TargetKind::PgBouncer)
        typed.leadsTo.clear();
    if (!m_origin && m_kind == TargetKind::Host)
        typed.runsOn.clear();
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
    QHash<Field, QString> wrong;
    for (const FieldProblem &problem : draft().problems(m_taken))
        wrong.insert(problem.field, problem.text);
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
    if (m_origin && m_origin->credential.source != environment::Credential::Source::None)
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
    showProblems();
    if (problems.isEmpty())
        return true;
    m_fields.value(problems.first().field)->keyboard()->setFocus(Qt::OtherFocusReason);
    return false;
}

void ConnectionForm::focusFirst()
{
    m_name->setFocus(Qt::OtherFocusReason);
    if (m_origin)
        m_name->selectAll();
}

void ConnectionForm::chooseCertificate()
{
    auto *dialog = new QFileDialog(this, tr("Root certificate"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.crt *.pem *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_certificate, &QLineEdit::setText);
    theme::openDialog(dialog);
}

} // namespace start

#include "moc_connectionform.cpp"
